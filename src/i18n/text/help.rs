//! Headings of the help page. Its rows come from the keymap, so that they cannot be wrong.

use crate::i18n::words;

words! {
    HelpText {
        Title => "帮助", "Help";
        Here => "先会这几个", "To begin with";
        Everywhere => "处处可用", "Everywhere";
        Walking => "走动", "Moving";
        Looking => "查看和搜索", "Looking and searching";
        Changing => "增改", "Changing";
        Field => "输入框内", "Inside a field";
        Choosing => "多选", "Selecting";
        Screens => "页面", "Screens";
        Leaving => "退出", "Leaving";
        Commands => "命令", "Commands";
        Filter => "输入可筛选", "type to filter";
        NoMatch { text: String } => "没有符合“{text}”的键。", "No key matches \"{text}\".";
        Close => "Esc 关闭", "Esc closes";
        Keymap { name: String } => "键位：{name}", "Keymap: {name}";
        /// How keys are written everywhere.
        KeySigns => "键的写法：Ctrl+S 是按住 Ctrl 再按 S，Shift+Tab 也一样，g n 是先按 g 再按 n；开着输入法时底栏改写 F2 这样的键", "Keys: Ctrl+S is both together, and so is Shift+Tab; g n is one after the other. With an input method on the foot names keys such as F2";
        Marks { yes: String, no: String } => "标记：! 要处理，{yes} 已办，{no} 未办", "Marks: ! needs a look, {yes} done, {no} not done";
        Guide { key: String } => "要从头学、要知道一件事怎么做：按 {key} 看使用指南", "To learn from the beginning, or how a task is done: {key} opens the guide";
        CommandHint => "按 : 输入命令，可用中文、英文或拼音", "Press : for a command, in Chinese, English or pinyin";
    }
}
