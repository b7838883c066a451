//! Fields of units, households, people and their terms.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Pair, unknown};
use crate::{
    cli::{args::Since, open::Setting},
    desk::Desk,
    domain::{
        Appointment, CareId, Fault, Field, HouseholdField as F, HouseholdFields, HouseholdState,
        Issue, LeaderField, MAX_CONTACTS, PersonField, PersonFields, PhoneContact,
        grammar::{self, Exact, Lean},
    },
    exchange::read_address,
    i18n::heard::{
        Heard,
        answer::{AWAY, AWAY_UNTIL},
        field::{Named, SINCE},
    },
};

impl Setting {
    /// The day from which on what is typed holds, taken out.
    pub fn take_since(&self, pairs: &mut Vec<Pair>) -> Result<Option<NaiveDate>> {
        let typed = self.take(pairs, SINCE)?;
        let day = typed.map(|pair| self.date(pair.value, Lean::Past));
        day.transpose()
    }

    pub fn since(&self, task: &Since) -> Result<Option<NaiveDate>> {
        let text = task.since.as_deref();
        let day = text.map(|text| self.date(text, Lean::Past));
        day.transpose()
    }

    pub fn set_household(
        &self,
        fields: &mut HouseholdFields,
        pairs: &[Pair],
        since: Option<NaiveDate>,
        desk: &Desk,
    ) -> Result<()> {
        let care = HouseholdFields::names(Field::Household(F::Care));
        let named = pairs.iter().find(|pair| pair.is(care));
        let care = named.map(|pair| self.categories(desk, pair.value));
        let care = care.transpose()?.unwrap_or_default();
        let today = desk.today();
        self.fill(fields, pairs, |h, field, value| {
            let Field::Household(field) = field else {
                return None;
            };
            let put = match field {
                F::ContactPhone(n) => contact(h, n).map(|one| value.clone_into(&mut one.phone)),
                F::ContactName(n) => contact(h, n).map(|one| value.clone_into(&mut one.name)),
                F::State => state(value, today).map(|state| h.state = state),
                F::AddressText => {
                    h.address = read_address(value);
                    Ok(())
                }
                F::Care => {
                    cared(h, &care, since.unwrap_or(today));
                    Ok(())
                }
                _ => return None,
            };
            Some(put)
        })
    }

    pub fn set_person(&self, fields: &mut PersonFields, pairs: &[Pair], desk: &Desk) -> Result<()> {
        let household = Field::Person(PersonField::Household);
        let mut named = pairs.iter().filter(|pair| !pair.value.is_empty());
        let named = named.find(|pair| pair.is(PersonFields::names(household)));
        let home = named.map(|pair| self.household(desk, pair.value));
        let home = home.transpose()?;
        self.fill(fields, pairs, |person, field, _| {
            (field == household).then(|| {
                person.household = home;
                Ok(())
            })
        })
    }

    pub fn set_term(&self, term: &mut Appointment, pairs: &[Pair]) -> Result<()> {
        self.set(term, pairs)?;
        // A term that goes on has not ended for any reason.
        let until = Appointment::names(Field::Leader(LeaderField::Until));
        let goes_on = |pair: &Pair| pair.is(until) && pair.value.is_empty();
        if pairs.iter().any(goes_on) {
            term.ending = None;
        }
        Ok(())
    }
}

/// The nth contact; one that is not there yet is named for the head.
fn contact(fields: &mut HouseholdFields, n: u8) -> Result<&mut PhoneContact, Issue> {
    let at = usize::from(n).min(fields.contacts.len());
    if at == fields.contacts.len() {
        let name = fields.head.clone();
        fields.contacts.push(PhoneContact {
            name,
            ..PhoneContact::default()
        });
    }
    let most = Fault::TooMany { most: MAX_CONTACTS };
    let too_many = Issue::new(Field::Household(F::ContactPhone(n)), most);
    fields.contacts.get_mut(at).ok_or(too_many)
}

/// `away` may name the day they are expected.
fn state(value: &str, today: NaiveDate) -> Result<HouseholdState, Issue> {
    let field = Field::Household(F::State);
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

/// The categories that hold from a day on: those named before stay as they are, others end.
fn cared(fields: &mut HouseholdFields, named: &[CareId], since: NaiveDate) {
    let held = fields.care.iter().filter(|entry| entry.holds(since));
    let held: Vec<CareId> = held.map(|entry| entry.category).collect();
    for over in held.into_iter().filter(|id| !named.contains(id)) {
        fields.end_care(over, since);
    }
    for &category in named {
        fields.begin_care(category, since);
    }
}
