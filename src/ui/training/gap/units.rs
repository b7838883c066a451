//! The rows of the units below: what each owes, has done and lacks, against the pace of the period.

use super::filters::owed;
use crate::{
    domain::{Fate, Level, List, Reference, UnitId},
    i18n::text::GapText,
    register::{Asked, Missing, Why},
    report::{self, Value},
    ui::{
        kit::{
            At, Role,
            table::{Cell, Line, Sheet},
        },
        training::route::GapKey,
    },
};

/// The whole on top, under it the other ranks that owe it too and the sessions the unit itself lacks, then the units of
/// the next level; how many stay on top.
pub fn rows(
    table: &Sheet<GapKey>,
    (root, asked): (UnitId, Asked),
    at: &At<'_>,
) -> (Vec<Line<GapKey>>, usize) {
    let row = |key, unit, name: String, coverage, asked| {
        let row = report::covered(at.desk, Value::text(name), unit, &coverage, asked);
        table.line(key, &row, at)
    };
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
    let mut total = row(GapKey::Total(root), root, total, whole, asked);
    total.cells[0].role = Role::Title;
    // Its units stand below it.
    total.cells[0].opens = Some(Reference::List(List::Duties {
        unit: root,
        asked,
        fate: Fate::Uncovered,
    }));
    let mut rows = vec![total];
    for rank in owed(asked.tier, at).apart_from(asked.rank) {
        let asked = Asked { rank, ..asked };
        let level = Level::ALL.into_iter().find(|l| l.post() == Some(rank));
        let words = at.say(&GapText::Apart {
            level: level.map_or_else(String::new, |level| at.say(&level).into_owned()),
        });
        let (key, coverage) = (GapKey::Apart(rank), county.coverage(root, asked));
        let mut apart = row(key, root, words.into_owned(), coverage, asked);
        apart.cells[0].role = Role::Title;
        rows.push(apart);
    }
    let missing = county.missing_sessions(root, asked).into_iter();
    let own = missing.filter(|missing| missing.host == root);
    rows.extend(own.map(|missing| lacking(table, missing, at)));
    let on_top = rows.len();
    let parts = below.map_or_else(Vec::new, |level| county.coverages(root, level, asked));
    rows.extend(parts.into_iter().map(|(unit, coverage)| {
        let name = at.desk.short_on(unit, asked.period.last());
        row(GapKey::Unit(unit), unit, name, coverage, asked)
    }));
    (rows, on_top)
}

/// A session the unit itself lacks: nothing below it could tell.
fn lacking(table: &Sheet<GapKey>, missing: Missing, at: &At<'_>) -> Line<GapKey> {
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
    let late = missing.late;
    let mark = if late { "! " } else { "" };
    let role = if late { Role::Breach } else { Role::Dim };
    table.bare_line(key, Cell::new(format!("{mark}{words}"), role))
}
