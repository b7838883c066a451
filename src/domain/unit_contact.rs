//! Whom to call in a unit: names that stand on its public card, such as the secretary and whoever is on duty.

use serde::{Deserialize, Serialize};

use super::{
    Fault, Field, Issue, LONGEST_NAME, UnitField,
    rules::phone,
    text::{self, Breaks},
};

/// A unit from the village up names at most this many.
pub const UNIT_CONTACTS: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitContact {
    /// What they are there: 支书, 专干, 分管领导, 值班.
    #[serde(rename = "r", default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    #[serde(rename = "n", default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(rename = "p", default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl UnitContact {
    pub fn is_empty(&self) -> bool {
        self.role.is_empty() && self.name.is_empty() && self.phone.is_empty()
    }

    pub(super) fn clean(&mut self) {
        for words in [&mut self.role, &mut self.name, &mut self.phone] {
            text::keep(words, LONGEST_NAME, Breaks::Line);
        }
        if let Ok(digits) = phone(&self.phone) {
            self.phone = digits;
        }
    }

    /// What is wrong with the nth of them.
    pub(super) fn issues(&self, n: u8, issues: &mut Vec<Issue>) {
        let field = Field::Unit;
        if self.name.trim().is_empty() && !self.is_empty() {
            issues.push(Issue::new(field(UnitField::ContactName(n)), Fault::Empty));
        }
        if let Err(bad) = phone(&self.phone) {
            issues.push(Issue::new(field(UnitField::ContactPhone(n)), bad));
        }
        for (of, value) in [
            (UnitField::ContactRole(n), &self.role),
            (UnitField::ContactName(n), &self.name),
        ] {
            Issue::text(issues, field(of), value, LONGEST_NAME);
        }
    }
}

/// Field by field, whether it is the same; one that is not there is an empty one.
pub(super) fn parts(
    some: &[UnitContact],
    others: &[UnitContact],
) -> impl Iterator<Item = (UnitField, bool)> {
    let nobody = UnitContact::default();
    let pairs = (0..UNIT_CONTACTS as u8).map(move |n| {
        let at = usize::from(n);
        let a = some.get(at).unwrap_or(&nobody);
        let b = others.get(at).unwrap_or(&nobody);
        [
            (UnitField::ContactRole(n), a.role == b.role),
            (UnitField::ContactName(n), a.name == b.name),
            (UnitField::ContactPhone(n), a.phone == b.phone),
        ]
    });
    pairs.flatten()
}
