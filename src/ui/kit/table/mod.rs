//! Rows in columns, as lists and the journal draw them: every head whole, the least important column left out first.

pub mod cell;
pub mod cursor;
pub mod frame;
pub mod left;
pub mod rows;
pub mod selection;
pub mod sheet;
pub mod view;

use ratatui::{buffer::Buffer, layout::Rect};

use super::{At, Role, paint, text};
use crate::i18n::{Lang, Say};
pub use cell::Cell;
pub use cursor::Cursor;
pub use rows::Rows;
pub use selection::Selection;
pub use view::Direction;

#[derive(Clone, Copy)]
pub struct Column<'a> {
    pub title: &'a (dyn Say + Sync),
    pub width: Wide,
    pub kind: Kind,
    /// Columns of rank 0 are never left out; where there is no room the highest rank goes first.
    pub rank: u8,
}

/// Display columns a column takes. A head that is wider than its values widens it.
#[derive(Clone, Copy, Debug)]
pub enum Wide {
    /// What the values take in Chinese and in English.
    Values(u16, u16),
    /// At least, and at most, where there is room.
    Upto(u16, u16),
    /// What is left, at least so much; beyond what any path takes the eye would lose its line.
    Rest(u16),
}

/// What stands in a column: how it is cut, ordered and set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Words,
    /// A name, ordered by how it is read.
    Name,
    /// A path, cut in the middle, in the order of the tree.
    Path,
    Number,
    /// A number with a bar before it, where there is room for one.
    Share,
}

impl Kind {
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Share)
    }
}

impl<'a> Column<'a> {
    pub const fn new(title: &'a (dyn Say + Sync), width: Wide, kind: Kind) -> Self {
        Self {
            title,
            width,
            kind,
            rank: 0,
        }
    }

    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// Two more than the head, for the mark of the order.
    fn least(&self, lang: Lang) -> u16 {
        let values = match (self.width, lang) {
            (Wide::Values(zh, _), Lang::Zh) => zh,
            (Wide::Values(_, en), Lang::En) => en,
            (Wide::Upto(least, _) | Wide::Rest(least), _) => least,
        };
        values.max(text::width(&self.title.say(lang)) + 2)
    }
}

impl Direction {
    pub const fn other(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }

    /// Signs that are one column wide in every terminal.
    fn sign(self, at: &At<'_>) -> &'static str {
        match self {
            Self::Up => "^",
            Self::Down => at.look.glyphs().open,
        }
    }
}

/// Between two columns; one is enough where nothing can be left out.
const GAP: u16 = 2;
/// The longest paths there are.
const LONGEST: u16 = 72;
/// Before the first: the cursor and the mark of what is selected.
const MARKS: u16 = 2;

/// Which columns there is room for, and how wide they are.
pub struct Table<'a> {
    columns: &'a [Column<'a>],
    /// Indexes into `columns` with their widths.
    slots: Vec<(usize, u16)>,
    gap: u16,
    /// The column that keys mean, where there is one.
    hand: Option<usize>,
}

