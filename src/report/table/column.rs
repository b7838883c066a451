//! A column, said once: how programs call it, how people do, what stands in it, and what gives way to what.

use std::borrow::Cow;

use crate::i18n::{Said, Say, text::TableText};

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// As json and csv print it.
    pub key: Cow<'static, str>,
    pub head: Said,
    pub kind: Kind,
    /// Columns of rank 0 are never left out; where there is no room the highest rank goes first.
    pub rank: u8,
    pub lead: Lead,
    /// On a page: a blank line stands above it.
    pub apart: bool,
    /// Display columns that its values take, where they take more than those of its kind do.
    pub cols: Option<u16>,
    reader: Reader,
}

/// What a column is to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// A label and what it labels.
    Label,
    /// What the lines below it belong to.
    Head,
    /// One of the lines below a head; several may be called the same.
    Row,
    /// What the page is about: where a page has a heading, it is said there.
    Title,
}

/// Who reads a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reader {
    Everybody,
    /// Whatever is told to people in other columns or in words.
    Programs,
    People,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The id of a record.
    Id,
    /// A word of the program's own.
    Word,
    Text,
    Name,
    /// Where something stands, from the township down.
    Place,
    Count,
    Share,
    Points,
    /// Points won, or lost.
    Gain,
    Flag,
    Day,
    Moment,
    /// Masked for whoever may not read it.
    Phone,
    /// The scores of a rubric's blocks.
    Blocks,
}

/// How the rows are ordered by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorts {
    /// As they stand: in the order of the tree.
    Tree,
    /// By how a name is read.
    Sound,
    Number,
    Words,
}

impl Kind {
    pub const fn sorts(self) -> Sorts {
        match self {
            Self::Place => Sorts::Tree,
            Self::Name => Sorts::Sound,
            Self::Count | Self::Share | Self::Points | Self::Gain => Sorts::Number,
            Self::Id
            | Self::Word
            | Self::Text
            | Self::Flag
            | Self::Day
            | Self::Moment
            | Self::Phone
            | Self::Blocks => Sorts::Words,
        }
    }

    pub const fn is_number(self) -> bool {
        matches!(self.sorts(), Sorts::Number)
    }

    pub const fn is_masked(self) -> bool {
        matches!(self, Self::Phone)
    }
}

impl Column {
    pub fn new(key: impl Into<Cow<'static, str>>, head: &impl Say, kind: Kind) -> Self {
        Self {
            key: key.into(),
            head: Said::of(head),
            kind,
            rank: 0,
            lead: Lead::Label,
            apart: false,
            cols: None,
            reader: Reader::Everybody,
        }
    }

    /// The id of the record that a row is about; people see it where they are to type it.
    pub fn id() -> Self {
        Self::new("id", &TableText::Id, Kind::Id)
    }

    /// Of the unit that a row is about or where its record stands; what is no unit says what it is.
    pub fn level() -> Self {
        Self::new("level", &TableText::Level, Kind::Word).for_programs_only()
    }

    /// Where that unit stands.
    pub fn unit() -> Self {
        Self::new("unit", &TableText::Unit, Kind::Place)
    }

    #[must_use]
    pub fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    #[must_use]
    pub fn cols(self, cols: u16) -> Self {
        let cols = Some(cols);
        Self { cols, ..self }
    }

    #[must_use]
    pub fn for_programs_only(self) -> Self {
        Self {
            reader: Reader::Programs,
            ..self
        }
    }

    #[must_use]
    pub fn for_people_only(self) -> Self {
        Self {
            reader: Reader::People,
            ..self
        }
    }

    pub fn for_people(&self) -> bool {
        self.reader != Reader::Programs
    }

    pub fn for_programs(&self) -> bool {
        self.reader != Reader::People
    }
}
