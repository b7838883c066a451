//! The training column of the tree: every unit's share of the quarter, the same as the gap engine counts.

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::{Hand, Level, PersonId, SittingId},
    rehearsal::{self, Size},
};

use crate::support::{
    county::{GROUPS, NEIGHBORHOODS, appoint, hand, must, stocked, today},
    rehearsed::rehearsed,
    stage::Stage,
};

#[test]
fn every_unit_has_what_the_gap_engine_counts() {
    let day = NaiveDate::from_ymd_opt(2024, 3, 31).expect("a day");
    let clock = Clock::held(day);
    let hand = Hand {
        who: "雷主任".to_owned(),
        sitting: SittingId(1),
        area: None,
        pass: None,
    };
    let (store, book) = (rehearsed(Size::Township), rehearsal::book(Size::Township));
    let registrar = Registrar::whole(store, hand, book, clock).expect("opens");
    let desk = registrar.desk();
    let county = desk.county();
    let asked = county.quarter_shown();
    let root = county.root().expect("a county");
    let (mut units, mut between) = (0, 0);
    for level in Level::ALL {
        for unit in county.live_units(root, level) {
            let coverage = county.coverage(unit, asked);
            let trained = county.trained(unit);
            let counted = trained.map_or((0, 0), |t| (t.obliged, t.covered));
            assert_eq!(counted, (coverage.obliged, coverage.covered), "{unit}");
            assert_eq!(trained.is_none(), coverage.obliged == 0);
            units += 1;
            between += usize::from(0 < counted.1 && counted.1 < counted.0);
        }
    }
    assert!(units > 1_000 && between > 100, "{between} of {units}");
}

#[test]
fn whoever_leads_two_neighborhoods_is_one_in_every_unit_above_them() {
    let store = stocked();
    for unit in &NEIGHBORHOODS[..2] {
        let since = today() - Days::new(400);
        must(&store, appoint(0, *unit, PersonId(1), since));
    }
    let clock = Clock::held(today());
    let registrar = Registrar::whole(store, hand("li"), Book::Real, clock).expect("opens");
    let desk = registrar.desk();
    let county = desk.county();
    let asked = county.quarter_shown();
    let obliged = |unit| county.trained(unit).map_or(0, |t| t.obliged);
    assert_eq!(obliged(GROUPS[0]), 1);
    let root = county.root().expect("a county");
    for level in Level::ALL {
        for unit in county.live_units(root, level) {
            assert_eq!(
                obliged(unit),
                county.coverage(unit, asked).obliged,
                "{unit}"
            );
        }
    }
}

#[test]
fn the_tree_shows_it_where_there_is_room() {
    let mut stage = Stage::township();
    stage.press("l");
    let row = |stage: &Stage| {
        let screen = stage.screen();
        let mut rows = screen.lines();
        let row = rows.find(|line| line.contains("毛俊镇") && line.contains("8,875"));
        // The page beside has figures of its own.
        let tree = row.and_then(|row| row.split("││").next());
        tree.expect("the township").to_owned()
    };
    stage.shows("空缺 一季培训");
    assert!(row(&stage).contains("84%"), "{}", row(&stage));
    stage.sized(119, 40).hides("空缺 一季培训");
    assert!(!row(&stage).contains("84%"), "{}", row(&stage));
}
