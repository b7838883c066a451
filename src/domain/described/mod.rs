//! The fields of a record, each said once: which it is, what stands in it, whether it may stand empty. Forms and the
//! command line fill records by these; what the fields are called in either language stands in `i18n`.

mod answer;
mod registry;
mod site;
mod training;

use chrono::NaiveDate;

use super::{Counting, Fault, Field, Issue, Rank, grammar::Exact};
pub use answer::{Answer, Choice, Count};

/// One field of a record.
pub struct Described<R: 'static> {
    pub field: Field,
    pub need: Need,
    slot: fn(&mut R) -> Holds<'_>,
}

/// Whether something must stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    Free,
    Required,
}

/// Where a field stands in its record, and of which kind it is.
pub enum Holds<'a> {
    Text(&'a mut String),
    Note(&'a mut String),
    Phone(&'a mut String),
    Flag(&'a mut bool),
    Day(&'a mut Option<NaiveDate>, Exact),
    /// A day that cannot be left out.
    Due(&'a mut NaiveDate, Exact),
    Count(&'a mut dyn Count),
    /// Money in whole yuan.
    Yuan(&'a mut u64),
    One(&'a mut dyn Choice),
    Ranks(&'a mut Vec<Rank>),
    Counts(&'a mut Counting),
    /// Looked up, or made of several: whoever reads it knows how.
    Own,
}

/// A record, or the part of it that people write.
pub trait Fields: Clone + 'static {
    /// In the order in which forms ask for them.
    const ALL: &'static [Described<Self>];
}

impl<R> Described<R> {
    const fn new(field: Field, slot: fn(&mut R) -> Holds<'_>) -> Self {
        let need = Need::Free;
        Self { field, need, slot }
    }

    const fn required(self) -> Self {
        let need = Need::Required;
        Self { need, ..self }
    }

    pub fn slot<'a>(&self, record: &'a mut R) -> Holds<'a> {
        (self.slot)(record)
    }

    pub fn issue(&self, fault: Fault) -> Issue {
        Issue::new(self.field, fault)
    }
}
