//! The door through which rules read and write records. The store stands behind it; rules never see how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    AppointmentId, Claim, Field, HouseholdId, PersonId, Refusal, RoundId, Seq, UnitId, id::Key,
};

/// The kinds of records; the number is part of the file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Kind {
    Unit = 1,
    Household = 2,
    Person = 3,
    Appointment = 4,
    Care = 5,
    Obligation = 6,
    Training = 7,
    Seat = 8,
    Stage = 9,
    Official = 10,
    Rubric = 11,
    Site = 12,
    Inspection = 13,
    Score = 14,
    Rectification = 15,
    User = 16,
    Round = 17,
}

impl Kind {
    pub const ALL: [Self; 17] = [
        Self::Unit,
        Self::Household,
        Self::Person,
        Self::Appointment,
        Self::Care,
        Self::Obligation,
        Self::Training,
        Self::Seat,
        Self::Stage,
        Self::Official,
        Self::Rubric,
        Self::Site,
        Self::Inspection,
        Self::Score,
        Self::Rectification,
        Self::User,
        Self::Round,
    ];

    /// With which the ids of the kind are printed.
    pub fn letters(self) -> &'static str {
        of_kind!(self, R => <R as Record>::Id::LETTERS)
    }

    /// The kind of a number in the file; none is one of a newer program, or damage.
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|&kind| kind as u8 == number)
    }
}

/// Runs an expression with `R` standing for the record type of a kind: the one place that knows them all.
#[macro_export]
macro_rules! of_kind {
    ($kind:expr, $R:ident => $body:expr) => {{
        use $crate::domain as d;
        match $kind {
            d::Kind::Unit => {
                type $R = d::Unit;
                $body
            }
            d::Kind::Household => {
                type $R = d::Household;
                $body
            }
            d::Kind::Person => {
                type $R = d::Person;
                $body
            }
            d::Kind::Appointment => {
                type $R = d::Appointment;
                $body
            }
            d::Kind::Care => {
                type $R = d::CareCategory;
                $body
            }
            d::Kind::Obligation => {
                type $R = d::Obligation;
                $body
            }
            d::Kind::Training => {
                type $R = d::Training;
                $body
            }
            d::Kind::Seat => {
                type $R = d::Seat;
                $body
            }
            d::Kind::Stage => {
                type $R = d::Stage;
                $body
            }
            d::Kind::Official => {
                type $R = d::Official;
                $body
            }
            d::Kind::Rubric => {
                type $R = d::Rubric;
                $body
            }
            d::Kind::Site => {
                type $R = d::Site;
                $body
            }
            d::Kind::Inspection => {
                type $R = d::Inspection;
                $body
            }
            d::Kind::Score => {
                type $R = d::Score;
                $body
            }
            d::Kind::Rectification => {
                type $R = d::Rectification;
                $body
            }
            d::Kind::User => {
                type $R = d::User;
                $body
            }
            d::Kind::Round => {
                type $R = d::Round;
                $body
            }
        }
    }};
}
pub use of_kind;

/// Something the store keeps under an id of its own.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    type Id: Key;
    const KIND: Kind;

    fn id(&self) -> Self::Id;

    fn key(id: Self::Id) -> u32 {
        id.key()
    }

    fn from_key(key: u32) -> Self::Id {
        Self::Id::from_key(key)
    }

    /// Which fields tell two states of one record apart.
    fn differences(&self, other: &Self) -> Vec<Field>;

    /// What no other record may have beside it.
    fn claims(&self) -> Vec<Claim> {
        Vec::new()
    }
}

/// A record and the journal number of its last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<R> {
    pub record: R,
    pub version: Seq,
}

/// Why carrying out a command stopped: the rules refuse it, or the ledger broke.
#[derive(Debug)]
pub enum Stop<E> {
    Refused(Refusal),
    Broke(E),
}

impl<E> From<Refusal> for Stop<E> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Reads see what was put before in the same command. Retired records are still there.
pub trait Ledger {
    type Error;

    fn get<R: Record>(&mut self, id: R::Id) -> Result<Option<Held<R>>, Self::Error>;
    fn put<R: Record>(&mut self, record: R) -> Result<(), Self::Error>;
    /// An id never used before and never used again.
    fn fresh<R: Record>(&mut self) -> Result<R::Id, Self::Error>;

    /// In sibling order; `None` asks for the county.
    fn children(&mut self, parent: Option<UnitId>) -> Result<Vec<UnitId>, Self::Error>;
    /// Who holds the number there: at most one while the file is whole. Retired households hold none.
    fn holders(
        &mut self,
        neighborhood: UnitId,
        number: u16,
    ) -> Result<Vec<HouseholdId>, Self::Error>;
    /// All households of the neighborhood, retired ones too.
    fn households(&mut self, neighborhood: UnitId) -> Result<Vec<HouseholdId>, Self::Error>;
    /// All terms in the unit's post, past ones too.
    fn terms_in(&mut self, unit: UnitId) -> Result<Vec<AppointmentId>, Self::Error>;
    /// Everybody in the village's book.
    fn people_of(&mut self, village: UnitId) -> Result<Vec<PersonId>, Self::Error>;
    fn terms_of(&mut self, person: PersonId) -> Result<Vec<AppointmentId>, Self::Error>;
    /// Records of a kind that belong to one owner, such as the seats of a session, in their order with its number.
    /// Owner 0 is the county.
    fn owned<R: Record>(&mut self, owner: u32) -> Result<Vec<(u32, R::Id)>, Self::Error>;
    /// Rounds of a neighborhood on a day, voided ones too, among those entered in the village.
    fn rounds_on(
        &mut self,
        village: UnitId,
        neighborhood: UnitId,
        on: NaiveDate,
    ) -> Result<Vec<RoundId>, Self::Error>;
    /// Who changed the record since, and what, for the sentence that refuses a stale edit.
    fn changed_since<R: Record>(
        &mut self,
        id: R::Id,
        base: Seq,
    ) -> Result<super::Changed, Self::Error>;
}
