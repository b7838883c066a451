//! The settings page: how things look, and the list of care categories.

use crate::i18n::words;

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
        NameNeeded => "请填写类别名称。", "Please type the name of the category.";
    }
}
