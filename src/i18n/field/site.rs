//! Demonstration sites: stages, inspections, scores, rectifications, and what their refusals say to do.

use crate::{
    domain::{
        By, Demand, LinkKind, Progress, ProjectState, RectificationState, SiteAct, SiteField,
        SiteRefusal, Value,
    },
    i18n::{Lang, N, Say, Words, field::journal::Done, say},
};

impl Say for By {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Village => say!(lang, "自查", "Self-assessment"),
            Self::Verifier => say!(lang, "考核", "Verification"),
        }
    }
}

impl Say for Progress {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Open => say!(lang, "进行中", "open"),
            Self::Closed => say!(lang, "已结束", "closed"),
        }
    }
}

impl Say for LinkKind {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Line => say!(lang, "示范线", "line"),
            Self::Area => say!(lang, "示范片", "area"),
        }
    }
}

impl Say for ProjectState {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Applied => say!(lang, "申报中", "applied for"),
            Self::Granted => say!(lang, "已立项", "granted"),
            Self::Running => say!(lang, "实施中", "running"),
            Self::Finished => say!(lang, "已完工", "finished"),
            Self::Accepted => say!(lang, "已验收", "accepted"),
        }
    }
}

impl Say for RectificationState {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Open => say!(lang, "整改中", "open"),
            Self::Done { on, .. } => {
                say!(lang, "已整改待确认（{on}）", "done {on}, to be confirmed")
            }
            Self::Confirmed { on, .. } => say!(lang, "已确认（{on}）", "confirmed {on}"),
        }
    }
}

/// `考核得分率不低于 85%，各板块均达合格线`; empty where nothing is demanded.
impl Say for Demand {
    fn say(&self, lang: Lang) -> Words {
        match (self.least, self.pass_lines) {
            (None, false) => say!(lang, "无", "none"),
            (Some(least), false) => say!(
                lang,
                "考核得分率不低于 {least}%",
                "verified score of {least}% or more"
            ),
            (None, true) => say!(lang, "各板块均达合格线", "every block at its pass line"),
            (Some(least), true) => say!(
                lang,
                "考核得分率不低于 {least}%，各板块均达合格线",
                "verified score of {least}% or more and every block at its pass line"
            ),
        }
    }
}

impl Say for Value {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Number(number) => Words::Owned(number.to_string()),
            Self::Yes => say!(lang, "是", "yes"),
            Self::No => say!(lang, "否", "no"),
        }
    }
}

impl Say for SiteField {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Village => say!(lang, "示范村", "Village"),
            Self::Feature => say!(lang, "特色", "Feature"),
            Self::Stage => say!(lang, "创建阶段", "Stage"),
            Self::VillageLead => say!(lang, "村责任人", "Responsible in the village"),
            Self::TownshipLead => say!(lang, "乡镇责任人", "Responsible in the township"),
            Self::Official => say!(lang, "联点县级领导", "County leader"),
            Self::Projects => say!(lang, "项目资金", "Projects"),
            Self::Target => say!(lang, "计划完成日期", "Target date"),
            Self::Milestones => say!(lang, "时间节点", "Milestones"),
            Self::Links => say!(lang, "示范线（片）村", "Linked villages"),
            Self::Adoptions => say!(lang, "推广村", "Villages that took it over"),
            Self::Note => say!(lang, "备注", "Note"),
            Self::Reason => say!(lang, "原因", "Reason"),
            Self::Date => say!(lang, "日期", "Date"),
            Self::Inspection => say!(lang, "检查名称", "Inspection"),
            Self::Inspectors => say!(lang, "检查人员", "Inspectors"),
            Self::Value => say!(lang, "得分", "Score"),
            Self::Evidence => say!(lang, "佐证材料位置", "Evidence"),
            Self::What => say!(lang, "整改内容", "What to put right"),
            Self::Owner => say!(lang, "责任人", "Owner"),
            Self::Deadline => say!(lang, "整改期限", "Deadline"),
            Self::State => say!(lang, "状态", "State"),
            Self::Name => say!(lang, "名称", "Name"),
            Self::Post => say!(lang, "职务", "Post"),
            Self::Phone => say!(lang, "电话", "Phone"),
            Self::Order => say!(lang, "顺序", "Order"),
            Self::Demand => say!(lang, "进入条件", "Demand"),
            Self::PassLines => say!(lang, "各板块均达合格线", "Every block at its pass line"),
            Self::Title => say!(lang, "标题", "Title"),
            Self::Items => say!(lang, "指标", "Items"),
            Self::Source => say!(lang, "资金来源", "Source of funds"),
            Self::Amount => say!(lang, "资金总额（元）", "Amount in yuan"),
            Self::Spent => say!(lang, "已支出（元）", "Spent in yuan"),
        }
    }
}

