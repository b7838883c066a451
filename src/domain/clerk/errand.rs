//! What a command of each subject says of itself besides what it does.

use super::{Clerk, MOST_CALLED, Outcome, refuse};
use crate::domain::{
    Act, By, Call, CareCommand, Deed, EditRefusal, HouseholdCommand, InspectionCommand,
    LeaderCommand, Ledger, OfficialCommand, PersonCommand, RectificationCommand, Right,
    RoundCommand, RubricCommand, SiteCommand, TrainingCommand, Unit, UnitCommand, UnitRefusal,
    UserCommand,
};

pub(in crate::domain) trait Errand: Sized {
    /// The least that it asks for, whatever it will touch: one of these.
    fn least(&self) -> &'static [Right];

    /// The names of people in it.
    fn names(&self) -> Vec<&str> {
        Vec::new()
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed>;
}

impl Errand for UnitCommand {
    fn least(&self) -> &'static [Right] {
        match self {
            Self::Add { level, .. } if Right::of_unit(*level) == Right::Divisions => {
                &[Right::Divisions]
            }
            Self::Edit { .. } => &[Right::Registry, Right::Contacts, Right::Divisions],
            _ => &[Right::Registry, Right::Divisions],
        }
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.unit(self)
    }
}

impl Errand for HouseholdCommand {
    fn least(&self) -> &'static [Right] {
        &[Right::Registry]
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
    fn least(&self) -> &'static [Right] {
        &[Right::Registry]
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
    fn least(&self) -> &'static [Right] {
        &[Right::Registry]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.leader(self)
    }
}

impl Errand for CareCommand {
    fn least(&self) -> &'static [Right] {
        &[Right::Rules]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.care(self)
    }
}

impl Errand for TrainingCommand {
    fn least(&self) -> &'static [Right] {
        match self {
            Self::Mark { .. } | Self::WalkIn { .. } | Self::Close { .. } => &[Right::RollCall],
            // Taking back that it was held is part of the roll call.
            Self::Reopen { .. } | Self::Record { .. } => {
                &[Right::RollCall, Right::Trainings, Right::CountyTrainings]
            }
            Self::Oblige { .. } => &[Right::Rules],
            Self::Plan { .. }
            | Self::Edit { .. }
            | Self::Cancel { .. }
            | Self::Assign { .. }
            | Self::Unassign { .. } => &[Right::Trainings, Right::CountyTrainings],
        }
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
    fn least(&self) -> &'static [Right] {
        match self {
            Self::Inspection(InspectionCommand::Begin { by, .. }) => match by {
                By::Village => &[Right::SelfScore],
                By::Verifier => &[Right::VerifiedScore],
            },
            Self::Rectification(command) => command.least(),
            Self::Inspection(_) => &[Right::SelfScore, Right::VerifiedScore],
            Self::Stage(_) | Self::Official(_) => &[Right::Rules],
            _ => &[Right::Sites],
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

impl RectificationCommand {
    /// The village says that it is done; whoever found it raises, corrects and confirms.
    pub const fn least(&self) -> &'static [Right] {
        match self {
            Self::Done { .. } => &[Right::SelfScore],
            Self::Reopen { .. } => &[Right::SelfScore, Right::VerifiedScore],
            Self::Raise { .. } | Self::Edit { .. } | Self::Confirm { .. } => {
                &[Right::VerifiedScore]
            }
        }
    }
}

impl Errand for RubricCommand {
    fn least(&self) -> &'static [Right] {
        &[Right::Rubrics]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.rubric(self)
    }
}

impl Errand for RoundCommand {
    fn least(&self) -> &'static [Right] {
        &[Right::Registry]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.round(self)
    }
}

impl Errand for UserCommand {
    fn least(&self) -> &'static [Right] {
        &[Right::Users]
    }

    fn carry<L: Ledger>(self, clerk: &mut Clerk<'_, L>) -> Outcome<L, Deed> {
        clerk.user(self)
    }
}

impl<L: Ledger> Clerk<'_, L> {
    /// Whoever is called is there; the journal keeps how many, and of which list.
    pub(super) fn call(
        &mut self,
        Call {
            list,
            unit,
            records,
        }: Call,
    ) -> Outcome<L, Deed> {
        let (n, most) = (records.len(), MOST_CALLED);
        if n > most {
            return refuse(EditRefusal::TooManyUnmasked { n, most });
        }
        if n == 0 {
            return refuse(EditRefusal::Nothing);
        }
        for record in records {
            self.named(record)?;
        }
        let whose = match unit {
            Some(id) => {
                self.get::<Unit>(id, UnitRefusal::NotFound)?
                    .record
                    .fields
                    .short
            }
            None => String::new(),
        };
        Self::deed(Act::Call(list), whose, n as u32)
    }
}