impl<'a> Table<'a> {
    pub fn new(columns: &'a [Column<'a>], cols: u16, lang: Lang) -> Self {
        Self::fitting(columns, &[], cols, lang)
    }

    /// As `new`, where the widest value of each column is known: no column takes room it has no use for.
    pub fn fitting(columns: &'a [Column<'a>], widest: &[u16], cols: u16, lang: Lang) -> Self {
        let room = cols.saturating_sub(MARKS);
        let mut slots: Vec<(usize, u16)> = columns
            .iter()
            .map(|column| column.least(lang))
            .enumerate()
            .collect();
        let taken = |slots: &[(usize, u16)], gap: u16| -> u16 {
            let gaps = gap * (slots.len() as u16).saturating_sub(1);
            slots.iter().map(|(_, width)| width).sum::<u16>() + gaps
        };
        while taken(&slots, GAP) > room {
            let least = slots
                .iter()
                .enumerate()
                .max_by_key(|(_, (i, _))| columns[*i].rank);
            match least {
                Some((at, (i, _))) if columns[*i].rank > 0 => slots.remove(at),
                _ => break,
            };
        }
        let gap = if taken(&slots, GAP) > room { 1 } else { GAP };
        let mut left = room.saturating_sub(taken(&slots, gap));
        let mut short = taken(&slots, gap).saturating_sub(room);
        for (i, width) in &mut slots {
            if columns[*i].kind == Kind::Share {
                let more = bar(cols).min(left / 2);
                *width += more;
                left -= more;
            }
        }
        for (i, width) in &mut slots {
            if let Wide::Upto(least, most) = columns[*i].width {
                let useful = widest.get(*i).copied().unwrap_or(most).min(most);
                let more = useful.saturating_sub(least.max(*width)).min(left / 2);
                *width += more;
                left -= more;
            }
        }
        for (i, width) in &mut slots {
            if let Wide::Rest(_) = columns[*i].width {
                let less = short.min(width.saturating_sub(8));
                *width = (*width + left - less).min(LONGEST.max(*width));
                (left, short) = (0, short - less);
            }
        }
        Self {
            columns,
            slots,
            gap,
            hand: None,
        }
    }

    pub fn with_hand(self, hand: Option<usize>) -> Self {
        Self { hand, ..self }
    }

    pub fn heading(
        &self,
        order: Option<(usize, Direction)>,
        at: &At<'_>,
        buf: &mut Buffer,
        area: Rect,
    ) {
        self.each(area, |i, x, room| {
            let column = &self.columns[i];
            let title = column.title.say(at.lang());
            let sign = order
                .filter(|(by, _)| *by == i)
                .map(|(_, way)| way.sign(at));
            let (words, role) = match sign {
                Some(sign) => (format!("{title} {sign}"), Role::Accent),
                None if self.hand == Some(i) => (title.into_owned(), Role::Accent),
                None => (title.into_owned(), Role::Dim),
            };
            let shape = (column.kind, 0);
            set(shape, &words, role, at, buf, (x, area.y, room));
        });
    }

    pub fn row(&self, row: &Row<'_>, at: &At<'_>, buf: &mut Buffer, area: Rect) {
        let glyphs = at.look.glyphs();
        if row.place == Place::Cursor {
            let style = at.style(Role::CursorRow);
            paint::text(buf, area.x, area.y, 1, glyphs.folded, style);
        }
        if row.pick == Pick::Marked {
            let style = at.style(Role::Selected);
            paint::text(buf, area.x + 1, area.y, 1, glyphs.yes, style);
        }
        let first = self.slots.first().map(|(i, _)| *i);
        self.each(area, |i, x, room| {
            let Some(cell) = row.cells.get(i) else {
                return;
            };
            let role = match row.place {
                Place::Cursor if self.hand == Some(i) => Role::FieldFocus,
                Place::Cursor if Some(i) == first => Role::CursorRow,
                _ => cell.role,
            };
            let column = &self.columns[i];
            let shape = (column.kind, cell.kept);
            set(shape, &cell.words, role, at, buf, (x, area.y, room));
            if let (Kind::Share, Some(share)) = (column.kind, cell.bar) {
                let cols = room.saturating_sub(column.least(at.lang()));
                let full = (share * f64::from(cols)).round() as u16;
                let bar = glyphs.full.repeat(usize::from(full.min(cols)));
                paint::text(buf, x, area.y, cols, &bar, at.style(Role::Accent));
            }
        });
    }

    fn each(&self, area: Rect, mut draw: impl FnMut(usize, u16, u16)) {
        let mut x = area.x + MARKS;
        for &(i, width) in &self.slots {
            let room = width.min(area.right().saturating_sub(x));
            draw(i, x, room);
            x = x.saturating_add(width + self.gap).min(area.right());
        }
    }
}

/// Columns of a bar in a table so wide.
fn bar(cols: u16) -> u16 {
    match cols {
        ..88 => 0,
        88..148 => 10,
        _ => 20,
    }
}

/// Display columns of the widest value in each column, for `Table::fitting`.
pub fn widest<'a>(rows: impl Iterator<Item = &'a [Cell]>) -> Vec<u16> {
    let mut widest = Vec::new();
    for cells in rows {
        widest.resize(cells.len().max(widest.len()), 0);
        for (most, cell) in widest.iter_mut().zip(cells) {
            *most = text::width(&cell.words).max(*most);
        }
    }
    widest
}

pub struct Row<'a> {
    pub cells: &'a [Cell],
    pub place: Place,
    pub pick: Pick,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Cursor,
    Elsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    Marked,
    Free,
}

/// Draws one cell, cut as its kind is, in `(column, row, columns)`.
fn set(
    (kind, kept): (Kind, usize),
    words: &str,
    role: Role,
    at: &At<'_>,
    buf: &mut Buffer,
    (x, y, room): (u16, u16, u16),
) {
    let glyphs = at.look.glyphs();
    let safe = at.look.width.safe(words);
    let words = match kind {
        Kind::Path => {
            let between = format!(" {} ", glyphs.crumb);
            text::cut_path(&safe, &between, kept, room, glyphs.ellipsis)
        }
        _ => text::cut(&safe, room, glyphs.ellipsis),
    };
    if kind.is_number() {
        paint::text_left_of(buf, x + room, y, room, &words, at.style(role));
    } else {
        paint::text(buf, x, y, room, &words, at.style(role));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Figure, ui::registry::list::rows};

    #[test]
    fn columns_fit_their_heads_and_the_room_and_the_least_important_goes_first() {
        for kind in Figure::ALL {
            for lang in [Lang::Zh, Lang::En] {
                for cols in 58..240 {
                    let columns = rows::columns(kind);
                    let table = Table::new(columns, cols, lang);
                    let wide: u16 = table.slots.iter().map(|(_, width)| width + table.gap).sum();
                    assert!(wide <= cols + table.gap - MARKS, "{kind:?} {lang:?} {cols}");
                    let lost =
                        (0..columns.len()).filter(|i| !table.slots.iter().any(|(s, _)| s == i));
                    let best = lost.map(|i| columns[i].rank).min().unwrap_or(u8::MAX);
                    for &(i, width) in &table.slots {
                        let title = text::width(&columns[i].title.say(lang));
                        assert!(width > title, "{kind:?} {lang:?} {cols}");
                        assert!(columns[i].rank <= best, "{kind:?} {lang:?} {cols}");
                    }
                }
            }
        }
    }
}
