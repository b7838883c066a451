//! What a search found, one row each. Phones are masked: whoever may see them in full opens the household.

use serde::Serialize;

use crate::{
    desk::Desk,
    domain::{Household, HouseholdId, UnitId, mask_phone},
    register::Node,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    pub kind: &'static str,
    pub id: String,
    pub name: String,
    /// Names from the township down.
    pub path: Vec<String>,
    pub phone: Option<String>,
    /// Comparable within one answer only.
    pub score: u32,
    /// Named only where it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Hit {
    pub fn unit(desk: &Desk, id: UnitId, score: u32) -> Option<Self> {
        let held = desk.county().unit(id)?;
        Some(Self {
            kind: held.record.level.name(),
            id: id.to_string(),
            name: held.record.fields.short.clone(),
            path: desk.path_names(Node::Unit(id)),
            phone: None,
            score,
            retired: !desk.county().is_live(id),
        })
    }

    pub fn household(desk: &Desk, id: HouseholdId, score: u32) -> Option<Self> {
        let Household {
            fields, retired, ..
        } = desk.county().household(id)?.record;
        let retired = retired.is_some();
        Some(Self {
            kind: "household",
            id: id.to_string(),
            path: desk.path_names(Node::Household(id)),
            phone: fields.phones().next().map(mask_phone),
            name: fields.head.clone(),
            score,
            retired,
        })
    }

    /// Whoever serves in the unit's post.
    pub fn leader(desk: &Desk, unit: UnitId, score: u32) -> Option<Self> {
        let person = &desk.county().serving(unit)?.person.record;
        let phone = person.fields.phone.as_str();
        Some(Self {
            kind: "leader",
            id: person.id.to_string(),
            name: person.fields.name.clone(),
            path: desk.path_names(Node::Unit(unit)),
            phone: (!phone.is_empty()).then(|| mask_phone(phone)),
            score,
            retired: false,
        })
    }
}
