//! One record as a page: labels and figures, in the order in which they are told.

use std::borrow::Cow;

use super::{Cell, Column, Kind, Lead, Row, Shape, Table, Tone, Value};
use crate::{
    domain::Reference,
    i18n::{Lang, Say},
};

#[derive(Default)]
pub struct Page {
    columns: Vec<Column>,
    cells: Vec<Cell>,
    /// The next line stands apart from those above.
    apart: bool,
}

impl Page {
    pub fn push(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        head: &impl Say,
        kind: Kind,
        cell: impl Into<Cell>,
    ) {
        self.put(Column::new(key, head, kind), cell);
    }

    fn put(&mut self, mut column: Column, cell: impl Into<Cell>) {
        column.apart = column.for_people() && std::mem::take(&mut self.apart);
        self.columns.push(column);
        self.cells.push(cell.into());
    }

    /// Sets the lines that follow apart from those before.
    pub fn gap(&mut self) {
        self.apart = true;
    }

    /// What the page is about.
    pub fn title(&mut self, key: &'static str, head: &impl Say, kind: Kind, value: Value) {
        let mut column = Column::new(key, head, kind);
        column.lead = Lead::Title;
        self.put(column, value);
    }

    /// What people read where programs are told it in figures of their own.
    pub fn told(&mut self, key: &'static str, head: &impl Say, words: &impl Say) {
        let column = Column::new(key, head, Kind::Text).for_people_only();
        self.put(column, Value::said(words));
    }

    /// What the lines that follow belong to, and in a word what that is about.
    pub fn head(&mut self, key: &'static str, head: &impl Say, words: &impl Say) {
        self.told(key, head, words);
        if let Some(column) = self.columns.last_mut() {
            column.lead = Lead::Head;
        }
    }

    /// Below a head. Where nothing is known yet it stands all the same.
    pub fn row(&mut self, key: impl Into<Cow<'static, str>>, head: &impl Say, cell: Cell) {
        self.below(Column::new(key, head, Kind::Text), cell);
    }

    /// The same where programs are told it in figures of their own.
    pub fn told_row(&mut self, key: String, head: &impl Say, cell: Cell) {
        self.below(Column::new(key, head, Kind::Text).for_people_only(), cell);
    }

    fn below(&mut self, mut column: Column, cell: Cell) {
        column.lead = Lead::Row;
        let cell = match cell.value.words(Lang::Zh).trim() {
            "" => Cell {
                value: cell.value.told(&"-".to_owned()),
                tone: Tone::Quiet,
                ..cell
            },
            _ => cell,
        };
        self.put(column, cell);
    }

    /// Told to programs; people read it elsewhere on the page or do without.
    pub fn quiet(&mut self, key: &'static str, head: &impl Say, kind: Kind, value: Value) {
        let column = Column::new(key, head, kind).for_programs_only();
        self.put(column, value);
    }

    /// People do without what is empty.
    pub fn line(&mut self, key: &'static str, head: &impl Say, kind: Kind, value: Value) {
        if value.words(Lang::Zh).is_empty() {
            self.quiet(key, head, kind, value);
        } else {
            self.push(key, head, kind, value);
        }
    }

    pub fn text(&mut self, key: &'static str, head: &impl Say, text: &str) {
        self.line(key, head, Kind::Text, Value::text(text));
    }

    /// Several under one label.
    pub fn lines<C: Into<Cell>>(
        &mut self,
        key: &str,
        head: &impl Say,
        cells: impl IntoIterator<Item = C>,
    ) {
        let of_key = |column: &&Column| column.key.rsplit_once('_').is_some_and(|(k, _)| k == key);
        let before = self.columns.iter().filter(of_key).count();
        for (cell, n) in cells.into_iter().zip(before + 1..) {
            self.push(format!("{key}_{n}"), head, Kind::Text, cell);
        }
    }

    /// The cell just set.
    pub fn last(&mut self) -> Option<&mut Cell> {
        self.cells.last_mut()
    }

    /// About no record.
    pub fn bare(self, name: &'static str) -> Table {
        let Self { columns, cells, .. } = self;
        Table {
            rows: vec![Row::bare(cells)],
            shape: Shape::Page,
            ..Table::new(name, columns)
        }
    }

    pub fn finish(self, name: &'static str, about: Reference) -> Table {
        let mut table = self.bare(name);
        for row in &mut table.rows {
            row.about = Some(about);
        }
        table
    }
}
