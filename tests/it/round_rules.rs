//! Rounds: entered by neighborhood and day, merged, corrected, voided; each keeps to its month and to whom it reached.

use chrono::{Days, NaiveDate};
use sanzhang::{
    domain::*,
    store::{Store, Which},
};

use crate::support::{county::*, doors::rename, users::refusal};

const HERE: UnitId = NEIGHBORHOODS[0];

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn reached(way: Way, ids: impl IntoIterator<Item = u32>) -> RoundFields {
    RoundFields {
        way: Some(way),
        reached: ids.into_iter().map(HouseholdId).collect(),
        ..RoundFields::default()
    }
}

fn line(id: u32, sign: Sign) -> RoundLine {
    RoundLine {
        household: HouseholdId(id),
        sign: Some(sign),
        services: Vec::new(),
        note: String::new(),
        matter: String::new(),
    }
}

fn enter(on: NaiveDate, again: Again, fields: RoundFields) -> Command {
    Command::Round(RoundCommand::Enter {
        id: RoundId::promised(0),
        neighborhood: HERE,
        on,
        again,
        fields: Box::new(fields),
    })
}

fn tried(store: &Store, command: Command) -> Result<RoundId, Refusal> {
    let done = apply(store, "li", command).map_err(refusal)?;
    Ok(done.ids::<Round>().next().unwrap_or(RoundId(0)))
}

fn held(store: &Store, id: RoundId) -> Held<Round> {
    let held = store.read().expect("read").get::<Round>(id);
    held.expect("read").expect("there")
}

