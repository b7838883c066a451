//! More people than seats: several sessions by village, planned in one step and undone in one.

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::{Book, Clock, Registrar, Split},
    domain::*,
    store::{Store, Which},
};

use crate::support::county::*;

fn friday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 4, 12).expect("a day")
}

fn fields(seats: u16) -> TrainingFields {
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    TrainingFields {
        title: "普遍培训".to_owned(),
        slots: vec![Slot {
            date: friday(),
            from: time(9),
            to: time(11),
        }],
        capacity: Some(seats),
        ..TrainingFields::default()
    }
}

/// Person 1 and eight more in the first village, person 2 and three more in the second.
fn office() -> (Registrar, Vec<PersonId>) {
    let store = Store::in_memory();
    must(&store, small());
    for n in 0..11 {
        let village = VILLAGES[usize::from(n >= 8)];
        must(&store, add_person(0, village, &format!("张{n}")));
    }
    let people = (1..=13).map(PersonId).collect();
    let clock = Clock::held(today());
    let office = Registrar::whole(store, hand("li"), Book::Real, clock);
    (office.expect("opened"), people)
}

fn split(office: &Registrar, first: u16, seats: u16, people: &[PersonId]) -> Split {
    let titled = |title: &str, n: usize| format!("{title}{n}");
    Split::of(
        office.desk().county(),
        &fields(seats),
        (first, seats),
        people,
        titled,
    )
}

fn sizes(split: &Split) -> Vec<usize> {
    split
        .sessions
        .iter()
        .map(|part| part.people.len())
        .collect()
}

#[test]
fn no_village_is_split_that_fits_into_one_session() {
    let (office, people) = office();
    let whole = split(&office, 13, 13, &people);
    assert_eq!(sizes(&whole), [13]);
    assert_eq!(whole.sessions[0].fields.title, "普遍培训");
    let two = split(&office, 9, 9, &people);
    assert_eq!(sizes(&two), [9, 4]);
    assert_eq!(two.sessions[0].villages, [VILLAGES[0]]);
    assert_eq!(two.sessions[1].villages, [VILLAGES[1]]);
    assert_eq!(two.sessions[1].fields.title, "普遍培训2");
    let monday = friday() + Days::new(3);
    assert_eq!(two.sessions[1].fields.slots[0].date, monday);
    let large = split(&office, 5, 5, &people);
    assert_eq!(
        sizes(&large),
        [5, 4, 4],
        "nine people on five seats need two"
    );
    assert_eq!(large.sessions[1].villages, [VILLAGES[0]]);
    let twice = [&people[..], &people[..]].concat();
    assert_eq!(split(&office, 9, 9, &twice), two, "nobody sits twice");
}

#[test]
fn a_split_is_one_step_and_one_undo() {
    let (mut office, people) = office();
    let plan = split(&office, 5, 5, &people).plan(UnitId(2));
    office.submit(plan).expect("planned");
    let desk = office.desk();
    let seats = |n: usize| desk.county().trainings().all()[n].live().count();
    assert_eq!([seats(0), seats(1), seats(2)], [5, 4, 4]);
    office.undo(Which::Sitting).expect("undone");
    assert!(office.desk().county().trainings().all().is_empty());
}

#[test]
fn a_session_with_people_on_it_is_continued_by_others() {
    let (mut office, people) = office();
    let plan = split(&office, 5, 5, &people[1..2]).plan(UnitId(2));
    office.submit(plan).expect("planned");
    let desk = office.desk();
    let session = &desk.county().trainings().all()[0];
    let more: Vec<PersonId> = people.iter().copied().filter(|p| p.0 != 2).collect();
    let split = split(&office, 4, 5, &more);
    assert_eq!(sizes(&split), [4, 5, 3]);
    let extend = split.extend(&session.training);
    office.submit(extend).expect("extended");
    let desk = office.desk();
    let all = desk.county().trainings().all();
    let seats: Vec<usize> = all.iter().map(|roster| roster.live().count()).collect();
    assert_eq!(seats, [5, 5, 3]);
    assert_eq!(all[0].training.record.fields.title, "普遍培训1");
    let days: Vec<NaiveDate> = all.iter().map(|roster| roster.on()).collect();
    assert_eq!(days, [12, 15, 16].map(|d| friday() + Days::new(d - 12)));
}
