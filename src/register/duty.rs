//! The gap engine: who owes a training in a period, who has it settled, which sessions are missing. One function
//! answers for every figure, list and report.

use std::{collections::HashSet, sync::Arc};

use chrono::NaiveDate;

use super::{Block, County, Node, Roster};
use crate::domain::{
    Appointment, Held, Level, ObligationFields, Period, PersonId, Rank, Rhythm, Tier, TrainingId,
    UnitId, Whom, calendar::working_days,
};

/// What is asked: whose trainings of which level, in which period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub tier: Tier,
    pub rank: Rank,
    pub period: Period,
}

/// One person who owes one training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    pub person: PersonId,
    /// The post for which it is owed.
    pub unit: UnitId,
    /// The part of the period it is owed for.
    pub part: Period,
    /// The session that settled it.
    pub settled: Option<TrainingId>,
    /// A session at which they were missed, if any.
    pub missed: Option<TrainingId>,
    /// A session to come on whose roster they stand.
    pub seated: Option<TrainingId>,
}

/// The figures of a unit. Counts persons, each once in each part of the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub obliged: u32,
    pub covered: u32,
    /// Sessions of any level whose roll is known, hosted by the unit or below it.
    pub sessions_held: u32,
    /// Sessions that should have been held or recorded and were not.
    pub sessions_missing: u32,
}

/// A session that should be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub host: UnitId,
    pub part: Period,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// None is planned or held in the period.
    NoSession,
    /// It was to take place, its day is over, and nobody is marked.
    NotRecorded(TrainingId),
}

impl Coverage {
    pub const fn uncovered(&self) -> u32 {
        self.obliged - self.covered
    }

    /// 0–1; none where nothing is owed.
    pub fn share(&self) -> Option<f64> {
        (self.obliged > 0).then(|| f64::from(self.covered) / f64::from(self.obliged))
    }

    /// With so many more of the uncovered trained.
    #[must_use]
    pub const fn with(&self, more: u32) -> Self {
        let uncovered = self.obliged - self.covered;
        let more = if more < uncovered { more } else { uncovered };
        Self {
            covered: self.covered + more,
            ..*self
        }
    }
}

/// What the sessions of one part of a period did for each person, by the person's number.
pub(super) struct Part {
    period: Period,
    /// Who counts as serving is asked for this day.
    day: NaiveDate,
    seats: Vec<Sat>,
}

#[derive(Clone, Copy, Default)]
struct Sat {
    settled: Option<TrainingId>,
    /// Settled by a session above the level asked for.
    above: bool,
    missed: Option<TrainingId>,
    seated: Option<TrainingId>,
    /// Stands on a roster of the level asked for.
    picked: bool,
}

impl Part {
    fn new(county: &County, tier: Tier, owed: &ObligationFields, period: Period) -> Self {
        let mut part = Self {
            period,
            day: period.last().min(county.today),
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

    fn of(&self, person: PersonId) -> Sat {
        let sat = self.seats.get(person.0 as usize);
        sat.copied().unwrap_or_default()
    }
}

impl County {
    /// Everybody who owes it below `root`, in tree order, period part by period part. Somebody with two posts of one
    /// rank owes once.
    pub fn duties(&self, root: UnitId, asked: Asked) -> Vec<Duty> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        if !owed.ranks.contains(&asked.rank) {
            return Vec::new();
        }
        let parts = self.looked_at(asked, &owed);
        self.duties_of(root, asked.rank, &owed, &parts)
    }

    pub(super) fn looked_at(&self, asked: Asked, owed: &ObligationFields) -> Vec<Part> {
        self.parts(asked.period, owed.rhythm)
            .map(|period| Part::new(self, asked.tier, owed, period))
            .collect()
    }

    fn duties_of(
        &self,
        root: UnitId,
        rank: Rank,
        owed: &ObligationFields,
        parts: &[Part],
    ) -> Vec<Duty> {
        let mut duties = Vec::new();
        for part in parts {
            let mut seen = HashSet::new();
            for (block, at) in self.blocks_below(root) {
                self.duties_in(block, at, rank, owed, part, &mut |_, duty: Duty| {
                    if seen.insert(duty.person) {
                        duties.push(duty);
                    }
                });
            }
        }
        duties
    }

    /// Parts of the period that have begun.
    fn parts(&self, period: Period, rhythm: Rhythm) -> impl Iterator<Item = Period> {
        let parts = period.parts(rhythm).into_iter();
        parts.filter(|part| part.first() <= self.today)
    }

    /// With the place of each in the block.
    pub(super) fn duties_in(
        &self,
        block: &Block,
        at: usize,
        rank: Rank,
        owed: &ObligationFields,
        part: &Part,
        take: &mut impl FnMut(usize, Duty),
    ) {
        for i in at..block.units[at].end as usize {
            let row = &block.units[i];
            if !row.live || row.unit.record.level.post() != Some(rank) {
                continue;
            }
            let Some(term) = serving(block, i, part.day, self.today) else {
                continue;
            };
            let person = term.record.person;
            let sat = part.of(person);
            let owes = match owed.whom {
                Whom::Serving => true,
                Whom::Picked => sat.picked,
                Whom::Missed => !sat.above,
            };
            if owes {
                let duty = Duty {
                    person,
                    unit: row.unit.record.id,
                    part: part.period,
                    settled: sat.settled,
                    missed: sat.missed,
                    seated: sat.seated,
                };
                take(i, duty);
            }
        }
    }

    pub fn coverage(&self, root: UnitId, asked: Asked) -> Coverage {
        self.sum(root, asked, &self.duties(root, asked))
    }

    /// The same for each of several units, none below another, from one look at the duties of all.
    pub fn coverages(&self, root: UnitId, level: Level, asked: Asked) -> Vec<(UnitId, Coverage)> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let parts = if owed.ranks.contains(&asked.rank) {
            self.looked_at(asked, &owed)
        } else {
            Vec::new()
        };
        let units = self.live_units(root, level).into_iter();
        units
            .map(|unit| {
                let duties = self.duties_of(unit, asked.rank, &owed, &parts);
                (unit, self.sum(unit, asked, &duties))
            })
            .collect()
    }

