//! The shelf a record lies on. What lies on one shelf is read together, and again when one of it changes.

use serde::{Deserialize, Serialize};

use super::{SiteId, TrainingId, UnitId};

#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Home(pub u32);

/// What a home stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// A village with all below it. The county stands for what is above the villages and for its lists.
    Unit(UnitId),
    /// A session and its seats.
    Roster(TrainingId),
    /// A demonstration site with its inspections, scores and rectifications.
    Site(SiteId),
}

/// Ids end below this, so that a number with a mark is no unit.
pub const ID_END: u32 = 1 << 30;
/// The marks, in the two top bits.
const ROSTER: u32 = 1 << 30;
const SITE: u32 = 2 << 30;

impl Home {
    pub const fn unit(id: UnitId) -> Self {
        Self(id.0)
    }

    pub const fn roster(id: TrainingId) -> Self {
        Self(id.0 | ROSTER)
    }

    pub const fn site(id: SiteId) -> Self {
        Self(id.0 | SITE)
    }

    pub const fn shelf(self) -> Shelf {
        let id = self.0 % ID_END;
        match self.0 - id {
            0 => Shelf::Unit(UnitId(id)),
            ROSTER => Shelf::Roster(TrainingId(id)),
            _ => Shelf::Site(SiteId(id)),
        }
    }
}
