//! Laws: the store does what a plain map does; undo restores everything, redo brings it back.

use proptest::prelude::*;
use sanzhang::{
    domain::*,
    store::{Rejected, Store, Which},
};

use crate::support::{
    county::*,
    ledger::MapLedger,
    script::{Dice, Script},
};

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    prop::collection::vec((any::<u8>(), 0..64_u32, 0..64_u32, 0..64_u32), 1..40)
}

fn command(model: &MapLedger, dice: Dice) -> Command {
    Script {
        version: &|kind, key| model.version(kind, key),
        given: &|kind| model.given(kind),
    }
    .command(dice)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_store_does_what_a_plain_map_does(all in dice()) {
        let store = stocked();
        let mut model = MapLedger::default();
        model.apply(small()).expect("a county");
        for dice in all {
            let command = command(&model, dice);
            let expected = model.apply(command.clone());
            match (apply(&store, "li", command.clone()), expected) {
                (Ok(receipt), Ok(())) => prop_assert_eq!(receipt.entry.number, model.head),
                (Err(Rejected::Refused(refusal)), Err(expected)) => {
                    prop_assert_eq!(kind_of(&refusal), kind_of(&expected));
                }
                (got, expected) => prop_assert!(false, "{command:?}: {got:?} for {expected:?}"),
            }
        }
        prop_assert_eq!(digest(&store), model.digest());
        prop_assert_eq!(store.check().expect("checked"), []);
    }

    #[test]
    fn undo_restores_and_redo_brings_back(all in dice()) {
        let store = stocked();
        let mut model = MapLedger::default();
        model.apply(small()).expect("a county");
        let mut states = vec![digest(&store)];
        for dice in all {
            let command = command(&model, dice);
            if model.apply(command.clone()).is_ok() {
                apply(&store, "li", command).expect("as the map");
                states.push(digest(&store));
            }
        }
        for state in states.iter().rev().skip(1) {
            undo(&store);
            prop_assert_eq!(&digest(&store), state);
        }
        for state in states.iter().skip(1) {
            let op = op(store.head().expect("head").0 + 1);
            store.redo(op, &hand("li"), now()).expect("redo");
            prop_assert_eq!(&digest(&store), state);
        }
        prop_assert_eq!(store.check().expect("checked"), []);
    }
}

fn undo(store: &Store) {
    let op = op(store.head().expect("head").0 + 1);
    let undone = store.undo(op, &hand("li"), now(), Which::Sitting);
    undone.expect("undo");
}

/// Who changed what is the store's to know.
fn kind_of(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Edit(EditRefusal::Changed(_)) => "changed".to_owned(),
        Refusal::Step(n, inner) => format!("{n}: {}", kind_of(inner)),
        other => format!("{other:?}"),
    }
}
