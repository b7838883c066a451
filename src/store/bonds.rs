//! What must hold between records whatever happened to each alone: an undo is checked by it, and so is the file.

use std::collections::HashSet;

use super::{StoreError, work::Work};
use crate::domain::{
    Appointment, Household, Inspection, Kind, Ledger, Making, Official, Person, PersonId, Record,
    Rectification, Rubric, Score, Seat, Site, Stage, Training, Unit,
};

/// The first record that stands in the way of this change; none if everything still fits together.
pub(super) fn broken(work: &mut Work) -> Result<Option<(Kind, u32)>, StoreError> {
    let mut gone = HashSet::new();
    for (kind, key) in work.touched() {
        if work.slot(kind, key)?.payload().is_none() {
            gone.insert((kind, key));
            if let Some(left) = left_behind(work, kind, key)? {
                return Ok(Some(left));
            }
        } else if let Some(other) = misfit(work, kind, key)? {
            return Ok(Some(other));
        }
    }
    named_by_others(work, &gone)
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
        Kind::Training => {
            let host = state::<Training>(work, key)?.host;
            Ok(missing::<Unit>(work, host)?)
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
            Ok(missing::<Training>(work, seat.training)?.or(missing::<Person>(work, seat.person)?))
        }
        Kind::Site => {
            let site = state::<Site>(work, key)?;
            site_misfit(work, &site)
        }
        Kind::Inspection => {
            let inspection = state::<Inspection>(work, key)?;
            let site = missing::<Site>(work, inspection.site)?;
            Ok(site.or(missing::<Rubric>(work, inspection.rubric)?))
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
            let site = missing::<Site>(work, found.site)?;
            match found.inspection {
                Some(inspection) if site.is_none() => missing::<Inspection>(work, inspection),
                _ => Ok(site),
            }
        }
        Kind::Person
        | Kind::Care
        | Kind::Obligation
        | Kind::Stage
        | Kind::Official
        | Kind::Rubric
        | Kind::User => Ok(None),
    }
}

/// What a site names must be there.
fn site_misfit(work: &mut Work, site: &Site) -> Result<Option<(Kind, u32)>, StoreError> {
    let fields = &site.fields;
    for village in fields.villages().chain([site.village]) {
        if let Some(gone) = missing::<Unit>(work, village)? {
            return Ok(Some(gone));
        }
    }
    for reached in &fields.stages {
        if let Some(gone) = missing::<Stage>(work, reached.stage)? {
            return Ok(Some(gone));
        }
    }
    if let Some(official) = fields.official
        && let Some(gone) = missing::<Official>(work, official)?
    {
        return Ok(Some(gone));
    }
    Ok(None)
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

/// People, households and care categories are named without a roll of their own, so everything is read.
/// Only an undo of an addition comes here.
fn named_by_others(
    work: &mut Work,
    gone: &HashSet<(Kind, u32)>,
) -> Result<Option<(Kind, u32)>, StoreError> {
    let kinds = |kind| gone.iter().any(|&(k, _)| k == kind);
    let mut found = None;
    if kinds(Kind::Person) || kinds(Kind::Care) {
        work.all::<Household>(|household| {
            let fields = &household.fields;
            let person = fields.head_person.map(|p| (Kind::Person, p.0));
            let care = fields.care.iter().map(|c| (Kind::Care, c.category.0));
            if person
                .into_iter()
                .chain(care)
                .any(|named| gone.contains(&named))
            {
                found = Some((Kind::Household, household.id.0));
            }
        })?;
    }
    if kinds(Kind::Person) {
        work.all::<Seat>(|seat| {
            if gone.contains(&(Kind::Person, seat.person.0)) {
                found = Some((Kind::Seat, seat.id.0));
            }
        })?;
    }
    if kinds(Kind::Unit) {
        work.all::<Training>(|training| {
            if gone.contains(&(Kind::Unit, training.host.0)) {
                found = Some((Kind::Training, training.id.0));
            }
        })?;
    }
    if kinds(Kind::Unit) || kinds(Kind::Stage) || kinds(Kind::Official) {
        work.all::<Site>(|site| {
            let fields = &site.fields;
            let villages = fields.villages().chain([site.village]);
            let units = villages.map(|unit| (Kind::Unit, unit.0));
            let stages = fields.stages.iter().map(|r| (Kind::Stage, r.stage.0));
            let official = fields.official.map(|id| (Kind::Official, id.0));
            if units
                .chain(stages)
                .chain(official)
                .any(|named| gone.contains(&named))
            {
                found = Some((Kind::Site, site.id.0));
            }
        })?;
    }
    if kinds(Kind::Rubric) {
        work.all::<Inspection>(|inspection| {
            if gone.contains(&(Kind::Rubric, inspection.rubric.0)) {
                found = Some((Kind::Inspection, inspection.id.0));
            }
        })?;
        work.all::<Rubric>(|rubric| {
            let named = rubric.replaces.map(|id| (Kind::Rubric, id.0));
            if named.is_some_and(|named| gone.contains(&named)) {
                found = Some((Kind::Rubric, rubric.id.0));
            }
        })?;
    }
    if kinds(Kind::Inspection) {
        work.all::<Rectification>(|other| {
            let named = other.inspection.map(|id| (Kind::Inspection, id.0));
            if named.is_some_and(|named| gone.contains(&named)) {
                found = Some((Kind::Rectification, other.id.0));
            }
        })?;
    }
    if kinds(Kind::Household) || kinds(Kind::Unit) {
        work.all::<Person>(|person| {
            let home = person.fields.household.map(|h| (Kind::Household, h.0));
            let village = Some((Kind::Unit, person.village.0));
            if home
                .into_iter()
                .chain(village)
                .any(|named| gone.contains(&named))
            {
                found = Some((Kind::Person, person.id.0));
            }
        })?;
    }
    Ok(found)
}

fn state<R: Record>(work: &mut Work, key: u32) -> Result<R, StoreError> {
    let held = work.get::<R>(R::from_key(key))?;
    held.map(|held| held.record)
        .ok_or_else(|| StoreError::damaged(format!("record {key} of kind {:?}", R::KIND)))
}
