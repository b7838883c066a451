//! What a typed name means; when it means several things, the candidates are the answer.

use anyhow::Result;

use super::{open::Setting, out::Stop};
use crate::{
    desk::{Desk, Named},
    domain::{HouseholdId, Level, PersonId, UnitId, mask_phone},
    i18n::{
        Say,
        text::{CliText, TreeText},
    },
    register::Node,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Unit(UnitId),
    Household(HouseholdId),
    Person(PersonId),
}

impl Setting {
    pub fn unit(&self, desk: &Desk, name: &str) -> Result<UnitId> {
        match desk.unit_named(name) {
            Named::One(unit) => Ok(unit),
            Named::None => Err(self.refused(&CliText::NoSuchUnit {
                name: name.to_owned(),
            })),
            Named::Many(units) => Err(self.ambiguous(name, units)),
        }
    }

    /// The unit named, or where the person's tree begins.
    pub fn scope(&self, desk: &Desk, name: Option<&str>) -> Result<UnitId> {
        match name {
            Some(name) => self.unit(desk, name),
            None => desk.root().ok_or_else(|| self.refused(&TreeText::NoUnits)),
        }
    }

    pub fn thing(&self, desk: &Desk, name: &str) -> Result<Thing> {
        if let Ok(id) = name.trim().parse::<PersonId>() {
            return self.person_by_id(desk, id, name).map(Thing::Person);
        }
        if name.trim().parse::<HouseholdId>().is_ok() {
            return self.household(desk, name).map(Thing::Household);
        }
        match desk.unit_named(name) {
            Named::One(unit) => Ok(Thing::Unit(unit)),
            Named::Many(units) => Err(self.ambiguous(name, units)),
            Named::None => match desk.household_named(name) {
                Named::One(household) => Ok(Thing::Household(household)),
                Named::Many(households) => Err(self.ambiguous(name, households)),
                Named::None => Err(self.refused(&CliText::NoSuchUnit {
                    name: name.to_owned(),
                })),
            },
        }
    }

    fn household(&self, desk: &Desk, name: &str) -> Result<HouseholdId> {
        match desk.household_named(name) {
            Named::One(household) => Ok(household),
            _ => Err(self.refused(&CliText::NoSuchHousehold {
                name: name.to_owned(),
            })),
        }
    }

    fn person_by_id(&self, desk: &Desk, id: PersonId, name: &str) -> Result<PersonId> {
        let known = desk.county().person(id).map(|_| id);
        known.ok_or_else(|| {
            self.refused(&CliText::NoSuchPerson {
                name: name.to_owned(),
            })
        })
    }

    /// By id anywhere, by name in the book of the village that the unit lies in.
    pub fn person(&self, desk: &Desk, unit: UnitId, name: &str) -> Result<PersonId> {
        if let Ok(id) = name.trim().parse::<PersonId>() {
            return self.person_by_id(desk, id, name);
        }
        let found: Vec<_> = village(desk, unit)
            .map(|village| desk.county().people_of(village))
            .unwrap_or_default()
            .iter()
            .filter(|held| held.record.fields.name == name.trim())
            .collect();
        match found[..] {
            [one] => Ok(one.record.id),
            [] => Err(self.refused(&CliText::NoSuchPerson {
                name: name.to_owned(),
            })),
            _ => {
                let born = |year: Option<i32>| year.map_or_else(String::new, |y| y.to_string());
                let people = found.iter().map(|held| {
                    let fields = &held.record.fields;
                    (
                        held.record.id,
                        vec![born(fields.birth_year), mask_phone(&fields.phone)],
                    )
                });
                Err(self.ambiguous(name, people.collect()))
            }
        }
    }

    fn ambiguous<T: ToString>(
        &self,
        name: &str,
        candidates: Vec<(T, Vec<String>)>,
    ) -> anyhow::Error {
        let mut lines = vec![self.say(&CliText::Ambiguous {
            name: name.to_owned(),
        })];
        lines.extend(candidates.into_iter().map(|(id, path)| {
            CliText::Candidate {
                id: id.to_string(),
                path: path.join("/"),
            }
            .say(self.lang)
            .into_owned()
        }));
        Stop::Refused(lines.join("\n")).into()
    }
}

/// The village that the unit is or lies in.
pub fn village(desk: &Desk, unit: UnitId) -> Option<UnitId> {
    let county = desk.county();
    let path = county.path(Node::Unit(unit));
    path.into_iter().find(|&id| {
        county
            .unit(id)
            .is_some_and(|held| held.record.level == Level::Village)
    })
}
