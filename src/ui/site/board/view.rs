//! The picture of the board: the table, and under it how far the practice reaches.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::Board;
use crate::{
    domain::Right,
    i18n::{
        percent,
        text::{AppText, ListText, SiteText},
    },
    keymap::{Change, Context},
    ui::kit::{
        At, Role,
        dialog::window,
        table::{Pick, Place, Row, Table, frame},
    },
};

/// The heads above and the line of 点线面 with a blank one below.
const AROUND: u16 = 3;

/// Rows in view.
pub fn height(at: &At<'_>) -> usize {
    let inner = at.size.body().height.saturating_sub(2);
    usize::from(inner.saturating_sub(AROUND)).max(1)
}

pub fn draw(board: &Board, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let title = at.say(&SiteText::Title);
    let inner = frame::frame(at, buf, area, &title, true);
    counts(board, at, buf, area);
    if board.shown.is_empty() {
        silence(board, at, buf, inner);
        return None;
    }
    let columns = board.heads.columns();
    let table = Table::new(&columns, inner.width, at.lang());
    table.heading(board.sort, at, buf, inner);
    let shown = board.shown.iter().enumerate().skip(board.at.top());
    for (y, (i, &row)) in (inner.y + 1..inner.bottom()).zip(shown.take(height(at))) {
        let place = if board.at.is_on(i) {
            Place::Cursor
        } else {
            Place::Elsewhere
        };
        let row = Row {
            cells: &board.cells[row],
            place,
            pick: Pick::Free,
        };
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        table.row(&row, at, buf, line);
    }
    foot(board, at, buf, inner);
    frame::caret(at, inner, &board.at)
}

fn silence(board: &Board, at: &At<'_>, buf: &mut Buffer, inner: Rect) {
    let key = window::key(at, Context::Board, Change::Add);
    let lines = match board.filter.as_str() {
        "" if !at.desk.may(Right::Sites) => vec![at.say(&SiteText::None)],
        "" => vec![at.say(&SiteText::None), at.say(&SiteText::HowToAdd { key })],
        filter => vec![at.say(&ListText::NoMatch {
            filter: filter.to_owned(),
        })],
    };
    for (y, words) in (inner.y + 1..inner.bottom()).zip(lines) {
        window::words(at, buf, inner.x + 2, y, inner.right(), &words, Role::Dim);
    }
}

fn foot(board: &Board, at: &At<'_>, buf: &mut Buffer, inner: Rect) {
    let reach = &board.reach;
    let words = at.say(&SiteText::Foot {
        sites: reach.sites.into(),
        lines: reach.lines.into(),
        areas: reach.areas.into(),
        covered: reach.covered.into(),
        villages: reach.villages.into(),
        share: percent(reach.covered, reach.villages),
    });
    let (x, y) = (inner.x + 2, inner.bottom().saturating_sub(1));
    let after = window::words(at, buf, x, y, inner.right(), &words, Role::Accent);
    let open = board.rows.iter().any(|row| row.unfinished.is_some());
    let open = open.then(|| at.say(&SiteText::LegendOpen));
    let mut x = after + 3;
    for legend in open.into_iter().chain([at.say(&SiteText::Legend)]) {
        if x + crate::ui::kit::text::width(&legend) <= inner.right() {
            x = window::words(at, buf, x, y, inner.right(), &legend, Role::Dim) + 3;
        }
    }
}

fn counts(board: &Board, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let (n, of) = (board.shown.len().into(), board.rows.len().into());
    let mut words = format!(" {} ", at.say(&ListText::Rows { n, of }));
    if !board.filter.is_empty() {
        words = format!(" {}: {} {words}", at.say(&AppText::Filter), board.filter);
    }
    frame::corner(at, buf, area, &words);
}
