//! A form that is left and gone on with: what a draft keeps of it, and how its values are put back in.

use chrono::{DateTime, Utc};

use super::{Form, Kept, Wait, field::FormField, question::Fit};
use crate::{
    domain::Right,
    ui::kit::{Ahead, At, Draft, Effect, Question, dialog::Dialog},
};

/// The words of the draft that were typed, without what was picked.
pub fn gist(draft: &Draft) -> String {
    let values = draft.values.iter().filter_map(|(_, value)| {
        let (value, _) = serde_json::from_str::<(String, String)>(value).ok()?;
        let picked = value.starts_with(['"', '{', '[']);
        (!picked && !value.trim().is_empty()).then_some(value)
    });
    values.collect::<Vec<_>>().join(" ")
}

impl Dialog for Form {
    fn opened_for(&self, _at: &At<'_>) -> &'static [Right] {
        self.needs
    }

    /// Whether a draft is kept from last time.
    fn question(&self) -> Option<Question> {
        (self.wait == Wait::Draft).then(|| Question::Draft(self.name.clone()))
    }

    fn is_changed(&self) -> bool {
        self.fields.iter().any(FormField::is_changed)
    }

    fn waits(&self) -> bool {
        self.wait != Wait::Nothing
    }

    fn has_handed_in(&self) -> bool {
        self.waits_for_store()
    }

    fn ahead(&self) -> Ahead {
        match self.wait {
            Wait::Nothing => self.ahead,
            Wait::Draft | Wait::DraftHurried | Wait::Command => Ahead::Wait,
        }
    }

    /// Somebody types on before the file has told of a draft.
    fn hurry(&mut self) {
        if self.wait == Wait::Draft {
            self.wait = Wait::DraftHurried;
        }
    }

    fn is_begun(&self) -> bool {
        self.kept == Kept::Perhaps
    }

    /// What was cleared again leaves nothing behind.
    fn keep(&self, now: DateTime<Utc>) -> Option<Effect> {
        match (self.draft(now), self.kept) {
            (Some(draft), _) => Some(Effect::Keep(draft)),
            (None, Kept::Perhaps) => Some(Effect::DropDraft(self.name.clone())),
            (None, Kept::Nothing) => None,
        }
    }

    fn told_of(&self, draft: &Draft, at: &At<'_>) -> Option<(String, String)> {
        let there = !self.fields.is_empty();
        there.then(|| (self.purpose.title(at).into_owned(), gist(draft)))
    }

    /// Compared with the record as it is now.
    fn take_up(&mut self, draft: &Draft, at: &At<'_>) {
        let fit = self.fit_of(draft);
        self.wait = Wait::Nothing;
        self.restore(draft, fit);
        self.look(at);
    }

    fn mended(&mut self) {
        self.forget_fault();
    }
}

impl Form {
    pub(super) fn fit_of(&self, draft: &Draft) -> Fit {
        if draft.base == self.base {
            Fit::Same
        } else {
            Fit::Stale
        }
    }
}
