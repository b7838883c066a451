//! The picture of what can be chosen in a field: options beside each other, boxes, the list under it.

use super::{
    Form,
    choice::Choice,
    field::{FormField, Input},
    several::Several,
};
use crate::{
    keymap::Field as Do,
    ui::kit::{At, Pen, Position, Rect, Role, click, paint, text},
};

impl Form {
    /// All options in one row where they fit, the chosen one in brackets; else the chosen one and how many there are.
    pub(super) fn options(
        &self,
        choice: &Choice,
        i: usize,
        pen: &mut Pen<'_>,
        area: Rect,
    ) -> Position {
        let (at, glyphs) = (pen.at, pen.at.look.glyphs());
        let here = i == self.focus;
        let role = if here { Role::FieldFocus } else { Role::Field };
        let labels: Vec<String> = choice.options.iter().map(|o| o.label(at)).collect();
        let widths = labels.iter().map(|l| text::width(l).saturating_add(3));
        let mut x = area.x;
        let mut caret = Position::new(x, area.y);
        if widths.sum::<u16>() > area.width || choice.open {
            let label = labels.get(choice.at).map_or("", String::as_str);
            let label = text::cut(label, area.width.saturating_sub(10), glyphs.ellipsis);
            let chosen = format!("[{label}]");
            caret.x = x + 1;
            x = pen.text(x, area.y, area.width, &chosen, role) + 1;
            // As a list that is folded in: the key that opens it is said at the foot.
            let sign = if choice.open {
                glyphs.folded
            } else {
                glyphs.open
            };
            let room = area.right().saturating_sub(x);
            pen.text(x, area.y, room, sign, Role::Dim);
            return caret;
        }
        for (n, label) in labels.iter().enumerate() {
            let room = area.right().saturating_sub(x);
            let width = (text::width(label) + 2).min(room);
            self.beside(i, (choice.at, n), at, Rect { x, width, ..area });
            if n == choice.at {
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
        &self,
        several: &Several,
        i: usize,
        pen: &mut Pen<'_>,
        area: Rect,
    ) -> Position {
        let at = pen.at;
        let mut x = area.x;
        let mut caret = Position::new(x, area.y);
        for (n, option) in several.options.iter().enumerate() {
            let on = several.has(*option);
            let mark = if on { at.look.glyphs().yes } else { " " };
            let hand = i == self.focus && n == several.at;
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
            self.beside(i, (several.at, n), at, Rect { x, width, ..area });
            x = end + 2;
        }
        caret
    }

    /// From one option of a field to another, and before that to the field.
    fn beside(&self, i: usize, (from, to): (usize, usize), at: &At<'_>, area: Rect) {
        at.answers(area, || {
            let steps = click::steps(from, to, [Do::OptionPrev, Do::OptionNext]);
            self.way(i).into_iter().chain(steps).collect()
        });
    }
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
    let (x, right) = (line.x + labels, line.right());
    if here {
        pen.cursor(paint::from(line, x));
    }
    let role = if here { Role::CursorRow } else { Role::Normal };
    let x = pen.settled(x + 2, line.y, right, &name, role) + 2;
    pen.settled(x, line.y, right, &more, Role::Dim);
}
