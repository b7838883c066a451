//! How a table stands: what is put on again when somebody comes back to it. Its rows are made anew.

use serde::{Deserialize, Serialize};

use super::{Cursor, Selection, sheet::Sheet};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "K: Serialize", deserialize = "K: Ord + Deserialize<'de>"))]
pub struct View<K> {
    pub at: Cursor<K>,
    pub marked: Selection<K>,
    pub filter: String,
    /// By the column and the way.
    pub sort: Option<(usize, Direction)>,
    /// The column under the hand, where there is one.
    pub hand: Option<usize>,
}

impl<K> Default for View<K> {
    fn default() -> Self {
        Self {
            at: Cursor::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
            hand: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
}

impl<K: Ord + Copy> Sheet<K> {
    /// As it was left.
    pub fn with(mut self, view: View<K>) -> Self {
        (self.at, self.marked) = (view.at, view.marked);
        (self.filter, self.sort) = (view.filter, view.sort);
        self.hand = view.hand.or(self.hand);
        self
    }

    /// As it is left.
    pub fn stand(&self) -> View<K> {
        View {
            at: self.at.stand(),
            marked: self.marked.clone(),
            filter: self.filter.clone(),
            sort: self.sort,
            hand: self.hand,
        }
    }
}
