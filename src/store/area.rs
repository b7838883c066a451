//! How far a hand reaches: what it touches must lie in its part of the tree, before and after.

use super::{Rejected, StoreError, pack::Links, work::Work};
use crate::domain::{EditRefusal, Kind, UnitId};

pub(super) fn check(work: &mut Work, area: Option<UnitId>) -> Result<(), Rejected> {
    let Some(area) = area else {
        return Ok(());
    };
    for (kind, key) in work.touched() {
        let before = match &work.slot(kind, key)?.before {
            Some(stored) => Some(Links::of(kind, &stored.payload)?),
            None => None,
        };
        let after = work.links(kind, key)?;
        for links in before.iter().chain(&after) {
            if !within(work, area, links)? {
                return Err(EditRefusal::OutOfArea.into());
            }
        }
    }
    Ok(())
}

fn within(work: &mut Work, area: UnitId, links: &Links) -> Result<bool, StoreError> {
    // A unit is where its own state says, which may be the one before the change.
    let mut at = match *links {
        Links::Unit { id, .. } if id == area => return Ok(true),
        Links::Unit { parent, .. } => parent,
        _ => links.anchor(),
    };
    if let Some((kind, key)) = links.owner() {
        return match work.links(kind, key)? {
            Some(owner) => within(work, area, &owner),
            None => Ok(false),
        };
    }
    // What has no place in the tree belongs to the county.
    if at.is_none() && links.shelf().is_some() {
        return Ok(work
            .links(Kind::Unit, area.0)?
            .is_some_and(|links| matches!(links, Links::Unit { parent: None, .. })));
    }
    let mut steps = 0;
    while let Some(unit) = at {
        if unit == area {
            return Ok(true);
        }
        steps += 1;
        at = match work.links(Kind::Unit, unit.0)? {
            Some(Links::Unit { parent, .. }) if steps < 8 => parent,
            _ => None,
        };
    }
    Ok(false)
}