#[test]
fn a_round_lies_in_its_month_and_is_read_by_months() {
    let store = stocked();
    must(&store, appoint(0, HERE, PersonId(1), ago(300)));
    let days = [ago(0), ago(6), ago(7), ago(40), ago(120)];
    for day in days {
        tried(&store, enter(day, Again::Ask, reached(Way::Visit, 1..=6))).expect("entered");
    }
    let reading = store.read().expect("read");
    let of = |from: NaiveDate, to: NaiveDate| {
        let months = Month::of(from)..=Month::of(to);
        let rounds = reading.rounds(VILLAGES[0], months).expect("read");
        let days = rounds.iter().map(|held| held.record.on);
        days.collect::<Vec<_>>()
    };
    assert_eq!(of(today(), today()), [ago(0), ago(6)]);
    assert_eq!(of(ago(40), ago(7)), [ago(40), ago(7)]);
    assert_eq!(of(ago(3000), today()).len(), 5);
    let other = reading.rounds(VILLAGES[1], Month::of(ago(300))..=Month::of(today()));
    assert_eq!(other.expect("read"), []);
    // Whoever serves there went, if nobody else is named.
    assert_eq!(held(&store, RoundId(1)).record.fields.by, Some(PersonId(1)));
    let newest = store.entries(None, 1).expect("read").remove(0);
    assert_eq!(
        newest.homes,
        [Home::Month(VILLAGES[0], Month::of(ago(120)))]
    );
    assert_eq!(
        (newest.deed.subject.as_str(), newest.deed.count),
        ("上村一片一组一邻", 6)
    );
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_cannot_be_is_refused_and_says_why() {
    let store = stocked();
    let round = |refusal: RoundRefusal| Err(Refusal::Round(refusal));
    let (head, on) = (String::from("李0"), ago(0));
    let with = |change: &dyn Fn(&mut RoundFields)| {
        let mut fields = reached(Way::Visit, [2]);
        change(&mut fields);
        tried(&store, enter(today(), Again::Ask, fields))
    };
    let tomorrow = today() + Days::new(1);
    assert_eq!(
        tried(&store, enter(tomorrow, Again::Ask, reached(Way::Call, [1]))),
        round(RoundRefusal::InFuture { on: tomorrow })
    );
    assert_eq!(with(&|f| f.way = None), round(RoundRefusal::NoWay));
    assert_eq!(with(&|f| f.reached.clear()), round(RoundRefusal::Empty));
    assert_eq!(
        with(&|f| {
            f.reached.push(HouseholdId(1));
            f.lines = vec![line(1, Sign::Away)];
        }),
        round(RoundRefusal::Twice { head: head.clone() })
    );
    assert_eq!(
        with(&|f| f.lines = vec![RoundLine {
            services: vec!["sy".to_owned()],
            ..line(1, Sign::NobodyHome)
        }]),
        round(RoundRefusal::NobodyReached { head })
    );
    let head = "李6".to_owned();
    assert_eq!(
        with(&|f| f.reached.push(HouseholdId(7))),
        round(RoundRefusal::Elsewhere { head, on })
    );
    let long = "长".repeat(LONGEST_NOTE + 1);
    assert!(matches!(
        with(&|f| f.note.clone_from(&long)),
        Err(Refusal::Invalid(_))
    ));
    let group = Command::Round(RoundCommand::Enter {
        id: RoundId::promised(0),
        neighborhood: GROUPS[0],
        on,
        again: Again::Ask,
        fields: Box::new(reached(Way::Visit, [1])),
    });
    let (name, level) = ("一组".to_owned(), Level::Group);
    assert_eq!(
        tried(&store, group),
        round(RoundRefusal::NotANeighborhood { name, level })
    );
    assert_eq!(store.head().expect("head"), Seq(1), "nothing was entered");
}

#[test]
fn a_second_round_of_the_day_is_asked_about_and_merged_or_kept_apart() {
    let store = stocked();
    let first = enter(ago(3), Again::Ask, reached(Way::Chat, [1, 2, 3]));
    let id = tried(&store, first).expect("entered");
    let later = || reached(Way::Visit, [3, 4]);
    let (name, on) = ("一邻".to_owned(), ago(3));
    assert_eq!(
        tried(&store, enter(on, Again::Ask, later())),
        Err(RoundRefusal::Again { id, name, on }.into())
    );
    // One of a batch is seen by the next of it.
    let twice = vec![
        enter(ago(4), Again::Ask, later()),
        enter(ago(4), Again::Ask, later()),
    ];
    let both = tried(&store, batch(Occasion::Rounds, twice));
    assert!(matches!(both, Err(Refusal::Step(2, _))), "{both:?}");
    let merge = Command::Round(RoundCommand::Merge {
        id,
        base: held(&store, id).version,
        fields: Box::new(later()),
    });
    tried(&store, merge).expect("merged");
    let merged = held(&store, id).record.fields;
    assert_eq!(merged.reached, [HouseholdId(3), HouseholdId(4)]);
    let chat = |id| line(id, Sign::Reached(Way::Chat));
    assert_eq!(merged.lines, [chat(1), chat(2)]);
    let history = store.history(Kind::Round, id.0, 9).expect("history");
    assert_eq!(history.len(), 2, "both versions are kept");
    let apart = tried(&store, enter(on, Again::Apart, later())).expect("entered");
    assert_ne!(apart, id);
    let void = |id: RoundId, reason: &str| {
        let base = held(&store, id).version;
        let reason = reason.to_owned();
        tried(
            &store,
            Command::Round(RoundCommand::Void { id, base, reason }),
        )
    };
    assert!(matches!(void(apart, " "), Err(Refusal::Invalid(_))));
    void(apart, "查无此事").expect("voided");
    void(id, "查无此事").expect("voided");
    assert_eq!(
        void(id, "再次"),
        Err(RoundRefusal::Voided { on: today() }.into())
    );
    // What is voided stands in nobody's way.
    tried(&store, enter(on, Again::Ask, later())).expect("entered");
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_round_reaches_whoever_was_there_on_its_day() {
    let store = stocked();
    let since = |days, command| must(&store, Command::Since(ago(days), Box::new(command)));
    let (id, base, to) = (HouseholdId(1), Seq(1), NEIGHBORHOODS[1]);
    since(
        5,
        Command::Household(HouseholdCommand::Move { id, base, to }),
    );
    let (id, base) = (HouseholdId(2), Seq(1));
    since(
        5,
        Command::Household(HouseholdCommand::Deregister { id, base }),
    );
    // Nobody says that it was not there before it was written down.
    must(&store, add_household(0, HERE, "赵甲"));
    let known = [1, 2, 3, 25];
    let there = |days: u64| {
        let is_there = |id: &u32| {
            let round = enter(ago(days), Again::Apart, reached(Way::Visit, [*id]));
            match tried(&store, round) {
                Ok(_) => true,
                Err(Refusal::Round(RoundRefusal::Elsewhere { on, .. })) if on == ago(days) => false,
                Err(other) => panic!("{other:?}"),
            }
        };
        known
            .iter()
            .filter(|id| is_there(id))
            .copied()
            .collect::<Vec<_>>()
    };
    assert_eq!(there(6), [1, 2, 3, 25]);
    // On the day on which it goes for good it is still there in the morning.
    assert_eq!(there(5), [2, 3, 25]);
    assert_eq!(there(4), [3, 25]);
    assert_eq!(there(0), [3, 25]);
    // A round of those days is corrected by the same measure.
    let round = tried(
        &store,
        enter(ago(6), Again::Apart, reached(Way::Call, [1, 3])),
    );
    let round = round.expect("entered");
    let amend = Command::Round(RoundCommand::Amend {
        id: round,
        base: held(&store, round).version,
        fields: Box::new(reached(Way::Call, [1, 2, 3])),
    });
    tried(&store, amend).expect("corrected");
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_household_that_a_round_reached_stays_and_a_move_changes_no_round() {
    let store = stocked();
    let added = must(&store, add_household(0, HERE, "赵甲"));
    let household = added.ids::<Household>().next().expect("added");
    let far = enter(ago(0), Again::Ask, reached(Way::Visit, [1, household.0]));
    let hand = hand("wang");
    let done = store.apply(op(50), &hand, now(), today(), far);
    let round = done.expect("entered").ids::<Round>().next().expect("added");
    let undo = |n, number| {
        let undone = store.undo(op(n), &hand, now(), Which::Number(number));
        undone.map(|_| ()).map_err(refusal)
    };
    let by = UndoRefusal::ChangedSince {
        by: "wang".to_owned(),
        at: now(),
    };
    assert_eq!(undo(60, added.entry.number), Err(by.into()));
    let before = held(&store, round);
    // Two of one name may not stand side by side.
    must(&store, rename(&store, HERE, "三邻"));
    must(
        &store,
        Command::Household(HouseholdCommand::Move {
            id: HouseholdId(1),
            base: Seq(1),
            to: NEIGHBORHOODS[3],
        }),
    );
    must(
        &store,
        Command::Unit(UnitCommand::Move {
            id: HERE,
            base: held_unit(&store, HERE),
            parent: GROUPS[1],
            before: None,
        }),
    );
    assert_eq!(held(&store, round), before);
    let months = Month::of(today())..=Month::of(today());
    let there = store.read().expect("read").rounds(VILLAGES[0], months);
    assert_eq!(there.expect("read"), [before]);
    assert_eq!(store.check().expect("checked"), []);
    store
        .undo(op(70), &hand, now(), Which::Sitting)
        .expect("the round");
    assert_eq!(store.check().expect("checked"), []);
}

fn held_unit(store: &Store, id: UnitId) -> Seq {
    let unit = store.read().expect("read").get::<Unit>(id);
    unit.expect("read").expect("there").version
}
