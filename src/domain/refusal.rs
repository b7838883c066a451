//! Why a command was not done, and what is wrong with one field. Typed here, put into words by i18n.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{BandFault, Level, Mark, RubricFault, SeatId, Seq, Tenths, There, digits, subjects};

macro_rules! refusal {
    (() $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal {
            $($subject(super::$refusal),)*
            Edit(EditRefusal),
            Undo(UndoRefusal),
            /// All faults of the fields at once.
            Invalid(Vec<Issue>),
            /// One step of a batch, counted from 1.
            Step(usize, Box<Refusal>),
        }

        from!($(super::$refusal => $subject,)* EditRefusal => Edit, UndoRefusal => Undo);

        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Field {
            $($($has(super::$field),)?)*
            CareName,
            /// Since when a change holds.
            Since,
            /// Where it stands in the tree.
            Place,
            Retired,
        }
    };
}

macro_rules! from {
    ($($part:ty => $variant:ident),*) => {
        $(impl From<$part> for Refusal {
            fn from(part: $part) -> Self {
                Self::$variant(part)
            }
        })*
    };
}

subjects!([refusal]);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitRefusal {
    NotFound,
    /// A unit of `child` level cannot stand under one of `parent` level; `None` is the top.
    WrongParent {
        child: Level,
        parent: Option<Level>,
    },
    Retired {
        name: String,
    },
    NotRetired {
        name: String,
    },
    /// Its parent is retired and must be restored first.
    ParentRetired {
        name: String,
    },
    /// Of a neighborhood that is divided all households stay, or none does.
    Undivided,
    /// The county itself stays.
    County,
    /// There is one county already.
    SecondCounty,
    SameName {
        name: String,
        there: There,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HouseholdRefusal {
    NotFound,
    /// Households stand in neighborhoods only.
    NotANeighborhood {
        name: String,
        level: Level,
    },
    NumberTaken {
        number: u16,
        head: String,
    },
    /// Given back this year; not given again within it.
    NumberRests {
        number: u16,
        year: i32,
    },
    Retired {
        head: String,
    },
    NotRetired {
        head: String,
    },
    SameNeighborhood {
        head: String,
    },
    MergeWithItself,
    /// A split takes more people than live there.
    TooFewPeople {
        people: u16,
    },
    /// Its neighborhood is retired and must be restored first.
    NeighborhoodRetired {
        name: String,
    },
    Full,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonRefusal {
    NotFound,
    NotAVillage { name: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeaderRefusal {
    NotFound,
    /// Counties, townships and villages have no post of the three leaders.
    NoPost {
        name: String,
        level: Level,
    },
    /// A term that is not the serving one shares days with the new one.
    Overlap {
        name: String,
        since: NaiveDate,
        until: Option<NaiveDate>,
    },
    /// Whoever serves began on the same day or later.
    SameDay {
        name: String,
        since: NaiveDate,
    },
    AlreadyServes {
        name: String,
    },
    AlreadyEnded {
        until: NaiveDate,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrainingRefusal {
    NotFound,
    /// Sections, groups and neighborhoods hold no sessions.
    NoHost {
        name: String,
        level: Level,
    },
    /// Held or cancelled: its roster stands.
    NotPlanned {
        title: String,
    },
    /// Nobody can have been there.
    NotYet {
        title: String,
        on: NaiveDate,
    },
    SomebodyCame {
        title: String,
    },
    Full {
        capacity: u16,
        asked: u32,
    },
    FewerSeatsThanPeople {
        capacity: u16,
        taken: u32,
    },
    /// Marked at the roll call, so the seat stays.
    Marked {
        name: String,
    },
    /// Somebody else marked them since: the first by name, all of them as they stand now.
    MarkedAs {
        name: String,
        mark: Mark,
        by: String,
        all: Vec<(SeatId, Mark)>,
    },
    OnRoster {
        name: String,
        no: u16,
    },
    NotOnRoster {
        title: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricRefusal {
    NotFound,
    /// No longer offered.
    Closed {
        title: String,
    },
    /// Everything that is wrong with it.
    Faults(Vec<RubricFault>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditRefusal {
    /// Somebody was faster.
    Changed(Changed),
    /// Nothing differs from what is there.
    Nothing,
    /// Outside the area of who asks.
    OutOfArea,
    /// A day was named before something began to be what it is.
    Before { name: String, begun: NaiveDate },
    /// A day was named for what bears none.
    Undated,
    /// More records are asked for in full at once than anybody reads.
    TooManyUnmasked { n: usize, most: usize },
}

/// Who changed a record after an edit was begun, when, and which fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub by: String,
    pub at: DateTime<Utc>,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    NothingToUndo,
    NothingToRedo,
    NotFound(Seq),
    /// Something it touched was changed since by `by`.
    ChangedSince {
        by: String,
        at: DateTime<Utc>,
    },
    AlreadyUndone(Seq),
    /// Who may get in is changed by a change, never by taking one back.
    Users,
    /// What was read is read.
    Read,
}

/// One thing wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub field: Field,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Empty,
    TooLong {
        most: usize,
        has: usize,
    },
    TooMany {
        most: usize,
    },
    NotANumber,
    OutOf {
        least: i64,
        most: i64,
    },
    /// Things counted come in whole numbers.
    NotWhole,
    NotYesOrNo,
    /// Outside what can be entered or given.
    Beyond {
        least: Tenths,
        most: Tenths,
    },
    NotADate,
    /// The calendar has no such day: so many days has the month, none if there is no such month.
    NoSuchDay {
        year: i32,
        month: u32,
        days: Option<u32>,
    },
    /// The weekday beside it is another one's.
    OtherWeekday {
        day: NaiveDate,
    },
    /// No days with stretches of time.
    NotTimes,
    /// Entries of a list of bands that cannot be read.
    NotBands(Vec<BandFault>),
    InFuture,
    /// Later than anybody plans.
    TooFar,
    /// Before anything of the kind can have been.
    TooEarly {
        year: i32,
    },
    /// Two of its times overlap.
    Overlaps,
    EndsBeforeItBegins,
    NotAPhone,
    /// The number of an ID card, which is not kept about anybody.
    IdNumber,
    NotACode,
    /// The text names nothing that is known.
    Unknown(String),
    /// The text names several things.
    Ambiguous(Vec<String>),
    Taken(String),
    /// By something that whoever asks does not see.
    InUse,
}

impl Issue {
    pub const fn new(field: Field, fault: Fault) -> Self {
        Self { field, fault }
    }

    /// What no text may be: longer than its field, counted in characters as people do, or an ID-card number.
    pub fn text(issues: &mut Vec<Self>, field: Field, value: &str, most: usize) {
        let has = value.chars().count();
        if digits::holds_id_number(value) {
            issues.push(Self::new(field, Fault::IdNumber));
        }
        if has > most {
            issues.push(Self::new(field, Fault::TooLong { most, has }));
        }
    }
}
