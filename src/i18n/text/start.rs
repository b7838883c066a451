//! The first page, when there is no county yet.

use crate::i18n::{N, words};

words! {
    StartText {
        Title => "欢迎使用三长", "Welcome to sanzhang";
        Intro => "这里还没有数据，请选一种开始方式：", "There is no county here yet. Choose how to begin:";
        Rehearsal => "演示县", "Rehearsal county";
        RehearsalWhy =>
            "地名是真的，人员是虚构的，可以放手练习，退出后不保留。",
            "Real places, invented people: try anything, nothing is kept.";
        Ready { county: String, townships: N, villages: N } =>
            "{county}（2023年区划，{townships}个乡镇、{villages}个村）", "{county} (divisions of 2023: {townships} townships, {villages} villages)";
        ReadyWhy => "现成的，回车就建；然后导入名册。", "They come with the program: Enter makes the county; rosters follow.";
        Make => "建县", "Make the county";
        Divisions => "按区划文件新建", "New county from a divisions file";
        DivisionsWhy =>
            "读入全国区划 CSV，建好县、乡镇、村（社区），再导入名册。",
            "Reads a national list as CSV and makes the county, its townships and villages; rosters follow.";
        Empty => "新建空县", "Empty county";
        EmptyWhy => "只填县名，单位和户自己逐个新增。", "Asks for the county's name; you add units and households yourself.";
        Where { path: String } => "数据将存在 {path}", "The data will be kept in {path}";
        AskFile => "区划文件的路径", "Path of the divisions file";
        AskCounty => "文件里有几个县，选哪个（可输入名称或编码）", "Which county (type a name or code)";
        AskName => "县名", "Name of the county";
        NameIsPath => "这像是文件的路径，不是县名。请填县名，如 蓝山县；要读区划文件，请选“按区划文件新建”。", "This looks like the path of a file. Please type the county's name; a divisions file is read by the other choice.";
        Enter { key: String } => "按 {key} 进入。", "Press {key} to go in.";
    }
}
