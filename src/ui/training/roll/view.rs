//! The picture of the roll call: the session and its counts on top, the field, who was marked just now, the names.

pub mod names;

use super::{
    Focus, Mode, Roll, fresh,
    people::{Door, Shown},
    walk::Walk,
};
use crate::{
    domain::{GRACE, Mark, Training, TrainingState},
    i18n::{N, text::RollText},
    keymap::{Context, Roll as Do},
    ui::kit::{At, Layer, Line, Part, Pen, Position, Rect, Role, click, paint, text},
};

/// Rows above the names: the session, what holds now, the field, who was marked just now, a blank one.
const ABOVE: u16 = 5;

/// Names in view.
pub fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2 + ABOVE)
}

pub fn draw(roll: &Roll, pen: &mut Pen<'_>) -> Option<Position> {
    let (at, area) = (pen.at, pen.at.size.body());
    let inner = pen.window_in(area, &RollText::Title);
    if inner.height <= ABOVE {
        return None;
    }
    head(roll, pen, inner);
    if let Some(words) = &roll.barred {
        let lines = text::wrap(words, inner.width);
        for (y, line) in (inner.y + 2..inner.bottom()).zip(lines) {
            pen.words(inner.x, y, inner.right(), &line, Role::Warn);
        }
        return None;
    }
    let body = paint::below(inner, 2);
    match &roll.mode {
        Mode::Door => door(roll, pen, body),
        Mode::Sheet => Some(sheet(roll, pen, body)),
        Mode::Walk(walk) => walking(walk, pen, body),
        Mode::Reason(super::Excuse { seat, line, .. }) => {
            let person = roll.people.all.iter().find(|p| p.seat == *seat);
            let name = person.map_or_else(String::new, |p| p.name.clone());
            pen.line(body, 1, &RollText::Reason { name }, Role::Dim);
            Some(field(line, Role::FieldFocus, pen, body))
        }
        Mode::Close(confirm, _) => {
            door(roll, pen, body);
            at.covers(area);
            confirm.view(pen)
        }
    }
}

/// The session on the left; on the right the counts, which are never cut.
fn head(roll: &Roll, pen: &mut Pen<'_>, inner: Rect) {
    let at = pen.at;
    let parts = counts(roll, at);
    let cols: u16 = parts.iter().map(|(words, _)| text::width(words) + 2).sum();
    let x = inner.right().saturating_sub(cols.saturating_sub(2));
    pen.parts(paint::from(inner, x), 0, &parts, 2);
    let Some(training) = roll.training(at) else {
        return;
    };
    let fields = &training.fields;
    let mut words = vec![at.desk.short(training.host), fields.title.clone()];
    let first = fields.slots.first();
    words.extend(first.map(|slot| at.say(slot).into_owned()));
    words.push(fields.place.clone());
    words.retain(|word| !word.is_empty());
    let left = x.saturating_sub(2);
    pen.words(inner.x, inner.y, left, &words.join("  "), Role::Title);
    // Of a session to come the clock says nothing yet.
    if roll.bar(at).is_none() {
        pen.line(inner, 1, &rule(training, at), Role::Dim);
    }
}

fn counts(roll: &Roll, at: &At<'_>) -> Vec<Part> {
    let count = roll.people.count();
    let (came, open) = (count.came.into(), count.open().into());
    let mut parts = vec![
        at.part(&RollText::Came { n: came }, Role::Good),
        at.part(&RollText::Open { n: open }, Role::Warn),
    ];
    let [excused, absent, n] = [count.excused, count.absent, count.all].map(N::from);
    if excused.0 > 0 {
        parts.push(at.part(&RollText::Excused { n: excused }, Role::Normal));
    }
    if absent.0 > 0 {
        parts.push(at.part(&RollText::Absent { n: absent }, Role::Normal));
    }
    parts.push(at.part(&RollText::Of { n }, Role::Normal));
    parts
}

/// What the clock makes of those who come now.
fn rule(training: &Training, at: &At<'_>) -> RollText {
    match (training.late_from(at.desk.today()), &training.state) {
        (_, TrainingState::Held) => RollText::Closed,
        (Some(from), _) => RollText::LateFrom {
            at: from.to_string(),
            grace: GRACE,
        },
        (None, _) => RollText::AfterTheDay,
    }
}

/// The prompt and a line of text; answers where the caret stands.
fn field(line: &Line, role: Role, pen: &mut Pen<'_>, area: Rect) -> Position {
    pen.line(area, 0, pen.at.look.glyphs().prompt, Role::Accent);
    let field = paint::row(paint::from(area, area.x + 2), area.y);
    line.view(pen, field, role)
}

