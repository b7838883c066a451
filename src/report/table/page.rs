//! One record as a page: labels and figures, in the order in which they are told.

use std::borrow::Cow;

use super::{Cell, Column, Kind, Row, Shape, Table, Value};
use crate::{
    domain::Reference,
    i18n::{Lang, Say},
};

#[derive(Default)]
pub struct Page {
    columns: Vec<Column>,
    cells: Vec<Cell>,
}

impl Page {
    pub fn push(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        head: &impl Say,
        kind: Kind,
        cell: impl Into<Cell>,
    ) {
        self.columns.push(Column::new(key, head, kind));
        self.cells.push(cell.into());
    }

    /// What people read where programs are told it in figures of their own.
    pub fn told(&mut self, key: &'static str, head: &impl Say, words: &impl Say) {
        let column = Column::new(key, head, Kind::Text).for_people_only();
        self.columns.push(column);
        self.cells.push(Value::said(words).into());
    }

    /// What the lines that follow belong to, and in a word what that is about.
    pub fn head(&mut self, key: &'static str, head: &impl Say, words: &impl Say) {
        self.told(key, head, words);
        if let Some(column) = self.columns.last_mut() {
            column.is_head = true;
        }
    }

    /// Told to programs; people read it elsewhere on the page or do without.
    pub fn quiet(&mut self, key: &'static str, head: &impl Say, kind: Kind, value: Value) {
        let column = Column::new(key, head, kind).for_programs_only();
        self.columns.push(column);
        self.cells.push(value.into());
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
    pub fn lines(&mut self, key: &str, head: &impl Say, values: impl IntoIterator<Item = Value>) {
        for (value, n) in values.into_iter().zip(1..) {
            self.push(format!("{key}_{n}"), head, Kind::Text, value);
        }
    }

    /// The cell just set.
    pub fn last(&mut self) -> Option<&mut Cell> {
        self.cells.last_mut()
    }

    /// About no record.
    pub fn bare(self, name: &'static str) -> Table {
        let Self { columns, cells } = self;
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
