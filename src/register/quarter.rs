//! How far a quarter's training has come in every unit at once, counted once a snapshot: what the tree draws beside each
//! row may cost nothing. The gap engine says who owes and who has it settled.

use std::{
    collections::HashMap,
    iter,
    ops::Range,
    sync::{Arc, OnceLock},
};

use super::{
    Asked, Block, County, Coverage,
    duty::{Duty, duties_in},
    part::Part,
};
use crate::domain::{ObligationFields, Period, PersonId, Rank, Rhythm, Tier, UnitId};

/// Of one unit: how many owe it, and how many have it settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trained {
    pub obliged: u32,
    pub covered: u32,
    /// Who has it not settled and has a seat in a session to come.
    pub seated: u32,
}

/// Empty until somebody asks.
pub(super) type Quarter = OnceLock<Arc<Quarters>>;

/// The last quarters, the running one last, and in each what there is to tell of every unit, by its number.
pub(super) struct Quarters {
    /// Which of them is meant when only "how far" is said.
    shown: usize,
    all: Vec<(Asked, Vec<Trained>)>,
}

impl Quarters {
    fn of(&self, quarter: usize, unit: UnitId) -> Trained {
        let units = self.all.get(quarter).map(|(_, units)| units);
        let trained = units.and_then(|units| units.get(unit.0 as usize));
        trained.copied().unwrap_or_default()
    }

    fn seated(&self, unit: UnitId) -> u32 {
        self.of(LAST - 1, unit).seated
    }
}

/// A year, as the running quarter stands at its end.
const LAST: usize = 4;

impl County {
    /// What is asked when only "how far" is said: the townships' training of the neighborhood leaders in this quarter,
    /// or in the one before while this one has no session behind it.
    pub fn quarter_shown(&self) -> Asked {
        let now = Period::of(Rhythm::Quarterly, self.today);
        let before = now.before();
        let held = |period: Period| {
            let sessions = self.trainings().between(period.first(), period.last());
            sessions.iter().any(|roster| roster.is_recorded())
        };
        Asked {
            tier: Tier::Township,
            rank: Rank::Neighborhood,
            period: if !held(now) && held(before) {
                before
            } else {
                now
            },
        }
    }

    /// With the seats of the running quarter; none where nothing is owed, or while villages or sessions are still to be read.
    pub fn trained(&self, unit: UnitId) -> Option<Trained> {
        if !self.is_whole() {
            return None;
        }
        let quarters = self.trained_all();
        let trained = quarters.of(quarters.shown, unit);
        let seated = quarters.seated(unit);
        (trained.obliged > 0).then_some(Trained { seated, ..trained })
    }

    /// How far it came in the periods up to the one asked for, the earliest first; none of those in which nothing was
    /// owed there.
    pub fn course(&self, unit: UnitId, asked: Asked) -> Vec<(Asked, Trained)> {
        if !self.is_whole() {
            return Vec::new();
        }
        let known = self.trained_all();
        let place = |asked| known.all.iter().position(|(of, _)| *of == asked);
        let count = |asked: Asked| match place(asked) {
            Some(quarter) => known.of(quarter, unit),
            None if self.is_before_all(asked) => Trained::default(),
            None => {
                let Coverage {
                    obliged,
                    covered,
                    seated,
                    ..
                } = self.coverage(unit, asked);
                Trained {
                    obliged,
                    covered,
                    seated,
                }
            }
        };
        let all = up_to(asked).into_iter().map(|asked| (asked, count(asked)));
        all.filter(|(_, trained)| trained.obliged > 0).collect()
    }

    /// Of the running quarter, who is not trained and has a seat in a session to come.
    pub fn seated_now(&self, unit: UnitId) -> u32 {
        let all = self.is_whole().then(|| self.trained_all());
        all.map_or(0, |all| all.seated(unit))
    }

    pub(super) fn trained_all(&self) -> &Quarters {
        self.quarter.get_or_init(|| Arc::new(self.count_quarters()))
    }

    fn count_quarters(&self) -> Quarters {
        let shown = self.quarter_shown();
        let running = Asked {
            period: Period::of(Rhythm::Quarterly, self.today),
            ..shown
        };
        let all = up_to(running).into_iter();
        let all: Vec<_> = all.map(|asked| (asked, self.tallied(asked))).collect();
        let shown = all.iter().position(|(asked, _)| *asked == shown);
        let shown = shown.unwrap_or(LAST - 1);
        Quarters { shown, all }
    }

