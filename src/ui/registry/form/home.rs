//! The fields of a household: shown, and read back all at once.

use super::household;
use crate::{
    domain::{
        CareEntry, Fault, Field, HouseholdField as F, HouseholdFields, HouseholdState,
        MAX_CONTACTS, PersonId, PhoneContact, UnitId, Whereabouts,
    },
    exchange::parted,
    i18n::text::{FormText, HouseholdText},
    register::Node,
    ui::kit::{
        At,
        form::{
            Among, CarePart, Check, FormField, Key, Kind, Lookup, Pick, Picked, When, described,
            household as key,
        },
    },
};

/// Empty groups kept in reserve: the next one shows when the last is begun.
const SPARE_CARE: usize = 4;

pub fn fields(household: &HouseholdFields, unit: UnitId, at: &At<'_>) -> Vec<FormField> {
    let mut fields = described::fields(household, |field| match field {
        Field::Household(F::HeadPerson) => {
            let village = at.desk.village_of(Node::Unit(unit));
            let field = village.map(|village| head_person(household.head_person, village, at));
            field.into_iter().collect()
        }
        Field::Household(F::ContactName(n)) => {
            contact(n, household.contacts.get(usize::from(n))).to_vec()
        }
        Field::Household(F::State) => state(household.state).to_vec(),
        Field::Household(F::Care) => (0..household.care.len() + SPARE_CARE)
            .flat_map(|n| care(n as u8, household.care.get(n), at))
            .collect(),
        _ => Vec::new(),
    });
    let people = fields.iter_mut().find(|f| f.key == key(F::People));
    if let Some(people) = people.filter(|_| household.people == 0) {
        // Nobody was counted yet.
        people.begin_empty();
    }
    fields
}

/// Whoever is known in the book of the village and may be the head.
pub fn head_person(known: Option<PersonId>, village: UnitId, at: &At<'_>) -> FormField {
    let lookup = Lookup::new(Among::People { village }).with(known.map(Picked::Person), at);
    FormField {
        like: Some(key(F::Head)),
        fill: Some(household::known),
        ..FormField::lookup(key(F::HeadPerson), lookup).hint(HouseholdText::LinkHint)
    }
}

fn state(state: HouseholdState) -> [FormField; 2] {
    let (state, until) = match state {
        HouseholdState::Away(until) => (HouseholdState::Away(None), until),
        state => (state, None),
    };
    let away = When::Is(key(F::State), Pick::State(HouseholdState::Away(None)));
    let until = until.map(|d| d.to_string()).unwrap_or_default();
    let all = HouseholdState::ALL.map(Pick::State).to_vec();
    [
        FormField {
            begins_column: true,
            ..FormField::choice(key(F::State), all, Pick::State(state))
        },
        FormField::line(key(F::AwayUntil), Kind::Month, &until)
            .hint(FormText::MonthHint)
            .when(away),
    ]
}

/// From which day on it holds: from today, if nothing else is typed.
pub fn since(at: &At<'_>) -> FormField {
    let field = FormField::day(Key::Of(Field::Since), Some(at.desk.today()));
    field.hint(FormText::DateHint)
}

/// The same, where one day is as much a part of the record as others.
pub fn with_since(mut fields: Vec<FormField>, at: &At<'_>) -> Vec<FormField> {
    let place = fields.iter().position(|f| f.key == key(F::CardIssued));
    fields.insert(place.unwrap_or(fields.len()), since(at));
    fields
}

/// The same, once another state is chosen.
pub fn with_state_since(mut fields: Vec<FormField>, at: &At<'_>) -> Vec<FormField> {
    let state = When::Changed(vec![key(F::State), key(F::AwayUntil)]);
    let place = fields.iter().position(|f| f.key == key(F::Residence));
    fields.insert(place.unwrap_or(fields.len()), since(at).when(state));
    fields
}

fn contact(n: u8, contact: Option<&PhoneContact>) -> [FormField; 5] {
    let contact = contact.cloned().unwrap_or_default();
    let (away, place) = match contact.whereabouts {
        Whereabouts::Home => (Pick::Home, String::new()),
        Whereabouts::Away(place) => (Pick::Away, place),
    };
    let group = |n| [F::ContactName(n), F::ContactRelation(n), F::ContactPhone(n)].map(key);
    let when = match n.checked_sub(1) {
        Some(before) => When::Begun([group(before), group(n)].concat()),
        None => When::Always,
    };
    [
        FormField::text(key(F::ContactName(n)), &contact.name).when(when.clone()),
        FormField::text(key(F::ContactRelation(n)), &contact.relation).when(when.clone()),
        FormField::line(key(F::ContactPhone(n)), Kind::Phone, &contact.phone)
            .hint(HouseholdText::PhoneHint)
            .when(when.clone()),
        FormField::choice(key(F::ContactAway(n)), vec![Pick::Home, Pick::Away], away).when(when),
        FormField::text(Key::Place(n), &place).when(When::Is(key(F::ContactAway(n)), Pick::Away)),
    ]
}

