//! A field that names a person, a household or a village: what is typed finds them, what is picked stays.

use serde::{Deserialize, Serialize};

use super::matches::{self, Found};
use crate::{
    desk::Finds,
    domain::{HouseholdId, PersonId, UnitId},
    i18n::text::FormText,
    ui::kit::{At, Line},
};

#[derive(Clone, Debug)]
pub struct Lookup {
    pub line: Line,
    pub among: Among,
    pub found: Vec<Found>,
    /// How many more there are than `found` shows.
    pub more: usize,
    /// Whether they really hold what was typed.
    pub sure: bool,
    pub cursor: usize,
    pub picked: Option<Picked>,
    /// Whether the list stands under the field.
    pub open: bool,
    /// A name given elsewhere in the form: while nothing is typed here, those called so come first.
    pub like: String,
}

/// Where is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// The people in the book of a village.
    People { village: UnitId },
    /// Whoever may lead a unit: the book and the heads of households, the nearest first, or somebody new.
    Leaders { unit: UnitId, village: UnitId },
    Households {
        unit: UnitId,
        except: Option<HouseholdId>,
    },
    /// All villages of the county, or of a unit, but one. A typed path names one too.
    Villages {
        except: Option<UnitId>,
        within: Option<UnitId>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Picked {
    Person(PersonId),
    Household(HouseholdId),
    Unit(UnitId),
    /// Somebody new: the form asks about them.
    Fresh,
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
            sure: true,
            cursor: 0,
            picked: None,
            open: false,
            like: String::new(),
        }
    }

    pub fn with(mut self, picked: Option<Picked>, at: &At<'_>) -> Self {
        if let Some(picked) = picked {
            self.line = Line::new(&matches::name(picked, at).unwrap_or_default());
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
            match found.picked {
                Picked::Fresh => {}
                // Villages of one name are told apart by their township.
                Picked::Unit(_) => self.line.set(&format!("{}/{}", found.more, found.name)),
                _ => self.line.set(&found.name),
            }
        }
        self.open = false;
    }

    /// On leaving, a name that can only mean one thing is taken; what merely sounds like it must be picked.
    pub fn leave(&mut self) {
        let same: Vec<usize> = (0..self.found.len())
            .filter(|&i| self.found[i].name == self.line.value().trim())
            .collect();
        if self.open && self.picked.is_none() && !self.line.is_empty() {
            match (same.as_slice(), self.found.len()) {
                (&[one], _) if self.sure => self.cursor = one,
                (_, 1) if self.sure && self.more == 0 => self.cursor = 0,
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

    pub fn unit(&self) -> Option<UnitId> {
        match self.picked {
            Some(Picked::Unit(id)) => Some(id),
            _ => None,
        }
    }

    pub fn seek(&mut self, at: &At<'_>) {
        let text = self.line.value().trim().to_owned();
        let (desk, text) = (at.desk, text.as_str());
        let (sure, n, mut all) = match self.among {
            Among::People { village } => {
                let found = desk.finds_people(village, text, &self.like);
                told(found, |id| matches::person(id, at))
            }
            Among::Leaders { unit, village } => {
                let found = desk.finds_leaders(unit, village, text);
                told(found, |who| matches::leader(who, at))
            }
            Among::Households { unit, except } => {
                let found = desk.finds_households(unit, except, text);
                told(found, |id| matches::household(id, at))
            }
            Among::Villages { except, within } => {
                let found = desk.finds_villages((except, within), text);
                told(found, |id| Some(matches::village(id, at)))
            }
        };
        self.sure = sure;
        self.more = n.saturating_sub(MOST);
        if !text.is_empty() && matches!(self.among, Among::Leaders { .. }) {
            let name = at
                .say(&FormText::NewPerson {
                    name: text.to_owned(),
                })
                .into_owned();
            all.push(Found {
                picked: Picked::Fresh,
                name,
                more: String::new(),
            });
        }
        self.found = all;
        self.cursor = 0;
    }
}

/// How many they are, and the first of them as the list under the field shows them.
fn told<T>(
    (sure, found): Finds<T>,
    told: impl FnMut(T) -> Option<Found>,
) -> (bool, usize, Vec<Found>) {
    let n = found.len();
    (
        sure,
        n,
        found.into_iter().take(MOST).filter_map(told).collect(),
    )
}
