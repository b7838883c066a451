//! The settings page: how things look, and the lists that the whole county shares.

use crate::i18n::{N, words};

words! {
    SettingsText {
        Ignored { path: String, what: String } =>
            "设置里有看不懂的，已忽略（{what}）：{path}", "Some settings were not understood and passed over ({what}): {path}";
        Title => "设置", "Settings";
        /// Enter on a row.
        Turn => "更改", "Change";
        Language => "语言", "Language";
        Theme => "配色", "Theme";
        Keymap => "键位方案", "Keymap";
        Width => "符号宽度", "Width of signs";
        Mask => "隐去电话、类别", "Phones, care hidden";
        Mouse => "鼠标", "Mouse";
        Dark => "深色", "dark";
        Light => "浅色", "light";
        HighContrast => "高对比", "high contrast";
        Mono => "单色", "mono";
        WidthAuto => "自动", "automatic";
        WidthNarrow => "窄（西文终端）", "narrow (Western terminals)";
        WidthWide => "宽（中文终端）", "wide (Chinese terminals)";
        WidthAscii => "只用英文符号", "ASCII only";
        CareTitle => "重点户类别（示例清单，可按本县标准修改）", "Categories of special care (an example list; change it to your county's)";
        AddCare => "新增类别…", "Add a category…";
        Closed => "已停用，原有登记保留", "no longer offered; what was entered stays";
        StagesTitle => "示范点创建阶段（示例清单，可按本县标准修改）", "Stages of sites (an example list; change it to your county's)";
        NoStages => "示范点创建阶段：还没有", "Stages of sites: none yet";
        StagesNone => "还没有创建阶段。", "No stages of sites yet.";
        OfficialsNone => "还没有联点县级领导。", "No county leaders are linked to sites yet.";
        CareNone => "还没有重点户类别。", "No categories of special care yet.";
        HowToStage { key: String } => "，按 {key} 新增，或采用示例清单", "; {key} adds one, or take the examples";
        AddStage => "新增阶段…", "Add a stage…";
        ExampleStages { n: N } => "采用示例（{n} 个）", "Take {n} examples";
        NewCareTitle => "新增类别", "Add a category";
        StageTitle => "新增创建阶段", "Add a stage";
        StageOrder => "顺序（小的在前）", "Order (small first)";
        LeastScore => "考核得分率不低于（%）", "Least verified score (%)";
        LeastHint => "百分数 1—100，不要求的可不填", "1 to 100 percent; leave it empty to demand none";
        WantsScore { least: String } => "得分率 {least}%", "{least}% verified";
        WantsLines => "各板块达合格线", "blocks at pass lines";
        OfficialsTitle => "联点县级领导", "County leaders linked to sites";
        AddOfficial => "新增领导…", "Add a county leader…";
        NoList => "请先把光标移到重点户类别、创建阶段或联点县级领导一栏。", "Please move to the categories, the stages or the county leaders first.";
    }
}
