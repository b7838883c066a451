//! Training sessions: their levels, times, marks and rules, and what their refusals say to do.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{
        Counting, Mark, Obligation, Period, Rhythm, SheetFault, Slot, Tier, Topic, TrainingAct,
        TrainingField, TrainingRefusal, TrainingState, Whom, calendar::Rest,
    },
    i18n::{
        Lang, N, Say, Words,
        field::{journal::Done, period::nth_quarter},
        list, percent, say,
        text::CourseText,
    },
};

impl Say for Tier {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::County => say!(lang, "县级", "county"),
            Self::Township => say!(lang, "乡镇级", "township"),
            Self::Village => say!(lang, "村级", "village"),
        }
    }
}

impl Say for Topic {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Policy => say!(lang, "政策理论", "policy and theory"),
            Self::Practice => say!(lang, "经验做法", "practice"),
            Self::Emergency => say!(lang, "应急处突", "emergencies"),
            Self::Other(name) => Words::Owned(name.clone()),
        }
    }
}

impl Say for Rhythm {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Yearly => say!(lang, "每年", "yearly"),
            Self::HalfYearly => say!(lang, "每半年", "every half year"),
            Self::Quarterly => say!(lang, "每季度", "quarterly"),
            Self::Monthly => say!(lang, "每月", "monthly"),
            Self::AsNeeded => say!(lang, "不定期", "as needed"),
        }
    }
}

impl Say for Whom {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Serving => say!(lang, "全体在任", "all who serve"),
            Self::Picked => say!(lang, "选派参训", "those picked"),
            Self::Missed => say!(lang, "漏训补训", "those missed"),
        }
    }
}

impl Say for Counting {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Counts => say!(lang, "计入", "counts"),
            Self::CountsNot => say!(lang, "不计入", "does not count"),
        }
    }
}

impl Say for Mark {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Present => say!(lang, "到场", "present"),
            Self::Late { at: None } => say!(lang, "迟到", "late"),
            Self::Late { at: Some(at) } => say!(lang, "迟到 {at}", "late {at}"),
            Self::Excused { reason } if reason.is_empty() => say!(lang, "请假", "excused"),
            Self::Excused { reason } => say!(lang, "请假（{reason}）", "excused ({reason})"),
            Self::Absent { reason } if reason.is_empty() => say!(lang, "缺席", "absent"),
            Self::Absent { reason } => say!(lang, "缺席（{reason}）", "absent ({reason})"),
        }
    }
}

impl Say for TrainingState {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Planned => say!(lang, "计划中", "planned"),
            Self::Held => say!(lang, "已举办", "held"),
            Self::Cancelled { reason } => say!(lang, "已取消（{reason}）", "cancelled ({reason})"),
        }
    }
}

/// With the year where it is another one than today's.
pub fn slot_seen(slot: &Slot, today: NaiveDate, lang: Lang) -> Words {
    let words = slot.say(lang);
    if slot.date.year() == today.year() {
        return words;
    }
    Words::Owned(format!("{}-{words}", slot.date.year()))
}

/// `10-25 09:00–11:30`
impl Say for Slot {
    fn say(&self, _: Lang) -> Words {
        let day = self.date.format("%m-%d");
        Words::Owned(format!("{day} {}–{}", self.from, self.to))
    }
}

impl Say for Rest {
    fn say(&self, lang: Lang) -> Words {
        match (self, lang) {
            (Self::Weekend, _) => say!(lang, "周末", "weekend"),
            (Self::Holiday(name), Lang::Zh) => Words::Owned(format!("{name}放假")),
            (Self::Holiday(_), Lang::En) => Words::Borrowed("public holiday"),
        }
    }
}

/// `每季度，全体在任：邻长`
impl Say for Obligation {
    fn say(&self, lang: Lang) -> Words {
        let fields = &self.fields;
        say!(
            lang,
            "{rhythm}，{whom}：{ranks}",
            "{rhythm}, {whom}: {ranks}",
            rhythm = fields.rhythm.say(lang),
            whom = fields.whom.say(lang),
            ranks = list(&fields.ranks, lang),
        )
    }
}

