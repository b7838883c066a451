//! The frame of every picture: the line at the top, the screen, what lies on it, the line at the foot.

use std::borrow::Cow;

use super::{canvas::Canvas, model::Model};
use crate::ui::kit::{
    At, Buffer, Manner, Position, Rect, Role, Style, dialog::Dialog, paint, text, waits_for,
};
use crate::{
    desk::{Book, Cut},
    i18n::{
        clock, doer,
        text::{AppText, StoreText},
    },
    keymap::{Action, App, Keys},
};

/// Draws the model and changes nothing; answers where the hardware cursor belongs.
pub fn view(model: &Model, buf: &mut Buffer) -> Option<Position> {
    Canvas::default().view(model, buf)
}

/// All that lies below the top layer. A screen reader would read it through the layer, so it is left out there.
pub(super) fn below(model: &Model, buf: &mut Buffer) -> Option<Position> {
    let area = buf.area;
    let at = model.at();
    if model.size.is_too_small() {
        return None;
    }
    paint::fill(buf, area, at.style(Role::Normal));
    head(model, &at, buf, Rect { height: 1, ..area });
    let hidden = at.look.manner == Manner::Plain;
    if hidden && model.overlay().is_some_and(|top| !top.is_beside()) {
        return None;
    }
    let body = at.size.body();
    let caret = model.screen().view(&at, buf, body);
    let under = model.overlays.len().saturating_sub(1);
    for overlay in &model.overlays[..under] {
        overlay.view(&at, buf, body);
    }
    caret
}

/// The top layer and the foot, over what `below` has drawn.
pub(super) fn above(model: &Model, buf: &mut Buffer, caret: Option<Position>) -> Option<Position> {
    let area = buf.area;
    let at = model.at();
    if model.size.is_too_small() {
        too_small(&at, buf, area);
        return None;
    }
    let caret = match model.overlay() {
        Some(top) => top.view(&at, buf, at.size.body()),
        None => caret,
    };
    let line = Rect {
        y: area.bottom() - 1,
        height: 1,
        ..area
    };
    foot(model, &at, buf, line);
    paint::settle(buf);
    caret
}

fn too_small(at: &At<'_>, buf: &mut Buffer, area: Rect) {
    paint::clear(buf, area);
    let words = at.say(&AppText::TooSmall {
        columns: at.size.cols,
        rows: at.size.rows,
    });
    for (y, line) in text::wrap(&words, area.width.max(1)).iter().enumerate() {
        paint::text(
            buf,
            area.x,
            area.y + y as u16,
            area.width,
            line,
            at.style(Role::Warn),
        );
    }
    paint::settle(buf);
}

/// `演示  县 › 镇 › 村 …` on the left, who and where on the right.
fn head(model: &Model, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let mut x = area.x;
    if let Some(badge) = badge(at.desk.book(), at) {
        x = paint::text(
            buf,
            x,
            area.y,
            area.width,
            &format!(" {badge} "),
            at.style(Role::DemoBadge),
        ) + 1;
    }
    let who = who(at);
    let right = area.right().saturating_sub(text::width(&who) + 1);
    let room = right.saturating_sub(x + 2);
    let crumb = format!(" {} ", at.look.glyphs().crumb);
    let crumbs = model.screen().crumbs(at);
    let line = fit(&crumbs, &crumb, room, at.look.glyphs().ellipsis);
    paint::text(
        buf,
        x + 1,
        area.y,
        room,
        &at.look.width.safe(&at.seen(&line)),
        at.style(Role::Title),
    );
    if right > x + 2 {
        paint::text(
            buf,
            right,
            area.y,
            area.right() - right,
            &who,
            at.style(Role::Dim),
        );
    }
}

