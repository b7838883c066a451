//! Since when changes hold: by their day, by a day that is named, and what may not be said of the past.

use chrono::{Datelike, Days, NaiveDate};
use sanzhang::{
    domain::*,
    i18n::zh,
    store::{Store, Which},
};

use crate::support::{
    county::*,
    doors::{held, rename},
    users::refusal,
};

const HOME: HouseholdId = HouseholdId(1);
const HERE: UnitId = NEIGHBORHOODS[0];
const NEAR: UnitId = NEIGHBORHOODS[1];
const THERE: UnitId = NEIGHBORHOODS[2];
const FAR: UnitId = NEIGHBORHOODS[3];

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

fn since(day: NaiveDate, command: Command) -> Command {
    Command::Since(day, Box::new(command))
}

fn tried(store: &Store, command: Command) -> Result<(), Refusal> {
    apply(store, "li", command).map(drop).map_err(refusal)
}

fn home(store: &Store, id: HouseholdId) -> Household {
    held::<Household>(store, id).record
}

fn unit(store: &Store, id: UnitId) -> Unit {
    held::<Unit>(store, id).record
}

fn to(store: &Store, to: UnitId) -> Command {
    let base = held::<Household>(store, HOME).version;
    let id = HOME;
    Command::Household(HouseholdCommand::Move { id, base, to })
}

fn with(store: &Store, change: impl FnOnce(&mut HouseholdFields)) -> Command {
    let Held { record, version } = held::<Household>(store, HOME);
    let mut fields = Box::new(record.fields);
    change(&mut fields);
    let (id, base) = (HOME, version);
    Command::Household(HouseholdCommand::Edit { id, base, fields })
}

fn retire(store: &Store, id: UnitId) -> Command {
    let base = held::<Unit>(store, id).version;
    Command::Unit(UnitCommand::Retire { id, base })
}