impl Say for TrainingField {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Host => say!(lang, "主办单位", "Host"),
            Self::Title => say!(lang, "培训名称", "Title"),
            Self::Topics => say!(lang, "培训内容", "Topics"),
            Self::Slots | Self::Hours => say!(lang, "培训时间", "Times"),
            Self::Place => say!(lang, "地点", "Place"),
            Self::Lecturer => say!(lang, "授课人", "Lecturer"),
            Self::Capacity => say!(lang, "座位数", "Seats"),
            Self::Audience => say!(lang, "参训对象", "For whom"),
            Self::Note => say!(lang, "备注", "Note"),
            Self::State => say!(lang, "状态", "State"),
            Self::Reason => say!(lang, "原因", "Reason"),
            Self::Mark => say!(lang, "签到", "Attendance"),
            Self::Seat => say!(lang, "名单", "Roster"),
            Self::Rhythm => say!(lang, "周期", "How often"),
            Self::Whom => say!(lang, "范围", "To whom"),
            Self::Counting => say!(lang, "计入方式", "What counts"),
            Self::MakeUp => say!(lang, "下级补训计入", "Make-ups below count"),
        }
    }
}

impl Say for TrainingAct {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Plan => say!(lang, "安排培训", "plan training"),
            Self::Edit => say!(lang, "修改培训", "edit training"),
            Self::Cancel => say!(lang, "取消培训", "cancel training"),
            Self::Reopen => say!(lang, "恢复培训", "reopen training"),
            Self::Assign => say!(lang, "安排参训", "assign"),
            Self::Unassign => say!(lang, "撤下参训", "unassign"),
            Self::Mark | Self::MarkOne => say!(lang, "签到", "roll call"),
            Self::WalkIn => say!(lang, "临时参训", "walk-in"),
            Self::Close => say!(lang, "结束签到", "close roll"),
            Self::Oblige => say!(lang, "修改培训要求", "edit training rules"),
        }
    }
}

impl Done for TrainingAct {
    fn done(&self, who: &str, n: N, lang: Lang) -> Words {
        let people = n.of("person", "people");
        match self {
            Self::Plan => say!(lang, "安排了培训“{who}”", "planned the session {who}"),
            Self::Edit => say!(lang, "修改了培训“{who}”", "edited the session {who}"),
            Self::Cancel => say!(lang, "取消了培训“{who}”", "cancelled the session {who}"),
            Self::Reopen => say!(lang, "恢复了培训“{who}”", "reopened the session {who}"),
            Self::Assign => say!(lang, "安排 {n} 人参加“{who}”", "assigned {people} to {who}"),
            Self::Unassign => say!(lang, "从“{who}”撤下 {n} 人", "took {people} off {who}"),
            Self::Mark => say!(
                lang,
                "登记了“{who}”{n} 人的签到",
                "marked {people} at {who}"
            ),
            Self::MarkOne => say!(lang, "登记了 {who} 的签到", "marked {who}"),
            Self::WalkIn => say!(lang, "{who} 临时参训", "{who} came without a seat"),
            Self::Close if n.0 == 0 => say!(
                lang,
                "结束了“{who}”的签到，无人缺席",
                "closed the roll of {who}; nobody was absent"
            ),
            Self::Close => say!(
                lang,
                "结束了“{who}”的签到，{n} 人缺席",
                "closed the roll of {who}; {people} absent"
            ),
            Self::Oblige => say!(lang, "修改了培训要求", "changed the training rules"),
        }
    }
}

impl Say for TrainingRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这场培训，请重新选择。",
                "There is no such session; please choose again."
            ),
            Self::NoHost { name, level } => say!(
                lang,
                "培训由县、乡镇或村（社区）主办，“{name}”是{level}，请另选主办单位。",
                "Sessions are held by counties, townships or villages, and {name} is a {level}; please choose another host.",
                level = level.say(lang),
            ),
            Self::NotPlanned { title } => say!(
                lang,
                "“{title}”已举办或已取消，名单不能再改。要改请先恢复为计划中。",
                "{title} was held or cancelled, so its roster stands; please reopen it first."
            ),
            Self::NotYet { title, on } => say!(
                lang,
                "“{title}”定在 {on}，还没有举办，到时再签到。",
                "{title} is on {on} and was not held yet; please mark it then."
            ),
            Self::SomebodyCame { title } => say!(
                lang,
                "“{title}”已有人到场，不能取消。签到有误请先更正。",
                "Somebody came to {title}, so it cannot be cancelled; please correct the marks first."
            ),
            Self::Full { capacity, asked } => say!(
                lang,
                "座位只有 {capacity} 个，名单有 {asked} 人。请增加座位，或分成几场。",
                "There are {capacity} seats for {asked} people; please add seats or split into several sessions."
            ),
            Self::FewerSeatsThanPeople { capacity, taken } => say!(
                lang,
                "名单上已有 {taken} 人，座位不能减到 {capacity} 个，请先撤下一些人。",
                "{taken} people are on the roster, so {capacity} seats are too few; please take some off first."
            ),
            Self::Marked { name } => say!(
                lang,
                "{name} 已签到，不能撤下。签到有误请先更正。",
                "{name} is marked and stays on the roster; please correct the mark first."
            ),
            Self::MarkedAs {
                name,
                mark,
                by,
                all,
            } => super::marks::marked_as(name, mark, by, all.len(), lang),
            Self::OnRoster { name, no } => say!(
                lang,
                "{name} 在名单上，是 {no} 号，请直接签到。",
                "{name} is on the roster as number {no}; please mark that."
            ),
            Self::NotOnRoster { title } => say!(
                lang,
                "“{title}”的名单上没有这个人，请用临时参训登记。",
                "They are not on the roster of {title}; please enter a walk-in."
            ),
        }
    }
}

