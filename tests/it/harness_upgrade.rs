//! The way to a newer schema: cut, broken or flipped at any point, the file is the old one or the new one.

use std::fs;

use sanzhang::{
    domain::*,
    store::{Store, StoreError},
};

use crate::support::{
    county::*,
    disk::{Disk, Random, Trouble},
};

fn old() -> Vec<u8> {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/data/golden_v4.redb");
    fs::read(data).expect("the file of an earlier schema")
}

fn open(disk: &Disk) -> Result<Store, StoreError> {
    let disk = disk.clone();
    Store::with_backend(move || Ok(disk.plug()))
}

fn is_whole(store: &Store, expected: &Digest) {
    assert_eq!(&digest(store), expected);
    assert_eq!(store.check().expect("checked"), []);
    let newest = store.entries(None, 2).expect("read");
    assert_eq!(newest[0].deed.act, Act::Upgrade);
    assert_ne!(newest[1].deed.act, Act::Upgrade);
}

#[test]
fn an_upgrade_that_breaks_off_is_made_whole_by_the_next_opening() {
    let image = old();
    let disk = Disk::holding(image.clone());
    let store = open(&disk).expect("opens");
    let (expected, points) = (digest(&store), disk.operations());
    is_whole(&store, &expected);
    drop(store);
    let mut random = Random(6);
    for point in 1..=points {
        for trouble in [Trouble::FailAt(point), Trouble::CutAt(point)] {
            let disk = Disk::holding(image.clone());
            disk.trouble(trouble);
            if let Err(error) = open(&disk) {
                assert!(!matches!(error, StoreError::Damaged(_)), "{point}: {error}");
            }
            let after = Disk::holding(disk.after_cut(&mut random));
            let store = open(&after).unwrap_or_else(|error| panic!("{trouble:?}: {error}"));
            if point % 8 == 0 {
                is_whole(&store, &expected);
            } else {
                assert_eq!(digest(&store), expected, "{trouble:?}");
            }
        }
    }
}

#[test]
fn what_was_flipped_before_an_upgrade_is_not_shown_as_data_after_it() {
    let image = old();
    let expected = digest(&open(&Disk::holding(image.clone())).expect("opens"));
    let mut random = Random(7);
    let mut noticed = 0;
    for flip in 0..FLIPS {
        let at = random.below(image.len() as u64) as usize;
        let mut broken = image.clone();
        broken[at] ^= 1 << random.below(8);
        let seen = open(&Disk::holding(broken)).and_then(|store| {
            let state = try_digest(&store)?;
            assert_eq!(state, expected, "flip {flip}: byte {at}");
            Ok(store.check()?.is_empty())
        });
        noticed += u32::from(!matches!(seen, Ok(true)));
    }
    assert!(noticed > 0, "no flip met anything");
}

const FLIPS: u32 = 150;
