//! How a table stands: what is put on again when somebody comes back to it. Its rows are made anew.

use serde::{Deserialize, Serialize};

use super::{Cursor, Selection};

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
    /// So many columns after the first lie out of sight on the left.
    #[serde(default)]
    pub aside: usize,
}

impl<K> Default for View<K> {
    fn default() -> Self {
        Self {
            at: Cursor::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
            hand: None,
            aside: 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
}
