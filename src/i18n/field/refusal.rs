//! Why a command was not done, and what to do instead.

use crate::{
    domain::{
        CareRefusal, Changed, EditRefusal, HouseholdRefusal, LeaderRefusal, PersonRefusal, Refusal,
        UndoRefusal, UnitRefusal, of_subject,
    },
    i18n::{Lang, N, Say, Words, day_clock, list, say},
};

impl Say for Refusal {
    fn say(&self, lang: Lang) -> Words {
        of_subject!(Refusal, self, its => its.say(lang), {
            Self::Edit(refusal) => refusal.say(lang),
            Self::Undo(refusal) => refusal.say(lang),
            Self::Invalid(issues) => {
                let all: Vec<Words> = issues.iter().map(|issue| issue.say(lang)).collect();
                say!(lang, (all.concat()), (all.join(" ")))
            }
            Self::Step(n, refusal) => say!(
                lang,
                "第 {n} 步未能完成，全部没有改动。{why}",
                "Step {n} failed, so nothing was changed. {why}",
                n = N::from(*n),
                why = refusal.say(lang),
            ),
        })
    }
}

impl Say for UnitRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这个单位，请刷新后重选。",
                "There is no such unit; please choose again."
            ),
            Self::WrongParent {
                child,
                parent: Some(parent),
            } => say!(
                lang,
                "{child}不能放在{parent}下面，请另选上级单位。",
                "A {child} cannot stand in a {parent}; please choose another unit above it.",
                child = child.say(lang),
                parent = parent.say(lang),
            ),
            Self::WrongParent {
                child,
                parent: None,
            } => say!(
                lang,
                "{child}必须有上级单位，请先选定。",
                "A {child} needs a unit above it; please choose one.",
                child = child.say(lang),
            ),
            Self::Retired { name } => say!(
                lang,
                "“{name}”已停用，请先恢复再操作。",
                "{name} is retired; please restore it first."
            ),
            Self::NotRetired { name } => say!(
                lang,
                "“{name}”没有停用，不用恢复。",
                "{name} is not retired; there is nothing to restore."
            ),
            Self::ParentRetired { name } => say!(
                lang,
                "上级单位“{name}”已停用，请先恢复上级单位。",
                "The unit above, {name}, is retired; please restore that first."
            ),
            Self::County => say!(
                lang,
                "县本身不能停用，请选下级单位。",
                "The county itself stays; please choose a unit below it."
            ),
            Self::SecondCounty => say!(
                lang,
                "已经有一个县，不能再建。另一个县请用另一个数据文件。",
                "There is a county already; please keep another county in a file of its own."
            ),
            Self::Undivided => say!(
                lang,
                "拆邻要有户分出，也要有户留下：请至少选一户，至少留一户。",
                "Dividing takes households that go and households that stay: please choose at least one and leave at least one."
            ),
            Self::SameName { name, there } => say!(
                lang,
                "同一上级下已有“{name}”（{there}）。请换一个名称，或先给其中一个改名再做。",
                "There is a {name} here already ({there}); please choose another name, or rename one of the two first."
            ),
        }
    }
}

impl Say for HouseholdRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这一户，请刷新后重选。",
                "There is no such household; please choose again."
            ),
            Self::NotANeighborhood { name, level } => say!(
                lang,
                "户只能放在邻里，“{name}”是{level}，请选一个邻。",
                "Households stand in neighborhoods, and {name} is a {level}; please choose a neighborhood.",
                level = level.say(lang),
            ),
            Self::NumberTaken { number, head } => say!(
                lang,
                "户序号 {number} 已由 {head} 户使用，请换一个号，或留空由程序编号。",
                "Number {number} belongs to household {head}; please choose another, or leave it empty to be given one."
            ),
            Self::NumberRests { number, year } => say!(
                lang,
                "户序号 {number} 在 {year} 年已空出，当年不再使用，请换一个号。",
                "Number {number} was given back in {year} and rests for that year; please choose another."
            ),
            Self::Retired { head } => say!(
                lang,
                "{head} 户已销户，请先恢复再操作。",
                "Household {head} is deregistered; please restore it first."
            ),
            Self::NotRetired { head } => say!(
                lang,
                "{head} 户没有销户，不用恢复。",
                "Household {head} is not deregistered; there is nothing to restore."
            ),
            Self::SameNeighborhood { head } => say!(
                lang,
                "{head} 户已在这个邻，请选另一个邻。",
                "Household {head} is in this neighborhood already; please choose another."
            ),
            Self::MergeWithItself => say!(
                lang,
                "一户不能并入自己，请选另一户。",
                "A household cannot be merged with itself; please choose another."
            ),
            Self::TooFewPeople { people } => say!(
                lang,
                "这一户只有 {people} 人，分出后至少要留 1 人，请减少分出人数。",
                (format!(
                    "Only {} live there and one must stay; please take fewer.",
                    N::from(*people).of("person", "people")
                ))
            ),
            Self::NeighborhoodRetired { name } => say!(
                lang,
                "所在的邻“{name}”已停用，请先恢复该邻。",
                "Its neighborhood, {name}, is retired; please restore that first."
            ),
            Self::Full => say!(
                lang,
                "这个邻的户序号已用完，请放到另一个邻。",
                "This neighborhood has no household numbers left; please choose another."
            ),
        }
    }
}

impl Say for CareRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::SameName { name, id } => say!(
                lang,
                "在用的类别里已有“{name}”（{id}）。请换一个名称，或先给其中一个改名再做。",
                "There is a category {name} in use already ({id}); please choose another name, or rename one of the two first."
            ),
        }
    }
}

