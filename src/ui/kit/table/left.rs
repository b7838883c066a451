//! A sheet as it is left, and as it stands again.

use super::{sheet::Sheet, view::View};

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
