//! What stands on the page of the rubric: its head, and a row for the whole, each block and each item.

use crate::{
    domain::{Rubric, RubricFields, RubricId, RubricPart},
    exchange::example_rubric,
    i18n::{N, text::RubricText},
    report,
    ui::{
        kit::{
            At, Role,
            table::{Cell, Lay, Line, Sheet, Wide},
        },
        site::route::RubricSpot,
    },
};

const LAY: &Lay = &[
    ("no", Wide::Values(4, 4)),
    ("name", Wide::Rest(20)),
    ("points", Wide::Values(6, 6)),
    ("pass_line", Wide::Values(6, 9)),
    ("method", Wide::Upto(8, 20)),
    ("scoring", Wide::Upto(8, 40)),
];
/// Places among those columns.
const NAME: usize = 1;
const POINTS: usize = 2;
const METHOD: usize = 4;

pub type Table = Sheet<RubricSpot>;

pub fn sheet() -> Table {
    Sheet::of(&report::rubric_columns(), LAY)
}

/// Its name and how it came to be; what it adds up to; its note.
pub fn head(rubric: &Rubric, at: &At<'_>) -> Vec<(String, Role)> {
    let fields = &rubric.fields;
    let say = |text: &RubricText| at.say(text).into_owned();
    let before = at.desk.county().sites().older(rubric);
    let mut first = vec![fields.title.clone(), say(&version(rubric, at))];
    if *fields == example_rubric() {
        first.push(say(&RubricText::Example));
    }
    let mut second = vec![say(&RubricText::Sum {
        total: fields.total.to_string(),
        blocks: N::from(fields.blocks.len()),
        items: N::from(fields.items().count()),
    })];
    let scored = at.desk.county().sites().scored_under(&before);
    if scored > 0 {
        second.push(say(&RubricText::Older { n: N::from(scored) }));
    }
    let mut lines = vec![
        (first.join("  "), Role::Title),
        (second.join("  "), Role::Normal),
    ];
    if !fields.note.is_empty() {
        lines.push((fields.note.replace('\n', " "), Role::Dim));
    }
    lines
}

fn version(rubric: &Rubric, at: &At<'_>) -> RubricText {
    let n = N::from(at.desk.county().sites().older(rubric).len() + 1);
    RubricText::Version { n }
}

/// All that are used no longer, the newest first, under a heading of their own.
pub fn versions(current: RubricId, at: &At<'_>) -> Vec<Line<RubricSpot>> {
    let line = |key, name: String, role| {
        let mut cells = vec![Cell::default(); LAY.len()];
        cells[NAME] = Cell::new(at.eyes().words(&name), role);
        Line { key, cells }
    };
    let all = at.desk.county().sites().rubrics().iter().rev();
    let others = all.filter(|held| held.record.id != current);
    let mut lines: Vec<_> = others
        .map(|held| {
            let (rubric, fields) = (&held.record, &held.record.fields);
            let words = format!("  {}  {}", at.say(&version(rubric, at)), fields.title);
            let n = N::from(at.desk.county().sites().scored_under(&[rubric.id]));
            let mut line = line(RubricSpot::Version(rubric.id), words, Role::Dim);
            line.cells[POINTS] = Cell::new(fields.total.to_string(), Role::Dim);
            line.cells[METHOD] = Cell::new(at.say(&RubricText::ScoredUnder { n }), Role::Dim);
            line
        })
        .collect();
    if !lines.is_empty() {
        let heading = at.say(&RubricText::Versions).into_owned();
        lines.insert(0, line(RubricSpot::Heading, heading, Role::Accent));
    }
    lines
}

/// As it is told: the whole and its blocks stand out, items stand below them.
pub fn of(table: &Table, fields: &RubricFields, at: &At<'_>) -> Vec<Line<RubricSpot>> {
    let line = |(part, row): (RubricPart, report::Row)| {
        let mut line = table.line(RubricSpot::Part(part), &row, at);
        let role = match part {
            RubricPart::Whole => Role::Title,
            RubricPart::Block(_) => Role::Accent,
            RubricPart::Item(_) => {
                line.cells[NAME].words.insert_str(0, "  ");
                return line;
            }
        };
        for cell in &mut line.cells {
            cell.role = role;
        }
        line
    };
    report::rubric_rows(fields).map(line).collect()
}
