//! Where the trainings lead: sessions, who sits in them, what is owed, the roll call, choosing, forms of sessions and
//! rules.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        Fate, Period, PersonId, Rank, Right, SeatId, Tier, TrainingId, TrainingStanding, UnitId,
    },
    register::{Asked, Node},
    report::Who,
    ui::kit::table::{Cursor, view::View},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Training {
    /// The sessions of the unit in this quarter.
    Sessions(UnitId),
    /// Those of another time; the cursor stands on one of them, else on the next one to come.
    Within {
        root: UnitId,
        span: Span,
        tier: Option<Tier>,
        standing: Option<TrainingStanding>,
        cursor: Option<TrainingId>,
    },
    /// As they were left.
    Left(Box<SessionsView>),
    Session {
        id: TrainingId,
        /// Who is to come from another session.
        trade: Option<Trade>,
        view: Box<View<SeatId>>,
    },
    /// Who may sit in a session; those brought are offered first, all selected.
    Assign {
        id: TrainingId,
        brought: Vec<PersonId>,
        view: Option<Box<AssignView>>,
    },
    /// What is owed below the unit.
    Gap(UnitId),
    /// What stands behind a figure of it.
    Behind {
        root: UnitId,
        asked: Asked,
        sight: GapSight,
        view: Box<View<GapKey>>,
    },
    Roll(TrainingId),
    /// A session for whoever leads below what is meant.
    Below(Vec<Node>),
    /// A session for these people, who stand in the list for what is meant.
    Bring(Vec<PersonId>, Vec<Node>),
    /// Sessions that these people may sit in.
    Choose(Choice, Vec<PersonId>),
    /// More people than the session has seats.
    Crowd {
        id: TrainingId,
        people: Vec<PersonId>,
        way: Crowded,
    },
    /// What one more session would lift.
    WhatIf(UnitId, Asked),
    Plan {
        host: UnitId,
        day: Option<NaiveDate>,
        /// Who is offered seats in it once it is there.
        people: Vec<PersonId>,
    },
    Edit(TrainingId),
    Cancel(TrainingId),
    Oblige(Tier),
}

impl Training {
    pub fn session(id: TrainingId) -> Self {
        let (trade, view) = (None, Box::default());
        Self::Session { id, trade, view }
    }

    /// A new one.
    pub fn plan(host: UnitId, day: Option<NaiveDate>) -> Self {
        let people = Vec::new();
        Self::Plan { host, day, people }
    }

    pub fn assign(id: TrainingId, brought: Vec<PersonId>) -> Self {
        let view = None;
        Self::Assign { id, brought, view }
    }

    /// Saving its form asks one of these of the role; the host that is chosen says which.
    pub const fn rights(&self) -> &'static [Right] {
        match self {
            Self::Oblige(_) => &[Right::Rules],
            _ => &[Right::Trainings, Right::CountyTrainings],
        }
    }
}

/// What a session is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A new one would be held by the host, if nothing else is said on the day; so many have a seat in another one.
    Assign {
        host: UnitId,
        day: Option<NaiveDate>,
        seated: usize,
    },
    Swap {
        from: TrainingId,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crowded {
    Ask,
    /// Straight to the split.
    Split,
}

/// How the list, the month and the quarter stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SessionsView {
    pub root: UnitId,
    /// Where one began: the scope returns to it.
    pub home: UnitId,
    pub sight: Sight,
    pub span: Span,
    pub tier: Option<Tier>,
    pub standing: Option<TrainingStanding>,
    pub list: View<TrainingId>,
    pub day: NaiveDate,
    pub seen: Vec<TrainingId>,
    pub quarter: Period,
    pub units: Cursor<UnitId>,
    pub week: usize,
}

/// How the candidates for a session stood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignView {
    pub root: UnitId,
    pub who: Who,
    pub rank: Option<Rank>,
    pub people: View<PersonId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    List,
    Month,
    Quarter,
}

/// The days looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    Days(NaiveDate, NaiveDate),
    Within(Period),
    Always,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GapSight {
    Units,
    People(Fate),
    Held,
    Missing,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum GapKey {
    /// The unit the whole table is about.
    Total(UnitId),
    /// The same unit for the leaders of another rank, who are never added to the others.
    Apart(Rank),
    Unit(UnitId),
    Person(PersonId, Period),
    Session(TrainingId),
    /// A session that is nowhere.
    Nothing(UnitId, Period),
}

/// People of another session who come here; whoever is selected here goes there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trade {
    pub from: TrainingId,
    pub people: Vec<PersonId>,
}
