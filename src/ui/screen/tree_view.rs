//! The picture of the tree and its page.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::tree::{Pane, Tree};
use crate::{
    domain::{Level, Unit},
    i18n::{count, text::TreeText},
    register::{Figures, Mark, Node, TreeRow},
    ui::{At, Manner, Role, page::Focus, paint, text},
};

/// The tree's frame and the page's. Below 72 columns only the pane with the focus is there.
pub fn panes(body: Rect, focus: Pane) -> (Rect, Rect) {
    let empty = Rect { width: 0, ..body };
    if body.width < 72 {
        return match focus {
            Pane::Tree => (body, empty),
            Pane::Page => (empty, body),
        };
    }
    let tree = if body.width >= 160 {
        body.width / 2
    } else {
        (body.width * 13 / 24).max(40)
    };
    (
        Rect {
            width: tree,
            ..body
        },
        Rect {
            x: body.x + tree,
            width: body.width - tree,
            ..body
        },
    )
}

/// Columns of the three figures, in wide panes and in narrow ones.
const FIGURES: [[u16; 3]; 2] = [[9, 7, 7], [8, 5, 5]];

pub fn view(tree: &Tree, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
    let (left, right) = panes(area, tree.pane);
    let mut caret = None;
    if left.width > 0 {
        let inner = frame(
            at,
            buf,
            left,
            &at.say(&TreeText::Title),
            tree.pane == Pane::Tree,
        );
        rows(tree, at, buf, inner);
        if at.look.manner == Manner::Plain && tree.pane == Pane::Tree {
            let y = inner.y + 1 + (tree.at.cursor - tree.at.top) as u16;
            caret = Some(Position::new(inner.x, y));
        }
    }
    if right.width > 0 {
        let inner = frame(
            at,
            buf,
            right,
            &at.say(&TreeText::Page),
            tree.pane == Pane::Page,
        );
        if let Some(page) = &tree.page {
            let focus = if tree.pane == Pane::Page {
                Focus::Here
            } else {
                Focus::Elsewhere
            };
            page.view(at, buf, inner, focus);
        }
    }
    caret
}

/// A frame that shows by its colour and weight whether it has the focus.
pub fn frame(at: &At<'_>, buf: &mut Buffer, area: Rect, title: &str, focus: bool) -> Rect {
    let role = if focus {
        Role::BorderFocus
    } else {
        Role::Border
    };
    if at.look.manner == Manner::Plain {
        paint::clear(buf, area);
        return Rect::new(
            area.x + 1,
            area.y,
            area.width.saturating_sub(2),
            area.height,
        );
    }
    let inner = paint::frame(buf, area, at.look.glyphs(), at.style(role));
    let role = if focus { Role::Title } else { Role::Dim };
    paint::title(buf, area, title, at.look.glyphs(), at.style(role));
    inner
}

fn rows(tree: &Tree, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    if area.height < 2 {
        return;
    }
    let figures = figure_columns(area.width);
    heading(at, buf, area, figures);
    if tree.rows.is_empty() {
        let words = at.say(&TreeText::NoUnits);
        paint::text(
            buf,
            area.x + 2,
            area.y + 2,
            area.width - 2,
            &words,
            at.style(Role::Dim),
        );
    }
    let list = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    for (i, row) in tree
        .rows
        .iter()
        .enumerate()
        .skip(tree.at.top)
        .take(list.height.into())
    {
        let line = Rect {
            y: list.y + (i - tree.at.top) as u16,
            height: 1,
            ..list
        };
        self::row(tree, row, i == tree.at.cursor, at, buf, line, figures);
    }
}

const fn figure_columns(width: u16) -> [u16; 3] {
    if width < 56 { FIGURES[1] } else { FIGURES[0] }
}

fn heading(at: &At<'_>, buf: &mut Buffer, area: Rect, figures: [u16; 3]) {
    let style = at.style(Role::Dim);
    paint::text(
        buf,
        area.x + 2,
        area.y,
        area.width,
        &at.say(&TreeText::Unit),
        style,
    );
    let words = [
        TreeText::Households,
        TreeText::Breaches,
        TreeText::Vacancies,
    ];
    for (right, words) in columns(area, figures).into_iter().zip(words) {
        paint::text_left_of(buf, right, area.y, 8, &at.say(&words), style);
    }
}

/// The right edges of the figure columns.
const fn columns(area: Rect, figures: [u16; 3]) -> [u16; 3] {
    let right = area.x + area.width;
    let second = right.saturating_sub(figures[2]);
    [second.saturating_sub(figures[1]), second, right]
}

