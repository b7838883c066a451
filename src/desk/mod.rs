//! What one signed-in person may ask and do: the only handle the rooms above hold on the county.
//! A [`Desk`] answers questions from memory; a [`Registrar`] stands at the file and does the slow things.

mod alike;
mod attend;
mod caution;
mod clock;
mod deeds;
mod divide;
mod finds;
mod hosts;
mod meant;
mod names;
mod registrar;
mod same;
mod split;

use std::{fmt, sync::Arc};

use chrono::NaiveDate;

pub use alike::{alike, proper, stem};
pub use attend::{Member, Sitter, Whereabouts};
pub use clock::Clock;
pub use finds::Finds;
pub use names::{Named, Place};
pub use registrar::{Following, Registrar};
pub use split::{Part, Split};

use crate::{
    domain::{Hand, Level, Right, UnitId, mask_phone},
    register::County,
    register::search::Phones,
};

/// Whether the county is real or the rehearsal one. A rehearsal desk can reach no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    Real,
    Rehearsal(Cut),
}

/// How much of the rehearsal county is there; figures of a part are labelled as a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    County,
    Township,
    Village,
}

/// Cheap to clone; holds one snapshot. What lies outside the person's area is not in it.
#[derive(Clone)]
pub struct Desk {
    county: Arc<County>,
    hand: Hand,
    book: Book,
    file: Arc<str>,
    copied: Option<NaiveDate>,
}

/// Two are the same if they hold the same snapshot for the same person.
impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.county, &other.county) && self.hand == other.hand
    }
}

/// Says nothing of what is in it.
impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    /// `file` is where the store lies, for sentences; empty in memory.
    pub fn new(county: Arc<County>, hand: Hand, book: Book, file: Arc<str>) -> Self {
        Self {
            county,
            hand,
            book,
            file,
            copied: None,
        }
    }

    /// When the newest copy without fault was made.
    #[must_use]
    pub fn copied_on(self, copied: Option<NaiveDate>) -> Self {
        Self { copied, ..self }
    }

    pub const fn copied(&self) -> Option<NaiveDate> {
        self.copied
    }

    pub fn file(&self) -> &str {
        &self.file
    }

    pub fn county(&self) -> &County {
        &self.county
    }

    pub fn hand(&self) -> &Hand {
        &self.hand
    }

    /// Whether the role of who signed in has the right; the owner of a file without users has every one. What a
    /// change needs is asked of the file again.
    pub fn may(&self, right: Right) -> bool {
        self.hand.pass.is_none_or(|pass| pass.role.has(right))
    }

    /// Of what asks one of these, the right that this person lacks.
    pub fn lacks(&self, any: &[Right]) -> Option<Right> {
        self.hand.pass.and_then(|pass| pass.role.lacks(any))
    }

    /// Special care is counted for everybody where the count names nobody, and below the village for whoever reads it.
    pub fn counts_care(&self, level: Level) -> bool {
        level <= Level::Village || self.may(Right::ReadWhole)
    }

    /// A phone as this person may read it.
    pub fn phone(&self, phone: &str) -> String {
        if self.may(Right::ReadWhole) {
            phone.to_owned()
        } else {
            mask_phone(phone)
        }
    }

    /// How much of a phone this person may find somebody by.
    pub fn phones_found(&self) -> Phones {
        if self.may(Right::ReadWhole) {
            Phones::Whole
        } else {
            Phones::LastFour
        }
    }

    pub fn book(&self) -> Book {
        self.book
    }

    pub fn today(&self) -> NaiveDate {
        self.county.today
    }

    /// The unit the person's tree begins at; none in an empty store.
    pub fn root(&self) -> Option<UnitId> {
        self.hand.area.or_else(|| self.county.root())
    }
}
