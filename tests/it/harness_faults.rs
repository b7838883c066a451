//! Input and output errors at every point, a full disk, flipped bits: readable, clear words, works again.

use sanzhang::{
    domain::*,
    store::{Rejected, Store, StoreError, Which},
};

use crate::support::{
    county::*,
    disk::{Disk, Random, Trouble},
};

const FLIPS: u32 = 300;

fn open(disk: &Disk) -> Result<Store, StoreError> {
    let disk = disk.clone();
    Store::with_backend(move || Ok(disk.plug()))
}

fn image() -> Vec<u8> {
    let disk = Disk::default();
    let store = open(&disk).expect("a sound disk");
    must(&store, small());
    drop(store);
    disk.image()
}

/// A day's work; none of its commands depends on versions that another one changes.
fn day() -> Vec<Command> {
    vec![
        add_person(0, VILLAGES[0], "张某"),
        add_household(0, NEIGHBORHOODS[0], "赵甲"),
        appoint(0, NEIGHBORHOODS[0], PersonId(1), today()),
        Command::Household(HouseholdCommand::Move {
            id: HouseholdId(2),
            base: Seq(1),
            to: NEIGHBORHOODS[3],
        }),
        Command::Unit(UnitCommand::Edit {
            id: GROUPS[1],
            base: Seq(1),
            fields: UnitFields {
                name: "二组".to_owned(),
                ..UnitFields::default()
            },
        }),
        Command::Unit(UnitCommand::Move {
            id: GROUPS[0],
            base: Seq(1),
            parent: SECTIONS[1],
            before: None,
        }),
        batch(
            Occasion::Import,
            (0..40)
                .map(|n| add_household(n, NEIGHBORHOODS[1], &format!("钱{n}")))
                .collect(),
        ),
    ]
}

/// Goes on until everything is done, opening again after every failure. Reading must work in between.
fn work(store: &Store) -> u32 {
    let mut failures = 0;
    let mut survive = |rejected: Rejected, op: OpId| -> bool {
        let Rejected::Broke(error) = rejected else {
            panic!("refused: {rejected:?}")
        };
        assert!(!matches!(error, StoreError::Damaged(_)), "{error}");
        failures += 1;
        // At most one failure is still to come, so the second try opens.
        if store.reopen().is_err() {
            store.reopen().expect("opens again");
        }
        try_digest(store).expect("readable");
        store.looked_up(op).expect("asked").is_some()
    };
    for (n, command) in day().into_iter().enumerate() {
        let op = op(100 + n as u64);
        let apply = || store.apply(op, &hand("li"), now(), today(), command.clone());
        while let Err(rejected) = apply() {
            if survive(rejected, op) {
                break;
            }
        }
    }
    let op = op(200);
    while let Err(rejected) = store.undo(op, &hand("li"), now(), Which::Sitting) {
        if survive(rejected, op) {
            break;
        }
    }
    failures
}

#[test]
fn every_operation_may_fail_once() {
    let image = image();
    let disk = Disk::holding(image.clone());
    let store = open(&disk).expect("opens");
    disk.trouble(Trouble::None);
    work(&store);
    let points = disk.operations();
    let expected = digest(&store);
    assert!(points > 100, "{points}");
    let mut failures = 0;
    for point in 1..=points {
        let disk = Disk::holding(image.clone());
        let store = open(&disk).expect("opens");
        disk.trouble(Trouble::FailAt(point));
        failures += work(&store);
        assert_eq!(
            digest(&store),
            expected,
            "after a failure of operation {point}"
        );
        if point % 16 == 0 {
            assert_eq!(store.check().expect("checked"), [], "{point}");
        }
    }
    assert!(u64::from(failures) > points / 3, "{failures} of {points}");
}

#[test]
fn opening_may_fail_at_every_operation() {
    let image = image();
    let disk = Disk::holding(image.clone());
    drop(open(&disk).expect("opens"));
    for point in 1..=disk.operations() {
        let disk = Disk::holding(image.clone());
        disk.trouble(Trouble::FailAt(point));
        // Closing may fail unseen; opening says so or works.
        if let Err(error) = open(&disk) {
            assert!(!matches!(error, StoreError::Damaged(_)), "{point}: {error}");
        }
        let store = open(&disk).expect("opens the second time");
        assert_eq!(store.head().expect("head"), Seq(1));
    }
}

#[test]
fn a_full_disk_leaves_the_store_readable_and_goes_on_when_there_is_room() {
    let image = image();
    for room in [0, 4 << 10, 64 << 10, 1 << 20] {
        let disk = Disk::holding(image.clone());
        let store = open(&disk).expect("opens");
        disk.trouble(Trouble::Quota(image.len() + room));
        let mut done = 0;
        let error = loop {
            let steps = (0..200)
                .map(|n| add_household(n, NEIGHBORHOODS[n as usize % 4], &format!("钱{done}")))
                .collect();
            match apply(&store, "li", batch(Occasion::Import, steps)) {
                Ok(_) => done += 1,
                Err(Rejected::Broke(error)) => break error,
                Err(Rejected::Refused(refusal)) => panic!("{refusal:?}"),
            }
            assert!(done < 500, "the disk never fills up");
        };
        assert!(matches!(error, StoreError::Full), "{error:?}");
        let households = |store: &Store| {
            let digest = try_digest(store).expect("readable");
            digest
                .keys()
                .filter(|(kind, _)| *kind == Kind::Household)
                .count()
        };
        assert_eq!(households(&store), 24 + 200 * done);
        // It opens while the disk is full, and says so again.
        store.reopen().expect("opens while full");
        assert_eq!(households(&store), 24 + 200 * done);
        disk.trouble(Trouble::None);
        store.reopen().expect("opens");
        must(&store, add_household(0, NEIGHBORHOODS[0], "赵甲"));
        assert_eq!(households(&store), 25 + 200 * done);
        assert_eq!(store.check().expect("checked"), []);
    }
}

#[test]
fn a_flipped_bit_is_never_shown_as_data() {
    let image = image();
    let expected = {
        let store = open(&Disk::holding(image.clone())).expect("opens");
        digest(&store)
    };
    let used: Vec<usize> = (0..image.len() / 4096)
        .filter(|page| {
            image[page * 4096..(page + 1) * 4096]
                .iter()
                .any(|&b| b != 0)
        })
        .collect();
    let mut random = Random(4);
    let mut noticed = 0;
    for flip in 0..FLIPS {
        let page = used[random.below(used.len() as u64) as usize];
        let at = page * 4096 + random.below(4096) as usize;
        let bit = random.below(8);
        let mut broken = image.clone();
        broken[at] ^= 1 << bit;
        let seen = open(&Disk::holding(broken)).and_then(|store| {
            let state = try_digest(&store)?;
            assert_eq!(state, expected, "flip {flip}: bit {bit} of byte {at}");
            Ok(store.check()?.is_empty())
        });
        if !matches!(seen, Ok(true)) {
            noticed += 1;
        }
    }
    assert!(noticed > FLIPS / 20, "{noticed} of {FLIPS}");
}
