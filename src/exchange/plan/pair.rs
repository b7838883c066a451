//! Which row of a neighborhood is which household: by number and head, by head, phone and address, head and phone,
//! head and address, then head alone; the nth equal row is the nth equal household.

use std::collections::{HashMap, VecDeque};

use super::RosterRow;
use crate::domain::{Address, Held, Household};

pub struct Candidate {
    pub held: Held<Household>,
}

impl Candidate {
    pub fn new(held: Held<Household>) -> Self {
        Self { held }
    }
}

/// What a row and a household must have in common to be the same.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Number(&'a str, u16),
    PhoneAddress(&'a str, &'a str, [&'a str; 5]),
    Phone(&'a str, &'a str),
    Address(&'a str, [&'a str; 5]),
    Head(&'a str),
}

/// From the surest to the weakest; each is asked for all rows before the next.
#[derive(Clone, Copy)]
enum Test {
    Number,
    PhoneAddress,
    Phone,
    Address,
    Head,
}

const TESTS: [Test; 5] = [
    Test::Number,
    Test::PhoneAddress,
    Test::Phone,
    Test::Address,
    Test::Head,
];

/// What can be asked of either side.
struct Traits<'a> {
    head: &'a str,
    number: Option<u16>,
    phones: Vec<&'a str>,
    /// None when empty: two without an address do not live together.
    address: Option<[&'a str; 5]>,
}

impl<'a> Traits<'a> {
    fn of_row(row: &'a RosterRow) -> Self {
        Self {
            head: &row.head,
            number: row.number,
            phones: row.phones.iter().map(String::as_str).collect(),
            address: parts(&row.address),
        }
    }

    fn of_household(household: &'a Household) -> Self {
        Self {
            head: &household.fields.head,
            number: Some(household.number),
            phones: household.fields.phones().collect(),
            address: parts(&household.fields.address),
        }
    }

    /// Several phones are several keys, any of which will do.
    fn keys(&self, test: Test) -> Vec<Key<'a>> {
        let head = self.head;
        let phones = self.phones.iter();
        match (test, self.address) {
            (Test::Number, _) => self
                .number
                .iter()
                .map(|&number| Key::Number(head, number))
                .collect(),
            (Test::PhoneAddress, Some(address)) => phones
                .map(|phone| Key::PhoneAddress(head, phone, address))
                .collect(),
            (Test::Phone, _) => phones.map(|phone| Key::Phone(head, phone)).collect(),
            (Test::Address, Some(address)) => vec![Key::Address(head, address)],
            (Test::PhoneAddress | Test::Address, None) => Vec::new(),
            (Test::Head, _) => vec![Key::Head(head)],
        }
    }
}

fn parts(address: &Address) -> Option<[&str; 5]> {
    let Address {
        text,
        estate,
        building,
        entrance,
        room,
    } = address;
    (!address.is_empty()).then(|| [text, estate, building, entrance, room].map(String::as_str))
}

/// For each row the index of its household; none for a new one. Every household waits in one queue for each of its
/// keys and leaves it once, so that the time grows with the rows and not with their square.
pub fn pair(rows: &[&RosterRow], candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut pairs = vec![None; rows.len()];
    if candidates.is_empty() {
        return pairs;
    }
    let households = candidates.iter().map(|c| &c.held.record);
    let households: Vec<Traits> = households.map(Traits::of_household).collect();
    let rows: Vec<Traits> = rows.iter().map(|row| Traits::of_row(row)).collect();
    let mut free = vec![true; candidates.len()];
    for test in TESTS {
        let mut queues: HashMap<Key, VecDeque<usize>> = HashMap::new();
        for (at, household) in households.iter().enumerate().filter(|(at, _)| free[*at]) {
            for key in household.keys(test) {
                queues.entry(key).or_default().push_back(at);
            }
        }
        let open = rows.iter().zip(&mut pairs);
        for (row, partner) in open.filter(|(_, partner)| partner.is_none()) {
            let keys = row.keys(test).into_iter();
            let first = keys.filter_map(|key| foremost(queues.get_mut(&key)?, &free));
            *partner = first.min();
            if let Some(at) = *partner {
                free[at] = false;
            }
        }
    }
    pairs
}

/// The first in the queue that is still free.
fn foremost(queue: &mut VecDeque<usize>, free: &[bool]) -> Option<usize> {
    while queue.front().is_some_and(|&at| !free[at]) {
        queue.pop_front();
    }
    queue.front().copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{Contact, HouseholdFields, HouseholdId, Seq, UnitId};

    type Law<'l> = &'l dyn Fn(&RosterRow, &Household) -> bool;

    /// The law as one would write it down, every row held against every household.
    fn slowly(rows: &[&RosterRow], candidates: &[Candidate]) -> Vec<Option<usize>> {
        let phone = |row: &RosterRow, h: &Household| {
            h.fields.phones().any(|p| row.phones.iter().any(|q| p == q))
        };
        let address = |row: &RosterRow, h: &Household| {
            !row.address.is_empty() && row.address == h.fields.address
        };
        let laws: [Law; 5] = [
            &|row, h| row.number == Some(h.number),
            &|row, h| phone(row, h) && address(row, h),
            &|row, h| phone(row, h),
            &|row, h| address(row, h),
            &|_, _| true,
        ];
        let mut pairs = vec![None; rows.len()];
        for law in laws {
            for (n, row) in rows.iter().enumerate() {
                if pairs[n].is_none() {
                    pairs[n] = candidates.iter().enumerate().position(|(at, c)| {
                        let h = &c.held.record;
                        !pairs.contains(&Some(at)) && h.fields.head == row.head && law(row, h)
                    });
                }
            }
        }
        pairs
    }

    /// Few of each, so that they are often equal.
    fn row() -> impl Strategy<Value = RosterRow> {
        let some = |of: [&'static str; 3]| prop::sample::select(of.to_vec());
        (
            some(["雷", "黄", "邓"]),
            prop::collection::vec(some(["1", "2", "3"]), 0..3),
            some(["", "甲", "乙"]),
            prop::option::of(1u16..5),
        )
            .prop_map(|(head, phones, place, number)| RosterRow {
                head: head.to_owned(),
                phones: phones.into_iter().map(str::to_owned).collect(),
                address: Address {
                    text: place.to_owned(),
                    ..Address::default()
                },
                number,
                ..RosterRow::default()
            })
    }

    fn household(row: RosterRow) -> Candidate {
        let contact = |phone| Contact {
            phone,
            ..Contact::default()
        };
        let fields = HouseholdFields {
            head: row.head,
            address: row.address,
            contacts: row.phones.into_iter().map(contact).collect(),
            ..HouseholdFields::default()
        };
        Candidate::new(Held {
            record: Household {
                id: HouseholdId(1),
                neighborhood: UnitId(1),
                number: row.number.unwrap_or(9),
                fields,
                retired: None,
                split_from: None,
                former_heads: Vec::new(),
            },
            version: Seq::default(),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_quick_way_pairs_as_the_law_says(
            rows in prop::collection::vec(row(), 0..12),
            households in prop::collection::vec(row(), 0..12),
        ) {
            let candidates: Vec<Candidate> = households.into_iter().map(household).collect();
            let rows: Vec<&RosterRow> = rows.iter().collect();
            prop_assert_eq!(pair(&rows, &candidates), slowly(&rows, &candidates));
        }
    }
}
