//! What a figure or a row opens: a record, or a list with what it is narrowed to. Plain data: whoever shows it knows how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    CareId, HouseholdId, Level, OfficialId, Period, PersonId, Rank, RectificationId, RubricId, Seq,
    SiteId, StageId, Tier, TrainingId, UnitId, UserId,
};

/// What is asked of trainings: whose, of which level, in which period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Asked {
    pub tier: Tier,
    pub rank: Rank,
    pub period: Period,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reference {
    Unit(UnitId),
    Household(HouseholdId),
    Person(PersonId),
    /// The post that leads the unit, which nobody fills.
    Post(UnitId),
    Training(TrainingId),
    /// A session that is nowhere yet.
    Unplanned {
        host: UnitId,
        period: Period,
    },
    Site(SiteId),
    Rubric(RubricId),
    Rectification(RectificationId),
    Stage(StageId),
    Official(OfficialId),
    Care(CareId),
    User(UserId),
    Entry(Seq),
    List(List),
}

/// Declares the lists and says what each is called, so that a test can ask for every one of them.
macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident
        $(($($of:ty),+ $(,)?))?
        $({ $($name:ident: $narrowed:ty),+ $(,)? })?
    ),+ $(,)?) => {
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum List {
            $($(#[$doc])* $list $(($($of),+))? $({ $($name: $narrowed),+ })?,)+
        }

        impl List {
            pub const NAMES: &[&str] = &[$(stringify!($list)),+];
        }
    };
}

lists! {
    /// What is left to do until the county is open.
    Opening,
    /// The figures of a unit.
    Overview(UnitId),
    /// What stands behind one of them.
    Figure(Figure, UnitId),
    /// Training of the units of a level, or of those directly below.
    Coverage {
        unit: UnitId,
        level: Option<Level>,
        asked: Asked,
    },
    /// Who owes it.
    Duties {
        unit: UnitId,
        asked: Asked,
        fate: Fate,
    },
    HeldSessions {
        unit: UnitId,
        asked: Asked,
    },
    MissingSessions {
        unit: UnitId,
        asked: Asked,
    },
    Sessions {
        unit: UnitId,
        period: Option<Period>,
    },
    /// What each level owes, or one of them.
    Rules(Option<Tier>),
    /// The board; with what was won since the end of a day.
    Sites {
        unit: UnitId,
        since: Option<NaiveDate>,
    },
    /// What is to be put right, at one site or at all of them.
    Rectifications {
        site: Option<SiteId>,
        which: Due,
    },
    Stages,
    Officials,
    /// Categories of special care.
    Categories,
    Users,
    /// What each role may.
    Roles,
    /// Who is at the file.
    Sitters,
    /// So many lines of the journal, the newest first.
    Journal(usize),
}

impl List {
    /// The unit it is of; none where it is one for the whole county.
    pub const fn unit(self) -> Option<UnitId> {
        match self {
            Self::Overview(unit)
            | Self::Figure(_, unit)
            | Self::Coverage { unit, .. }
            | Self::Duties { unit, .. }
            | Self::HeldSessions { unit, .. }
            | Self::MissingSessions { unit, .. }
            | Self::Sessions { unit, .. }
            | Self::Sites { unit, .. } => Some(unit),
            Self::Opening
            | Self::Rules(_)
            | Self::Rectifications { .. }
            | Self::Stages
            | Self::Officials
            | Self::Categories
            | Self::Users
            | Self::Roles
            | Self::Sitters
            | Self::Journal(_) => None,
        }
    }

    /// What is asked of trainings.
    pub const fn asked(self) -> Option<Asked> {
        match self {
            Self::Coverage { asked, .. }
            | Self::Duties { asked, .. }
            | Self::HeldSessions { asked, .. }
            | Self::MissingSessions { asked, .. } => Some(asked),
            _ => None,
        }
    }
}

/// Which of the things that have a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Due {
    All,
    /// Nobody said that it is done.
    Open,
    Overdue,
}

/// What became of what somebody owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fate {
    Obliged,
    Covered,
    Seated,
    Uncovered,
}

impl Fate {
    pub const ALL: [Self; 4] = [Self::Obliged, Self::Covered, Self::Seated, Self::Uncovered];
}

/// A figure of a unit that has a list behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Figure {
    Breaches,
    Vacancies,
    NoPhone,
    Doubles,
    Care,
    Leaders,
    Retired,
    /// Whom to call in the units from the village up.
    Contacts,
}

impl Figure {
    pub const ALL: [Self; 8] = [
        Self::Breaches,
        Self::Vacancies,
        Self::NoPhone,
        Self::Doubles,
        Self::Care,
        Self::Leaders,
        Self::Retired,
        Self::Contacts,
    ];
}
