//! The picture of the paste screen: a summary, the faults in full, and below them the rows under their column names.
//! While the cursor is on a fault, the rows below stand at the line it names.

use super::{Fate, Import};
use crate::{
    exchange::{Row, Table},
    i18n::spots::Folded,
    ui::kit::{
        At, Pen, Position, Rect, Role,
        click::{self, Press},
        paint, text,
    },
};

/// Lines for what is to be done, the least and the most.
const ABOVE: (u16, u16) = (2, 4);

fn said(import: &Import, at: &At<'_>) -> (Vec<String>, Role) {
    let (words, role) = import.summary(at);
    (text::wrap(&words, at.size.cols_in(u16::MAX)), role)
}

/// Lines above the faults and rows; one more says what the row under the cursor would change.
fn above(import: &Import, at: &At<'_>) -> u16 {
    let lines = said(import, at).0.len() as u16;
    lines.clamp(ABOVE.0, ABOVE.1) + u16::from(import.changes_any())
}

/// Lines of the box: those that show faults, and rows below their names.
#[derive(Clone, Copy)]
pub struct Parts {
    pub faults: usize,
    pub rows: usize,
}

pub fn parts(import: &Import, at: &At<'_>) -> Parts {
    let inner = at.size.rows_in(u16::MAX, above(import, at));
    if import.table.is_none() {
        return Parts {
            faults: inner,
            rows: 0,
        };
    }
    // Three lines of the table at least: names, a row, and a line between.
    let most = (inner / 2).max(inner.saturating_sub(12));
    let most = most.min(inner.saturating_sub(3));
    let told = import.told.iter();
    let told = told.flat_map(|fault| lines(import, fault, at));
    let faults = told.take(most).count();
    let between = usize::from(faults > 0);
    Parts {
        faults,
        rows: inner.saturating_sub(faults + between + 1),
    }
}

fn lines(import: &Import, fault: &Folded, at: &At<'_>) -> Vec<String> {
    let room = at.size.cols_in(u16::MAX).saturating_sub(2);
    let words = fault.shown(&import.faults, at.lang());
    text::wrap(&at.look.width.safe(&words), room)
}

/// The first fault to show, so that the one under the cursor is seen whole.
pub fn top(import: &Import, at: &At<'_>, room: usize) -> usize {
    let Some(last) = import.told.len().checked_sub(1) else {
        return 0;
    };
    let cursor = import.rows.cursor.min(last);
    let mut used = lines(import, &import.told[cursor], at).len();
    let mut least = cursor;
    while least > 0 {
        used += lines(import, &import.told[least - 1], at).len();
        if used > room {
            break;
        }
        least -= 1;
    }
    import.top.clamp(least, cursor)
}

pub fn draw(import: &Import, pen: &mut Pen<'_>, inner: Rect) -> Option<Position> {
    let at = pen.at;
    let above = above(import, at);
    if inner.height <= above {
        return None;
    }
    let (lines, role) = said(import, at);
    let empty = import.pasted().is_empty();
    let most = if empty { inner.height } else { ABOVE.1 };
    for (n, line) in (0..most).zip(&lines) {
        pen.line(inner, n, line, role);
    }
    if let Some(paper) = import.paper.as_ref().filter(|_| empty) {
        return Some(paper.draw(pen, paint::below(inner, lines.len() as u16 + 1)));
    }
    if let Some(words) = import.change_here(at) {
        pen.line(inner, above - 1, &words, Role::Warn);
    }
    let parts = parts(import, at);
    let faults = Rect {
        y: inner.y + above,
        height: (parts.faults as u16).min(inner.height - above),
        ..inner
    };
    draw_faults(import, pen, faults);
    if let Some(table) = &import.table {
        let y = faults.bottom() + u16::from(parts.faults > 0);
        let list = paint::below(inner, y - inner.y);
        draw_table(import, table, pen, list);
    }
    Some(Position::new(inner.x, inner.y))
}

