//! What a value can be: yes and no, and the kinds of things.

use super::{Heard, Names, said};
use crate::{
    domain::{
        Answer, Counting, Ending, GroupKind, HouseholdState, Origin, ProjectState, Rank, Residence,
        Sex,
    },
    i18n::{Lang, Say, Words},
};

/// Nobody, nothing.
pub const NONE: Names = &["", "无", "none"];

/// Before the day somebody is expected back: 外出2027-02-01.
pub const AWAY: Names = &["外出", "away"];
pub const AWAY_UNTIL: [char; 5] = [' ', ':', '：', '到', '至'];

impl Heard for bool {
    const WORDS: &'static [(Names, Self)] = &[
        (&["是", "有", "yes", "y", "true", "1"], true),
        (&["否", "无", "没有", "no", "n", "false", "0", ""], false),
    ];
}

/// A box ticked or crossed; figures are scores there.
pub fn tick(word: &str) -> Option<bool> {
    const TICK: [(Names, bool); 2] = [
        (&["是", "yes", "y", "√"], true),
        (&["否", "no", "n", "×"], false),
    ];
    let found = TICK.iter().find(|(names, _)| super::is_one_of(word, names));
    found.map(|(_, ticked)| *ticked)
}

impl Heard for Residence {
    const WORDS: &'static [(Names, Self)] = &[
        (&["户籍", "registered"], Self::Registered),
        (&["常住", "resident"], Self::Resident),
        (&["租住", "renting"], Self::Renting),
    ];
}

impl Heard for HouseholdState {
    const WORDS: &'static [(Names, Self)] = &[
        (&["正常", "normal"], Self::Normal),
        (&["空户", "empty"], Self::Empty),
        (&["迁出", "已迁出", "moved-away"], Self::MovedAway),
        (&["拒绝", "拒绝联系", "refused"], Self::Refused),
    ];
}

impl Heard for GroupKind {
    const WORDS: &'static [(Names, Self)] = &[
        (&["村民小组", "组", "villagers"], Self::Villagers),
        (&["网格", "grid"], Self::Grid),
    ];
}

impl Heard for Sex {
    const WORDS: &'static [(Names, Self)] = &[
        (&["女", "female", "f"], Self::Female),
        (&["男", "male", "m"], Self::Male),
    ];
}

impl Heard for Rank {
    const WORDS: &'static [(Names, Self)] = &[
        (&["片长", "section"], Self::Section),
        (&["组长", "group"], Self::Group),
        (&["邻长", "neighborhood"], Self::Neighborhood),
    ];
}

impl Heard for Counting {
    const WORDS: &'static [(Names, Self)] = &[
        (&["计入", "是", "yes"], Self::Counts),
        (&["不计入", "否", "no"], Self::CountsNot),
    ];
}

impl Heard for ProjectState {
    const WORDS: &'static [(Names, Self)] = &[
        (&["申报", "申报中", "applied"], Self::Applied),
        (&["立项", "已立项", "granted"], Self::Granted),
        (&["实施", "实施中", "running"], Self::Running),
        (&["完工", "已完工", "finished"], Self::Finished),
        (&["验收", "已验收", "accepted"], Self::Accepted),
    ];
}

impl Heard for Origin {
    const WORDS: &'static [(Names, Self)] = &[
        (&["self"], Self::SelfNominated),
        (&["recommended"], Self::Recommended),
        (&["office"], Self::ByOffice),
    ];
}

impl Heard for Ending {
    const WORDS: &'static [(Names, Self)] = &[
        (&["term-over"], Self::TermOver),
        (&["persuaded"], Self::Persuaded),
        (&["moved-away"], Self::MovedAway),
    ];
}

impl Say for Answer {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Residence(one) => one.say(lang),
            Self::Sex(one) => one.say(lang),
            Self::Origin(one) => one.say(lang),
            Self::Ending(one) => one.say(lang),
            Self::Group(one) => one.say(lang),
            Self::Rhythm(one) => one.say(lang),
            Self::Whom(one) => one.say(lang),
            Self::Project(one) => one.say(lang),
            Self::Link(one) => one.say(lang),
            Self::Rank(one) => one.say(lang),
            Self::Way(one) => one.say(lang),
            Self::Measure(one) => one.say(lang),
        }
    }
}

/// The answer that is meant: by a word of its own, or as it is said in either language.
pub fn among(all: &[Answer], word: &str) -> Option<Answer> {
    let own = |answer: &Answer| match *answer {
        Answer::Residence(one) => Residence::heard(word) == Some(one),
        Answer::Sex(one) => Sex::heard(word) == Some(one),
        Answer::Origin(one) => Origin::heard(word) == Some(one),
        Answer::Ending(one) => Ending::heard(word) == Some(one),
        Answer::Group(one) => GroupKind::heard(word) == Some(one),
        Answer::Project(one) => ProjectState::heard(word) == Some(one),
        Answer::Rank(one) => Rank::heard(word) == Some(one),
        Answer::Rhythm(_)
        | Answer::Whom(_)
        | Answer::Link(_)
        | Answer::Way(_)
        | Answer::Measure(_) => false,
    };
    let found = all.iter().copied().find(own);
    found.or_else(|| said(all, word))
}
