//! The tree: column heads, fold hints, what stands there when nothing does.

use crate::i18n::{N, words};

words! {
    TreeText {
        Title => "层级", "Tree";
        Unit => "单位", "Unit";
        Households => "户", "Hh";
        Breaches => "异常", "Breach";
        Vacancies => "空缺", "Vacant";
        Vacant => "（空缺）", "(vacant)";
        Acting { who: String } => "{who}（代理）", "{who} (acting)";
        Unfold => "→ 展开", "→ open";
        Fold => "← 收起", "← fold";
        FoldedAll => "已全部收起", "All folded";
        ToLevel { level: String } => "已展开到{level}", "Open down to {level}";
        NoUnits => "还没有单位。按 a 新增，或按 i 导入区划和名册。", "No units yet. Press a to add one, or i to import.";
        NoBelow { level: String } => "还没有{level}，按 a 新增", "No {level} yet; press a to add one";
        NoHouseholds => "还没有户，按 a 新增，或按 i 粘贴名册", "No households yet; press a to add one, or i to paste a roster";
        Outside => "上级单位不在你负责的范围内。", "What is above is outside your area.";
        Retired { n: N } => "另有已停用 {n} 项", "{n} retired, not shown";
        ShowsRetired => "含已停用", "with retired";
        Bookmarked { name: String } => "回到 {name}", "Back at {name}";
        AtRoot => "已在最上级。", "This is the top.";
    }
}
