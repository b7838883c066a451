//! How far a hand reaches: what it touches must lie in its part of the tree, before and after.

use super::{Rejected, StoreError, named::stands, work::Work};
use crate::domain::{EditRefusal, Kind, Stands, UnitId};

pub(super) fn check(work: &mut Work, area: Option<UnitId>) -> Result<(), Rejected> {
    let Some(area) = area else {
        return Ok(());
    };
    for (kind, key) in work.touched().into_iter().chain(work.seen.clone()) {
        let before = match &work.slot(kind, key)?.before {
            Some(stored) => Some(stands(kind, &stored.payload)?),
            None => None,
        };
        let after = work.stands(kind, key)?;
        for stands in before.into_iter().chain(after) {
            if !within(work, area, stands)? {
                return Err(EditRefusal::OutOfArea.into());
            }
        }
    }
    Ok(())
}

/// Whether a record outside was read on the way: what stands in the way there is nobody's business here. Sites of other
/// townships are read whenever one is made, and what lies above the area has no secrets but its figures.
pub(super) fn looked_beyond(work: &mut Work, area: Option<UnitId>) -> Result<bool, StoreError> {
    let Some(area) = area else {
        return Ok(false);
    };
    let read: Vec<(Kind, u32)> = work.slots.keys().copied().collect();
    for (kind, key) in read {
        if matches!(kind, Kind::Site | Kind::User) {
            continue;
        }
        let Some(stands) = work.stands(kind, key)? else {
            continue;
        };
        let own = within(work, area, stands)?;
        let above = kind == Kind::Unit && is_above(work, area, UnitId(key))?;
        if !own && !above && stands != Stands::County {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_above(work: &mut Work, area: UnitId, unit: UnitId) -> Result<bool, StoreError> {
    let mut at = Some(area);
    for _ in 0..8 {
        let Some(here) = at else {
            return Ok(false);
        };
        if here == unit {
            return Ok(true);
        }
        at = match work.stands(Kind::Unit, here.0)? {
            Some(Stands::Unit { parent, .. }) => parent,
            _ => None,
        };
    }
    Ok(false)
}

/// Where a record stands, or stood before the change that takes it away: what is taken away together with what it lies
/// in, as when a split is undone, lay there.
fn place(work: &mut Work, kind: Kind, key: u32) -> Result<Option<Stands>, StoreError> {
    if let Some(stands) = work.stands(kind, key)? {
        return Ok(Some(stands));
    }
    let before = work.slot(kind, key)?.before.as_ref();
    let before = before.map(|stored| stands(kind, &stored.payload));
    before.transpose()
}

fn within(work: &mut Work, area: UnitId, stands: Stands) -> Result<bool, StoreError> {
    let mut at = match stands {
        // A unit is where its own state says, which may be the one before the change.
        Stands::Unit { id, .. } if id == area => return Ok(true),
        Stands::Unit { parent, .. } => parent,
        Stands::In(unit) | Stands::At(unit, _) => Some(unit),
        Stands::With((kind, key), _) => {
            return match place(work, kind, key)? {
                Some(owner) => within(work, area, owner),
                None => Ok(false),
            };
        }
        // What has no place in the tree belongs to the county.
        Stands::County => {
            let area = work.stands(Kind::Unit, area.0)?;
            return Ok(matches!(area, Some(Stands::Unit { parent: None, .. })));
        }
    };
    let mut steps = 0;
    while let Some(unit) = at {
        if unit == area {
            return Ok(true);
        }
        steps += 1;
        at = match place(work, Kind::Unit, unit.0)? {
            Some(Stands::Unit { parent, .. }) if steps < 8 => parent,
            _ => None,
        };
    }
    Ok(false)
}
