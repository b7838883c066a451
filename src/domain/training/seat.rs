//! A place on a roster: given by number, as the sheet is printed, and marked at the roll call (签到).

use serde::{Deserialize, Serialize};

use super::{
    Field, Kind, Name, PersonId, Record, SeatId, TimeOfDay, TrainingField, TrainingId, UnitId,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    pub id: SeatId,
    #[serde(rename = "t")]
    pub training: TrainingId,
    #[serde(rename = "p")]
    pub person: PersonId,
    /// On the printed sheet; never given twice in one session.
    pub no: u16,
    /// The post held on assigning. Whoever is replaced in it keeps the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<UnitId>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub walk_in: bool,
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Taken off the roster; the number stays theirs.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dropped: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(value: &bool) -> bool {
    !value
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    Present,
    /// Counts as having been there; never refused.
    Late {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<TimeOfDay>,
    },
    /// 请假
    Excused {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// 缺席
    Absent {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
}

impl Mark {
    pub const fn attended(&self) -> bool {
        matches!(self, Self::Present | Self::Late { .. })
    }
}

impl Seat {
    pub fn attended(&self) -> bool {
        self.mark.as_ref().is_some_and(Mark::attended)
    }

    /// On the roster, and away without or with an excuse.
    pub fn missed(&self) -> bool {
        self.mark.as_ref().is_some_and(|mark| !mark.attended())
    }
}

impl Record for Seat {
    type Id = SeatId;
    type Ties = Self;
    const KIND: Kind = Kind::Seat;

    fn id(&self) -> SeatId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Person(self.person)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let pairs = [
            (TrainingField::Mark, self.mark == other.mark),
            (TrainingField::Seat, self.dropped == other.dropped),
        ];
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing.map(|(field, _)| Field::Training(field)).collect()
    }
}
