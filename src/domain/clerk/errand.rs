//! What a command of each subject says of itself besides what it does.

use super::{Clerk, Outcome};
use crate::domain::{
    CareCommand, Deed, HouseholdCommand, LeaderCommand, Ledger, OfficialCommand, PersonCommand,
    Right, RoundCommand, RubricCommand, SiteCommand, TrainingCommand, UnitCommand, UserCommand,
};

pub(in crate::domain) trait Errand: Sized {
    /// The least that it asks for, whatever it will touch.
    fn least(&self) -> Right;

    /// The names of people in it.
    fn names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed>;
}

impl Errand for UnitCommand {
    fn least(&self) -> Right {
        match self {
            Self::Add { level, .. } => Right::of_unit(*level),
            _ => Right::Registry,
        }
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.unit(self)
    }
}

impl Errand for HouseholdCommand {
    fn least(&self) -> Right {
        Right::Registry
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Self::Add { fields, .. } | Self::Edit { fields, .. } | Self::Split { fields, .. } => {
                let contacts = fields.contacts.iter().map(|contact| contact.name.as_str());
                let care = fields.care.iter();
                let care = care.flat_map(|entry| [entry.who.as_str(), entry.carer.as_str()]);
                let head = [fields.head.as_str()];
                head.into_iter().chain(contacts).chain(care).collect()
            }
            Self::NewHead { head, .. } => vec![head],
            _ => Vec::new(),
        }
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.household(self)
    }
}

impl Errand for PersonCommand {
    fn least(&self) -> Right {
        Right::Registry
    }

    fn names(&self) -> Vec<&str> {
        let (Self::Add { fields, .. } | Self::Edit { fields, .. }) = self;
        vec![&fields.name]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.person(self)
    }
}

impl Errand for LeaderCommand {
    fn least(&self) -> Right {
        Right::Registry
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.leader(self)
    }
}

impl Errand for CareCommand {
    fn least(&self) -> Right {
        Right::Rules
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.care(self)
    }
}

impl Errand for TrainingCommand {
    fn least(&self) -> Right {
        Right::RollCall
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Self::Plan { fields, .. } | Self::Edit { fields, .. } => vec![&fields.lecturer],
            _ => Vec::new(),
        }
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.training(self)
    }
}

impl Errand for SiteCommand {
    fn least(&self) -> Right {
        match self {
            Self::Inspection(_) | Self::Rectification(_) => Right::SelfScore,
            Self::Stage(_) | Self::Official(_) => Right::Rules,
            _ => Right::Sites,
        }
    }

    fn names(&self) -> Vec<&str> {
        match self {
            Self::Official(
                OfficialCommand::Add { fields, .. } | OfficialCommand::Edit { fields, .. },
            ) => vec![&fields.name],
            _ => Vec::new(),
        }
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.site(self)
    }
}

impl Errand for RubricCommand {
    fn least(&self) -> Right {
        Right::Rubrics
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.rubric(self)
    }
}

impl Errand for RoundCommand {
    fn least(&self) -> Right {
        Right::Registry
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.round(self)
    }
}

impl Errand for UserCommand {
    fn least(&self) -> Right {
        Right::Users
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.user(self)
    }
}
