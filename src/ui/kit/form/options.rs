//! The picture of what can be chosen in a field: options beside each other, boxes, the list under it.

use super::{
    choice::Choice,
    field::{FormField, Input},
    several::Several,
};
use crate::{
    keymap::Field as Do,
    ui::kit::{
        At, Pen, Position, Rect, Role,
        click::{self, Press},
        text,
    },
};

/// All options in one row where they fit, the chosen one in brackets; else the chosen one and how many there are.
pub(super) fn options(
    choice: &Choice,
    here: bool,
    way: &dyn Fn() -> Vec<Press>,
    pen: &mut Pen<'_>,
    area: Rect,
) -> Position {
    let at = pen.at;
    let role = if here { Role::FieldFocus } else { Role::Field };
    let labels: Vec<String> = choice.options.iter().map(|o| o.label(at)).collect();
    let wide: u16 = labels
        .iter()
        .map(|l| text::width(l).saturating_add(3))
        .sum();
    let mut x = area.x;
    let mut caret = Position::new(x, area.y);
    if wide > area.width || choice.open {
        let label = labels.get(choice.at).map_or("", String::as_str);
        let label = text::cut(
            label,
            area.width.saturating_sub(10),
            at.look.glyphs().ellipsis,
        );
        let chosen = format!("[{label}]");
        caret.x = x + 1;
        x = pen.text(x, area.y, area.width, &chosen, role) + 1;
        // As a list that is folded in: the key that opens it is said at the foot.
        let sign = if choice.open {
            at.look.glyphs().folded
        } else {
            at.look.glyphs().open
        };
        let room = area.right().saturating_sub(x);
        pen.text(x, area.y, room, sign, Role::Dim);
        return caret;
    }
    for (i, label) in labels.iter().enumerate() {
        let room = area.right().saturating_sub(x);
        let width = (text::width(label) + 2).min(room);
        beside(way, (choice.at, i), at, Rect { x, width, ..area });
        if i == choice.at {
            caret.x = x + 1;
            x = pen.text(x, area.y, room, &format!("[{label}]"), role) + 1;
        } else {
            x = pen.text(x, area.y, room, &format!(" {label} "), Role::Dim) + 1;
        }
    }
    caret
}

/// Every option with a box before it.
pub(super) fn boxes(
    several: &Several,
    here: bool,
    way: &dyn Fn() -> Vec<Press>,
    pen: &mut Pen<'_>,
    area: Rect,
) -> Position {
    let at = pen.at;
    let glyphs = at.look.glyphs();
    let mut x = area.x;
    let mut caret = Position::new(x, area.y);
    for (i, option) in several.options.iter().enumerate() {
        let on = several.has(*option);
        let mark = if on { glyphs.yes } else { " " };
        let hand = here && i == several.at;
        let role = match (hand, on) {
            (true, _) => Role::FieldFocus,
            (_, true) => Role::Field,
            _ => Role::Dim,
        };
        if hand {
            caret.x = x + 1;
        }
        let words = format!("[{mark}] {}", option.label(at));
        let room = area.right().saturating_sub(x);
        let end = pen.text(x, area.y, room, &words, role);
        let width = end - x;
        beside(way, (several.at, i), at, Rect { x, width, ..area });
        x = end + 2;
    }
    caret
}

/// From one option of a field to another, and before that to the field.
fn beside(way: &dyn Fn() -> Vec<Press>, (from, to): (usize, usize), at: &At<'_>, area: Rect) {
    at.answers(area, || {
        let steps = click::steps(from, to, [Do::OptionPrev, Do::OptionNext]);
        way().into_iter().chain(steps).collect()
    });
}

/// One line of the list under a field.
pub(super) fn entry(field: &FormField, n: usize, labels: u16, pen: &mut Pen<'_>, line: Rect) {
    let at = pen.at;
    let (name, more, on) = match &field.input {
        Input::Choice(choice) => (choice.options[n].label(at), String::new(), choice.at),
        Input::Lookup(lookup) => {
            let found = &lookup.found[n];
            (found.name.clone(), found.more.clone(), lookup.cursor)
        }
        _ => return,
    };
    let here = n == on;
    at.answers(line, || {
        if here {
            click::key(Do::Enter)
        } else {
            click::steps(on, n, click::ROWS)
        }
    });
    let glyphs = at.look.glyphs();
    let x = line.x + labels;
    let room = |x: u16| line.right().saturating_sub(x);
    if here {
        pen.text(x, line.y, 1, glyphs.folded, Role::CursorRow);
    }
    let role = if here { Role::CursorRow } else { Role::Normal };
    let name = at.look.width.safe(&name);
    let name = text::cut(&name, room(x + 2), glyphs.ellipsis);
    let x = pen.text(x + 2, line.y, room(x + 2), &name, role) + 2;
    let more = at.look.width.safe(&more);
    let more = text::cut(&more, room(x), glyphs.ellipsis);
    pen.text(x, line.y, room(x), &more, Role::Dim);
}