fn row(
    tree: &Tree,
    row: &TreeRow,
    here: bool,
    at: &At<'_>,
    buf: &mut Buffer,
    line: Rect,
    figures: [u16; 3],
) {
    let glyphs = at.look.glyphs();
    if here {
        paint::text(
            buf,
            line.x,
            line.y,
            1,
            glyphs.folded,
            at.style(Role::CursorRow),
        );
    }
    if tree.marked.has(row.node) {
        paint::text(
            buf,
            line.x + 1,
            line.y,
            1,
            glyphs.yes,
            at.style(Role::Selected),
        );
    } else if tree.taken.contains(&row.node) {
        paint::text(buf, line.x + 1, line.y, 1, "m", at.style(Role::Selected));
    }
    let x = line.x + 2 + u16::from(row.depth) * 2;
    let names = columns(line, figures)[0].saturating_sub(figures[0] - 2);
    match row.node {
        Node::Unit(id) => {
            let Some(held) = at.desk.county().unit(id) else {
                return;
            };
            let open = tree.openness.open.contains(&id);
            let fold = if open { glyphs.open } else { glyphs.folded };
            let x = paint::text(buf, x, line.y, 2, fold, at.style(Role::Dim)) + 1;
            name(
                &held.record,
                here,
                at,
                buf,
                Rect {
                    x,
                    width: names.saturating_sub(x),
                    ..line
                },
            );
            numbers(&held.record, at, buf, line, figures);
        }
        Node::Household(id) => {
            household(
                id,
                here,
                at,
                buf,
                Rect {
                    x: x + 1,
                    width: line.right().saturating_sub(x + 1),
                    ..line
                },
            );
        }
    }
}

fn name(unit: &Unit, here: bool, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let role = match (here, unit.retired.is_some()) {
        (true, _) => Role::CursorRow,
        (_, true) => Role::Dim,
        _ => Role::Normal,
    };
    let glyphs = at.look.glyphs();
    let safe = at.look.width.safe(&unit.fields.short);
    let short = text::cut(&safe, area.width, glyphs.ellipsis);
    let x = paint::text(buf, area.x, area.y, area.width, &short, at.style(role)) + 2;
    let room = area.right().saturating_sub(x);
    if unit.level.post().is_none() || room < 4 {
        return;
    }
    let (words, role) = match at.desk.county().serving(unit.id) {
        Some(post) => (post.person.record.fields.name.clone(), Role::Dim),
        None if unit.retired.is_some() => return,
        None => (at.say(&TreeText::Vacant).into_owned(), Role::Breach),
    };
    let words = text::cut(&words, room, glyphs.ellipsis);
    paint::text(buf, x, area.y, room, &words, at.style(role));
}

fn numbers(unit: &Unit, at: &At<'_>, buf: &mut Buffer, line: Rect, figures: [u16; 3]) {
    let county = at.desk.county();
    if !county.is_read(unit.id) {
        let right = columns(line, figures)[0];
        paint::text_left_of(buf, right, line.y, 3, "..", at.style(Role::Dim));
        return;
    }
    let all: Figures = county.figures(unit.id);
    let quiet = |n: u32| match n {
        0 => ("0".to_owned(), Role::Dim),
        n => (format!("!{}", count(n)), Role::Breach),
    };
    let breaches = match all.breach().filter(|_| unit.level == Level::Neighborhood) {
        Some(_) => (format!("!{}", all.households), Role::Breach),
        None => quiet(all.breaches),
    };
    let cells = [
        (count(all.households), Role::Normal),
        breaches,
        quiet(all.vacancies()),
    ];
    for ((right, width), (words, role)) in
        columns(line, figures).into_iter().zip(figures).zip(cells)
    {
        paint::text_left_of(buf, right, line.y, width, &words, at.style(role));
    }
}

fn household(
    id: crate::domain::HouseholdId,
    here: bool,
    at: &At<'_>,
    buf: &mut Buffer,
    area: Rect,
) {
    let county = at.desk.county();
    let (Some(row), Some(held)) = (county.household_row(id), county.household(id)) else {
        return;
    };
    let role = match (here, row.has(Mark::Counts)) {
        (true, _) => Role::CursorRow,
        (_, false) => Role::Dim,
        _ => Role::Normal,
    };
    let number = text::pad_left(&row.number.to_string(), 2, "");
    let x = paint::text(
        buf,
        area.x,
        area.y,
        area.width,
        &number,
        at.style(Role::Dim),
    ) + 1;
    let room = area.right().saturating_sub(x);
    let safe = at.look.width.safe(&held.record.fields.head);
    let head = text::cut(&safe, room, at.look.glyphs().ellipsis);
    let x = paint::text(buf, x, area.y, room, &head, at.style(role)) + 2;
    let words = match held.record.retired {
        Some(retired) => crate::ui::page::gone(retired, at),
        None => crate::ui::page::short_state(&held.record, at),
    };
    let room = area.right().saturating_sub(x);
    let words = text::cut(&words, room, at.look.glyphs().ellipsis);
    paint::text(buf, x, area.y, room, &words, at.style(Role::Warn));
}
