//! Laws of rubrics: a score stays within its item's range, every fault is found, the next step is a gain.

use proptest::prelude::*;
use sanzhang::domain::*;

use crate::support::rubric::{any_item, rubric};

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Yes),
        Just(Value::No),
        any::<i32>().prop_map(|n| Value::Number(Tenths(n))),
        (-5..1100_i32).prop_map(|n| Value::Number(Tenths(n))),
        (0..60_i32).prop_map(|n| Value::Number(Tenths::whole(n))),
    ]
}

proptest! {
    #[test]
    fn a_score_is_never_outside_its_items_range(item in any_item(), value in values()) {
        let (least, most) = item.range();
        if let Ok(points) = item.points(value) {
            prop_assert!(points <= most);
            prop_assert!(least.is_none_or(|least| points >= least));
        }
    }

    #[test]
    fn a_step_gains_what_it_says(item in any_item(), value in values()) {
        let Ok(have) = item.points(value) else {
            return Ok(());
        };
        let Some(step) = item.step(Some(value)) else {
            prop_assert_eq!(have, item.points);
            return Ok(());
        };
        prop_assert!(step.gain > Points::ZERO);
        prop_assert!((1..=1000).contains(&step.effort));
        prop_assert_eq!(item.points(step.to), Ok(have + step.gain));
    }
}

fn points(no: u16, value: Value) -> Result<Points, Fault> {
    let rubric = rubric();
    rubric.item(no).expect("an item").points(value)
}

fn number(tenths: i32) -> Value {
    Value::Number(Tenths(tenths))
}

#[test]
fn every_kind_counts_as_people_expect() {
    for (no, entered, tenths) in [
        (1, number(15), 15),
        (2, number(0), 30),
        (2, number(20), 10),
        (2, number(70), 0),
        (3, number(950), 50),
        (3, number(949), 30),
        (3, number(900), 30),
        (3, number(899), 0),
        (4, Value::Yes, 20),
        (4, Value::No, 0),
        (5, number(80), -50),
        (6, number(30), 30),
        (6, number(90), 40),
        (7, number(500), 0),
        (7, number(800), 30),
        (7, number(1000), 60),
    ] {
        assert_eq!(
            points(no, entered),
            Ok(Tenths(tenths)),
            "item {no} {entered:?}"
        );
    }
}

#[test]
fn what_cannot_be_entered_is_told() {
    let beyond = |most| {
        Err(Fault::Beyond {
            least: Tenths::ZERO,
            most: Tenths::whole(most),
        })
    };
    assert_eq!(points(1, number(21)), beyond(2), "above the item's points");
    assert_eq!(points(1, number(-1)), beyond(2));
    assert_eq!(points(2, number(15)), Err(Fault::NotWhole));
    assert_eq!(points(2, number(-10)), beyond(MOST_COUNTED));
    assert_eq!(points(7, number(1001)), beyond(100));
    assert_eq!(points(4, number(10)), Err(Fault::NotYesOrNo));
    assert_eq!(points(1, Value::Yes), Err(Fault::NotANumber));
}

/// What is wrong after one change to a rubric without faults.
fn wrong(change: impl FnOnce(&mut RubricFields)) -> Vec<RubricWrong> {
    let mut fields = rubric();
    assert_eq!(fields.check(), []);
    change(&mut fields);
    fields
        .check()
        .into_iter()
        .map(|fault| fault.wrong)
        .collect()
}

fn scoring(fields: &mut RubricFields, block: usize, item: usize) -> &mut Scoring {
    &mut fields.blocks[block].items[item].scoring
}

fn bands(fields: &mut RubricFields) -> &mut Vec<Band> {
    match scoring(fields, 0, 2) {
        Scoring::Bands(bands) => bands,
        other => panic!("{other:?}"),
    }
}

#[test]
fn faults_of_a_rubric_are_found() {
    use RubricWrong as W;
    let whole = Tenths::whole;
    assert_eq!(wrong(|f| f.title.clear()), [W::NoName]);
    assert_eq!(
        wrong(|f| f.total = whole(30)),
        [W::Total {
            declared: whole(30),
            sum: whole(25)
        }]
    );
    assert_eq!(
        wrong(|f| f.blocks[0].items[0].points = whole(1)),
        [W::BlockSum {
            declared: whole(10),
            sum: whole(9)
        }]
    );
    assert_eq!(
        wrong(|f| f.blocks[1].items[0].no = 1),
        [W::SameNumber { no: 1 }]
    );
    let (pass, points) = (whole(11), whole(10));
    assert_eq!(
        wrong(|f| f.blocks[0].pass = Some(pass)),
        [W::PassLine { pass, points }]
    );
    let (each, points) = (whole(4), whole(3));
    let floor = Floor::Zero;
    assert_eq!(
        wrong(|f| *scoring(f, 0, 1) = Scoring::Deduct { each, floor }),
        [W::BelowFloor { each, points }]
    );
    let floor = Floor::Open;
    assert_eq!(
        wrong(|f| *scoring(f, 1, 1) = Scoring::Deduct { each, floor }),
        []
    );
    assert_eq!(
        wrong(|f| bands(f)[1].to = Some(whole(96))),
        [W::BandsOverlap { at: whole(95) }]
    );
    assert_eq!(
        wrong(|f| bands(f)[1].to = Some(whole(92))),
        [W::BandsGap {
            from: whole(92),
            to: whole(95)
        }]
    );
    assert_eq!(
        wrong(|f| bands(f)[0].points = whole(4)),
        [W::BandsShort {
            best: whole(4),
            most: whole(5)
        }]
    );
    assert_eq!(wrong(|f| bands(f).clear()), [W::NoBands]);
}
