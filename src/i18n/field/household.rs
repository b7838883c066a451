//! How a household lives and whether anybody is at home.

use crate::{
    domain::{HouseholdState, Residence, Whereabouts},
    i18n::{Lang, Say, Words, month, say},
};

impl Say for Residence {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Registered => say!(lang, "户籍", "registered here"),
            Self::Resident => say!(lang, "常住", "resident"),
            Self::Renting => say!(lang, "租住", "renting"),
        }
    }
}

impl Say for HouseholdState {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Normal => say!(lang, "正常", "normal"),
            Self::Away(None) => say!(lang, "外出", "away"),
            Self::Away(Some(until)) => say!(
                lang,
                "外出（预计{until}返乡）",
                "away (back about {until})",
                until = month(*until)
            ),
            Self::Empty => say!(lang, "空户", "empty house"),
            Self::MovedAway => say!(lang, "已迁出", "moved away"),
            Self::Refused => say!(lang, "拒绝联系", "refuses contact"),
        }
    }
}

impl Say for Whereabouts {
    fn say(&self, lang: Lang) -> Words {
        match self {
            Self::Home => say!(lang, "在家", "at home"),
            Self::Away(place) if place.is_empty() => say!(lang, "在外", "away"),
            Self::Away(place) => say!(lang, "在外（{place}）", "away ({place})"),
        }
    }
}
