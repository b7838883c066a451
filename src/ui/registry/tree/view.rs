//! The picture of the tree and its page.

use super::Tree;
use crate::{
    domain::{HouseholdId, Unit, mask_phones},
    i18n::{Words, count, text::TreeText, trained_in},
    keymap::{self, Context, Go},
    register::{Mark, Node, TreeRow},
    report::{self, Tone},
    ui::{
        kit::{At, Manner, Pen, Position, Rect, Role, click::Press, page::Focus, paint, text},
        registry::route::Pane,
    },
};

/// The tree's frame and the page's. Below 72 columns, and where lines are read one after the other, only the pane with
/// the focus is there.
pub fn panes(at: &At<'_>, focus: Pane) -> (Rect, Rect) {
    let body = at.size.body();
    let empty = Rect { width: 0, ..body };
    if body.width < 72 || at.look.manner == Manner::Plain {
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
    let left = Rect {
        width: tree,
        ..body
    };
    (left, paint::from(body, left.right()))
}

/// Heads of the figures beside a unit; the last is there only where there is room.
fn heads(at: &At<'_>) -> [Words; 4] {
    let quarter = at.desk.county().quarter_shown().period;
    [
        at.say(&TreeText::Households),
        at.say(&TreeText::Breaches),
        at.say(&TreeText::Vacancies),
        trained_in(quarter, at.lang()),
    ]
}

/// From this width of the screen on there is room for how far the quarter's training has come.
const WIDE: u16 = 120;
/// Below this width of the pane names need the room more than figures do.
const ROOMY: u16 = 56;
/// Below this width a level is told by one column, or names of the last levels would be cut.
const TIGHT: u16 = 48;

pub fn view(tree: &Tree, pen: &mut Pen<'_>) -> Option<Position> {
    let (left, right) = panes(pen.at, tree.pane);
    let on_page = tree.pane == Pane::Page;
    let mut caret = None;
    if left.width > 0 {
        let inner = pen.frame(left, &TreeText::Title, !on_page);
        rows(tree, pen, inner);
        remarks(tree, pen, left);
        if !on_page {
            caret = pen.caret(inner, &tree.at);
        }
    }
    if right.width > 0 {
        let focus = if on_page {
            Focus::Here
        } else {
            Focus::Elsewhere
        };
        let inner = pen.frame(right, &TreeText::Page, on_page);
        if let Some(page) = &tree.page {
            caret = caret.or(page.view(pen, inner, focus));
        }
    }
    caret
}

/// What is selected, taken up or looked for, in the frame's top right, with the key that lets go of it.
fn remarks(tree: &Tree, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let mut parts: Vec<Words> = Vec::new();
    if let Some(n) = tree.found() {
        let of = tree.finds.len().into();
        parts.push(at.say(&match n {
            0 => TreeText::Found { of },
            n => TreeText::FoundNth { n: n.into(), of },
        }));
    }
    let clear = at.key(Context::Browse, keymap::Pick::Clear);
    if !tree.marked.is_empty() {
        let n = tree.marked.len().into();
        parts.push(match tree.marked.hidden(tree.at.keys().iter().copied()) {
            0 => at.say(&TreeText::Selected { n, key: clear }),
            hidden => at.say(&TreeText::SelectedHidden {
                n,
                hidden: hidden.into(),
                key: clear,
            }),
        });
    } else if !tree.taken.is_empty() {
        let put = at.key(Context::Browse, keymap::Pick::PutDown);
        let n = tree.taken.len().into();
        parts.push(at.say(&TreeText::Taken { n, put, clear }));
    }
    // What the next key would be done to matters more than what was looked for.
    let wide: u16 = parts.iter().map(|p| text::width(p) + 2).sum();
    if wide > area.width.saturating_sub(14) && parts.len() > 1 {
        parts.remove(0);
    }
    if !parts.is_empty() {
        pen.corner(area, &format!(" {} ", parts.join("  ")));
    }
}

fn rows(tree: &Tree, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    if area.height < 2 {
        return;
    }
    let figures = figure_columns(area, at);
    heading(pen, area, &figures);
    if tree.rows.is_empty() {
        let (x, y) = (area.x + 2, area.y + 2);
        pen.words(x, y, area.right(), &TreeText::NoUnits, Role::Dim);
    }
    let list = paint::below(area, 1);
    let shown = tree.rows.iter().enumerate().skip(tree.at.top());
    for (y, (i, row)) in (list.y..list.bottom()).zip(shown) {
        let line = paint::row(list, y);
        self::row(tree, row, tree.at.is_on(i), pen, line, &figures);
        at.row(line, || {
            let back = (tree.pane == Pane::Page).then_some(Press::Key(Go::PrevPane.into()));
            back.into_iter().chain(tree.at.way(i)).collect()
        });
    }
}

/// One figure beside every unit.
struct Column {
    head: Words,
    width: u16,
    /// Its right edge.
    right: u16,
}

fn figure_columns(area: Rect, at: &At<'_>) -> Vec<Column> {
    let roomy = area.width >= ROOMY;
    let least = if roomy { [9, 7, 7, 6] } else { [8, 5, 5, 6] };
    let shown = if at.size.cols >= WIDE { 4 } else { 3 };
    // No unit has larger figures than the one they all belong to.
    let most = at.desk.root().map(|root| at.desk.county().figures(root));
    let most = most.map_or([0; 4], |all| {
        [all.households, all.breaches, all.vacancies(), 0]
    });
    let widest = most.map(|n| text::width(&count(n)) + 2);
    let figures = least.into_iter().zip(widest).map(|(a, b)| a.max(b));
    let mut columns: Vec<Column> = heads(at)
        .into_iter()
        .zip(figures)
        .take(shown)
        .map(|(head, least)| Column {
            width: (text::width(&head) + 1).max(least),
            right: 0,
            head,
        })
        .collect();
    let mut right = area.right();
    for column in columns.iter_mut().rev() {
        column.right = right;
        right = right.saturating_sub(column.width);
    }
    columns
}

fn heading(pen: &mut Pen<'_>, area: Rect, figures: &[Column]) {
    let unit = pen.at.say(&TreeText::Unit);
    pen.text(area.x + 2, area.y, area.width, &unit, Role::Dim);
    for column in figures {
        let (right, width) = (column.right, column.width);
        pen.left_of(right, area.y, width, &column.head, Role::Dim);
    }
}

fn row(tree: &Tree, row: &TreeRow, here: bool, pen: &mut Pen<'_>, line: Rect, figures: &[Column]) {
    let at = pen.at;
    let glyphs = at.look.glyphs();
    if here {
        pen.cursor(line);
    }
    let held = match row.node {
        node if tree.marked.has(node) => glyphs.yes,
        node if tree.taken.contains(&node) => "m",
        _ => "",
    };
    pen.text(line.x + 1, line.y, 1, held, Role::Selected);
    let step = if line.width < TIGHT { 1 } else { 2 };
    let x = line.x + 2 + u16::from(row.depth) * step;
    match row.node {
        Node::Unit(id) => {
            let Some(held) = at.desk.county().unit(id) else {
                return;
            };
            let open = tree.openness.open.contains(&id);
            let fold = if open { glyphs.open } else { glyphs.folded };
            let x = pen.text(x, line.y, 2, fold, Role::Dim) + 1;
            let right = numbers(&held.record, pen, line, figures);
            let names = Rect {
                x,
                width: right.saturating_sub(x + 2),
                ..line
            };
            name(&held.record, here, pen, names);
        }
        Node::Household(id) => {
            household(id, here, pen, paint::from(line, x + 1));
        }
    }
}

fn name(unit: &Unit, here: bool, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let role = match (here, unit.retired.is_some()) {
        (true, _) => Role::CursorRow,
        (_, true) => Role::Dim,
        _ => Role::Normal,
    };
    let short = at.desk.short(unit.id);
    let x = pen.line(area, 0, &short, role) + 2;
    let room = area.right().saturating_sub(x);
    if unit.level.post().is_none() {
        return;
    }
    let serving = at.desk.county().serving(unit.id);
    let (words, role) = match serving.map(|post| &post.person.record.fields.name) {
        Some(name) => (mask_phones(name).into_owned(), Role::Dim),
        None if unit.retired.is_some() => return,
        None => at.part(&TreeText::Vacant, Role::Breach),
    };
    // Half a name is nobody's: it gives way as a whole, the page beside says it.
    if text::width(&words) <= room {
        pen.text(x, area.y, room, &words, role);
    }
}

/// Draws the figures; answers the column they begin in.
fn numbers(unit: &Unit, pen: &mut Pen<'_>, line: Rect, figures: &[Column]) -> u16 {
    let at = pen.at;
    let county = at.desk.county();
    if !county.is_read(unit.id) {
        let right = figures.first().map_or(line.right(), |first| first.right);
        return pen.left_of(right, line.y, 3, "..", Role::Dim);
    }
    let mut left = line.right();
    for (column, cell) in figures.iter().zip(report::standing(at.desk, unit.id)) {
        let (words, role) = (cell.value.words(at.lang()), Role::of(cell.tone));
        let mark = if cell.tone == Tone::Alarm { "!" } else { "" };
        let (right, width) = (column.right, column.width);
        let x = pen.left_of(right, line.y, width, &format!("{mark}{words}"), role);
        left = left.min(x);
    }
    left
}

fn household(id: HouseholdId, here: bool, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
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
    let (y, right) = (area.y, area.right());
    let x = pen.words(area.x, y, right, &number, Role::Dim) + 1;
    let head = mask_phones(&held.record.fields.head);
    let x = pen.words(x, y, right, &*head, role) + 2;
    let words = match held.record.retired {
        Some(retired) => report::gone(retired),
        None => report::state(at.desk, &held.record.fields, at.mask()),
    };
    pen.words(x, y, right, &words, Role::Warn);
}
