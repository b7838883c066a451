//! A field that names a person, a household or a village: what is typed finds them, what is picked stays.

use serde::{Deserialize, Serialize};

use super::matches::{self, Found};
use crate::{
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
    /// All villages of the county but one, those of a unit first. A typed path names one too.
    Villages {
        except: Option<UnitId>,
        first: Option<UnitId>,
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
        let (sure, mut all) = match self.among {
            Among::People { village } => matches::people(village, &text, &self.like, at),
            Among::Leaders { unit, village } => matches::leaders(unit, village, &text, at),
            Among::Households { unit, except } => matches::households(unit, except, &text, at),
            Among::Villages { except, first } => matches::villages((except, first), &text, at),
        };
        self.sure = sure;
        self.more = all.len().saturating_sub(MOST);
        all.truncate(MOST);
        if !text.is_empty() && matches!(self.among, Among::Leaders { .. }) {
            let name = at.say(&FormText::NewPerson { name: text }).into_owned();
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
