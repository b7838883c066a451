//! How far the running quarter's training has come in every unit at once, counted once a snapshot: what the tree draws
//! beside each row may cost nothing. The gap engine says who owes and who has it settled.

use std::sync::OnceLock;

use super::{
    Asked, County,
    duty::{Duty, Part},
};
use crate::domain::{ObligationFields, Period, PersonId, Rank, Rhythm, Tier, UnitId};

/// Of one unit: how many owe it, and how many have it settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trained {
    pub obliged: u32,
    pub covered: u32,
}

/// By the unit's number; empty until somebody asks.
pub(super) type Quarter = OnceLock<Vec<Trained>>;

impl County {
    /// What is asked when only "this quarter" is said: the townships' training of the neighborhood leaders.
    pub fn this_quarter(&self) -> Asked {
        Asked {
            tier: Tier::Township,
            rank: Rank::Neighborhood,
            period: Period::of(Rhythm::Quarterly, self.today),
        }
    }

    /// None where nothing is owed, or while villages or sessions are still to be read.
    pub fn trained(&self, unit: UnitId) -> Option<Trained> {
        if !self.is_whole() {
            return None;
        }
        let all = self.quarter.get_or_init(|| self.count_quarter());
        let trained = *all.get(unit.0 as usize)?;
        (trained.obliged > 0).then_some(trained)
    }

    fn count_quarter(&self) -> Vec<Trained> {
        let asked = self.this_quarter();
        let (_, owed) = self.trainings().obligation(asked.tier);
        let mut tally = Tally::default();
        if owed.ranks.contains(&asked.rank) {
            for part in self.looked_at(asked, &owed) {
                tally.part(self, asked.rank, &owed, &part);
            }
        }
        tally.units
    }
}

#[derive(Default)]
struct Tally {
    units: Vec<Trained>,
    /// For which unit somebody was counted last: whoever has two posts below it owes once.
    counted: Vec<u32>,
}

impl Tally {
    fn part(&mut self, county: &County, rank: Rank, owed: &ObligationFields, part: &Part) {
        self.counted.clear();
        let mut all: Vec<Duty> = Vec::new();
        // Where the duties of each block begin.
        let mut begins = Vec::with_capacity(county.blocks.len() + 1);
        for block in &county.blocks {
            begins.push(all.len());
            let Some(block) = block else {
                continue;
            };
            let mut own: Vec<(usize, Duty)> = Vec::new();
            county.duties_in(block, 0, rank, owed, part, &mut |at, duty| {
                own.push((at, duty));
            });
            for (at, row) in block.units.iter().enumerate().skip(1) {
                let id = row.unit.record.id;
                let (from, to) = (
                    own.partition_point(|&(i, _)| i < at),
                    own.partition_point(|&(i, _)| i < row.end as usize),
                );
                self.count(id, own[from..to].iter().map(|(_, duty)| duty));
            }
            all.extend(own.into_iter().map(|(_, duty)| duty));
        }
        begins.push(all.len());
        for row in &county.top {
            let duties = &all[begins[row.blocks.start]..begins[row.blocks.end]];
            self.count(row.unit.record.id, duties.iter());
        }
    }

    fn count<'a>(&mut self, unit: UnitId, duties: impl Iterator<Item = &'a Duty>) {
        let at = unit.0 as usize;
        if at >= self.units.len() {
            self.units.resize(at + 1, Trained::default());
        }
        for duty in duties {
            if !self.first(unit, duty.person) {
                continue;
            }
            let trained = &mut self.units[at];
            trained.obliged += 1;
            trained.covered += u32::from(duty.settled.is_some());
        }
    }

    fn first(&mut self, unit: UnitId, person: PersonId) -> bool {
        let at = person.0 as usize;
        if at >= self.counted.len() {
            self.counted.resize(at + 1, u32::MAX);
        }
        std::mem::replace(&mut self.counted[at], unit.0) != unit.0
    }
}
