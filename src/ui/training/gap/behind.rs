//! What stands behind a figure: the people who owe, have done or lack it, the sessions held, the sessions that are
//! missing and why.

use crate::{
    domain::{Fate, Reference, UnitId},
    register::{Asked, Roster},
    report,
    ui::{
        kit::{
            At,
            table::{Lay, Line, Sheet, Wide},
        },
        training::route::GapKey,
    },
};

pub const PEOPLE: &Lay = &[
    ("name", Wide::Upto(8, 24)),
    // Everybody on the list has the post that the line above names.
    ("post", Wide::Values(6, 20)),
    ("place", Wide::Rest(14)),
    ("phone", Wide::Values(11, 11)),
    ("last", Wide::Values(10, 10)),
    ("fate", Wide::Upto(14, 48)),
];
pub const HELD: &Lay = &[
    ("on", Wide::Values(10, 10)),
    ("host", Wide::Upto(8, 24)),
    ("title", Wide::Rest(14)),
    ("came", Wide::Values(7, 7)),
    ("state", Wide::Upto(6, 24)),
];
pub const MISSING: &Lay = &[
    ("host", Wide::Upto(8, 24)),
    ("period", Wide::Upto(10, 24)),
    ("why", Wide::Upto(24, 48)),
    ("title", Wide::Rest(14)),
];

type Table = Sheet<GapKey>;

pub fn people(
    table: &Table,
    (root, asked): (UnitId, Asked),
    which: Fate,
    at: &At<'_>,
) -> Vec<Line<GapKey>> {
    let duties = at.desk.county().duties(root, asked).into_iter();
    let those = duties.filter(|duty| duty.is(which));
    let line = those.map(|duty| {
        let key = GapKey::Person(duty.person, duty.part);
        table.line(key, &report::duty(at.desk, &duty, root, asked), at)
    });
    line.collect()
}

/// The latest first.
pub fn held(table: &Table, (root, asked): (UnitId, Asked), at: &At<'_>) -> Vec<Line<GapKey>> {
    let held = at.desk.county().sessions_held(root, asked).into_iter();
    let line = |roster: &Roster| {
        let row = report::session_row(at.desk, roster, root);
        let mut line = table.line(GapKey::Session(roster.id()), &row, at);
        line.cells[1].words = at.desk.short(roster.training.record.host);
        line
    };
    held.rev().map(|roster| line(roster)).collect()
}

pub fn missing(table: &Table, (root, asked): (UnitId, Asked), at: &At<'_>) -> Vec<Line<GapKey>> {
    let missing = at.desk.county().missing_sessions(root, asked).into_iter();
    let line = missing.map(|missing| {
        let host = missing.host;
        let row = report::missed(at.desk, missing, root);
        let key = match row.about {
            Some(Reference::Training(id)) => GapKey::Session(id),
            _ => GapKey::Nothing(host, missing.part),
        };
        let mut line = table.line(key, &row, at);
        line.cells[0].words = at.desk.short(host);
        line
    });
    line.collect()
}
