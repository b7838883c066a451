//! The write path and what can be asked afterwards.

use chrono::Datelike;
use sanzhang::{
    domain::*,
    store::{Cache, Rejected, Store, StoreError, unpack},
};

use crate::support::{
    county::*,
    doors::{held, rename, shift},
};

#[test]
fn a_county_is_one_change() {
    let store = stocked();
    let reading = store.read().expect("read");
    assert_eq!(reading.head().expect("head"), Seq(1));
    assert_eq!(reading.units_above().expect("above").len(), 4);
    let block = reading.block(VILLAGES[0]).expect("block");
    assert_eq!((block.units.len(), block.households.len()), (4, 12));
    let first: Household = unpack(&block.households[0].bytes).expect("household");
    assert_eq!((first.number, first.fields.head.as_str()), (1, "李0"));
    let entry = &store.entries(None, 9).expect("entries")[0];
    assert_eq!(
        entry.homes,
        [COUNTY, VILLAGES[0], VILLAGES[1]].map(Home::Unit)
    );
    assert_eq!(entry.records, 12 + 24 + 2 + 1);
}

#[test]
fn the_receipt_names_what_was_added_and_the_same_operation_is_done_once() {
    let store = stocked();
    let command = add_household(0, NEIGHBORHOODS[0], "赵甲");
    let (hand, op) = (hand("li"), op(99));
    let apply = || store.apply(op, &hand, now(), today(), command.clone());
    let receipt = apply().expect("added");
    assert_eq!(
        receipt.ids::<Household>().collect::<Vec<_>>(),
        [HouseholdId(25)]
    );
    assert_eq!(apply().expect("again"), receipt);
    assert_eq!(store.head().expect("head"), Seq(2));
    assert_eq!(store.looked_up(op).expect("asked"), Some(receipt));
    assert_eq!(store.looked_up(OpId([7; 16])).expect("asked"), None);
}

#[test]
fn a_refused_batch_leaves_nothing() {
    let store = stocked();
    let before = digest(&store);
    let steps = vec![
        add_household(0, NEIGHBORHOODS[0], "赵甲"),
        add_household(1, UnitId(999), "赵乙"),
    ];
    let rejected = apply(&store, "li", batch(Occasion::Import, steps));
    assert!(matches!(
        rejected,
        Err(Rejected::Refused(Refusal::Step(2, _)))
    ));
    assert_eq!(digest(&store), before);
    assert_eq!(store.head().expect("head"), Seq(1));
    // Ids of what was not done are free.
    let receipt = must(&store, add_household(0, NEIGHBORHOODS[0], "赵丙"));
    assert_eq!(receipt.added, [(Kind::Household, 25)]);
}

#[test]
fn a_stale_edit_names_who_changed_what() {
    let store = stocked();
    let get = || {
        let reading = store.read().expect("read");
        reading
            .get::<Household>(HouseholdId(1))
            .expect("get")
            .expect("there")
    };
    let edit = |base, head: &str, note: &str| {
        let mut fields = fields(head);
        fields.note = note.to_owned();
        Command::Household(HouseholdCommand::Edit {
            id: HouseholdId(1),
            base,
            fields: Box::new(fields),
        })
    };
    let base = get().version;
    apply(&store, "wang", edit(base, "李0", "狗")).expect("first");
    apply(&store, "zhao", edit(get().version, "李零", "狗")).expect("second");
    let Err(Rejected::Refused(Refusal::Edit(EditRefusal::Changed(changed)))) =
        apply(&store, "li", edit(base, "李〇", ""))
    else {
        panic!("an old base must be refused")
    };
    assert_eq!(changed.by, "zhao");
    assert_eq!(
        changed.fields,
        [
            Field::Household(HouseholdField::Head),
            Field::Household(HouseholdField::Note)
        ]
    );
    let history = store.history(Kind::Household, 1, 9).expect("history");
    let who: Vec<_> = history
        .iter()
        .map(|(entry, _)| entry.who.as_str())
        .collect();
    assert_eq!(who, ["zhao", "wang", "li"]);
    assert!(history[2].1.before.is_none());
}

#[test]
fn one_leader_serves_at_a_time() {
    let store = stocked();
    let day = |d| today().with_day(d).expect("a day");
    must(&store, appoint(0, NEIGHBORHOODS[0], PersonId(1), day(1)));
    must(&store, appoint(0, NEIGHBORHOODS[0], PersonId(2), day(5)));
    let block = store
        .read()
        .expect("read")
        .block(VILLAGES[0])
        .expect("block");
    let serving = |d| {
        block
            .appointments
            .iter()
            .filter(|a| a.record.serves(day(d)))
            .count()
    };
    assert_eq!((serving(4), serving(5)), (1, 1));
    let same_day = apply(
        &store,
        "li",
        appoint(0, NEIGHBORHOODS[0], PersonId(1), day(5)),
    );
    assert!(matches!(
        same_day,
        Err(Rejected::Refused(Refusal::Leader(
            LeaderRefusal::SameDay { .. }
        )))
    ));
}

#[test]
fn numbers_given_back_rest_for_the_year() {
    let store = stocked();
    let version = |n| {
        let reading = store.read().expect("read");
        let held = reading.get::<Household>(HouseholdId(n)).expect("get");
        held.expect("there").version
    };
    must(
        &store,
        Command::Household(HouseholdCommand::Deregister {
            id: HouseholdId(2),
            base: version(2),
        }),
    );
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵甲"));
    let reading = store.read().expect("read");
    let number = |n| {
        let held = reading.get::<Household>(HouseholdId(n)).expect("get");
        held.expect("there").record.number
    };
    assert_eq!((number(2), number(25)), (2, 7));
}

