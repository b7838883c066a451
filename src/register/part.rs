//! One part of a period as the gap engine looks at it: the day for which it is asked who serves, where units stood on
//! that day, and what the sessions did for each person. A closed part stays as it was: who left, was retired or stands
//! elsewhere since then is still counted where they were.

use std::ops::Range;

use chrono::NaiveDate;

use super::{Block, County, Node, Roster};
use crate::domain::{
    Appointment, Held, Level, ObligationFields, Period, PersonId, Tier, TrainingId, Unit, UnitId,
};

/// A part of a period and the day it is judged by: its last, or today where it is not over.
pub struct When {
    pub(super) period: Period,
    day: NaiveDate,
    /// Whoever is known to leave before this day is not counted; the first of what has not begun.
    lasting: NaiveDate,
    today: NaiveDate,
    /// Units that stand elsewhere since that day, and what they stood below on it.
    moved: Vec<(UnitId, UnitId)>,
}

/// With what its sessions did, by the person's number.
pub(super) struct Part {
    pub(super) when: When,
    seats: Vec<Sat>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Sat {
    pub settled: Option<TrainingId>,
    /// Settled by a session above the level asked for.
    pub above: bool,
    pub missed: Option<TrainingId>,
    pub seated: Option<TrainingId>,
    /// Stands on a roster of the level asked for.
    pub picked: bool,
}

impl When {
    pub(super) fn new(county: &County, period: Period) -> Self {
        let day = period.last().min(county.today);
        Self {
            period,
            day,
            lasting: day.max(period.first()),
            today: county.today,
            moved: county.left_since(day),
        }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.period.first() <= self.today
    }

    pub(super) fn is_over(&self) -> bool {
        self.period.last() < self.today
    }

    /// Whoever holds the post: on the day, and not known to leave before the part begins.
    pub(super) fn serving<'a>(&self, block: &'a Block, at: usize) -> Option<&'a Held<Appointment>> {
        let term = if self.day == self.today {
            block.serving(at)
        } else {
            let mut terms = block.terms(at);
            terms.find(|term| term.record.serves(self.day))
        };
        term.filter(|term| {
            let until = term.record.fields.until;
            until.is_none_or(|until| until >= self.lasting)
        })
    }

    /// Whether the unit was kept on the day.
    pub(super) fn keeps(&self, unit: &Unit, live: bool) -> bool {
        if self.day == self.today {
            return live;
        }
        unit.kept_on(self.day)
    }

    /// Units that stand elsewhere since the day.
    pub(super) fn moved(&self) -> impl Iterator<Item = UnitId> {
        self.moved.iter().map(|(unit, _)| *unit)
    }

    pub(super) fn stood_elsewhere(&self, unit: UnitId) -> bool {
        self.moved.iter().any(|(moved, _)| *moved == unit)
    }

    /// What the unit stood below, from the nearest up.
    pub(super) fn above<'a>(
        &'a self,
        county: &'a County,
        unit: UnitId,
    ) -> impl Iterator<Item = UnitId> + 'a {
        let up = move |unit: UnitId| {
            let then = self.moved.iter().find(|(moved, _)| *moved == unit);
            match then {
                Some((_, parent)) => Some(*parent),
                None => county.parent(Node::Unit(unit)),
            }
        };
        std::iter::successors(up(unit), move |unit| up(*unit))
    }

    /// Whether the unit stood in the subtree of `root`, itself included.
    pub(super) fn is_below(&self, county: &County, unit: UnitId, root: UnitId) -> bool {
        unit == root || self.above(county, unit).any(|above| above == root)
    }

    /// Units that stand elsewhere today and stood below `root`.
    pub(super) fn left<'a>(
        &'a self,
        county: &'a County,
        root: UnitId,
    ) -> impl Iterator<Item = UnitId> + 'a {
        self.moved()
            .filter(move |unit| *unit != root && self.is_below(county, *unit, root))
    }

    /// A stretch of a block without what stood elsewhere; where it begins is never left out.
    fn spans(&self, block: &Block, at: usize, spans: &mut impl FnMut(Range<usize>)) {
        let end = block.units[at].end as usize;
        if self.moved.is_empty() {
            return spans(at..end);
        }
        let (mut from, mut i) = (at, at + 1);
        while i < end {
            let row = &block.units[i];
            if self.stood_elsewhere(row.unit.record.id) {
                spans(from..i);
                i = row.end as usize;
                from = i;
            } else {
                i += 1;
            }
        }
        spans(from..end);
    }

    /// Everything that stood below `root`, stretch by stretch, in the order of the tree; last what left since.
    pub(super) fn each<'a>(
        &self,
        county: &'a County,
        root: UnitId,
        take: &mut impl FnMut(&'a Block, Range<usize>),
    ) {
        for (block, at) in county.blocks_below(root) {
            let unit = block.units[at].unit.record.id;
            if unit == root || !self.stood_elsewhere(unit) {
                self.spans(block, at, &mut |span| take(block, span));
            }
        }
        for unit in self.left(county, root) {
            self.each_of(county, unit, take);
        }
    }

    /// What stood below a unit and still does.
    pub(super) fn each_of<'a>(
        &self,
        county: &'a County,
        unit: UnitId,
        take: &mut impl FnMut(&'a Block, Range<usize>),
    ) {
        if let Some((block, at)) = county.placed(unit) {
            self.spans(block, at, &mut |span| take(block, span));
        }
    }
}

impl Part {
    pub(super) fn new(county: &County, tier: Tier, owed: &ObligationFields, when: When) -> Self {
        let period = when.period;
        let mut part = Self {
            when,
            seats: Vec::new(),
        };
        let sessions = county.trainings().between(period.first(), period.last());
        for roster in sessions {
            part.take(roster, tier, owed, county.today);
        }
        part
    }

    fn take(&mut self, roster: &Roster, tier: Tier, owed: &ObligationFields, today: NaiveDate) {
        let training = &roster.training.record;
        if training.is_cancelled() {
            return;
        }
        let settles = owed.settled_by(tier, training.tier);
        for held in roster.live() {
            let seat = &held.record;
            let at = seat.person.0 as usize;
            if at >= self.seats.len() {
                self.seats.resize(at + 1, Sat::default());
            }
            let sat = &mut self.seats[at];
            sat.picked |= training.tier == tier;
            if seat.attended() && settles {
                sat.settled.get_or_insert(training.id);
                sat.above |= training.tier < tier;
            } else if seat.missed() {
                sat.missed = Some(training.id);
            } else if seat.mark.is_none() && settles && roster.until() >= today {
                sat.seated = Some(training.id);
            }
        }
    }

    pub(super) fn of(&self, person: PersonId) -> Sat {
        let sat = self.seats.get(person.0 as usize);
        sat.copied().unwrap_or_default()
    }
}

impl County {
    /// Units moved since the end of a day, each with what it stood below on that day.
    fn left_since(&self, day: NaiveDate) -> Vec<(UnitId, UnitId)> {
        if day >= self.today {
            return Vec::new();
        }
        let top = self.top.iter().map(|row| &row.unit.record);
        let top = top.filter(|unit| unit.level < Level::Village);
        let blocks = self.blocks.iter().flatten();
        let below = blocks.flat_map(|block| &block.units);
        top.chain(below.map(|row| &row.unit.record))
            .filter_map(|unit| {
                let then = unit.parent_on(day)?;
                (Some(then) != unit.parent).then_some((unit.id, then))
            })
            .collect()
    }
}
