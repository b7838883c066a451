//! Fields of units, households, people and their terms.

use anyhow::Result;
use chrono::NaiveDate;
use clap::ValueEnum;

use super::{Pair, Typed, number, number_or_none, unknown, word, word_or_none};
use crate::{
    cli::{
        args::{Source, Why},
        open::Setting,
    },
    desk::Desk,
    domain::{
        Appointment, CareEntry, CareId, Contact, Ending, Fault, Field, HouseholdField,
        HouseholdFields, HouseholdId, HouseholdState, Issue, LeaderField, MAX_CONTACTS, Origin,
        PersonField, PersonFields, UnitField, UnitFields,
        grammar::{self, Exact, Lean},
    },
    exchange::read_address,
    i18n::heard::{
        self, Heard,
        answer::{AWAY, AWAY_UNTIL},
        field,
    },
};

/// Today, and the categories that were named.
struct Cared {
    today: NaiveDate,
    care: Vec<CareId>,
}

const fn household(field: HouseholdField) -> Field {
    Field::Household(field)
}

const HOUSEHOLD: &[Typed<HouseholdFields, Cared>] = {
    use HouseholdField as F;
    use field::household as name;
    &[
        Typed::text(name::HEAD, |h| &mut h.head),
        Typed::value(name::PEOPLE, |h, value, _| {
            h.people = number(value, household(F::People))?;
            Ok(())
        }),
        Typed::value(name::PHONES[0], |h, value, _| phone(h, 0, value)),
        Typed::value(name::PHONES[1], |h, value, _| phone(h, 1, value)),
        Typed::value(name::PHONES[2], |h, value, _| phone(h, 2, value)),
        Typed::value(name::CONTACTS[0], |h, value, _| named(h, 0, value)),
        Typed::value(name::CONTACTS[1], |h, value, _| named(h, 1, value)),
        Typed::value(name::CONTACTS[2], |h, value, _| named(h, 2, value)),
        Typed::value(name::ADDRESS, |h, value, _| {
            h.address = read_address(value);
            Ok(())
        }),
        Typed::text(name::ESTATE, |h| &mut h.address.estate),
        Typed::text(name::BUILDING, |h| &mut h.address.building),
        Typed::text(name::ENTRANCE, |h| &mut h.address.entrance),
        Typed::text(name::ROOM, |h| &mut h.address.room),
        Typed::value(name::RESIDENCE, |h, value, _| {
            h.residence = word(value, household(F::Residence))?;
            Ok(())
        }),
        Typed::value(name::STATE, |h, value, found| {
            h.state = state(value, found.today)?;
            Ok(())
        }),
        Typed::value(name::CARE, |h, _, found| {
            care(h, found);
            Ok(())
        }),
        Typed::text(name::NOTE, |h| &mut h.note),
        Typed::day(name::CARD, household(F::CardIssued), |h| &mut h.card_issued),
        Typed::flag(name::CHAT, household(F::InChat), |h| &mut h.in_chat),
    ]
};

const UNIT: &[Typed<UnitFields>] = {
    use field::unit as name;
    &[
        Typed::text(name::NAME, |u| &mut u.name),
        Typed::text(name::SHORT, |u| &mut u.short),
        Typed::text(name::CODE, |u| &mut u.code),
        Typed::value(name::KIND, |u, value, ()| {
            u.kind = word_or_none(value, Field::Unit(UnitField::Kind))?;
            Ok(())
        }),
    ]
};

const fn person(field: PersonField) -> Field {
    Field::Person(field)
}

/// With the household that was named.
const PERSON: &[Typed<PersonFields, Option<HouseholdId>>] = {
    use PersonField as F;
    use field::person as name;
    &[
        Typed::text(name::NAME, |p| &mut p.name),
        Typed::value(name::SEX, |p, value, _| {
            p.sex = word_or_none(value, person(F::Sex))?;
            Ok(())
        }),
        Typed::value(name::BORN, |p, value, _| {
            let year = number_or_none(value, person(F::BirthYear))?;
            p.birth_year = year.map(i32::from);
            Ok(())
        }),
        Typed::flag(name::PARTY, person(F::Party), |p| &mut p.party),
        Typed::text(name::PHONE, |p| &mut p.phone),
        Typed::text(name::CADRE, |p| &mut p.standing.cadre),
        Typed::flag(name::GROUP_HEAD, person(F::Standing), |p| {
            &mut p.standing.group_head
        }),
        Typed::flag(name::GRID, person(F::Standing), |p| {
            &mut p.standing.grid_worker
        }),
        Typed::flag(name::DELEGATE, person(F::Standing), |p| {
            &mut p.standing.delegate
        }),
        Typed::value(name::HOUSEHOLD, |p, _, home| {
            p.household = *home;
            Ok(())
        }),
    ]
};

