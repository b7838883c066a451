//! Levels, posts, kinds of groups, neighborhoods out of bounds, and why something is retired.

use crate::{
    domain::{Along, Breach, Cause, GroupKind, Level, Rank, Retired},
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

impl Say for Breach {
    fn say(&self, lang: Lang) -> Words {
        match *self {
            Self::TooFew { households, fewest } => say!(
                lang,
                "{households}户，不足{fewest}户",
                (format!(
                    "{}, fewer than {fewest}",
                    N::from(households).of("household", "households")
                ))
            ),
            Self::TooMany { households, most } => say!(
                lang,
                "{households}户，超过{most}户",
                (format!(
                    "{}, more than {most}",
                    N::from(households).of("household", "households")
                ))
            ),
        }
    }
}

/// The figures of a question and of its result, so that both name the same.
impl Say for Along {
    fn say(&self, lang: Lang) -> Words {
        let [units, households, uncounted, leaders] =
            [self.units, self.households, self.uncounted, self.leaders].map(N::from);
        let mut kept: Vec<Words> = Vec::new();
        if self.units > 0 {
            kept.push(say!(lang, "{units} 个单位", (units.of("unit", "units"))));
        }
        if self.households > 0 {
            let english = households.of("household", "households");
            kept.push(say!(lang, "{households} 户", (english)));
        }
        let mut parts: Vec<Words> = Vec::new();
        if !kept.is_empty() {
            let (zh, en) = (kept.join("、"), kept.join(" and "));
            parts.push(say!(lang, "连同 {zh}", "with {en}"));
        }
        if self.uncounted > 0 {
            let more = if kept.is_empty() { "连同" } else { "另有" };
            let english = uncounted.of("household", "households");
            parts.push(say!(
                lang,
                "{more}空户、迁出 {uncounted} 户",
                "{english} empty or moved away"
            ));
        }
        if self.leaders > 0 {
            let english = leaders.of("leader's term ends", "leaders' terms end");
            parts.push(say!(lang, "{leaders} 名三长离任", (english)));
        }
        say!(lang, (parts.join("，")), (parts.join(", ")))
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