impl Say for SiteAct {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "新增示范点", "add site"),
            Self::Edit => say!(lang, "修改示范点", "edit site"),
            Self::Reach => say!(lang, "变更创建阶段", "change stage"),
            Self::Close => say!(lang, "撤下示范点", "close site"),
            Self::Reopen => say!(lang, "恢复示范点", "reopen site"),
            Self::Replace => say!(lang, "更换示范点", "replace site"),
            Self::Begin => say!(lang, "开始检查", "begin inspection"),
            Self::EditInspection => say!(lang, "修改检查", "edit inspection"),
            Self::Score => say!(lang, "评分", "score"),
            Self::CloseInspection => say!(lang, "结束检查", "close inspection"),
            Self::ReopenInspection => say!(lang, "恢复检查", "reopen inspection"),
            Self::Raise => say!(lang, "登记整改", "raise rectification"),
            Self::EditRectification => say!(lang, "修改整改", "edit rectification"),
            Self::Done => say!(lang, "完成整改", "rectification done"),
            Self::Confirm => say!(lang, "确认整改", "confirm rectification"),
            Self::ReopenRectification => say!(lang, "重新整改", "reopen rectification"),
            Self::AddStage => say!(lang, "新增创建阶段", "add stage"),
            Self::EditStage => say!(lang, "修改创建阶段", "edit stage"),
            Self::AddOfficial => say!(lang, "新增联点领导", "add county leader"),
            Self::EditOfficial => say!(lang, "修改联点领导", "edit county leader"),
        }
    }
}

impl Done for SiteAct {
    fn done(&self, who: &str, n: N, lang: Lang) -> Words {
        match self {
            Self::Add => say!(lang, "把 {who} 列为示范点", "made {who} a site"),
            Self::Edit => say!(lang, "修改了示范点 {who}", "edited the site {who}"),
            Self::Reach => say!(lang, "变更了创建阶段：{who}", "changed the stage: {who}"),
            Self::Close => say!(lang, "撤下了示范点 {who}", "closed the site {who}"),
            Self::Reopen => say!(lang, "恢复了示范点 {who}", "reopened the site {who}"),
            Self::Replace => say!(lang, "示范点更换为 {who}", "replaced a site by {who}"),
            Self::Begin => say!(lang, "开始了 {who} 的检查", "began an inspection of {who}"),
            Self::EditInspection => {
                say!(lang, "修改了 {who} 的检查", "edited an inspection of {who}")
            }
            Self::Score => say!(lang, "给 {who} 第 {n} 项评了分", "scored item {n} of {who}"),
            Self::CloseInspection => {
                say!(lang, "结束了 {who} 的检查", "closed an inspection of {who}")
            }
            Self::ReopenInspection => say!(
                lang,
                "恢复了 {who} 的检查",
                "reopened an inspection of {who}"
            ),
            Self::Raise => say!(
                lang,
                "登记了 {who} 的整改",
                "raised a rectification at {who}"
            ),
            Self::EditRectification => say!(
                lang,
                "修改了 {who} 的整改",
                "edited a rectification at {who}"
            ),
            Self::Done => say!(
                lang,
                "{who} 完成一项整改",
                "marked a rectification at {who} as done"
            ),
            Self::Confirm => say!(
                lang,
                "确认了 {who} 的整改",
                "confirmed a rectification at {who}"
            ),
            Self::ReopenRectification => say!(
                lang,
                "{who} 的整改重新办理",
                "reopened a rectification at {who}"
            ),
            Self::AddStage => say!(lang, "新增了创建阶段 {who}", "added the stage {who}"),
            Self::EditStage => say!(lang, "修改了创建阶段 {who}", "edited the stage {who}"),
            Self::AddOfficial => say!(
                lang,
                "新增了联点领导 {who}",
                "added the county leader {who}"
            ),
            Self::EditOfficial => say!(
                lang,
                "修改了联点领导 {who}",
                "edited the county leader {who}"
            ),
        }
    }
}

