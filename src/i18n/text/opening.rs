//! What is left to do until a county is open, and the way to each of it.

use crate::i18n::{N, words};

words! {
    OpeningText {
        Title => "开县清单", "Opening the county";
        /// The same beside a figure.
        Short => "开县", "Opening";
        /// Heads of its columns.
        Step => "要做的", "To do";
        Done => "完成", "Done";
        Of => "应有", "Of";
        N => "已有", "Have";
        Stands => "现在", "Now";
        Next => "怎么做", "How";
        /// On the page of the county, and over the list.
        Count { done: N, of: N } => "已完成 {done}/{of}", "{done} of {of} done";
        Gone => "照数据自动打勾，都做完了就不再出现。", "Ticked by how things stand; the list goes when all is done.";
        AllDone => "都做完了，这张清单不再出现。", "All is done; the list is not shown again.";
        Nothing => "没有要做的：县已经开好，或者是演示县，或者不归您做。", "Nothing is left for you to do: the county is open, or it is the rehearsal one.";
        Divisions => "区划", "Divisions";
        DivisionsNow { townships: N, villages: N } => "{townships} 个乡镇，{villages} 个村（社区）", (format!("{}, {}", townships.of("township", "townships"), villages.of("village", "villages")));
        DivisionsNext => "到层级里新增乡镇、村：add unit 蓝山县 名称=塔峰镇", "add them in the tree: add unit COUNTY name=TOWNSHIP";
        Households => "户", "Households";
        HouseholdsNow { n: N, of: N } => "{of} 个村中 {n} 个有户", "{n} of {of} villages have any";
        HouseholdsNext => "导入名册：import households 名册.csv", "bring in a roster: import households roster.csv";
        Leaders => "邻长", "Leaders";
        LeadersNow { n: N, of: N } => "{of} 个邻中 {n} 个有邻长", "{n} of {of} neighborhoods have one";
        LeadersNext => "照空缺名单任命：list vacancies", "appoint them from the vacancies: list vacancies";
        Sizes { fewest: N, most: N } => "{fewest}—{most} 户", "{fewest} to {most}";
        SizesNow { n: N, of: N } => "{of} 个邻中 {n} 个户数异常", "{n} of {of} neighborhoods outside";
        SizesNext => "照户数异常名单调整：list breaches", "redraw those that are outside: list breaches";
        Chats => "微信群", "WeChat groups";
        ChatsNow { n: N, of: N } => "{of} 户中 {n} 户已入群", "{n} of {of} households are in";
        ChatsNext => "在层级的邻上记“已入微信群”", "note it in the tree, on neighborhoods";
        Cards => "联系卡", "Contact cards";
        CardsNow { n: N, of: N } => "{of} 户中 {n} 户已发", "{n} of {of} households have one";
        CardsNext => "在层级的邻上记“联户联系卡已发”", "note it in the tree, on neighborhoods";
        Rules => "培训要求", "Training rules";
        RulesNow { n: N, of: N } => "{of} 级中 {n} 级已定", "{n} of {of} levels are set";
        RulesNext => "在设置里逐级保存：training rules", "save each in the settings: training rules";
        Users => "用户", "Users";
        UsersNow { n: N, townships: N, villages: N } => "{n} 人，没有用户的：乡镇 {townships}、村 {villages}", "{n}; without one: {townships} townships, {villages} villages";
        UsersNext => "照表格开通：user import 用户.csv", "let them in from a table: user import users.csv";
        Backup => "备份", "Backup";
        BackupNever => "还没有备份过", "never made";
        BackupNow { on: String, days: N } => "最近 {on}，应在 {days} 天以内", "last on {on}; at most {days} days ago is asked";
        BackupNext => "每天一份：backup --keep 7d,4w,12m 文件夹", "one a day: backup --keep 7d,4w,12m FOLDER";
        /// Enter on that line: nothing on the screen makes a copy.
        BackupHow => "在命令行里做：sanzhang backup --keep 7d,4w,12m 文件夹；登录使用的：ssh 服务器 backup - > 文件", "From the shell: sanzhang backup --keep 7d,4w,12m FOLDER; over ssh: ssh SERVER backup - > FILE";
    }
}
