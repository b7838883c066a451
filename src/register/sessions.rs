//! Sessions as they are counted: held by a level, missing at it, and how often people came in all.

use std::sync::Arc;

use super::{Asked, County, Node, Roster, part::When};
use crate::domain::{ObligationFields, Period, Rhythm, Tier, TrainingId, UnitId};

/// A session that should be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub host: UnitId,
    pub part: Period,
    pub why: Why,
    /// Its time is over; until then there is only none planned.
    pub late: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// None is planned or held in the period.
    NoSession,
    /// It was to take place, its day is over, and nobody is marked.
    NotRecorded(TrainingId),
}

impl County {
    /// Sessions hosted by the unit or below it, in order of time.
    pub fn sessions(&self, root: UnitId) -> impl DoubleEndedIterator<Item = &Arc<Roster>> {
        let whole = self.root() == Some(root);
        let all = self.trainings().all().iter();
        all.filter(move |r| whole || self.is_below(Node::Unit(r.training.record.host), root))
    }

    /// What a session is measured by: the level whose gap it closes, whose training, in which period.
    pub fn asked_of(&self, roster: &Roster) -> Asked {
        let training = &roster.training.record;
        // A village makes up for what its township owes.
        let tier = match training.tier {
            Tier::Village => Tier::Township,
            tier => tier,
        };
        let (_, owed) = self.trainings().obligation(tier);
        let meant = training.fields.audience.iter();
        let rank = meant.copied().find(|rank| owed.ranks.contains(rank));
        Asked {
            tier,
            rank: rank.unwrap_or_else(|| owed.main_rank()),
            period: Period::of(owed.rhythm, training.on()),
        }
    }

    /// Those of the level asked for whose roll is known.
    pub fn sessions_held(&self, root: UnitId, asked: Asked) -> Vec<&Arc<Roster>> {
        self.held_in(root, asked, self.whens(asked).iter())
    }

    pub(super) fn held_in<'w>(
        &self,
        root: UnitId,
        asked: Asked,
        whens: impl Iterator<Item = &'w When>,
    ) -> Vec<&Arc<Roster>> {
        let mut held = Vec::new();
        for when in whens {
            let (first, last) = (when.period.first(), when.period.last());
            let sessions = self.trainings().between(first, last).iter();
            held.extend(sessions.filter(|roster| {
                let training = &roster.training.record;
                training.tier == asked.tier
                    && roster.is_recorded()
                    && when.is_below(self, training.host, root)
            }));
        }
        held
    }

    /// Marks present or late at sessions hosted by the unit or below it, of all time (培训人次).
    pub fn person_times(&self, root: UnitId) -> u32 {
        self.sessions(root).map(|r| r.tally().came()).sum()
    }

    /// Of these, at sessions which the unit held itself.
    pub fn own_person_times(&self, unit: UnitId) -> u32 {
        let all = self.trainings().all().iter();
        let own = all.filter(|r| r.training.record.host == unit);
        own.map(|r| r.tally().came()).sum()
    }

    /// What should have been held or recorded by the units of the level asked for. A unit that nobody leads misses
    /// none, and nothing is missing of what has not begun.
    pub fn missing_sessions(&self, root: UnitId, asked: Asked) -> Vec<Missing> {
        self.missing_in(root, asked, self.whens(asked).iter())
    }

    pub(super) fn missing_in<'w>(
        &self,
        root: UnitId,
        asked: Asked,
        whens: impl Iterator<Item = &'w When>,
    ) -> Vec<Missing> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let mut missing = Vec::new();
        for when in whens.filter(|when| when.has_begun()) {
            let part = when.period;
            let sessions = self.trainings().between(part.first(), part.last());
            let sessions: Vec<&Arc<Roster>> = sessions
                .iter()
                .filter(|r| {
                    let training = &r.training.record;
                    training.tier == asked.tier && !training.is_cancelled()
                })
                .collect();
            for host in self.units_on(root, asked.tier.level(), when) {
                let mut own = sessions
                    .iter()
                    .filter(|r| r.training.record.host == host)
                    .peekable();
                if own.peek().is_none()
                    && owed.rhythm != Rhythm::AsNeeded
                    && self.anybody_serves(host, &owed, when)
                {
                    missing.push(Missing {
                        host,
                        part,
                        why: Why::NoSession,
                        late: when.is_over(),
                    });
                }
                let forgotten = own.filter(|r| r.until() < self.today && !r.is_recorded());
                missing.extend(forgotten.map(|r| Missing {
                    host,
                    part,
                    why: Why::NotRecorded(r.id()),
                    late: true,
                }));
            }
        }
        missing
    }

    /// Whether the unit had anybody for whom it should have held one.
    fn anybody_serves(&self, host: UnitId, owed: &ObligationFields, when: &When) -> bool {
        let mut found = false;
        when.each(self, host, &mut |block, mut span| {
            found = found
                || span.any(|i| {
                    let row = &block.units[i];
                    let rank = row.unit.record.level.post();
                    rank.is_some_and(|rank| owed.ranks.contains(&rank))
                        && when.keeps(&row.unit.record, row.live)
                        && when.serving(block, i).is_some()
                });
        });
        found
    }
}
