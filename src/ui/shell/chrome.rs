//! The frame of every picture: the line at the top, the screen, what lies on it, the line at the foot.

use std::{borrow::Cow, collections::VecDeque};

use super::{canvas::Canvas, head::head, model::Model, pages::pages};
use crate::ui::kit::{
    At, Buffer, Manner, Part, Pen, Position, Rect, Role,
    click::{self, Clicks, Press},
    dialog::Dialog,
    paint, text, waits_for,
};
use crate::{
    i18n::{
        clock,
        text::{AppText, StoreText},
    },
    keymap::{Action, App},
};

/// Draws the model and changes nothing; answers where the hardware cursor belongs.
pub fn view(model: &Model, buf: &mut Buffer) -> Option<Position> {
    Canvas::default().view(model, buf)
}

/// All that lies below the top layer. A screen reader would read it through the layer, so it is left out there.
pub(super) fn below(model: &Model, pen: &mut Pen<'_>) -> Option<Position> {
    let area = pen.area();
    if model.size.is_too_small() {
        return None;
    }
    pen.fill(area, Role::Normal);
    pages(model, pen, paint::row(area, area.y));
    head(model, pen, paint::row(area, area.y + 1));
    let hidden = pen.at.look.manner == Manner::Plain;
    if hidden && model.overlay().is_some_and(|top| !top.is_beside()) {
        return None;
    }
    let caret = model.screen().view(pen);
    let under = model.overlays.len().saturating_sub(1);
    for overlay in &model.overlays[..under] {
        overlay.view(pen);
    }
    caret
}

/// The top layer and the foot, over what `below` has drawn.
pub(super) fn above(model: &Model, pen: &mut Pen<'_>, caret: Option<Position>) -> Option<Position> {
    let area = pen.area();
    if model.size.is_too_small() {
        too_small(pen, area);
        return None;
    }
    let caret = match model.overlay() {
        Some(top) => top.view(pen),
        None => caret,
    };
    foot(model, pen, paint::row(area, area.bottom() - 1));
    pen.settle();
    caret
}

/// What a click on that cell means: what lies below the top layer answers to none.
pub(super) fn clicked(model: &Model, cell: Position) -> Vec<Press> {
    let clicks = Clicks::default();
    let at = At {
        clicks: Some(&clicks),
        ..model.at()
    };
    let mut buf = Buffer::empty(Rect::new(0, 0, at.size.cols, at.size.rows));
    let mut pen = Pen::new(&at, &mut buf);
    if model.overlay().is_none() {
        below(model, &mut pen);
    }
    above(model, &mut pen, None);
    clicks.at(cell)
}

fn too_small(pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    pen.clear(area);
    let (columns, rows) = (at.size.cols, at.size.rows);
    let words = at.say(&AppText::TooSmall { columns, rows });
    pen.wrapped(area, &words, Role::Warn);
    pen.settle();
}

/// A sentence if there is one to say, else the keys that matter here, shrunk by priority.
fn foot(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let words = corner(model, at);
    let right = words.map_or(area.right(), |words| pen.ends(area, &words, Role::Dim));
    let width = right.saturating_sub(area.x + 1);
    banner(model, pen, area);
    if let Some((words, role)) = waits(model, at).or_else(|| said(model, at)) {
        let words = at.look.width.safe(&words);
        sentence(&words, role, pen, (area, width));
    } else if model.pending.is_empty() {
        keys(model, pen, Rect { width, ..area });
    } else {
        let keys: Vec<String> = model.pending.iter().map(|c| c.label()).collect();
        let keys = keys.join(" ");
        let words = at.say(&AppText::KeyPending { keys });
        pen.text(area.x, area.y, width, &words, Role::Key);
    }
}

/// Who is waited for, and how to leave meanwhile.
fn waits(model: &Model, at: &At<'_>) -> Option<Part> {
    let (mut words, role) = at.part(&waits_for(model.waits.as_ref()?), Role::Warn);
    let key = at.key(model.context(), App::Quit);
    if model.waits_with_keys() && !key.is_empty() {
        words += &at.say(&StoreText::LeaveMeanwhile { key });
    }
    Some((words, role))
}

