//! The order of a table: by which column and which way. The largest figures come first, words as they are read.

use serde::{Deserialize, Serialize};

use super::{Direction, Sheet};
use crate::{
    keymap::{App, Go},
    ui::kit::{
        At, Effect,
        click::{self, Press},
        dialog::route::Kit,
        open,
    },
};

/// What the table of a screen is told by what lies over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arrange {
    /// The filter line says this so far.
    Filter(String),
    /// By a column and a way; as the rows stand of themselves where none.
    Sort(Option<(usize, Direction)>),
}

/// What a table can be sorted by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Orders {
    /// The heads of the columns, and whether figures stand under them.
    pub heads: Vec<(String, bool)>,
    pub now: Option<(usize, Direction)>,
    /// The one that is meant first.
    pub on: usize,
    /// What the order is called that the rows have of themselves.
    pub own: String,
}

impl Orders {
    /// How it is sorted once the column is chosen: once more turns it round.
    pub fn next(&self, column: usize) -> Option<(usize, Direction)> {
        let (_, figures) = self.heads.get(column)?;
        let first = if *figures {
            Direction::Down
        } else {
            Direction::Up
        };
        Some(match self.now {
            Some((now, way)) if now == column => (column, way.other()),
            _ => (column, first),
        })
    }
}

impl<K: Ord + Copy> Sheet<K> {
    pub fn arrange(&mut self, how: &Arrange, height: usize, at: &At<'_>) {
        match how {
            Arrange::Filter(words) => self.filter(words, height, at),
            Arrange::Sort(order) => {
                self.sort = *order;
                self.sift(height, at);
            }
        }
    }

    /// The list of columns, the one under the hand or the one it is sorted by first.
    pub(super) fn ask_order(&self, at: &At<'_>) -> Vec<Effect> {
        let head = |column: &super::Column| {
            let figures = column.said.kind.is_number();
            (column.title(at.lang()).into_owned(), figures)
        };
        open(Kit::Order(Orders {
            heads: self.columns.iter().map(head).collect(),
            now: self.sort,
            on: self.meant(),
            own: at.say(&self.unsorted).into_owned(),
        }))
    }

    fn meant(&self) -> usize {
        let sorted = self.sort.map(|(column, _)| column);
        self.hand.or(sorted).unwrap_or_default()
    }

    /// The keys that sort by a column.
    pub(super) fn sorting(&self, column: usize) -> Vec<Press> {
        let steps = click::steps(self.meant(), column, click::ROWS);
        let ask = click::key(App::Sort).into_iter().chain(steps);
        ask.chain(click::key(Go::Open)).collect()
    }
}
