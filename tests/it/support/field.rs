//! The rehearsal county as the rules made it, read once, for counting.

use std::collections::BTreeMap;

use sanzhang::{
    domain::{Appointment, Household, HouseholdId, Level, Person, PersonId, Rank, Unit, UnitId},
    exchange::example_rubric,
    rehearsal::{Added, Plan, Size, TODAY},
};

use super::indexed_ledger::IndexedLedger;

pub fn fill(size: Size) -> IndexedLedger {
    let mut ledger = IndexedLedger::default();
    let plan = Plan::new(size, example_rubric());
    let mut heard = Vec::new();
    plan.fill(
        |command| {
            ledger.apply(command, TODAY).map(|done| Added {
                number: done.number,
                records: done.added,
            })
        },
        |done, all| heard.push((done, all)),
    )
    .expect("the rules accept every command");
    let all = plan.villages();
    assert_eq!(heard, (0..=all).map(|n| (n, all)).collect::<Vec<_>>());
    ledger
}

/// What is there, read once.
pub struct Field {
    pub units: BTreeMap<UnitId, Unit>,
    pub households: BTreeMap<HouseholdId, Household>,
    pub people: BTreeMap<PersonId, Person>,
    pub terms: Vec<Appointment>,
}

impl Field {
    pub fn of(ledger: &IndexedLedger) -> Self {
        let by_id = |units: Vec<Unit>| units.into_iter().map(|u| (u.id, u)).collect();
        Self {
            units: by_id(ledger.all()),
            households: ledger
                .all()
                .into_iter()
                .map(|h: Household| (h.id, h))
                .collect(),
            people: ledger
                .all()
                .into_iter()
                .map(|p: Person| (p.id, p))
                .collect(),
            terms: ledger.all(),
        }
    }

    pub fn level(&self, level: Level) -> impl Iterator<Item = &Unit> {
        self.units.values().filter(move |u| u.level == level)
    }

    pub fn counting(&self) -> impl Iterator<Item = &Household> {
        self.households.values().filter(|h| h.counts())
    }

    pub fn serving(&self) -> impl Iterator<Item = &Appointment> {
        self.terms.iter().filter(|t| t.serves(TODAY))
    }

    pub fn rank(&self, term: &Appointment) -> Rank {
        self.units[&term.unit]
            .level
            .post()
            .expect("units with terms have a post")
    }

    pub fn village(&self, mut unit: UnitId) -> UnitId {
        while self.units[&unit].level != Level::Village {
            unit = self.units[&unit]
                .parent
                .expect("only the county stands alone");
        }
        unit
    }

    pub fn sizes(&self) -> BTreeMap<UnitId, u32> {
        let mut sizes: BTreeMap<UnitId, u32> =
            self.level(Level::Neighborhood).map(|u| (u.id, 0)).collect();
        for household in self.counting() {
            *sizes
                .get_mut(&household.neighborhood)
                .expect("households live in neighborhoods") += 1;
        }
        sizes
    }
}