impl Say for SheetFault {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Empty => say!(
                lang,
                "请输入签到情况，如 全到 除 3 17q。",
                "Please say who came, such as: all but 3 17q."
            ),
            Self::TooLong { most } => say!(
                lang,
                "这一行太长，最多 {most} 个字。请写成 全到 除 3 17，或分场登记。",
                "The line is too long, at most {most} characters; please write all but 3 17.",
                most = N::from(*most),
            ),
            Self::NotOnSheet { no } => say!(
                lang,
                "签到表上没有 {no} 号，请核对。",
                "There is no number {no} on the sheet; please check."
            ),
            Self::GivenTwice { no } => say!(
                lang,
                "{no} 号写了两种情况，请留一种。",
                "Number {no} has two different marks; please keep one."
            ),
            Self::Backwards { from, to } => say!(
                lang,
                "{from}-{to} 的顺序反了，请写成 {to}-{from}。",
                "{from}-{to} runs backwards; please write {to}-{from}."
            ),
            Self::NotUnderstood { word } => say!(
                lang,
                "看不懂“{word}”。可写 全到 除 3 17q 22，或 到 1 2 5-9。",
                "Cannot read {word}. Write all but 3 17q 22, or came 1 2 5-9."
            ),
        }
    }
}

/// The title of one of several sessions that were planned as one.
pub fn nth_session(title: &str, n: usize, lang: Lang) -> Words {
    say!(lang, "{title}（第{n}场）", "{title} (session {n})")
}

/// How far the training of a quarter has come, and who waits for it in the running one.
pub fn training_stands(
    quarter: Period,
    now: Period,
    (covered, obliged): (u32, u32),
    seated: u32,
    lang: Lang,
) -> Words {
    let (share, seated) = (percent(covered, obliged), N::from(seated));
    let said = |period: Period| {
        let (_, nth) = period.place();
        if period.calendar_year() != now.calendar_year() {
            return period.say(lang).into_owned();
        }
        say!(lang, "{n}季度", "Q{nth}", n = nth_quarter(nth)).into_owned()
    };
    let words = if quarter == now {
        let period = said(now);
        CourseText::StandsNow {
            period,
            share,
            seated,
        }
    } else {
        CourseText::StandsBefore {
            before: said(quarter),
            share,
            now: said(now),
            seated,
        }
    };
    words.say(lang)
}

/// `塔峰镇二季度普遍培训`
pub fn proposed_title(place: &str, period: Period, whom: Whom, lang: Lang) -> Words {
    let what = match (whom, lang) {
        (Whom::Serving, Lang::Zh) => "普遍培训",
        (Whom::Picked, Lang::Zh) => "集中培训",
        (Whom::Missed, Lang::Zh) => "补训",
        (Whom::Serving, Lang::En) => "general training",
        (Whom::Picked, Lang::En) => "selected training",
        (Whom::Missed, Lang::En) => "make-up training",
    };
    let (length, nth) = period.place();
    let year = period.calendar_year();
    let when = match (length, lang) {
        (3, Lang::Zh) => format!("{}季度", nth_quarter(nth)),
        (6, Lang::Zh) if nth == 1 => "上半年".to_owned(),
        (6, Lang::Zh) => "下半年".to_owned(),
        (1, Lang::Zh) => format!("{nth}月"),
        (_, Lang::Zh) => format!("{year}年"),
        (_, Lang::En) => period.say(lang).into_owned(),
    };
    say!(lang, "{place}{when}{what}", "{place} {what}, {when}")
}
