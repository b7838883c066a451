//! How forms are opened: one function for each, answering with the effects that put it on the screen.

use super::{
    Form,
    batch::Batch,
    family::{Merge, NewHead, Renumber, Split},
    home::village_of,
    household::{AddHousehold, EditHousehold},
    leader::Appoint,
    obligation::Oblige,
    person::{AddPerson, EditPerson},
    purpose::Purpose,
    term::{CorrectTerm, EndTerm, Term},
    training::{CancelTraining, EditTraining, PlanTraining},
    unit::{AddUnit, EditUnit},
};
use chrono::NaiveDate;

use crate::{
    domain::{
        AppointmentId, HouseholdFields, HouseholdId, HouseholdRefusal, LeaderRefusal, Level,
        PersonId, Tier, TrainingId, UnitId, UnitRefusal,
    },
    i18n::{
        Say,
        text::{AppText, ConfirmText, UnitText},
    },
    register::Node,
    ui::{At, Effect, Notice, Role},
};

fn open(purpose: impl Purpose + 'static, at: &At<'_>) -> Vec<Effect> {
    Form::open(Box::new(purpose), at)
}

pub(super) fn tell(words: &impl Say, at: &At<'_>) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), Role::Warn))]
}

/// Below a unit the next level, in a neighborhood a household, beside a household another one.
pub fn add(node: Node, at: &At<'_>) -> Vec<Effect> {
    let unit = match node {
        Node::Unit(unit) => Some(unit),
        Node::Household(household) => at.desk.county().neighborhood_of(household),
    };
    let Some(held) = unit.and_then(|u| at.desk.county().unit(u)) else {
        return tell(&AppText::NothingHere, at);
    };
    let (id, level) = (held.record.id, held.record.level);
    if !at.desk.county().is_live(id) {
        return tell(
            &UnitRefusal::Retired {
                name: held.record.fields.short.clone(),
            },
            at,
        );
    }
    if let Some(level) = level.below() {
        return open(
            AddUnit {
                parent: Some(id),
                level,
            },
            at,
        );
    }
    let like = HouseholdFields::default();
    open(
        AddHousehold {
            neighborhood: id,
            like,
        },
        at,
    )
}

/// The first unit of an empty store.
pub fn add_county(at: &At<'_>) -> Vec<Effect> {
    open(
        AddUnit {
            parent: None,
            level: Level::County,
        },
        at,
    )
}

pub fn edit(node: Node, at: &At<'_>) -> Vec<Effect> {
    match node {
        Node::Unit(id) => open(EditUnit { id }, at),
        Node::Household(id) => household(id, at, |id| EditHousehold { id }),
    }
}

/// A session of the unit, on a day if one is meant; `people` are offered seats in it once it is there.
pub fn plan(
    host: UnitId,
    day: Option<NaiveDate>,
    people: Vec<PersonId>,
    at: &At<'_>,
) -> Vec<Effect> {
    open(PlanTraining { host, day, people }, at)
}

pub fn edit_training(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    open(EditTraining(id), at)
}

pub fn cancel_training(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    open(CancelTraining(id), at)
}

pub fn oblige(tier: Tier, at: &At<'_>) -> Vec<Effect> {
    open(Oblige(tier), at)
}

/// Somebody new in the book of the village the node stands in.
pub fn add_person(node: Node, at: &At<'_>) -> Vec<Effect> {
    let home = match node {
        Node::Household(id) => Some(id),
        Node::Unit(_) => None,
    };
    match village_of(node, at) {
        Some(village) => open(AddPerson { village, home }, at),
        None => tell(&AppText::NothingHere, at),
    }
}

pub fn edit_person(id: PersonId, at: &At<'_>) -> Vec<Effect> {
    open(EditPerson { id }, at)
}

pub fn appoint(unit: UnitId, at: &At<'_>) -> Vec<Effect> {
    let Some(held) = at.desk.county().unit(unit) else {
        return tell(&UnitRefusal::NotFound, at);
    };
    let (name, level) = (held.record.fields.short.clone(), held.record.level);
    if level.post().is_none() {
        return tell(&LeaderRefusal::NoPost { name, level }, at);
    }
    if !at.desk.county().is_live(unit) {
        return tell(&UnitRefusal::Retired { name }, at);
    }
    open(Appoint { unit }, at)
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
        return tell(&UnitText::NoLeader, at);
    };
    match term.fields.until {
        None => open(EndTerm(Term { unit, id: term.id }), at),
        Some(_) => correct_term(unit, term.id, at),
    }
}

pub fn correct_term(unit: UnitId, term: AppointmentId, at: &At<'_>) -> Vec<Effect> {
    open(CorrectTerm(Term { unit, id: term }), at)
}

pub fn split(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    let people = at
        .desk
        .county()
        .household(id)
        .map_or(0, |h| h.record.fields.people);
    if people < 2 {
        return tell(&HouseholdRefusal::TooFewPeople { people }, at);
    }
    household(id, at, Split)
}

pub fn merge(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, Merge)
}

pub fn new_head(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, NewHead)
}

pub fn renumber(id: HouseholdId, at: &At<'_>) -> Vec<Effect> {
    household(id, at, Renumber)
}

/// One field of all these households.
pub fn batch(households: Vec<HouseholdId>, remarks: Vec<ConfirmText>, at: &At<'_>) -> Vec<Effect> {
    if households.is_empty() {
        return tell(&AppText::NothingHere, at);
    }
    open(
        Batch {
            households,
            remarks,
        },
        at,
    )
}

/// A form about a household that is still kept.
fn household<P: Purpose + 'static>(
    id: HouseholdId,
    at: &At<'_>,
    purpose: impl FnOnce(HouseholdId) -> P,
) -> Vec<Effect> {
    match at.desk.county().household(id) {
        None => tell(&HouseholdRefusal::NotFound, at),
        Some(held) if held.record.retired.is_some() => tell(
            &HouseholdRefusal::Retired {
                head: held.record.fields.head,
            },
            at,
        ),
        Some(_) => open(purpose(id), at),
    }
}
