//! Whom to call about a household, and whether they are at home.

use serde::{Deserialize, Serialize};

use super::{
    HouseholdField, LONGEST_NAME,
    rules::phone,
    text::{self, Breaks},
};

/// A household names at most this many.
pub const MAX_CONTACTS: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneContact {
    /// Name or form of address, such as 大儿子.
    #[serde(rename = "n")]
    pub name: String,
    #[serde(rename = "r", default, skip_serializing_if = "String::is_empty")]
    pub relation: String,
    #[serde(rename = "p", default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(rename = "w", default, skip_serializing_if = "Whereabouts::is_home")]
    pub whereabouts: Whereabouts,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereabouts {
    #[default]
    Home,
    /// Away, and where if known.
    Away(String),
}

/// Part by part, whether it is the same; one that is not there is an empty one.
pub(super) fn parts(
    some: &[PhoneContact],
    others: &[PhoneContact],
) -> impl Iterator<Item = (HouseholdField, bool)> {
    use HouseholdField as F;
    let nobody = PhoneContact::default();
    let pairs = (0..MAX_CONTACTS as u8).map(move |n| {
        let at = usize::from(n);
        let a = some.get(at).unwrap_or(&nobody);
        let b = others.get(at).unwrap_or(&nobody);
        [
            (F::ContactName(n), a.name == b.name),
            (F::ContactRelation(n), a.relation == b.relation),
            (F::ContactPhone(n), a.phone == b.phone),
            (F::ContactAway(n), a.whereabouts == b.whereabouts),
        ]
    });
    pairs.flatten()
}

impl PhoneContact {
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.relation.is_empty() && self.phone.is_empty()
    }

    /// A contact known only by relation is called by it; the head by the head's name, whose a phone is that comes alone.
    pub fn call(&mut self, head: &str) {
        if self.name.is_empty() && !self.is_empty() {
            let name = if self.relation.is_empty() || self.relation == "户主" {
                head
            } else {
                &self.relation
            };
            self.name = name.to_owned();
        }
    }

    pub(super) fn clean(&mut self) {
        text::keep(&mut self.name, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.relation, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.phone, LONGEST_NAME, Breaks::Line);
        if let Ok(digits) = phone(&self.phone) {
            self.phone = digits;
        }
        if let Whereabouts::Away(place) = &mut self.whereabouts {
            text::keep(place, LONGEST_NAME, Breaks::Line);
        }
    }
}

impl Whereabouts {
    /// Where, if it is known.
    pub fn place(&self) -> &str {
        match self {
            Self::Home => "",
            Self::Away(place) => place,
        }
    }

    fn is_home(&self) -> bool {
        *self == Self::Home
    }
}
