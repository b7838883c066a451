//! What whoever made a change is told of it.

use super::{Reading, StoreError};
use crate::domain::{Entry, Kind, OpId, Record, Touched};

/// What a change became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub entry: Entry,
    /// By kind and id: of each kind in the order in which the command added them.
    pub added: Vec<(Kind, u32)>,
    /// What was there before and is another now, or is gone.
    pub changed: Vec<(Kind, u32)>,
}

impl Receipt {
    /// The ids of the things added, in the order of the command.
    pub fn ids<R: Record>(&self) -> impl Iterator<Item = R::Id> {
        self.added
            .iter()
            .filter(|(kind, _)| *kind == R::KIND)
            .map(|&(_, key)| R::from_key(key))
    }
}

impl Reading {
    pub(super) fn receipt(&self, op: OpId) -> Result<Option<Receipt>, StoreError> {
        let Some(number) = self.number_of(op)? else {
            return Ok(None);
        };
        let entry = self.entry(number)?.filter(|entry| entry.op == op);
        let entry = entry.ok_or_else(|| StoreError::damaged("an operation without its entry"))?;
        let touched = self.touched(number)?.into_iter();
        let (changed, added): (Vec<_>, Vec<_>) = touched.partition(|one| one.before.is_some());
        let places = |all: Vec<Touched>| all.into_iter().map(|one| (one.kind, one.key)).collect();
        Ok(Some(Receipt {
            entry,
            added: places(added),
            changed: places(changed),
        }))
    }
}
