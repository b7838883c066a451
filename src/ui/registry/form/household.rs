//! Households added and edited.

use super::home::{fields, read, with_since, with_state_since};
use crate::{
    domain::{
        Command, Held, Household, HouseholdCommand, HouseholdField as F, HouseholdFields,
        HouseholdId, Seq, UnitId,
    },
    i18n::{
        Words,
        text::{FormText, HouseholdText},
    },
    register::Node,
    store::Receipt,
    ui::{
        kit::{
            At,
            form::{
                After, Check, FormField, Key, Kind, Lookup, Notes, Purpose, Standing, Values,
                fresh, household as key, matches::told,
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
pub fn offer(unit: UnitId, notes: &mut Notes<'_>, at: &At<'_>) {
    let linked = notes.check.values.picked(key(F::HeadPerson)).is_some();
    let name = notes.check.text(key(F::Head));
    let village = at.desk.village_of(Node::Unit(unit));
    let Some(village) = village.filter(|_| !linked && !name.is_empty()) else {
        return;
    };
    let people = at.desk.county().people_of(village).iter();
    let same = people.filter(|p| p.record.fields.name == name);
    let who: Vec<String> = same.map(|p| told(&p.record, at)).collect();
    if !who.is_empty() {
        let who = who.join("; ");
        notes.say(key(F::Head), &HouseholdText::MayBe { name, who });
    }
}

impl Purpose for AddHousehold {
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let path = at.desk.path_names(Node::Unit(self.neighborhood));
        let near = path.iter().rev().take(3).rev().cloned().collect::<Vec<_>>();
        let what = at.say(&crate::domain::Kind::Household).into_owned();
        let place = near.join(&format!(" {} ", at.look.glyphs().crumb));
        at.say(&FormText::AddIn { what, place })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let mut fields = fields(&self.like, self.neighborhood, at);
        let place = fields.iter().position(|f| f.key == key(F::HeadPerson));
        let mut number = FormField::line(key(F::Number), Kind::Number, "");
        if let Some(n) = at.desk.next_number(self.neighborhood) {
            number = number.hint(HouseholdText::NumberHint { n: n.into() });
        }
        fields.insert(place.unwrap_or(fields.len()), number);
        fresh(with_since(fields, at))
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let number = check.number(key(F::Number));
        Some(Command::Household(HouseholdCommand::Add {
            id: HouseholdId::promised(0),
            neighborhood: self.neighborhood,
            number,
            fields: Box::new(read(check)),
        }))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        offer(self.neighborhood, notes, at);
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
    fn held(&self, at: &At<'_>) -> Option<Held<Household>> {
        at.desk.county().household(self.id)
    }
}

impl Purpose for EditHousehold {
    fn title(&self, at: &At<'_>) -> Words {
        let name = self.held(at).map_or_else(String::new, |held| {
            let Household { number, fields, .. } = held.record;
            let number = at.say(&HouseholdText::NumberOf { n: number.into() });
            format!("{} {number}", fields.head)
        });
        at.say(&FormText::Edit { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let Held { record, version } = self.held(at)?;
        let fields = fields(&record.fields, record.neighborhood, at);
        Some((version, with_state_since(fields, at)))
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        if let Some(unit) = at.desk.county().neighborhood_of(self.id) {
            offer(unit, notes, at);
        }
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = Box::new(read(check));
        Some(Command::Household(HouseholdCommand::Edit {
            id: self.id,
            base,
            fields,
        }))
    }
}
