//! A unit of the hierarchy and the commands that change it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Claim, Fault, Field, GroupKind, HouseholdId, Issue, Kind, LONGEST_CODE, LONGEST_NAME, Level,
    Name, Record, Seq, UNIT_CONTACTS, UnitContact, UnitId, UnitPast,
    text::{self, Breaks},
    unit_contact,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    pub level: Level,
    /// Place among siblings, ascending; gaps are allowed.
    pub order: u32,
    pub fields: UnitFields,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Retired>,
    /// House numbers given back this year; a neighborhood does not give them again within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub freed: Vec<FreedNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub past: Option<Box<UnitPast>>,
}

/// What a person may write about a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFields {
    /// Official name, such as 竹林村委会.
    pub name: String,
    /// What screens show, such as 竹林村.
    pub short: String,
    /// Official code; may be empty and is no key: two official systems disagree. One kept unit has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Only for groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<GroupKind>,
    /// Whom to call, from the village up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<UnitContact>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreedNumber {
    pub number: u16,
    pub year: i32,
}

/// Since when something is no longer kept, and why. Nothing is erased: it can be found and restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retired {
    pub on: NaiveDate,
    pub cause: Cause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// By a command of its own: a unit retired, a household deregistered (销户).
    Own,
    /// Taken along when the unit above was retired; comes back with it.
    With(UnitId),
    /// 并户: lives on in the other household.
    Merged(HouseholdId),
}

/// What goes along when a unit is retired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Along {
    /// Kept units below it.
    pub units: u32,
    /// Households that count.
    pub households: u32,
    /// Empty ones and those that moved away.
    pub uncounted: u32,
    /// Persons who serve there, its own post's too: their terms end.
    pub leaders: u32,
}

impl Along {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Columns of [`UnitFields`] that a form or an import can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum UnitField {
    Name,
    Short,
    Code,
    Kind,
    /// Of the nth contact.
    ContactRole(u8),
    ContactName(u8),
    ContactPhone(u8),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitCommand {
    /// `before` names the sibling it is put in front of; without one it comes last.
    Add {
        id: UnitId,
        parent: Option<UnitId>,
        level: Level,
        before: Option<UnitId>,
        fields: UnitFields,
    },
    Edit {
        id: UnitId,
        base: Seq,
        fields: UnitFields,
    },
    /// To another parent of the same level, or to another place among its siblings.
    Move {
        id: UnitId,
        base: Seq,
        parent: UnitId,
        before: Option<UnitId>,
    },
    /// 拆邻: a neighborhood is added beside another, and households of that one go there.
    Divide {
        id: UnitId,
        new: UnitId,
        fields: UnitFields,
        households: Vec<(HouseholdId, Seq)>,
    },
    /// Retires the unit with everything below it, in one step.
    Retire { id: UnitId, base: Seq },
    /// Brings back the unit and what was retired with it.
    Restore { id: UnitId },
}

impl UnitFields {
    /// Text as the store keeps it: cleaned, and with a short name.
    pub fn cleaned(mut self, level: Level) -> Self {
        text::keep(&mut self.name, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.short, LONGEST_NAME, Breaks::Line);
        text::keep(&mut self.code, LONGEST_NAME, Breaks::Line);
        if self.short.is_empty() {
            self.short = super::short_name(&self.name, level);
        }
        if level != Level::Group {
            self.kind = None;
        }
        if level > Level::Village {
            self.contacts.clear();
        }
        self.contacts.iter_mut().for_each(UnitContact::clean);
        self.contacts.retain(|contact| !contact.is_empty());
        self
    }

    /// The nth of them, to be written.
    pub(super) fn contact(&mut self, n: usize) -> &mut UnitContact {
        let len = self.contacts.len().max(n + 1);
        self.contacts.resize_with(len, UnitContact::default);
        &mut self.contacts[n]
    }

    /// A short name that followed from the name before follows the new one, unless it was changed by hand as well.
    pub fn following(mut self, before: &Self, level: Level) -> Self {
        let derived = before.short == super::short_name(&before.name, level);
        if derived && self.short == before.short {
            self.short = super::short_name(&self.name, level);
        }
        self
    }

    pub fn issues(&self) -> Vec<Issue> {
        let mut issues = Vec::new();
        if self.name.trim().is_empty() {
            issues.push(Issue::new(Field::Unit(UnitField::Name), Fault::Empty));
        }
        for (field, value) in [
            (UnitField::Name, &self.name),
            (UnitField::Short, &self.short),
        ] {
            Issue::text(&mut issues, Field::Unit(field), value, LONGEST_NAME);
        }
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.code.len() > LONGEST_CODE || !self.code.chars().all(fits) {
            issues.push(Issue::new(Field::Unit(UnitField::Code), Fault::NotACode));
        }
        if self.contacts.len() > UNIT_CONTACTS {
            let (last, most) = (UNIT_CONTACTS as u8 - 1, UNIT_CONTACTS);
            let field = Field::Unit(UnitField::ContactName(last));
            issues.push(Issue::new(field, Fault::TooMany { most }));
        }
        for (contact, n) in self.contacts.iter().zip(0..) {
            contact.issues(n, &mut issues);
        }
        issues
    }

    pub fn differences(&self, other: &Self) -> Vec<Field> {
        let mut fields = Vec::new();
        let mut note = |field, same: bool| {
            if !same {
                fields.push(Field::Unit(field));
            }
        };
        note(UnitField::Name, self.name == other.name);
        note(UnitField::Short, self.short == other.short);
        note(UnitField::Code, self.code == other.code);
        note(UnitField::Kind, self.kind == other.kind);
        for (field, same) in unit_contact::parts(&self.contacts, &other.contacts) {
            note(field, same);
        }
        fields
    }
}

impl Record for Unit {
    type Id = UnitId;
    type Ties = Self;
    const KIND: Kind = Kind::Unit;
    const CLAIMS: bool = true;

    fn id(&self) -> UnitId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Former(self.id, self.fields.short.clone())]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let mut fields = self.fields.differences(&other.fields);
        if (self.parent, self.order) != (other.parent, other.order) {
            fields.push(Field::Place);
        }
        if self.retired != other.retired {
            fields.push(Field::Retired);
        }
        fields
    }

    fn claims(&self) -> Vec<Claim> {
        let with = match self.retired.map(|retired| retired.cause) {
            None => None,
            Some(Cause::With(root)) => Some(root),
            Some(Cause::Own | Cause::Merged(_)) => return Vec::new(),
        };
        let mut claims = vec![match self.parent {
            Some(parent) => Claim::Name {
                parent,
                with,
                name: self.fields.short.clone(),
            },
            None => Claim::County,
        }];
        if self.retired.is_none() && !self.fields.code.is_empty() {
            claims.push(Claim::Code(self.fields.code.clone()));
        }
        claims
    }
}
