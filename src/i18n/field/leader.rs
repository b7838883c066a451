//! How somebody came to a post, how a term ended, and who does not fit the rule.

use crate::{
    domain::{Alongside, Ending, Fact, Origin, Second, Unfit},
    i18n::{Lang, Say, Words, list, say},
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
                "片长一般由村（社区）干部担任，此人不是。",
                "A section leader is usually a village cadre, and this person is not one."
            ),
            Self::NeitherHeadNorGrid => say!(
                lang,
                "组长一般由村民小组长或网格员担任，此人都不是。",
                "A group leader usually heads a villagers' group or works a grid; this person does neither."
            ),
            Self::NotDelegate => say!(
                lang,
                "邻长一般从村（居）民代表中推选，此人不是代表。",
                "A neighborhood leader is usually a residents' delegate, and this person is not one."
            ),
            Self::LivesElsewhere => say!(
                lang,
                "此人没有登记住在本邻。",
                "This person is not recorded as living in the neighborhood."
            ),
        }
    }
}

impl Say for Fact {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Name => say!(lang, "姓名", "name"),
            Self::Phone => say!(lang, "电话", "phone"),
        }
    }
}

/// What of whom, in the middle of a sentence.
impl Say for Alongside {
    fn say(&self, lang: Lang) -> Words {
        let facts: Vec<Fact> = self.facts.iter().map(|(fact, ..)| *fact).collect();
        let (what, name) = (list(&facts, lang), &self.name);
        match (self.of, self.post) {
            (Second::Household(_), _) => {
                say!(lang, "{name} 户的{what}", "the {what} of household {name}")
            }
            (Second::Person(_), Some(post)) => say!(
                lang,
                "人员册里{post} {name} 的{what}",
                "the {what} of {post} {name} in the book of people",
                post = post.say(lang),
            ),
            (Second::Person(_), None) => say!(
                lang,
                "人员册里 {name} 的{what}",
                "the {what} of {name} in the book of people"
            ),
        }
    }
}
