//! Taking back: whose, which, and when it must be refused.

use chrono::Days;
use sanzhang::{
    domain::*,
    store::{Receipt, Rejected, Store, Which},
};

use crate::support::county::*;

fn undo(store: &Store, who: &str, which: Which) -> Result<Receipt, Refusal> {
    let n = store.head().expect("head").0 + 1;
    refusal(store.undo(op(n), &hand(who), now(), which))
}

fn redo(store: &Store, who: &str) -> Result<Receipt, Refusal> {
    let n = store.head().expect("head").0 + 1;
    refusal(store.redo(op(n), &hand(who), now()))
}

fn refusal(done: Result<Receipt, Rejected>) -> Result<Receipt, Refusal> {
    done.map_err(|rejected| match rejected {
        Rejected::Refused(refusal) => refusal,
        Rejected::Broke(error) => panic!("{error}"),
    })
}

#[test]
fn a_sitting_takes_back_its_own_and_a_new_change_ends_redo() {
    let store = stocked();
    let before = digest(&store);
    apply(&store, "wang", add_household(0, NEIGHBORHOODS[1], "王甲")).expect("wang's");
    must(&store, add_household(0, NEIGHBORHOODS[0], "李甲"));
    apply(&store, "wang", add_household(0, NEIGHBORHOODS[1], "王乙")).expect("wang's");
    let undone = undo(&store, "li", Which::Sitting).expect("li's");
    assert_eq!(undone.entry.reverses, Some(Seq(3)));
    assert_eq!(
        undone.entry.deed.act,
        Act::Undo(Box::new(Act::AddHousehold))
    );
    assert_eq!(undone.entry.deed.subject, "李甲");
    let redone = redo(&store, "li").expect("li's");
    assert_eq!(
        redone.entry.deed.act,
        Act::Redo(Box::new(Act::AddHousehold))
    );
    let history = store.history(Kind::Household, 26, 9).expect("history");
    let numbers: Vec<_> = history.iter().map(|(entry, _)| entry.number).collect();
    assert_eq!(numbers, [Seq(6), Seq(3)]);
    undo(&store, "li", Which::Sitting).expect("once more");
    must(&store, add_person(0, VILLAGES[0], "赵某"));
    assert_eq!(
        redo(&store, "li"),
        Err(Refusal::Undo(UndoRefusal::NothingToRedo))
    );
    // The whole county can be taken back as well, once nothing hangs on it.
    undo(&store, "li", Which::Sitting).expect("the person");
    undo(&store, "wang", Which::Newest).expect("wang's");
    undo(&store, "wang", Which::Newest).expect("wang's");
    assert_eq!(digest(&store), before);
    undo(&store, "li", Which::Sitting).expect("the county");
    assert!(digest(&store).is_empty());
    assert_eq!(
        undo(&store, "li", Which::Sitting),
        Err(Refusal::Undo(UndoRefusal::NothingToUndo))
    );
    redo(&store, "li").expect("the county is back");
    assert_eq!(digest(&store), before);
    // Ids once given are not given again.
    let receipt = must(&store, add_household(0, NEIGHBORHOODS[0], "李乙"));
    assert_eq!(receipt.added, [(Kind::Household, 28)]);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let store = stocked();
    must(&store, add_household(0, NEIGHBORHOODS[0], "李甲"));
    let edit = Command::Household(HouseholdCommand::Edit {
        id: HouseholdId(25),
        base: Seq(2),
        fields: Box::new(fields("王甲")),
    });
    apply(&store, "wang", edit).expect("wang's");
    let changed = Err(Refusal::Undo(UndoRefusal::ChangedSince {
        by: "wang".to_owned(),
        at: now(),
    }));
    assert_eq!(undo(&store, "li", Which::Sitting), changed);
    undo(&store, "wang", Which::Sitting).expect("wang's");
    undo(&store, "li", Which::Sitting).expect("as it was");
    assert_eq!(
        undo(&store, "li", Which::Number(Seq(2))),
        Err(Refusal::Undo(UndoRefusal::AlreadyUndone(Seq(2))))
    );
    assert_eq!(
        undo(&store, "li", Which::Number(Seq(77))),
        Err(Refusal::Undo(UndoRefusal::NotFound(Seq(77))))
    );
}

#[test]
fn an_undo_leaves_no_orphans_and_no_second_leader() {
    let store = stocked();
    let since = |days| today().checked_sub_days(Days::new(days)).expect("a day");
    let unit = must(
        &store,
        add_unit(0, Some(GROUPS[0]), Level::Neighborhood, "三邻"),
    );
    let id = unit.ids::<Unit>().next().expect("added");
    apply(&store, "wang", add_household(0, id, "王甲")).expect("wang's");
    let by_wang = Err(Refusal::Undo(UndoRefusal::ChangedSince {
        by: "wang".to_owned(),
        at: now(),
    }));
    assert_eq!(undo(&store, "li", Which::Sitting), by_wang);
    must(&store, appoint(0, id, PersonId(1), since(90)));
    let ended = must(
        &store,
        Command::Leader(LeaderCommand::End {
            id: AppointmentId(1),
            base: Seq(4),
            until: since(60),
            ending: Ending::Resigned,
        }),
    );
    apply(&store, "wang", appoint(0, id, PersonId(2), since(30))).expect("wang's");
    // Taking the end back would give the post two leaders.
    assert_eq!(
        undo(&store, "li", Which::Number(ended.entry.number)),
        by_wang
    );
    // A person who is named as head of a household stays.
    let person = must(&store, add_person(0, VILLAGES[0], "赵某"));
    let mut named = fields("赵某");
    named.head_person = person.ids::<Person>().next();
    let edit = Command::Household(HouseholdCommand::Edit {
        id: HouseholdId(1),
        base: Seq(1),
        fields: Box::new(named),
    });
    apply(&store, "wang", edit).expect("wang's");
    assert_eq!(
        undo(&store, "li", Which::Number(person.entry.number)),
        by_wang
    );
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn an_undo_stays_within_the_area() {
    let store = stocked();
    must(&store, add_household(0, NEIGHBORHOODS[2], "李甲"));
    let mut narrow = hand("li");
    narrow.area = Some(VILLAGES[0]);
    let undone = refusal(store.undo(op(9), &narrow, now(), Which::Sitting));
    assert_eq!(undone, Err(Refusal::Edit(EditRefusal::OutOfArea)));
}
