//! A cursor on a list of rows and the part of the list in view. Every list of the program moves by this.

use serde::{Deserialize, Serialize};

use crate::keymap::{Action, Go};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    pub cursor: usize,
    /// The first row in view.
    pub top: usize,
}

impl Rows {
    /// Answers whether the action was a motion.
    pub fn act(&mut self, action: Action, len: usize, height: usize) -> bool {
        let page = height.saturating_sub(1).max(1);
        let cursor = self.cursor as isize;
        let to = match action {
            Action::Go(Go::Up) => cursor - 1,
            Action::Go(Go::Down) => cursor + 1,
            Action::Go(Go::Top) => 0,
            Action::Go(Go::Bottom) => len as isize - 1,
            Action::Go(Go::PageUp) => cursor - page as isize,
            Action::Go(Go::PageDown) => cursor + page as isize,
            Action::Go(Go::HalfUp) => cursor - (page / 2).max(1) as isize,
            Action::Go(Go::HalfDown) => cursor + (page / 2).max(1) as isize,
            _ => return false,
        };
        self.move_to(to.max(0) as usize, len, height);
        true
    }

    pub fn move_to(&mut self, row: usize, len: usize, height: usize) {
        self.cursor = row.min(len.saturating_sub(1));
        self.fit(len, height);
    }

    /// Keeps the cursor in view. Going over the edge brings a third of a page at once: on a slow line every scroll
    /// paints the whole list, so there should be few.
    pub fn fit(&mut self, len: usize, height: usize) {
        self.cursor = self.cursor.min(len.saturating_sub(1));
        let margin = if height >= 10 { 2 } else { 0 };
        let third = if height >= 10 { height / 3 } else { 0 };
        if self.cursor + margin >= self.top + height {
            self.top = (self.cursor + third + 1).saturating_sub(height);
        } else if self.cursor < self.top + margin {
            self.top = self.cursor.saturating_sub(third);
        }
        self.top = self.top.min(len.saturating_sub(height));
    }

    /// Puts the cursor's row in the middle, for jumps from far away.
    pub fn center(&mut self, len: usize, height: usize) {
        if self.cursor < self.top || self.cursor >= self.top + height {
            self.top = self.cursor.saturating_sub(height / 2);
        }
        self.fit(len, height);
    }
}

/// The first line in view of a text that is read and in which nothing is chosen, after a motion.
pub fn scrolled(top: usize, action: Action, len: usize, height: usize) -> usize {
    let last = len.saturating_sub(height);
    let to = match action {
        Action::Go(Go::Bottom) => last,
        Action::Go(Go::Up) => top.saturating_sub(1),
        Action::Go(Go::Down) => top + 1,
        _ => {
            let cursor = top;
            let mut rows = Rows { cursor, top };
            rows.act(action, len, height);
            rows.cursor
        }
    };
    to.min(last)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_cursor_is_always_in_view(
            len in 0usize..200,
            height in 1usize..40,
            moves in proptest::collection::vec(0usize..8, 0..40),
        ) {
            let all = [Go::Up, Go::Down, Go::Top, Go::Bottom, Go::PageUp, Go::PageDown, Go::HalfUp, Go::HalfDown];
            let mut rows = Rows::default();
            for m in moves {
                rows.act(Action::Go(all[m]), len, height);
                prop_assert!(rows.cursor < len.max(1));
                prop_assert!(rows.top <= rows.cursor && rows.cursor < rows.top + height);
            }
        }
    }
}
