//! A table of figures: sorted by the column under the hand, filtered, rows selected. Figures are never cut: the names
//! give way.

use std::{cmp::Ordering, collections::BTreeSet};

use crate::{
    domain::{Period, PersonId, TrainingId, UnitId},
    i18n::text::GapText,
    ui::{Role, screen::Rows, text},
};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The unit the whole table is about.
    Total(UnitId),
    Unit(UnitId),
    Person(PersonId, Period),
    Session(TrainingId),
    /// A session that is nowhere.
    Nothing(UnitId, Period),
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub words: String,
    pub role: Role,
    /// Figures sort as figures and stand on the right.
    pub number: Option<i64>,
    /// 0–1, drawn as a bar before the words.
    pub bar: Option<f64>,
}

impl Cell {
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        Self {
            words: words.into(),
            role,
            number: None,
            bar: None,
        }
    }

    pub fn figure(n: u32, role: Role) -> Self {
        Self {
            number: Some(i64::from(n)),
            ..Self::new(crate::i18n::count(n), role)
        }
    }
}

#[derive(Clone, Debug)]
pub struct Column {
    pub title: GapText,
    pub room: Room,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// As its widest cell, so that nothing in it is cut.
    Whole,
    /// A part of what is left.
    Share,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub key: Key,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

#[derive(Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Places in `rows` that the filter lets through, sorted; the total stays on top.
    pub shown: Vec<usize>,
    pub at: Rows,
    pub column: usize,
    pub sort: Option<(usize, Direction)>,
    pub filter: String,
    marked: BTreeSet<Key>,
}

impl Table {
    /// Takes new rows; cursor, filter, order and selection stay.
    pub fn fill(&mut self, columns: Vec<Column>, rows: Vec<Row>) {
        let here = self.key();
        self.columns = columns;
        self.rows = rows;
        self.column = self.column.min(self.columns.len().saturating_sub(1));
        let there: BTreeSet<Key> = self.rows.iter().map(|row| row.key).collect();
        self.marked.retain(|key| there.contains(key));
        self.sift(here);
    }

    pub fn key(&self) -> Option<Key> {
        self.shown.get(self.at.cursor).map(|&i| self.rows[i].key)
    }

    pub fn filter(&mut self, words: &str) {
        let here = self.key();
        words.clone_into(&mut self.filter);
        self.sift(here);
    }

    /// By the column under the hand: the largest figures first, the other way round, as it was.
    pub fn turn_sort(&mut self) {
        let here = self.key();
        let column = self.column;
        self.sort = match self.sort {
            Some((c, Direction::Down)) if c == column => Some((column, Direction::Up)),
            Some((c, Direction::Up)) if c == column => None,
            _ => Some((column, Direction::Down)),
        };
        self.sift(here);
    }

    fn sift(&mut self, here: Option<Key>) {
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        let has = |row: &Row, token: &str| {
            let mut words = row.cells.iter().map(|cell| cell.words.to_lowercase());
            words.any(|words| words.contains(token))
        };
        let total = |i: usize| matches!(self.rows[i].key, Key::Total(_));
        let mut shown: Vec<usize> = (0..self.rows.len())
            .filter(|&i| total(i) || tokens.iter().all(|t| has(&self.rows[i], t)))
            .collect();
        if let Some((column, direction)) = self.sort {
            let cell = |i: usize| &self.rows[i].cells[column];
            shown.sort_by(|&a, &b| {
                let order = match direction {
                    Direction::Up => compare(cell(a), cell(b)),
                    Direction::Down => compare(cell(b), cell(a)),
                };
                total(b).cmp(&total(a)).then(order)
            });
        }
        self.shown = shown;
        let row = here.and_then(|key| self.shown.iter().position(|&i| self.rows[i].key == key));
        let last = self.shown.len().saturating_sub(1);
        self.at.cursor = row.unwrap_or(self.at.cursor).min(last);
    }

    pub fn toggle(&mut self) {
        if let Some(key) = self.key()
            && !self.marked.remove(&key)
        {
            self.marked.insert(key);
        }
    }

    /// Selects from the last selected row above the cursor down to it.
    pub fn reach(&mut self) {
        let keys: Vec<Key> = self.keys().take(self.at.cursor + 1).collect();
        let from = keys.iter().rposition(|key| self.marked.contains(key));
        self.marked.extend(&keys[from.unwrap_or(self.at.cursor)..]);
    }

    pub fn invert(&mut self) {
        let keys: Vec<Key> = self.keys().collect();
        for key in keys {
            if !self.marked.remove(&key) {
                self.marked.insert(key);
            }
        }
    }

    pub fn let_go(&mut self) {
        self.marked.clear();
    }

    pub fn is_marked(&self, key: Key) -> bool {
        self.marked.contains(&key)
    }

    pub fn marked(&self) -> usize {
        self.marked.len()
    }

    fn keys(&self) -> impl Iterator<Item = Key> {
        self.shown.iter().map(|&i| self.rows[i].key)
    }

    /// The selected rows that are shown, else the one under the cursor.
    pub fn chosen(&self) -> Vec<Key> {
        if self.marked.is_empty() {
            return self.key().into_iter().collect();
        }
        self.keys()
            .filter(|key| self.marked.contains(key))
            .collect()
    }

    /// Chosen rows as lines for the clipboard.
    pub fn lines(&self) -> String {
        let chosen = self.chosen();
        let rows = self.shown.iter().map(|&i| &self.rows[i]);
        let lines = rows.filter(|row| chosen.contains(&row.key)).map(|row| {
            let words: Vec<&str> = row.cells.iter().map(|cell| cell.words.as_str()).collect();
            words.join("\t")
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Columns in display columns: figures have all they need, the rest share what is left.
    pub fn widths(&self, room: u16, titles: &[String], bar: u16) -> Vec<u16> {
        let whole = |column: usize| {
            let cells = self.rows.iter().map(|row| &row.cells[column]);
            let widest = cells.map(|cell| {
                let bar = if cell.bar.is_some() { bar + 1 } else { 0 };
                text::width(&cell.words) + bar
            });
            widest.max().unwrap_or(0).max(text::width(&titles[column]))
        };
        let mut widths: Vec<u16> = (0..self.columns.len())
            .map(|i| match self.columns[i].room {
                Room::Whole => whole(i),
                Room::Share => 0,
            })
            .collect();
        let used: u16 = widths.iter().map(|w| w + 1).sum();
        let sharers = self.columns.iter().filter(|c| c.room == Room::Share);
        let share = room.saturating_sub(used) / (sharers.count().max(1) as u16);
        for (width, column) in widths.iter_mut().zip(&self.columns) {
            if column.room == Room::Share {
                *width = share.clamp(LEAST, MOST);
            }
        }
        widths
    }
}

/// A name narrower than this says nothing.
const LEAST: u16 = 8;
/// Further away from its figures a name is hard to follow.
const MOST: u16 = 48;

fn compare(a: &Cell, b: &Cell) -> Ordering {
    match (a.number, b.number) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Greater,
        (None, Some(_)) => Ordering::Less,
        (None, None) => a.words.cmp(&b.words),
    }
}
