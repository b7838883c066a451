//! The picture of the gaps: what is asked in one line, then the table; the cell under the hand is marked.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Gap, Sight, owed,
    table::{Cell, Column, Direction},
    units,
};
use crate::{
    i18n::text::{AppText, GapText, ListText},
    ui::{At, Manner, Role, paint, screen::frame, text},
};

/// The line of what is asked and the heads.
const ABOVE: u16 = 2;

/// Rows in view.
pub fn height(at: &At<'_>) -> usize {
    let inner = at.size.body().height.saturating_sub(2);
    usize::from(inner.saturating_sub(ABOVE)).max(1)
}

/// Columns of a bar.
fn bar(at: &At<'_>) -> u16 {
    match at.size.cols {
        ..90 => 0,
        90..150 => 10,
        _ => 20,
    }
}

pub fn draw(gap: &Gap, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let title = at.say(&gap.title(at));
    let inner = frame::frame(at, buf, area, &title, true);
    counts(gap, at, buf, area);
    asked(gap, at, buf, inner);
    if gap.table.shown.is_empty() {
        let words = match gap.table.filter.as_str() {
            "" => at.say(&gap.silence(at)),
            filter => at.say(&ListText::NoMatch {
                filter: filter.to_owned(),
            }),
        };
        let (x, y) = (inner.x + 2, inner.y + ABOVE);
        let room = inner.width.saturating_sub(2);
        paint::text(buf, x, y, room, &words, at.style(Role::Dim));
        return None;
    }
    let titles: Vec<String> = gap.table.columns.iter().map(|c| head(gap, c, at)).collect();
    let room = inner.width.saturating_sub(2);
    let widths = gap.table.widths(room, &titles, bar(at));
    heads(gap, &titles, &widths, at, buf, inner);
    let shown = gap.table.shown.iter().enumerate().skip(gap.table.at.top);
    let first = inner.y + ABOVE;
    for (y, (i, &row)) in (first..inner.bottom()).zip(shown) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        cells(gap, row, i == gap.table.at.cursor, &widths, at, buf, line);
    }
    let plain = at.look.manner == Manner::Plain;
    let row = (gap.table.at.cursor - gap.table.at.top) as u16;
    plain.then(|| Position::new(inner.x, first + row))
}

fn head(gap: &Gap, column: &Column, at: &At<'_>) -> String {
    let words = at.say(&column.title);
    let sorted = gap
        .table
        .sort
        .filter(|&(c, _)| gap.table.columns[c].title == column.title);
    match sorted {
        Some((_, Direction::Up)) => format!("{words}^"),
        Some((_, Direction::Down)) => format!("{words}v"),
        None => words.into_owned(),
    }
}

fn heads(gap: &Gap, titles: &[String], widths: &[u16], at: &At<'_>, buf: &mut Buffer, inner: Rect) {
    let mut x = inner.x + 2;
    let y = inner.y + 1;
    for (i, (title, &width)) in titles.iter().zip(widths).enumerate() {
        let role = if i == gap.table.column {
            Role::Accent
        } else {
            Role::Dim
        };
        let room = width.min(inner.right().saturating_sub(x));
        if is_figure(gap, i) {
            paint::text_left_of(buf, x + room, y, room, title, at.style(role));
        } else {
            let cut = text::cut(title, room, "");
            paint::text(buf, x, y, room, &cut, at.style(role));
        }
        x = x.saturating_add(width + 1).min(inner.right());
    }
}

fn is_figure(gap: &Gap, column: usize) -> bool {
    let mut rows = gap.table.rows.iter();
    rows.any(|row| row.cells[column].number.is_some())
}

