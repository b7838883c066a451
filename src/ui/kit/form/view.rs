//! The picture of a form. The hardware cursor stands at the caret of the focused field, three rows clear of the foot.

use std::borrow::Cow;

use super::{
    Form,
    field::{FormField, Input, Kind},
    key::Key,
    layout::{Column, Plan, Row},
    note,
    options::entry,
};
use crate::{
    domain::{Field, HouseholdField, Need, mask_phone, mask_phones},
    i18n::text::{AppText, FormText},
    ui::kit::{At, Manner, Pen, Position, Rect, Role, Veil, text},
};

pub fn view(form: &Form, pen: &mut Pen<'_>) -> Option<Position> {
    let at = pen.at;
    let plan = form.plan(at);
    let outer = plan.outer;
    let title = form.purpose.title(at);
    if at.look.manner == Manner::Plain {
        pen.clear(outer);
        pen.text(outer.x + 2, outer.y, outer.width, &title, Role::Title);
    } else {
        pen.window_in(outer, &title);
        position(form, &plan, pen);
    }
    let mut caret = None;
    for column in &plan.columns {
        caret = caret.or(column_view(form, column, &plan, pen));
    }
    let asked = foot(form, &plan, pen);
    asked.or(caret)
}

fn column_view(form: &Form, column: &Column, plan: &Plan, pen: &mut Pen<'_>) -> Option<Position> {
    let mut caret = None;
    let height = usize::from(plan.body.height);
    let rows = column.rows.iter().enumerate().skip(form.top).take(height);
    for (n, row) in rows {
        let (x, y) = (plan.body.x + column.x, plan.body.y + (n - form.top) as u16);
        let line = Rect::new(x, y, column.width, 1);
        match row {
            Row::Field(i) => {
                let height = plan.body.bottom() - y;
                let room = Rect { height, ..line };
                caret = caret.or(field(form, *i, column.label, pen, room));
            }
            Row::Below => {}
            Row::Entry(i, n) => entry(&form.fields[*i], *n, column.label, pen, line),
            Row::Words(words, role) => {
                let x = line.x + column.label;
                let words = pen.at.look.width.safe(words);
                pen.text(x, line.y, line.right() - x, &words, *role);
            }
        }
    }
    caret
}

/// `第 3/17 项` in the lower border, and how much lies beyond either edge.
fn position(form: &Form, plan: &Plan, pen: &mut Pen<'_>) {
    let at = pen.at;
    let outer = plan.outer;
    let shown = form.shown();
    let n = shown.iter().position(|&i| i == form.focus).unwrap_or(0) + 1;
    let words = at.say(&FormText::Position {
        n: n.into(),
        of: shown.len().into(),
    });
    let below = plan
        .height()
        .saturating_sub(form.top + usize::from(plan.body.height));
    let words = match below {
        0 => words.into_owned(),
        n => format!("{}  {words}", at.say(&FormText::Below { n: n.into() })),
    };
    pen.on_border(outer, outer.bottom().saturating_sub(1), &words);
    if form.top > 0 {
        let n = form.top.into();
        pen.on_border(outer, outer.y, &at.say(&FormText::Above { n }));
    }
}

/// Words at the right end of a border.
/// In the rows that are left for it.
fn field(form: &Form, i: usize, labels: u16, pen: &mut Pen<'_>, line: Rect) -> Option<Position> {
    let at = pen.at;
    let field = &form.fields[i];
    let here = i == form.focus;
    let height = match field.input {
        Input::Note(_) => note::ROWS.min(line.height),
        _ => 1,
    };
    at.answers(Rect { height, ..line }, || form.way(i));
    let faulty = form.issues.iter().any(|(key, _)| *key == field.key);
    let glyphs = at.look.glyphs();
    let (mark, role) = match (faulty, here) {
        (true, _) => ("!", Role::Breach),
        (_, true) => (glyphs.folded, Role::CursorRow),
        _ => (" ", Role::Dim),
    };
    pen.text(line.x - 1, line.y, 1, mark, role);
    let mut label = field.label(at);
    if field.need == Need::Required {
        label.push('*');
    }
    let label = text::cut(&label, labels - 1, glyphs.ellipsis);
    pen.text(line.x, line.y, labels, &label, role);
    let room = line.width.saturating_sub(labels);
    let width = match &field.input {
        Input::Line(_, kind) => wide(*kind).min(room),
        Input::Lookup(_) => 24.min(room),
        _ => room,
    };
    let area = Rect::new(line.x + labels, line.y, width, height);
    let role = if here { Role::FieldFocus } else { Role::Field };
    if let Some(words) = veiled(field, at).filter(|_| !here) {
        pen.text(area.x, area.y, room, &words, role);
        return None;
    }
    let caret = match &field.input {
        Input::Line(line, _) => line.view(pen, area, role),
        Input::Lookup(lookup) => {
            let caret = lookup.line.view(pen, area, role);
            if lookup.picked.is_some() {
                pen.text(area.right() + 1, line.y, 1, glyphs.yes, Role::Good);
            }
            caret
        }
        Input::Note(note) => note.view(pen, area, role),
        Input::Choice(choice) => form.options(choice, i, pen, area),
        Input::Several(several) => form.boxes(several, i, pen, area),
    };
    (here && form.ask.is_none()).then_some(caret)
}

/// It may tell of health and family.
const HOUSEHOLD_NOTE: Key = Key::Of(Field::Household(HouseholdField::Note));

/// What stands in a field while somebody is looking and the hand is elsewhere.
fn veiled(field: &FormField, at: &At<'_>) -> Option<String> {
    match &field.input {
        _ if at.veil != Veil::Drawn => None,
        Input::Line(line, Kind::Phone) => Some(mask_phone(line.value())),
        _ if matches!(field.key, Key::Care(..)) => Some(at.say(&AppText::Hidden).into_owned()),
        Input::Line(line, _) => masked(line.value()),
        Input::Note(note) if field.key == HOUSEHOLD_NOTE && !note.value().is_empty() => {
            Some(at.say(&AppText::Hidden).into_owned())
        }
        Input::Note(note) => masked(&note.value().replace('\n', " ")),
        Input::Lookup(lookup) => masked(lookup.line.value()),
        _ => None,
    }
}

fn masked(text: &str) -> Option<String> {
    match mask_phones(text) {
        Cow::Owned(masked) => Some(masked),
        Cow::Borrowed(_) => None,
    }
}

const fn wide(kind: Kind) -> u16 {
    match kind {
        Kind::Text | Kind::Times | Kind::Bands => 44,
        Kind::Number => 8,
        Kind::Phone => 20,
        Kind::Tenths | Kind::Yuan | Kind::Day | Kind::Month => 14,
    }
}

fn foot(form: &Form, plan: &Plan, pen: &mut Pen<'_>) -> Option<Position> {
    let at = pen.at;
    let mut y = plan.body.bottom();
    for (words, role) in &plan.foot {
        let words = at.look.width.safe(words);
        pen.text(plan.body.x, y, plan.body.width, &words, *role);
        y += 1;
    }
    let ask = form.ask.as_ref()?;
    y = y.saturating_sub(1);
    let from = Position::new(plan.body.x, y);
    let answers = ask.answers(at);
    Some(ask.two.view(&answers, pen, from, plan.body.right()))
}
