//! What is worth knowing about a change, before it is made and when it was made. It blocks nothing: forms, questions, the
//! command line and the preview of an import all tell the same.

use chrono::NaiveDate;

use super::{Breach, CareId, HouseholdId, PersonId, Rank, UnitId};

/// Where a household is: the units from the township down, its number there, and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomePlace {
    pub path: Vec<String>,
    pub number: Option<u16>,
    pub id: HouseholdId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Somebody of a household that ends serves on.
    StillServes {
        who: String,
        unit: String,
        rank: Rank,
    },
    /// A household whose head has this name and phone, or lives at this address, is there already.
    Double {
        head: String,
        place: HomePlace,
    },
    /// Other heads of this name in the village.
    Namesakes {
        name: String,
        n: u32,
    },
    /// People of this name in the village's book already.
    InTheBook {
        name: String,
        ids: Vec<PersonId>,
    },
    /// A head of this name and phone is no person in the book yet.
    Head {
        name: String,
        place: HomePlace,
    },
    /// Users who work in what is retired.
    AreaOf {
        unit: String,
        users: Vec<String>,
    },
    /// Demonstration sites that are open in what is retired.
    Sites {
        n: u32,
    },
    /// Whoever leaves the post has a seat in sessions to come.
    Seats {
        who: String,
        n: u32,
        first: NaiveDate,
    },
    /// The same for many at once.
    SeatsOf {
        n: u32,
    },
    /// One of this name is retired and could be brought back.
    RetiredUnit {
        name: String,
        id: UnitId,
        on: NaiveDate,
    },
    RetiredCare {
        name: String,
        id: CareId,
    },
    /// How a neighborhood stands before and after.
    Size {
        name: String,
        before: u32,
        after: u32,
        /// What is wrong with it then.
        breach: Option<Breach>,
    },
}