/// Categories still offered, and the one that stands there though it is offered no longer.
pub fn categories(with: Option<crate::domain::CareId>, at: &At<'_>) -> Vec<Pick> {
    let offered = at.desk.county().care().iter().map(|held| &held.record);
    let offered = offered
        .filter(|c| !c.closed || Some(c.id) == with)
        .map(|c| Pick::Care(c.id));
    std::iter::once(Pick::None).chain(offered).collect()
}

fn care(n: u8, entry: Option<&CareEntry>, at: &At<'_>) -> [FormField; 5] {
    let part = |part| Key::Care(n, part);
    let text = |day: Option<chrono::NaiveDate>| day.map(|d| d.to_string()).unwrap_or_default();
    let category = entry.map(|e| e.category);
    let when = match n.checked_sub(1) {
        Some(before) => When::Begun(vec![
            Key::Care(before, CarePart::Category),
            part(CarePart::Category),
        ]),
        None => When::Always,
    };
    let begun = When::Not(part(CarePart::Category), Pick::None);
    let line = |key, kind, value: &str| FormField::line(part(key), kind, value).when(begun.clone());
    let who = entry.map_or("", |e| e.who.as_str());
    let carer = entry.map_or("", |e| e.carer.as_str());
    let since = text(entry.and_then(|e| e.since));
    let until = text(entry.and_then(|e| e.until));
    let (all, now) = (
        categories(category, at),
        category.map_or(Pick::None, Pick::Care),
    );
    [
        FormField::choice(part(CarePart::Category), all, now).when(when),
        line(CarePart::Who, Kind::Text, who),
        line(CarePart::Carer, Kind::Text, carer),
        line(CarePart::Since, Kind::Month, &since).hint(FormText::MonthHint),
        line(CarePart::Until, Kind::Day, &until).hint(FormText::DateHint),
    ]
}

pub fn read(check: &mut Check<'_>) -> HouseholdFields {
    let mut fields = HouseholdFields {
        head_person: check.person(key(F::HeadPerson)),
        contacts: (0..MAX_CONTACTS as u8)
            .map(|n| read_contact(n, check))
            .collect(),
        care: read_care(check),
        state: match check.pick(key(F::State)) {
            Pick::State(HouseholdState::Away(_)) => {
                HouseholdState::Away(check.day(key(F::AwayUntil)))
            }
            Pick::State(state) => state,
            _ => HouseholdState::default(),
        },
        ..HouseholdFields::default()
    };
    check.fill(&mut fields);
    parted(&mut fields.address);
    for contact in &mut fields.contacts {
        contact.call(&fields.head);
    }
    let mut issues = fields.issues(check.today);
    // Care entries were read one by one, each with its own place.
    let care = [
        Field::Household(F::CareSince),
        Field::Household(F::CareUntil),
    ];
    issues.retain(|issue| !care.contains(&issue.field));
    check.rules(issues);
    fields.cleaned()
}

fn read_contact(n: u8, check: &Check<'_>) -> PhoneContact {
    PhoneContact {
        name: check.text(key(F::ContactName(n))),
        relation: check.text(key(F::ContactRelation(n))),
        phone: check.text(key(F::ContactPhone(n))),
        whereabouts: match check.pick(key(F::ContactAway(n))) {
            Pick::Away => Whereabouts::Away(check.text(Key::Place(n))),
            _ => Whereabouts::Home,
        },
    }
}

fn read_care(check: &mut Check<'_>) -> Vec<CareEntry> {
    let mut entries = Vec::new();
    let groups = check.values.0.iter().filter_map(|f| match f.key {
        Key::Care(n, CarePart::Category) => Some(n),
        _ => None,
    });
    for n in groups.collect::<Vec<_>>() {
        let Pick::Care(category) = check.pick(Key::Care(n, CarePart::Category)) else {
            continue;
        };
        let entry = CareEntry {
            category,
            since: check.day(Key::Care(n, CarePart::Since)),
            until: check.day(Key::Care(n, CarePart::Until)),
            who: check.text(Key::Care(n, CarePart::Who)),
            carer: check.text(Key::Care(n, CarePart::Carer)),
        };
        if entry.since.is_some_and(|d| d > check.today) {
            check.fault(Key::Care(n, CarePart::Since), Fault::InFuture);
        }
        let both = entry.since.zip(entry.until);
        if both.is_some_and(|(since, until)| until < since) {
            check.fault(Key::Care(n, CarePart::Until), Fault::EndsBeforeItBegins);
        }
        entries.push(entry);
    }
    entries
}