fn draw_faults(import: &Import, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let mut y = area.y;
    for (i, fault) in import.told.iter().enumerate().skip(import.top) {
        if y >= area.bottom() {
            break;
        }
        if i == import.rows.cursor {
            pen.cursor(paint::row(area, y));
        }
        for line in lines(import, fault, at) {
            at.row(paint::row(area, y), || way(import, i));
            if y < area.bottom() {
                pen.words(area.x + 2, y, area.right(), &line, Role::Breach);
                y += 1;
            }
        }
    }
}

fn draw_table(import: &Import, table: &Table, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    if area.height < 2 {
        return;
    }
    let number = text::width(&table.rows.last().map_or(0, |row| row.line).to_string()).max(2);
    let widths = widths(table, area.width.saturating_sub(number + 4));
    let cells = |y: u16, row: &Row, role: Role, pen: &mut Pen<'_>| {
        let mut x = area.x + number + 3;
        for (column, wide) in widths.iter().enumerate() {
            let right = (x + wide).min(area.right());
            pen.words(x, y, right, Table::cell(row, column), role);
            x = x.saturating_add(wide + 2);
        }
    };
    cells(area.y, &table.header, Role::Title, pen);
    let height = usize::from(area.height - 1);
    let under = import.rows.cursor.checked_sub(import.told.len());
    let marked = under.or_else(|| row_of(import, table));
    let first = if import.faults.is_empty() {
        import.rows.top
    } else {
        // The row in question stands in the middle, unless the list ends before.
        let middle = marked.unwrap_or(0).saturating_sub(height / 2);
        middle.min(table.rows.len().saturating_sub(height))
    };
    let rows = table.rows.iter().enumerate().skip(first);
    for (y, (i, row)) in (area.y + 1..area.bottom()).zip(rows) {
        at.row(paint::row(area, y), || way(import, import.told.len() + i));
        if under == Some(i) {
            pen.cursor(paint::row(area, y));
        }
        let (sign, role) = match import.fate(row.line) {
            _ if is_wrong(import, row.line) => ("!", Role::Breach),
            Some(Fate::New) => ("+", Role::Good),
            Some(Fate::Changed) => ("~", Role::Warn),
            Some(Fate::LeftOut) => ("-", Role::Warn),
            None => (" ", Role::Dim),
        };
        let line = text::pad_left(&row.line.to_string(), number, "");
        let line = format!("{sign}{line}");
        pen.words(area.x + 1, y, area.right(), &line, role);
        let here = marked == Some(i);
        let role = if here { Role::CursorRow } else { Role::Normal };
        cells(y, row, role, pen);
    }
}

/// The faults come first, then the rows.
fn way(import: &Import, to: usize) -> Vec<Press> {
    click::steps(import.rows.cursor, to, click::ROWS)
}

/// The row that the fault under the cursor is about.
fn row_of(import: &Import, table: &Table) -> Option<usize> {
    let line = import.told.get(import.rows.cursor)?.spots.begin();
    let at = table.rows.partition_point(|row| row.line <= line);
    at.checked_sub(1)
}

/// Faults are in the order of the lines they begin on.
fn is_wrong(import: &Import, line: usize) -> bool {
    let begun = import.faults.partition_point(|fault| fault.line() <= line);
    let mut begun = import.faults[..begun].iter().rev();
    begun.any(|fault| fault.is_about(line))
}

/// No column of the preview takes more, however long its cells are.
const WIDEST: u16 = 40;

/// Widths of the preview's columns: as wide as the first rows need. Where there is no room for that, the widest ones
/// give way, all to one width.
fn widths(table: &Table, room: u16) -> Vec<u16> {
    let columns = table.header.cells.len().max(1);
    let room = room.saturating_sub(2 * (columns as u16 - 1));
    let need = |column: usize| {
        let cells = table.rows.iter().take(50).chain([&table.header]);
        let widest = cells.map(|row| text::width(Table::cell(row, column))).max();
        widest.unwrap_or(0).clamp(2, WIDEST)
    };
    let needs: Vec<u16> = (0..columns).map(need).collect();
    let within = |most: &u16| needs.iter().map(|need| (*need).min(*most)).sum::<u16>() <= room;
    let most = (2..=WIDEST).rev().find(within).unwrap_or(2);
    needs.into_iter().map(|need| need.min(most)).collect()
}
