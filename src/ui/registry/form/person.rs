//! People added and edited; whoever is appointed and new is asked for the same fields.

use crate::{
    domain::{
        Caution, Command, HouseholdId, PersonCommand, PersonField as F, PersonFields, PersonId,
        Seq, UnitId,
    },
    i18n::{Words, text::FormText},
    register::Node,
    ui::{
        kit::{
            At, Route,
            form::{
                check::Check,
                described,
                field::{FormField, When},
                key::{Key, Office, person as key},
                lookup::{Among, Lookup, Picked},
                purpose::{Purpose, second_look},
                values::Values,
            },
        },
        registry::route::Registry,
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
    fn cautions(&self, values: Values<'_>, at: &At<'_>) -> Vec<Caution> {
        second_look(self, values, at)
    }

    fn title(&self, at: &At<'_>) -> Words {
        at.say(&FormText::AddPersonTo {
            village: at.desk.short(self.village),
        })
    }

    fn route(&self) -> Route {
        let (village, home) = (self.village, None);
        Registry::AddPerson { village, home }.into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let known = PersonFields {
            household: self.home,
            ..PersonFields::default()
        };
        fields(&known, self.village, &When::Always, at)
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

    fn route(&self) -> Route {
        Registry::EditPerson(self.id).into()
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let Some(held) = at.desk.county().person(self.id) else {
            return Vec::new();
        };
        let village = at.desk.village_of(Node::Unit(held.record.village));
        let village = village.unwrap_or(held.record.village);
        fields(&held.record.fields, village, &When::Always, at)
    }

    fn version(&self, at: &At<'_>) -> Option<Seq> {
        at.desk.county().person(self.id).map(|p| p.version)
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, _at: &At<'_>) -> Option<Command> {
        let fields = read(check);
        Some(Command::Person(PersonCommand::Edit {
            id: self.id,
            base,
            fields,
        }))
    }
}
