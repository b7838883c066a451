//! What a typed name means; when it means several things, the candidates are the answer.

use anyhow::Result;

use super::{open::Setting, out::Stop};
use crate::{
    desk::{Desk, Named},
    domain::{HouseholdId, Level, PersonId, UnitId, mask_phone},
    i18n::text::{CliText, TreeText},
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
        self.one_unit(desk, name, desk.unit_named(name))?
            .ok_or_else(|| self.no_such(name))
    }

    fn no_such(&self, name: &str) -> anyhow::Error {
        self.refused(&CliText::NoSuchUnit {
            name: name.to_owned(),
        })
    }

    /// The unit named, or where the person's tree begins.
    pub fn scope(&self, desk: &Desk, name: Option<&str>) -> Result<UnitId> {
        match name {
            Some(name) => self.unit(desk, name),
            None => desk.root().ok_or_else(|| self.refused(&TreeText::NoUnits)),
        }
    }

    /// What is kept, by any name; what is retired only by its id.
    pub fn thing(&self, desk: &Desk, name: &str) -> Result<Thing> {
        self.kept(desk, name)?.ok_or_else(|| self.no_such(name))
    }

    /// What is retired where nothing kept is called so.
    pub fn thing_or_retired(&self, desk: &Desk, name: &str) -> Result<Thing> {
        match self.kept(desk, name)? {
            Some(thing) => Ok(thing),
            None => self.gone(desk, name)?.ok_or_else(|| self.no_such(name)),
        }
    }

    /// What is kept where nothing retired is called so.
    pub fn retired_thing(&self, desk: &Desk, name: &str) -> Result<Thing> {
        match self.gone(desk, name)? {
            Some(thing) => Ok(thing),
            None => self.thing(desk, name),
        }
    }

    fn kept(&self, desk: &Desk, name: &str) -> Result<Option<Thing>> {
        if let Ok(id) = name.trim().parse::<PersonId>() {
            return self
                .person_by_id(desk, id, name)
                .map(|p| Some(Thing::Person(p)));
        }
        if name.trim().parse::<HouseholdId>().is_ok() {
            return self
                .household(desk, name)
                .map(|h| Some(Thing::Household(h)));
        }
        if let Some(unit) = self.one_unit(desk, name, desk.unit_named(name))? {
            return Ok(Some(Thing::Unit(unit)));
        }
        let named = desk.household_named(name);
        Ok(self.one_household(name, named)?.map(Thing::Household))
    }

    fn gone(&self, desk: &Desk, name: &str) -> Result<Option<Thing>> {
        let plain = name.trim();
        if plain.parse::<PersonId>().is_ok() || plain.parse::<HouseholdId>().is_ok() {
            return Ok(None);
        }
        if let Some(unit) = self.one_unit(desk, name, desk.retired_unit_named(name))? {
            return Ok(Some(Thing::Unit(unit)));
        }
        let named = desk.retired_household_named(name);
        Ok(self.one_household(name, named)?.map(Thing::Household))
    }

    fn one_unit(&self, desk: &Desk, name: &str, named: Named<UnitId>) -> Result<Option<UnitId>> {
        let more = |id: UnitId| {
            let record = desk.county().unit(id).map(|held| &held.record);
            match record.and_then(|unit| unit.retired) {
                Some(retired) => self.say(&retired),
                None => record.map_or_else(String::new, |unit| unit.fields.code.clone()),
            }
        };
        match named {
            Named::One(unit) => Ok(Some(unit)),
            Named::None => Ok(None),
            Named::Many(units) => {
                let units = units.into_iter().map(|(id, path)| (id, path, more(id)));
                Err(self.ambiguous(name, units.collect()))
            }
        }
    }

    fn one_household(&self, name: &str, named: Named<HouseholdId>) -> Result<Option<HouseholdId>> {
        match named {
            Named::One(household) => Ok(Some(household)),
            Named::None => Ok(None),
            Named::Many(households) => {
                let all = households.into_iter();
                let all = all.map(|(id, path)| (id, path, String::new()));
                Err(self.ambiguous(name, all.collect()))
            }
        }
    }

    pub fn household(&self, desk: &Desk, name: &str) -> Result<HouseholdId> {
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
                    let known = vec![born(fields.birth_year), mask_phone(&fields.phone)];
                    (held.record.id, known, String::new())
                });
                Err(self.ambiguous(name, people.collect()))
            }
        }
    }

    /// Where a path says nothing more, only the id or the code can.
    fn ambiguous<T: ToString>(
        &self,
        name: &str,
        candidates: Vec<(T, Vec<String>, String)>,
    ) -> anyhow::Error {
        let name = name.to_owned();
        let mut paths: Vec<&Vec<String>> = candidates.iter().map(|(_, path, _)| path).collect();
        paths.sort_unstable();
        let mut lines = vec![if paths.windows(2).any(|two| two[0] == two[1]) {
            self.say(&CliText::AmbiguousPath { name })
        } else {
            self.say(&CliText::Ambiguous { name })
        }];
        lines.extend(candidates.into_iter().map(|(id, path, more)| {
            let candidate = CliText::Candidate {
                id: id.to_string(),
                path: path.join("/"),
                more,
            };
            self.say(&candidate).trim_end().to_owned()
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
