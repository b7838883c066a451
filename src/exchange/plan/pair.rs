//! Which row of a neighborhood is which household: by number and head; then whatever a row says that its household
//! says already; then by head, phone and address, head and phone, head and address, head alone, as long as no other
//! row and no other household have the same in common. What is left could be several and is told.

use std::collections::{HashMap, VecDeque};

use super::RosterRow;
use crate::domain::{Address, Held, Household};

pub struct Living {
    pub held: Held<Household>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Partner {
    One(usize),
    /// A household that is not there yet.
    None,
    /// Any of these.
    Several(Vec<usize>),
}

impl Living {
    pub fn new(held: Held<Household>) -> Self {
        Self { held }
    }
}

/// What a row and a household must have in common to be the same.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    PhoneAddress(&'a str, &'a str, [&'a str; 5]),
    Phone(&'a str, &'a str),
    Address(&'a str, [&'a str; 5]),
    Head(&'a str),
}

/// From the surest to the weakest; each is asked for all rows before the next.
#[derive(Clone, Copy)]
enum Test {
    PhoneAddress,
    Phone,
    Address,
    Head,
}

const TESTS: [Test; 4] = [Test::PhoneAddress, Test::Phone, Test::Address, Test::Head];

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

/// How many households that say something else are passed over before a row is left to the other tests.
const PASSED: usize = 64;

/// What a row says of itself, or a household of what such a row says: people, a phone, the address.
type Said<'a> = (&'a str, Option<u16>, Option<&'a str>, Option<[&'a str; 5]>);

/// For each row its household. Time grows with the rows and not with their square: what has something in common
/// is found by it.
pub fn pair(
    rows: &[&RosterRow],
    living: &[Living],
    agrees: impl Fn(&RosterRow, usize) -> bool,
) -> Vec<Partner> {
    let mut pairs = vec![Partner::None; rows.len()];
    if living.is_empty() {
        return pairs;
    }
    let records: Vec<&Household> = living.iter().map(|one| &one.held.record).collect();
    let households: Vec<Traits> = records.iter().map(|h| Traits::of_household(h)).collect();
    let traits: Vec<Traits> = rows.iter().map(|row| Traits::of_row(row)).collect();
    let mut free = vec![true; living.len()];
    let numbered = households.iter().enumerate();
    let numbered: HashMap<_, usize> = numbered.map(|(at, h)| ((h.head, h.number), at)).collect();
    for (row, partner) in traits.iter().zip(&mut pairs) {
        let at = numbered.get(&(row.head, row.number)).copied();
        if let Some(at) = at.filter(|&at| free[at]) {
            *partner = Partner::One(at);
            free[at] = false;
        }
    }
    let mut agreeing = Agreeing::default();
    for ((at, row), partner) in traits.iter().enumerate().zip(&mut pairs) {
        // A number that no household of the head has is not what any of them says.
        if *partner == Partner::None && row.number.is_none() {
            let queue = agreeing.queue(rows[at], row, &records, &households);
            while queue.front().is_some_and(|&at| !free[at]) {
                queue.pop_front();
            }
            let some = queue.iter().copied().take(PASSED);
            let mut some = some.filter(|&other| free[other] && agrees(rows[at], other));
            if let Some(found) = some.next() {
                *partner = Partner::One(found);
                free[found] = false;
            }
        }
    }
    for test in TESTS {
        let held: HashMap<Key, Vec<usize>> = by_key(&households, test, |at| free[at]);
        let wanted = by_key(&traits, test, |at| pairs[at] == Partner::None);
        for (row, own) in traits.iter().enumerate() {
            if pairs[row] != Partner::None {
                continue;
            }
            let Some(one) = only(&own.keys(test), &held) else {
                continue;
            };
            if only(&households[one].keys(test), &wanted) == Some(row) {
                pairs[row] = Partner::One(one);
                free[one] = false;
            }
        }
    }
    let left: HashMap<Key, Vec<usize>> = by_key(&households, Test::Head, |at| free[at]);
    for (row, partner) in traits.iter().zip(&mut pairs) {
        if *partner == Partner::None
            && row.number.is_none()
            && let Some(several) = left.get(&Key::Head(row.head))
        {
            *partner = Partner::Several(several.clone());
        }
    }
    pairs
}

/// Those that still look for a partner, by what they have to offer.
fn by_key<'a>(
    all: &[Traits<'a>],
    test: Test,
    open: impl Fn(usize) -> bool,
) -> HashMap<Key<'a>, Vec<usize>> {
    let mut by: HashMap<Key, Vec<usize>> = HashMap::new();
    for (at, one) in all.iter().enumerate().filter(|&(at, _)| open(at)) {
        for key in one.keys(test) {
            by.entry(key).or_default().push(at);
        }
    }
    by
}

/// The one that has any of the keys; none where there are several.
fn only(keys: &[Key], by: &HashMap<Key, Vec<usize>>) -> Option<usize> {
    let mut one = None;
    for &at in keys.iter().filter_map(|key| by.get(key)).flatten() {
        if one.is_some_and(|one| one != at) {
            return None;
        }
        one = Some(at);
    }
    one
}

