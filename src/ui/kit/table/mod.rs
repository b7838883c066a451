//! Rows in columns, as lists and the journal draw them: every head whole, the least important column left out first.

pub mod cell;
mod copy;
pub mod cursor;
mod order;
mod picture;
pub mod rows;
pub mod selection;
pub mod sheet;
mod sideways;
pub mod view;

use super::{At, Manner, Pen, Rect, Role, paint, text};
use crate::{
    i18n::{Lang, Said, Say, Words},
    keymap::Go,
    report::{self, Kind, Row},
};
pub use cell::Cell;
pub use cursor::Cursor;
pub use order::{Arrange, Orders};
pub use rows::Rows;
pub use selection::Selection;
pub use sheet::{Line, Sheet};
use sideways::{least, taken};
pub use view::Direction;

/// A column on screen: what is said of it, and how wide it stands there.
#[derive(Clone, Debug)]
pub struct Column {
    said: report::Column,
    width: Wide,
    /// Among the cells of a described row.
    place: usize,
}

/// The columns of a described table that a screen shows, by their keys, in its order.
pub type Lay = [(&'static str, Wide)];

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

impl Column {
    /// Those that the table has; it may have some only where they are asked for.
    pub fn laid<'k>(
        said: &[report::Column],
        lay: impl IntoIterator<Item = (&'k str, Wide)>,
    ) -> Vec<Self> {
        let found = lay.into_iter().filter_map(|(key, width)| {
            let place = said.iter().position(|column| column.key == key)?;
            let said = said[place].clone();
            Some(Self { said, width, place })
        });
        found.collect()
    }

    /// Those that people read of a table, as wide as what stands in them.
    pub fn seen(said: &[report::Column], keys: &[&'static str]) -> Vec<Self> {
        let wide = |key: &&'static str| {
            let column = said.iter().find(|column| column.key == *key)?;
            let wide = match (column.kind, column.cols) {
                (Kind::Place | Kind::Name, None) => Wide::Rest(NAMED),
                (_, cols) => {
                    let cols = cols.unwrap_or(COUNTED);
                    Wide::Values(cols, cols)
                }
            };
            Some((*key, wide))
        };
        Self::laid(said, keys.iter().filter_map(wide))
    }

    /// Under words that only the screen has.
    #[must_use]
    pub fn headed(mut self, head: &impl Say) -> Self {
        self.said.head = Said::of(head);
        self
    }

    /// One cell to each of these columns, as the table has it.
    pub fn cells(columns: &[Self], row: &Row, at: &At<'_>) -> Vec<Cell> {
        let cell = |column: &Self| {
            let cell = row.cells.get(column.place)?;
            Some(Cell::told(cell, column.said.kind, at))
        };
        let cells = columns
            .iter()
            .map(|column| cell(column).unwrap_or_default());
        cells.collect()
    }

    fn title(&self, lang: Lang) -> Words {
        self.said.head.say(lang)
    }

    /// Two more than the head, for the mark of the order.
    fn least(&self, lang: Lang) -> u16 {
        let values = match (self.width, lang) {
            (Wide::Values(zh, _), Lang::Zh) => zh,
            (Wide::Values(_, en), Lang::En) => en,
            (Wide::Upto(least, _) | Wide::Rest(least), _) => least,
        };
        values.max(text::width(&self.title(lang)) + 2)
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
/// At least for a name, and usually for a figure.
const NAMED: u16 = 12;
const COUNTED: u16 = 6;
/// Before the first: the cursor and the mark of what is selected.
const MARKS: u16 = 2;

/// Which columns there is room for, and how wide they are.
pub struct Table<'a> {
    columns: &'a [Column],
    /// Indexes into `columns` with their widths.
    slots: Vec<(usize, u16)>,
    gap: u16,
    /// So many columns after the first are out of sight.
    aside: usize,
    /// The column that keys mean, where there is one.
    hand: Option<usize>,
}

impl<'a> Table<'a> {
    #[cfg(test)]
    fn new(columns: &'a [Column], cols: u16, lang: Lang) -> Self {
        Self::fitting((columns, &[], 0), cols, lang)
    }

    /// Of columns with the widest value of each, where that is known: no column takes room it has no use for. Where not
    /// all have room, the least important are left out, or those after the first that were sent out of sight and those
    /// behind the last that fits.
    pub fn fitting(
        (columns, widest, aside): (&'a [Column], &[u16], usize),
        cols: u16,
        lang: Lang,
    ) -> Self {
        let room = cols.saturating_sub(MARKS);
        let aside = aside.min(Self::most_aside(columns, cols, lang));
        let mut slots = least(columns, aside, lang);
        while taken(&slots, GAP) > room {
            let last = slots.last().map(|_| slots.len() - 1);
            let of = |(i, _): &(usize, u16)| columns[*i].said.rank;
            let least = (0..slots.len()).max_by_key(|&at| of(&slots[at]));
            let out = match aside {
                0 => least.filter(|&at| of(&slots[at]) > 0),
                _ => last.filter(|&at| at > 1),
            };
            let Some(at) = out else {
                break;
            };
            slots.remove(at);
        }
        let gap = if taken(&slots, GAP) > room { 1 } else { GAP };
        let mut left = room.saturating_sub(taken(&slots, gap));
        let mut short = taken(&slots, gap).saturating_sub(room);
        for (i, width) in &mut slots {
            if columns[*i].said.kind == Kind::Share {
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
            aside,
            hand: None,
        }
    }

    pub fn heading(&self, order: Option<(usize, Direction)>, pen: &mut Pen<'_>, area: Rect) {
        let at = pen.at;
        for (sign, to) in self.signs(paint::row(area, area.y)) {
            let words = if to == Go::ColumnsBefore { "<" } else { ">" };
            pen.text(sign.x, sign.y, 1, words, Role::Accent);
        }
        self.each(area, |i, x, room| {
            let column = &self.columns[i];
            let title = column.title(at.lang());
            let sign = order
                .filter(|(by, _)| *by == i)
                .map(|(_, way)| way.sign(at));
            let (words, role) = match sign {
                Some(sign) => (format!("{title} {sign}"), Role::Accent),
                None if self.hand == Some(i) => (title.into_owned(), Role::Accent),
                None => (title.into_owned(), Role::Dim),
            };
            let shape = (column.said.kind, 0);
            set(shape, &words, role, pen, (x, area.y, room));
        });
    }

    /// One row, with the cursor on it or not.
    pub fn row(&self, cells: &[Cell], here: bool, pen: &mut Pen<'_>, area: Rect) {
        let at = pen.at;
        if here {
            // Rows as wide as the screen, moved through for hours, often on a bad line.
            pen.mark(area.x, area.y);
        }
        let first = self.slots.first().map(|(i, _)| *i);
        self.each(area, |i, x, room| {
            let Some(cell) = cells.get(i) else {
                return;
            };
            let role = match here {
                true if self.hand == Some(i) => Role::FieldFocus,
                true if Some(i) == first => Role::CursorRow,
                _ => cell.role,
            };
            let column = &self.columns[i];
            let shape = (column.said.kind, cell.kept);
            set(shape, &cell.words, role, pen, (x, area.y, room));
            let drawn = cell.bar.filter(|_| at.look.manner == Manner::Drawn);
            if let (Kind::Share, Some(share)) = (column.said.kind, drawn) {
                let cols = room.saturating_sub(column.least(at.lang()));
                let full = (share * f64::from(cols)).round() as u16;
                let bar = at.look.glyphs().full.repeat(usize::from(full.min(cols)));
                pen.text(x, area.y, cols, &bar, Role::Accent);
            }
        });
    }

    /// Where each column stands in an area.
    pub fn spots(&self, area: Rect) -> Vec<(usize, Rect)> {
        let mut spots = Vec::new();
        self.each(area, |i, x, width| {
            spots.push((i, Rect { x, width, ..area }));
        });
        spots
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

/// Draws one cell, cut as its kind is, in `(column, row, columns)`.
fn set(
    (kind, kept): (Kind, usize),
    words: &str,
    role: Role,
    pen: &mut Pen<'_>,
    (x, y, room): (u16, u16, u16),
) {
    let at = pen.at;
    let glyphs = at.look.glyphs();
    let safe = at.look.width.safe(words);
    let words = match kind {
        Kind::Place => {
            let between = format!(" {} ", glyphs.crumb);
            text::cut_path(&safe, &between, kept, room, glyphs.ellipsis)
        }
        _ => text::cut(&safe, room, glyphs.ellipsis),
    };
    if kind.is_number() {
        pen.left_of(x + room, y, room, &words, role);
    } else {
        pen.text(x, y, room, &words, role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Figure, ui::registry::list::rows};

    #[test]
    fn columns_fit_their_heads_and_the_room_and_the_least_important_goes_first() {
        for figure in Figure::ALL {
            for lang in [Lang::Zh, Lang::En] {
                for cols in 58..240 {
                    let columns = rows::columns(figure);
                    let table = Table::new(&columns, cols, lang);
                    let wide: u16 = table.slots.iter().map(|(_, width)| width + table.gap).sum();
                    assert!(
                        wide <= cols + table.gap - MARKS,
                        "{figure:?} {lang:?} {cols}"
                    );
                    let lost =
                        (0..columns.len()).filter(|i| !table.slots.iter().any(|(s, _)| s == i));
                    let best = lost.map(|i| columns[i].said.rank).min().unwrap_or(u8::MAX);
                    for &(i, width) in &table.slots {
                        let title = text::width(&columns[i].title(lang));
                        assert!(width > title, "{figure:?} {lang:?} {cols}");
                        assert!(columns[i].said.rank <= best, "{figure:?} {lang:?} {cols}");
                    }
                }
            }
        }
    }
}
