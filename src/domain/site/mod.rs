//! Demonstration sites (示范创建点): one pilot village a township, its stages, projects, plan, and the villages that
//! follow it along a line or take its practice over.

mod inspection;
mod look;
mod official;
mod rectification;
mod refusal;
mod rows;
mod stage;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use inspection::{
    By, Inspection, InspectionCommand, InspectionFields, Progress, Score, ScoreFields,
};
pub(super) use look::Look;
pub use official::{Official, OfficialCommand, OfficialFields};
pub use rectification::{
    Rectification, RectificationCommand, RectificationFields, RectificationState,
};
pub use refusal::SiteRefusal;
pub use rows::{SiteList, SiteRow};
pub use stage::{Demand, EXAMPLE_STAGES, Stage, StageCommand, StageFields};

use super::{
    Claim, Fault, Field, Issue, Kind, Name, Need, OfficialId, Record, Seq, SiteId, StageId, UnitId,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    pub id: SiteId,
    pub village: UnitId,
    #[serde(rename = "f")]
    pub fields: SiteFields,
    /// Replaced by another village; its file is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub on: NaiveDate,
    pub reason: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteFields {
    /// 特色
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feature: String,
    /// By date, at least one; the last is where it stands. Steps back are entries like any other.
    pub stages: Vec<Reached>,
    /// People responsible.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub village_lead: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub township_lead: String,
    /// 联点县级领导
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<OfficialId>,
    #[serde(default)]
    pub projects: Vec<Project>,
    /// When it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<NaiveDate>,
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    #[serde(default)]
    pub links: Vec<Link>,
    #[serde(default)]
    pub adoptions: Vec<Adoption>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub stage: StageId,
    pub on: NaiveDate,
}

/// Money from above, in yuan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    pub name: String,
    /// Such as 中央扶持壮大村级集体经济项目.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    pub amount: u64,
    pub spent: u64,
    pub state: ProjectState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ProjectState {
    /// 申报中
    Applied,
    /// 已立项
    Granted,
    /// 实施中
    Running,
    /// 已完工
    Finished,
    /// 已验收
    Accepted,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub name: String,
    pub due: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<NaiveDate>,
}

/// A village linked to the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub village: UnitId,
    pub kind: LinkKind,
    /// Of the line or area.
    pub name: String,
    pub since: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkKind {
    /// 示范线
    Line,
    /// 示范片
    Area,
}

/// A village that has taken the site's practice over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    pub village: UnitId,
    pub on: NaiveDate,
    pub what: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checked_by: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SiteField {
    Village,
    Feature,
    Stage,
    VillageLead,
    TownshipLead,
    Official,
    Projects,
    Target,
    Milestones,
    Links,
    Adoptions,
    Note,
    Reason,
    Date,
    Inspection,
    Inspectors,
    Value,
    Evidence,
    What,
    Owner,
    Deadline,
    State,
    Name,
    Post,
    Phone,
    Order,
    Demand,
    /// Whether a stage demands that every block is at its pass line.
    PassLines,
    Title,
    Items,
    Source,
    Amount,
    Spent,
}

/// Sites, and all that stands under them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteCommand {
    Add {
        id: SiteId,
        village: UnitId,
        fields: Box<SiteFields>,
    },
    Edit {
        id: SiteId,
        base: Seq,
        fields: Box<SiteFields>,
    },
    /// Enters a stage, forward or back. What the stage demands is shown, never a wall: the county decides.
    Reach {
        id: SiteId,
        base: Seq,
        stage: StageId,
        on: NaiveDate,
    },
    Close {
        id: SiteId,
        base: Seq,
        on: NaiveDate,
        reason: String,
    },
    Reopen {
        id: SiteId,
        base: Seq,
    },
    /// Another village of the township takes its place, in one step.
    Replace {
        id: SiteId,
        base: Seq,
        on: NaiveDate,
        reason: String,
        new: SiteId,
        village: UnitId,
        fields: Box<SiteFields>,
    },
    Inspection(InspectionCommand),
    Rectification(RectificationCommand),
    Stage(StageCommand),
    Official(OfficialCommand),
}

/// More entries of one list than this are no list a person keeps.
const MOST_ENTRIES: usize = 400;

impl SiteField {
    pub(super) fn differing(pairs: impl IntoIterator<Item = (Self, bool)>) -> Vec<Field> {
        let differing = pairs.into_iter().filter(|(_, same)| !same);
        differing.map(|(field, _)| Field::Site(field)).collect()
    }
}

impl LinkKind {
    pub const ALL: [Self; 2] = [Self::Line, Self::Area];
}

impl Project {
    /// As a new one begins.
    pub fn fresh(name: String) -> Self {
        Self {
            name,
            source: String::new(),
            amount: 0,
            spent: 0,
            state: ProjectState::Applied,
        }
    }
}

