//! The picture of a list: columns that share the width, counts in the frame.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{List, rows};
use crate::{
    domain::{Figure, Right},
    i18n::text::{AppText, ListText},
    ui::kit::{
        At, Role, paint,
        table::{Pick, Place, Row, Table, frame, sheet::selected},
    },
};

pub fn view(list: &List, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let title = at.say(&list.title());
    let inner = frame::frame(at, buf, area, &title, true);
    counts(list, at, buf, area);
    if list.at.is_empty() {
        let words = match list.filter.as_str() {
            "" => at.say(&list.empty(at)),
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
    let table = Table::new(rows::columns(list.kind), inner.width, at.lang());
    table.heading(list.sort, at, buf, inner);
    let rows = usize::from(inner.height.saturating_sub(1));
    let shown = list.at.keys().iter().enumerate();
    for (i, &item) in shown.skip(list.at.top()).take(rows) {
        let line = Rect {
            y: inner.y + 1 + (i - list.at.top()) as u16,
            height: 1,
            ..inner
        };
        let row = Row {
            cells: &rows::cells(list.kind, item.node, list.root, at),
            place: if list.at.is_on(i) {
                Place::Cursor
            } else {
                Place::Elsewhere
            },
            pick: if list.marked.has(item) {
                Pick::Marked
            } else {
                Pick::Free
            },
        };
        table.row(&row, at, buf, line);
    }
    frame::caret(at, inner, &list.at)
}

/// `128/102,700` in the frame's top right, with what is selected.
fn counts(list: &List, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let (n, of) = (list.at.len().into(), list.rows.len().into());
    let mut words = format!(" {} ", at.say(&ListText::Rows { n, of }));
    // The rows are of another kind than what is counted elsewhere.
    let county = at.desk.county();
    let count = match list.kind {
        Figure::Doubles => Some(ListText::DoublesCount {
            groups: county.doubles(list.root).len().into(),
            households: of,
        }),
        Figure::Leaders => Some(ListText::LeadersCount {
            leaders: county.figures(list.root).leaders.into(),
            posts: of,
        }),
        _ => None,
    };
    if let Some(count) = count {
        words = format!(" {} {words}", at.say(&count));
    }
    if !list.marked.is_empty() {
        let shown = list.at.keys().iter().copied();
        words = format!(" {} {words}", at.say(&selected(&list.marked, shown)));
    }
    if !list.filter.is_empty() {
        words = format!(" {}: {} {words}", at.say(&AppText::Filter), list.filter);
    }
    frame::corner(at, buf, area, &words);
}

impl List {
    pub(super) fn title(&self) -> ListText {
        match self.kind {
            Figure::Breaches => ListText::Breaches,
            Figure::Vacancies => ListText::Vacancies,
            Figure::NoPhone => ListText::NoPhone,
            Figure::Doubles => ListText::Doubles,
            Figure::Care => ListText::Care,
            Figure::Leaders => ListText::Leaders,
            Figure::Retired => ListText::Retired,
        }
    }

    pub(super) fn empty(&self, at: &At<'_>) -> ListText {
        match self.kind {
            Figure::Care if !at.desk.may(Right::ReadWhole) => ListText::CareNotYours,
            Figure::Care if at.is_veiled() => ListText::CareVeiled,
            Figure::Breaches => ListText::NoBreaches,
            Figure::Vacancies => ListText::NoVacancies,
            Figure::NoPhone => ListText::AllHavePhones,
            Figure::Doubles => ListText::NoDoubles,
            Figure::Care => ListText::NoCare,
            Figure::Leaders => ListText::NoLeaders,
            Figure::Retired => ListText::NoRetired,
        }
    }
}
