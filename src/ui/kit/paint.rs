//! Drawing into a buffer without leaving half of a wide glyph behind. Knows columns and styles, nothing of the field.

use ratatui::buffer::{Cell, CellWidth};
/// What one draws into, and where. Outside the kit nobody names the crate it comes from.
pub use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::{Modifier, Style},
};

use super::{Glyphs, text};

/// The area without its first rows.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// The area from this column on.
pub fn from(area: Rect, x: u16) -> Rect {
    let width = area.right().saturating_sub(x);
    Rect { x, width, ..area }
}

/// The row of the area on this line of the screen.
pub const fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// Blanks the area, and the glyphs that stand across its left edge (ratatui #2526). One across the right edge begins
/// inside, so it goes with the area, and its second half is blank already.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    for y in area.top()..area.bottom() {
        part(buf, area.left(), y);
        for x in area.left()..area.right() {
            buf[(x, y)].reset();
        }
    }
}

/// Clears the area and gives it a style.
pub fn fill(buf: &mut Buffer, area: Rect, style: Style) {
    clear(buf, area);
    buf.set_style(area.intersection(buf.area), style);
}

/// Draws text from `x` on in at most `max_cols` columns and answers the column after it. Never panics outside the
/// buffer; whoever wants an ellipsis cuts first.
pub fn text(buf: &mut Buffer, x: u16, y: u16, max_cols: u16, words: &str, style: Style) -> u16 {
    let area = buf.area;
    if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
        return x;
    }
    let room = max_cols.min(area.right() - x);
    part(buf, x, y);
    let (mut at, end) = (x, x + room);
    for (_, grapheme) in text::graphemes(words) {
        let cols = text::columns(grapheme);
        if cols > end - at {
            break;
        }
        if cols > 0 {
            put(buf, at, y, grapheme, style);
            // Hidden behind a wide glyph.
            for hidden in at + 1..at + cols {
                buf[(hidden, y)].reset();
            }
            at += cols;
        }
    }
    at
}

/// Draws text that ends before the column `right`, for figures.
pub fn text_left_of(
    buf: &mut Buffer,
    right: u16,
    y: u16,
    max_cols: u16,
    words: &str,
    style: Style,
) -> u16 {
    let cols = text::width(words).min(max_cols).min(right);
    text(buf, right - cols, y, cols, words, style);
    right - cols
}

/// A border round the area, cleared inside. Answers the inside.
pub fn frame(buf: &mut Buffer, area: Rect, glyphs: &Glyphs, style: Style) -> Rect {
    let area = area.intersection(buf.area);
    clear(buf, area);
    if area.width < 2 || area.height < 2 {
        return Rect {
            width: 0,
            height: 0,
            ..area
        };
    }
    let (left, right) = (area.left(), area.right() - 1);
    let (top, bottom) = (area.top(), area.bottom() - 1);
    for x in left + 1..right {
        put(buf, x, top, glyphs.horizontal, style);
        put(buf, x, bottom, glyphs.horizontal, style);
    }
    for y in top + 1..bottom {
        put(buf, left, y, glyphs.vertical, style);
        put(buf, right, y, glyphs.vertical, style);
    }
    put(buf, left, top, glyphs.top_left, style);
    put(buf, right, top, glyphs.top_right, style);
    put(buf, left, bottom, glyphs.bottom_left, style);
    put(buf, right, bottom, glyphs.bottom_right, style);
    Rect::new(left + 1, top + 1, area.width - 2, area.height - 2)
}

/// Blanks the words that the edges of a box would cut, up to the next gap or frame: half of them would be read as data.
pub fn keep_whole(buf: &mut Buffer, area: Rect, glyphs: &Glyphs) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        let row = row(buf.area, y);
        let ink: Vec<bool> = (row.left()..row.right())
            .map(|x| inked(buf, row, x, glyphs))
            .collect();
        let left = usize::from(area.left() - row.left());
        let right = usize::from(area.right() - row.left());
        let is = |x: usize| ink.get(x).copied().unwrap_or(false);
        // Words go on over one blank, not over two.
        let joins = |x: usize| is(x) || x > 0 && is(x - 1) && is(x + 1);
        let cut =
            |edge: usize| edge > 0 && joins(edge - 1) && joins(edge) && (is(edge - 1) || is(edge));
        let before = (0..left).rev().take_while(|&x| joins(x));
        let after = (right..ink.len()).take_while(|&x| joins(x));
        let before: Vec<usize> = before.filter(|_| cut(left)).collect();
        for x in before.into_iter().chain(after.filter(|_| cut(right))) {
            buf[(row.left() + x as u16, y)].set_symbol(" ");
        }
    }
}