impl Milestone {
    /// As a new one begins; its day must still be said.
    pub fn fresh(name: String) -> Self {
        let (due, done) = (NaiveDate::default(), None);
        Self { name, due, done }
    }
}

impl ProjectState {
    pub const ALL: [Self; 5] = [
        Self::Applied,
        Self::Granted,
        Self::Running,
        Self::Finished,
        Self::Accepted,
    ];
}

impl Site {
    /// Where it stands.
    pub fn stage(&self) -> Option<StageId> {
        self.fields.stages.last().map(|reached| reached.stage)
    }

    /// Where it stood on a day.
    pub fn stage_on(&self, day: NaiveDate) -> Option<StageId> {
        let mut past = self.fields.stages.iter().rev();
        past.find(|reached| reached.on <= day).map(|r| r.stage)
    }

    /// The day it began.
    pub fn since(&self) -> Option<NaiveDate> {
        self.fields.stages.first().map(|reached| reached.on)
    }
}

impl SiteFields {
    /// Cleans the texts, puts lists in order of time, and says everything that is wrong.
    pub fn check(&mut self, today: NaiveDate) -> Vec<Issue> {
        use SiteField as F;
        let mut look = Look::new(today);
        look.line(F::Feature, &mut self.feature, Need::Free);
        look.line(F::VillageLead, &mut self.village_lead, Need::Free);
        look.line(F::TownshipLead, &mut self.township_lead, Need::Free);
        look.note(F::Note, &mut self.note);
        if self.stages.is_empty() {
            look.fault(F::Stage, Fault::Empty);
        }
        // Of two on one day, the one entered later counts.
        self.stages.sort_by_key(|reached| reached.on);
        for reached in &self.stages {
            look.past(F::Stage, reached.on);
        }
        if let Some(target) = self.target {
            look.date(F::Target, target);
        }
        for project in &mut self.projects {
            look.line(F::Projects, &mut project.name, Need::Required);
            look.line(F::Projects, &mut project.source, Need::Free);
        }
        self.milestones.sort_by_key(|milestone| milestone.due);
        for milestone in &mut self.milestones {
            look.line(F::Milestones, &mut milestone.name, Need::Required);
            look.date(F::Milestones, milestone.due);
            if let Some(done) = milestone.done {
                look.past(F::Milestones, done);
            }
        }
        self.links.sort_by_key(|link| link.since);
        for link in &mut self.links {
            look.line(F::Links, &mut link.name, Need::Required);
            look.past(F::Links, link.since);
        }
        self.adoptions.sort_by_key(|adoption| adoption.on);
        for adoption in &mut self.adoptions {
            look.line(F::Adoptions, &mut adoption.what, Need::Required);
            look.line(F::Adoptions, &mut adoption.checked_by, Need::Free);
            look.past(F::Adoptions, adoption.on);
        }
        for (field, len) in [
            (F::Stage, self.stages.len()),
            (F::Projects, self.projects.len()),
            (F::Milestones, self.milestones.len()),
            (F::Links, self.links.len()),
            (F::Adoptions, self.adoptions.len()),
        ] {
            if len > MOST_ENTRIES {
                look.fault(field, Fault::TooMany { most: MOST_ENTRIES });
            }
        }
        look.issues
    }

    /// Villages named besides its own.
    pub fn villages(&self) -> impl Iterator<Item = UnitId> {
        let links = self.links.iter().map(|link| link.village);
        links.chain(self.adoptions.iter().map(|adoption| adoption.village))
    }
}

impl Record for Site {
    type Id = SiteId;
    type Ties = Self;
    const KIND: Kind = Kind::Site;
    const CLAIMS: bool = true;

    fn id(&self) -> SiteId {
        self.id
    }

    fn known_as(&self) -> Vec<Name> {
        vec![Name::Unit(self.village)]
    }

    fn differences(&self, other: &Self) -> Vec<Field> {
        use SiteField as F;
        let (a, b) = (&self.fields, &other.fields);
        SiteField::differing([
            (F::Village, self.village == other.village),
            (F::Feature, a.feature == b.feature),
            (F::Stage, a.stages == b.stages),
            (F::VillageLead, a.village_lead == b.village_lead),
            (F::TownshipLead, a.township_lead == b.township_lead),
            (F::Official, a.official == b.official),
            (F::Projects, a.projects == b.projects),
            (F::Target, a.target == b.target),
            (F::Milestones, a.milestones == b.milestones),
            (F::Links, a.links == b.links),
            (F::Adoptions, a.adoptions == b.adoptions),
            (F::Note, a.note == b.note),
            (F::State, self.closed == other.closed),
        ])
    }

    fn claims(&self) -> Vec<Claim> {
        match self.closed {
            None => vec![Claim::Site(self.village)],
            Some(_) => Vec::new(),
        }
    }
}