impl Say for PersonRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这个人，请重新选择。",
                "There is no such person; please choose again."
            ),
            Self::NotAVillage { name } => say!(
                lang,
                "人员登记在村（社区），“{name}”不是，请选一个村（社区）。",
                "People are kept by village, and {name} is none; please choose a village."
            ),
        }
    }
}

impl Say for LeaderRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这条任职记录，请重新选择。",
                "There is no such appointment; please choose again."
            ),
            Self::NoPost { name, level } => say!(
                lang,
                "“{name}”是{level}，只有片、组、邻设三长，请选片、组或邻。",
                "{name} is a {level}; only sections, groups and neighborhoods have leaders, so please choose one of those.",
                level = level.say(lang),
            ),
            Self::Overlap {
                name,
                since,
                until: Some(until),
            } => say!(
                lang,
                "与 {name} 的任期（{since} 至 {until}）重叠，请改日期。",
                "This overlaps the term of {name} ({since} to {until}); please change the dates."
            ),
            Self::Overlap {
                name,
                since,
                until: None,
            } => say!(
                lang,
                "与 {name} 的任期（{since} 起）重叠，请改日期。",
                "This overlaps the term of {name} (since {since}); please change the dates."
            ),
            Self::SameDay { name, since } => say!(
                lang,
                "{name} 自 {since} 起在任，接任要从第二天起。录错了人，请撤销那次任命，或先更正其任职日期。",
                "{name} has served since {since}; a successor begins the day after. If that was a slip, please undo the appointment, or correct the day it began."
            ),
            Self::AlreadyServes { name } => say!(
                lang,
                "{name} 已在这个岗位任职，不用再任命。",
                "{name} serves in this post already; there is nothing to do."
            ),
            Self::AlreadyEnded { until } => say!(
                lang,
                "这一任期已于 {until} 结束。要改日期，请用更正任期。",
                "This term ended on {until}; to change the day, please correct the term."
            ),
        }
    }
}

impl Say for EditRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Changed(changed) => say!(
                lang,
                "{changed}。您的改动没有保存，请对照后再存。",
                "{changed}. Your change was not saved; please compare and save again.",
                changed = changed.say(lang),
            ),
            Self::Nothing => say!(
                lang,
                "没有改动，不用保存。",
                "Nothing was changed; there is nothing to save."
            ),
            Self::OutOfArea => say!(
                lang,
                "这不在您负责的范围内，请联系上级管理员。",
                "This is outside your area; please ask an administrator above you."
            ),
            Self::Before { name, begun } => say!(
                lang,
                "“{name}”{begun} 起才是现在这样，日期请填这一天或以后；要改得更早，请先撤销那次改动。",
                "{name} has been as it is only since {begun}; please choose that day or a later one, or take back what was changed then."
            ),
            Self::TooManyUnmasked { n, most } => say!(
                lang,
                "一次最多查看 {most} 条的完整信息，现在是 {n} 条。请少选一些，再查看。",
                "At most {most} records are read in full at once, and these are {n}; please select fewer.",
                n = N::from(*n),
                most = N::from(*most),
            ),
            Self::Undated => say!(
                lang,
                "这次改动不记起始日，请去掉“自”。记起始日的有：所在邻、户序号、状态，单位的名称、上级，新增、停用、恢复。",
                "Nothing in this change begins on a day; please leave since out. It goes with a household's place, number and state, a unit's name and what it stands below, and with adding, retiring and restoring."
            ),
        }
    }
}

/// A phrase without a full stop; the day stands in it, because 14:02 may be yesterday's.
impl Say for Changed {
    fn say(&self, lang: Lang) -> Words {
        let (by, at) = (&self.by, day_clock(self.at));
        if self.fields.is_empty() {
            return say!(lang, "{by} {at} 改过", "{by} changed this on {at}");
        }
        say!(
            lang,
            "{by} {at} 改了 {what}",
            "{by} on {at} changed {what}",
            what = list(&self.fields, lang),
        )
    }
}

impl Say for UndoRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NothingToUndo => say!(
                lang,
                "本次登录没有可撤销的操作。更早的操作见操作日志。",
                "Nothing to undo since you came in; earlier changes are in the journal."
            ),
            Self::NothingToRedo => say!(
                lang,
                "没有可重做的操作。撤销之后又有新改动，就不能再重做。",
                "Nothing to redo; a new change after an undo ends redo."
            ),
            Self::NotFound(number) => say!(
                lang,
                "操作日志里没有第 {number} 号，请核对编号。",
                "The journal has no entry {number}; please check the number."
            ),
            Self::ChangedSince { by, at } => say!(
                lang,
                "之后 {by} 又改过（{at}），不能撤销，请直接修改。",
                "{by} changed it since ({at}), so it cannot be undone; please edit it instead.",
                at = day_clock(*at),
            ),
            Self::Users => say!(
                lang,
                "用户的变更不能撤销，请用 user change、user keys 或 user disable 再改。",
                "What was done to users is not undone; please use user change, user keys or user disable."
            ),
            Self::Read => say!(
                lang,
                "查看记录不能撤销。",
                "That a record was read in full is not undone."
            ),
            Self::AlreadyUndone(number) => say!(
                lang,
                "第 {number} 号操作已撤销过，不用再撤销。",
                "Entry {number} was undone already; there is nothing to do."
            ),
        }
    }
}
