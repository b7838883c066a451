//! Appointments of section, group and neighborhood leaders (三长), and who fits which post.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AppointmentId, Claim, Field, HouseholdId, Kind, Level, Name, PersonFields, PersonId, Record,
    Seq, UnitId,
};

/// One term. The post follows from the level of the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub id: AppointmentId,
    pub unit: UnitId,
    pub person: PersonId,
    #[serde(rename = "f")]
    pub fields: AppointmentFields,
    /// How the term ended or is announced to end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentFields {
    pub since: NaiveDate,
    /// Last day of the term, if known; it may lie ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    pub origin: Origin,
    /// 代理: holds the post until somebody is chosen.
    #[serde(default)]
    pub acting: bool,
}

/// How somebody came to the post (选优联户队伍).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// 个人自荐
    SelfNominated,
    /// 群众推荐
    Recommended,
    /// 村干部包片, 小组长或网格员兼任: comes with another office
    ByOffice,
    /// 补选
    ByElection,
}

impl Origin {
    /// What is meant where nobody says how somebody came to a post of the level: neighbors recommend theirs, the posts
    /// above come with an office.
    pub fn usual(level: Level) -> Self {
        match level {
            Level::Neighborhood => Self::Recommended,
            _ => Self::ByOffice,
        }
    }
}

/// Why a term ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ending {
    /// 届满
    TermOver,
    /// 辞职
    Resigned,
    /// 劝辞
    Persuaded,
    /// 罢免
    Dismissed,
    /// 迁出
    MovedAway,
    /// 外出
    Away,
    /// 病故
    Died,
    /// 接任: another was appointed in their place
    Succeeded,
}

/// What the article's rule says about who leads, and this person does not meet. A warning, never a wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unfit {
    /// 片长 is no village cadre.
    NotCadre,
    /// 组长 is neither 村民小组长 nor 网格员.
    NeitherHeadNorGrid,
    /// 邻长 is no 村(居)民代表.
    NotDelegate,
    /// 邻长 does not live in the neighborhood.
    LivesElsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LeaderField {
    Person,
    Since,
    Until,
    Origin,
    Ending,
    Acting,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeaderCommand {
    /// Ends the term of whoever serves there the day before, in the same step.
    Appoint {
        id: AppointmentId,
        unit: UnitId,
        person: PersonId,
        fields: AppointmentFields,
    },
    /// 录错了人: the term was written down for somebody else than who serves. It is theirs from its first day on, and
    /// whoever stood there never served.
    Replace {
        id: AppointmentId,
        base: Seq,
        person: PersonId,
        fields: AppointmentFields,
    },
    /// Corrects a term.
    Edit {
        id: AppointmentId,
        base: Seq,
        fields: AppointmentFields,
        ending: Option<Ending>,
    },
    /// `until` is the last day; it may lie ahead, then the end is announced.
    End {
        id: AppointmentId,
        base: Seq,
        until: NaiveDate,
        ending: Ending,
    },
}

impl Appointment {
    /// As a new one begins, before it is said whose it is.
    pub fn begun(since: NaiveDate, origin: Origin) -> Self {
        Self {
            id: AppointmentId::promised(0),
            unit: UnitId::promised(0),
            person: PersonId::promised(0),
            fields: AppointmentFields {
                since,
                until: None,
                origin,
                acting: false,
            },
            ending: None,
        }
    }

    pub fn serves(&self, day: NaiveDate) -> bool {
        self.fields.since <= day && self.fields.until.is_none_or(|u| u >= day)
    }

    /// Whether it lasts beyond the day, or is yet to come.
    pub fn goes_on(&self, day: NaiveDate) -> bool {
        self.fields.until.is_none_or(|last| last > day)
    }

    /// Whether two terms share a day.
    pub fn overlaps(&self, since: NaiveDate, until: Option<NaiveDate>) -> bool {
        self.fields.until.is_none_or(|u| u >= since) && until.is_none_or(|u| u >= self.fields.since)
    }
}

impl Origin {
    pub const ALL: [Self; 4] = [
        Self::Recommended,
        Self::SelfNominated,
        Self::ByOffice,
        Self::ByElection,
    ];
}

impl Ending {
    pub const ALL: [Self; 8] = [
        Self::TermOver,
        Self::Resigned,
        Self::Persuaded,
        Self::Dismissed,
        Self::MovedAway,
        Self::Away,
        Self::Died,
        Self::Succeeded,
    ];
}

impl Unfit {
    /// `home` is the neighborhood in which the person's household lives, if known.
    pub fn of(
        person: &PersonFields,
        level: Level,
        unit: UnitId,
        home: Option<(HouseholdId, UnitId)>,
    ) -> Vec<Self> {
        let standing = &person.standing;
        let mut unfit = Vec::new();
        match level {
            Level::Section if standing.cadre.is_empty() => unfit.push(Self::NotCadre),
            Level::Group if !standing.group_head && !standing.grid_worker => {
                unfit.push(Self::NeitherHeadNorGrid);
            }
            Level::Neighborhood => {
                if !standing.delegate {
                    unfit.push(Self::NotDelegate);
                }
                if home.is_none_or(|(_, neighborhood)| neighborhood != unit) {
                    unfit.push(Self::LivesElsewhere);
                }
            }
            _ => {}
        }
        unfit
    }
}

impl Record for Appointment {
    type Id = AppointmentId;
    type Ties = Self;
    const KIND: Kind = Kind::Appointment;
    const CLAIMS: bool = true;

    fn id(&self) -> AppointmentId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Person(self.person), Name::Unit(self.unit)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        let (a, b) = (&self.fields, &other.fields);
        let pairs = [
            (LeaderField::Person, self.person == other.person),
            (LeaderField::Since, a.since == b.since),
            (LeaderField::Until, a.until == b.until),
            (LeaderField::Origin, a.origin == b.origin),
            (LeaderField::Ending, self.ending == other.ending),
            (LeaderField::Acting, a.acting == b.acting),
        ];
        pairs
            .into_iter()
            .filter(|(_, same)| !same)
            .map(|(f, _)| Field::Leader(f))
            .collect()
    }

    fn claims(&self) -> Vec<Claim> {
        let AppointmentFields { since, until, .. } = self.fields;
        let unit = self.unit;
        vec![Claim::Post { unit, since, until }]
    }
}
