//! What a value can be: yes and no, and the kinds of things.

use super::{Heard, Names};
use crate::domain::{Counting, GroupKind, HouseholdState, ProjectState, Rank, Residence, Sex};

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
