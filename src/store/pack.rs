//! Records as bytes: MessagePack with named fields, so that a field can be added without rewriting the file.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::StoreError;
use crate::domain::{Kind, Record};

/// A record packed, as [`super::PackedHousehold`] and the journal hold it.
pub fn unpack<R: Record>(bytes: &[u8]) -> Result<R, StoreError> {
    part(R::KIND, bytes)
}

/// A record, or what of it is wanted.
pub(super) fn part<P: DeserializeOwned>(kind: Kind, bytes: &[u8]) -> Result<P, StoreError> {
    rmp_serde::from_slice(bytes).map_err(|error| {
        StoreError::damaged(format!("a record of kind {kind:?} is unreadable: {error}"))
    })
}

pub(super) fn pack<R: Record>(record: &R) -> Vec<u8> {
    rmp_serde::to_vec_named(record).expect("records are plain data")
}

/// Whether this program can write the record back without losing what a newer one put there.
pub(super) fn knows<R: Record>(bytes: &[u8], record: &R) -> bool {
    let again = pack(record);
    if again == bytes {
        return true;
    }
    let tree = |bytes: &[u8]| rmp_serde::from_slice::<Value>(bytes);
    match (tree(bytes), tree(&again)) {
        (Ok(old), Ok(new)) => contained(&old, &new),
        _ => false,
    }
}

/// Whether every field of `old` exists in `new`.
fn contained(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => old
            .iter()
            .all(|(name, value)| new.get(name).is_some_and(|new| contained(value, new))),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| contained(old, new))
        }
        _ => true,
    }
}
