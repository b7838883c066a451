//! The picture of a list: columns that share the width, counts in the frame.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    list::{Column, Kind, List},
    list_rows, tree_view,
};
use crate::{
    i18n::text::{AppText, ListText},
    register::Node,
    ui::{At, Role, paint, text},
};

pub fn view(list: &List, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let title = at.say(&list.title());
    let inner = tree_view::frame(at, buf, area, &title, true);
    counts(list, at, buf, area);
    if list.shown.is_empty() {
        let words = match list.filter.as_str() {
            "" => at.say(&list.empty()),
            filter => at.say(&ListText::NoMatch {
                filter: filter.to_owned(),
            }),
        };
        paint::text(
            buf,
            inner.x + 2,
            inner.y + 1,
            inner.width - 2,
            &words,
            at.style(Role::Dim),
        );
        return None;
    }
    let widths = widths(list_rows::columns(list.kind), inner.width.saturating_sub(2));
    heading(list.kind, &widths, at, buf, inner);
    let rows = usize::from(inner.height.saturating_sub(1));
    for (i, &row) in list.shown.iter().enumerate().skip(list.at.top).take(rows) {
        let y = inner.y + 1 + (i - list.at.top) as u16;
        line(
            list,
            list.rows[row],
            i == list.at.cursor,
            &widths,
            at,
            buf,
            Rect {
                y,
                height: 1,
                ..inner
            },
        );
    }
    let plain = at.look.manner == crate::ui::Manner::Plain;
    plain.then(|| Position::new(inner.x, inner.y + 1 + (list.at.cursor - list.at.top) as u16))
}

/// `128/102,700` in the frame's top right, with what is selected.
fn counts(list: &List, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let (n, of) = (list.shown.len().into(), list.rows.len().into());
    let mut words = format!(" {} ", at.say(&ListText::Rows { n, of }));
    if !list.marked.is_empty() {
        words = format!(
            " {} {words}",
            at.say(&AppText::Selected {
                n: list.marked.len().into()
            })
        );
    }
    if !list.filter.is_empty() {
        words = format!(" {}: {} {words}", at.say(&AppText::Filter), list.filter);
    }
    let right = area.right().saturating_sub(2);
    paint::text_left_of(
        buf,
        right,
        area.y,
        area.width / 2,
        &words,
        at.style(Role::Accent),
    );
}

/// Columns in display columns; the flexible ones share what is left.
fn widths(columns: &[Column], room: u16) -> Vec<u16> {
    let fixed: u16 = columns
        .iter()
        .map(|c| if c.width == 0 { 0 } else { c.width + 1 })
        .sum();
    let flexible = columns.iter().filter(|c| c.width == 0).count().max(1) as u16;
    let share = (room.saturating_sub(fixed) / flexible)
        .saturating_sub(1)
        .max(8);
    columns
        .iter()
        .map(|c| if c.width == 0 { share } else { c.width })
        .collect()
}

fn heading(kind: Kind, widths: &[u16], at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let mut x = area.x + 2;
    for (column, &width) in list_rows::columns(kind).iter().zip(widths) {
        let room = width.min(area.right().saturating_sub(x));
        let title = at.say(column.title);
        paint::text(
            buf,
            x,
            area.y,
            room,
            &text::cut(&title, room, ""),
            at.style(Role::Dim),
        );
        x = x.saturating_add(width + 1).min(area.right());
    }
}

fn line(
    list: &List,
    node: Node,
    here: bool,
    widths: &[u16],
    at: &At<'_>,
    buf: &mut Buffer,
    area: Rect,
) {
    let glyphs = at.look.glyphs();
    if here {
        paint::text(
            buf,
            area.x,
            area.y,
            1,
            glyphs.folded,
            at.style(Role::CursorRow),
        );
    }
    if list.marked.has(node) {
        paint::text(
            buf,
            area.x + 1,
            area.y,
            1,
            glyphs.yes,
            at.style(Role::Selected),
        );
    }
    let mut x = area.x + 2;
    for (n, (cell, &width)) in list_rows::cells(list.kind, node, at)
        .iter()
        .zip(widths)
        .enumerate()
    {
        let room = width.min(area.right().saturating_sub(x));
        let role = if here && n == 0 {
            Role::CursorRow
        } else {
            cell.role
        };
        let safe = at.look.width.safe(&cell.words);
        let words = text::cut(&safe, room, glyphs.ellipsis);
        paint::text(buf, x, area.y, room, &words, at.style(role));
        x = x.saturating_add(width + 1).min(area.right());
    }
}
