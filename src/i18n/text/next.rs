//! What to do next where a list holds nothing: the command that puts something into it.

use crate::i18n::words;

words! {
    NextText {
        Unit => "可用命令：add unit 蓝山县 名称=塔峰镇", "The command: add unit COUNTY name=NAME";
        Import => "可用命令：import households 名册.csv", "The command: import households roster.csv";
        Appoint => "可用命令：list vacancies 看空缺，appoint 任命", "The commands: list vacancies, then appoint";
        Care => "可用命令：edit h1 类别=独居老人", "The command: edit h1 care=CATEGORY";
        Contact => "可用命令：edit 塔峰镇/雷家岭村 职务=支书 联系人=姓名 电话=号码", "The command: edit VILLAGE role=ROLE contact=NAME phone=PHONE";
        Categories => "可用命令：care add 孤儿", "The command: care add NAME";
        Plan => "可用命令：training add", "The command: training add";
        Assign => "可用命令：training assign", "The command: training assign";
        Rules => "可用命令：training rules", "The command: training rules";
        Site => "可用命令：site add 塔峰镇/雷家岭村", "The command: site add VILLAGE";
        Rectify => "可用命令：site rectify", "The command: site rectify";
        Stage => "可用命令：site stages add 选点", "The command: site stages add NAME";
        Official => "可用命令：site officials add 王某", "The command: site officials add NAME";
    }
}