const TERM: &[Typed<Appointment>] = {
    use LeaderField as F;
    use field::term as name;
    &[
        Typed::due(name::SINCE, Field::Leader(F::Since), |t| {
            &mut t.fields.since
        }),
        Typed::day(name::UNTIL, Field::Leader(F::Until), |t| {
            &mut t.fields.until
        }),
        Typed::value(name::ORIGIN, |t, value, ()| {
            let word = Source::from_str(value, true).map(Origin::from).ok();
            let found = word.or_else(|| heard::said(&Origin::ALL, value));
            t.fields.origin = found.ok_or_else(|| unknown(value, Field::Leader(F::Origin)))?;
            Ok(())
        }),
        Typed::flag(name::ACTING, Field::Leader(F::Acting), |t| {
            &mut t.fields.acting
        }),
        Typed::value(name::ENDING, |t, value, ()| {
            let word = Why::from_str(value, true).map(Ending::from).ok();
            let found = word.or_else(|| heard::said(&Ending::ALL, value));
            t.ending = match value {
                "" => None,
                _ => Some(found.ok_or_else(|| unknown(value, Field::Leader(F::Ending)))?),
            };
            Ok(())
        }),
    ]
};

impl Setting {
    pub fn set_household(
        &self,
        fields: &mut HouseholdFields,
        pairs: &[Pair],
        desk: &Desk,
    ) -> Result<()> {
        let named = pairs.iter().find(|pair| pair.is(field::household::CARE));
        let care = named.map(|pair| self.categories(desk, pair.value));
        let care = care.transpose()?.unwrap_or_default();
        let today = desk.today();
        self.fill(fields, pairs, HOUSEHOLD, &Cared { today, care })
    }

    pub fn set_unit(&self, fields: &mut UnitFields, pairs: &[Pair]) -> Result<()> {
        self.fill(fields, pairs, UNIT, &())
    }

    pub fn set_person(&self, fields: &mut PersonFields, pairs: &[Pair], desk: &Desk) -> Result<()> {
        let named = pairs.iter().find(|pair| pair.is(field::person::HOUSEHOLD));
        let named = named.filter(|pair| !pair.value.is_empty());
        let home = named.map(|pair| self.household(desk, pair.value));
        self.fill(fields, pairs, PERSON, &home.transpose()?)
    }

    pub fn set_term(&self, term: &mut Appointment, pairs: &[Pair]) -> Result<()> {
        self.fill(term, pairs, TERM, &())?;
        // A term that goes on has not ended for any reason.
        let goes_on = |pair: &Pair| pair.is(field::term::UNTIL) && pair.value.is_empty();
        if pairs.iter().any(goes_on) {
            term.ending = None;
        }
        Ok(())
    }
}

fn phone(fields: &mut HouseholdFields, n: usize, value: &str) -> Result<(), Issue> {
    value.clone_into(&mut contact(fields, n)?.phone);
    Ok(())
}

fn named(fields: &mut HouseholdFields, n: usize, value: &str) -> Result<(), Issue> {
    value.clone_into(&mut contact(fields, n)?.name);
    Ok(())
}

/// The nth contact; one that is not there yet is named for the head.
fn contact(fields: &mut HouseholdFields, n: usize) -> Result<&mut Contact, Issue> {
    let at = n.min(fields.contacts.len());
    if at == fields.contacts.len() {
        let name = fields.head.clone();
        fields.contacts.push(Contact {
            name,
            ..Contact::default()
        });
    }
    let most = Fault::TooMany { most: MAX_CONTACTS };
    let too_many = Issue::new(household(HouseholdField::ContactPhone(n as u8)), most);
    fields.contacts.get_mut(at).ok_or(too_many)
}

/// `away` may name the day they are expected.
fn state(value: &str, today: NaiveDate) -> Result<HouseholdState, Issue> {
    let field = household(HouseholdField::State);
    let away = AWAY.iter().find_map(|word| value.strip_prefix(word));
    let Some(until) = away else {
        return HouseholdState::heard(value).ok_or_else(|| unknown(value, field));
    };
    let until = until.trim_start_matches(AWAY_UNTIL).trim();
    if until.is_empty() {
        return Ok(HouseholdState::Away(None));
    }
    let until = grammar::day(until, today, Exact::Month, Lean::Coming);
    let away = until.map(|day| HouseholdState::Away(Some(day)));
    away.map_err(|fault| Issue::new(field, fault))
}

/// The categories that hold from today on: those named before stay as they are, others end.
fn care(fields: &mut HouseholdFields, found: &Cared) {
    let today = found.today;
    let mut wanted = found.care.clone();
    for entry in fields.care.iter_mut().filter(|entry| entry.holds(today)) {
        if let Some(at) = wanted.iter().position(|&id| id == entry.category) {
            wanted.remove(at);
        } else {
            entry.until = today.pred_opt();
        }
    }
    // An entry that began today ends before it began: it was a slip.
    fields
        .care
        .retain(|entry| !matches!((entry.since, entry.until), (Some(s), Some(u)) if u < s));
    let fresh = wanted.into_iter().map(|category| CareEntry {
        category,
        since: Some(today),
        until: None,
        who: String::new(),
        carer: String::new(),
    });
    fields.care.extend(fresh);
}
