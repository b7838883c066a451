//! What the keys do on the score sheet.

use super::{Finish, Mode, Scoring, post::Change, view};
use crate::{
    domain::{Points, SiteRefusal, Value},
    i18n::{
        Words,
        text::{AppText, SiteText},
    },
    keymap::{Context, Go, Site as Do},
    ui::{
        At, Effect, Notice, Role,
        overlay::{dialog, form},
    },
};

fn tell(words: Words, role: Role) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(words, role))]
}

impl Scoring {
    /// What stands in the field, as it would count: the value and its points, or why it cannot be.
    pub(super) fn would_be(&self, at: &At<'_>) -> Option<Result<(Value, Points), Words>> {
        let entry = self.sheet.items.get(self.item)?;
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
        let Some(entry) = self.sheet.items.get(self.item) else {
            return Vec::new();
        };
        let no = entry.item.no;
        if let Mode::Note(line) = &self.mode {
            let note = line.value().trim().to_owned();
            let same = note == entry.note;
            self.mode = Mode::Value;
            return if same {
                Vec::new()
            } else {
                self.put(no, Change::Note(note), at)
            };
        }
        let value = match self.would_be(at) {
            None => None,
            Some(Err(words)) => {
                self.line.offer();
                return tell(words, Role::Error);
            }
            Some(Ok((value, _))) => Some(value).filter(|value| entry.value != Some(*value)),
        };
        let last = self.item + 1 == self.sheet.items.len();
        self.line.set("");
        self.go(Go::Down, at);
        let mut effects = Vec::new();
        if let Some(value) = value {
            effects = self.put(no, Change::Value(value), at);
        }
        if last {
            effects.extend(self.rest(Some(no).filter(|_| value.is_some()), at));
        }
        effects
    }

    /// What is still open, said at the end of the sheet; `saved` is on its way.
    fn rest(&self, saved: Option<u16>, at: &At<'_>) -> Vec<Effect> {
        let saved = saved.map(|no| no.to_string());
        let open = self.sheet.open().into_iter();
        let open: Vec<String> = open.filter(|no| Some(no) != saved.as_ref()).collect();
        let key = dialog::key(at, Context::Score, Do::Finish);
        let words = if open.is_empty() {
            at.say(&SiteText::AllDone { key })
        } else {
            let items = open.join(" ");
            at.say(&SiteText::Unscored { items })
        };
        tell(words, Role::Notice)
    }

    pub(super) fn go(&mut self, to: Go, at: &At<'_>) {
        let page = view::height(at).saturating_sub(2).max(1);
        let last = self.sheet.items.len().saturating_sub(1);
        let item = match to {
            Go::Up => self.item.saturating_sub(1),
            Go::Down => self.item + 1,
            Go::PageUp => self.item.saturating_sub(page),
            _ => self.item + page,
        };
        self.item = item.min(last);
        self.mode = Mode::Value;
        self.line.set("");
        self.finish = Finish::Not;
        self.fit(at);
    }

    /// What is wrong at this item is to be put right.
    pub(super) fn rectify(&mut self, at: &At<'_>) -> Vec<Effect> {
        // The form would take the answer to what is under way for its own.
        if self.post.waits() {
            return tell(at.say(&AppText::Saving), Role::Dim);
        }
        let item = self.sheet.items.get(self.item).map(|entry| entry.item.no);
        form::rectify(self.site, self.sitting.zip(item), at)
    }

    pub(super) fn close(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.post.waits() {
            return tell(at.say(&AppText::Saving), Role::Dim);
        }
        let Some(sitting) = self.sitting else {
            return tell(at.say(&SiteText::NothingScored), Role::Warn);
        };
        let open = self.sheet.open();
        if !open.is_empty() && self.finish == Finish::Not {
            self.finish = Finish::Asked;
            let (items, key) = (open.join(" "), dialog::key(at, Context::Score, Do::Finish));
            return tell(at.say(&SiteText::FinishAsk { items, key }), Role::Warn);
        }
        self.end(sitting, at)
    }
}
