//! What is typed on a score sheet and not saved yet: a value or a note, and of which item.

use chrono::{DateTime, Utc};

use super::{
    Mode, Remark, Scoring,
    post::{Change, Clash, Entered},
};
use crate::{
    domain::{By, Right},
    ui::{
        kit::{Answer, At, Draft, Effect, Line, Question, Route, dialog::Dialog},
        site::route::Site,
    },
};

const ITEM: &str = "item";
const VALUE: &str = "value";
/// What stood there when the value was begun.
const VALUE_FROM: &str = "value_from";
/// The keys of what is remarked, and of what stood there when it was begun.
const REMARKS: [(Remark, &str, &str); 2] = [
    (Remark::Note, "note", "note_from"),
    (Remark::Evidence, "evidence", "evidence_from"),
];
/// Which sitting that was in; empty before it was begun.
const SITTING: &str = "sitting";
/// What was entered and the file does not have yet.
const UNSAVED: &str = "unsaved";

fn unsaved(text: &str) -> Option<Vec<Entered>> {
    serde_json::from_str(text).ok()
}

/// `1=2  4=是`
fn told_unsaved(text: &str, at: &At<'_>) -> String {
    let left = unsaved(text).unwrap_or_default();
    let words = left.into_iter().map(|entered| match entered.change {
        Change::Value { to, .. } => [entered.item.to_string(), at.say(&to).into_owned()].join("="),
        Change::Note { to, .. } | Change::Evidence { to, .. } => to,
    });
    words.collect::<Vec<_>>().join("  ")
}

/// What the folder of drafts may hold of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The file was not heard of it yet.
    Asked,
    No,
    Yes,
}

impl Dialog for Scoring {
    fn opened_for(&self, _at: &At<'_>) -> &'static [Right] {
        match self.by {
            By::Village => &[Right::SelfScore],
            By::Verifier => &[Right::VerifiedScore],
        }
    }

    fn question(&self) -> Option<Question> {
        Some(Question::Draft(self.name()))
    }

    fn is_changed(&self) -> bool {
        !self.is_idle() || self.post.waits() || self.post.unsaved().next().is_some()
    }

    fn waits(&self) -> bool {
        self.has_handed_in() || self.begun == Begun::Asked
    }

    fn is_idle(&self) -> bool {
        let untouched = match &self.mode {
            Mode::Value => true,
            Mode::Remark { line, from, .. } => line.value() == from,
        };
        untouched && self.line.is_empty()
    }

    fn has_handed_in(&self) -> bool {
        self.post.waits()
    }

    fn is_begun(&self) -> bool {
        self.begun == Begun::Yes
    }

    fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        match self.draft(now) {
            Some(draft) => Some(Effect::Keep(draft)),
            None => self.is_begun().then(|| Effect::DropDraft(self.name())),
        }
    }

    fn told_of(&self, draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let file = at.desk.county().sites().get(self.site);
        let village = file.map_or_else(String::new, |file| at.village(file.village()));
        let told = |key: &str| {
            let remarks = REMARKS.map(|(_, remark, _)| remark);
            remarks.contains(&key) || [VALUE, UNSAVED].contains(&key)
        };
        let typed = draft.values.iter().filter(|(key, _)| told(key));
        let typed: Vec<String> = typed
            .map(|(key, value)| match key.as_str() {
                UNSAVED => told_unsaved(value, at),
                _ => value.clone(),
            })
            .collect();
        let title = at.say(&self.by);
        Some((format!("{title}  {village}"), typed.join("  ")))
    }
}

impl Scoring {
    /// Under which its draft lies.
    fn name(&self) -> String {
        Route::from(Site::Score(self.site, self.by)).name()
    }

    fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
        let no = self.item.key().or(self.item.gone())?;
        let mut values = Vec::new();
        let mut write = |key: &str, value: String| values.push((key.to_owned(), value));
        if !self.is_idle() {
            write(ITEM, no.to_string());
        }
        if !self.line.is_empty() {
            write(VALUE, self.line.value().to_owned());
            write(VALUE_FROM, serde_json::to_string(&self.from).ok()?);
        }
        if let Mode::Remark { of, line, from } = &self.mode
            && line.value() != from
        {
            for (_, key, from_key) in REMARKS.iter().filter(|(remark, ..)| remark == of) {
                write(key, line.value().to_owned());
                write(from_key, from.clone());
            }
        }
        let unsaved: Vec<&Entered> = self.post.unsaved().collect();
        if !unsaved.is_empty() {
            write(UNSAVED, serde_json::to_string(&unsaved).ok()?);
            write(SITTING, self.sitting_name());
        }
        Draft::of(self.name(), now, values)
    }

    fn sitting_name(&self) -> String {
        self.sitting.map(|id| id.to_string()).unwrap_or_default()
    }

    /// Back to the item, with what was typed for it, and what was entered and not saved is saved with the next key.
    pub(super) fn restore(&mut self, answer: &Answer, at: &At<'_>) {
        let Answer::Draft(draft) = answer else {
            return;
        };
        if self.begun == Begun::Asked {
            self.begun = Begun::No;
        }
        let value = |key: &str| draft.as_ref()?.value(key);
        if let Some(left) = value(UNSAVED).and_then(unsaved) {
            // What was meant for another sitting is not put into this one unasked.
            let here = value(SITTING).is_none_or(|name| name == self.sitting_name());
            for entered in left {
                if here {
                    self.post.add(entered);
                } else {
                    self.post.clashes.push(Clash {
                        entered,
                        who: None,
                        put_off: false,
                    });
                }
            }
            self.show_unsaved();
            self.begun = Begun::Yes;
        }
        let no = value(ITEM).and_then(|no| no.parse::<u16>().ok());
        let Some(no) = no.filter(|_| self.is_idle()) else {
            return;
        };
        if !self.item.seek(&no, super::view::height(self, at)) {
            return;
        }
        let Some(entry) = self.item.row().and_then(|row| self.sheet.items.get(row)) else {
            return;
        };
        if let Some(typed) = value(VALUE) {
            self.line.set(typed);
            let from = value(VALUE_FROM).and_then(|from| serde_json::from_str(from).ok());
            self.from = from.unwrap_or(entry.value);
        }
        for (of, key, from_key) in REMARKS {
            if let Some(typed) = value(key) {
                let from = value(from_key).unwrap_or(entry.remark(of)).to_owned();
                let line = Line::new(typed);
                self.mode = Mode::Remark { of, line, from };
            }
        }
        self.begun = Begun::Yes;
        self.fit(at);
    }
}
