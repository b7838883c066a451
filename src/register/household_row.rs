//! What a village's block knows of each household without unpacking it, and by what two of them are likely the same.

use std::{
    borrow::Cow,
    hash::{DefaultHasher, Hash, Hasher},
};

use chrono::NaiveDate;

use crate::domain::{Household, HouseholdFields, HouseholdId, HouseholdState, Residence, Seq};

/// What lists need to know of a household without unpacking it.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdRow {
    pub id: HouseholdId,
    pub version: Seq,
    /// Index of its neighborhood in `Block::units`.
    pub unit: u16,
    pub number: u16,
    pub(super) marks: u16,
    pub(super) len: u16,
    pub(super) offset: u32,
    /// Equal for households with the same head and the same first phone or address; 0 where neither is known.
    pub twin: u32,
}

/// What is true of a household, for filters and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub enum Mark {
    Retired = 1,
    Counts = 2,
    Care = 4,
    Phone = 8,
    Away = 16,
    Card = 32,
    Chat = 64,
    Renting = 128,
}

impl HouseholdRow {
    pub const fn has(&self, mark: Mark) -> bool {
        self.marks & mark as u16 != 0
    }
}

pub(super) fn marks(household: &Household, today: NaiveDate) -> u16 {
    let fields = &household.fields;
    [
        (Mark::Retired, household.retired.is_some()),
        (Mark::Counts, household.counts()),
        (Mark::Care, fields.needs_care(today)),
        (Mark::Phone, fields.phones().next().is_some()),
        (Mark::Away, matches!(fields.state, HouseholdState::Away(_))),
        (Mark::Card, fields.card_issued.is_some()),
        (Mark::Chat, fields.in_chat),
        (Mark::Renting, fields.residence == Residence::Renting),
    ]
    .into_iter()
    .filter(|(_, holds)| *holds)
    .fold(0, |all, (mark, _)| all | mark as u16)
}

pub(super) fn twin(fields: &HouseholdFields) -> u32 {
    let Some(likeness) = likeness(fields) else {
        return 0;
    };
    let mut hasher = DefaultHasher::new();
    likeness.hash(&mut hasher);
    (hasher.finish() as u32).max(1)
}

/// What households share that are likely the same: the head, and the first phone or, without one, the address. None
/// where neither is known.
pub(super) fn likeness(fields: &HouseholdFields) -> Option<(&str, Cow<'_, str>)> {
    let address = || (!fields.address.is_empty()).then(|| fields.address.line().into());
    let mark = fields.phones().next().map(Cow::Borrowed);
    Some((fields.head.as_str(), mark.or_else(address)?))
}
