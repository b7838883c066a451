//! What a typed name means; when it means several things, the candidates are the answer.

use anyhow::Result;

use super::{open::Setting, out::Stop};
use crate::{
    desk::{Desk, Named},
    domain::{Household, HouseholdId, Level, Person, PersonId, UnitId, mask_phone, phone},
    i18n::{N, heard::mark, text::CliText},
    register::Node,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Unit(UnitId),
    Household(HouseholdId),
    Person(PersonId),
}

/// Candidates that are shown.
const SHOWN: usize = 10;

/// Those that come nearest to a name that nobody has.
const NEAR: usize = 5;

/// An id, the path, and what else tells it from others.
pub type Candidate = (String, Vec<String>, String);

impl Setting {
    /// A unit that is kept.
    pub fn unit(&self, desk: &Desk, name: &str) -> Result<UnitId> {
        match self.one_unit(desk, name, desk.unit_named(name))? {
            Some(unit) if desk.county().is_live(unit) => Ok(unit),
            Some(unit) => Err(self.retired(desk, Node::Unit(unit))),
            None => Err(self.no_such(desk, name)),
        }
    }

    /// What is retired is told as that; else what was perhaps meant.
    fn no_such(&self, desk: &Desk, name: &str) -> anyhow::Error {
        match self.gone(desk, name) {
            Ok(Some(Thing::Unit(unit))) => return self.retired(desk, Node::Unit(unit)),
            Ok(Some(Thing::Household(home))) => return self.retired(desk, Node::Household(home)),
            Ok(_) => {}
            Err(several) => return several,
        }
        let name = name.to_owned();
        let near = desk.units_like(&name, None, NEAR);
        if near.is_empty() {
            return self.refused(&CliText::NoSuchUnit { name });
        }
        let near = near.into_iter().map(|unit| self.candidate(desk, unit));
        self.listed(&CliText::NoSuchUnitNear { name }, near.collect())
    }

    fn retired(&self, desk: &Desk, node: Node) -> anyhow::Error {
        let county = desk.county();
        let path = desk.path_names(node).join("/");
        let (id, name, retired) = match node {
            Node::Unit(unit) => {
                let retired = county.unit(unit).and_then(|held| held.record.retired);
                (unit.to_string(), path, retired)
            }
            Node::Household(home) => {
                let held = county.household(home).map(|held| held.record);
                let retired = held.as_ref().and_then(|household| household.retired);
                let head = held.map_or_else(String::new, |household| household.fields.head);
                (home.to_string(), format!("{path}/{head}"), retired)
            }
        };
        let retired = retired.map_or_else(String::new, |retired| self.say(&retired));
        self.refused(&CliText::IsRetired { name, retired, id })
    }

    /// The unit named, or where the person's tree begins.
    pub fn scope(&self, desk: &Desk, name: Option<&str>) -> Result<UnitId> {
        match name {
            Some(name) => self.unit(desk, name),
            None => desk.root().ok_or_else(|| self.refused(&CliText::NoCounty)),
        }
    }

    /// What is kept, by any name; what is retired only by its id.
    pub fn thing(&self, desk: &Desk, name: &str) -> Result<Thing> {
        self.kept(desk, name)?
            .ok_or_else(|| self.no_such(desk, name))
    }

