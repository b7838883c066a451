//! Households added and edited.

use std::{collections::BTreeSet, convert::Infallible};

use chrono::Datelike;

use super::home::{fields, read, with_since, with_state_since};
use crate::{
    domain::{
        Caution, Command, Household, HouseholdCommand, HouseholdField as F, HouseholdFields,
        HouseholdId, Seq, UnitId,
    },
    i18n::{
        Words,
        text::{FormText, HouseholdText},
    },
    register::{Mark, Node},
    store::Receipt,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                field::{FormField, Kind},
                key::{Key, household as key},
                lookup::Lookup,
                matches::told,
                purpose::{After, Purpose, second_look},
                values::Values,
            },
        },
        registry::route::Registry,
    },
};

pub struct AddHousehold {
    pub neighborhood: UnitId,
    /// What neighbors in one building share.
    pub like: HouseholdFields,
}

pub struct EditHousehold {
    pub id: HouseholdId,
}

/// A head known as a person brings name and phone along, so that nobody is typed twice.
pub fn known(fields: &mut [FormField], at: &At<'_>) {
    let picked = Values(fields).lookup(key(F::HeadPerson));
    let Some(id) = picked.and_then(Lookup::person) else {
        return;
    };
    let Some(held) = at.desk.county().person(id) else {
        return;
    };
    let known = &held.record.fields;
    let mut fill = |key: Key, value: &str| {
        if let Some(field) = fields.iter_mut().find(|f| f.key == key && f.is_empty()) {
            field.set(value);
        }
    };
    fill(key(F::Head), &known.name);
    if !known.phone.is_empty() {
        fill(key(F::ContactName(0)), &known.name);
        fill(key(F::ContactPhone(0)), &known.phone);
    }
}

/// People of the head's name whom the household might be linked to. Only offered: a namesake may be somebody else.
pub fn offer(unit: UnitId, values: Values<'_>, at: &At<'_>) -> Option<(Key, String)> {
    let linked = values.picked(key(F::HeadPerson)).is_some();
    let village = at.desk.village_of(Node::Unit(unit)).filter(|_| !linked)?;
    let head = values.text(key(F::Head));
    let people = at.desk.county().people_of(village).iter();
    let same = people.filter(|p| !head.is_empty() && p.record.fields.name == head);
    let who: Vec<String> = same.map(|p| told(&p.record, at)).collect();
    (!who.is_empty()).then(|| {
        let who = who.join("; ");
        let words = at.say(&HouseholdText::MayBe { name: head, who });
        (key(F::Head), words.into_owned())
    })
}

/// The number given if none is typed.
fn next_number(neighborhood: UnitId, at: &At<'_>) -> Option<u16> {
    let county = at.desk.county();
    let rows = county.households_of(neighborhood).iter();
    let held = rows.filter(|r| !r.has(Mark::Retired)).map(|r| r.number);
    let held: BTreeSet<u16> = held.collect();
    let unit = &county.unit(neighborhood)?.record;
    let year = at.desk.today().year();
    let Ok(next) =
        crate::domain::next_number(1, unit, year, |n| Ok::<_, Infallible>(held.contains(&n)));
    next
}

impl Purpose for AddHousehold {
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn title(&self, at: &At<'_>) -> Words {
        let path = at.desk.path_names(Node::Unit(self.neighborhood));
        let near = path.iter().rev().take(3).rev().cloned().collect::<Vec<_>>();
        let what = at.say(&crate::domain::Kind::Household).into_owned();
        let place = near.join(&format!(" {} ", at.look.glyphs().crumb));
        at.say(&FormText::AddIn { what, place })
    }

    fn route(&self) -> Route {
        Registry::AddHousehold {
            neighborhood: self.neighborhood,
            like: Box::default(),
        }
        .into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let mut fields = fields(&self.like, self.neighborhood, at);
        let number = FormField::line(key(F::Number), Kind::Number, "");
        let place = fields
            .iter()
            .position(|f| f.key == key(F::People))
            .unwrap_or(0);
        let hint = next_number(self.neighborhood, at);
        let hint = hint.map(|n| HouseholdText::NumberHint { n: n.into() });
        fields.insert(
            place,
            FormField {
                hint: hint.map(Into::into),
                ..number
            },
        );
        with_since(fields, at)
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let number = check.number(key(F::Number));
        let add = Command::Household(HouseholdCommand::Add {
            id: HouseholdId::promised(0),
            neighborhood: self.neighborhood,
            number,
            fields: Box::new(read(check)),
        });
        Some(add.since(check.since()))
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        offer(self.neighborhood, values, at).into_iter().collect()
    }

    fn after(&self, _receipt: &Receipt) -> After {
        let next = Registry::AddHousehold {
            neighborhood: self.neighborhood,
            like: Box::new(self.like.clone()),
        };
        After::Again(next.into())
    }
}

impl EditHousehold {
    fn record(&self, at: &At<'_>) -> Option<Household> {
        at.desk.county().household(self.id).map(|held| held.record)
    }
}

impl Purpose for EditHousehold {
    fn title(&self, at: &At<'_>) -> Words {
        let name = self.record(at).map_or_else(String::new, |h| {
            let number = at.say(&HouseholdText::NumberOf { n: h.number.into() });
            format!("{} {number}", h.fields.head)
        });
        at.say(&FormText::Edit { name })
    }

    fn route(&self) -> Route {
        Registry::EditHousehold(self.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let record = self.record(at);
        record.map_or_else(Vec::new, |h| {
            with_state_since(fields(&h.fields, h.neighborhood, at), at)
        })
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        at.desk.county().household(self.id).map(|h| h.version)
    }

    fn notes(&self, values: Values<'_>, at: &At<'_>) -> Vec<(Key, String)> {
        let unit = at.desk.county().neighborhood_of(self.id);
        let offered = unit.and_then(|unit| offer(unit, values, at));
        offered.into_iter().collect()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = Box::new(read(check));
        let edit = Command::Household(HouseholdCommand::Edit {
            id: self.id,
            base,
            fields,
        });
        Some(edit.since(check.since()))
    }
}
