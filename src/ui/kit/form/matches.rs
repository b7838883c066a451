//! What a lookup finds: people, households and villages, each with what tells namesakes apart.

use super::lookup::Picked;
use crate::{
    domain::{
        Household, HouseholdFields, HouseholdId, Person, PersonId, Reference, Standing, UnitId,
    },
    i18n::text::{FormText, HouseholdText, LeaderText},
    register::Node,
    ui::kit::At,
};

#[derive(Clone, Debug)]
pub struct Found {
    pub picked: Picked,
    pub name: String,
    /// What tells namesakes apart.
    pub more: String,
}

pub fn name(picked: Picked, at: &At<'_>) -> Option<String> {
    let county = at.desk.county();
    match picked {
        Picked::Person(id) => county.person(id).map(|p| p.record.fields.name.clone()),
        Picked::Household(id) => county.household(id).map(|h| h.record.fields.head),
        Picked::Unit(id) => Some(at.desk.path_names(Node::Unit(id)).join("/")),
        Picked::Fresh => None,
    }
}

pub fn person(id: PersonId, at: &At<'_>) -> Option<Found> {
    let person = &at.desk.county().person(id)?.record;
    Some(Found {
        picked: Picked::Person(id),
        name: person.fields.name.clone(),
        more: told(person, at),
    })
}

/// A person, or a head offered as a leader.
pub fn leader(who: Reference, at: &At<'_>) -> Option<Found> {
    match who {
        Reference::Person(id) => person(id, at),
        Reference::Household(id) => {
            let found = household(id, at)?;
            let role = at.say(&HouseholdText::Head);
            let more = format!("{role} {}", found.more);
            Some(Found { more, ..found })
        }
        _ => None,
    }
}

/// With the township it lies in.
pub fn village(id: UnitId, at: &At<'_>) -> Found {
    let path = at.desk.path_names(Node::Unit(id));
    Found {
        picked: Picked::Unit(id),
        name: at.desk.short(id),
        more: path.iter().rev().nth(1).cloned().unwrap_or_default(),
    }
}

pub fn household(id: HouseholdId, at: &At<'_>) -> Option<Found> {
    let Household { number, fields, .. } = at.desk.county().household(id)?.record;
    let number = at.say(&HouseholdText::NumberOf { n: number.into() });
    let mut words = vec![number.into_owned(), place(id, at)];
    let own = HouseholdFields::head_phone(&fields);
    let phone = fields.phones().next().unwrap_or_default();
    words.extend(told_tail(if own.is_empty() { phone } else { own }, at));
    Some(Found {
        picked: Picked::Household(id),
        name: fields.head.clone(),
        more: words.join(" "),
    })
}

/// Sex, year, party, where they live, the end of the phone, and last the offices, which may be long.
pub fn told(person: &Person, at: &At<'_>) -> String {
    let fields = &person.fields;
    let mut words: Vec<String> = Vec::new();
    words.extend(fields.sex.map(|sex| at.say(&sex).into_owned()));
    words.extend(fields.birth_year.map(|year| year.to_string()));
    if fields.party {
        words.push(at.say(&LeaderText::Party).into_owned());
    }
    words.extend(fields.household.map(|home| place(home, at)));
    words.extend(told_tail(&fields.phone, at));
    if fields.standing != Standing::default() {
        words.push(at.say(&fields.standing).into_owned());
    }
    words.join(" ")
}

/// `3组 第2邻`
fn place(household: HouseholdId, at: &At<'_>) -> String {
    let path = at.desk.path_names(Node::Household(household));
    let near = path.len().saturating_sub(2);
    path[near..].join(" ")
}

fn told_tail(phone: &str, at: &At<'_>) -> Option<String> {
    let digits = Some(tail(phone)).filter(|digits| digits.len() == 4)?;
    Some(at.say(&FormText::PhoneEnd { digits }).into_owned())
}

/// The last four digits of a phone, as far as it has them.
fn tail(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    let last = digits.len().saturating_sub(4);
    digits[last..].iter().collect()
}
