//! A pasted roster that is not in the county yet: kept as a draft like a form.

use chrono::{DateTime, Utc};

use super::Import;
use crate::{
    domain::Right,
    i18n::text::ImportText,
    ui::{
        kit::{At, Draft, Effect, Route, dialog::Dialog},
        registry::route::Registry,
    },
};

const PASTED: &str = "pasted";
/// More belongs into a file, and is in one already.
const MOST: usize = 1 << 20;

impl Dialog for Import {
    fn opened_for(&self, _at: &At<'_>) -> &'static [Right] {
        &[Right::Import]
    }

    fn is_changed(&self) -> bool {
        !self.pasted().is_empty()
    }

    fn waits(&self) -> bool {
        self.is_sent() || self.reads()
    }

    fn has_handed_in(&self) -> bool {
        self.is_sent()
    }

    fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        let pasted = self.pasted();
        if pasted.is_empty() || pasted.len() > MOST {
            return None;
        }
        let name = Route::from(Registry::Import).name();
        let values = vec![(PASTED.to_owned(), pasted.to_owned())];
        Draft::of(name, now, values).map(Effect::Keep)
    }

    fn told_of(&self, draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let lines = draft.value(PASTED)?.lines();
        let title = at.say(&ImportText::Title).into_owned();
        let rows = lines.map(|line| line.replace('\t', " ")).skip(1).take(3);
        Some((title, rows.collect::<Vec<_>>().join("  ")))
    }

    fn take_up(&mut self, draft: &Draft, at: &At<'_>) {
        if let Some(pasted) = draft.value(PASTED) {
            self.take(pasted, at);
        }
    }
}