fn badge(book: Book, at: &At<'_>) -> Option<String> {
    let Book::Rehearsal(cut) = book else {
        return None;
    };
    let words = match (cut, at.desk.root()) {
        (Cut::County, _) | (_, None) => at.say(&AppText::Demo),
        // The root of a cut is still the county; what is left of it is its only township or village.
        (Cut::Township | Cut::Village, Some(_)) if at.size.cols < 100 => {
            let of = at.desk.cut_name();
            at.say(&AppText::DemoPart { of })
        }
        (Cut::Township | Cut::Village, Some(_)) => at.say(&AppText::DemoCut {
            of: at.desk.cut_name(),
        }),
    };
    Some(words.into_owned())
}

fn who(at: &At<'_>) -> String {
    let who = doer(&at.desk.hand().who, at.lang()).to_owned();
    match at.desk.hand().area {
        Some(area) => at
            .say(&AppText::SignedIn {
                who,
                place: at.desk.short(area),
            })
            .into_owned(),
        None => who,
    }
}

/// The path from its end backwards: where one is matters more than where it all begins.
fn fit(crumbs: &[String], between: &str, cols: u16, ellipsis: &str) -> String {
    let whole = crumbs.join(between);
    if text::width(&whole) <= cols {
        return whole;
    }
    for skip in 1..crumbs.len() {
        let line = format!("{ellipsis}{between}{}", crumbs[skip..].join(between));
        if text::width(&line) <= cols {
            return line;
        }
    }
    text::cut(crumbs.last().map_or("", String::as_str), cols, ellipsis).into_owned()
}

/// A sentence if there is one to say, else the keys that matter here, shrunk by priority.
fn foot(model: &Model, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let mut right = area.right();
    if let Some(words) = corner(model, at) {
        right = right.saturating_sub(text::width(&words) + 1);
        paint::text(
            buf,
            right,
            area.y,
            area.right() - right,
            &words,
            at.style(Role::Dim),
        );
    }
    let room = right.saturating_sub(area.x + 1);
    banner(model, at, buf, area);
    if let Some(writer) = &model.waits {
        let mut words = at.say(&waits_for(writer)).into_owned();
        let keys = at.keymap.keys_for(model.context(), App::Quit.into());
        if let Some(keys) = keys.first().filter(|_| model.waits_with_keys()) {
            let key = keys.label();
            words += &at.say(&StoreText::LeaveMeanwhile { key });
        }
        let words = at.look.width.safe(&words);
        sentence(&words, at.style(Role::Warn), at, buf, (area, room));
        return;
    }
    if let Some((words, role)) = said(model, at) {
        let words = at.look.width.safe(&words);
        sentence(&words, at.style(role), at, buf, (area, room));
        return;
    }
    if !model.pending.is_empty() {
        let keys: Vec<String> = model.pending.iter().map(|c| c.label()).collect();
        let words = at.say(&AppText::KeyPending {
            keys: keys.join(" "),
        });
        paint::text(buf, area.x, area.y, room, &words, at.style(Role::Key));
        return;
    }
    keys(
        model,
        at,
        buf,
        Rect {
            width: room,
            ..area
        },
    );
}

