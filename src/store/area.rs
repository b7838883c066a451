//! How far a hand reaches: what it touches must lie in its part of the tree, before and after.

use super::{Rejected, StoreError, pack::Links, work::Work};
use crate::domain::{EditRefusal, Home, Kind, UnitId};

pub(super) fn check(work: &mut Work, area: Option<UnitId>) -> Result<(), Rejected> {
    let Some(area) = area else {
        return Ok(());
    };
    for (kind, key) in work.touched().into_iter().chain(work.seen.clone()) {
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
        let Some(links) = work.links(kind, key)? else {
            continue;
        };
        let own = within(work, area, &links)?;
        let above = kind == Kind::Unit && is_above(work, area, UnitId(key))?;
        if !own && !above && links.shelf() != Some(Home::ABOVE) {
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
        at = match work.links(Kind::Unit, here.0)? {
            Some(Links::Unit { parent, .. }) => parent,
            _ => None,
        };
    }
    Ok(false)
}

/// Where a record stands, or stood before the change that takes it away: what is taken away together with what it lies
/// in, as when a split is undone, lay there.
fn place(work: &mut Work, kind: Kind, key: u32) -> Result<Option<Links>, StoreError> {
    if let Some(links) = work.links(kind, key)? {
        return Ok(Some(links));
    }
    let before = work.slot(kind, key)?.before.as_ref();
    let before = before.map(|stored| Links::of(kind, &stored.payload));
    before.transpose()
}

fn within(work: &mut Work, area: UnitId, links: &Links) -> Result<bool, StoreError> {
    // A unit is where its own state says, which may be the one before the change.
    let mut at = match *links {
        Links::Unit { id, .. } if id == area => return Ok(true),
        Links::Unit { parent, .. } => parent,
        _ => links.anchor(),
    };
    if let Some((kind, key)) = links.owner() {
        return match place(work, kind, key)? {
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
        at = match place(work, Kind::Unit, unit.0)? {
            Some(Links::Unit { parent, .. }) if steps < 8 => parent,
            _ => None,
        };
    }
    Ok(false)
}