    fn tallied(&self, asked: Asked) -> Vec<Trained> {
        let (_, owed) = self.trainings().obligation(asked.tier);
        let mut tally = Tally::default();
        for part in self.looked_at(asked, &owed) {
            tally.part(self, asked.rank, &owed, &part);
        }
        tally.units
    }
}

/// The same of the periods before, the earliest first.
fn up_to(asked: Asked) -> Vec<Asked> {
    let periods = iter::successors(Some(asked.period), |period| Some(period.before()));
    let mut all: Vec<Asked> = periods
        .take(LAST)
        .map(|period| Asked { period, ..asked })
        .collect();
    all.reverse();
    all
}

/// What somebody owes, and where in its block their post stands.
type Placed = (usize, Duty);

#[derive(Default)]
struct Tally {
    units: Vec<Trained>,
    /// For which unit somebody was counted last: whoever has two posts below it owes once.
    counted: Vec<u32>,
}

impl Tally {
    fn part(&mut self, county: &County, rank: Rank, owed: &ObligationFields, part: &Part) {
        self.counted.clear();
        let left = Left::of(county, rank, owed, part);
        let mut all: Vec<Duty> = Vec::new();
        // Where the duties of each block begin.
        let mut begins = Vec::with_capacity(county.blocks.len() + 1);
        for block in &county.blocks {
            begins.push(all.len());
            let Some(block) = block else {
                continue;
            };
            let mut own: Vec<Placed> = Vec::new();
            let rows = 0..block.units.len();
            duties_in(block, rows, rank, owed, part, &mut |at, duty| {
                own.push((at, duty));
            });
            let holes = left.holes(block);
            for (at, row) in block.units.iter().enumerate().skip(1) {
                let id = row.unit.record.id;
                let (from, to) = (
                    own.partition_point(|&(i, _)| i < at),
                    own.partition_point(|&(i, _)| i < row.end as usize),
                );
                let stays =
                    |&(i, _): &Placed| !holes.iter().any(|h| h.start > at && h.contains(&i));
                let here = own[from..to].iter().filter(|one| stays(one));
                self.count(id, here.map(|(_, duty)| duty).chain(left.to(id)));
            }
            // What the whole village had, though it stands in another township now, is the village's.
            let stays = |&(i, _): &Placed| !holes.iter().any(|h| h.start > 0 && h.contains(&i));
            let village = own.iter().filter(|one| stays(one)).map(|(_, duty)| duty);
            self.count(block.village, village.chain(left.to(block.village)));
            let stays = |&(i, _): &Placed| !holes.iter().any(|h| h.contains(&i));
            all.extend(own.iter().filter(|one| stays(one)).map(|(_, duty)| *duty));
        }
        begins.push(all.len());
        for row in &county.top {
            let (id, blocks) = (row.unit.record.id, &row.blocks);
            if row.unit.record.level < crate::domain::Level::Village {
                let duties = &all[begins[blocks.start]..begins[blocks.end]];
                self.count(id, duties.iter().chain(left.to(id)));
            }
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
            trained.seated += u32::from(duty.waits());
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

/// What was owed in units that stand elsewhere since: it counts for those above which they stood then.
#[derive(Default)]
struct Left {
    moved: Vec<UnitId>,
    above: HashMap<UnitId, Vec<Duty>>,
}

impl Left {
    fn of(county: &County, rank: Rank, owed: &ObligationFields, part: &Part) -> Self {
        let mut left = Self::default();
        for unit in part.when.moved() {
            let mut duties = Vec::new();
            part.when.each_of(county, unit, &mut |block, span| {
                duties_in(block, span, rank, owed, part, &mut |_, duty| {
                    duties.push(duty);
                });
            });
            left.moved.push(unit);
            for above in part.when.above(county, unit) {
                left.above.entry(above).or_default().extend(&duties);
            }
        }
        left
    }

    /// Rows of the block that stood elsewhere.
    fn holes(&self, block: &Block) -> Vec<Range<usize>> {
        if self.moved.is_empty() {
            return Vec::new();
        }
        let rows = block.units.iter().enumerate();
        let moved = rows.filter(|(_, row)| self.moved.contains(&row.unit.record.id));
        moved.map(|(at, row)| at..row.end as usize).collect()
    }

    fn to(&self, unit: UnitId) -> impl Iterator<Item = &Duty> {
        self.above.get(&unit).into_iter().flatten()
    }
}
