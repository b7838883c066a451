//! A long table tells the rows in view, and all of them only to be filtered or ordered.

use std::{cell::Cell, rc::Rc};

use ratatui::{buffer::Buffer, layout::Rect};
use sanzhang::{
    i18n::text::ListText,
    report::{Column, Kind, Row, Value},
    ui::kit::{
        At, Pen,
        table::{Sheet, Wide},
    },
};

use crate::support::stage::Stage;

const ROWS: usize = 20_000;
const HEIGHT: usize = 20;

#[test]
fn a_long_table_tells_only_the_rows_in_view_and_all_of_them_once() {
    let stage = Stage::village();
    let at = stage.model().at();
    let columns = [Column::new("name", &ListText::Head, Kind::Text)];
    let mut table = Sheet::of(&columns, &[("name", Wide::Rest(20))]);
    let told = Rc::new(Cell::new(0));
    let count = Rc::clone(&told);
    let row = move |_, key: usize, _: &At<'_>| {
        count.set(count.get() + 1);
        Some(Row::bare(vec![Value::text(format!("n{key}")).into()]))
    };
    table.fill_long((0..ROWS).collect(), row, HEIGHT, &at);
    assert_eq!(told.take(), 0);
    let area = Rect::new(0, 0, 80, HEIGHT as u16 + 1);
    let mut buf = Buffer::empty(area);
    for place in [0, ROWS / 2, ROWS] {
        table.at.go_to(place, HEIGHT);
        table.view("", &mut Pen::new(&at, &mut buf), area);
        assert!(told.take() <= HEIGHT, "{place}");
    }
    // The first letter reads them all, those that follow none but what they show.
    table.filter("n1", HEIGHT, &at);
    assert_eq!(told.take(), ROWS);
    table.filter("n19", HEIGHT, &at);
    table.view("", &mut Pen::new(&at, &mut buf), area);
    assert!(told.take() <= HEIGHT);
    assert_eq!(table.len(), 1_111);
}
