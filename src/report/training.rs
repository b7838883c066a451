//! Coverage of a period, unit by unit, and sessions one row each.

use serde::Serialize;

use crate::{
    desk::Desk,
    domain::{Level, Rank, Tier, TrainingState, UnitId},
    register::{Asked, Coverage, Missing, Node, Roster, Why},
};

/// `coverage` is 0–1, or null where nothing is owed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoverageRow {
    pub id: String,
    pub level: &'static str,
    /// Path from the township down; the county's own name for the county.
    pub unit: String,
    pub obliged: u32,
    pub covered: u32,
    pub uncovered: u32,
    /// Of those not covered, on the roster of a session to come.
    pub seated: u32,
    /// `persons`; `person_times` where it is owed several times in the period.
    pub counted_in: &'static str,
    pub coverage: Option<f64>,
    pub sessions_held: u32,
    pub sessions_missing: u32,
}

impl CoverageRow {
    fn of(desk: &Desk, unit: UnitId, coverage: &Coverage, often: bool) -> Self {
        let level = desk.county().unit(unit).map(|held| held.record.level);
        Self {
            id: unit.to_string(),
            level: level.map_or("", Level::name),
            unit: desk.path_names(Node::Unit(unit)).join("/"),
            obliged: coverage.obliged,
            covered: coverage.covered,
            uncovered: coverage.uncovered(),
            seated: coverage.seated,
            counted_in: if often { "person_times" } else { "persons" },
            coverage: coverage.share(),
            sessions_held: coverage.sessions_held,
            sessions_missing: coverage.sessions_missing,
        }
    }
}

pub struct TrainingReport {
    pub rows: Vec<CoverageRow>,
    pub total: CoverageRow,
    /// The same for the other ranks that owe it, never added up with it.
    pub apart: Vec<(Rank, CoverageRow)>,
    /// Whether the rank asked for owes it at all.
    pub owed: bool,
    /// How many should be trained by today, were the period used evenly; none where nothing has a rhythm.
    pub pace: Option<u32>,
    pub missing: Vec<MissingRow>,
}

/// A session that should be there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingRow {
    pub host: String,
    /// As periods are typed.
    pub period: String,
    /// `none_planned`, or `no_roll` where its day is over and nobody is marked.
    pub why: &'static str,
    /// Its time is over.
    pub late: bool,
    pub training: Option<String>,
    pub on: Option<chrono::NaiveDate>,
    pub title: Option<String>,
    #[serde(skip)]
    pub of: Missing,
}

impl MissingRow {
    fn of(desk: &Desk, missing: Missing) -> Self {
        let roster = match missing.why {
            Why::NoSession => None,
            Why::NotRecorded(id) => desk.county().trainings().get(id),
        };
        Self {
            host: desk.path_names(Node::Unit(missing.host)).join("/"),
            period: missing.part.to_string(),
            why: match missing.why {
                Why::NoSession => "none_planned",
                Why::NotRecorded(_) => "no_roll",
            },
            late: missing.late,
            training: roster.map(|roster| roster.id().to_string()),
            on: roster.map(|roster| roster.on()),
            title: roster.map(|roster| roster.training.record.fields.title.clone()),
            of: missing,
        }
    }
}

impl TrainingReport {
    /// Rows are the units of a level at or below `unit`; without one, those directly below it.
    pub fn of(desk: &Desk, unit: UnitId, level: Option<Level>, asked: Asked) -> Self {
        let county = desk.county();
        let own = county.unit(unit).map(|held| held.record.level);
        let level = level.or_else(|| own.and_then(Level::below));
        let rows = level.map_or_else(Vec::new, |level| county.coverages(unit, level, asked));
        let often = county.is_owed_often(asked);
        let row =
            |(unit, coverage): &(UnitId, Coverage)| CoverageRow::of(desk, *unit, coverage, often);
        let total = county.coverage(unit, asked);
        let (_, owed) = county.trainings().obligation(asked.tier);
        let apart = owed.apart_from(asked.rank).map(|rank| {
            let coverage = county.coverage(unit, Asked { rank, ..asked });
            (rank, CoverageRow::of(desk, unit, &coverage, often))
        });
        let missing = county.missing_sessions(unit, asked).into_iter();
        Self {
            rows: rows.iter().map(row).collect(),
            pace: county.pace(&total, asked),
            total: CoverageRow::of(desk, unit, &total, often),
            apart: apart.collect(),
            owed: owed.ranks.contains(&asked.rank),
            missing: missing
                .map(|missing| MissingRow::of(desk, missing))
                .collect(),
        }
    }
}

/// One session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionRow {
    pub id: String,
    pub level: Tier,
    pub host: String,
    pub title: String,
    pub on: chrono::NaiveDate,
    pub until: chrono::NaiveDate,
    pub state: &'static str,
    pub capacity: Option<u16>,
    pub seats: u32,
    pub present: u32,
    pub late: u32,
    pub excused: u32,
    pub absent: u32,
    pub unmarked: u32,
}

impl SessionRow {
    pub fn of(desk: &Desk, roster: &Roster) -> Self {
        let training = &roster.training.record;
        let tally = roster.tally();
        Self {
            id: training.id.to_string(),
            level: training.tier,
            host: desk.path_names(Node::Unit(training.host)).join("/"),
            title: training.fields.title.clone(),
            on: roster.on(),
            until: roster.until(),
            state: match training.state {
                TrainingState::Planned => "planned",
                TrainingState::Held => "held",
                TrainingState::Cancelled { .. } => "cancelled",
            },
            capacity: training.fields.capacity,
            seats: tally.seats,
            present: tally.present,
            late: tally.late,
            excused: tally.excused,
            absent: tally.absent,
            unmarked: tally.open(),
        }
    }
}
