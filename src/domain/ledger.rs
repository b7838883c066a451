//! The door through which rules read and write records. The store stands behind it; rules never see how.

use chrono::NaiveDate;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    AppointmentId, Claim, Field, HouseholdId, Kind, Name, PersonId, Refusal, RoundId, Seq, Tied,
    UnitId, id::Key,
};

/// Something the store keeps under an id of its own.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    type Id: Key;
    /// What of it tells its ties: the record itself, or a part that is read faster.
    type Ties: Tied;
    const KIND: Kind;
    /// Whether it claims anything: others are not asked for what they claim.
    const CLAIMS: bool = false;

    fn id(&self) -> Self::Id;

    fn key(id: Self::Id) -> u32 {
        id.key()
    }

    fn from_key(key: u32) -> Self::Id {
        Self::Id::from_key(key)
    }

    /// What it is called where it is named by itself.
    fn known_as(&self) -> Vec<Name>;

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
