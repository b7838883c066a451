//! A table as a value: its columns said once, its rows of typed cells. Screen, text, csv and json read the same.

mod column;
mod page;
mod phone;
mod value;

pub use column::{Column, Kind, Lead, Sorts};
pub use page::Page;
pub use phone::Phone;
pub use value::{Block, Cell, Place, Tone, Value};

use crate::{domain::Reference, i18n::Lang};

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What programs call it.
    pub name: &'static str,
    /// In the order in which programs read them.
    pub columns: Vec<Column>,
    /// Places of the columns that people read, in their order.
    pub seen: Vec<usize>,
    pub rows: Vec<Row>,
    /// Sums of the rows and the like, for people only.
    pub sums: Vec<Row>,
    pub shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Rows under their heads.
    Rows,
    /// Rows that speak for themselves: lines of text have no heads over them.
    Lines,
    /// One record, as a page: labels and figures.
    Page,
}

/// One cell to a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is about; none where that is no record and no list.
    pub about: Option<Reference>,
    pub cells: Vec<Cell>,
}

impl Table {
    pub fn new(name: &'static str, columns: Vec<Column>) -> Self {
        let seen = (0..columns.len()).filter(|&i| columns[i].for_people());
        Self {
            name,
            seen: seen.collect(),
            columns,
            rows: Vec::new(),
            sums: Vec::new(),
            shape: Shape::Rows,
        }
    }

    #[must_use]
    pub fn in_lines(self) -> Self {
        Self {
            shape: Shape::Lines,
            ..self
        }
    }

    /// What people read, where they read it in another order than programs.
    #[must_use]
    pub fn seen_as(mut self, keys: &[&str]) -> Self {
        let place = |key: &&str| self.columns.iter().position(|column| column.key == **key);
        self.seen = keys.iter().filter_map(place).collect();
        self
    }

    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// Places of the columns that programs read.
    pub fn told(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.columns.len()).filter(|&i| self.columns[i].for_programs())
    }

    /// One of its rows, as a page with all that is known of it.
    pub fn page_of(mut self, about: Reference) -> Option<Self> {
        self.rows.retain(|row| row.about == Some(about));
        let row = self.rows.first()?;
        // People do without what is empty.
        let said = |&i: &usize| !row.cells[i].value.words(Lang::Zh).is_empty();
        self.seen = (0..self.columns.len()).filter(said).collect();
        self.sums.clear();
        self.shape = Shape::Page;
        Some(self)
    }

    /// What people read of one record: its columns, and what stands in them.
    pub fn as_page(&self) -> impl Iterator<Item = (&Column, &Cell)> {
        let row = self.rows.iter().take(1);
        row.flat_map(|row| self.seen.iter().map(|&i| (&self.columns[i], &row.cells[i])))
    }

    pub fn at(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }
}

impl Row {
    pub fn of(about: Reference, cells: Vec<Cell>) -> Self {
        Self {
            about: Some(about),
            cells,
        }
    }

    /// About nothing that could be opened.
    pub fn bare(cells: Vec<Cell>) -> Self {
        Self { about: None, cells }
    }
}
