//! Who owes a training in a period, has it settled, has a seat or lacks it.

use chrono::NaiveDate;

use super::table::{Cell, Column, Kind, Phone, Place, Row, Table, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Asked, Fate, PersonId, Reference, TrainingId, UnitId},
    i18n::{
        Said, Say,
        text::{GapText, TableText},
    },
    register::{Duty, Node, Roster},
};

pub fn duties(desk: &Desk, root: UnitId, asked: Asked, fate: Fate) -> Table {
    let all = desk.county().duties(root, asked).into_iter();
    let those = all.filter(|duty| duty.is(fate));
    Table::new("duties", columns(fate)).with(those.map(|duty| row(desk, &duty, root, asked)))
}

pub fn columns(fate: Fate) -> Vec<Column> {
    let told = match fate {
        Fate::Covered => GapText::Settled,
        _ => GapText::Missed,
    };
    vec![
        Column::id().for_programs_only(),
        Column::level(),
        Column::unit().for_programs_only(),
        Column::new("name", &GapText::Name, Kind::Name),
        Column::new("post", &GapText::Post, Kind::Word).rank(1),
        Column::new("place", &GapText::Place, Kind::Place).for_people_only(),
        Column::new("phone", &GapText::Phone, Kind::Phone),
        Column::new("period", &GapText::For, Kind::Word).for_programs_only(),
        Column::new("last", &GapText::Last, Kind::Day),
        Column::new("training", &TableText::Training, Kind::Id).for_programs_only(),
        Column::new("fate", &told, Kind::Word),
    ]
}

pub fn row(desk: &Desk, duty: &Duty, root: UnitId, asked: Asked) -> Row {
    let county = desk.county();
    let held = county.person(duty.person);
    let fields = held.map(|held| &held.record.fields);
    let place = Value::Place(Place::of(desk, Node::Unit(duty.unit), root));
    let last = match last(desk, duty.person) {
        Some(day) => Value::Day(day).into(),
        None => Cell::from(Value::Lacking(Said::of(&GapText::Never))).tone(Tone::Warn),
    };
    let (at, fate) = fate(desk, duty, asked);
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let cells = vec![
        Value::id(&duty.person).into(),
        Value::level(desk, duty.unit).into(),
        place.clone().into(),
        Value::Name(fields.map_or_else(String::new, |fields| fields.name.clone())).into(),
        quiet(Value::rank(asked.rank)),
        quiet(place).opens(Reference::Unit(duty.unit)),
        held.map_or(Value::Nothing, |held| {
            Value::Phone(Phone::of_person(desk, &held.record, Some(duty.unit)))
        })
        .into(),
        Value::word(duty.part.to_string(), &duty.part).into(),
        last,
        at.map_or(Value::Nothing, |id| Value::id(&id)).into(),
        fate,
    ];
    Row::of(Reference::Person(duty.person), cells)
}

/// The day of the last session they came to.
fn last(desk: &Desk, person: PersonId) -> Option<NaiveDate> {
    let sessions = desk.county().trainings().of_person(person);
    let mut came = sessions.filter(|(_, seat)| seat.attended());
    came.next().map(|(roster, _)| roster.on())
}

/// Where it was settled, else when their turn comes, else where they were missed.
fn fate(desk: &Desk, duty: &Duty, asked: Asked) -> (Option<TrainingId>, Cell) {
    let roster = |id: TrainingId| desk.county().trainings().get(id);
    let (settled, seated) = (duty.settled.and_then(roster), duty.seated.and_then(roster));
    let missed = duty.missed.and_then(roster);
    let mark = missed.and_then(|roster| roster.seat_of(duty.person)?.record.mark.clone());
    let named = |roster: &Roster| {
        let title = &roster.training.record.fields.title;
        format!("{} {title}", roster.on().format("%m-%d"))
    };
    let (roster, code, tone, words) = match (settled, seated, missed.zip(mark)) {
        (Some(at), ..) => (Some(at), "covered", Tone::Good, Said::of(&named(at))),
        (None, Some(at), _) => {
            let words = Said::of(&GapText::Seated { on: named(at) });
            (Some(at), "seated", Tone::Plain, words)
        }
        (None, None, Some((at, mark))) => {
            let words = Said::by(|lang| format!("{} {}", mark.say(lang), named(at)));
            (Some(at), "missed", Tone::Warn, words)
        }
        _ => (None, "open", Tone::Quiet, Said::of(&GapText::NotSeated)),
    };
    // In a longer period each part is owed apart.
    let words = if duty.part == asked.period {
        words
    } else {
        Said::by(|lang| format!("{} {}", duty.part.say(lang), words.say(lang)))
    };
    let cell = Cell::from(Value::Word(code.into(), words)).tone(tone);
    match roster.map(|roster| roster.id()) {
        Some(id) => (Some(id), cell.opens(Reference::Training(id))),
        None => (None, cell),
    }
}
