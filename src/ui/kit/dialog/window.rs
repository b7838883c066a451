//! What overlays share in their pictures: the frame, and lines made of words in several styles.

use crate::ui::kit::{At, Buffer, Manner, Position, Rect, Role, paint, table::frame, text};

/// A framed box in the upper middle of the screen; answers the inside, one blank column from the frame.
pub fn frame(at: &At<'_>, buf: &mut Buffer, cols: u16, rows: u16, title: &str) -> Rect {
    frame_in(at, buf, at.size.dialog(cols, rows), title)
}

pub fn frame_in(at: &At<'_>, buf: &mut Buffer, area: Rect, title: &str) -> Rect {
    let area = area.intersection(buf.area);
    if area.width < 4 || area.height < 3 {
        return Rect {
            width: 0,
            height: 0,
            ..area
        };
    }
    let glyphs = at.look.glyphs();
    if at.look.manner == Manner::Plain {
        return frame::plain(at, buf, area, title);
    }
    paint::trim(buf, area);
    let inner = paint::frame(buf, area, glyphs, at.style(Role::BorderFocus));
    paint::title(
        buf,
        area,
        &at.look.width.safe(title),
        glyphs,
        at.style(Role::Title),
    );
    Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// The lines of a list from the first in view on, with its cursor's row. `line` draws one at a row of the screen; answers where
/// a screen reader's cursor belongs.
pub fn lines(
    at: &At<'_>,
    buf: &mut Buffer,
    inner: Rect,
    (top, here): (usize, Option<usize>),
    len: usize,
    mut line: impl FnMut(&mut Buffer, usize, u16, Role),
) -> Option<Position> {
    let mut caret = None;
    for (i, y) in (top..len).zip(inner.y..inner.bottom()) {
        let here = here == Some(i);
        if here {
            cursor(at, buf, inner.x, y);
            if at.look.manner == Manner::Plain {
                caret = Some(Position::new(inner.x, y));
            }
        }
        let role = if here { Role::CursorRow } else { Role::Normal };
        line(buf, i, y, role);
    }
    caret
}

/// Inside rows of a box of that many rows.
pub fn inner_rows(at: &At<'_>, rows: u16) -> u16 {
    at.size.dialog(u16::MAX, rows).height.saturating_sub(2)
}

/// Inside columns of a box of that many columns.
pub fn inner_cols(at: &At<'_>, cols: u16) -> u16 {
    at.size.dialog(cols, u16::MAX).width.saturating_sub(4)
}

/// Draws words from `x` on, cut before `right`; answers the column after them.
pub fn words(
    at: &At<'_>,
    buf: &mut Buffer,
    x: u16,
    y: u16,
    right: u16,
    words: &str,
    role: Role,
) -> u16 {
    let room = right.saturating_sub(x);
    let seen = at.seen(words);
    let safe = at.look.width.safe(&seen);
    let cut = text::cut(&safe, room, at.look.glyphs().ellipsis);
    paint::text(buf, x, y, room, &cut, at.style(role))
}

/// The nth line of an area, counted from 0.
pub fn line(at: &At<'_>, buf: &mut Buffer, area: Rect, n: u16, said: &str, role: Role) -> u16 {
    words(at, buf, area.x, area.y + n, area.right(), said, role)
}

/// The mark of the row under the cursor.
pub fn cursor(at: &At<'_>, buf: &mut Buffer, x: u16, y: u16) {
    paint::text(
        buf,
        x,
        y,
        1,
        at.look.glyphs().folded,
        at.style(Role::CursorRow),
    );
}

/// The name of the first key for an action, as a screen shows it.
pub fn key(
    at: &At<'_>,
    context: crate::keymap::Context,
    action: impl Into<crate::keymap::Action>,
) -> String {
    let keys = at.keymap.keys_for(context, action.into());
    keys.first().map_or_else(String::new, |keys| {
        at.look.width.keys(&keys.label()).into_owned()
    })
}