    /// What is retired where nothing kept is called so.
    pub fn thing_or_retired(&self, desk: &Desk, name: &str) -> Result<Thing> {
        match self.kept(desk, name)? {
            Some(thing) => Ok(thing),
            None => self
                .gone(desk, name)?
                .ok_or_else(|| self.no_such(desk, name)),
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
        Ok(self.one_household(desk, name, named)?.map(Thing::Household))
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
        Ok(self.one_household(desk, name, named)?.map(Thing::Household))
    }

    /// Whether no unit and no household is called so.
    pub fn is_nobody(&self, desk: &Desk, name: &str) -> bool {
        desk.unit_named(name) == Named::None && matches!(self.gone(desk, name), Ok(None))
    }

    fn candidate(&self, desk: &Desk, id: UnitId) -> Candidate {
        let record = desk.county().unit(id).map(|held| &held.record);
        let more = match record.and_then(|unit| unit.retired) {
            Some(retired) => self.say(&retired),
            None => record.map_or_else(String::new, |unit| unit.fields.code.clone()),
        };
        (id.to_string(), desk.path_names(Node::Unit(id)), more)
    }

    fn one_unit(&self, desk: &Desk, name: &str, named: Named<UnitId>) -> Result<Option<UnitId>> {
        match named {
            Named::One(unit) => Ok(Some(unit)),
            Named::None => Ok(None),
            Named::Many(units) => {
                let units = units.into_iter().map(|(id, _)| self.candidate(desk, id));
                Err(self.ambiguous(name, units.collect()))
            }
        }
    }

    fn one_household(
        &self,
        desk: &Desk,
        name: &str,
        named: Named<HouseholdId>,
    ) -> Result<Option<HouseholdId>> {
        match named {
            Named::One(household) => Ok(Some(household)),
            Named::None => Ok(None),
            Named::Many(households) => {
                let all = households.into_iter().map(|(id, path)| {
                    let held = desk.county().household(id).map(|held| held.record);
                    let head = held.map_or_else(String::new, |household| household.fields.head);
                    (id.to_string(), path, head)
                });
                Err(self.ambiguous(name, all.collect()))
            }
        }
    }

    /// A kept household, by id or by its neighborhood and number.
    pub fn household(&self, desk: &Desk, name: &str) -> Result<HouseholdId> {
        let named = desk.household_named(name);
        if let Some(household) = self.one_household(desk, name, named)? {
            return Ok(household);
        }
        match self.gone(desk, name)? {
            Some(Thing::Household(home)) => Err(self.retired(desk, Node::Household(home))),
            _ => Err(self.refused(&CliText::NoSuchHousehold {
                name: name.to_owned(),
            })),
        }
    }

    fn person_by_id(&self, desk: &Desk, id: PersonId, name: &str) -> Result<PersonId> {
        let known = desk.county().person(id).map(|_| id);
        known.ok_or_else(|| self.no_such_person(name))
    }

    fn no_such_person(&self, name: &str) -> anyhow::Error {
        let name = name.to_owned();
        self.refused(&CliText::NoSuchPerson { name })
    }

    /// By id anywhere; by household, phone or name in the books of the villages that the unit lies in or holds.
    pub fn person(&self, desk: &Desk, unit: UnitId, name: &str) -> Result<PersonId> {
        let plain = name.trim();
        if let Ok(id) = plain.parse::<PersonId>() {
            return self.person_by_id(desk, id, name);
        }
        if is_household(plain) {
            let home = self.household(desk, plain)?;
            return head_in_book(desk, home).ok_or_else(|| self.no_such_person(name));
        }
        let county = desk.county();
        let villages = match village(desk, unit) {
            Some(village) => vec![village],
            None => county.live_units(unit, Level::Village),
        };
        let digits = phone(plain).ok().filter(|digits| !digits.is_empty());
        let people = villages.iter().flat_map(|v| county.people_of(*v));
        let found: Vec<_> = people
            .filter(|held| {
                let fields = &held.record.fields;
                fields.name == plain || digits.as_ref().is_some_and(|d| fields.phone == *d)
            })
            .collect();
        match found[..] {
            [one] => Ok(one.record.id),
            [] => Err(self.no_such_person(name)),
            _ => {
                let people = found.iter().map(|held| self.known(desk, &held.record));
                Err(self.ambiguous(name, people.collect()))
            }
        }
    }

    /// A person among namesakes: where, what posts, which year, the end of the phone.
    pub fn known(&self, desk: &Desk, person: &Person) -> Candidate {
        let fields = &person.fields;
        let mut path = desk.path_names(Node::Unit(person.village));
        path.push(fields.name.clone());
        let year = fields.birth_year.map(|year| year.to_string());
        let phone = Some(mask_phone(&fields.phone)).filter(|phone| !phone.is_empty());
        let posts = desk.county().posts(person.village).into_iter();
        let posts = posts.filter(|post| post.person.record.id == person.id);
        let posts = posts.map(|post| desk.short(post.unit));
        let more: Vec<String> = year.into_iter().chain(phone).chain(posts).collect();
        (person.id.to_string(), path, more.join("  "))
    }

    /// The only one of those that answer to a name; several are asked.
    pub fn only<T>(
        &self,
        name: &str,
        found: impl IntoIterator<Item = T>,
        told: impl Fn(&T) -> Candidate,
    ) -> Result<Option<T>> {
        let mut found: Vec<T> = found.into_iter().collect();
        if found.len() > 1 {
            return Err(self.ambiguous(name, found.iter().map(told).collect()));
        }
        Ok(found.pop())
    }

    /// Where a path says nothing more, only the id or the code can.
    pub fn ambiguous(&self, name: &str, candidates: Vec<Candidate>) -> anyhow::Error {
        let name = name.to_owned();
        let mut paths: Vec<&Vec<String>> = candidates.iter().map(|(_, path, _)| path).collect();
        paths.sort_unstable();
        let told = if paths.windows(2).any(|two| two[0] == two[1]) {
            CliText::AmbiguousPath { name }
        } else {
            CliText::Ambiguous { name }
        };
        self.listed(&told, candidates)
    }

    pub fn listed(&self, told: &CliText, candidates: Vec<Candidate>) -> anyhow::Error {
        let mut lines = vec![self.say(told)];
        let more = candidates.len().saturating_sub(SHOWN);
        lines.extend(candidates.into_iter().take(SHOWN).map(|(id, path, more)| {
            let path = path.join("/");
            let candidate = CliText::Candidate { id, path, more };
            self.say(&candidate).trim_end().to_owned()
        }));
        if more > 0 {
            lines.push(self.say(&CliText::MoreCandidates { n: N::from(more) }));
        }
        Stop::Refused(lines.join("\n")).into()
    }
}

/// Whether the words name a household: by its id, or by its neighborhood and number.
pub fn is_household(text: &str) -> bool {
    text.trim().parse::<HouseholdId>().is_ok() || text.contains(mark::SLASH)
}

/// The head of the household, if the village's book has them.
pub fn head_in_book(desk: &Desk, home: HouseholdId) -> Option<PersonId> {
    let county = desk.county();
    let Household {
        fields,
        neighborhood,
        ..
    } = county.household(home)?.record;
    if fields.head_person.is_some() {
        return fields.head_person;
    }
    let book = county.people_of(village(desk, neighborhood)?);
    let mut own = book.iter().map(|held| &held.record).filter(|person| {
        person.fields.household == Some(home) && person.fields.name == fields.head
    });
    own.next().filter(|_| own.next().is_none()).map(|p| p.id)
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
