//! A field that names a person or a household: what is typed finds them, what is picked stays.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{Household, HouseholdId, Level, Person, PersonId, UnitId},
    i18n::text::{FormText, HouseholdText, LeaderText},
    register::{Mark, Node, search::few},
    ui::{At, Line},
};

#[derive(Clone, Debug)]
pub struct Lookup {
    pub line: Line,
    pub among: Among,
    pub found: Vec<Found>,
    /// How many more there are than `found` shows.
    pub more: usize,
    pub cursor: usize,
    pub picked: Option<Picked>,
    /// Whether the list stands under the field.
    pub open: bool,
}

/// Where is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    People {
        village: UnitId,
        fresh: Fresh,
    },
    Households {
        unit: UnitId,
        except: Option<HouseholdId>,
    },
}

/// Whether somebody may be named who is not in the book yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    Welcome,
    Known,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Picked {
    Person(PersonId),
    Household(HouseholdId),
    /// Somebody new: the form asks about them.
    Fresh,
}

#[derive(Clone, Debug)]
pub struct Found {
    pub picked: Picked,
    pub name: String,
    /// What tells namesakes apart.
    pub more: String,
}

/// Rows of the list under the field.
const MOST: usize = 6;

impl Lookup {
    pub fn new(among: Among) -> Self {
        Self {
            line: Line::default(),
            among,
            found: Vec::new(),
            more: 0,
            cursor: 0,
            picked: None,
            open: false,
        }
    }

    pub fn with(mut self, picked: Option<Picked>, at: &At<'_>) -> Self {
        if let Some(picked) = picked {
            self.line = Line::new(&name(picked, at).unwrap_or_default());
            self.picked = Some(picked);
        }
        self
    }

    /// What was typed changed: the old pick no longer holds.
    pub fn typed(&mut self, at: &At<'_>) {
        self.picked = None;
        self.open = !self.line.is_empty();
        self.seek(at);
    }

    pub fn unfold(&mut self, at: &At<'_>) {
        self.open = !self.open;
        self.seek(at);
    }

    pub fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Takes what the cursor stands on.
    pub fn take(&mut self) {
        if let Some(found) = self.found.get(self.cursor) {
            self.picked = Some(found.picked);
            if found.picked != Picked::Fresh {
                self.line.set(&found.name);
            }
        }
        self.open = false;
    }

    /// On leaving, a name that can only mean one thing is taken.
    pub fn leave(&mut self) {
        let same: Vec<usize> = (0..self.found.len())
            .filter(|&i| self.found[i].name == self.line.value().trim())
            .collect();
        if self.open && self.picked.is_none() && !self.line.is_empty() {
            match (same.as_slice(), self.found.len()) {
                (&[one], _) => self.cursor = one,
                (_, 1) => self.cursor = 0,
                _ => {
                    self.open = false;
                    return;
                }
            }
            self.take();
        }
        self.open = false;
    }

    pub fn household(&self) -> Option<HouseholdId> {
        match self.picked {
            Some(Picked::Household(id)) => Some(id),
            _ => None,
        }
    }

    pub fn person(&self) -> Option<PersonId> {
        match self.picked {
            Some(Picked::Person(id)) => Some(id),
            _ => None,
        }
    }

    pub fn seek(&mut self, at: &At<'_>) {
        let text = self.line.value().trim().to_owned();
        let mut all = match self.among {
            Among::People { village, .. } => people(village, &text, at),
            Among::Households { unit, except } => households(unit, except, &text, at),
        };
        self.more = all.len().saturating_sub(MOST);
        all.truncate(MOST);
        if !text.is_empty()
            && matches!(
                self.among,
                Among::People {
                    fresh: Fresh::Welcome,
                    ..
                }
            )
        {
            let words = at
                .say(&FormText::NewPerson { name: text.clone() })
                .into_owned();
            all.push(Found {
                picked: Picked::Fresh,
                name: words,
                more: String::new(),
            });
        }
        self.found = all;
        self.cursor = 0;
    }
}

pub fn name(picked: Picked, at: &At<'_>) -> Option<String> {
    let county = at.desk.county();
    match picked {
        Picked::Person(id) => county.person(id).map(|p| p.record.fields.name.clone()),
        Picked::Household(id) => county.household(id).map(|h| h.record.fields.head),
        Picked::Fresh => None,
    }
}

fn people(village: UnitId, text: &str, at: &At<'_>) -> Vec<Found> {
    let people = at.desk.county().people_of(village);
    let rows = people.iter().map(|held| {
        let fields = &held.record.fields;
        (fields.name.as_str(), vec![fields.phone.as_str()])
    });
    few(rows, text)
        .into_iter()
        .map(|row| person(&people[row].record, at))
        .collect()
}

fn person(person: &Person, at: &At<'_>) -> Found {
    let fields = &person.fields;
    let mut words: Vec<String> = Vec::new();
    words.extend(fields.sex.map(|sex| at.say(&sex).into_owned()));
    words.extend(fields.birth_year.map(|year| year.to_string()));
    if fields.party {
        words.push(at.say(&LeaderText::Party).into_owned());
    }
    if fields.standing != crate::domain::Standing::default() {
        words.push(at.say(&fields.standing).into_owned());
    }
    if let Some(home) = fields.household {
        words.extend(
            at.desk
                .county()
                .neighborhood_of(home)
                .map(|unit| at.desk.short(unit)),
        );
    }
    Found {
        picked: Picked::Person(person.id),
        name: fields.name.clone(),
        more: words.join(" "),
    }
}

/// Own neighbors first; a number means one of them.
fn households(unit: UnitId, except: Option<HouseholdId>, text: &str, at: &At<'_>) -> Vec<Found> {
    let county = at.desk.county();
    let near = county
        .households_of(unit)
        .iter()
        .filter(|r| !r.has(Mark::Retired))
        .map(|r| r.id);
    let mut ids: Vec<HouseholdId> = near.collect();
    let own = ids.len();
    if county
        .unit(unit)
        .is_some_and(|u| u.record.level != Level::Neighborhood)
    {
        ids.extend(county.households_where(unit, |r| !r.has(Mark::Retired)));
    }
    let number = text.trim_end_matches('号').parse::<u16>().ok();
    let ids = ids.into_iter().filter(|id| Some(*id) != except);
    let all: Vec<Household> = ids
        .filter_map(|id| Some(county.household(id)?.record))
        .collect();
    let numbered = all.iter().take(own).filter(|h| number == Some(h.number));
    let mut found: Vec<Found> = numbered.map(|h| household(h, at)).collect();
    let rows = all
        .iter()
        .map(|h| (h.fields.head.as_str(), h.fields.phones().collect()));
    let named = few(rows, text)
        .into_iter()
        .map(|row| household(&all[row], at));
    found.extend(named);
    found
}

fn household(household: &Household, at: &At<'_>) -> Found {
    let number = at
        .say(&HouseholdText::NumberOf {
            n: household.number.into(),
        })
        .into_owned();
    let path = at.desk.path_names(Node::Household(household.id));
    let near = path
        .iter()
        .rev()
        .take(2)
        .rev()
        .cloned()
        .collect::<Vec<_>>()
        .join(" ");
    Found {
        picked: Picked::Household(household.id),
        name: household.fields.head.clone(),
        more: format!("{number} {near}"),
    }
}
