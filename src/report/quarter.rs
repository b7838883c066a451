//! A quarter of sessions by unit and week: what is planned, held, forgotten or nowhere.

use std::{collections::BTreeMap, iter};

use crate::{
    desk::Desk,
    domain::{Asked, Period, Rhythm, Tier, TrainingStanding, UnitId},
    register::{Node, Roster, Why},
};

/// Of a unit that holds sessions.
pub struct QuarterRow {
    pub unit: UnitId,
    pub weeks: Vec<Week>,
    /// It owes a session of this quarter and has none, and whether the time for it is over.
    pub lacks: Option<bool>,
}

#[derive(Clone, Copy, Default)]
pub struct Week {
    pub planned: u32,
    pub held: u32,
    pub forgotten: u32,
}

/// The unit itself, then the units of the next level that hold sessions; each session counts where it is held, or below.
pub fn quarter(desk: &Desk, root: UnitId, period: Period, sessions: &[&Roster]) -> Vec<QuarterRow> {
    let below = desk.hosts_below(root);
    let row = |&unit: &UnitId| QuarterRow {
        unit,
        weeks: vec![Week::default(); period.weeks()],
        lacks: lacks(desk, unit, period),
    };
    let mut rows: Vec<QuarterRow> = iter::once(&root).chain(&below).map(row).collect();
    let places: BTreeMap<UnitId, usize> = rows.iter().map(|row| row.unit).zip(0..).collect();
    for roster in sessions.iter().filter(|r| period.contains(r.on())) {
        let path = desk.county().path(Node::Unit(roster.training.record.host));
        let row = path.iter().rev().find_map(|unit| places.get(unit));
        let week = row.and_then(|&row| rows[row].weeks.get_mut(period.week_of(roster.on())));
        let Some(week) = week else { continue };
        match roster.standing(desk.today()) {
            TrainingStanding::Planned => week.planned += 1,
            TrainingStanding::Held => week.held += 1,
            TrainingStanding::Unrecorded => week.forgotten += 1,
            TrainingStanding::Cancelled => {}
        }
    }
    rows
}

fn lacks(desk: &Desk, unit: UnitId, period: Period) -> Option<bool> {
    let county = desk.county();
    let level = county.unit(unit).map(|held| held.record.level);
    let tier = level.and_then(Tier::of)?;
    let (_, owed) = county.trainings().obligation(tier);
    // What is owed by the year is not missing in a quarter.
    if !matches!(owed.rhythm, Rhythm::Quarterly | Rhythm::Monthly) {
        return None;
    }
    let rank = *owed.ranks.first()?;
    let asked = Asked { tier, rank, period };
    let mut missing = county.missing_sessions(unit, asked);
    missing.retain(|one| one.host == unit && one.why == Why::NoSession);
    missing.into_iter().map(|one| one.late).max()
}
