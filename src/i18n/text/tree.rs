//! The tree: column heads, fold hints, what stands there when nothing does.

use crate::i18n::{N, words};

words! {
    TreeText {
        Title => "层级", "Tree";
        Unit => "单位", "Unit";
        Households => "户", "Homes";
        Breaches => "异常", "Breach";
        Vacancies => "空缺", "Vacant";
        Vacant => "（空缺）", "(vacant)";
        Acting { who: String } => "{who}（代理）", "{who} (acting)";
        Unfold => "→ 展开", "→ open";
        Fold => "← 收起", "← fold";
        FoldedAll => "已全部收起", "All folded";
        ToLevel { level: String } => "已展开到{level}", "Open down to {level}";
        NoUnits => "还没有单位，请先建县。", "No units yet. Make the county first.";
        NoBelow { level: String } => "还没有{level}", "No {level} yet";
        HowToAdd { key: String } => "，按 {key} 新增", "; {key} adds one";
        NoHouseholds => "还没有户", "No households yet";
        HowToHouseholds { add: String, import: String } => "，按 {add} 新增，或按 {import} 导入名册", "; {add} adds one, {import} imports a roster";
        NoHouseholdsYet { key: String } => "还没有户。按 {key} 导入名册，或把光标移到村上新增片。", "No households yet. {key} imports a roster; on a village you can add sections.";
        Outside => "上级单位不在您负责的范围内。", "What is above is outside your area.";
        Retired { n: N } => "另有已停用 {n} 项", "{n} retired, not shown";
        ShowsRetired => "含已停用", "with retired";
        Bookmarked { name: String } => "回到 {name}", "Back at {name}";
        Found { of: N } => "{of} 处", (of.of("match", "matches"));
        FoundNth { n: N, of: N } => "{of} 处 · 第 {n}", "{n} of {of}";
        NotFound { words: String } => "展开的行里没有“{words}”。要在全县找，请用搜索。", "No open row holds \"{words}\"; search looks everywhere.";
        SelectedHidden { n: N, hidden: N, key: String } => "已选 {n} 项，{hidden} 项未显示 · {key} 取消", "{n} selected, {hidden} not shown, {key} clears";
        Selected { n: N, key: String } => "已选 {n} 项 · {key} 取消", "{n} selected, {key} clears";
        Taken { n: N, put: String, clear: String } => "已拿起 {n} 项 · {put} 放下 · {clear} 取消", "{n} taken, {put} puts down, {clear} drops";
        Page => "详情", "Page";
        AtRoot => "已在最上级。", "This is the top.";
    }
}
