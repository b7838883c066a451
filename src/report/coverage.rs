//! Training of the units of a level in a period: what each owes, has done and lacks.

use super::table::{Cell, Column, Kind, Place, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Asked, Fate, Level, List, Reference, UnitId},
    i18n::{
        Said,
        text::{CourseText, GapText, ListText, TableText},
    },
    register::Coverage,
};

/// The units of the level at or below `unit`, or those directly below; under them their sum, and the same for the other
/// ranks that owe it, never added up with it.
pub fn coverage(desk: &Desk, unit: UnitId, level: Option<Level>, asked: Asked) -> Table {
    let county = desk.county();
    let own = county.unit(unit).map(|held| held.record.level);
    let level = level.or_else(|| own.and_then(Level::below));
    let parts = level.map_or_else(Vec::new, |level| county.coverages(unit, level, asked));
    let day = asked.period.last();
    let rows = parts.iter().map(|&(part, coverage)| {
        let name = Value::Place(Place::on(desk, part, unit, day));
        row(desk, name, part, &coverage, asked)
    });
    let mut table = Table::new("coverage", columns()).seen_as(&SEEN).with(rows);
    let (_, owed) = county.trainings().obligation(asked.tier);
    let apart = owed.apart_from(asked.rank);
    let apart = apart.map(|rank| (Asked { rank, ..asked }, CourseText::Apart { rank }));
    for (asked, words) in std::iter::once((asked, CourseText::Total)).chain(apart) {
        let name = Value::word("total", &words);
        let whole = county.coverage(unit, asked);
        table.sums.push(row(desk, name, unit, &whole, asked));
    }
    table
}

/// What people read of it, the pace beside the share that it judges.
pub const SEEN: [&str; 10] = [
    "unit",
    "obliged",
    "covered",
    "uncovered",
    "seated",
    "coverage",
    "pace",
    "sessions_held",
    "sessions_missing",
    "contact",
];

pub fn columns() -> Vec<Column> {
    let count = |key, head: &GapText| Column::new(key, head, Kind::Count);
    vec![
        Column::id(),
        Column::level(),
        Column::unit(),
        count("obliged", &GapText::Obliged),
        count("covered", &GapText::Covered),
        count("uncovered", &GapText::Uncovered),
        count("seated", &GapText::Waiting),
        Column::new("counted_in", &TableText::CountedIn, Kind::Word).for_programs_only(),
        Column::new("coverage", &GapText::Share, Kind::Share),
        count("sessions_held", &GapText::Held),
        count("sessions_missing", &GapText::Missing),
        count("pace", &GapText::Pace).rank(1).cols(17),
        Column::new("contact", &ListText::Contact, Kind::Text)
            .rank(2)
            .cols(28),
    ]
}

/// One unit, whatever it is called here.
pub fn row(desk: &Desk, name: Value, unit: UnitId, coverage: &Coverage, asked: Asked) -> Row {
    let people = |fate| Reference::List(List::Duties { unit, asked, fate });
    let open = coverage.uncovered();
    let fields = desk.county().unit(unit).map(|held| &held.record.fields);
    let called = fields.and_then(|fields| fields.contacts.first());
    let toned = |n: u32, tone| {
        let tone = if n == 0 { Tone::Quiet } else { tone };
        Cell::from(Value::count(n)).tone(tone)
    };
    // A village has no units that hold sessions: its people are next.
    let village = desk.county().unit(unit).map(|held| held.record.level) == Some(Level::Village);
    let below = if village {
        people(Fate::Uncovered)
    } else {
        let level = None;
        Reference::List(List::Coverage { unit, level, asked })
    };
    let counted_in = if desk.county().is_owed_often(asked) {
        Value::word("person_times", &TableText::PersonTimes)
    } else {
        Value::word("persons", &TableText::Persons)
    };
    // While the period runs a session can still be planned: only what is over is behind.
    let missing = match coverage.sessions_late {
        0 => Tone::Quiet,
        _ => Tone::Alarm,
    };
    let share = Value::Share {
        part: coverage.covered,
        whole: coverage.obliged,
    };
    let cells = vec![
        Value::id(&unit).into(),
        Value::level(desk, unit).into(),
        Cell::from(name).opens(below),
        Cell::from(Value::count(coverage.obliged)).opens(people(Fate::Obliged)),
        Cell::from(Value::count(coverage.covered)).opens(people(Fate::Covered)),
        toned(open, Tone::Warn).opens(people(Fate::Uncovered)),
        toned(coverage.seated, Tone::Notice).opens(people(Fate::Seated)),
        counted_in.into(),
        Cell::from(share).opens(people(Fate::Uncovered)),
        Cell::from(Value::count(coverage.sessions_held))
            .opens(Reference::List(List::HeldSessions { unit, asked })),
        Cell::from(Value::count(coverage.sessions_missing))
            .tone(missing)
            .opens(Reference::List(List::MissingSessions { unit, asked })),
        pace(desk, coverage, asked).opens(people(Fate::Uncovered)),
        called.map_or(Value::Nothing, super::contact).into(),
    ];
    Row::of(Reference::Unit(unit), cells)
}

/// Points of a hundred before or behind what should be there by today, were the period used evenly.
fn pace(desk: &Desk, coverage: &Coverage, asked: Asked) -> Cell {
    let elapsed = desk.county().elapsed(asked);
    let Some((gone, all)) = elapsed.filter(|_| coverage.obliged > 0) else {
        let nothing = Said::of(&"-".to_owned());
        return Cell::from(Value::Lacking(nothing)).tone(Tone::Quiet);
    };
    let points = |n: u32, of: u32| (i64::from(n) * 100 + i64::from(of) / 2) / i64::from(of);
    let ahead = points(coverage.covered, coverage.obliged) - points(gone, all);
    let n = ahead.unsigned_abs().into();
    // Who has a seat already will make up for it.
    let waiting = points(coverage.covered + coverage.seated, coverage.obliged) >= points(gone, all);
    let (words, tone) = match ahead {
        ..0 if waiting => (GapText::Behind { n }, Tone::Quiet),
        ..0 => (GapText::Behind { n }, Tone::Warn),
        0 => (GapText::OnPace, Tone::Quiet),
        _ => (GapText::Ahead { n }, Tone::Good),
    };
    Cell::from(Value::Count(ahead).told(&words)).tone(tone)
}
