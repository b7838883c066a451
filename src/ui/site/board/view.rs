//! The picture of the board: the table, and under it how far the practice reaches.

use super::Board;
use crate::{
    domain::Right,
    i18n::{percent, text::SiteText},
    keymap::{Change, Context},
    ui::kit::{At, Pen, Position, Rect, Role, rights, text},
};

/// The heads above and the line of 点线面 with a blank one below.
const AROUND: u16 = 3;

/// Rows in view.
pub fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2 + AROUND)
}

pub fn draw(board: &Board, pen: &mut Pen<'_>) -> Option<Position> {
    let (at, area) = (pen.at, pen.at.size.body());
    let inner = pen.frame(area, &SiteText::Title, true);
    pen.corner(area, &board.table.counts(at));
    if !board.table.is_empty() {
        foot(board, pen, inner);
    }
    let above = Rect {
        height: inner.height.saturating_sub(AROUND - 1),
        ..inner
    };
    let key = at.key(Context::Board, Change::Add);
    let how = format!("\n{}", at.say(&SiteText::HowToAdd { key }));
    let silence = rights::with_how(&SiteText::None, &how, Right::Sites, at);
    board.table.view(&silence, pen, above)
}

fn foot(board: &Board, pen: &mut Pen<'_>, inner: Rect) {
    let at = pen.at;
    let reach = &board.reach;
    let words = SiteText::Foot {
        sites: reach.sites.into(),
        lines: reach.lines.into(),
        areas: reach.areas.into(),
        covered: reach.covered.into(),
        villages: reach.villages.into(),
        share: percent(reach.covered, reach.villages),
    };
    let (x, y) = (inner.x + 2, inner.bottom().saturating_sub(1));
    let after = pen.words(x, y, inner.right(), &words, Role::Accent);
    let open = board.rows.iter().any(|row| row.unfinished.is_some());
    let open = open.then_some(SiteText::LegendOpen);
    let mut x = after + 3;
    for legend in open.into_iter().chain([SiteText::Legend]) {
        let legend = at.say(&legend);
        if x + text::width(&legend) <= inner.right() {
            x = pen.words(x, y, inner.right(), &legend, Role::Dim) + 3;
        }
    }
}
