//! Categories of special care (重点户): an editable list, because no county published one.

use serde::{Deserialize, Serialize};

use super::{CareId, Claim, Field, Kind, Record, Seq};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareCategory {
    pub id: CareId,
    pub name: String,
    /// No longer offered; entries that name it stay readable.
    #[serde(default)]
    pub closed: bool,
}

/// The list a new county starts with; an example, not the county's standard.
pub const EXAMPLE_CARE: [&str; 8] = [
    "留守儿童",
    "独居老人",
    "特困供养",
    "低保",
    "监测户",
    "重度残疾",
    "重病",
    "其他重点",
];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CareCommand {
    Add {
        id: CareId,
        name: String,
    },
    Rename {
        id: CareId,
        base: Seq,
        name: String,
    },
    /// Offered no longer, or offered again.
    Close {
        id: CareId,
        base: Seq,
        closed: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CareRefusal {
    /// One of that name is offered already.
    SameName { name: String, id: CareId },
}

impl Record for CareCategory {
    type Id = CareId;
    type Ties = Self;
    const KIND: Kind = Kind::Care;
    const CLAIMS: bool = true;

    fn id(&self) -> CareId {
        self.id
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        if self == other {
            Vec::new()
        } else {
            vec![Field::CareName]
        }
    }

    fn claims(&self) -> Vec<Claim> {
        if self.closed {
            return Vec::new();
        }
        vec![Claim::Care(self.name.clone())]
    }
}
