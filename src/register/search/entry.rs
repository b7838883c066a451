//! What a row of the index is made from. Borrowed: the index copies what it needs.

use crate::domain::Level;

/// What a row stands for; the words are those of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    County,
    Township,
    Village,
    Section,
    Group,
    Neighborhood,
    Leader,
    Household,
}

impl Kind {
    /// That of a unit of this level.
    pub const fn of(level: Level) -> Self {
        match level {
            Level::County => Self::County,
            Level::Township => Self::Township,
            Level::Village => Self::Village,
            Level::Section => Self::Section,
            Level::Group => Self::Group,
            Level::Neighborhood => Self::Neighborhood,
        }
    }

    pub fn is_unit(self) -> bool {
        !matches!(self, Self::Leader | Self::Household)
    }

    pub(super) fn from_bits(bits: u8) -> Self {
        ALL.get(bits as usize).copied().unwrap_or(Self::Household)
    }
}

const ALL: [Kind; 8] = [
    Kind::County,
    Kind::Township,
    Kind::Village,
    Kind::Section,
    Kind::Group,
    Kind::Neighborhood,
    Kind::Leader,
    Kind::Household,
];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Live,
    Retired,
}

/// One row, given in tree order: a unit before everything that lies in it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub kind: Kind,
    pub key: u32,
    pub name: &'a str,
    /// Contacts' names of a household, other names of a unit or person.
    pub aliases: &'a [&'a str],
    pub phones: &'a [&'a str],
    /// `3-2-501`, `3栋2单元501室` or the number within the neighborhood; empty if there is none.
    pub house: &'a str,
    /// As people write it, 学院路2号; empty if there is none.
    pub address: &'a str,
    /// The row of the unit it lies in, if that unit is in the same index.
    pub place: Option<u32>,
    pub state: State,
}

impl<'a> Entry<'a> {
    pub fn new(kind: Kind, key: u32, name: &'a str) -> Self {
        Self {
            kind,
            key,
            name,
            aliases: &[],
            phones: &[],
            house: "",
            address: "",
            place: None,
            state: State::Live,
        }
    }
}
