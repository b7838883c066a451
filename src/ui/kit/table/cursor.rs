//! A cursor that stands on a record, not on a row. Lists refresh by themselves: it goes where its record goes, and where
//! the record leaves the list it stands between the rows, on nobody, until a key moves it.

use std::mem;

use serde::{Deserialize, Serialize};

use super::Rows;
use crate::{
    keymap::{Action, Go},
    ui::kit::click::{self, Press},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor<K> {
    /// What the rows are about, from the first to the last.
    #[serde(skip, default = "Vec::new")]
    keys: Vec<K>,
    rows: Rows,
    on: On<K>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum On<K> {
    /// There was no row to stand on yet.
    Nothing,
    Row(K),
    /// It left the list; it stood in front of this row.
    Gone(K, usize),
}

/// Neighbours farther off tell nothing of a place.
const NEAR: usize = 64;

impl<K> Default for Cursor<K> {
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            rows: Rows::default(),
            on: On::Nothing,
        }
    }
}

impl<K: Clone + PartialEq> Cursor<K> {
    /// Where it stands, without what there is to stand on.
    pub fn stand(&self) -> Self {
        Self {
            keys: Vec::new(),
            rows: self.rows,
            on: self.on.clone(),
        }
    }

    /// What it stands on; nothing between the rows.
    pub fn key(&self) -> Option<&K> {
        match &self.on {
            On::Row(key) => Some(key),
            On::Gone(..) | On::Nothing => None,
        }
    }

    /// What it stood on, once that has left the list.
    pub fn gone(&self) -> Option<&K> {
        match &self.on {
            On::Gone(key, _) => Some(key),
            On::Row(_) | On::Nothing => None,
        }
    }

    /// The row it stands on.
    pub fn row(&self) -> Option<usize> {
        self.key().map(|_| self.rows.cursor)
    }

    /// The row it stands on, or in front of.
    pub fn place(&self) -> usize {
        self.rows.cursor
    }

    pub fn is_on(&self, row: usize) -> bool {
        self.row() == Some(row)
    }

    /// The first row in view.
    pub fn top(&self) -> usize {
        self.rows.top
    }

    pub fn keys(&self) -> &[K] {
        &self.keys
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Answers whether the action was a motion. From between the rows it leads to those above and below.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        match (&self.on, action) {
            (On::Gone(_, before), Action::Go(Go::Down)) => self.rows.cursor = *before,
            (On::Gone(_, before), Action::Go(Go::Up)) => {
                self.rows.cursor = before.saturating_sub(1);
            }
            _ if !self.rows.act(action, self.keys.len(), height) => return false,
            _ => {}
        }
        self.go_to(self.rows.cursor, height);
        true
    }

    /// The keys that lead from where it stands to a row.
    pub fn way(&self, row: usize) -> Vec<Press> {
        let here = self.rows.cursor;
        match self.on {
            // From between the rows the first step leads to those above and below.
            On::Gone(..) if row >= here => click::steps(here, row + 1, click::ROWS),
            _ => click::steps(here, row, click::ROWS),
        }
    }

    pub fn go_to(&mut self, row: usize, height: usize) {
        self.rows.move_to(row, self.keys.len(), height);
        self.step_on();
    }

    /// Onto the nearest row that is about `key`; answers whether there is one.
    pub fn seek(&mut self, key: &K, height: usize) -> bool {
        let row = self.nearest(key);
        if let Some(row) = row {
            self.go_to(row, height);
        }
        row.is_some()
    }

    /// Other rows, or the same in another order. It stays on what it stood on, as does the part in view.
    pub fn fill(&mut self, keys: Vec<K>, height: usize) {
        let before = mem::replace(&mut self.keys, keys);
        let (key, stood) = match mem::replace(&mut self.on, On::Nothing) {
            On::Nothing => return self.go_to(self.rows.cursor, height),
            On::Row(key) => (key, self.rows.cursor),
            On::Gone(key, row) => (key, row),
        };
        let there = self.nearest(&key);
        let row = there.unwrap_or_else(|| self.place_of(&before, stood));
        self.on = if there.is_some() {
            On::Row(key)
        } else {
            On::Gone(key, row)
        };
        self.rows.top = (self.rows.top + row).saturating_sub(stood);
        self.rows.move_to(row, self.keys.len(), height);
    }

    /// What it stands on is told by another key from the next rows on.
    pub fn rename(&mut self, key: K) {
        if let On::Row(_) = self.on {
            self.on = On::Row(key);
        }
    }

    /// A key asked for other rows: if what it stood on is not among them, it stands on the nearest.
    pub fn settle(&mut self, height: usize) {
        self.go_to(self.rows.cursor, height);
    }

    /// The window has another height.
    pub fn fit(&mut self, height: usize) {
        self.rows.fit(self.keys.len(), height);
    }

