//! What stands behind a figure: the people who owe, have done or lack it, the sessions held, the sessions that are
//! missing and why.

use chrono::NaiveDate;

use crate::{
    domain::{PersonId, TrainingId, UnitId, Unmask},
    i18n::text::GapText,
    register::{Asked, Duty, Node, Roster, Why},
    ui::{
        At, Role,
        screen::{
            sheet::Line,
            table::{Cell, Column, Kind, Wide},
        },
        training::route::{GapKey, People},
    },
};

impl People {
    pub fn takes(self, duty: &Duty) -> bool {
        match self {
            Self::Obliged => true,
            Self::Covered => duty.settled.is_some(),
            Self::Seated => duty.waits(),
            Self::Uncovered => duty.settled.is_none(),
        }
    }
}

pub const OBLIGED: &[Column<'_>] = &people_columns(&GapText::Missed);
pub const COVERED: &[Column<'_>] = &people_columns(&GapText::Settled);
pub const HELD: &[Column<'_>] = &[
    Column::new(&GapText::Date, Wide::Values(10, 10), Kind::Words),
    Column::new(&GapText::Host, Wide::Upto(8, 24), Kind::Path),
    Column::new(&GapText::Session, Wide::Rest(14), Kind::Name),
    Column::new(&GapText::Came, Wide::Values(7, 7), Kind::Number),
    Column::new(&GapText::State, Wide::Upto(6, 24), Kind::Words),
];
pub const MISSING: &[Column<'_>] = &[
    Column::new(&GapText::Host, Wide::Upto(8, 24), Kind::Path),
    Column::new(&GapText::For, Wide::Upto(10, 24), Kind::Words),
    Column::new(&GapText::Why, Wide::Upto(24, 48), Kind::Words),
    Column::new(&GapText::Session, Wide::Rest(14), Kind::Name),
];

const fn people_columns(fate: &'static GapText) -> [Column<'static>; 6] {
    [
        Column::new(&GapText::Name, Wide::Upto(8, 24), Kind::Name),
        // Everybody on the list has the post that the line above names.
        Column::new(&GapText::Post, Wide::Values(6, 20), Kind::Words).rank(1),
        Column::new(&GapText::Place, Wide::Rest(14), Kind::Path),
        Column::new(&GapText::Phone, Wide::Values(11, 11), Kind::Words),
        Column::new(&GapText::Last, Wide::Values(10, 10), Kind::Words),
        Column::new(fate, Wide::Upto(14, 48), Kind::Words),
    ]
}

pub fn people(root: UnitId, asked: Asked, which: People, at: &At<'_>) -> Vec<Line<GapKey>> {
    let duties = at.desk.county().duties(root, asked).into_iter();
    duties
        .filter(|duty| which.takes(duty))
        .map(|duty| person(root, &duty, asked, at))
        .collect()
}

fn person(root: UnitId, duty: &Duty, asked: Asked, at: &At<'_>) -> Line<GapKey> {
    let county = at.desk.county();
    let held = county.person(duty.person);
    let fields = held.map(|held| &held.record.fields);
    let name = fields.map_or("", |fields| fields.name.as_str());
    let phone = fields.map_or("", |fields| fields.phone.as_str());
    let last = last(duty.person, at);
    let (last, last_role) = match last {
        Some(day) => (day.to_string(), Role::Normal),
        None => (at.say(&GapText::Never).into_owned(), Role::Warn),
    };
    let mut fate = fate(duty, at);
    // In a longer period each part is owed apart.
    if duty.part != asked.period {
        fate.words = format!("{} {}", at.say(&duty.part), fate.words);
    }
    Line {
        key: GapKey::Person(duty.person, duty.part),
        cells: vec![
            Cell::new(name, Role::Normal),
            Cell::new(at.say(&asked.rank), Role::Dim),
            Cell::place(Node::Unit(duty.unit), root, Role::Dim, at),
            Cell::phone(Unmask::Person(duty.person), phone, at),
            Cell::new(last, last_role),
            fate,
        ],
    }
}

/// The day of the last session they came to.
fn last(person: PersonId, at: &At<'_>) -> Option<NaiveDate> {
    let sessions = at.desk.county().trainings();
    let mut came = sessions
        .of_person(person)
        .filter(|(_, seat)| seat.attended());
    came.next().map(|(roster, _)| roster.on())
}

/// Where it was settled, else where they were missed, else when their turn comes.
fn fate(duty: &Duty, at: &At<'_>) -> Cell {
    let roster = |id: TrainingId| at.desk.county().trainings().get(id);
    let named = |roster: &Roster| {
        let title = &roster.training.record.fields.title;
        format!("{} {title}", roster.on().format("%m-%d"))
    };
    if let Some(roster) = duty.settled.and_then(roster) {
        return Cell::new(named(roster), Role::Good);
    }
    if let Some(roster) = duty.seated.and_then(roster) {
        let on = named(roster);
        return Cell::new(at.say(&GapText::Seated { on }), Role::Normal);
    }
    let missed = duty.missed.and_then(roster);
    let mark = missed.and_then(|roster| roster.seat_of(duty.person)?.record.mark.clone());
    match (missed, mark) {
        (Some(roster), Some(mark)) => {
            Cell::new(format!("{} {}", at.say(&mark), named(roster)), Role::Warn)
        }
        _ => Cell::new(at.say(&GapText::NotSeated), Role::Dim),
    }
}

/// The latest first.
pub fn held(root: UnitId, asked: Asked, at: &At<'_>) -> Vec<Line<GapKey>> {
    let county = at.desk.county();
    let mut rosters = county.sessions_held(root, asked);
    rosters.reverse();
    let row = |roster: &Roster| {
        let (training, tally) = (&roster.training.record, roster.tally());
        let came = format!("{}/{}", tally.came(), tally.seats);
        let came = Cell {
            number: Some(i64::from(tally.came())),
            ..Cell::new(came, Role::Normal)
        };
        Line {
            key: GapKey::Session(roster.id()),
            cells: vec![
                Cell::new(roster.on().to_string(), Role::Normal),
                Cell::new(at.desk.short(training.host), Role::Normal),
                Cell::new(training.fields.title.clone(), Role::Normal),
                came,
                Cell::new(at.say(&training.state), Role::Dim),
            ],
        }
    };
    rosters.into_iter().map(|roster| row(roster)).collect()
}

pub fn missing(root: UnitId, asked: Asked, at: &At<'_>) -> Vec<Line<GapKey>> {
    let county = at.desk.county();
    let missing = county.missing_sessions(root, asked).into_iter();
    missing
        .map(|missing| {
            let (key, why, title) = match missing.why {
                Why::NoSession => {
                    let key = GapKey::Nothing(missing.host, missing.part);
                    (key, GapText::NoSession, String::new())
                }
                Why::NotRecorded(id) => {
                    let training = county.trainings().get(id).map(|r| &r.training.record);
                    let on = training.map_or_else(String::new, |t| t.on().to_string());
                    let title = training.map_or_else(String::new, |t| t.fields.title.clone());
                    (GapKey::Session(id), GapText::NotRecorded { on }, title)
                }
            };
            Line {
                key,
                cells: vec![
                    Cell::new(at.desk.short(missing.host), Role::Normal),
                    Cell::new(at.say(&missing.part), Role::Normal),
                    if missing.late {
                        Cell::new(format!("! {}", at.say(&why)), Role::Breach)
                    } else {
                        Cell::new(at.say(&why), Role::Normal)
                    },
                    Cell::new(title, Role::Normal),
                ],
            }
        })
        .collect()
}
