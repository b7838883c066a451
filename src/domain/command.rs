//! One change to the data: serialisable, journalled, done whole or not at all.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    HouseholdCommand, HouseholdId, PersonId, Right, UnitCommand, UnitId, clerk::Errand, of_subject,
    subjects,
};

macro_rules! command {
    (() $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Command {
            $($subject(super::$command),)*
            /// Changes nothing: the journal takes down that masked records were read in full, and how many.
            Unmask(Vec<Unmask>),
            /// Nor does this: the phones of a list are read in full, to be called.
            Call(Call),
            /// Without the second record of the same person, which is changed along otherwise.
            Alone(Box<Command>),
            /// What begins or ends by it does so on that day and not today.
            Since(NaiveDate, Box<Command>),
            /// One transaction, one journal entry, one undo. Later steps name what earlier ones add by promised ids.
            Batch {
                occasion: Occasion,
                steps: Vec<Command>,
            },
        }

        $(impl From<super::$command> for Command {
            fn from(command: super::$command) -> Self {
                Self::$subject(command)
            }
        })*
    };
}

subjects!([command]);

macro_rules! of_sites {
    ($($part:ident: $command:ident),+) => {
        $(impl From<super::$command> for Command {
            fn from(command: super::$command) -> Self {
                Self::Site(super::SiteCommand::$part(command))
            }
        })+
    };
}
of_sites!(Inspection: InspectionCommand, Rectification: RectificationCommand, Stage: StageCommand, Official: OfficialCommand);

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

    /// One command alone, several as one step; none where nothing is to be done.
    pub fn together(occasion: Occasion, mut steps: Vec<Self>) -> Option<Self> {
        match steps.len() {
            0 | 1 => steps.pop(),
            _ => Some(Self::Batch { occasion, steps }),
        }
    }

    /// Dated, if a day is named.
    #[must_use]
    pub fn since(self, day: Option<NaiveDate>) -> Self {
        match day {
            Some(day) => Self::Since(day, Box::new(self)),
            None => self,
        }
    }

    /// What it does, on whatever day.
    pub fn undated(&self) -> &Self {
        match self {
            Self::Since(_, command) => command.undated(),
            command => command,
        }
    }

    /// Whether it ends or begins something on a day.
    pub fn is_dated(&self) -> bool {
        use HouseholdCommand as H;
        match self {
            Self::Household(H::Move { .. } | H::Deregister { .. })
            | Self::Unit(UnitCommand::Move { .. } | UnitCommand::Retire { .. }) => true,
            Self::Batch { steps, .. } => steps.iter().all(Self::is_dated),
            _ => false,
        }
    }

    fn gather_names<'c>(&'c self, names: &mut Vec<&'c str>) {
        of_subject!(Command, self, command => names.append(&mut command.names()), {
            Self::Alone(command) | Self::Since(_, command) => command.gather_names(names),
            Self::Batch { steps, .. } => steps.iter().for_each(|step| step.gather_names(names)),
            Self::Unmask(_) | Self::Call(_) => {}
        });
    }

    /// The least that it asks for, whatever it will touch: one of these.
    pub fn least(&self) -> &'static [Right] {
        of_subject!(Command, self, command => command.least(), {
            Self::Unmask(_) | Self::Call(_) => &[Right::ReadWhole],
            Self::Alone(command) | Self::Since(_, command) => command.least(),
            Self::Batch { occasion: Occasion::Import | Occasion::Divisions, .. } => &[Right::Import],
            Self::Batch { steps, .. } => steps.first().map_or(&[Right::Read], Self::least),
        })
    }
}

/// A record that is masked for who asks to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unmask {
    Household(HouseholdId),
    Person(PersonId),
}

/// The phones of a list that are opened to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The word of the list.
    pub list: String,
    /// Whose list it is.
    pub unit: Option<UnitId>,
    pub records: Vec<Unmask>,
}

impl Command {
    /// The records that are read in full by it.
    pub fn read_in_full(&self) -> &[Unmask] {
        match self {
            Self::Unmask(records) | Self::Call(Call { records, .. }) => records,
            _ => &[],
        }
    }
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
    /// Users of a table, let in without keys.
    Users,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        CareEntry, CareId, HouseholdCommand, HouseholdFields, OfficialCommand, OfficialFields,
        OfficialId, PersonCommand, PersonFields, Seq, SiteCommand, TrainingCommand, TrainingFields,
        TrainingId, UnitId,
    };

    #[test]
    fn a_name_with_figures_is_found_in_every_record_and_however_the_change_comes() {
        let name = || "张13900001111".to_owned();
        let person = Command::Person(PersonCommand::Edit {
            id: PersonId(1),
            base: Seq::default(),
            fields: PersonFields {
                name: name(),
                ..PersonFields::default()
            },
        });
        let official = OfficialCommand::Add {
            id: OfficialId(1),
            fields: OfficialFields {
                name: name(),
                ..OfficialFields::default()
            },
        };
        let plan = TrainingCommand::Plan {
            id: TrainingId(1),
            host: UnitId(1),
            fields: Box::new(TrainingFields {
                title: "20240418培训".to_owned(),
                topics: Vec::new(),
                slots: Vec::new(),
                place: String::new(),
                lecturer: name(),
                capacity: None,
                audience: Vec::new(),
                note: String::new(),
            }),
        };
        let home = HouseholdCommand::Edit {
            id: HouseholdId(1),
            base: Seq::default(),
            fields: Box::new(HouseholdFields {
                care: vec![CareEntry {
                    category: CareId(1),
                    who: String::new(),
                    carer: name(),
                    since: None,
                    until: None,
                }],
                ..HouseholdFields::default()
            }),
        };
        let site = Command::Site(SiteCommand::Official(official));
        for command in [
            Command::Alone(Box::new(person.clone())),
            person,
            site,
            Command::Training(plan),
            Command::Household(home),
        ] {
            assert_eq!(command.numbered_names(), [name()], "{command:?}");
        }
    }
}
