//! How somebody came to a post, how a term ended, and who does not fit the rule.

use crate::{
    domain::{Ending, Origin, Unfit},
    i18n::{Lang, Say, Words, say},
};

impl Say for Origin {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::SelfNominated => say!(lang, "个人自荐", "self-nomination"),
            Self::Recommended => say!(lang, "群众推荐", "residents' recommendation"),
            Self::ByOffice => say!(lang, "因职兼任", "by office"),
            Self::ByElection => say!(lang, "补选", "by-election"),
        }
    }
}

impl Say for Ending {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::TermOver => say!(lang, "届满", "term over"),
            Self::Resigned => say!(lang, "辞职", "resigned"),
            Self::Persuaded => say!(lang, "劝辞", "persuaded to resign"),
            Self::Dismissed => say!(lang, "罢免", "dismissed"),
            Self::MovedAway => say!(lang, "迁出", "moved away"),
            Self::Away => say!(lang, "外出", "away"),
            Self::Died => say!(lang, "病故", "died"),
            Self::Succeeded => say!(lang, "由他人接任", "succeeded by another"),
        }
    }
}

/// A warning that leaves the choice open.
impl Say for Unfit {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::NotCadre => say!(
                lang,
                "片长一般由村（社区）干部担任，此人不是。仍可任命。",
                "A section leader is usually a village cadre; this person is none. You may still appoint."
            ),
            Self::NeitherHeadNorGrid => say!(
                lang,
                "组长一般由村民小组长或网格员担任，此人都不是。仍可任命。",
                "A group leader usually heads a villagers' group or works a grid; this person does neither. You may still appoint."
            ),
            Self::NotDelegate => say!(
                lang,
                "邻长一般从村（居）民代表中推选，此人不是代表。仍可任命。",
                "A neighborhood leader is usually a residents' delegate; this person is none. You may still appoint."
            ),
            Self::LivesElsewhere => say!(
                lang,
                "此人没有登记住在本邻。仍可任命。",
                "This person is not recorded as living in the neighborhood. You may still appoint."
            ),
        }
    }
}
