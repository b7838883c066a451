//! Which row of a neighborhood is which household: by number and head, by head and phone, head and address, then
//! head alone; the nth equal row is the nth equal household.

use super::RosterRow;
use crate::domain::{Held, Household};

pub struct Candidate {
    pub held: Held<Household>,
}

impl Candidate {
    pub fn new(held: Held<Household>) -> Self {
        Self { held }
    }

    fn has_phone_of(&self, row: &RosterRow) -> bool {
        self.held
            .record
            .fields
            .phones()
            .any(|phone| row.phones.iter().any(|p| p == phone))
    }

    fn has_address_of(&self, row: &RosterRow) -> bool {
        !row.address.is_empty() && self.held.record.fields.address == row.address
    }
}

type Test = fn(&RosterRow, &Candidate) -> bool;

/// From the surest to the weakest; each is asked for all rows before the next.
const TESTS: [Test; 5] = [
    |row, c| row.number == Some(c.held.record.number),
    |row, c| c.has_phone_of(row) && c.has_address_of(row),
    |row, c| c.has_phone_of(row),
    |row, c| c.has_address_of(row),
    |_, _| true,
];

/// For each row the index of its household; none for a new one.
pub fn pair(rows: &[&RosterRow], candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; rows.len()];
    let mut free = vec![true; candidates.len()];
    if candidates.is_empty() {
        return pairs;
    }
    for test in TESTS {
        for (row, partner) in rows
            .iter()
            .zip(&mut pairs)
            .filter(|(_, partner)| partner.is_none())
        {
            let same = |(at, c): &(usize, &Candidate)| {
                free[*at] && c.held.record.fields.head == row.head && test(row, c)
            };
            if let Some((at, _)) = candidates.iter().enumerate().find(same) {
                free[at] = false;
                *partner = Some(at);
            }
        }
    }
    pairs
}
