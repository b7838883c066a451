//! County leaders linked to sites (联点县级领导): a small register of its own.

use serde::{Deserialize, Serialize};

use super::{Look, SiteField};
use crate::domain::{Field, Issue, Kind, Name, Need, OfficialId, Record, Seq, phone};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    pub id: OfficialId,
    #[serde(rename = "f")]
    pub fields: OfficialFields,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficialFields {
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub post: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// No longer offered; sites that name them stay readable.
    #[serde(default)]
    pub closed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfficialCommand {
    Add {
        id: OfficialId,
        fields: OfficialFields,
    },
    Edit {
        id: OfficialId,
        base: Seq,
        fields: OfficialFields,
    },
}

impl OfficialFields {
    pub fn check(&mut self) -> Vec<Issue> {
        let mut look = Look::new(chrono::NaiveDate::MAX);
        look.line(SiteField::Name, &mut self.name, Need::Required);
        look.line(SiteField::Post, &mut self.post, Need::Free);
        match phone(&self.phone) {
            Ok(digits) => self.phone = digits,
            Err(fault) => look.fault(SiteField::Phone, fault),
        }
        look.issues
    }
}

impl Record for Official {
    type Id = OfficialId;
    type Ties = Self;
    const KIND: Kind = Kind::Official;

    fn id(&self) -> OfficialId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.name)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (SiteField::Name, a.name == b.name),
            (SiteField::Post, a.post == b.post),
            (SiteField::Phone, a.phone == b.phone),
            (SiteField::State, a.closed == b.closed),
        ])
    }
}
