//! The gap engine: who owes a training in a period, who has it settled, who has a seat. One function answers for every
//! figure, list and report.

use std::{collections::HashSet, ops::Range};

use chrono::NaiveDate;

use super::{
    Block, County,
    part::{Part, When},
};
use crate::domain::{
    Asked, Fate, Level, ObligationFields, Period, PersonId, Rank, Rhythm, TrainingId, UnitId, Whom,
    calendar::working_days,
};

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

/// The figures of a unit. Counts persons, each once in each part of the period: of several parts, person-times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub obliged: u32,
    pub covered: u32,
    /// Not covered, and on the roster of a session to come.
    pub seated: u32,
    /// Sessions of the level asked for whose roll is known, hosted by the unit or below it.
    pub sessions_held: u32,
    /// Sessions that should have been held or recorded and were not.
    pub sessions_missing: u32,
    /// Of these, whose time is over.
    pub sessions_late: u32,
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

impl Duty {
    pub const fn is(&self, fate: Fate) -> bool {
        match fate {
            Fate::Obliged => true,
            Fate::Covered => self.settled.is_some(),
            Fate::Seated => self.waits(),
            Fate::Uncovered => self.settled.is_none(),
        }
    }

    /// Not settled, and a seat waits.
    pub const fn waits(&self) -> bool {
        self.settled.is_none() && self.seated.is_some()
    }
}

