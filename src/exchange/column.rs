//! The columns of a roster and the names that offices give them.

use crate::i18n::heard::{Names, category, mark, roster};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Township,
    Village,
    Section,
    Group,
    Neighborhood,
    Number,
    Head,
    Phone,
    People,
    Category,
    Address,
    Note,
}

impl Column {
    pub const ALL: [Self; 12] = [
        Self::Township,
        Self::Village,
        Self::Section,
        Self::Group,
        Self::Neighborhood,
        Self::Number,
        Self::Head,
        Self::Phone,
        Self::People,
        Self::Category,
        Self::Address,
        Self::Note,
    ];

    /// Where a household belongs, from the top down.
    pub const PLACE: [Self; 5] = [
        Self::Township,
        Self::Village,
        Self::Section,
        Self::Group,
        Self::Neighborhood,
    ];

    /// What rosters call it, the usual name first.
    pub const fn names(self) -> Names {
        match self {
            Self::Township => roster::TOWNSHIP,
            Self::Village => roster::VILLAGE,
            Self::Section => roster::SECTION,
            Self::Group => roster::GROUP,
            Self::Neighborhood => roster::NEIGHBORHOOD,
            Self::Number => roster::NUMBER,
            Self::Head => roster::HEAD,
            Self::Phone => roster::PHONE,
            Self::People => roster::PEOPLE,
            Self::Category => roster::CATEGORY,
            Self::Address => roster::ADDRESS,
            Self::Note => roster::NOTE,
        }
    }

    /// What may be a column of categories, or of something else: its cells decide.
    pub fn sounds_like_category(name: &str) -> bool {
        category::HEADS.iter().any(|word| name.contains(word))
    }

    /// Blanks, a `*`, and what stands in brackets don't matter: 村（社区） is 村.
    pub fn named(name: &str) -> Option<Self> {
        let bare = name.split(mark::BRACKETS).next().unwrap_or_default();
        let bare: String = bare
            .chars()
            .filter(|c| !c.is_whitespace() && !mark::AROUND_HEADS.contains(c))
            .flat_map(char::to_lowercase)
            .collect();
        Self::ALL
            .into_iter()
            .find(|column| column.names().contains(&bare.as_str()))
    }
}
