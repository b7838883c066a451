//! What stands on the page of the rubric: its head, and a row for the whole, each block and each item.

use std::iter;

use crate::{
    domain::{Item, Points, Rubric, RubricBlock, RubricFields, RubricId, RubricPart},
    exchange::example_rubric,
    i18n::{N, text::RubricText},
    ui::{
        kit::{
            At, Role,
            table::{Cell, Column, Kind, Wide},
        },
        site::route::RubricSpot,
    },
};

pub struct Row {
    pub on: RubricSpot,
    pub cells: Vec<Cell>,
}

pub fn columns() -> [Column<'static>; 6] {
    [
        Column::new(&RubricText::No, Wide::Values(4, 4), Kind::Number),
        Column::new(&RubricText::BlockItem, Wide::Rest(20), Kind::Words),
        Column::new(&RubricText::Points, Wide::Values(6, 6), Kind::Number),
        Column::new(&RubricText::PassLine, Wide::Values(6, 9), Kind::Number).rank(1),
        Column::new(&RubricText::Method, Wide::Upto(8, 20), Kind::Words).rank(2),
        Column::new(&RubricText::Scoring, Wide::Upto(8, 40), Kind::Words).rank(3),
    ]
}

/// Its name and how it came to be; what it adds up to; its note.
pub fn head(rubric: &Rubric, at: &At<'_>) -> Vec<(String, Role)> {
    let fields = &rubric.fields;
    let say = |text: &RubricText| at.say(text).into_owned();
    let before = older(rubric, at);
    let mut first = vec![fields.title.clone(), say(&version(rubric, at))];
    if *fields == example_rubric() {
        first.push(say(&RubricText::Example));
    }
    let mut second = vec![say(&RubricText::Sum {
        total: fields.total.to_string(),
        blocks: N::from(fields.blocks.len()),
        items: N::from(fields.items().count()),
    })];
    let scored = scored_under(&before, at);
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

/// Those whose place it took, one after the other.
fn older(rubric: &Rubric, at: &At<'_>) -> Vec<RubricId> {
    let all = at.desk.county().sites().rubrics();
    let before = |id: &RubricId| {
        let held = all.iter().find(|held| held.record.id == *id)?;
        held.record.replaces
    };
    iter::successors(rubric.replaces, before)
        .take(all.len())
        .collect()
}

fn version(rubric: &Rubric, at: &At<'_>) -> RubricText {
    let n = N::from(older(rubric, at).len() + 1);
    RubricText::Version { n }
}

/// All that are used no longer, the newest first, under a heading of their own.
pub fn versions(current: RubricId, at: &At<'_>) -> Vec<Row> {
    let all = at.desk.county().sites().rubrics().iter().rev();
    let others = all.filter(|held| held.record.id != current);
    let mut rows: Vec<Row> = others
        .map(|held| {
            let (rubric, fields) = (&held.record, &held.record.fields);
            let words = format!("  {}  {}", at.say(&version(rubric, at)), fields.title);
            let n = N::from(scored_under(&[rubric.id], at));
            Row {
                on: RubricSpot::Version(rubric.id),
                cells: vec![
                    Cell::new("", Role::Normal),
                    Cell::new(words, Role::Dim),
                    points(Some(fields.total), Role::Dim),
                    points(None, Role::Dim),
                    Cell::new(at.say(&RubricText::ScoredUnder { n }), Role::Dim),
                ],
            }
        })
        .collect();
    if !rows.is_empty() {
        let heading = at.say(&RubricText::Versions);
        let cells = vec![
            Cell::new("", Role::Normal),
            Cell::new(heading, Role::Accent),
        ];
        let on = RubricSpot::Heading;
        rows.insert(0, Row { on, cells });
    }
    rows
}

pub fn scored_under(rubrics: &[RubricId], at: &At<'_>) -> usize {
    let files = at.desk.county().sites().all().iter();
    let sittings = files.flat_map(|file| &file.inspections);
    sittings
        .filter(|sitting| sitting.is_scored() && rubrics.contains(&sitting.rubric()))
        .count()
}

pub fn of(fields: &RubricFields, at: &At<'_>) -> Vec<Row> {
    let whole = Row {
        on: RubricSpot::Part(RubricPart::Whole),
        cells: vec![
            Cell::new("", Role::Normal),
            Cell::new(&fields.title, Role::Title),
            points(Some(fields.total), Role::Title),
        ],
    };
    let blocks = fields.blocks.iter().flat_map(|one| {
        let items = one.items.iter().map(|one| item(one, at));
        iter::once(block(one)).chain(items)
    });
    iter::once(whole).chain(blocks).collect()
}

fn points(points: Option<Points>, role: Role) -> Cell {
    Cell {
        words: points.map_or_else(String::new, |points| points.to_string()),
        role,
        number: points.map(|points| points.0.into()),
        bar: None,
        kept: 0,
    }
}

fn block(block: &RubricBlock) -> Row {
    Row {
        on: RubricSpot::Part(RubricPart::Block(block.no())),
        cells: vec![
            Cell::new("", Role::Normal),
            Cell::new(&block.name, Role::Accent),
            points(Some(block.points), Role::Accent),
            points(block.pass, Role::Accent),
        ],
    }
}

fn item(item: &Item, at: &At<'_>) -> Row {
    Row {
        on: RubricSpot::Part(RubricPart::Item(item.no)),
        cells: vec![
            Cell::number(item.no),
            Cell::new(format!("  {}", item.name), Role::Normal),
            points(Some(item.points), Role::Normal),
            points(None, Role::Normal),
            Cell::new(at.say(&item.method), Role::Dim),
            Cell::new(at.say(&item.scoring), Role::Dim),
        ],
    }
}
