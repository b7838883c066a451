//! The order of a table: what the sort key makes of it, and how many times it is pressed for a column.

use super::{Direction, Sheet};
use crate::{
    i18n::text::ListText,
    keymap::App,
    ui::kit::{
        At, Effect, Notice, Role,
        click::{self, Press},
    },
};

impl<K: Ord + Copy> Sheet<K> {
    /// By the column under the hand: the largest figures first, the other way, as they were. Without a hand by the next
    /// column, either way; after the last one as they were.
    pub(super) fn turn_sort(&mut self, height: usize, at: &At<'_>) -> Vec<Effect> {
        self.sort = match (self.sort, self.hand) {
            (Some((column, was)), Some(hand)) if column == hand => {
                let first = self.first_way(hand);
                (was == first).then(|| (hand, first.other()))
            }
            (_, Some(hand)) => Some((hand, self.first_way(hand))),
            (sort, None) => self.next_order(sort),
        };
        self.sift(height, at);
        let words = match self.sort {
            Some((column, direction)) => {
                let column = self.columns[column].title(at.lang()).into_owned();
                at.say(&match (self.hand, direction) {
                    (Some(hand), way) if way == self.first_way(hand) => {
                        ListText::HandSorted { column }
                    }
                    (Some(_), _) => ListText::HandReversed { column },
                    (None, Direction::Up) => ListText::Ascending { column },
                    (None, Direction::Down) => ListText::Descending { column },
                })
            }
            None => at.say(&self.unsorted),
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }

    /// The keys that sort by a column.
    pub(super) fn sorting(&self, column: usize) -> Vec<Press> {
        if let Some(hand) = self.hand {
            let beside = click::steps(hand, column, click::BESIDE);
            return beside.into_iter().chain(click::key(App::Sort)).collect();
        }
        let mut sort = self.next_order(self.sort);
        let mut presses = 1;
        while sort.is_none_or(|(by, _)| by != column) {
            sort = self.next_order(sort);
            presses += 1;
        }
        vec![Press::Key(App::Sort.into()); presses]
    }

    fn first_way(&self, column: usize) -> Direction {
        if self.columns[column].said.kind.is_number() {
            Direction::Down
        } else {
            Direction::Up
        }
    }

    fn next_order(&self, sort: Option<(usize, Direction)>) -> Option<(usize, Direction)> {
        match sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < self.columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        }
    }
}
