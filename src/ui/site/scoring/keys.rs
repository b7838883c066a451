//! What the keys do on the score sheet.

use super::{Finish, Mode, Remark, Scoring, post::Change, view};
use crate::{
    domain::{Points, SiteRefusal, Value},
    i18n::{
        Words,
        text::{AppText, SiteText},
    },
    keymap::{Context, Go, Site as Do},
    ui::{
        kit::{At, Effect, Line, Role, open, tell},
        site::route::Site,
    },
};

impl Scoring {
    /// What stands in the field, as it would count: the value and its points, or why it cannot be.
    pub(super) fn would_be(&self, at: &At<'_>) -> Option<Result<(Value, Points), Words>> {
        let entry = self.here()?;
        let text = self.line.value();
        let value = if text.trim().is_empty() {
            match (entry.points, entry.computed) {
                (None, Some(computed)) => Ok(computed),
                _ => return None,
            }
        } else {
            entry.read(text)
        };
        let read = value.map_err(|why| at.say(&why));
        Some(read.and_then(|value| {
            let points = entry.item.points(value);
            let no = entry.item.no;
            points
                .map(|points| (value, points))
                .map_err(|fault| at.say(&SiteRefusal::Score { no, fault }))
        }))
    }

    /// Saves the item and goes to the next; the field is free at once.
    pub(super) fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Mode::Remark { .. } = self.mode {
            return self.remark(at);
        }
        let Some(entry) = self.here() else {
            return Vec::new();
        };
        let no = entry.item.no;
        let last = self.item.row().map(|row| row + 1) == Some(self.sheet.items.len());
        let mut effects = match self.value(at) {
            Ok(effects) => effects,
            Err(words) => return tell(&words, Role::Error, at),
        };
        let saved = Some(no).filter(|_| !effects.is_empty());
        self.stand(Go::Down, at);
        effects.extend(self.send(at));
        if last {
            effects.extend(self.rest(saved, at));
        }
        effects
    }

    /// To another item. What was typed at this one is saved as by Enter, and stays where it cannot be.
    pub(super) fn go(&mut self, to: Go, at: &At<'_>) -> Vec<Effect> {
        let mut effects = self.remarked(at);
        match self.value_typed(at) {
            Ok(saved) => effects.extend(saved),
            Err(words) => {
                effects.extend(tell(&words, Role::Error, at));
                return effects;
            }
        }
        self.stand(to, at);
        effects.extend(self.send(at));
        effects
    }

    /// From the value to the note, from there to where the proof lies, and back; what was typed is saved on the way.
    pub(super) fn remark(&mut self, at: &At<'_>) -> Vec<Effect> {
        let next = match &self.mode {
            Mode::Value => Some(Remark::Note),
            Mode::Remark { of, .. } => (*of == Remark::Note).then_some(Remark::Evidence),
        };
        let effects = self.remarked(at);
        if let (Some(of), Some(entry)) = (next, self.here()) {
            let from = entry.remark(of).to_owned();
            let line = Line::new(&from);
            self.mode = Mode::Remark { of, line, from };
        }
        effects
    }

    /// Out of a remark, which is saved if it changed.
    fn remarked(&mut self, at: &At<'_>) -> Vec<Effect> {
        let mode = std::mem::replace(&mut self.mode, Mode::Value);
        let (Mode::Remark { of, line, from }, Some(entry)) = (mode, self.here()) else {
            return Vec::new();
        };
        let to = line.value().trim().to_owned();
        if to == from || to == entry.remark(of) {
            return Vec::new();
        }
        let change = match of {
            Remark::Note => Change::Note { to, from },
            Remark::Evidence => Change::Evidence { to, from },
        };
        self.put(entry.item.no, change, at)
    }

    /// The same of what somebody typed: what the program proposes is taken with Enter alone.
    fn value_typed(&mut self, at: &At<'_>) -> Result<Vec<Effect>, Words> {
        if self.line.is_empty() {
            return Ok(Vec::new());
        }
        let saved = self.value(at)?;
        self.line.set("");
        Ok(saved)
    }

    /// Saves the value if it changed, or says why it cannot be one; then the next letter takes its place.
    fn value(&mut self, at: &At<'_>) -> Result<Vec<Effect>, Words> {
        let read = match self.would_be(at) {
            None => return Ok(Vec::new()),
            Some(Err(words)) => {
                self.line.offer();
                return Err(words);
            }
            Some(Ok((value, _))) => value,
        };
        let entry = self.here();
        let Some(entry) = entry.filter(|entry| entry.value != Some(read)) else {
            return Ok(Vec::new());
        };
        // What the program proposes is taken as it stands.
        let typed = !self.line.is_empty();
        let from = if typed { self.from } else { entry.value };
        let no = entry.item.no;
        Ok(self.put(no, Change::Value { to: read, from }, at))
    }

    /// What is still open, said at the end of the sheet; `saved` is on its way.
    fn rest(&self, saved: Option<u16>, at: &At<'_>) -> Vec<Effect> {
        let saved = saved.map(|no| no.to_string());
        let open = self.sheet.open().into_iter();
        let open: Vec<String> = open.filter(|no| Some(no) != saved.as_ref()).collect();
        let key = at.key(Context::Score, Do::Finish);
        let words = if open.is_empty() {
            at.say(&SiteText::AllDone { key })
        } else {
            let items = open.join(" ");
            at.say(&SiteText::Unscored { items })
        };
        tell(&words, Role::Notice, at)
    }

    fn stand(&mut self, to: Go, at: &At<'_>) {
        let page = view::height(self, at).saturating_sub(2).max(1);
        match (to, self.item.row()) {
            (Go::PageUp, Some(row)) => self.item.go_to(row.saturating_sub(page), page),
            (Go::PageDown, Some(row)) => self.item.go_to(row + page, page),
            (Go::Up | Go::PageUp, _) => drop(self.item.act(Go::Up.into(), page)),
            _ => drop(self.item.act(Go::Down.into(), page)),
        }
        self.mode = Mode::Value;
        self.line.set("");
        self.finish = Finish::Not;
        self.fit(at);
        self.ask_here();
    }

    /// What is wrong at this item is to be put right.
    pub(super) fn rectify(&mut self, at: &At<'_>) -> Vec<Effect> {
        // What is put right hangs on an item that the file has.
        if self.post.waits() {
            return tell(&AppText::Saving, Role::Dim, at);
        }
        let item = self.no();
        open(Site::Rectify(self.site, self.sitting.zip(item)))
    }

    /// With what stands in the fields: it is saved first, and keeps the sheet where it cannot be.
    pub(super) fn close(&mut self, at: &At<'_>) -> Vec<Effect> {
        let mut typed = self.remarked(at);
        match self.value_typed(at) {
            Ok(saved) => typed.extend(saved),
            Err(words) => return tell(&words, Role::Error, at),
        }
        if !typed.is_empty() {
            self.finish = Finish::Wanted;
            return typed;
        }
        if self.post.waits() {
            return tell(&AppText::Saving, Role::Dim, at);
        }
        let unsaved = self.send(at);
        if !unsaved.is_empty() || self.go_to_clash(true, at) {
            return unsaved;
        }
        let Some(sitting) = self.sitting else {
            return tell(&SiteText::NothingScored, Role::Warn, at);
        };
        let open = self.sheet.open();
        if !open.is_empty() && self.finish != Finish::Asked {
            self.finish = Finish::Asked;
            let (items, key) = (open.join(" "), at.key(Context::Score, Do::Finish));
            return tell(&SiteText::FinishAsk { items, key }, Role::Warn, at);
        }
        self.end(sitting, at)
    }
}
