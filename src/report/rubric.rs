//! What sites are scored by: the whole, its blocks, their items.

use std::iter;

use super::table::{Cell, Column, Kind, Row, Table, Tone, Value};
use crate::{
    domain::{Item, Points, RubricFields, RubricPart},
    i18n::text::{RubricText, TableText},
};

pub fn rubric(fields: &RubricFields) -> Table {
    let rows = rubric_rows(fields).map(|(_, row)| row);
    Table::new("rubric", columns()).with(rows)
}

pub fn columns() -> Vec<Column> {
    vec![
        Column::new("kind", &TableText::Kind, Kind::Word).for_programs_only(),
        Column::new("no", &RubricText::No, Kind::Count),
        Column::new("name", &RubricText::BlockItem, Kind::Text),
        Column::new("points", &RubricText::Points, Kind::Points),
        Column::new("pass_line", &RubricText::PassLine, Kind::Points).rank(1),
        Column::new("method", &RubricText::Method, Kind::Text).rank(2),
        Column::new("scoring", &RubricText::Scoring, Kind::Text).rank(3),
    ]
}

/// Row by row with what each is of.
pub fn rubric_rows(fields: &RubricFields) -> impl Iterator<Item = (RubricPart, Row)> + '_ {
    let whole = row("rubric", &fields.title, Some(fields.total));
    let blocks = fields.blocks.iter().flat_map(|block| {
        let mut head = row("block", &block.name, Some(block.points));
        head.cells[4] = points(block.pass).into();
        let items = block.items.iter().map(item);
        iter::once((RubricPart::Block(block.no()), head)).chain(items)
    });
    iter::once((RubricPart::Whole, whole)).chain(blocks)
}

/// As they are written: most are whole.
fn points(points: Option<Points>) -> Value {
    points.map_or(Value::Nothing, |points| {
        Value::Points(points).told(&points.to_string())
    })
}

fn row(kind: &str, name: &str, most: Option<Points>) -> Row {
    let mut cells = vec![
        Value::word(kind.to_owned(), &kind.to_owned()).into(),
        Value::Nothing.into(),
        Value::text(name).into(),
        points(most).into(),
    ];
    cells.resize_with(7, || Cell::from(Value::Nothing));
    Row::bare(cells)
}

fn item(item: &Item) -> (RubricPart, Row) {
    let quiet = |value| Cell::from(value).tone(Tone::Quiet);
    let mut row = row("item", &item.name, Some(item.points));
    row.cells[1] = Value::count(item.no).into();
    row.cells[5] = quiet(Value::said(&item.method));
    row.cells[6] = quiet(Value::said(&item.scoring));
    (RubricPart::Item(item.no), row)
}