/// What there is to say; that the cursor stands on nobody is said until it stands on somebody again.
fn said(model: &Model, at: &At<'_>) -> Option<Part> {
    let lost = model.focus().lost(at).filter(|_| model.pending.is_empty());
    Some(match (&model.notice, lost) {
        (Some(notice), Some(lost)) if notice.words != lost => {
            (format!("{}  {lost}", notice.words), notice.role)
        }
        (Some(notice), _) => (notice.words.clone(), notice.role),
        (None, lost) => (lost?.into_owned(), Role::Warn),
    })
}

/// What a sentence says last is often what to do: one that is too long for the line takes another above it.
fn sentence(words: &str, role: Role, pen: &mut Pen<'_>, (foot, room): (Rect, u16)) {
    let cols = foot.width - 1;
    let ellipsis = pen.at.look.glyphs().ellipsis;
    let mut line = Cow::Borrowed(words);
    if text::width(words) > cols {
        let lines = text::wrap(words, cols);
        let above = paint::row(foot, foot.y.saturating_sub(1));
        pen.clear(above);
        pen.text(above.x, above.y, cols, &lines[0], role);
        line = Cow::Owned(lines.get(1..).unwrap_or_default().join(" "));
    }
    let cut = text::cut(&line, cols, ellipsis);
    if text::width(&cut) > room {
        pen.clear(foot);
    }
    pen.text(foot.x, foot.y, cols, &cut, role);
}

/// That nothing can be saved stands above the line of keys, which go on working.
fn banner(model: &Model, pen: &mut Pen<'_>, foot: Rect) {
    let at = pen.at;
    let Some(trouble) = &model.trouble else {
        return;
    };
    let why = at.trouble(trouble);
    let draft = draft(model, at).unwrap_or_default();
    let words = draft + &at.say(&AppText::ReadOnlyWhy { why });
    let words = at.look.width.safe(&words);
    let lines = text::wrap(&words, foot.width - 1);
    let above = foot.y.saturating_sub(lines.len() as u16)..foot.y;
    for (y, line) in above.zip(&lines) {
        let row = Rect { y, ..foot };
        pen.clear(row);
        pen.text(row.x, y, row.width, line, Role::Warn);
    }
}

/// What became of the draft, where that is not to be taken for granted.
fn draft(model: &Model, at: &At<'_>) -> Option<String> {
    let open = model.overlay().is_some_and(Dialog::is_changed);
    let words = match (&model.unkept, open) {
        (Some(_), _) => StoreText::DraftLost,
        (None, true) => StoreText::DraftKept,
        (None, false) => return None,
    };
    Some(at.say(&words).into_owned())
}

fn corner(model: &Model, at: &At<'_>) -> Option<String> {
    if model.trouble.is_some() {
        return None;
    }
    if model.unkept.is_some() {
        return draft(model, at);
    }
    // Beside something that is not saved it would be taken for that.
    let open = model.overlay().is_some_and(Dialog::is_changed);
    let saved = model.saved.filter(|_| !open)?;
    Some(at.say(&AppText::Saved { at: clock(saved) }).into_owned())
}

/// The keys that matter here; what does not fit is left out from the end, but for help, the last.
fn keys(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let offers = model.focus().offers(at);
    let (mut offered, context) = (offers.footer(at), model.context());
    let help = Action::App(App::Help);
    offered.retain(|offer| offer.action != help);
    let said = offered
        .into_iter()
        .chain(offers.get(help))
        .filter_map(|offer| {
            let keys = at.keymap.keys_for(context, offer.action);
            let label = at.look.width.keys(&keys.first()?.label()).into_owned();
            let word = offer.title(context, at);
            let cols = text::width(&label) + 1 + text::width(&word);
            Some((offer.action, label, word, cols))
        });
    let mut said: VecDeque<_> = said.collect();
    let last = said.back().map_or(0, |(.., cols)| cols + 2);
    let mut x = area.x;
    while let Some((action, label, word, width)) = said.pop_front() {
        let reserve = if said.is_empty() { 0 } else { last };
        if x + width + reserve > area.right() {
            continue;
        }
        at.answers(Rect { x, width, ..area }, || click::key(action));
        let after = pen.text(x, area.y, width, &label, Role::Key) + 1;
        pen.text(after, area.y, width, &word, Role::KeyLabel);
        x += width + 2;
    }
}