    /// The same from far away: its row comes into the middle.
    pub fn jump(&mut self, key: &K, height: usize) {
        if let Some(row) = self.nearest(key) {
            self.rows.cursor = row;
            self.rows.center(self.keys.len(), height);
            self.step_on();
        }
    }

    /// Shows the rows from this one on, as far as the cursor stays in view.
    pub fn show_from(&mut self, top: usize, height: usize) {
        self.rows.top = top;
        self.fit(height);
    }

    fn step_on(&mut self) {
        let here = self.keys.get(self.rows.cursor).cloned();
        self.on = here.map_or(On::Nothing, On::Row);
    }

    /// Of several rows about one thing the one nearest to where the cursor is.
    fn nearest(&self, key: &K) -> Option<usize> {
        let same = self.keys.iter().enumerate().filter(|(_, one)| *one == key);
        let rows = same.map(|(row, _)| row);
        rows.min_by_key(|row| row.abs_diff(self.rows.cursor))
    }

    /// Where the row is by now in front of which something stood: between what stood above it and what stood below.
    fn place_of(&self, before: &[K], row: usize) -> usize {
        let now = |at: usize| {
            let one = before.get(at)?;
            self.keys.iter().position(|key| key == one)
        };
        let near = (0..NEAR).find_map(|step| {
            let above = || row.checked_sub(step + 1).and_then(now);
            now(row + step).or_else(|| above().map(|at| at + 1))
        });
        near.unwrap_or(row.min(self.keys.len()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEIGHT: usize = 10;

    fn on(keys: &[u32], row: usize) -> Cursor<u32> {
        let mut cursor = Cursor::default();
        cursor.fill(keys.to_vec(), HEIGHT);
        cursor.go_to(row, HEIGHT);
        cursor
    }

    #[test]
    fn it_goes_where_its_record_goes() {
        let mut cursor = on(&[1, 2, 3, 4], 2);
        cursor.fill(vec![9, 1, 4, 2, 3], HEIGHT);
        assert_eq!((cursor.key(), cursor.row()), (Some(&3), Some(4)));
    }

    #[test]
    fn between_the_rows_it_is_on_nobody_until_a_key_moves_it() {
        for (motion, lands) in [(Go::Down, 4), (Go::Up, 2)] {
            let mut cursor = on(&[1, 2, 3, 4], 2);
            cursor.fill(vec![2, 4], HEIGHT);
            assert_eq!((cursor.key(), cursor.gone()), (None, Some(&3)));
            // Other rows come and go meanwhile.
            cursor.fill(vec![7, 2, 4, 8], HEIGHT);
            assert_eq!(cursor.row(), None);
            assert!(cursor.act(motion.into(), HEIGHT));
            assert_eq!(cursor.key(), Some(&lands));
        }
    }

    #[test]
    fn its_place_is_told_by_the_nearest_that_stayed() {
        let mut cursor = on(&[1, 2, 3, 4, 5], 2);
        cursor.fill(vec![1, 9, 4, 5], HEIGHT);
        cursor.act(Go::Down.into(), HEIGHT);
        assert_eq!(cursor.key(), Some(&4));
    }

    #[test]
    fn what_comes_back_is_stood_on_again() {
        let mut cursor = on(&[1, 2, 3], 1);
        cursor.fill(vec![1, 3], HEIGHT);
        cursor.fill(vec![1, 3, 2], HEIGHT);
        assert_eq!((cursor.key(), cursor.row()), (Some(&2), Some(2)));
    }

    #[test]
    fn at_the_end_and_where_nothing_is_left_no_key_goes_astray() {
        let mut cursor = on(&[1, 2, 3], 2);
        cursor.fill(vec![1, 2], HEIGHT);
        assert!(cursor.act(Go::Up.into(), HEIGHT));
        assert_eq!(cursor.key(), Some(&2));
        cursor.fill(Vec::new(), HEIGHT);
        assert_eq!(cursor.gone(), Some(&2));
        assert!(cursor.act(Go::Down.into(), HEIGHT));
        assert_eq!((cursor.key(), cursor.gone()), (None, None));
    }

    proptest! {
        #[test]
        fn no_refresh_puts_it_on_another_record(
            first in proptest::collection::vec(0_u32..20, 1..30),
            row in 0_usize..30,
            refreshes in proptest::collection::vec(proptest::collection::vec(0_u32..20, 0..30), 1..6),
        ) {
            let mut cursor = on(&first, row);
            let meant = cursor.key().copied();
            for keys in refreshes {
                cursor.fill(keys.clone(), HEIGHT);
                let there = meant.filter(|key| keys.contains(key));
                prop_assert_eq!(cursor.key().copied(), there);
                let shown = cursor.row().map(|row| keys[row]);
                prop_assert_eq!(shown, there);
                prop_assert!(cursor.top() <= keys.len());
            }
        }
    }
}
