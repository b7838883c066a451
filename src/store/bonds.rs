//! What must hold between records whatever happened to each alone: an undo is checked by it.

use super::{StoreError, named::names, work::Work};
use crate::domain::{
    Appointment, Household, Inspection, Kind, Ledger, Person, PersonId, Record, Rectification,
    Score, Seat, Site, Training, Unit,
};

/// The first record that stands in the way of this change; none if everything still fits together.
pub(super) fn broken(work: &mut Work) -> Result<Option<(Kind, u32)>, StoreError> {
    for (kind, key) in work.touched() {
        let stays = work.slot(kind, key)?.payload().map(<[u8]>::to_vec);
        let other = match stays {
            None => match left_behind(work, kind, key)? {
                None => work.named_by(kind, key)?,
                left => left,
            },
            Some(payload) => match misfit(work, kind, key)? {
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
fn missing_name(
    work: &mut Work,
    kind: Kind,
    payload: &[u8],
) -> Result<Option<(Kind, u32)>, StoreError> {
    for (named, id) in names(kind, payload)? {
        if work.slot(named, id)?.payload().is_none() {
            return Ok(Some((named, id)));
        }
    }
    Ok(None)
}

/// What hangs on a record that is taken away.
fn left_behind(work: &mut Work, kind: Kind, key: u32) -> Result<Option<(Kind, u32)>, StoreError> {
    Ok(match kind {
        Kind::Unit => {
            let below = work.below(key)?;
            below.into_iter().next()
        }
        Kind::Person => work
            .terms_of(PersonId(key))?
            .first()
            .map(|id| (Kind::Appointment, id.0)),
        Kind::Training => first::<Seat>(work, key)?,
        Kind::Site => match first::<Inspection>(work, key)? {
            None => first::<Rectification>(work, key)?,
            left => left,
        },
        Kind::Inspection => first::<Score>(work, key)?,
        _ => None,
    })
}

fn first<R: Record>(work: &mut Work, owner: u32) -> Result<Option<(Kind, u32)>, StoreError> {
    let owned = work.owned::<R>(owner)?;
    Ok(owned.first().map(|&(_, id)| (R::KIND, R::key(id))))
}

/// A record that contradicts this one.
fn misfit(work: &mut Work, kind: Kind, key: u32) -> Result<Option<(Kind, u32)>, StoreError> {
    match kind {
        Kind::Unit => {
            let unit = state::<Unit>(work, key)?;
            let Some(parent) = unit.parent else {
                return Ok(None);
            };
            let stands = work.get::<Unit>(parent)?.is_some_and(|p| {
                p.record.level.below() == Some(unit.level)
                    && (p.record.retired.is_none() || unit.retired.is_some())
            });
            if !stands {
                return Ok(Some((Kind::Unit, parent.0)));
            }
            if unit.retired.is_some() {
                return live_below(work, key);
            }
            Ok(None)
        }
        Kind::Household => {
            let household = state::<Household>(work, key)?;
            let home = household.neighborhood;
            let stands = work
                .get::<Unit>(home)?
                .is_some_and(|u| u.record.retired.is_none() || household.retired.is_some());
            if !stands {
                return Ok(Some((Kind::Unit, home.0)));
            }
            let holders = work.holders(home, household.number)?;
            let twin = holders.into_iter().find(|id| id.0 != key);
            Ok(twin
                .filter(|_| household.retired.is_none())
                .map(|id| (Kind::Household, id.0)))
        }
        Kind::Appointment => {
            let term = state::<Appointment>(work, key)?;
            if work.get::<Person>(term.person)?.is_none() {
                return Ok(Some((Kind::Person, term.person.0)));
            }
            Ok(None)
        }
        Kind::Seat => {
            let seat = state::<Seat>(work, key)?;
            let twin = work.owned::<Seat>(seat.training.0)?;
            let twin = twin
                .into_iter()
                .find(|&(no, id)| no == u32::from(seat.no) && id.0 != key);
            if let Some((_, id)) = twin {
                return Ok(Some((Kind::Seat, id.0)));
            }
            missing::<Training>(work, seat.training)
        }
        Kind::Inspection => {
            let inspection = state::<Inspection>(work, key)?;
            missing::<Site>(work, inspection.site)
        }
        Kind::Score => {
            let score = state::<Score>(work, key)?;
            let owned = work.owned::<Score>(score.inspection.0)?;
            let mut same = owned
                .into_iter()
                .filter(|&(no, _)| no == u32::from(score.item));
            match same.find(|&(_, id)| id.0 != key) {
                Some((_, id)) => Ok(Some((Kind::Score, id.0))),
                None => missing::<Inspection>(work, score.inspection),
            }
        }
        Kind::Rectification => {
            let found = state::<Rectification>(work, key)?;
            missing::<Site>(work, found.site)
        }
        Kind::Person
        | Kind::Care
        | Kind::Training
        | Kind::Site
        | Kind::Obligation
        | Kind::Stage
        | Kind::Official
        | Kind::Rubric
        | Kind::User
        | Kind::Round => Ok(None),
    }
}

fn missing<R: Record>(work: &mut Work, id: R::Id) -> Result<Option<(Kind, u32)>, StoreError> {
    let there = work.get::<R>(id)?.is_some();
    Ok((!there).then(|| (R::KIND, R::key(id))))
}

fn live_below(work: &mut Work, unit: u32) -> Result<Option<(Kind, u32)>, StoreError> {
    for (kind, key) in work.below(unit)? {
        let live = match kind {
            Kind::Unit => state::<Unit>(work, key)?.retired.is_none(),
            Kind::Household => state::<Household>(work, key)?.retired.is_none(),
            _ => false,
        };
        if live {
            return Ok(Some((kind, key)));
        }
    }
    Ok(None)
}

fn state<R: Record>(work: &mut Work, key: u32) -> Result<R, StoreError> {
    let held = work.get::<R>(R::from_key(key))?;
    held.map(|held| held.record)
        .ok_or_else(|| StoreError::damaged(format!("record {key} of kind {:?}", R::KIND)))
}
