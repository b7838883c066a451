//! How many rows of each kind lie on a shelf, so that one that went missing is noticed.

use super::{
    StoreError,
    table::{KINDS, kind_of, seal, slot, unseal},
};
use crate::domain::{Home, Kind};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub [u32; KINDS]);

impl Counts {
    pub const fn of(&self, kind: Kind) -> u32 {
        self.0[slot(kind)]
    }

    /// The value of a row; none if nothing lies there. Kinds of which nothing does are left out.
    pub(super) fn seal(&self, home: Home) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        for kind in Kind::ALL.into_iter().filter(|&kind| self.of(kind) > 0) {
            bytes.push(kind as u8);
            bytes.extend_from_slice(&self.of(kind).to_be_bytes());
        }
        let key = home.number().to_be_bytes();
        (!bytes.is_empty()).then(|| seal("counts", &key, &[&bytes]))
    }

    pub(super) fn unseal(home: Home, value: &[u8]) -> Result<Self, StoreError> {
        let bytes = unseal("counts", &home.number().to_be_bytes(), value)?;
        let (each, rest) = bytes.as_chunks::<5>();
        if !rest.is_empty() {
            return Err(StoreError::damaged(format!("the counts of {home:?}")));
        }
        let mut counts = Self::default();
        for [kind, count @ ..] in each {
            counts.0[slot(kind_of(*kind)?)] = u32::from_be_bytes(*count);
        }
        Ok(counts)
    }
}
