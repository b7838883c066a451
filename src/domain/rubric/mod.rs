//! Rubrics (考核细则): blocks of items by which a demonstration site is scored. Data, because no county published one.

mod change;
mod extent;
mod fault;
mod item;
mod notation;
mod tenths;
mod way;

use serde::{Deserialize, Serialize};

pub use change::{RubricPart, Shift, Stays};
pub use extent::Extent;
pub use fault::{RubricFault, RubricWrong};
pub use item::{Band, Curve, Floor, Item, MOST_COUNTED, Measure, Method, Scoring, Step, Value};
pub use notation::{BandFault, BandWrong, read_bands, write_bands};
pub use tenths::{BadTenths, Points, Tenths};
pub use way::{ScoringParts, ScoringWay};

use super::{Field, Held, Kind, Name, Record, RubricId, Seq, SiteField};

/// Once something is scored under it, it stays as it is; an edit makes another that replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rubric {
    pub id: RubricId,
    #[serde(rename = "f")]
    pub fields: RubricFields,
    /// The one before it, in whose place it is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<RubricId>,
    /// No longer offered; what was scored under it stays readable.
    #[serde(default)]
    pub closed: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricFields {
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// As declared; the blocks must add up to it.
    pub total: Points,
    pub blocks: Vec<RubricBlock>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RubricBlock {
    pub name: String,
    /// As declared; the items must add up to it.
    pub points: Points,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass: Option<Points>,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RubricCommand {
    Add {
        id: RubricId,
        fields: Box<RubricFields>,
    },
    /// In place while nothing is scored under it; otherwise `new` becomes the id of the one that replaces it.
    Edit {
        id: RubricId,
        base: Seq,
        new: RubricId,
        fields: Box<RubricFields>,
    },
    /// Offered no longer, or offered again.
    Close {
        id: RubricId,
        base: Seq,
        closed: bool,
    },
}

impl RubricCommand {
    /// The one in use is edited, so that what was scored under it stays; without one, it is the first.
    pub fn bring_in(current: Option<&Held<Rubric>>, fields: RubricFields) -> Self {
        let (new, fields) = (RubricId::promised(0), Box::new(fields));
        match current {
            Some(held) => Self::Edit {
                id: held.record.id,
                base: held.version,
                new,
                fields,
            },
            None => Self::Add { id: new, fields },
        }
    }
}

impl RubricFields {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.blocks.iter().flat_map(|block| &block.items)
    }

    pub fn item(&self, no: u16) -> Option<&Item> {
        self.items().find(|item| item.no == no)
    }
}

impl Record for Rubric {
    type Id = RubricId;
    type Ties = Self;
    const KIND: Kind = Kind::Rubric;

    fn id(&self) -> RubricId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.title)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        let pairs = [
            (SiteField::Title, a.title == b.title),
            (SiteField::Note, a.note == b.note),
            (SiteField::Items, a.blocks == b.blocks && a.total == b.total),
            (SiteField::State, self.closed == other.closed),
        ];
        SiteField::differing(pairs)
    }
}
