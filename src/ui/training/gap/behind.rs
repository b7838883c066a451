//! What stands behind a figure: the people who owe, have done or lack it, the sessions held, the sessions that are
//! missing and why.

use crate::{
    domain::{Fate, UnitId, Unmask},
    i18n::text::GapText,
    register::{Asked, Duty, Node, Roster, Why},
    report,
    ui::{
        kit::{
            At, Role,
            table::{Cell, Column, Kind, Wide, sheet::Line},
        },
        training::route::GapKey,
    },
};

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

pub fn people(root: UnitId, asked: Asked, which: Fate, at: &At<'_>) -> Vec<Line<GapKey>> {
    let columns = report::duty_columns(Fate::Obliged);
    let duties = at.desk.county().duties(root, asked).into_iter();
    duties
        .filter(|duty| duty.is(which))
        .map(|duty| person((root, &columns), &duty, asked, at))
        .collect()
}

fn person(
    (root, columns): (UnitId, &[report::Column]),
    duty: &Duty,
    asked: Asked,
    at: &At<'_>,
) -> Line<GapKey> {
    let held = at.desk.county().person(duty.person);
    let phone = held.map_or("", |held| held.record.fields.phone.as_str());
    let row = report::duty(at.desk, duty, root, asked);
    let told: Vec<_> = row.cells.iter().zip(columns).collect();
    let cell = |key| {
        let found = told.iter().find(|(_, column)| column.key == key);
        found.map_or_else(
            || Cell::new("", Role::Dim),
            |(cell, column)| Cell::told(cell, column.kind, at),
        )
    };
    Line {
        key: GapKey::Person(duty.person, duty.part),
        cells: vec![
            cell("name"),
            cell("post"),
            Cell::place(Node::Unit(duty.unit), root, Role::Dim, at),
            Cell::phone(Unmask::Person(duty.person), phone, at),
            cell("last"),
            cell("fate"),
        ],
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
