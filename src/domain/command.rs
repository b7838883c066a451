//! One change to the data: serialisable, journalled, done whole or not at all.

use serde::{Deserialize, Serialize};

use super::{
    CareCommand, HouseholdCommand, HouseholdId, LeaderCommand, PersonCommand, PersonId,
    RubricCommand, SiteCommand, TrainingCommand, UnitCommand, UserCommand,
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
    User(UserCommand),
    /// Changes nothing: the journal takes down that a masked record was read in full.
    Unmask(Unmask),
    /// Without the second record of the same person, which is changed along otherwise.
    Alone(Box<Command>),
    /// One transaction, one journal entry, one undo. Later steps name what earlier ones add by promised ids.
    Batch {
        occasion: Occasion,
        steps: Vec<Command>,
    },
}

/// A record that is masked for who asks to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
}
