//! The picture of a table: heads, the rows in view, what is counted in the frame's corner.

use super::{Selection, Sheet, Wide};
use crate::{
    i18n::{
        Words,
        text::{AppText, ListText},
    },
    ui::kit::{At, Pen, Position, Rect, Role, click, paint},
};

impl<K: Ord + Copy> Sheet<K> {
    /// Heads and rows; `silence` is said where there is none. Answers where the terminal's cursor stands for whoever
    /// reads by it.
    pub fn view(&self, silence: &str, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
        let at = pen.at;
        if self.shown.is_empty() {
            let words = match self.filter.as_str() {
                "" => silence.to_owned(),
                filter => {
                    let filter = filter.to_owned();
                    at.say(&ListText::NoMatch { filter }).into_owned()
                }
            };
            let below = paint::below(area, 1);
            let (x, width) = (area.x + 2, area.width.saturating_sub(3));
            pen.wrapped(Rect { x, width, ..below }, &words, Role::Dim);
            return None;
        }
        let table = self.fitted(area.width, at);
        table.heading(self.sort, pen, area);
        let head = Rect { height: 1, ..area };
        for (sign, to) in table.signs(head) {
            at.answers(sign, || click::key(to));
        }
        for (column, spot) in table.spots(head) {
            at.answers(spot, || self.sorting(column));
        }
        let shown = self.shown.iter().enumerate().skip(self.at.top());
        for (y, (i, &place)) in (area.y + 1..area.bottom()).zip(shown) {
            let area = paint::row(area, y);
            table.row(&self.cells(place, at), self.at.is_on(i), pen, area);
            if self.marked.has(self.at.keys()[i]) {
                let yes = at.look.glyphs().yes;
                pen.text(area.x + 1, y, 1, yes, Role::Selected);
            }
            at.row(area, || self.at.way(i));
            if let Some(hand) = self.hand {
                for (column, spot) in table.spots(area) {
                    at.row(spot, || {
                        let beside = click::steps(hand, column, click::BESIDE);
                        self.at.way(i).into_iter().chain(beside).collect()
                    });
                }
            }
        }
        pen.caret(area, &self.at)
    }

    /// Without heads, as a dialog shows them: columns of a width stand under each other, others go on from there.
    pub fn lines(&self, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
        let at = pen.at;
        let mut caret = None;
        for (i, y) in (self.at.top()..self.shown.len()).zip(area.y..area.bottom()) {
            let here = self.at.is_on(i);
            if here {
                pen.cursor(paint::row(area, y));
                caret = pen.reads(area.x, y);
            }
            at.row(paint::row(area, y), || self.at.way(i));
            let shade = if here { Role::CursorRow } else { Role::Normal };
            let (mut x, right) = (area.x + 2, area.right());
            let cells = self.cells(self.shown[i], at);
            for (column, cell) in self.columns.iter().zip(cells.iter()) {
                let role = match cell.role {
                    Role::Normal => shade,
                    role => role,
                };
                x = match column.width {
                    Wide::Values(room, _) => {
                        let edge = (x + room - 1).min(right);
                        pen.words(x, y, edge, &cell.words, role);
                        x + room
                    }
                    _ => pen.words(x, y, right, &cell.words, role) + 2,
                };
            }
        }
        caret
    }

    /// `已选 3 项  筛选: 黄  12/63`, for the frame's corner.
    pub fn counts(&self, at: &At<'_>) -> String {
        self.counts_with(None, at)
    }

    /// The same, where more is counted than rows.
    pub fn counts_with(&self, more: Option<Words>, at: &At<'_>) -> String {
        let mut parts = Vec::new();
        if !self.filter.is_empty() {
            let (what, it) = (at.say(&AppText::Filter).into_owned(), self.filter.clone());
            parts.push(at.say(&AppText::Is { what, it }).into_owned());
        }
        if !self.marked.is_empty() {
            let shown = self.keys().iter().copied();
            parts.push(at.say(&selected(&self.marked, shown)).into_owned());
        }
        parts.extend(more.map(Words::into_owned));
        let (n, of) = (self.len().into(), self.whole().into());
        parts.push(at.say(&ListText::Rows { n, of }).into_owned());
        format!(" {} ", parts.join("  "))
    }
}

/// How many are selected, and how many of those are out of sight.
fn selected<K: Ord + Copy>(marked: &Selection<K>, shown: impl Iterator<Item = K>) -> AppText {
    let n = marked.len().into();
    match marked.hidden(shown) {
        0 => AppText::Selected { n },
        hidden => AppText::SelectedHidden {
            n,
            hidden: hidden.into(),
        },
    }
}
