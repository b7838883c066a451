//! Categories of special care (重点户): an editable list, because no county published one.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CareId, Claim, Field, HouseholdFields, Kind, Name, Record, Seq};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareCategory {
    pub id: CareId,
    pub name: String,
    /// No longer offered; entries that name it stay readable.
    #[serde(default)]
    pub closed: bool,
}

/// Why a household needs care, from the editable list of categories.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareEntry {
    #[serde(rename = "c")]
    pub category: CareId,
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Last day on which it held; none while it holds.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// Whom it concerns.
    #[serde(rename = "w", default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Who looks after them.
    #[serde(rename = "k", default, skip_serializing_if = "String::is_empty")]
    pub carer: String,
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

impl CareEntry {
    /// A day before `since` or after `until` is outside; an open end holds.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|d| d <= day) && self.until.is_none_or(|d| d >= day)
    }
}

impl HouseholdFields {
    /// From that day on; a category that holds already is not entered twice.
    pub fn begin_care(&mut self, category: CareId, day: NaiveDate) {
        let mut held = self.care.iter().filter(|c| c.category == category);
        if !held.any(|c| c.holds(day)) {
            let (who, carer) = (String::new(), String::new());
            self.care.push(CareEntry {
                category,
                since: Some(day),
                until: None,
                who,
                carer,
            });
        }
    }

    /// It held until the day before; what was entered for that day itself was a slip, and goes.
    pub fn end_care(&mut self, category: CareId, day: NaiveDate) {
        let before = day.pred_opt().unwrap_or(day);
        let care = &mut self.care;
        care.retain(|c| c.category != category || c.since != Some(day));
        let held = care.iter_mut().filter(|c| c.category == category);
        for entry in held.filter(|c| c.holds(day)) {
            entry.until = Some(before);
        }
    }
}

impl Record for CareCategory {
    type Id = CareId;
    type Ties = Self;
    const KIND: Kind = Kind::Care;
    const CLAIMS: bool = true;

    fn id(&self) -> CareId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.name)]
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
