//! What the guide says around its pages, which stand in a room of their own.

use crate::i18n::words;

words! {
    GuideText {
        Title => "使用指南", "Guide";
        /// How one is opened.
        Open => "看一篇：sanzhang guide 名称，例如 sanzhang guide first。", "To read one: sanzhang guide NAME, such as sanzhang guide first.";
        /// Where an action is that has no key.
        InMenu { key: String } => "菜单（{key}）", "menu ({key})";
        InFields { keys: String } => "输入时 {keys}", "in a field {keys}";
        NoMatch { text: String } => "没有写到“{text}”。", "Nothing speaks of \"{text}\".";
    }
}
