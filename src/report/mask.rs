//! Who looks at a table, a page or a hit, and what of it they read: asked once of each cell, for every form it leaves in.

use std::{borrow::Cow, collections::BTreeSet, ops::Deref};

use super::table::{Cell, Phone, Place, Row, Table, Value};
use crate::{
    desk::Desk,
    domain::{PersonId, Right, Unmask, mask_phones},
    i18n::Said,
};

/// Whether what the role may not read stays masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    AsRole,
    /// Whatever the role may read: somebody else is looking.
    Drawn,
    /// It was asked for, and the journal has it.
    Lifted,
}

impl Mask {
    pub fn hides(self, desk: &Desk) -> bool {
        match self {
            Self::AsRole => !desk.may(Right::ReadWhole),
            Self::Drawn => true,
            Self::Lifted => false,
        }
    }
}

/// What somebody may read, and where they read it.
#[derive(Clone, Copy)]
pub struct Eyes<'a> {
    is_whole: bool,
    /// The page is that of a record that was asked for: whoever else is named there is read as before.
    is_lifted: bool,
    room: Room,
    /// Records that they asked to read in full.
    opened: Option<&'a BTreeSet<Unmask>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Many rows at once, as whoever looks over a shoulder sees them: only phones on a public card stand there in full.
    List,
    /// Of one record, which somebody opened.
    Page,
}

/// A table as somebody may read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen(Table);

impl Deref for Seen {
    type Target = Table;

    fn deref(&self) -> &Table {
        &self.0
    }
}

impl Seen {
    /// The records whose phones are masked in it.
    pub fn masked(&self) -> Vec<Unmask> {
        let cells = self.0.rows.iter().flat_map(|row| &row.cells);
        let masked = cells.filter_map(|cell| match &cell.value {
            Value::Phone(phone) => phone.masked(),
            _ => None,
        });
        let mut masked: Vec<Unmask> = masked.collect();
        masked.sort_unstable();
        masked.dedup();
        masked
    }

    pub(super) fn keep(&mut self, keeps: impl FnMut(&Row) -> bool) {
        self.0.rows.retain(keeps);
        self.0.sums.clear();
    }
}

impl Eyes<'static> {
    /// Of whoever reads lists of this county.
    pub fn of(desk: &Desk, mask: Mask) -> Self {
        Self {
            is_whole: match mask {
                Mask::Lifted => !Mask::AsRole.hides(desk),
                mask => !mask.hides(desk),
            },
            is_lifted: mask == Mask::Lifted,
            room: Room::List,
            opened: None,
        }
    }

    /// Of whoever it may be.
    pub const fn anybody() -> Self {
        Self {
            is_whole: false,
            is_lifted: false,
            room: Room::List,
            opened: None,
        }
    }
}

impl<'a> Eyes<'a> {
    #[must_use]
    pub fn with<'o>(self, opened: &'o BTreeSet<Unmask>) -> Eyes<'o>
    where
        'a: 'o,
    {
        let opened = Some(opened);
        Eyes { opened, ..self }
    }

    #[must_use]
    pub fn on_page(self) -> Self {
        let room = Room::Page;
        Self { room, ..self }
    }

    /// On the page of a record that was asked for.
    #[must_use]
    pub fn lifted(self) -> Self {
        let is_lifted = true;
        Self { is_lifted, ..self }
    }

    /// Whether the phone is read in full: one on a public card wherever it stands, one of a household or of somebody
    /// without a post on its own page, any that was asked for.
    pub fn reads(&self, phone: &Phone) -> bool {
        let asked = self.opened.zip(phone.record);
        asked.is_some_and(|(opened, record)| opened.contains(&record))
            || self.is_whole && (phone.on_card || self.room == Room::Page)
    }

    /// Those of the people whose phones are masked.
    pub fn masked(&self, desk: &Desk, people: impl IntoIterator<Item = PersonId>) -> Vec<Unmask> {
        let people = people.into_iter();
        let held = people.filter_map(|id| desk.county().person(id));
        let phones = held.map(|held| Phone::of_person(desk, &held.record, None));
        phones
            .filter_map(|phone| phone.read_by(self).masked())
            .collect()
    }

    pub fn phone(&self, phone: &Phone) -> String {
        phone.read_by(self).words()
    }

    /// Phones in what people wrote are read on the page where they wrote it.
    fn text<'w>(&self, words: &'w str) -> Cow<'w, str> {
        match self.room {
            Room::Page if self.is_whole || self.is_lifted => words.into(),
            Room::Page | Room::List => mask_phones(words),
        }
    }

    /// What people wrote, as it may be read.
    pub fn words(&self, words: &str) -> String {
        self.text(words).into_owned()
    }

    fn said(&self, words: &Said) -> Said {
        words.map(|words| self.words(words))
    }

    pub fn value(&self, value: &Value) -> Value {
        match value {
            Value::Phone(phone) => Value::Phone(phone.read_by(self)),
            Value::Parts(parts) => Value::Parts(parts.iter().map(|part| self.cell(part)).collect()),
            Value::Text(text) => Value::Text(self.words(text)),
            Value::Name(name) => Value::Name(self.words(name)),
            Value::Said(words) => Value::Said(self.said(words)),
            Value::Lacking(words) => Value::Lacking(self.said(words)),
            Value::Word(code, words) => Value::Word(code.clone(), self.said(words)),
            Value::Told(value, words) => Value::Told(Box::new(self.value(value)), self.said(words)),
            Value::Place(place) => Value::Place(Place {
                names: place.names.iter().map(|name| self.words(name)).collect(),
                after: place.after.as_ref().map(|after| self.said(after)),
                ..place.clone()
            }),
            Value::Path(names) => Value::Path(names.iter().map(|name| self.words(name)).collect()),
            // Figures, days and ids are no phones, whatever they look like; a rubric names no people.
            Value::Nothing
            | Value::Unsaid
            | Value::Id(_)
            | Value::Count(_)
            | Value::Share { .. }
            | Value::Points(_)
            | Value::Gain(_)
            | Value::Flag(..)
            | Value::Day(_)
            | Value::Moment(_)
            | Value::Blocks(_) => value.clone(),
        }
    }

    pub fn cell(&self, cell: &Cell) -> Cell {
        Cell {
            value: self.value(&cell.value),
            ..*cell
        }
    }

    pub fn table(&self, mut table: Table) -> Seen {
        for row in table.rows.iter_mut().chain(&mut table.sums) {
            for cell in &mut row.cells {
                *cell = self.cell(cell);
            }
        }
        Seen(table)
    }
}
