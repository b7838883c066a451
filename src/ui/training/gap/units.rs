//! The rows of the units below: what each owes, has done and lacks, against the pace of the period.

use super::filters::owed;
use crate::{
    domain::{Level, UnitId},
    i18n::{percent, text::GapText},
    register::{Asked, Coverage, Missing, Why},
    report::{self, Value},
    ui::{
        kit::{
            At, Role,
            table::{Cell, Column, Kind, Wide, sheet::Line},
        },
        training::route::GapKey,
    },
};

/// What a figure of a unit opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behind {
    Below,
    Obliged,
    Covered,
    Seated,
    Uncovered,
    Held,
    Missing,
}

pub const COLUMNS: &[Column<'_>] = &[
    Column::new(&GapText::Unit, Wide::Rest(12), Kind::Path),
    Column::new(&GapText::Obliged, Wide::Values(6, 6), Kind::Number),
    Column::new(&GapText::Covered, Wide::Values(6, 6), Kind::Number),
    Column::new(&GapText::Uncovered, Wide::Values(6, 6), Kind::Number),
    Column::new(&GapText::Waiting, Wide::Values(6, 6), Kind::Number),
    Column::new(&GapText::Share, Wide::Values(6, 6), Kind::Share),
    Column::new(&GapText::Pace, Wide::Values(17, 17), Kind::Number).rank(1),
    Column::new(&GapText::Held, Wide::Values(4, 4), Kind::Number),
    Column::new(&GapText::Missing, Wide::Values(6, 6), Kind::Number),
];

/// What the figures of each column open.
const BEHIND: [Behind; 9] = [
    Behind::Below,
    Behind::Obliged,
    Behind::Covered,
    Behind::Uncovered,
    Behind::Seated,
    Behind::Uncovered,
    Behind::Uncovered,
    Behind::Held,
    Behind::Missing,
];

pub fn behind(column: usize) -> Behind {
    BEHIND.get(column).copied().unwrap_or(Behind::Below)
}

/// The whole on top, under it the other ranks that owe it too and the sessions the unit itself lacks, then the units of
/// the next level; how many stay on top.
pub fn rows(root: UnitId, asked: Asked, at: &At<'_>) -> (Vec<Line<GapKey>>, usize) {
    let county = at.desk.county();
    let level = county.unit(root).map(|unit| unit.record.level);
    let below = match level {
        Some(Level::County) => Some(Level::Township),
        Some(Level::Township) => Some(Level::Village),
        _ => None,
    };
    let place = at.desk.short(root);
    let total = at.say(&GapText::Total { place }).into_owned();
    let whole = county.coverage(root, asked);
    let mut rows = vec![row((GapKey::Total(root), root), total, whole, asked, at)];
    for rank in owed(asked.tier, at).apart_from(asked.rank) {
        let asked = Asked { rank, ..asked };
        let level = Level::ALL.into_iter().find(|l| l.post() == Some(rank));
        let words = at.say(&GapText::Apart {
            level: level.map_or_else(String::new, |level| at.say(&level).into_owned()),
        });
        let coverage = county.coverage(root, asked);
        rows.push(row(
            (GapKey::Apart(rank), root),
            words.into_owned(),
            coverage,
            asked,
            at,
        ));
    }
    let missing = county.missing_sessions(root, asked).into_iter();
    let own = missing.filter(|missing| missing.host == root);
    rows.extend(own.map(|missing| lacking(missing, at)));
    let on_top = rows.len();
    let parts = below.map_or_else(Vec::new, |level| county.coverages(root, level, asked));
    rows.extend(parts.into_iter().map(|(unit, coverage)| {
        row(
            (GapKey::Unit(unit), unit),
            at.desk.short(unit),
            coverage,
            asked,
            at,
        )
    }));
    (rows, on_top)
}

/// A session the unit itself lacks: nothing below it could tell.
fn lacking(missing: Missing, at: &At<'_>) -> Line<GapKey> {
    let (key, words) = match missing.why {
        Why::NoSession => (
            GapKey::Nothing(missing.host, missing.part),
            at.say(&GapText::Unplanned),
        ),
        Why::NotRecorded(id) => {
            let roster = at.desk.county().trainings().get(id);
            let on = roster.map_or_else(String::new, |r| r.on().format("%m-%d").to_string());
            (GapKey::Session(id), at.say(&GapText::NoRoll { on }))
        }
    };
    let (words, role) = if missing.late {
        (format!("! {words}"), Role::Breach)
    } else {
        (words.into_owned(), Role::Dim)
    };
    let mut cells = vec![Cell::new(words, role)];
    cells.resize_with(COLUMNS.len(), || Cell::new("", Role::Dim));
    Line { key, cells }
}

fn row(
    (key, unit): (GapKey, UnitId),
    name: String,
    coverage: Coverage,
    asked: Asked,
    at: &At<'_>,
) -> Line<GapKey> {
    let role = match key {
        GapKey::Total(_) | GapKey::Apart(_) => Role::Title,
        _ => Role::Normal,
    };
    let told = Value::text(name.as_str());
    let row = report::covered(at.desk, told, unit, &coverage, asked);
    let told = row.cells.iter().zip(report::coverage_columns());
    let told: Vec<_> = told.collect();
    let seen = report::COVERAGE_SEEN.iter().skip(1);
    let figures = seen.filter_map(|key| {
        let (cell, column) = told.iter().find(|(_, column)| column.key == *key)?;
        Some(Cell::told(cell, column.kind, at))
    });
    let cells = std::iter::once(Cell::new(name, role)).chain(figures);
    Line {
        key,
        cells: cells.collect(),
    }
}

/// What should be there by today, of a hundred; none where nothing is owed.
pub fn expected(asked: Asked, at: &At<'_>) -> Option<String> {
    let (gone, all) = at.desk.county().elapsed(asked)?;
    Some(percent(gone, all))
}
