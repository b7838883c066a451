//! Where a table has more columns than there is room for: what names the row stays, the others are brought in sight.

use super::{Column, GAP, MARKS, Sheet, Table};
use crate::{
    i18n::Lang,
    keymap::{Action, Go},
    ui::kit::{At, Offers, Rect},
};

impl<K: Ord + Copy> Sheet<K> {
    /// So many columns of the screen are taken by what stands beside it.
    pub fn leave(&mut self, cols: u16) {
        self.beside = cols;
    }

    /// Answers whether the action brought other columns in sight.
    pub fn turn_aside(&mut self, action: Action, at: &At<'_>) -> bool {
        match action {
            Action::Go(Go::ColumnsBefore) => self.aside = self.aside.saturating_sub(1),
            Action::Go(Go::ColumnsAfter) => self.aside = (self.aside + 1).min(self.most_aside(at)),
            _ => return false,
        }
        true
    }

    /// Where not all columns have room, the others are reached sideways.
    pub fn sideways(&self, offers: Offers, at: &At<'_>) -> Offers {
        let aside = [Go::ColumnsBefore, Go::ColumnsAfter];
        offers.when(!self.is_empty() && self.most_aside(at) > 0, aside)
    }

    /// With the columns that were asked for, and that of the hand wherever it stands.
    pub(super) fn fitted(&self, cols: u16, at: &At<'_>) -> Table<'_> {
        let fitting = |aside| {
            let of = (&self.columns[..], &self.widest[..], aside);
            Table::fitting(of, cols, at.lang())
        };
        let mut table = fitting(self.aside);
        if let Some(hand) = self.hand.filter(|hand| !table.shows(*hand)) {
            table = fitting(hand.saturating_sub(1));
        }
        table.hand = self.hand;
        table
    }

    /// How many columns may lie out of sight on the left until the last one is seen.
    fn most_aside(&self, at: &At<'_>) -> usize {
        let cols = at.size.cols.saturating_sub(2 + self.beside);
        Table::most_aside(&self.columns, cols, at.lang())
    }
}

impl Table<'_> {
    /// So many columns after the first are out of sight where the last one is seen; none where there is room for all.
    pub(super) fn most_aside(columns: &[Column], cols: u16, lang: Lang) -> usize {
        let room = cols.saturating_sub(MARKS);
        let fits = |aside: &usize| taken(&least(columns, *aside, lang), GAP) <= room;
        let most = columns.len().saturating_sub(2);
        (0..most).find(fits).unwrap_or(most)
    }

    pub fn shows(&self, column: usize) -> bool {
        self.slots.iter().any(|(i, _)| *i == column)
    }

    /// Before the heads, what there is more of on the left and on the right, and the key that leads there.
    pub fn signs(&self, head: Rect) -> Vec<(Rect, Go)> {
        let hidden = self.slots.len() < self.columns.len();
        let last = self.shows(self.columns.len().saturating_sub(1));
        let left = (self.aside > 0).then_some((head.x, Go::ColumnsBefore));
        let right =
            (hidden && (self.aside == 0 || !last)).then_some((head.x + 1, Go::ColumnsAfter));
        let signs = left.into_iter().chain(right);
        let spot = |x| Rect {
            x,
            width: 1,
            ..head
        };
        signs.map(|(x, to)| (spot(x), to)).collect()
    }
}

/// The first column and those behind so many others, each as wide as it must be.
pub(super) fn least(columns: &[Column], aside: usize, lang: Lang) -> Vec<(usize, u16)> {
    let all = columns.iter().map(|column| column.least(lang)).enumerate();
    all.filter(|(i, _)| *i == 0 || *i > aside).collect()
}

pub(super) fn taken(slots: &[(usize, u16)], gap: u16) -> u16 {
    let gaps = gap * (slots.len() as u16).saturating_sub(1);
    slots.iter().map(|(_, width)| width).sum::<u16>() + gaps
}
