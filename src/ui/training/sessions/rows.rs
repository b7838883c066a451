//! Sessions as rows: when, what, who holds it, how full it is, who came, how it stands.

use chrono::{Datelike, NaiveDate};

use crate::{
    domain::{Right, TrainingFields, TrainingId, TrainingState, UnitId},
    i18n::{Words, count, text::TrainingText},
    keymap::{Change, Context, Find},
    register::Roster,
    ui::{
        kit::{
            At, Role,
            dialog::window,
            rights,
            table::{Cell, Column, Kind, Wide, sheet::Line},
        },
        training::route::Standing,
    },
};

pub const COLUMNS: &[Column] = &[
    Column::new(&TrainingText::Date, Wide::Values(17, 17), Kind::Words),
    Column::new(&TrainingText::Name, Wide::Rest(20), Kind::Name),
    Column::new(&TrainingText::Host, Wide::Upto(8, 16), Kind::Name).rank(2),
    Column::new(&TrainingText::Level, Wide::Values(6, 8), Kind::Words).rank(4),
    Column::new(&TrainingText::Seats, Wide::Values(7, 7), Kind::Number).rank(1),
    Column::new(&TrainingText::Came, Wide::Values(4, 4), Kind::Number).rank(3),
    Column::new(&TrainingText::State, Wide::Values(8, 11), Kind::Words),
];

impl Standing {
    pub const ALL: [Self; 4] = [Self::Planned, Self::Unrecorded, Self::Held, Self::Cancelled];

    pub fn of(roster: &Roster, today: NaiveDate) -> Self {
        match roster.training.record.state {
            TrainingState::Cancelled { .. } => Self::Cancelled,
            TrainingState::Held => Self::Held,
            TrainingState::Planned if roster.until() < today && !roster.is_recorded() => {
                Self::Unrecorded
            }
            TrainingState::Planned => Self::Planned,
        }
    }

    pub const fn words(self) -> TrainingText {
        match self {
            Self::Planned => TrainingText::Planned,
            Self::Unrecorded => TrainingText::Unrecorded,
            Self::Held => TrainingText::Held,
            Self::Cancelled => TrainingText::Cancelled,
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::Planned => Role::Normal,
            Self::Unrecorded => Role::Breach,
            Self::Held => Role::Good,
            Self::Cancelled => Role::Dim,
        }
    }
}

pub fn line(roster: &Roster, at: &At<'_>) -> Line<TrainingId> {
    let training = &roster.training.record;
    let tally = roster.tally();
    let standing = Standing::of(roster, at.desk.today());
    let came = if roster.is_recorded() {
        Cell::number(tally.came())
    } else {
        Cell::new("", Role::Dim)
    };
    let mut state = at.say(&standing.words()).into_owned();
    if standing == Standing::Unrecorded {
        state = format!("! {state}");
    }
    let title = match standing {
        Standing::Cancelled => Role::Dim,
        _ => Role::Normal,
    };
    Line {
        key: roster.id(),
        cells: vec![
            Cell::new(when(&training.fields, at), title),
            Cell::new(training.fields.title.clone(), title),
            Cell::new(at.desk.short(training.host), Role::Normal),
            Cell::new(at.say(&training.tier).into_owned(), Role::Dim),
            Cell {
                number: Some(i64::from(tally.seats)),
                ..Cell::new(seats(roster), Role::Normal)
            },
            came,
            Cell::new(state, standing.role()),
        ],
    }
}

/// Everybody who was assigned; who came without a seat takes none.
pub fn taken(roster: &Roster) -> u32 {
    let tally = roster.tally();
    tally.seats - tally.walk_ins
}

/// `63/80`
pub fn seats(roster: &Roster) -> String {
    let taken = count(taken(roster));
    match roster.training.record.fields.capacity {
        Some(capacity) => format!("{taken}/{capacity}"),
        None => taken,
    }
}

/// `04-18 09:00 四`, with the year where it is another one, and how many more days there are.
pub fn when(fields: &TrainingFields, at: &At<'_>) -> String {
    let Some(slot) = fields.slots.first() else {
        return String::new();
    };
    let day = if slot.date.year() == at.desk.today().year() {
        slot.date.format("%m-%d").to_string()
    } else {
        slot.date.format("%y-%m-%d").to_string()
    };
    let mut words = format!("{day} {}", slot.from);
    let days = fields.slots.iter().filter(|s| s.date != slot.date).count();
    if days > 0 {
        words = format!("{words} +{days}");
    }
    words
}

/// What is said where no session is listed.
pub fn silence(root: UnitId, at: &At<'_>) -> String {
    let everywhere = at.desk.root() == Some(root);
    let nothing = everywhere && at.desk.county().sessions(root).next().is_none();
    let words = if nothing {
        TrainingText::None
    } else {
        let scope = window::key(at, Context::Trainings, Find::Scope);
        TrainingText::NoneSo { scope }
    };
    with_plan(&words, at).into_owned()
}

/// That there is no session, and the key that plans one.
pub fn with_plan(nothing: &TrainingText, at: &At<'_>) -> Words {
    let key = window::key(at, Context::Trainings, Change::Add);
    rights::with_how(
        nothing,
        &TrainingText::HowToPlan { key },
        Right::Trainings,
        at,
    )
}