    fn sum(&self, root: UnitId, asked: Asked, duties: &[Duty]) -> Coverage {
        let settled = duties.iter().filter(|duty| duty.settled.is_some());
        Coverage {
            obliged: duties.len() as u32,
            covered: settled.count() as u32,
            sessions_held: self.sessions_held(root, asked.period).count() as u32,
            sessions_missing: self.missing_sessions(root, asked).len() as u32,
        }
    }

    /// Sessions hosted by the unit or below it, in order of time.
    pub fn sessions(&self, root: UnitId) -> impl DoubleEndedIterator<Item = &Arc<Roster>> {
        let whole = self.root() == Some(root);
        let all = self.trainings().all().iter();
        all.filter(move |r| whole || self.is_below(Node::Unit(r.training.record.host), root))
    }

    pub fn sessions_held(
        &self,
        root: UnitId,
        period: Period,
    ) -> impl Iterator<Item = &Arc<Roster>> {
        self.sessions(root)
            .filter(move |r| period.contains(r.on()) && r.is_recorded())
    }

    /// Marks present or late at sessions hosted by the unit or below it, of all time (培训人次).
    pub fn person_times(&self, root: UnitId) -> u32 {
        self.sessions(root).map(|r| r.tally().came()).sum()
    }

    /// What should have been held or recorded by the units of the level asked for.
    pub fn missing_sessions(&self, root: UnitId, asked: Asked) -> Vec<Missing> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let mut missing = Vec::new();
        for part in self.parts(asked.period, owed.rhythm) {
            let sessions = self.trainings().between(part.first(), part.last());
            let sessions: Vec<&Arc<Roster>> = sessions
                .iter()
                .filter(|r| {
                    let training = &r.training.record;
                    training.tier == asked.tier && !training.is_cancelled()
                })
                .collect();
            for host in self.live_units(root, asked.tier.level()) {
                let mut own = sessions
                    .iter()
                    .filter(|r| r.training.record.host == host)
                    .peekable();
                if own.peek().is_none() && owed.rhythm != Rhythm::AsNeeded {
                    let why = Why::NoSession;
                    missing.push(Missing { host, part, why });
                }
                let forgotten = own.filter(|r| r.until() < self.today && !r.is_recorded());
                missing.extend(forgotten.map(|r| {
                    let why = Why::NotRecorded(r.id());
                    Missing { host, part, why }
                }));
            }
        }
        missing
    }

    /// How many duties a session would settle if everybody on its roster came.
    pub fn gain(&self, session: TrainingId, root: UnitId, asked: Asked) -> u32 {
        let Some(roster) = self.trainings().get(session) else {
            return 0;
        };
        let (_, owed) = self.trainings().obligation(asked.tier);
        let training = &roster.training.record;
        if training.is_cancelled() || !owed.settled_by(asked.tier, training.tier) {
            return 0;
        }
        let coming: HashSet<PersonId> = roster
            .live()
            .filter(|held| !held.record.missed())
            .map(|held| held.record.person)
            .collect();
        let duties = self.duties(root, asked);
        let settled = duties.iter().filter(|duty| {
            duty.settled.is_none()
                && duty.part.contains(training.on())
                && coming.contains(&duty.person)
        });
        settled.count() as u32
    }

    /// Working days gone and in all, over the parts of the period that have begun: what should be covered by today if
    /// each were used evenly. None where the level has no rhythm to keep pace with.
    pub fn elapsed(&self, asked: Asked) -> Option<(u32, u32)> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        if owed.rhythm == Rhythm::AsNeeded {
            return None;
        }
        let parts = self.parts(asked.period, owed.rhythm);
        let days = parts.map(|part| working_days(part, self.today));
        let (gone, all) = days.fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        (all > 0).then_some((gone, all))
    }

    /// How many should be covered by today.
    pub fn pace(&self, coverage: &Coverage, asked: Asked) -> Option<u32> {
        let (gone, all) = self.elapsed(asked)?;
        Some((coverage.obliged * gone + all / 2) / all)
    }

    /// Units of a level at or above the villages that are kept; below them see [`County::children`].
    pub fn live_units(&self, root: UnitId, level: Level) -> Vec<UnitId> {
        if level <= Level::Village {
            let top = self.top_below(root);
            let of_level = top
                .iter()
                .filter(|row| row.live && row.unit.record.level == level);
            return of_level.map(|row| row.unit.record.id).collect();
        }
        self.units_where(root, |block, i| block.units[i].unit.record.level == level)
    }
}

/// Whoever held the post on a day.
fn serving(
    block: &Block,
    at: usize,
    day: NaiveDate,
    today: NaiveDate,
) -> Option<&Held<Appointment>> {
    if day == today {
        return block.serving(at);
    }
    block.terms(at).find(|term| term.record.serves(day))
}
