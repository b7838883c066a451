//! Roles and rights: one table, asked by the store at every change and printed by `sanzhang user roles`.

use std::{str::FromStr, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::domain::Level;

/// What somebody is let in as: a set of rights, each of them in their own area. No role need lie above another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The rehearsal county only: nothing of the county itself.
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
    /// Whom to call in one's own village or township, and in those below.
    Contacts,
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
    pub const ALL: [Self; 16] = [
        Self::Read,
        Self::ReadWhole,
        Self::Registry,
        Self::Contacts,
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

    /// Whether what it allows to do can be taken back.
    const fn is_taken_back(self) -> bool {
        match self {
            Self::Registry
            | Self::Contacts
            | Self::RollCall
            | Self::SelfScore
            | Self::Trainings
            | Self::VerifiedScore
            | Self::Sites
            | Self::Divisions
            | Self::Rules
            | Self::Rubrics
            | Self::Import
            | Self::CountyTrainings
            | Self::Users => true,
            Self::Read | Self::ReadWhole | Self::Keep => false,
        }
    }

    /// Whoever has one of these has something to take back.
    pub fn taken_back() -> &'static [Self] {
        static THOSE: LazyLock<Vec<Right>> = LazyLock::new(|| {
            let all = Right::ALL.into_iter();
            all.filter(|right| right.is_taken_back()).collect()
        });
        &THOSE
    }

    /// What changing a unit asks for: villages, and what stands above them, are the county's to change.
    pub fn of_unit(level: Level) -> Self {
        if level <= Level::Village {
            Self::Divisions
        } else {
            Self::Registry
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

    /// Whether the role's area may begin at a unit of this level; none is the whole county.
    pub const fn fits(self, level: Option<Level>) -> bool {
        match self {
            Self::Viewer => matches!(
                level,
                None | Some(Level::County | Level::Township | Level::Village)
            ),
            Self::Village => matches!(level, Some(Level::Village)),
            Self::Township => matches!(level, Some(Level::Township)),
            Self::County | Self::Administrator | Self::Trainee => {
                matches!(level, None | Some(Level::County))
            }
        }
    }

    /// The table itself.
    const fn rights(self) -> &'static [Right] {
        use Right as R;
        match self {
            Self::Trainee => &[],
            Self::Viewer => &[R::Read],
            Self::Village => &[
                R::Read,
                R::ReadWhole,
                R::Registry,
                R::Contacts,
                R::RollCall,
                R::SelfScore,
            ],
            Self::Township => &[
                R::Read,
                R::ReadWhole,
                R::Registry,
                R::Contacts,
                R::RollCall,
                R::SelfScore,
                R::Trainings,
                R::VerifiedScore,
                R::Sites,
            ],
            Self::County => &[
                R::Read,
                R::ReadWhole,
                R::Registry,
                R::Contacts,
                R::RollCall,
                R::SelfScore,
                R::Trainings,
                R::VerifiedScore,
                R::Sites,
                R::Divisions,
                R::Rules,
                R::Rubrics,
                R::Import,
                R::CountyTrainings,
            ],
            Self::Administrator => &Right::ALL,
        }
    }

    pub fn has(self, right: Right) -> bool {
        self.rights().contains(&right)
    }

    /// The first of these if the role has none of them; where none is asked nothing is lacking.
    pub fn lacks(self, any: &[Right]) -> Option<Right> {
        let first = *any.first()?;
        (!any.iter().any(|&right| self.has(right))).then_some(first)
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
        assert_eq!(may(Role::Viewer), "x...............");
        assert_eq!(may(Role::Village), "xxxxxx..........");
        assert_eq!(may(Role::Township), "xxxxxxxxx.......");
        assert_eq!(may(Role::County), "xxxxxxxxxxxxxx..");
        assert_eq!(may(Role::Administrator), "xxxxxxxxxxxxxxxx");
        assert_eq!(may(Role::Trainee), "................");
    }
}
