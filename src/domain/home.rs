//! The shelf a record lies on. What lies on one shelf is read together, and again when one of it changes.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{SiteId, TrainingId, UnitId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u64", try_from = "u64")]
pub enum Home {
    /// A village with all below it. The county stands for what is above the villages and for its lists.
    Unit(UnitId),
    /// A session and its seats.
    Roster(TrainingId),
    /// A demonstration site with its inspections, scores and rectifications.
    Site(SiteId),
    /// What the village's leaders did in a month: it grows for ever, and is read by stretches of time.
    Month(UnitId, Month),
}

/// A calendar month, counted from the beginning of the era.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(u32);

/// The number is no shelf that this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownShelf(u64);

/// A number of a home is its shelf, whose it is, and the month: 8, 32 and 24 bits, so that the months of one village
/// follow each other.
const SHELF: u32 = 56;
const OWNER: u32 = 24;
const UNIT: u64 = 1;
const ROSTER: u64 = 2;
const SITE: u64 = 3;
const MONTH: u64 = 4;

impl Home {
    /// What is above the villages, and the county's lists.
    pub const ABOVE: Self = Self::Unit(UnitId(0));

    pub const fn number(self) -> u64 {
        let (shelf, owner, month) = match self {
            Self::Unit(unit) => (UNIT, unit.0, 0),
            Self::Roster(training) => (ROSTER, training.0, 0),
            Self::Site(site) => (SITE, site.0, 0),
            Self::Month(village, month) => (MONTH, village.0, month.0),
        };
        shelf << SHELF | (owner as u64) << OWNER | month as u64
    }

    pub const fn of(number: u64) -> Result<Self, UnknownShelf> {
        let owner = (number >> OWNER) as u32;
        let month = number % (1 << OWNER);
        match (number >> SHELF, month) {
            (UNIT, 0) => Ok(Self::Unit(UnitId(owner))),
            (ROSTER, 0) => Ok(Self::Roster(TrainingId(owner))),
            (SITE, 0) => Ok(Self::Site(SiteId(owner))),
            (MONTH, _) => Ok(Self::Month(UnitId(owner), Month(month as u32))),
            _ => Err(UnknownShelf(number)),
        }
    }

    /// A number of the first four schemas, as their journals keep them: an id with its shelf in the two top bits.
    pub const fn of_old(number: u32) -> Result<Self, UnknownShelf> {
        let id = number % (1 << 30);
        match number >> 30 {
            0 => Ok(Self::Unit(UnitId(id))),
            1 => Ok(Self::Roster(TrainingId(id))),
            2 => Ok(Self::Site(SiteId(id))),
            _ => Err(UnknownShelf(number as u64)),
        }
    }

    /// The first and the last month of a village that can be.
    pub const fn months_of(village: UnitId) -> (Self, Self) {
        let last = Month((1 << OWNER) - 1);
        (Self::Month(village, Month(0)), Self::Month(village, last))
    }

    /// Under which the journal lists what happened there: a village's months are not told apart.
    pub const fn listed(self) -> Self {
        match self {
            Self::Month(village, _) => Self::Unit(village),
            home => home,
        }
    }
}

impl From<Home> for u64 {
    fn from(home: Home) -> Self {
        home.number()
    }
}

/// New numbers and old ones: no new one is as small as an old one.
impl TryFrom<u64> for Home {
    type Error = UnknownShelf;

    fn try_from(number: u64) -> Result<Self, UnknownShelf> {
        u32::try_from(number).map_or(Self::of(number), Self::of_old)
    }
}

impl fmt::Display for UnknownShelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no shelf has the number {:#x}", self.0)
    }
}

impl Month {
    pub fn of(day: NaiveDate) -> Self {
        let months = i64::from(day.year()) * 12 + i64::from(day.month0());
        Self(months.clamp(0, (1 << OWNER) - 1) as u32)
    }

    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn homes_read_back_from_their_numbers_and_stand_in_order_of_time() {
        let month = |text: &str| Month::of(text.parse().expect("a day"));
        let homes = [
            Home::ABOVE,
            Home::Unit(UnitId(u32::MAX)),
            Home::Roster(TrainingId(7)),
            Home::Site(SiteId(1 << 30)),
            Home::Month(UnitId(3), month("2024-12-31")),
            Home::Month(UnitId(3), month("2025-01-01")),
            Home::Month(UnitId(4), month("1999-05-05")),
        ];
        for home in homes {
            assert_eq!(Home::of(home.number()), Ok(home));
            assert_eq!(Home::try_from(home.number()), Ok(home));
        }
        assert!(homes.is_sorted_by_key(|home| home.number()) && homes.is_sorted());
        assert_eq!(month("2024-12-31").next(), month("2025-01-01"));
    }

    #[test]
    fn numbers_of_earlier_schemas_are_read_and_unknown_shelves_are_none() {
        assert_eq!(Home::try_from(5), Ok(Home::Unit(UnitId(5))));
        assert_eq!(Home::try_from(1 << 30 | 5), Ok(Home::Roster(TrainingId(5))));
        assert_eq!(Home::try_from(2 << 30 | 5), Ok(Home::Site(SiteId(5))));
        for unknown in [3 << 30 | 5, 5 << SHELF, 9 << SHELF | 1, UNIT << SHELF | 1] {
            assert_eq!(Home::try_from(unknown), Err(UnknownShelf(unknown)));
        }
    }
}