fn cells(
    gap: &Gap,
    row: usize,
    here: bool,
    widths: &[u16],
    at: &At<'_>,
    buf: &mut Buffer,
    line: Rect,
) {
    let glyphs = at.look.glyphs();
    let row = &gap.table.rows[row];
    if here {
        let style = at.style(Role::CursorRow);
        paint::text(buf, line.x, line.y, 1, glyphs.folded, style);
    }
    if gap.table.is_marked(row.key) {
        let style = at.style(Role::Selected);
        paint::text(buf, line.x + 1, line.y, 1, glyphs.yes, style);
    }
    let mut x = line.x + 2;
    for (i, (cell, &width)) in row.cells.iter().zip(widths).enumerate() {
        let room = width.min(line.right().saturating_sub(x));
        let hand = here && i == gap.table.column;
        let role = match (hand, here && i == 0) {
            (true, _) => Role::FieldFocus,
            (_, true) => Role::CursorRow,
            _ => cell.role,
        };
        let spot = Rect::new(x, line.y, room, 1);
        one(cell, is_figure(gap, i), role, at, buf, spot);
        x = x.saturating_add(width + 1).min(line.right());
    }
}

fn one(cell: &Cell, figure: bool, role: Role, at: &At<'_>, buf: &mut Buffer, spot: Rect) {
    let glyphs = at.look.glyphs();
    let safe = at.look.width.safe(&cell.words);
    let between = format!(" {} ", glyphs.crumb);
    let words = if safe.contains(&between) {
        text::cut_path(&safe, &between, spot.width, glyphs.ellipsis)
    } else {
        text::cut(&safe, spot.width, glyphs.ellipsis)
    };
    let style = at.style(role);
    if figure {
        paint::text_left_of(buf, spot.right(), spot.y, spot.width, &words, style);
    } else {
        paint::text(buf, spot.x, spot.y, spot.width, &words, style);
    }
    if let Some(share) = cell.bar {
        let cols = bar(at).min(spot.width);
        let full = (share * f64::from(cols)).round() as u16;
        let bar = glyphs.full.repeat(usize::from(full.min(cols)));
        paint::text(buf, spot.x, spot.y, cols, &bar, at.style(Role::Accent));
    }
}

/// `乡镇级培训  2024 年第 2 季度  邻长（每季度，全体在任）`, and what should be there by today.
fn asked(gap: &Gap, at: &At<'_>, buf: &mut Buffer, inner: Rect) {
    let asked = gap.asked;
    let owed = owed(asked.tier, at);
    let rule = [at.say(&owed.rhythm), at.say(&owed.whom)];
    let rule = list_of(&rule, at);
    let words = at.say(&GapText::Asked {
        tier: at.say(&asked.tier).into_owned(),
        period: at.say(&asked.period).into_owned(),
        rank: at.say(&asked.rank).into_owned(),
        rule,
    });
    let mut right = inner.right();
    if gap.sight == Sight::Units
        && let Some(percent) = units::expected(asked, at)
    {
        let words = at.say(&GapText::Expected { percent });
        let room = inner.width / 2;
        right = paint::text_left_of(buf, right, inner.y, room, &words, at.style(Role::Notice));
    }
    let room = right.saturating_sub(inner.x + 3);
    let cut = text::cut(&words, room, at.look.glyphs().ellipsis);
    paint::text(
        buf,
        inner.x + 2,
        inner.y,
        room,
        &cut,
        at.style(Role::Normal),
    );
}

fn list_of(words: &[crate::i18n::Words], at: &At<'_>) -> String {
    let between = match at.lang() {
        crate::i18n::Lang::Zh => "，",
        crate::i18n::Lang::En => ", ",
    };
    words.join(between)
}

/// How many rows there are, what is selected and what is filtered, in the frame's top right.
fn counts(gap: &Gap, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let mut words = String::new();
    if !gap.table.filter.is_empty() {
        words = format!(" {}: {} ", at.say(&AppText::Filter), gap.table.filter);
    }
    let marked = gap.table.marked();
    if marked > 0 {
        let n = marked.into();
        words = format!("{words} {} ", at.say(&AppText::Selected { n }));
    }
    // The total is no row among the others.
    let top = usize::from(gap.sight == Sight::Units);
    let n = gap.table.shown.len().saturating_sub(top).into();
    let of = gap.table.rows.len().saturating_sub(top).into();
    words = format!("{words} {} ", at.say(&ListText::Rows { n, of }));
    let right = area.right().saturating_sub(2);
    let style = at.style(Role::Accent);
    paint::text_left_of(buf, right, area.y, area.width / 2, &words, style);
}