#[test]
fn a_household_belongs_to_its_new_place_from_the_day_that_is_named() {
    let store = stocked();
    must(&store, since(ago(10), to(&store, THERE)));
    must(&store, since(ago(4), to(&store, FAR)));
    let household = home(&store, HOME);
    let at = |days| {
        household
            .spot_on(ago(days))
            .map(|s| (s.neighborhood, s.number))
    };
    assert_eq!(at(400), Some((HERE, 1)), "nobody knows since when");
    assert_eq!((at(11), at(10)), (Some((HERE, 1)), Some((THERE, 7))));
    assert_eq!((at(5), at(4)), (Some((THERE, 7)), Some((FAR, 7))));
    assert_eq!(household.here_since(), Some(ago(4)));
    // Before what is true now began, nothing is changed unseen.
    let early = tried(&store, since(ago(5), to(&store, HERE))).expect_err("refused");
    let name = "李0".to_owned();
    assert_eq!(
        early,
        EditRefusal::Before {
            name,
            begun: ago(4)
        }
        .into()
    );
    assert!(zh(&early).contains("2024-04-03 起"), "{}", zh(&early));
    let ahead = today() + Days::new(1);
    let issue = Issue::new(Field::Since, Fault::InFuture);
    let ahead = tried(&store, since(ahead, to(&store, HERE)));
    assert_eq!(ahead, Err(Refusal::Invalid(vec![issue])));
    // What is named for a change that has no day would be forgotten.
    let note = since(ago(1), with(&store, |f| f.note.push('新')));
    assert_eq!(tried(&store, note), Err(EditRefusal::Undated.into()));
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_slip_of_the_same_day_and_an_undo_leave_no_span() {
    let store = stocked();
    must(&store, to(&store, NEAR));
    must(&store, to(&store, THERE));
    let household = home(&store, HOME);
    let spot = household.spot();
    let spans: Vec<_> = household.past.place.spans(&spot, None).collect();
    let until: Vec<_> = spans
        .iter()
        .map(|span| (span.value.neighborhood, span.until))
        .collect();
    assert_eq!(until, [(HERE, Some(ago(1))), (THERE, None)]);
    must(
        &store,
        since(ago(3), with(&store, |f| f.state = HouseholdState::Empty)),
    );
    must(
        &store,
        since(
            ago(3),
            with(&store, |f| f.state = HouseholdState::Away(None)),
        ),
    );
    let household = home(&store, HOME);
    let states = [4, 3, 0].map(|days| household.state_on(ago(days)).expect("kept"));
    let away = HouseholdState::Away(None);
    assert_eq!(states, [HouseholdState::Normal, away, away]);
    let spans = household.past.state.spans(&away, None);
    assert_eq!(spans.count(), 2, "nobody ever moved out");
    for _ in 0..4 {
        let n = store.head().expect("head").0 + 1;
        store
            .undo(op(n), &hand("li"), now(), Which::Sitting)
            .expect("undone");
    }
    assert_eq!(home(&store, HOME).past, HouseholdPast::default());
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_a_list_brings_was_always_there_and_what_is_added_by_hand_begins() {
    let store = stocked();
    let listed = batch(Occasion::Import, vec![add_household(0, HERE, "赵甲")]);
    let by_hand = add_household(0, HERE, "钱乙");
    let known = since(ago(30), add_household(0, HERE, "孙丙"));
    let ids = [listed, by_hand, known].map(|command| {
        let added = must(&store, command);
        added.ids::<Household>().next().expect("added")
    });
    let kept = |id, days| home(&store, id).kept_on(ago(days));
    assert_eq!(ids.map(|id| kept(id, 4000)), [true, false, false]);
    assert_eq!(ids.map(|id| kept(id, 30)), [true, false, true]);
    assert_eq!(ids.map(|id| kept(id, 31)), [true, false, false]);
    assert_eq!(ids.map(|id| kept(id, 0)), [true; 3]);
    // Nothing stands in what is not there yet.
    let new = must(
        &store,
        since(
            ago(9),
            add_unit(0, Some(GROUPS[0]), Level::Neighborhood, "三邻"),
        ),
    );
    let new = new.ids::<Unit>().next().expect("added");
    let early = tried(&store, since(ago(10), add_household(0, new, "李丁")));
    let (name, begun) = ("三邻".to_owned(), ago(9));
    assert_eq!(early, Err(EditRefusal::Before { name, begun }.into()));
    let listed = must(
        &store,
        batch(Occasion::Import, vec![add_household(0, new, "周戊")]),
    );
    let listed = listed.ids::<Household>().next().expect("added");
    assert_eq!([10, 9].map(|days| kept(listed, days)), [false, true]);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_household_that_splits_off_or_goes_up_in_another_does_so_on_its_day() {
    let store = stocked();
    let Held { record, version } = held::<Household>(&store, HOME);
    let split = Command::Household(HouseholdCommand::Split {
        id: HOME,
        base: version,
        new: HouseholdId::promised(0),
        fields: Box::new(HouseholdFields {
            people: 1,
            ..fields("李新")
        }),
    });
    let new = must(&store, since(ago(20), split))
        .ids::<Household>()
        .next();
    let new = new.expect("added");
    assert!(record.kept_on(ago(21)) && !home(&store, new).kept_on(ago(21)));
    assert_eq!(home(&store, new).place_on(ago(20)), Some(HERE));
    let merge = Command::Household(HouseholdCommand::Merge {
        id: new,
        base: held::<Household>(&store, new).version,
        into: HOME,
        into_base: held::<Household>(&store, HOME).version,
    });
    must(&store, since(ago(5), merge));
    let gone = home(&store, new);
    assert_eq!(
        [20, 6, 5].map(|days| gone.kept_on(ago(days))),
        [true, true, false]
    );
    assert_eq!(gone.retired.map(|retired| retired.on), Some(ago(5)));
    must(
        &store,
        since(
            ago(2),
            Command::Household(HouseholdCommand::Restore { id: new }),
        ),
    );
    let back = home(&store, new);
    let days = [21, 20, 6, 5, 3, 2, 0].map(|days| back.kept_on(ago(days)));
    assert_eq!(days, [false, true, true, false, false, true, true]);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_unit_goes_and_comes_back_with_what_is_below_it() {
    let store = stocked();
    let [section, group] = [SECTIONS[0], GROUPS[0]];
    must(&store, appoint(0, HERE, PersonId(1), ago(300)));
    must(&store, since(ago(12), retire(&store, section)));
    let term = held::<Appointment>(&store, AppointmentId(1)).record;
    assert_eq!(term.fields.until, Some(ago(12)));
    must(
        &store,
        since(ago(7), Command::Unit(UnitCommand::Restore { id: section })),
    );
    for id in [section, group, HERE] {
        let kept = [13, 12, 8, 7].map(|days| unit(&store, id).kept_on(ago(days)));
        assert_eq!(kept, [true, false, false, true], "{id}");
    }
    let kept = [13, 12, 8, 7].map(|days| home(&store, HOME).kept_on(ago(days)));
    assert_eq!(kept, [true, false, false, true]);
    // What began below it later stands in the way of an earlier day.
    must(&store, since(ago(3), to(&store, NEAR)));
    let early = tried(&store, since(ago(4), retire(&store, NEAR)));
    let (name, begun) = ("李0".to_owned(), ago(3));
    assert_eq!(early, Err(EditRefusal::Before { name, begun }.into()));
    must(&store, since(ago(3), retire(&store, NEAR)));
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn a_unit_is_known_by_its_name_and_place_of_the_day() {
    let store = stocked();
    must(&store, since(ago(8), rename(&store, HERE, "新邻")));
    let base = held::<Unit>(&store, HERE).version;
    let (id, parent, before) = (HERE, GROUPS[1], None);
    let away = Command::Unit(UnitCommand::Move {
        id,
        base,
        parent,
        before,
    });
    must(&store, since(ago(6), away));
    let unit = unit(&store, HERE);
    assert_eq!(
        [9, 8].map(|days| unit.short_on(ago(days))),
        ["一邻", "新邻"]
    );
    let parents = [7, 6].map(|days| unit.parent_on(ago(days)));
    assert_eq!(parents, [Some(GROUPS[0]), Some(GROUPS[1])]);
    // Another place among the same ones begins on no day.
    let base = held::<Unit>(&store, HERE).version;
    let before = Some(FAR);
    let beside = Command::Unit(UnitCommand::Move {
        id,
        base,
        parent,
        before,
    });
    assert_eq!(
        tried(&store, since(ago(1), beside.clone())),
        Err(EditRefusal::Undated.into())
    );
    must(&store, beside);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn what_a_household_stood_in_once_stays() {
    let store = stocked();
    let new = must(
        &store,
        add_unit(0, Some(GROUPS[0]), Level::Neighborhood, "三邻"),
    );
    let id = new.ids::<Unit>().next().expect("added");
    must(&store, to(&store, id));
    let tomorrow = today() + Days::new(1);
    let next = store.head().expect("head").0 + 1;
    let back = to(&store, HERE);
    store
        .apply(op(next), &hand("li"), now(), tomorrow, back)
        .expect("moved");
    assert_eq!(home(&store, HOME).place_on(today()), Some(id));
    let undone = store.undo(
        op(next + 1),
        &hand("li"),
        now(),
        Which::Number(new.entry.number),
    );
    assert!(matches!(undone.map_err(refusal), Err(Refusal::Undo(_))));
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn nothing_stands_in_what_began_later() {
    let store = stocked();
    let at = |day: NaiveDate, command| {
        let next = store.head().expect("head").0 + 1;
        let done = store.apply(op(next), &hand("li"), now(), day, command);
        done.expect("done")
    };
    let tomorrow = today() + Days::new(1);
    let group = at(
        tomorrow,
        add_unit(0, Some(SECTIONS[0]), Level::Group, "九组"),
    );
    let group = group.ids::<Unit>().next().expect("added");
    let place = add_unit(0, Some(group), Level::Neighborhood, "九邻");
    let place = at(tomorrow, place).ids::<Unit>().next().expect("added");
    let below = |id: UnitId| {
        let base = held::<Unit>(&store, id).version;
        let (parent, before) = (group, None);
        Command::Unit(UnitCommand::Move {
            id,
            base,
            parent,
            before,
        })
    };
    let early = |name: &str| {
        let (name, begun) = (name.to_owned(), tomorrow);
        Err(EditRefusal::Before { name, begun }.into())
    };
    assert_eq!(
        tried(&store, since(ago(3), to(&store, place))),
        early("九邻")
    );
    assert_eq!(tried(&store, since(ago(3), below(HERE))), early("九组"));
    // A clock that went back keeps nobody from working, and still nothing stands there before it began.
    must(&store, to(&store, place));
    must(&store, below(HERE));
    assert_eq!(home(&store, HOME).here_since(), Some(tomorrow));
    assert_eq!(home(&store, HOME).place_on(today()), Some(HERE));
    let parents = [today(), tomorrow].map(|day| unit(&store, HERE).parent_on(day));
    assert_eq!(parents, [Some(GROUPS[0]), Some(group)]);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn no_number_means_two_households_on_one_day() {
    let store = stocked();
    let at = |day: NaiveDate, command| {
        let next = store.head().expect("head").0 + 1;
        let done = store.apply(op(next), &hand("li"), now(), day, command);
        done.map(drop).map_err(refusal)
    };
    let last = NaiveDate::from_ymd_opt(today().year(), 12, 30).expect("a day");
    let next = last + Days::new(4);
    at(last, to(&store, NEAR)).expect("its number rests");
    let take = |day: NaiveDate, id: u32| {
        let base = held::<Household>(&store, HouseholdId(id)).version;
        let (id, number) = (HouseholdId(id), 1);
        let take = Command::Household(HouseholdCommand::Renumber { id, base, number });
        at(next, since(day, take))
    };
    let rests = HouseholdRefusal::NumberRests {
        number: 1,
        year: last.year(),
    };
    assert_eq!(take(last - Days::new(5), 2), Err(rests.into()));
    take(next, 2).expect("free in the new year");
    assert_eq!(store.check().expect("checked"), []);
}
