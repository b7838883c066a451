//! The heads of the help pages, and what every page says of itself.

use crate::i18n::words;

words! {
    UsageText {
        Usage => "用法", "Usage";
        Examples => "例子：", "Examples:";
        Fields => "可写的项：", "Fields:";
        AnyOptions => "[选项]", "[OPTIONS]";
        Choices { words: String } => "（{words}）", " ({words})";
        Default { word: String } => "不写就是 {word}", "{word} if nothing is said";
        Between => "；", "; ";
        Status => "退出状态：0 完成；1 被拒绝、有错误、没有找到；2 命令写得不对。", "Exit status: 0 done, 1 refused, faults found or nothing found, 2 wrong usage.";
        More => "某个命令的帮助：sanzhang help 命令。", "For one command: sanzhang help COMMAND.";
    }
}
