//! The search overlay.

use crate::i18n::{N, words};

words! {
    SearchText {
        Title => "搜索", "Search";
        Placeholder =>
            "姓名、拼音、首字母、电话后四位、门牌 3-2-501、地址", "Name, pinyin, initials, last digits of a phone, house 3-2-501, address";
        Scope { name: String } => "范围：{name}", "Scope: {name}";
        WholeCounty => "全县", "whole county";
        Hits { n: N, of: N } => "{n}/{of} 户", "{n}/{of} households";
        HitsIn { place: String, n: N, of: N } => "{place} {of} 户中 {n} 户", "{n} of {of} households in {place}";
        InPlace { place: String, of: N } => "{place} {of} 户", (format!("{place}, {}", of.of("household", "households")));
        FoundIn { place: String, of: N, n: N } => "{place} {of} 户，找到 {n} 条", "{n} found, {place} ({of} households)";
        UnitHolds { n: N } => "{n} 户", (n.of("household", "households"));
        Similar => "没有完全相符的，以下读音或写法相近", "nothing quite like it; these sound or look similar";
        Units { n: N } => "单位 {n}", (n.of("unit", "units"));
        Leaders { n: N } => "三长 {n}", (n.of("leader", "leaders"));
        Searching => "正在搜索", "Searching";
        Preparing => "正在建立索引，可以先输入", "The index is being made; you can type already";
        None { query: String } =>
            "没有找到“{query}”。可输入姓名、拼音、首字母、电话后四位、门牌 3-2-501、地址如学院路2号。",
            "Found no \"{query}\". Try a name, pinyin, initials, the last four digits of a phone, a house such as 3-2-501, or a street with its number.";
        NoneHere { query: String, place: String, key: String } =>
            "{place}没有“{query}”。按 {key} 换大范围再找。", "No \"{query}\" in {place}. {key} widens the scope.";
        NoNames { words: String, list: String, key: String } =>
            "“{words}”不是人名、地名。要看“{list}”，退出搜索后按 {key}。", "\"{words}\" names nobody and no place. For {list} leave the search and press {key}.";
        TryRetired { n: N } => "已停用的有 {n} 项，可打开“含已停用”查看。", (format!("{}; switch on \"with retired\" to see.", n.of("retired one matches", "retired ones match")));
        WithRetired => "含已停用", "with retired";
        WithoutRetired => "不含已停用", "without retired";
        More { n: N } => "还有 {n} 条，请再输入几个字", "{n} more; type on to narrow";
        Recent => "最近去过", "Recent";
        Example => "例：dgh 找邓桂华，5678 找电话尾号", "Such as dgh for Deng Guihua, 5678 for the end of a phone";
        House { n: N } => "{n}号", "no. {n}";
        LeaderOf { post: String, unit: String } => "{unit} {post}", "{post} of {unit}";
    }
}
