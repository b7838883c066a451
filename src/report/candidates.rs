//! Who may sit in a session: when they came last, whether this period is settled for them, what stands against it.

use chrono::NaiveDate;

use super::{
    session::{clash, rank},
    table::{Cell, Column, Kind, Row, Tone, Value},
};
use crate::{
    desk::Desk,
    domain::{Asked, PersonId, Reference, UnitId},
    i18n::{Said, text::TrainingText},
    register::Roster,
};

/// What somebody's trainings come to, seen from one session.
pub struct Past {
    /// The day they came last.
    pub last: Option<NaiveDate>,
    /// They were away the last time a roll was called on them.
    pub missed_last: bool,
    pub now: Now,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    Trained,
    Seated(NaiveDate),
    Open,
}

impl Past {
    pub fn of(desk: &Desk, person: PersonId, session: &Roster, asked: Asked) -> Self {
        let trainings = desk.county().trainings();
        let (_, owed) = trainings.obligation(asked.tier);
        let mut past = Self {
            last: None,
            missed_last: false,
            now: Now::Open,
        };
        let mut called = false;
        let others = trainings.of_person(person);
        for (roster, seat) in others.filter(|(r, _)| r.id() != session.id()) {
            let training = &roster.training.record;
            if training.is_cancelled() {
                continue;
            }
            if !called && seat.mark.is_some() {
                (called, past.missed_last) = (true, seat.missed());
            }
            if seat.attended() && past.last.is_none() {
                past.last = Some(roster.on());
            }
            let settles = owed.settled_by(asked.tier, training.tier);
            if !settles || !asked.period.contains(roster.on()) {
                continue;
            }
            if seat.attended() {
                past.now = Now::Trained;
            } else if past.now == Now::Open && seat.mark.is_none() && roster.until() >= desk.today()
            {
                past.now = Now::Seated(roster.on());
            }
        }
        past
    }
}

pub fn columns() -> Vec<Column> {
    let word = |key, head: &TrainingText| Column::new(key, head, Kind::Word);
    vec![
        Column::id().for_programs_only(),
        Column::level(),
        Column::new("name", &TrainingText::Person, Kind::Name),
        Column::new("unit", &TrainingText::Place, Kind::Place),
        word("post", &TrainingText::Post).rank(3),
        Column::new("last", &TrainingText::Last, Kind::Day).rank(2),
        word("now", &TrainingText::Covered),
        Column::new("remark", &TrainingText::Remark, Kind::Text).rank(1),
    ]
}

/// One who stands in the unit, if in any.
pub fn candidate(
    desk: &Desk,
    person: PersonId,
    unit: Option<UnitId>,
    past: &Past,
    session: &Roster,
) -> Row {
    let training = &session.training.record;
    let held = desk.county().person(person).map(|held| &held.record);
    let name = held.map_or_else(String::new, |person| person.fields.name.clone());
    let of_unit = |value: &dyn Fn(UnitId) -> Value| unit.map_or(Value::Nothing, value);
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let last = match past.last {
        Some(day) => Value::Day(day).into(),
        None => Cell::from(Value::Lacking(Said::of(&TrainingText::NeverCame))).tone(Tone::Warn),
    };
    let (code, words, tone) = match past.now {
        Now::Trained => ("trained", TrainingText::Trained, Tone::Good),
        Now::Seated(on) => {
            let on = on.format("%m-%d").to_string();
            ("seated", TrainingText::Seated { on }, Tone::Plain)
        }
        Now::Open => ("open", TrainingText::Open, Tone::Warn),
    };
    let remark = if session.seat_of(person).is_some() {
        quiet(Value::said(&TrainingText::OnRoster))
    } else {
        let clash = clash(desk, person, &training.fields.slots, training.id);
        clash.map_or(quiet(Value::Nothing), |clash| {
            Cell::from(Value::said(&clash)).tone(Tone::Alarm)
        })
    };
    let post = unit.and_then(|unit| rank(desk, unit));
    let cells = vec![
        Value::id(&person).into(),
        of_unit(&|unit| Value::level(desk, unit)).into(),
        Value::Name(name).into(),
        quiet(of_unit(&|unit| Value::unit(desk, unit, training.host))),
        quiet(post.map_or(Value::Nothing, Value::rank)),
        last,
        Cell::from(Value::word(code, &words)).tone(tone),
        remark,
    ];
    Row::of(Reference::Person(person), cells)
}
