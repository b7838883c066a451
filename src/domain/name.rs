//! What a record is called where it is named by itself: in the journal, and where its id is asked for.

use chrono::NaiveDate;

use super::{HouseholdId, PersonId, SiteId, Tier, UnitId};

/// A part of its name. What others are called, whoever shows it looks up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    Words(String),
    Day(NaiveDate),
    Tier(Tier),
    /// Of a rubric, by its number.
    Item(u16),
    Unit(UnitId),
    /// A unit that may be gone, with what it was called.
    Former(UnitId, String),
    Household(HouseholdId),
    Person(PersonId),
    Site(SiteId),
}

impl Name {
    pub fn words(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}
