//! A law: a snapshot that followed every change is the one that would be read afresh.

use proptest::prelude::*;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    register::{County, Node, search::*},
    store::{Store, Which},
};

use crate::support::{
    county::*,
    ledger::MapLedger,
    script::{Dice, Script},
};

fn dice() -> impl Strategy<Value = Vec<Dice>> {
    prop::collection::vec((any::<u8>(), 0..64_u32, 0..64_u32, 0..64_u32), 1..30)
}

fn sits(store: &Store, who: &str) -> Registrar {
    let clock = Clock::held(today());
    Registrar::whole(store.clone(), hand(who), Book::Real, clock).expect("opened")
}

/// All that can be asked of units and households, and what some words find.
fn picture(county: &County) -> Vec<String> {
    let mut all = Vec::new();
    let mut units: Vec<UnitId> = county.root().into_iter().collect();
    while let Some(unit) = units.pop() {
        let serving = county.serving(unit).map(|post| post.person.record.clone());
        all.push(format!(
            "{unit} {:?} {:?} {} {} {:?} {serving:?} {}",
            county.unit(unit),
            county.figures(unit),
            county.is_live(unit),
            county.is_read(unit),
            county.trained(unit),
            county.seated_now(unit),
        ));
        for row in county.households_of(unit) {
            let place = (
                county.neighborhood_of(row.id),
                county.path(Node::Household(row.id)),
            );
            all.push(format!("{:?} {place:?}", county.household(row.id)));
        }
        all.push(format!("{:?}", county.doubles(unit)));
        let asked = county.quarter_shown();
        all.push(format!(
            "{:?} {:?}",
            county.coverage(unit, asked),
            county.coverages(unit, Level::Village, asked)
        ));
        units.extend(county.children(unit));
    }
    let words = ["l", "li", "村", "138", "1", "z h"];
    all.extend(finds(county, &mut Searcher::default(), &words));
    all.push(format!("{:?}", county.care()));
    all
}

fn finds(county: &County, searcher: &mut Searcher, words: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for typed in words {
        if let Some(root) = county.root() {
            let found = county.search(searcher, &Query::parse(typed), root, 50);
            all.push(format!("{typed} {} {:?}", found.total, found.hits));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn who_follows_sees_what_whoever_comes_in_sees(all in dice(), undone in 0..12_usize) {
        let store = stocked();
        let mut model = MapLedger::default();
        model.apply(small()).expect("a county");
        let mut looker = sits(&store, "wang");
        // What was counted once is made ready in the next snapshot.
        picture(looker.desk().county());
        // Somebody searches meanwhile, and takes letters back.
        let (mut typing, words) = (Searcher::default(), ["l", "li", "l"]);
        let mut done = 0;
        for dice in all {
            let script = Script {
                version: &|kind, key| model.version(kind, key),
                given: &|kind| model.given(kind),
            };
            let command = script.command(dice);
            if model.apply(command.clone()).is_ok() {
                apply(&store, "li", command).expect("as the map");
                done += 1;
                looker.follow().expect("read");
                let afresh = sits(&store, "wang");
                prop_assert_eq!(picture(looker.desk().county()), picture(afresh.desk().county()));
                let found = finds(looker.desk().county(), &mut typing, &words);
                prop_assert_eq!(found, finds(afresh.desk().county(), &mut Searcher::default(), &words));
            }
        }
        for _ in 0..undone.min(done) {
            let op = op(store.head().expect("head").0 + 1);
            store.undo(op, &hand("li"), now(), Which::Sitting).expect("undone");
            looker.follow().expect("read");
            let afresh = sits(&store, "wang");
            prop_assert_eq!(picture(looker.desk().county()), picture(afresh.desk().county()));
        }
    }
}
