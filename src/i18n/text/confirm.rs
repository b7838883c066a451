//! Questions asked before something is taken away or moved. They start on Cancel.

use crate::{
    domain::Along,
    i18n::{Lang, N, words},
};

words! {
    ConfirmText {
        Cancel => "取消", "Cancel";
        Retire => "停用", "Retire";
        Deregister => "销户", "Deregister";
        Restore => "恢复", "Restore";
        Move => "调整", "Move";
        /// Another answer: a form that asks for the day.
        AnotherDay => "改起始日…", "Another day…";
        Merge => "并户", "Merge";
        Undo => "撤销", "Undo";
        Apply => "改", "Apply";
        OneAtATime => "单位要一个一个停用，请只选一个。", "Units are retired one at a time; please select one.";
        NothingTaken => "还没有拿起要移动的户或单位。", "Nothing was taken up yet.";
        DoesNotFit =>
            "不能放在这里：户放到另一个邻，单位放到上一级单位下或同级单位前。",
            "This does not fit here: households go into another neighborhood, units under one of the level above or before one of their own.";
        Leave => "退出", "Leave";
        RetireEmpty { name: String } => "停用 {name}？下面没有户，可随时恢复。", "Retire {name}? It holds no households and can be restored.";
        /// What goes along is said with its figures; terms that end stay ended.
        RetireUnit { name: String, along: Along } =>
            (format!("停用 {name}？{}。单位和户可随时恢复。", along.say(Lang::Zh))),
            (format!("Retire {name}, {}? Units and households can be restored.", along.say(Lang::En)));
        RetiredAlong { name: String, along: Along } =>
            (format!("{name}：{}", along.say(Lang::Zh))),
            (format!("{name}: {}", along.say(Lang::En)));
        TypeName { name: String } => "请输入“{name}”确认：", "Type \"{name}\" to confirm:";
        NameDiffers => "与名称不符，请照样输入。", "That is not the name; please type it exactly.";
        DeregisterOne { head: String, number: N } =>
            "{head} 户（{number}号）销户？户序号当年不再使用，可随时恢复。",
            "Deregister household {head} (no. {number})? The number rests for this year; it can be restored.";
        DeregisterMany { n: N } => "{n} 户一并销户？可一次撤销。", (format!("Deregister {}? One undo brings all back.", n.of("household", "households")));
        /// While the question was open.
        Changed => "刚才有人改动过，请再看一遍：", "Somebody has just changed something here; please read again:";
        NoLonger => "刚才有人改动过，这一步已做不了。按取消返回。", "Somebody has just changed something here; this cannot be done any more. Cancel leads back.";
        /// Of what was selected.
        Hidden { n: N } => "其中 {n} 项现在没有显示出来。", (format!("{} not shown now.", n.of("of them is", "of them are")));
        MeansHidden { n: N, hidden: N } =>
            "已选 {n} 人，其中 {hidden} 人现在没有显示出来。连同这些人一起继续？",
            (format!("{} selected, {hidden} of them not shown now. Go on with all of them?", n.of("person", "people")));
        GoOn => "继续", "Go on";
        SectionsOut { n: N } => "另有 {n} 个片不在其内：请选其中的邻或户。", (format!("Left out: {}; select the neighborhoods or households in it.", n.of("section", "sections")));
        GroupsOut { n: N } => "另有 {n} 个组不在其内：请选其中的邻或户。", (format!("Left out: {}; select the neighborhoods or households in it.", n.of("group", "groups")));
        UnitsOut { n: N } => "另有 {n} 个村以上的单位不在其内：请选其中的邻或户。", (format!("Left out: {} above the section; select the neighborhoods or households in it.", n.of("unit", "units")));
        MoveHousehold { head: String, to: String } => "把 {head} 户调整到 {to}？户序号会重编。", "Move household {head} to {to}? It gets a number there.";
        MoveHouseholds { n: N, to: String } => "把 {n} 户调整到 {to}？户序号会重编。", (format!("Move {} to {to}? They get numbers there.", n.of("household", "households")));
        MoveUnit { name: String, to: String } => "把 {name} 调整到 {to}？", "Move {name} to {to}?";
        MoveUnits { n: N, to: String } => "把 {n} 个单位调整到 {to}？", (format!("Move {} to {to}?", n.of("unit", "units")));
        MergeInto { head: String, into: String } => "把 {head} 户并入 {into} 户？联系人和重点户类别一并转过去。", "Merge household {head} into {into}? Contacts and care go along.";
        InChat { n: N } => "把 {n} 户记为已入微信群？", (format!("Note that {} in the WeChat group?", n.of("household is", "households are")));
        NotInChat { n: N } => "把 {n} 户记为未入微信群？", (format!("Note that {} not in the WeChat group?", n.of("household is", "households are")));
        CardsIssued { n: N } => "把 {n} 户记为今天已发联系卡？", (format!("Note that {} given the contact card today?", n.of("household was", "households were")));
        EditMany { n: N, field: String, to: String } => "把 {n} 项的{field}改为“{to}”？", (format!("Set {field} of {} to \"{to}\"?", n.of("record", "records")));
        UndoInspection => "同一次登录里给这次检查登记的评分会一起撤销。", "All that was entered for this inspection in the same sitting goes along.";
        UndoEntry { number: N, what: String } => "撤销第 {number} 号：{what}？", "Undo entry {number}: {what}?";
        Quit => "要退出吗？", "Leave?";
        QuitUnsaved { n: N } =>
            "有 {n} 张表单没保存，退出后草稿会留下。要退出吗？",
            (format!("{} unsaved; drafts will be kept. Leave?", n.of("form is", "forms are")));
        ReplaceLeader { who: String, on: String } => "{who} 现任，任命后其任期到 {on} 为止。继续吗？", "{who} serves now; that term will end on {on}. Go on?";
    }
}
