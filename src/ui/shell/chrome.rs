//! The frame of every picture: the line at the top, the screen, what lies on it, the line at the foot.

use std::collections::VecDeque;

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

/// The keys that matter here, shrunk by priority; what there is to say stands above them, so that it hides none.
fn foot(model: &Model, pen: &mut Pen<'_>, area: Rect) {
    let at = pen.at;
    let words = corner(model, at);
    let right = words.map_or(area.right(), |words| pen.ends(area, &words, Role::Dim));
    let width = right.saturating_sub(area.x + 1);
    let told = waits(model, at).or_else(|| said(model, at));
    let mut above = area.y;
    for (words, role) in [told, banner(model, at)].into_iter().flatten() {
        above = sentence(&words, role, above, pen, area);
    }
    if model.pending.is_empty() {
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

/// Words over the lines that end at a row; answers where they begin. What they say last is often what to do, so that
/// they take two lines where they must.
fn sentence(words: &str, role: Role, end: u16, pen: &mut Pen<'_>, foot: Rect) -> u16 {
    let cols = foot.width - 1;
    let words = pen.at.look.width.safe(words);
    let mut lines = text::wrap(&words, cols);
    if lines.len() > 2 {
        lines = vec![lines[0].clone(), lines[1..].join(" ")];
    }
    let ellipsis = pen.at.look.glyphs().ellipsis;
    let from = end.saturating_sub(lines.len() as u16);
    for (y, line) in (from..end).zip(&lines) {
        pen.clear(Rect { y, ..foot });
        let cut = text::cut(line, cols, ellipsis);
        pen.text(foot.x, y, cols, &cut, role);
    }
    from
}

/// That nothing can be saved is said as long as it is so.
fn banner(model: &Model, at: &At<'_>) -> Option<Part> {
    let why = at.trouble(model.trouble.as_ref()?);
    let draft = draft(model, at).unwrap_or_default();
    let words = draft + &at.say(&AppText::ReadOnlyWhy { why });
    Some((words, Role::Warn))
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
            // What an input method lets pass, while one is on.
            let passes = keys.iter().find(|keys| model.wide && keys.is_function());
            let label = passes.or(keys.first())?.label();
            let label = at.look.width.keys(&label).into_owned();
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
