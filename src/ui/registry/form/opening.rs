//! What speaks against opening a form of the registry, and which one is meant.

use crate::{
    domain::{
        AppointmentId, HouseholdId, HouseholdRefusal, LeaderRefusal, PersonId, UnitId, UnitRefusal,
    },
    i18n::text::{AppText, UnitText},
    register::Node,
    ui::{
        kit::{At, Effect, Role, open, tell},
        registry::route::Registry,
    },
};

/// Below a unit the next level, in a neighborhood a household, beside a household another one.
pub fn add(node: Node, at: &At<'_>) -> Vec<Effect> {
    let unit = match node {
        Node::Unit(unit) => Some(unit),
        Node::Household(household) => at.desk.county().neighborhood_of(household),
    };
    let Some(held) = unit.and_then(|u| at.desk.county().unit(u)) else {
        return tell(&AppText::NothingHere, Role::Warn, at);
    };
    let (id, level) = (held.record.id, held.record.level);
    if !at.desk.county().is_live(id) {
        return tell(
            &UnitRefusal::Retired {
                name: held.record.fields.short.clone(),
            },
            Role::Warn,
            at,
        );
    }
    open(match level.below() {
        Some(_) => Registry::AddUnit(Some(id)),
        None => Registry::AddHousehold {
            neighborhood: id,
            like: Box::default(),
        },
    })
}

pub fn edit(node: Node, at: &At<'_>) -> Vec<Effect> {
    match node {
        Node::Unit(id) => open(Registry::EditUnit(id)),
        Node::Household(id) => household(id, at, Registry::EditHousehold),
    }
}

/// Somebody new in the book of the village the node stands in.
pub fn add_person(node: Node, at: &At<'_>) -> Vec<Effect> {
    let home = match node {
        Node::Household(id) => Some(id),
        Node::Unit(_) => None,
    };
    match at.desk.village_of(node) {
        Some(village) => open(Registry::AddPerson { village, home }),
        None => tell(&AppText::NothingHere, Role::Warn, at),
    }
}

pub fn edit_person(id: PersonId) -> Vec<Effect> {
    open(Registry::EditPerson(id))
}

pub fn appoint(unit: UnitId, at: &At<'_>) -> Vec<Effect> {
    let Some(held) = at.desk.county().unit(unit) else {
        return tell(&UnitRefusal::NotFound, Role::Warn, at);
    };
    let (name, level) = (held.record.fields.short.clone(), held.record.level);
    if level.post().is_none() {
        return tell(&LeaderRefusal::NoPost { name, level }, Role::Warn, at);
    }
    if !at.desk.county().is_live(unit) {
        return tell(&UnitRefusal::Retired { name }, Role::Warn, at);
    }
    open(Registry::Appoint(unit))
}

/// Ends the serving term. One whose end is announced, or the last one of a vacant post, is corrected instead.
pub fn end_term(unit: UnitId, at: &At<'_>) -> Vec<Effect> {
    let terms = at.desk.county().terms(unit);
    let serving = at
        .desk
        .county()
        .serving(unit)
        .map(|post| post.term.record.clone());
    let Some(term) = serving.or_else(|| terms.first().map(|post| post.term.record.clone())) else {
        return tell(&UnitText::NoLeader, Role::Warn, at);
    };
    match term.fields.until {
        None => open(Registry::EndTerm(unit, term.id)),
        Some(_) => correct_term(unit, term.id),
    }
}

pub fn correct_term(unit: UnitId, term: AppointmentId) -> Vec<Effect> {
    open(Registry::CorrectTerm(unit, term))
}

pub fn split(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    let people = at
        .desk
        .county()
        .household(id)
        .map_or(0, |h| h.record.fields.people);
    if people < 2 {
        return tell(&HouseholdRefusal::TooFewPeople { people }, Role::Warn, at);
    }
    household(id, at, Registry::Split)
}

pub fn merge(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, Registry::Merge)
}

pub fn new_head(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, Registry::NewHead)
}

pub fn renumber(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, Registry::Renumber)
}

/// A form about a household that is still kept.
fn household(
    id: HouseholdId,
    at: &At<'_>,
    form: impl FnOnce(HouseholdId) -> Registry,
) -> Vec<Effect> {
    match at.desk.county().household(id) {
        None => tell(&HouseholdRefusal::NotFound, Role::Warn, at),
        Some(held) if held.record.retired.is_some() => tell(
            &HouseholdRefusal::Retired {
                head: held.record.fields.head,
            },
            Role::Warn,
            at,
        ),
        Some(_) => open(form(id)),
    }
}
