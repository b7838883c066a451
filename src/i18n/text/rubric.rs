//! Rubric files: what was read, written, and what is wrong with a line.

use crate::i18n::{N, words};

words! {
    RubricText {
        AtLine { line: N, what: String } => "第 {line} 行：{what}", "Line {line}: {what}";
        Syntax { why: String } => "不合 TOML 写法（{why}），请改正。", "this is not TOML ({why}); please correct it.";
        NoKey { key: String, known: String } => "没有“{key}”这一项，可用：{known}。", "there is no key {key}; known ones are {known}.";
        Missing { key: String } => "缺少“{key}”这一项，请补上。", "the key {key} is missing; please add it.";
        NotText { key: String } => "“{key}”要写带引号的文字。", "{key} takes text in quotes.";
        NotNumber { key: String } => "“{key}”要写数字，最多一位小数。", "{key} takes a number with at most one decimal.";
        NotWhole { key: String } => "“{key}”要写 1 起的整数。", "{key} takes a whole number from 1.";
        NotList { key: String } => "“{key}”要写成列表，例如 [[block]] 或 [{{ … }}]。", "{key} takes a list, such as [[block]] or [{{ … }}].";
        NoWord { text: String, known: String } => "没有“{text}”这个写法，可用：{known}。", "there is no word \"{text}\" for it; known ones are {known}.";
        Fine { title: String, blocks: N, items: N, total: String } =>
            "“{title}”没有错误：{blocks} 个板块，{items} 项指标，共 {total} 分。",
            (format!("\"{title}\" has no faults: {}, {}, {total} points.", blocks.of("block", "blocks"), items.of("item", "items")));
        Faults { n: N } => "发现 {n} 处错误：", (format!("{}:", n.of("fault found", "faults found")));
        Written { path: String } => "已写入 {path}", "Wrote {path}";
        None => "还没有考核细则，请先用 sanzhang rubric import 导入。", "There is no rubric yet; please import one with sanzhang rubric import.";
        Exists { path: String } => "{path} 已存在，请换一个文件名。", "{path} exists already; please choose another name.";
    }
}