impl County {
    /// Everybody who owes it below `root`, in tree order, period part by period part. Somebody with two posts of one
    /// rank owes once.
    pub fn duties(&self, root: UnitId, asked: Asked) -> Vec<Duty> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let parts = self.looked_at(asked, &owed);
        self.duties_of(root, asked.rank, &owed, parts.iter())
    }

    /// None for whoever does not owe it.
    pub(super) fn looked_at(&self, asked: Asked, owed: &ObligationFields) -> Vec<Part> {
        if !owed.ranks.contains(&asked.rank) {
            return Vec::new();
        }
        let whens = self.whens(asked).into_iter();
        whens
            .map(|when| Part::new(self, asked.tier, owed, when))
            .collect()
    }

    fn duties_of<'p>(
        &self,
        root: UnitId,
        rank: Rank,
        owed: &ObligationFields,
        parts: impl Iterator<Item = &'p Part>,
    ) -> Vec<Duty> {
        let mut duties = Vec::new();
        for part in parts {
            let mut seen = HashSet::new();
            part.when.each(self, root, &mut |block, span| {
                duties_in(block, span, rank, owed, part, &mut |_, duty: Duty| {
                    if seen.insert(duty.person) {
                        duties.push(duty);
                    }
                });
            });
        }
        duties
    }

    /// The first day for which anything is owed: of the first session, or today where there was none before. What lies
    /// before it nobody was asked for.
    pub fn owed_since(&self) -> NaiveDate {
        let begun = self.trainings().begun();
        begun.map_or(self.today, |day| day.min(self.today))
    }

    /// Whether nothing was owed yet.
    pub fn is_before_all(&self, asked: Asked) -> bool {
        self.parts(asked).next().is_none()
    }

    /// Whether it is owed several times in the period, so that its figures count person-times.
    pub fn is_owed_often(&self, asked: Asked) -> bool {
        let (_, owed) = self.trainings().obligation(asked.tier);
        asked.period.parts(owed.rhythm).len() > 1
    }

    /// Parts of the period for which something is owed, also those to come.
    fn parts(&self, asked: Asked) -> impl Iterator<Item = Period> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let parts = asked.period.parts(owed.rhythm).into_iter();
        let since = self.owed_since();
        parts.filter(move |part| part.last() >= since)
    }

    pub(super) fn whens(&self, asked: Asked) -> Vec<When> {
        let parts = self.parts(asked);
        parts.map(|part| When::new(self, part)).collect()
    }

    pub(super) fn count_coverage(&self, root: UnitId, asked: Asked) -> Coverage {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let parts = self.looked_at(asked, &owed);
        let duties = self.duties_of(root, asked.rank, &owed, parts.iter());
        self.sum(root, asked, &duties, self.whens(asked).iter())
    }

    pub(super) fn count_coverages(
        &self,
        root: UnitId,
        level: Level,
        asked: Asked,
    ) -> Vec<(UnitId, Coverage)> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let (parts, whens) = (self.looked_at(asked, &owed), self.whens(asked));
        let mut units = Vec::new();
        let mut known = HashSet::new();
        for when in &whens {
            let then = self.units_on(root, level, when).into_iter();
            units.extend(then.filter(|unit| known.insert(*unit)));
        }
        if whens.is_empty() {
            units = self.live_units(root, level);
        }
        let units = units.into_iter();
        units
            .map(|unit| {
                // A unit that came or went in the period is a row for the parts in which it stood there.
                let here = |when: &When| when.is_below(self, unit, root);
                let parts = parts.iter().filter(|part| here(&part.when));
                let duties = self.duties_of(unit, asked.rank, &owed, parts);
                let whens = whens.iter().filter(|when| here(when));
                (unit, self.sum(unit, asked, &duties, whens))
            })
            .collect()
    }

    fn sum<'w>(
        &self,
        root: UnitId,
        asked: Asked,
        duties: &[Duty],
        whens: impl Iterator<Item = &'w When> + Clone,
    ) -> Coverage {
        let settled = duties.iter().filter(|duty| duty.settled.is_some());
        let missing = self.missing_in(root, asked, whens.clone());
        Coverage {
            obliged: duties.len() as u32,
            covered: settled.count() as u32,
            seated: duties.iter().filter(|duty| duty.waits()).count() as u32,
            sessions_held: self.held_in(root, asked, whens).len() as u32,
            sessions_missing: missing.len() as u32,
            sessions_late: missing.iter().filter(|missing| missing.late).count() as u32,
        }
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

    /// Working days gone and in all, over the parts of the period: what should be covered by today if each were used
    /// evenly. None where the level has no rhythm to keep pace with, and for what has not begun.
    pub fn elapsed(&self, asked: Asked) -> Option<(u32, u32)> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        if owed.rhythm == Rhythm::AsNeeded || asked.period.first() > self.today {
            return None;
        }
        let parts = self.parts(asked);
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

    /// Units of a level that were kept and stood below `root` on the day.
    pub(super) fn units_on(&self, root: UnitId, level: Level, when: &When) -> Vec<UnitId> {
        let mut units = Vec::new();
        if level > Level::Village {
            when.each(self, root, &mut |block, span| {
                let rows = span.map(|i| &block.units[i]);
                let rows = rows.filter(|row| {
                    row.unit.record.level == level && when.keeps(&row.unit.record, row.live)
                });
                units.extend(rows.map(|row| row.unit.record.id));
            });
            return units;
        }
        let left = when.left(self, root).filter_map(|unit| self.top_of(unit));
        let stayed = self.top_below(root).iter();
        let stayed = stayed.filter(|row| !when.stood_elsewhere(row.unit.record.id));
        for row in stayed.chain(left) {
            let unit = &row.unit.record;
            if unit.level == level && when.keeps(unit, row.live) {
                units.push(unit.id);
            }
        }
        units
    }
}

/// What the posts in a stretch of a block owe, with the place of each in the block.
pub(super) fn duties_in(
    block: &Block,
    span: Range<usize>,
    rank: Rank,
    owed: &ObligationFields,
    part: &Part,
    take: &mut impl FnMut(usize, Duty),
) {
    for i in span {
        let row = &block.units[i];
        if row.unit.record.level.post() != Some(rank)
            || !part.when.keeps(&row.unit.record, row.live)
        {
            continue;
        }
        let Some(term) = part.when.serving(block, i) else {
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
                part: part.when.period,
                settled: sat.settled,
                missed: sat.missed,
                seated: sat.seated,
            };
            take(i, duty);
        }
    }
}