impl Say for SiteRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这个示范点，请重新选择。",
                "There is no such site; please choose again."
            ),
            Self::NotAVillage { name, level } => say!(
                lang,
                "示范点须是村（社区），“{name}”是{level}，请选一个村。",
                "Sites are villages, and {name} is a {level}; please choose a village.",
                level = level.say(lang),
            ),
            Self::Taken { township, village } => say!(
                lang,
                "{township}已有示范点“{village}”，一镇一个。要换请用更换示范点，原档案保留。",
                "{township} has the site {village} already, and each township has one; to change it, please replace that site. Its file is kept."
            ),
            Self::OtherTownship { village, township } => say!(
                lang,
                "“{village}”不在{township}，只能换成本乡镇的村，请另选。",
                "{village} is not in {township}; a site is replaced within its township, so please choose another."
            ),
            Self::Closed { village } => say!(
                lang,
                "示范点“{village}”已撤下，档案只供查看。要改请先恢复。",
                "The site {village} is closed and its file stands; please reopen it first."
            ),
            Self::NotClosed { village } => say!(
                lang,
                "示范点“{village}”没有撤下，不用恢复。",
                "The site {village} is not closed; there is nothing to reopen."
            ),
            Self::NoStage => say!(
                lang,
                "没有这个创建阶段，请从列表中选择。",
                "There is no such stage; please choose from the list."
            ),
            Self::SameStage { name, id } => say!(
                lang,
                "已有创建阶段“{name}”（{id}），请换一个名称，或先给其中一个改名再做；停用的可以恢复。",
                "There is a stage {name} already ({id}); please choose another name, or rename one of the two first. A closed stage can be reopened."
            ),
            Self::NoOfficial => say!(
                lang,
                "没有这位联点领导，请从列表中选择或先新增。",
                "There is no such county leader; please choose from the list or add them first."
            ),
            Self::NoInspection => say!(
                lang,
                "这个示范点没有这次检查，请重新选择。",
                "The site has no such inspection; please choose again."
            ),
            Self::InspectionClosed { inspection } => say!(
                lang,
                "检查“{inspection}”已结束，分数不能再改。要改请先恢复这次检查。",
                "The inspection \"{inspection}\" is closed and its scores stand; please reopen it first."
            ),
            Self::InspectionNotClosed { inspection } => say!(
                lang,
                "检查“{inspection}”还没有结束，可以直接评分。",
                "The inspection \"{inspection}\" is still open; please go on scoring."
            ),
            Self::InspectionOpen { inspection } => say!(
                lang,
                "检查“{inspection}”还没有结束，请接着评分，或先结束它。",
                "The inspection \"{inspection}\" is still open; please resume it or close it first."
            ),
            Self::NoItem { no } => say!(
                lang,
                "细则里没有第 {no} 项，请核对编号。",
                "The rubric has no item {no}; please check the number."
            ),
            Self::Score { no, fault } => super::rubric::score(*no, fault, lang),
            Self::NoRectification => say!(
                lang,
                "没有这项整改，请重新选择。",
                "There is no such rectification; please choose again."
            ),
            Self::NotDone { what } => say!(
                lang,
                "“{what}”还没有登记完成，完成后再确认。",
                "\"{what}\" is not marked as done yet; please confirm it afterwards."
            ),
            Self::NotOpen { what } => say!(
                lang,
                "“{what}”已登记完成，不用再登记。要重新整改请先恢复。",
                "\"{what}\" is marked as done already; please reopen it first if it is not."
            ),
        }
    }
}
