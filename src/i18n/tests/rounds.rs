//! What is said of rounds.

use super::{check, x};
use crate::domain::*;

#[test]
fn what_is_done_with_rounds_is_told() {
    let acts = [
        RoundAct::Enter,
        RoundAct::Merge,
        RoundAct::Amend,
        RoundAct::Void,
    ]
    .map(Act::Round);
    for act in acts.into_iter().chain([Act::Batch(Occasion::Rounds)]) {
        check(&act, &format!("{act:?}"));
        let deed = Deed::of(act, x(), 7);
        check(&deed, &format!("{deed:?}"));
    }
}

#[test]
fn every_refusal_of_a_round_says_what_to_do() {
    let on = chrono::NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day");
    let refusals = [
        RoundRefusal::NotFound,
        RoundRefusal::NotANeighborhood {
            name: x(),
            level: Level::Group,
        },
        RoundRefusal::InFuture { on },
        RoundRefusal::Again {
            id: RoundId(1),
            name: x(),
            on,
        },
        RoundRefusal::Empty,
        RoundRefusal::NoWay,
        RoundRefusal::Twice { head: x() },
        RoundRefusal::NobodyReached { head: x() },
        RoundRefusal::Elsewhere { head: x(), on },
        RoundRefusal::Voided { on },
    ];
    for refusal in refusals {
        let refusal = Refusal::from(refusal);
        check(&refusal, &format!("{refusal:?}"));
    }
}

#[test]
fn signs_and_fields_have_names() {
    let ways = [Way::Visit, Way::Chat, Way::Call];
    let others = [
        Sign::Away,
        Sign::NobodyHome,
        Sign::Refused,
        Sign::Empty,
        Sign::MovedAway,
    ];
    for sign in ways.map(Sign::Reached).into_iter().chain(others) {
        check(&sign, &format!("{sign:?}"));
    }
    let fields = [
        RoundField::Households,
        RoundField::Note,
        RoundField::Matter,
        RoundField::Service,
        RoundField::Reason,
    ];
    for field in fields.map(Field::Round) {
        check(&field, &format!("{field:?}"));
    }
}