/// What there is to say; that the cursor stands on nobody is said until it stands on somebody again.
fn said(model: &Model, at: &At<'_>) -> Option<(String, Role)> {
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
fn sentence(words: &str, style: Style, at: &At<'_>, buf: &mut Buffer, (foot, room): (Rect, u16)) {
    let cols = foot.width - 1;
    let ellipsis = at.look.glyphs().ellipsis;
    let mut line = Cow::Borrowed(words);
    if text::width(words) > cols {
        let lines = text::wrap(words, cols);
        let above = Rect {
            y: foot.y.saturating_sub(1),
            ..foot
        };
        paint::clear(buf, above);
        paint::text(buf, above.x, above.y, cols, &lines[0], style);
        line = Cow::Owned(lines.get(1..).unwrap_or_default().join(" "));
    }
    let cut = text::cut(&line, cols, ellipsis);
    if text::width(&cut) > room {
        paint::clear(buf, foot);
    }
    paint::text(buf, foot.x, foot.y, cols, &cut, style);
}

/// That nothing can be saved stands above the line of keys, which go on working.
fn banner(model: &Model, at: &At<'_>, buf: &mut Buffer, foot: Rect) {
    let Some(trouble) = &model.trouble else {
        return;
    };
    let why = crate::ui::kit::trouble(trouble, at.desk.file(), at.lang());
    let draft = draft(model, at).unwrap_or_default();
    let words = draft + &at.say(&AppText::ReadOnlyWhy { why });
    let words = at.look.width.safe(&words);
    let lines = text::wrap(&words, foot.width - 1);
    let above = foot.y.saturating_sub(lines.len() as u16)..foot.y;
    for (y, line) in above.zip(&lines) {
        let row = Rect { y, ..foot };
        paint::clear(buf, row);
        paint::text(buf, row.x, y, row.width, line, at.style(Role::Warn));
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

/// A key of the foot with its word, where they are drawn.
struct Drawn {
    x: u16,
    label: String,
    word: String,
    keys: Keys,
}

impl Drawn {
    fn cols(&self) -> u16 {
        text::width(&self.label) + 1 + text::width(&self.word)
    }
}

/// What a click on that cell of the foot means, if keys stand there.
pub(super) fn key_at(model: &Model, col: u16, row: u16) -> Option<Keys> {
    let at = model.at();
    let area = Rect::new(0, at.size.rows.saturating_sub(1), at.size.cols, 1);
    let silent = model.waits.is_none() && model.pending.is_empty() && said(model, &at).is_none();
    if row != area.y || !silent {
        return None;
    }
    let corner = corner(model, &at).map_or(0, |words| text::width(&words) + 1);
    let width = area.width.saturating_sub(corner + 1);
    let mut keys = drawn(model, &at, Rect { width, ..area }).into_iter();
    let there = keys.find(|key| (key.x..key.x + key.cols()).contains(&col));
    there.map(|key| key.keys)
}

fn drawn(model: &Model, at: &At<'_>, area: Rect) -> Vec<Drawn> {
    let offers = model.focus().offers(at);
    let (mut offered, context) = (offers.footer(at), model.context());
    // Help stands last, because the last is the one that never gives way.
    let help = Action::App(App::Help);
    offered.retain(|offer| offer.action != help);
    let mut keys: Vec<Drawn> = offered
        .into_iter()
        .chain(offers.get(help))
        .filter_map(|offer| {
            let keys = at
                .keymap
                .keys_for(context, offer.action)
                .into_iter()
                .next()?;
            Some(Drawn {
                x: 0,
                label: at.look.width.keys(&keys.label()).into_owned(),
                word: offer.title(context, at),
                keys,
            })
        })
        .collect();
    // What does not fit is left out from the end; help, the last, is kept.
    let last = keys.last().map_or(0, |key| key.cols() + 2);
    let (mut x, mut left) = (area.x, keys.len());
    keys.retain_mut(|key| {
        left -= 1;
        let reserve = if left == 0 { 0 } else { last };
        let fits = x + key.cols() + reserve <= area.right();
        if fits {
            key.x = x;
            x += key.cols() + 2;
        }
        fits
    });
    keys
}

fn keys(model: &Model, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    for Drawn { x, label, word, .. } in drawn(model, at, area) {
        let room = area.right().saturating_sub(x);
        let x = paint::text(buf, x, area.y, room, &label, at.style(Role::Key)) + 1;
        let room = area.right().saturating_sub(x);
        paint::text(buf, x, area.y, room, &word, at.style(Role::KeyLabel));
    }
}

impl crate::desk::Desk {
    /// The only township or village of a cut of the rehearsal county.
    pub fn cut_name(&self) -> String {
        let mut unit = self.root();
        let mut name = String::new();
        while let Some(id) = unit {
            name = self.short(id);
            let children = self.county().children(id);
            let is_village = self
                .county()
                .unit(id)
                .is_some_and(|u| u.record.level == crate::domain::Level::Village);
            unit = match children.as_slice() {
                [only] if !is_village => Some(*only),
                _ => None,
            };
        }
        name
    }
}
