//! Roles and rights: one table, asked by the store at every change and printed by `sanzhang user roles`.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::Level;

/// From the least to the most; whoever is higher may do what the lower ones may, each in their own area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The rehearsal county only.
    Trainee,
    Viewer,
    Village,
    Township,
    County,
    Administrator,
}

/// What can be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Figures, names and places; phones masked.
    Read,
    /// Phones in full, special care as filter and order.
    ReadWhole,
    /// Households, people, terms, units below villages.
    Registry,
    RollCall,
    SelfScore,
    /// Sessions of townships and villages, and who sits in them.
    Trainings,
    VerifiedScore,
    /// The sites themselves: stages reached, people, projects, linked villages.
    Sites,
    /// Townships and villages.
    Divisions,
    /// Obligations, categories of care, stages, the county's leaders.
    Rules,
    Rubrics,
    Import,
    CountyTrainings,
    Users,
    /// Backup and restore.
    Keep,
}

impl Right {
    pub const ALL: [Self; 15] = [
        Self::Read,
        Self::ReadWhole,
        Self::Registry,
        Self::RollCall,
        Self::SelfScore,
        Self::Trainings,
        Self::VerifiedScore,
        Self::Sites,
        Self::Divisions,
        Self::Rules,
        Self::Rubrics,
        Self::Import,
        Self::CountyTrainings,
        Self::Users,
        Self::Keep,
    ];

    /// What changing a unit asks for: villages, and what stands above them, are the county's to change.
    pub fn of_unit(level: Level) -> Self {
        if level <= Level::Village {
            Self::Divisions
        } else {
            Self::Registry
        }
    }

    /// The lowest role that has it.
    pub const fn least(self) -> Role {
        match self {
            Self::Read => Role::Viewer,
            Self::ReadWhole | Self::Registry | Self::RollCall | Self::SelfScore => Role::Village,
            Self::Trainings | Self::VerifiedScore | Self::Sites => Role::Township,
            Self::Divisions
            | Self::Rules
            | Self::Rubrics
            | Self::Import
            | Self::CountyTrainings => Role::County,
            Self::Users | Self::Keep => Role::Administrator,
        }
    }
}

impl Role {
    pub const ALL: [Self; 6] = [
        Self::Viewer,
        Self::Village,
        Self::Township,
        Self::County,
        Self::Administrator,
        Self::Trainee,
    ];

    pub fn has(self, right: Right) -> bool {
        self >= right.least()
    }

    /// As it is typed and listed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Village => "village",
            Self::Township => "township",
            Self::County => "county",
            Self::Administrator => "administrator",
            Self::Trainee => "trainee",
        }
    }
}

/// The text names no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRole;

impl FromStr for Role {
    type Err = BadRole;

    fn from_str(text: &str) -> Result<Self, BadRole> {
        let mut all = Self::ALL.into_iter();
        all.find(|role| role.word() == text).ok_or(BadRole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_what_was_promised() {
        let may = |role: Role| -> String {
            let marks = Right::ALL.map(|right| if role.has(right) { 'x' } else { '.' });
            marks.iter().collect()
        };
        assert_eq!(may(Role::Viewer), "x..............");
        assert_eq!(may(Role::Village), "xxxxx..........");
        assert_eq!(may(Role::Township), "xxxxxxxx.......");
        assert_eq!(may(Role::County), "xxxxxxxxxxxxx..");
        assert_eq!(may(Role::Administrator), "xxxxxxxxxxxxxxx");
        assert_eq!(may(Role::Trainee), "...............");
    }
}