fn door(roll: &Roll, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let at = pen.at;
    let here = roll.focus == Focus::Field;
    let role = if here { Role::FieldFocus } else { Role::Field };
    let caret = field(&roll.line, role, pen, area);
    if roll.line.is_empty() {
        let (x, words) = (area.x + 3, &RollText::Placeholder);
        pen.words(x, area.y, area.right(), words, Role::Dim);
    }
    just_now(roll, pen, paint::below(area, 1));
    let n = roll.found.len().into();
    let (words, role) = match (roll.part, roll.line.is_empty()) {
        _ if roll.people.all.is_empty() => {
            let key = at.key(Context::Roll, Do::WalkIn);
            (RollText::EmptyRoster { key }, Role::Warn)
        }
        (Shown::Out, true) if roll.found.is_empty() => (RollText::AllThere, Role::Good),
        (Shown::Out, true) => (RollText::StillOut { n }, Role::Warn),
        (Shown::All, true) => (RollText::Everybody { n }, Role::Dim),
        (_, false) if roll.found.is_empty() => {
            let key = at.key(Context::Roll, Do::WalkIn);
            let typed = roll.line.value().trim().to_owned();
            (RollText::NoOne { typed, key }, Role::Warn)
        }
        (_, false) => (RollText::Matches { n }, Role::Dim),
    };
    pen.line(area, 2, &words, role);
    names::list(roll, pen, paint::below(area, 3));
    here.then_some(caret)
}

/// `刚才  ✓ 黄桂兰  ✓ 盘永福  ✓ 赵秀英（迟到 09:20）`, what is still on its way with dots.
fn just_now(roll: &Roll, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let glyphs = at.look.glyphs();
    let coming = roll.people.coming();
    let coming = coming.map(|name| (format!("{} {name}", glyphs.ellipsis), Role::Dim));
    let mut parts: Vec<Part> = coming.collect();
    for (person, door) in roll.people.recent() {
        let mark = person.mark.as_ref();
        let mut name = match mark {
            Some(Mark::Present) | None => person.name.clone(),
            Some(mark) => {
                let (name, aside) = (person.name.clone(), at.say(&bare(mark)).into_owned());
                at.say(&RollText::Aside { name, aside }).into_owned()
            }
        };
        if door == Door::Elsewhere {
            name = at.say(&RollText::Elsewhere { name }).into_owned();
        }
        let (sign, role) = match mark {
            _ if person.waiting => (glyphs.ellipsis, Role::Dim),
            Some(mark) if mark.attended() => (glyphs.yes, Role::Good),
            _ => (glyphs.no, Role::Warn),
        };
        parts.push((format!("{sign} {name}"), role));
    }
    if parts.is_empty() {
        return;
    }
    let mut x = pen.line(area, 0, &RollText::Just, Role::Dim) + 2;
    for (words, role) in parts {
        // A name that does not fit whole is left out: half a name may be somebody else.
        if x + text::width(&at.look.width.safe(&words)) > area.right() {
            break;
        }
        x = pen.words(x, area.y, area.right(), &words, role) + 2;
    }
}

/// The mark without its reason: the line is short.
fn bare(mark: &Mark) -> Mark {
    let reason = String::new();
    match mark {
        Mark::Excused { .. } => Mark::Excused { reason },
        Mark::Absent { .. } => Mark::Absent { reason },
        other => other.clone(),
    }
}

fn sheet(roll: &Roll, pen: &mut Pen<'_>, area: Rect) -> Position {
    let caret = field(&roll.sheet.line, Role::FieldFocus, pen, area);
    pen.line(area, 1, &RollText::SheetExample, Role::Dim);
    names::preview(roll, pen, paint::below(area, 3));
    caret
}

fn walking(walk: &Walk, pen: &mut Pen<'_>, area: Rect) -> Option<Position> {
    let at = pen.at;
    let Some(fresh) = &walk.fresh else {
        let caret = field(walk.line(), Role::FieldFocus, pen, area);
        let place = walk
            .area
            .map_or_else(String::new, |unit| at.desk.short(unit));
        pen.line(area, 1, &RollText::Walk { place }, Role::Dim);
        names::known(walk, pen, paint::below(area, 3));
        return Some(caret);
    };
    pen.line(area, 0, &RollText::NewPerson, Role::Normal);
    let mut caret = None;
    for (i, (label, line)) in fresh::LABELS.iter().zip(&fresh.lines).enumerate() {
        let y = area.y + 2 + i as u16;
        pen.words(area.x, y, area.x + LABEL, label, Role::Dim);
        let here = i == fresh.here;
        let role = if here { Role::FieldFocus } else { Role::Field };
        let steps = || click::steps(fresh.here, i, click::ROWS);
        at.answers(paint::row(area, y), steps);
        let room = Rect::new(area.x + LABEL, y, VALUE.min(area.width - LABEL), 1);
        let at_caret = line.view(pen, room, role);
        if here {
            caret = Some(at_caret);
        }
        if i == 1
            && let Some(village) = fresh.village()
        {
            let x = room.right() + 2;
            pen.words(x, y, area.right(), village, Role::Accent);
        }
    }
    if let Some(fault) = &fresh.fault {
        pen.line(area, 6, fault, Role::Error);
    }
    caret
}

/// Columns of a question and of its answer.
const LABEL: u16 = 14;
const VALUE: u16 = 30;