/// Households by what rows say, made ready for each way of saying when a row first says so.
#[derive(Default)]
struct Agreeing<'a> {
    seen: Vec<[bool; 3]>,
    queues: HashMap<([bool; 3], Said<'a>), VecDeque<usize>>,
}

impl<'a> Agreeing<'a> {
    fn queue(
        &mut self,
        row: &RosterRow,
        said: &Traits<'a>,
        records: &[&'a Household],
        households: &[Traits<'a>],
    ) -> &mut VecDeque<usize> {
        let phone = said.phones.first().copied();
        let way = [
            row.people.is_some(),
            phone.is_some(),
            said.address.is_some(),
        ];
        if !self.seen.contains(&way) {
            self.seen.push(way);
            for (at, (record, own)) in records.iter().zip(households).enumerate() {
                let people = Some(record.fields.people).filter(|_| way[0]);
                let address = own.address.filter(|_| way[2]);
                let phones: Vec<Option<&str>> = if way[1] {
                    own.phones.iter().copied().map(Some).collect()
                } else {
                    vec![None]
                };
                for phone in phones {
                    let key = (way, (own.head, people, phone, address));
                    self.queues.entry(key).or_default().push_back(at);
                }
            }
        }
        let key = (way, (said.head, row.people, phone, said.address));
        self.queues.entry(key).or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{HouseholdFields, HouseholdId, HouseholdPast, PhoneContact, Seq, UnitId};

    type Law<'l> = &'l dyn Fn(&RosterRow, &Household) -> bool;

    fn agrees(row: &RosterRow, h: &Household) -> bool {
        let phones = row.phones.iter().all(|p| h.fields.phones().any(|q| p == q));
        phones && (row.address.is_empty() || row.address == h.fields.address)
    }

    /// The law as one would write it down, every row held against every household.
    fn slowly(rows: &[&RosterRow], living: &[Living]) -> Vec<Partner> {
        let phone = |row: &RosterRow, h: &Household| {
            h.fields.phones().any(|p| row.phones.iter().any(|q| p == q))
        };
        let address = |row: &RosterRow, h: &Household| {
            !row.address.is_empty() && row.address == h.fields.address
        };
        let mut pairs = vec![Partner::None; rows.len()];
        let household = |at: usize| &living[at].held.record;
        let same = |row: &RosterRow, at: usize| household(at).fields.head == row.head;
        let sure: [Law; 2] = [&|row, h| row.number == Some(h.number), &|row, h| {
            row.number.is_none() && agrees(row, h)
        }];
        for law in sure {
            for (n, row) in rows.iter().enumerate() {
                if pairs[n] == Partner::None {
                    let mut all = 0..living.len();
                    let one = all.find(|&at| {
                        let free = !pairs.contains(&Partner::One(at));
                        free && same(row, at) && law(row, household(at))
                    });
                    pairs[n] = one.map_or(Partner::None, Partner::One);
                }
            }
        }
        let laws: [Law; 4] = [
            &|row, h| phone(row, h) && address(row, h),
            &|row, h| phone(row, h),
            &|row, h| address(row, h),
            &|_, _| true,
        ];
        for law in laws {
            let before = pairs.clone();
            let fit = |n: usize, at: usize| {
                let open = before[n] == Partner::None && !before.contains(&Partner::One(at));
                open && same(rows[n], at) && law(rows[n], household(at))
            };
            for (n, partner) in pairs.iter_mut().enumerate() {
                let found: Vec<usize> = (0..living.len()).filter(|&at| fit(n, at)).collect();
                if let [one] = found[..]
                    && (0..rows.len()).filter(|&n| fit(n, one)).count() == 1
                {
                    *partner = Partner::One(one);
                }
            }
        }
        let free: Vec<usize> = (0..living.len())
            .filter(|&at| !pairs.contains(&Partner::One(at)))
            .collect();
        for (n, row) in rows.iter().enumerate() {
            let several: Vec<usize> = free.iter().copied().filter(|&at| same(row, at)).collect();
            if pairs[n] == Partner::None && row.number.is_none() && !several.is_empty() {
                pairs[n] = Partner::Several(several);
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

    fn household(row: RosterRow, number: u16) -> Living {
        let contact = |phone| PhoneContact {
            phone,
            ..PhoneContact::default()
        };
        let fields = HouseholdFields {
            head: row.head,
            address: row.address,
            contacts: row.phones.into_iter().map(contact).collect(),
            ..HouseholdFields::default()
        };
        Living::new(Held {
            record: Household {
                id: HouseholdId(1),
                neighborhood: UnitId(1),
                number,
                fields,
                retired: None,
                split_from: None,
                former_heads: Vec::new(),
                past: HouseholdPast::default(),
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
            // No two households have one number, no two rows ask for one.
            let numbered = households.into_iter().zip(1..);
            let living: Vec<Living> = numbered.map(|(row, n)| household(row, n)).collect();
            let mut taken = Vec::new();
            let rows: Vec<RosterRow> = rows.into_iter().map(|mut row| {
                row.number = row.number.filter(|n| !taken.contains(n));
                taken.extend(row.number);
                row
            }).collect();
            let rows: Vec<&RosterRow> = rows.iter().collect();
            let quickly = pair(&rows, &living, |row, at| agrees(row, &living[at].held.record));
            prop_assert_eq!(quickly, slowly(&rows, &living));
        }
    }
}