/// Whether a cell has something to read: no blank, and no line of a frame.
fn inked(buf: &Buffer, row: Rect, x: u16, glyphs: &Glyphs) -> bool {
    let symbol = buf[(x, row.y)].symbol();
    if symbol == " " {
        return x > row.left() && cell_columns(&buf[(x - 1, row.y)]) > 1;
    }
    let frame = [
        glyphs.vertical,
        glyphs.horizontal,
        glyphs.top_left,
        glyphs.top_right,
    ];
    !frame.contains(&symbol) && ![glyphs.bottom_left, glyphs.bottom_right].contains(&symbol)
}

/// Blanks what a box leaves to see of the figures beside it, but for the frame at the edge: a strip this narrow would be
/// read as data.
pub fn trim(buf: &mut Buffer, area: Rect) {
    const STRIP: u16 = 3;
    let (all, area) = (buf.area, area.intersection(buf.area));
    let left = (all.left() + 1, area.left() - all.left());
    let right = (area.right(), all.right() - area.right());
    for (x, width) in [left, right] {
        if (2..=STRIP).contains(&width) {
            let width = width - 1;
            clear(buf, Rect { x, width, ..area });
        }
    }
}

/// A title in the top line of a framed area: `┌─ title ─┐`.
pub fn title(buf: &mut Buffer, area: Rect, words: &str, glyphs: &Glyphs, style: Style) {
    if area.width < 8 || words.is_empty() {
        return;
    }
    let cut = text::cut(words, area.width - 6, glyphs.ellipsis);
    let spaced = format!(" {cut} ");
    text(
        buf,
        area.left() + 2,
        area.top(),
        area.width - 4,
        &spaced,
        style,
    );
}

/// How a row came to be, said by marks on its first cell that no terminal is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Cell by cell, like every picture.
    Painted,
    /// A line of text that ends here: nothing stands behind its last letter.
    Ends,
    /// A line of text that goes on in the next row.
    GoesOn,
}

const LINE: Modifier = Modifier::SLOW_BLINK;
const GOES_ON: Modifier = Modifier::RAPID_BLINK;

impl Flow {
    pub fn of(first: &Cell) -> Self {
        match (
            first.modifier.contains(LINE),
            first.modifier.contains(GOES_ON),
        ) {
            (true, true) => Self::GoesOn,
            (true, false) => Self::Ends,
            (false, _) => Self::Painted,
        }
    }
}

/// A row of plain text over the whole width, in the terminal's own colours.
pub fn plain_row(buf: &mut Buffer, y: u16, words: &str, flow: Flow) {
    let area = row(buf.area, y).intersection(buf.area);
    if area.is_empty() {
        return;
    }
    clear(buf, area);
    text(buf, area.x, y, area.width, words, Style::new());
    buf[(area.x, y)].modifier |= match flow {
        Flow::Painted => Modifier::empty(),
        Flow::Ends => LINE,
        Flow::GoesOn => LINE | GOES_ON,
    };
}

/// Call once when a frame is drawn: afterwards a cell hidden by a wide glyph is blank and has the glyph's style, and
/// no glyph sticks out of the buffer. Whatever was drawn over a hidden cell wins over the glyph.
pub fn settle(buf: &mut Buffer) {
    let cols = usize::from(buf.area.width).max(1);
    for row in buf.content.chunks_mut(cols) {
        settle_row(row);
    }
}

fn settle_row(row: &mut [Cell]) {
    let mut x = 0;
    while x < row.len() {
        let cols = usize::from(cell_columns(&row[x]));
        if cols < 2 {
            x += 1;
            continue;
        }
        let style = row[x].style();
        match row.get_mut(x + 1..x + cols) {
            Some(hidden) if hidden.iter().all(|cell| cell.symbol() == " ") => {
                for cell in hidden {
                    cell.set_style(style);
                    cell.modifier = style.add_modifier;
                }
                x += cols;
            }
            _ => {
                row[x].set_symbol(" ");
                x += 1;
            }
        }
    }
}

fn put(buf: &mut Buffer, x: u16, y: u16, symbol: &str, style: Style) {
    buf[(x, y)].set_symbol(symbol).set_style(style);
}

/// Blanks a glyph that stands across the line between `x - 1` and `x`; its style stays.
fn part(buf: &mut Buffer, x: u16, y: u16) {
    let area = buf.area;
    if x <= area.left() || x >= area.right() {
        return;
    }
    let left = x - 1;
    // A hidden cell is blank, so only a blank can be the second half.
    if buf[(x, y)].symbol() == " " && cell_columns(&buf[(left, y)]) > 1 {
        buf[(left, y)].set_symbol(" ");
    }
}

fn cell_columns(cell: &Cell) -> u16 {
    let symbol = cell.symbol();
    if symbol.len() == 1 || symbol.contains(char::is_control) {
        return 1;
    }
    symbol.cell_width()
}
