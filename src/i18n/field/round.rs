//! Rounds of a neighborhood's households: what was done, and what their refusals say to do.

use crate::{
    domain::{RoundAct, RoundField, RoundRefusal, Sign, Way},
    i18n::{Lang, N, Say, Words, field::journal::Done, say},
};

impl Say for RoundAct {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Enter => say!(lang, "登记联系", "enter round"),
            Self::Merge => say!(lang, "合并联系登记", "merge rounds"),
            Self::Amend => say!(lang, "更正联系登记", "correct round"),
            Self::Void => say!(lang, "作废联系登记", "void round"),
        }
    }
}

impl Done for RoundAct {
    fn done(&self, place: &str, n: N, lang: Lang) -> Words {
        let households = n.of("household", "households");
        match self {
            Self::Enter => say!(
                lang,
                "登记了 {place} 的联系，联系上 {n} 户",
                "entered a round of {place}, {households} reached"
            ),
            Self::Merge => say!(
                lang,
                "合并了 {place} 当日的联系登记，联系上 {n} 户",
                "merged the rounds of {place} on one day, {households} reached"
            ),
            Self::Amend => say!(
                lang,
                "更正了 {place} 的联系登记，联系上 {n} 户",
                "corrected a round of {place}, {households} reached"
            ),
            Self::Void => say!(
                lang,
                "作废了 {place} 的一次联系登记",
                "voided a round of {place}"
            ),
        }
    }
}

impl Say for Way {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Visit => say!(lang, "走访", "visit"),
            Self::Chat => say!(lang, "微信", "WeChat"),
            Self::Call => say!(lang, "电话", "phone"),
        }
    }
}

impl Say for Sign {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Reached(way) => way.say(lang),
            Self::Away => say!(lang, "外出未联系上", "away, not reached"),
            Self::NobodyHome => say!(lang, "家中无人或未接听", "nobody answered"),
            Self::Refused => say!(lang, "拒绝", "declined"),
            Self::Empty => say!(lang, "空户", "empty"),
            Self::MovedAway => say!(lang, "已迁出", "moved away"),
        }
    }
}

impl Say for RoundField {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Households => say!(lang, "联系情况", "Households"),
            Self::Note => say!(lang, "联系备注", "Note of the round"),
            Self::Matter => say!(lang, "反映事项", "Matter raised"),
            Self::Service => say!(lang, "微服务", "Service"),
            Self::Reason => say!(lang, "作废原因", "Reason for voiding"),
        }
    }
}

impl Say for RoundRefusal {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotFound => say!(
                lang,
                "没有这次联系登记，请重新选择。",
                "There is no such round; please choose again."
            ),
            Self::NotANeighborhood { name, level } => say!(
                lang,
                "“{name}”是{level}，联系按邻登记，请选一个邻。",
                "{name} is a {level}; rounds are entered for neighborhoods, please choose one.",
                level = level.say(lang),
            ),
            Self::InFuture { on } => say!(
                lang,
                "{on} 还没到，请填今天或以前的日期。",
                "{on} is still to come; please give today or an earlier day."
            ),
            Self::Again { name, on, .. } => say!(
                lang,
                "{name} {on} 已登记过联系：可以合并、另记一次或取消。",
                "{name} has a round on {on} already: merge the two, enter another one, or cancel."
            ),
            Self::Empty => say!(
                lang,
                "没有填任何户，也没有备注，请至少填一项。",
                "Neither a household nor a word is there; please enter one."
            ),
            Self::NoWay => say!(
                lang,
                "普通户没有写明联系方式，请选走访、微信或电话。",
                "How the ordinary households were reached is missing; please choose visit, WeChat or phone."
            ),
            Self::Twice { head } => say!(
                lang,
                "{head} 户写了两次，请只留一处。",
                "The household of {head} stands there twice; please leave it in one place."
            ),
            Self::NobodyReached { head } => say!(
                lang,
                "{head} 户没有联系上，不能记微服务，请先改联系结果。",
                "The household of {head} was not reached, so no service counts; please change the result first."
            ),
            Self::Elsewhere { head, on } => say!(
                lang,
                "{head} 户 {on} 不在这个邻，请登记到当天所在的邻，或核对日期。",
                "The household of {head} was not in this neighborhood on {on}; please enter it where it was, or check the day."
            ),
            Self::Voided { on } => say!(
                lang,
                "这次联系登记已于 {on} 作废，请另行登记。",
                "This round was voided on {on}; please enter a new one."
            ),
        }
    }
}
