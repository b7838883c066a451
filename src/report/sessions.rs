//! Sessions: all of a unit, those held by a level in a period, and those that should be there and are not.

use super::table::{Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Asked, Period, Reference, TrainingState, UnitId},
    i18n::{
        N, Said, count,
        text::{CourseText, GapText, ListText, TableText, TrainingText},
    },
    register::{Missing, Roster, Why},
};

/// In order of time; those that begin in the period, where one is given.
pub fn sessions(desk: &Desk, unit: UnitId, period: Option<Period>) -> Table {
    let all = desk.county().sessions(unit);
    let within = all.filter(|roster| period.is_none_or(|p| p.contains(roster.on())));
    let seen = ["id", "on", "host", "title", "state", "turnout"];
    Table::new("sessions", plan_columns())
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

pub fn columns() -> Vec<Column> {
    let counted = |key, head: &TableText| Column::new(key, head, Kind::Count).for_programs_only();
    vec![
        Column::id(),
        Column::level(),
        Column::new("host", &GapText::Host, Kind::Place),
        Column::new("title", &GapText::Session, Kind::Name),
        Column::new("on", &GapText::Date, Kind::Day),
        Column::new("until", &TableText::Until, Kind::Day).for_programs_only(),
        Column::new("state", &GapText::State, Kind::Word),
        counted("capacity", &TableText::Capacity),
        Column::new("seats", &TrainingText::Seats, Kind::Count).rank(1),
        counted("present", &TableText::Present),
        counted("late", &TableText::CameLate),
        counted("excused", &TableText::Excused),
        counted("absent", &TableText::Absent),
        counted("unmarked", &TableText::Unmarked),
        Column::new("came", &GapText::Came, Kind::Count).rank(2),
        Column::unit().for_programs_only(),
        Column::new("turnout", &TableText::Turnout, Kind::Text).for_people_only(),
    ]
}

/// The same as a calendar has them: what gives way to what differs.
pub fn plan_columns() -> Vec<Column> {
    let mut columns = columns();
    for column in &mut columns {
        let (head, rank) = match column.key.as_ref() {
            "level" => (Said::of(&TrainingText::Level), 4),
            "title" => (Said::of(&TrainingText::Name), 0),
            "host" => (column.head.clone(), 2),
            "came" => (column.head.clone(), 3),
            _ => continue,
        };
        (column.head, column.rank) = (head, rank);
    }
    columns
}

/// `63/80`
fn seats(roster: &Roster) -> String {
    let taken = count(roster.taken());
    match roster.training.record.fields.capacity {
        Some(capacity) => format!("{taken}/{capacity}"),
        None => taken,
    }
}

pub fn session(desk: &Desk, roster: &Roster, root: UnitId) -> Row {
    let training = &roster.training.record;
    let tally = roster.tally();
    let host = Value::unit(desk, training.host, root);
    let (came, all) = (N::from(tally.came()), N::from(tally.seats));
    let (attended, turnout) = if roster.is_recorded() {
        let words = format!("{}/{}", tally.came(), tally.seats);
        let attended = Value::count(tally.came()).told(&words);
        (attended, CourseText::Came { came, seats: all })
    } else {
        let capacity = training.fields.capacity;
        let capacity = capacity.map_or_else(|| "–".to_owned(), |n| n.to_string());
        let taken = all;
        (Value::Nothing, CourseText::Seats { taken, capacity })
    };
    let code = match training.state {
        TrainingState::Planned => "planned",
        TrainingState::Held => "held",
        TrainingState::Cancelled { .. } => "cancelled",
    };
    let seat_count = |n: u32| Cell::from(Value::count(n));
    let cells = vec![
        Value::id(&training.id).into(),
        Value::word(training.tier.level().name(), &training.tier).into(),
        Cell::from(host.clone()).opens(Reference::Unit(training.host)),
        Value::Name(training.fields.title.clone()).into(),
        Value::Day(roster.on()).into(),
        Value::Day(roster.until()).into(),
        Cell::from(Value::word(code, &training.state)).tone(Tone::Quiet),
        training
            .fields
            .capacity
            .map_or(Value::Nothing, Value::count)
            .into(),
        Value::count(tally.seats).told(&seats(roster)).into(),
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
    let rows = missing.map(|missing| missed(desk, missing, unit));
    Table::new("missing_sessions", missing_columns()).with(rows)
}

pub fn missing_columns() -> Vec<Column> {
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
    ]
}

/// `none_planned`, or `no_roll` where its day is over and nobody is marked.
pub fn missed(desk: &Desk, missing: Missing, root: UnitId) -> Row {
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
