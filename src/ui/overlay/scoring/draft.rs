//! What is typed on a score sheet and not saved yet: a value or a note, and of which item.

use chrono::{DateTime, Utc};

use super::{Mode, Scoring, post::Change};
use crate::{
    domain::{By, Seq, SiteId},
    ui::{At, Draft, Effect, Line, Question, event::Answer},
};

const ITEM: &str = "item";
const VALUE: &str = "value";
const NOTE: &str = "note";
/// What was entered and the file does not have yet.
const UNSAVED: &str = "unsaved";

fn name(site: SiteId, by: By) -> String {
    match by {
        By::Village => format!("assess-{site}"),
        By::Verifier => format!("score-{site}"),
    }
}

fn of(name: &str) -> Option<(SiteId, By)> {
    let (kind, site) = name.split_once('-')?;
    let by = match kind {
        "assess" => By::Village,
        "score" => By::Verifier,
        _ => return None,
    };
    Some((site.parse().ok()?, by))
}

fn unsaved(text: &str) -> Option<Vec<(u16, Change)>> {
    serde_json::from_str(text).ok()
}

/// `1=2  4=是`
fn told_unsaved(text: &str, at: &At<'_>) -> String {
    let left = unsaved(text).unwrap_or_default();
    let words = left.into_iter().map(|(no, change)| match change {
        Change::Value(value) => [no.to_string(), at.say(&value).into_owned()].join("="),
        Change::Note(note) => note,
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

impl Scoring {
    /// Opens the sheet that a draft was typed on; none when it is no sheet's.
    pub fn resume(draft: &Draft, at: &At<'_>) -> Option<Vec<Effect>> {
        let (site, by) = of(&draft.name)?;
        Some(Self::open(site, by, at))
    }

    /// What a draft is of, with what was typed; none when it is no sheet's.
    pub fn told_of(draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let (site, by) = of(&draft.name)?;
        let file = at.desk.county().sites().get(site);
        let village = file.map_or_else(String::new, |file| at.village(file.village()));
        let typed = draft.values.iter().filter(|(key, _)| key != ITEM);
        let typed: Vec<String> = typed
            .map(|(key, value)| match key.as_str() {
                UNSAVED => told_unsaved(value, at),
                _ => value.clone(),
            })
            .collect();
        let title = at.say(&by);
        Some((format!("{title}  {village}"), typed.join("  ")))
    }

    /// What the folder of drafts should hold of it now: what was saved or cleared leaves nothing behind.
    pub fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        let cleared = || Effect::DropDraft(name(self.site, self.by));
        match self.draft(now) {
            Some(draft) => Some(Effect::Keep(draft)),
            None => self.is_begun().then(cleared),
        }
    }

    /// Whether something was typed, though it may be gone again.
    pub fn is_begun(&self) -> bool {
        self.begun == Begun::Yes
    }

    /// Whether what was typed at another time is asked for.
    pub fn asks(&self) -> bool {
        self.begun == Begun::Asked
    }

    pub(super) fn question(&self) -> Effect {
        Effect::Ask(Question::Draft(name(self.site, self.by)))
    }

    fn draft(&self, now: DateTime<Utc>) -> Option<Draft> {
        let (key, line) = match &self.mode {
            Mode::Value => (VALUE, &self.line),
            Mode::Note(line) => (NOTE, line),
        };
        let entry = self.sheet.items.get(self.item)?;
        let mut values = Vec::new();
        if !self.is_idle() {
            values.push((ITEM.to_owned(), entry.item.no.to_string()));
            values.push((key.to_owned(), line.value().to_owned()));
        }
        let unsaved = self.post.unsaved();
        if !unsaved.is_empty() {
            let unsaved = serde_json::to_string(unsaved).ok()?;
            values.push((UNSAVED.to_owned(), unsaved));
        }
        (!values.is_empty()).then(|| Draft {
            name: name(self.site, self.by),
            at: now,
            values,
            base: Seq::default(),
        })
    }

    /// Nothing stands there that somebody may have entered since.
    fn is_free(&self, no: u16, change: &Change) -> bool {
        let mut items = self.sheet.items.iter();
        let entry = items.find(|entry| entry.item.no == no);
        entry.is_some_and(|entry| match change {
            Change::Value(_) => entry.value.is_none(),
            Change::Note(_) => entry.note.is_empty(),
        })
    }

    /// Back to the item, with what was typed for it, and what was entered and not saved is saved with the next key.
    pub(super) fn restore(&mut self, answer: &Answer) {
        let Answer::Draft(draft) = answer else {
            return;
        };
        if self.asks() {
            self.begun = Begun::No;
        }
        let values = draft.as_ref().map_or(&[][..], |draft| &draft.values);
        let value = |wanted: &str| {
            let found = values.iter().find(|(key, _)| key == wanted);
            found.map(|(_, value)| value)
        };
        if let Some(mut left) = value(UNSAVED).and_then(|text| unsaved(text)) {
            left.retain(|(no, change)| self.is_free(*no, change));
            self.post.take_up(left);
            self.show_unsaved();
            self.begun = Begun::Yes;
        }
        let no = value(ITEM).and_then(|no| no.parse::<u16>().ok());
        let mut items = self.sheet.items.iter();
        let item = items.position(|entry| Some(entry.item.no) == no);
        let Some(item) = item.filter(|_| self.is_idle()) else {
            return;
        };
        self.item = item;
        if let Some(typed) = value(VALUE) {
            self.line.set(typed);
        } else if let Some(note) = value(NOTE) {
            self.mode = Mode::Note(Line::new(note));
        }
        self.begun = Begun::Yes;
        self.rows.cursor = self.sheet.row_of(item);
        // Near the top, where every screen shows it.
        self.rows.top = self.rows.cursor.saturating_sub(2);
    }
}
