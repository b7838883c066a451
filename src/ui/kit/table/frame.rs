//! The frames screens stand in, with lines or, for screen readers, without. The geometry is the same.

use super::Cursor;
use crate::ui::kit::{At, Buffer, Manner, Position, Rect, Role, paint, text};

/// A frame that shows by its colour and weight whether it has the focus.
pub fn frame(at: &At<'_>, buf: &mut Buffer, area: Rect, title: &str, focus: bool) -> Rect {
    let role = if focus {
        Role::BorderFocus
    } else {
        Role::Border
    };
    if at.look.manner == Manner::Plain {
        return plain(at, buf, area, title);
    }
    let inner = paint::frame(buf, area, at.look.glyphs(), at.style(role));
    let role = if focus { Role::Title } else { Role::Dim };
    paint::title(buf, area, title, at.look.glyphs(), at.style(role));
    inner
}

/// Where a frame would be, without its lines: the title stays, because a screen reader reads it.
pub fn plain(at: &At<'_>, buf: &mut Buffer, area: Rect, title: &str) -> Rect {
    let area = area.intersection(buf.area);
    paint::clear(buf, area);
    let words = text::cut(title, area.width, at.look.glyphs().ellipsis);
    let style = at.style(Role::Title);
    paint::text(buf, area.x, area.y, area.width, &words, style);
    Rect::new(
        (area.x + 1).min(area.right()),
        (area.y + 1).min(area.bottom()),
        area.width.saturating_sub(2),
        area.height.saturating_sub(2),
    )
}

/// Words in the top line of a frame, at its right end; the title keeps its room.
pub fn corner(at: &At<'_>, buf: &mut Buffer, area: Rect, words: &str) {
    let room = area.width.saturating_sub(14);
    let words = text::cut(words, room, at.look.glyphs().ellipsis);
    let right = area.right().saturating_sub(2);
    paint::text_left_of(buf, right, area.y, room, &words, at.style(Role::Accent));
}

/// Where the hardware cursor stands for screen readers: on the cursor's row, under a heading of one line.
pub fn caret<K: Clone + PartialEq>(
    at: &At<'_>,
    area: Rect,
    cursor: &Cursor<K>,
) -> Option<Position> {
    let row = cursor.row()?.checked_sub(cursor.top())?;
    let y = area.y + 1 + row as u16;
    (at.look.manner == Manner::Plain).then(|| Position::new(area.x, y))
}
