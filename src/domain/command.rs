//! One change to the data: serialisable, journalled, done whole or not at all.

use serde::{Deserialize, Serialize};

use super::{
    CareCommand, HouseholdCommand, HouseholdId, LeaderCommand, PersonCommand, PersonId,
    RoundCommand, RubricCommand, SiteCommand, TrainingCommand, UnitCommand, UserCommand,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    Unit(UnitCommand),
    Household(HouseholdCommand),
    Person(PersonCommand),
    Leader(LeaderCommand),
    Care(CareCommand),
    Training(TrainingCommand),
    Site(SiteCommand),
    Rubric(RubricCommand),
    Round(RoundCommand),
    User(UserCommand),
    /// Changes nothing: the journal takes down that masked records were read in full, and how many.
    Unmask(Vec<Unmask>),
    /// Without the second record of the same person, which is changed along otherwise.
    Alone(Box<Command>),
    /// One transaction, one journal entry, one undo. Later steps name what earlier ones add by promised ids.
    Batch {
        occasion: Occasion,
        steps: Vec<Command>,
    },
}

/// Fewer tell people of one name apart, or came with what was pasted.
const FIGURES: usize = 5;

impl Command {
    /// Names of people with several figures in them: mostly a phone that belongs into a field of its own, where it is masked.
    pub fn numbered_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.gather_names(&mut names);
        let figures = |name: &str| name.chars().filter(|c| c.is_numeric()).count();
        names.retain(|name| figures(name) >= FIGURES);
        names
    }

    fn gather_names<'c>(&'c self, names: &mut Vec<&'c str>) {
        use HouseholdCommand as H;
        match self {
            Self::Household(
                H::Add { fields, .. } | H::Edit { fields, .. } | H::Split { fields, .. },
            ) => {
                names.push(&fields.head);
                names.extend(fields.contacts.iter().map(|contact| contact.name.as_str()));
            }
            Self::Household(H::NewHead { head, .. }) => names.push(head),
            Self::Person(
                PersonCommand::Add { fields, .. } | PersonCommand::Edit { fields, .. },
            ) => {
                names.push(&fields.name);
            }
            Self::Batch { steps, .. } => steps.iter().for_each(|step| step.gather_names(names)),
            _ => {}
        }
    }
}

/// A record that is masked for who asks to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unmask {
    Household(HouseholdId),
    Person(PersonId),
}

/// What a batch is for, so that the journal can say it in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Occasion {
    /// A roster read from a file or the clipboard.
    Import,
    /// County, townships and villages from a national list.
    Divisions,
    /// The rehearsal county.
    Rehearsal,
    /// One field of several records.
    Edit,
    /// Several records taken and put down elsewhere.
    Move,
    /// Several records retired together.
    Retire,
    /// Several records brought back together.
    Restore,
    /// One form that makes several records: a leader typed in with the appointment.
    Form,
    /// Sessions planned and filled together: split by village, or people swapped between two.
    Training,
    /// Scores of one sitting entered together.
    Scores,
    /// Rounds of several neighborhoods entered together.
    Rounds,
}
