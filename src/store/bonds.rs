//! What must hold between records whatever happened to each alone: an undo is checked by it.

use super::{
    StoreError,
    named::{names, ties},
    work::Work,
};
use crate::domain::{Kind, Record, Tied, Which, of_kind};

/// The first record that stands in the way of this change; none if everything still fits together.
pub(super) fn broken(work: &mut Work) -> Result<Option<Which>, StoreError> {
    for (kind, key) in work.touched() {
        let stays = work.slot(kind, key)?.payload().map(<[u8]>::to_vec);
        let other = match stays {
            None => match left_behind(work, kind, key)? {
                None => work.named_by(kind, key)?,
                left => left,
            },
            Some(payload) => match misfit(work, kind, &payload)? {
                None => missing_name(work, kind, &payload)?,
                other => other,
            },
        };
        if other.is_some() {
            return Ok(other);
        }
    }
    Ok(None)
}

/// What a record names must be there.
fn missing_name(work: &mut Work, kind: Kind, payload: &[u8]) -> Result<Option<Which>, StoreError> {
    for (named, id) in names(kind, payload)? {
        if work.slot(named, id)?.payload().is_none() {
            return Ok(Some((named, id)));
        }
    }
    Ok(None)
}

/// What hangs on a record that is taken away.
fn left_behind(work: &mut Work, kind: Kind, key: u32) -> Result<Option<Which>, StoreError> {
    of_kind!(kind, R => <<R as Record>::Ties>::left_behind(key, work))
}

/// A record that contradicts this one.
fn misfit(work: &mut Work, kind: Kind, payload: &[u8]) -> Result<Option<Which>, StoreError> {
    of_kind!(kind, R => ties::<R>(payload)?.misfit(work))
}
