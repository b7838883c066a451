//! Levels, posts, kinds of groups, breaches of 5–15, and why something is retired.

use crate::{
    domain::{Breach, Cause, FEWEST, GroupKind, Kind, Level, MOST, Rank, Retired},
    i18n::{Lang, N, Say, Words, say},
};

impl Say for Level {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::County => say!(lang, "县", "county"),
            Self::Township => say!(lang, "乡镇", "township"),
            Self::Village => say!(lang, "村（社区）", "village"),
            Self::Section => say!(lang, "片", "section"),
            Self::Group => say!(lang, "组", "group"),
            Self::Neighborhood => say!(lang, "邻", "neighborhood"),
        }
    }
}

impl Say for Rank {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Section => say!(lang, "片长", "section leader"),
            Self::Group => say!(lang, "组长", "group leader"),
            Self::Neighborhood => say!(lang, "邻长", "neighborhood leader"),
        }
    }
}

impl Say for GroupKind {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Villagers => say!(lang, "村民小组", "villagers' group"),
            Self::Grid => say!(lang, "网格", "grid"),
        }
    }
}

impl Say for Kind {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Unit => say!(lang, "单位", "unit"),
            Self::Household => say!(lang, "户", "household"),
            Self::Person => say!(lang, "人员", "person"),
            Self::Appointment => say!(lang, "任职", "appointment"),
            Self::Care => say!(lang, "重点户类别", "care category"),
            Self::Obligation => say!(lang, "培训要求", "training rule"),
            Self::Training => say!(lang, "培训", "session"),
            Self::Seat => say!(lang, "参训名单", "seat"),
        }
    }
}

impl Say for Breach {
    fn say(&self, lang: Lang) -> Words {
        match *self {
            Self::TooFew(n) => say!(
                lang,
                "{n}户，不足{FEWEST}户",
                (format!(
                    "{}, fewer than {FEWEST}",
                    N::from(n).of("household", "households")
                ))
            ),
            Self::TooMany(n) => say!(
                lang,
                "{n}户，超过{MOST}户",
                (format!(
                    "{}, more than {MOST}",
                    N::from(n).of("household", "households")
                ))
            ),
        }
    }
}

impl Say for Cause {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Own => say!(lang, "已停用", "retired"),
            Self::With(_) => say!(lang, "随上级单位停用", "retired with the unit above"),
            Self::Merged(_) => say!(lang, "已并入另一户", "merged into another household"),
        }
    }
}

impl Say for Retired {
    fn say(&self, lang: Lang) -> Words {
        let (on, cause) = (self.on, self.cause.say(lang));
        say!(lang, "{on} 起{cause}", "{cause} since {on}")
    }
}