#[test]
fn a_unit_that_changes_its_village_takes_everything_along() {
    let store = stocked();
    must(&store, appoint(0, NEIGHBORHOODS[0], PersonId(1), today()));
    // Two of one name may not stand side by side.
    must(&store, rename(&store, GROUPS[1], "二组"));
    let receipt = must(
        &store,
        Command::Unit(UnitCommand::Move {
            id: GROUPS[0],
            base: Seq(1),
            parent: SECTIONS[1],
            before: None,
        }),
    );
    assert_eq!(receipt.entry.homes, VILLAGES.map(Home::Unit));
    assert_eq!(receipt.entry.records, 1);
    let reading = store.read().expect("read");
    let left = reading.block(VILLAGES[0]).expect("block");
    assert_eq!(
        (left.units.len(), left.households.len(), left.people.len()),
        (1, 0, 1)
    );
    let right = reading.block(VILLAGES[1]).expect("block");
    assert_eq!((right.units.len(), right.households.len()), (7, 24));
    assert_eq!(right.appointments.len(), 1);
    // Versions stay: nobody's edit of a household becomes stale.
    assert!(right.households.iter().all(|h| h.version == Seq(1)));
}

#[test]
fn a_hand_reaches_as_far_as_its_area() {
    let store = stocked();
    let mut hand = hand("li");
    hand.area = Some(VILLAGES[0]);
    let mut n = 50;
    let mut apply = |command| {
        n += 1;
        store.apply(op(n), &hand, now(), today(), command)
    };
    apply(add_household(0, NEIGHBORHOODS[0], "赵甲")).expect("inside");
    apply(appoint(0, GROUPS[0], PersonId(1), today())).expect("inside");
    let outside = Refusal::Edit(EditRefusal::OutOfArea);
    let refused = [
        add_household(0, NEIGHBORHOODS[2], "赵甲"),
        add_person(0, VILLAGES[1], "赵甲"),
        Command::Care(CareCommand::Close {
            id: CareId(1),
            base: Seq(1),
            closed: true,
        }),
        Command::Household(HouseholdCommand::Move {
            id: HouseholdId(1),
            base: Seq(1),
            to: NEIGHBORHOODS[2],
        }),
        Command::Household(HouseholdCommand::Move {
            id: HouseholdId(13),
            base: Seq(1),
            to: NEIGHBORHOODS[0],
        }),
        Command::Unit(UnitCommand::Move {
            id: GROUPS[1],
            base: Seq(1),
            parent: SECTIONS[0],
            before: None,
        }),
    ];
    for command in refused {
        match apply(command.clone()) {
            Err(Rejected::Refused(refusal)) => assert_eq!(refusal, outside, "{command:?}"),
            other => panic!("{command:?} became {other:?}"),
        }
    }
}

#[test]
fn a_clock_that_jumps_back_is_marked() {
    let store = stocked();
    let earlier = now() - chrono::Duration::hours(1);
    let command = add_household(0, NEIGHBORHOODS[0], "赵甲");
    let receipt = store.apply(op(70), &hand("li"), earlier, today(), command);
    assert!(receipt.expect("added").entry.clock_jumped);
}

#[test]
fn two_handles_on_one_file_see_each_other() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("county.redb");
    let one = Store::create(&path, Cache::County).expect("created");
    let two = Store::open(&path, Cache::Village).expect("opened");
    must(&one, small());
    assert_eq!(two.head().expect("head"), Seq(1));
    must(&two, add_household(0, NEIGHBORHOODS[0], "赵甲"));
    assert_eq!(one.since(Seq(1), 9).expect("since").len(), 1);
    assert_eq!(digest(&one), digest(&two));
    assert!(matches!(
        Store::create(&path, Cache::County),
        Err(StoreError::Exists)
    ));
}

#[test]
fn copies_of_one_moment_are_alike_and_whole() {
    let folder = tempfile::tempdir().expect("folder");
    let at = |name: &str| folder.path().join(name);
    let store = Store::create(&at("county.redb"), Cache::County).expect("created");
    must(&store, small());
    for copy in ["one", "two"] {
        store.copy_to(&at(copy)).expect("copied");
    }
    let bytes = |name: &str| std::fs::read(at(name)).expect("read");
    assert!(bytes("one") == bytes("two"));
    let copy = Store::open(&at("one"), Cache::Village).expect("opened");
    assert_eq!(digest(&copy), digest(&store));
    assert_eq!(copy.check().expect("checked"), []);
    assert!(matches!(store.copy_to(&at("one")), Err(StoreError::Exists)));
}

/// Whatever stands in a unit goes where that goes, of whichever kind it is.
#[test]
fn what_stands_in_a_unit_lies_on_the_shelf_of_the_village_that_it_comes_to() {
    let store = stocked();
    let [here, ..] = NEIGHBORHOODS;
    let here = held::<Unit>(&store, here).record;
    let person = held::<Person>(&store, PersonId(1)).record;
    // As a kind that came later would stand: in a neighborhood, and in none of the rolls of its own.
    let moved = Person {
        village: here.id,
        ..person
    };
    store.plant(op(90), &hand("li"), moved).expect("planted");
    let group = held::<Unit>(&store, here.parent.expect("a group")).record;
    let section = held::<Unit>(&store, group.parent.expect("a section"));
    let from = section.record.parent.expect("a village");
    let to = VILLAGES.into_iter().find(|village| *village != from);
    let to = to.expect("another village");
    let id = section.record.id;
    must(&store, rename(&store, id, "三片"));
    must(&store, shift(&store, id, to));
    let people = |village| {
        store
            .read()
            .expect("read")
            .block(village)
            .expect("read")
            .people
    };
    assert!(people(to).iter().any(|held| held.record.id == PersonId(1)));
    assert!(
        people(from)
            .iter()
            .all(|held| held.record.id != PersonId(1))
    );
}
