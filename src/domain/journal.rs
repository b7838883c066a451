//! What the journal keeps of a change: who, when, in which sitting, what was done, in words' reach but not in words.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Edit, Home, Kind, Level, Occasion, OpId, Pass, Seq, SittingId, UnitId, UserId, subjects,
};

/// Whose hand changes the data, and how far it reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    pub who: String,
    pub sitting: SittingId,
    /// The unit below which they may change things; none is the whole county.
    pub area: Option<UnitId>,
    /// As whom they signed in; none is the owner of a file without users.
    pub pass: Option<Pass>,
}

impl Hand {
    /// Whoever practises in the rehearsal county, as its journal keeps them.
    pub const TRAINEE: &str = "学员";
    /// Who made the rehearsal county.
    pub const MAKER: &str = "演示县";

    /// The user who signed in; none is the owner of a file without users.
    pub fn user(&self) -> Option<UserId> {
        self.pass.map(|pass| pass.user)
    }

    /// Whether an entry is theirs. A user has theirs under whatever name they had then, and nobody else's; owners of a
    /// file without users are told apart by their names.
    pub fn did(&self, entry: &Entry) -> bool {
        entry.by == self.user() && (entry.by.is_some() || entry.who == self.who)
    }
}

/// The header of one journal entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub number: Seq,
    pub op: OpId,
    pub at: DateTime<Utc>,
    /// As they were called then.
    pub who: String,
    /// Who that is for ever, whatever they are called; none is the owner of a file without users, the program itself, or
    /// somebody of earlier times whose name several users had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
    pub sitting: SittingId,
    pub deed: Deed,
    /// The entry that this one takes back or brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reverses: Option<Seq>,
    /// The others that it takes back or brings back along with that one: an inspection is one step, and was saved in many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<Seq>,
    /// Shelves that must be read again.
    pub homes: Vec<Home>,
    /// Records touched.
    pub records: u32,
    /// The clock stood before the entry that precedes this one.
    #[serde(default)]
    pub clock_jumped: bool,
}

impl Act {
    /// Whether it is a part of an inspection, which is taken back as a whole.
    pub const fn is_scoring(&self) -> bool {
        use super::SiteAct as S;
        matches!(
            self,
            Self::Batch(Occasion::Scores)
                | Self::Site(
                    S::Begin
                        | S::Score
                        | S::EditInspection
                        | S::CloseInspection
                        | S::ReopenInspection
                )
        )
    }

    /// Whether it may have begun the inspection.
    pub const fn begins_scoring(&self) -> bool {
        matches!(
            self,
            Self::Batch(Occasion::Scores) | Self::Site(super::SiteAct::Begin)
        )
    }

    /// Whether nothing was changed, and something was read in full.
    pub const fn is_reading(&self) -> bool {
        matches!(self, Self::Unmask | Self::Call(_))
    }

    /// What a later entry cannot take back: who may get in, and what somebody has read.
    pub const fn is_final(&self) -> bool {
        matches!(self, Self::User(_)) || self.is_reading()
    }
}

impl Entry {
    /// All entries that this one takes back or brings back.
    pub fn reversed(&self) -> impl Iterator<Item = Seq> {
        self.reverses.into_iter().chain(self.along.iter().copied())
    }

    /// Whether the next newer entry goes on with what this one is part of: the rehearsal county comes in many batches,
    /// and is one thing that was made.
    pub fn goes_on_in(&self, newer: &Self) -> bool {
        let poured = Act::Batch(Occasion::Rehearsal);
        self.sitting == newer.sitting
            && (self.by, &self.who) == (newer.by, &newer.who)
            && self.deed.act == poured
            && newer.deed.act == poured
    }

    /// Newest first, what belongs together in one piece.
    pub fn pieces(entries: &[Self]) -> impl Iterator<Item = &[Self]> {
        entries.chunk_by(|newer, older| older.goes_on_in(newer))
    }
}

/// What was done, to whom, how often. i18n puts it into a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    pub act: Act,
    /// Name of the thing at the time: a unit's short name, a household's head, a person.
    pub subject: String,
    /// How many things were touched, where that is worth saying.
    pub count: u32,
    /// The post that a deed about a leader is about, or the place a household was moved to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<NamedPost>,
    /// What it was called before, or where it stood, by no more names than tell that from where it stands now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Of one record that was edited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
}

impl Deed {
    pub const fn of(act: Act, subject: String, count: u32) -> Self {
        Self {
            act,
            subject,
            count,
            office: None,
            from: None,
            edits: Vec::new(),
        }
    }
}

/// A post by the names of that time, from the village down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPost {
    pub unit: String,
    pub level: Level,
}

macro_rules! act {
    (() $($subject:ident: $command:ident, $refusal:ident, [$($done:ident $act:ident)?], [$($has:ident $field:ident)?];)*) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Act {
            AddUnit,
            EditUnit,
            MoveUnit,
            RetireUnit,
            RestoreUnit,
            /// The subject is the new neighborhood, the count says how many households went there.
            Divide,
            AddHousehold,
            EditHousehold,
            MoveHousehold,
            Renumber,
            Split,
            Merge,
            NewHead,
            Deregister,
            RestoreHousehold,
            AddPerson,
            EditPerson,
            Appoint,
            /// The subject serves instead of whoever was written down.
            Replace,
            EditTerm,
            EndTerm,
            AddCare,
            EditCare,
            $($($done(super::$act),)?)*
            /// The file was brought to a newer schema.
            Upgrade,
            Batch(Occasion),
            Undo(Box<Act>),
            Redo(Box<Act>),
            /// Nothing was changed: somebody read in full what is masked for them.
            Unmask,
            /// Nor here: the phones of the list of this word were read in full, to be called. The subject is whose list it is.
            Call(String),
        }
    };
}

subjects!([act]);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TrainingAct {
    Plan,
    Edit,
    Cancel,
    Reopen,
    Assign,
    Unassign,
    Mark,
    /// The subject is the person.
    MarkOne,
    WalkIn,
    Close,
    Oblige,
}

/// The subject is the site's village, if nothing else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteAct {
    Add,
    Edit,
    /// The subject names the stage too.
    Reach,
    Close,
    Reopen,
    /// The subject is the new village.
    Replace,
    Begin,
    EditInspection,
    /// The count is the item's number.
    Score,
    CloseInspection,
    ReopenInspection,
    Raise,
    EditRectification,
    Done,
    Confirm,
    ReopenRectification,
    /// The subject is the stage.
    AddStage,
    EditStage,
    /// The subject is the person.
    AddOfficial,
    EditOfficial,
}

/// The subject is the rubric's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RubricAct {
    Add,
    Edit,
    /// A new one in place of one under which something was scored.
    Replace,
    Close,
    Reopen,
}

/// The subject is the neighborhood, the count says how many households were spoken with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoundAct {
    Enter,
    Merge,
    Amend,
    Void,
}

/// The subject is the user's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserAct {
    Add,
    Edit,
    Keys,
    Disable,
    Enable,
    /// By the owner of the file, past all rights.
    Rescue,
}

/// One record before and after a change, as the store packs it; none before an addition, none after its undo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touched {
    pub kind: Kind,
    pub key: u32,
    /// The shelf it lay on and lies on.
    pub home: Home,
    pub before: Option<Vec<u8>>,
    pub after: Option<Vec<u8>>,
}
