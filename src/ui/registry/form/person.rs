//! People added and edited; whoever is appointed and new is asked for the same fields.

use crate::{
    domain::{
        Command, HouseholdId, PersonCommand, PersonField as F, PersonFields, PersonId, Seq, UnitId,
    },
    i18n::{Words, text::FormText},
    register::Node,
    ui::kit::{
        At,
        form::{
            Among, Check, FormField, Key, Lookup, Office, Picked, Purpose, Standing, When,
            described, fresh, person as key,
        },
    },
};

pub struct AddPerson {
    pub village: UnitId,
    /// Where they live, if the form was opened on a household.
    pub home: Option<HouseholdId>,
}

pub struct EditPerson {
    pub id: PersonId,
}

pub fn fields(person: &PersonFields, village: UnitId, when: &When, at: &At<'_>) -> Vec<FormField> {
    let among = Among::Households {
        unit: village,
        except: None,
    };
    let home = Lookup::new(among).with(person.household.map(Picked::Household), at);
    let home = FormField::lookup(key(F::Household), home);
    described::fields(person, |_| vec![home.clone()])
        .into_iter()
        .map(|field| FormField {
            begins_column: field.key == Key::Office(Office::Delegate) && *when == When::Always,
            ..field.when(when.clone())
        })
        .collect()
}

/// The values without a look at the rules.
pub fn values(check: &Check<'_>) -> PersonFields {
    let mut fields = PersonFields {
        household: check.household(key(F::Household)),
        ..PersonFields::default()
    };
    check.fill(&mut fields);
    fields
}

pub fn read(check: &mut Check<'_>) -> PersonFields {
    let fields = values(check);
    check.rules(fields.issues(check.today));
    fields.cleaned()
}

impl Purpose for AddPerson {
    fn is_looked_at_twice(&self) -> bool {
        true
    }

    fn title(&self, at: &At<'_>) -> Words {
        let village = at.desk.short(self.village);
        at.say(&FormText::AddPersonTo { village })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let known = PersonFields {
            household: self.home,
            ..PersonFields::default()
        };
        fresh(fields(&known, self.village, &When::Always, at))
    }

    fn command(&self, _base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = read(check);
        Some(Command::Person(PersonCommand::Add {
            id: PersonId::promised(0),
            village: self.village,
            fields,
        }))
    }
}

impl Purpose for EditPerson {
    fn title(&self, at: &At<'_>) -> Words {
        let person = at.desk.county().person(self.id);
        let name = person.map_or_else(String::new, |p| p.record.fields.name.clone());
        at.say(&FormText::Edit { name })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = at.desk.county().person(self.id)?;
        let village = at.desk.village_of(Node::Unit(held.record.village));
        let village = village.unwrap_or(held.record.village);
        let fields = fields(&held.record.fields, village, &When::Always, at);
        Some((held.version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let (id, fields) = (self.id, read(check));
        Some(Command::Person(PersonCommand::Edit { id, base, fields }))
    }
}
