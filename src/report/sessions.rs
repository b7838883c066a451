//! Sessions: all of a unit, those held by a level in a period, and those that should be there and are not.

use super::table::{Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Asked, Period, Reference, TrainingState, UnitId},
    i18n::{
        N, Said,
        text::{CourseText, GapText, ListText, TableText, TrainingText},
    },
    register::{Missing, Roster, Why},
};

/// In order of time; those that begin in the period, where one is given.
pub fn sessions(desk: &Desk, unit: UnitId, period: Option<Period>) -> Table {
    let all = desk.county().sessions(unit);
    let within = all.filter(|roster| period.is_none_or(|p| p.contains(roster.on())));
    let seen = ["id", "on", "host", "title", "state", "turnout"];
    Table::new("sessions", columns())
        .seen_as(&seen)
        .in_lines()
        .with(within.map(|roster| session(desk, roster, unit)))
}

/// Those of the level asked for whose roll is known, the latest first.
pub fn held_sessions(desk: &Desk, unit: UnitId, asked: Asked) -> Table {
    let held = desk.county().sessions_held(unit, asked).into_iter().rev();
    Table::new("held_sessions", columns())
        .seen_as(&["on", "host", "title", "came", "state"])
        .with(held.map(|roster| session(desk, roster, unit)))
}

fn columns() -> Vec<Column> {
    let count = |key, head: &TableText| Column::new(key, head, Kind::Count).for_programs_only();
    vec![
        Column::id(),
        Column::level(),
        Column::new("host", &GapText::Host, Kind::Place),
        Column::new("title", &GapText::Session, Kind::Name),
        Column::new("on", &GapText::Date, Kind::Day),
        Column::new("until", &TableText::Until, Kind::Day).for_programs_only(),
        Column::new("state", &GapText::State, Kind::Word),
        count("capacity", &TableText::Capacity),
        Column::new("seats", &TrainingText::Seats, Kind::Count).rank(1),
        count("present", &TableText::Present),
        count("late", &TableText::CameLate),
        count("excused", &TableText::Excused),
        count("absent", &TableText::Absent),
        count("unmarked", &TableText::Unmarked),
        Column::new("came", &GapText::Came, Kind::Count).rank(2),
        Column::unit().for_programs_only(),
        Column::new("turnout", &TableText::Turnout, Kind::Text).for_people_only(),
    ]
}

fn session(desk: &Desk, roster: &Roster, root: UnitId) -> Row {
    let training = &roster.training.record;
    let tally = roster.tally();
    let host = Value::unit(desk, training.host, root);
    let (came, seats) = (N::from(tally.came()), N::from(tally.seats));
    let (attended, turnout) = if roster.is_recorded() {
        let words = format!("{}/{}", tally.came(), tally.seats);
        let attended = Value::count(tally.came()).told(&words);
        (attended, CourseText::Came { came, seats })
    } else {
        let capacity = training.fields.capacity;
        let capacity = capacity.map_or_else(|| "–".to_owned(), |n| n.to_string());
        let taken = seats;
        (Value::Nothing, CourseText::Seats { taken, capacity })
    };
    let (code, tone) = match training.state {
        TrainingState::Planned => ("planned", Tone::Plain),
        TrainingState::Held => ("held", Tone::Good),
        TrainingState::Cancelled { .. } => ("cancelled", Tone::Quiet),
    };
    let seat_count = |n: u32| Cell::from(Value::count(n));
    let cells = vec![
        Value::id(&training.id).into(),
        Value::word(training.tier.level().name(), &training.tier).into(),
        Cell::from(host.clone()).opens(Reference::Unit(training.host)),
        Value::Name(training.fields.title.clone()).into(),
        Value::Day(roster.on()).into(),
        Value::Day(roster.until()).into(),
        Cell::from(Value::word(code, &training.state)).tone(tone),
        training
            .fields
            .capacity
            .map_or(Value::Nothing, Value::count)
            .into(),
        Value::count(tally.seats).into(),
        seat_count(tally.present),
        seat_count(tally.late),
        seat_count(tally.excused),
        seat_count(tally.absent),
        seat_count(tally.open()),
        attended.into(),
        host.into(),
        Value::Said(Said::of(&turnout)).into(),
    ];
    Row::of(Reference::Training(training.id), cells)
}

/// Sessions that should have been planned, held or recorded.
pub fn missing_sessions(desk: &Desk, unit: UnitId, asked: Asked) -> Table {
    let missing = desk.county().missing_sessions(unit, asked).into_iter();
    Table::new(
        "missing_sessions",
        vec![
            Column::new("host", &GapText::Host, Kind::Place),
            Column::new("period", &GapText::For, Kind::Word),
            Column::new("why", &GapText::Why, Kind::Word),
            Column::new("late", &TableText::Late, Kind::Flag).for_programs_only(),
            Column::new("training", &TableText::Training, Kind::Id),
            Column::new("on", &GapText::Date, Kind::Day).for_programs_only(),
            Column::new("title", &GapText::Session, Kind::Name),
            Column::new("id", &ListText::Entry, Kind::Id).for_programs_only(),
            Column::level(),
            Column::unit().for_programs_only(),
        ],
    )
    .with(missing.map(|missing| missed(desk, missing, unit)))
}

/// `none_planned`, or `no_roll` where its day is over and nobody is marked.
fn missed(desk: &Desk, missing: Missing, root: UnitId) -> Row {
    let Missing {
        host, part, late, ..
    } = missing;
    let roster = match missing.why {
        Why::NoSession => None,
        Why::NotRecorded(id) => desk.county().trainings().get(id),
    };
    let (about, why) = match missing.why {
        Why::NoSession => {
            let about = Reference::Unplanned { host, period: part };
            (about, Value::word("none_planned", &GapText::NoSession))
        }
        Why::NotRecorded(id) => {
            let on = roster.map_or_else(String::new, |roster| roster.on().to_string());
            let why = Value::word("no_roll", &GapText::NotRecorded { on });
            (Reference::Training(id), why)
        }
    };
    let of = |value: fn(&Roster) -> Value| roster.map_or(Value::Nothing, |roster| value(roster));
    let tone = if late { Tone::Alarm } else { Tone::Plain };
    let place = Value::unit(desk, host, root);
    let cells = vec![
        Cell::from(place.clone()).opens(Reference::Unit(host)),
        Value::word(part.to_string(), &part).into(),
        Cell::from(why).tone(tone),
        Value::Flag(late, Said::of(&TableText::Late)).into(),
        of(|roster| Value::id(&roster.id())).into(),
        of(|roster| Value::Day(roster.on())).into(),
        of(|roster| Value::Name(roster.training.record.fields.title.clone())).into(),
        Value::id(&host).into(),
        Value::level(desk, host).into(),
        place.into(),
    ];
    Row::of(about, cells)
}
