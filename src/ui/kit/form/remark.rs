//! What a form says at its foot, or under the field it is about.

use super::{Form, key::Key};
use crate::{
    domain::{Changed, Refusal},
    i18n::{Words, text::FormText},
    store::StoreError,
    ui::kit::{At, Role},
};

/// The sentence at the foot of the form, or under the field it is about.
#[derive(Clone, Debug)]
pub struct Said {
    pub key: Option<Key>,
    pub what: Sentence,
}

#[derive(Clone, Debug)]
pub enum Sentence {
    Form(FormText),
    Changed(Changed),
    Refusal(Refusal),
    Broke(StoreError),
}

impl Said {
    pub fn words(&self, at: &At<'_>) -> (Words, Role) {
        match &self.what {
            Sentence::Form(text @ (FormText::Issues { .. } | FormText::SaveFailed { .. })) => {
                (at.say(text), Role::Error)
            }
            Sentence::Form(text) => (at.say(text), Role::Notice),
            Sentence::Changed(changed) => {
                let changed = at.say(changed).into_owned();
                (at.say(&FormText::Compared { changed }), Role::Warn)
            }
            Sentence::Refusal(refusal) => (at.say(refusal), Role::Error),
            Sentence::Broke(error) => {
                let why = at.trouble(error);
                (at.say(&FormText::SaveFailed { why }), Role::Error)
            }
        }
    }
}

impl Form {
    /// What was said of a fault of the file goes with it.
    pub(super) fn forget_fault(&mut self) {
        let broke = |said: &Said| matches!(said.what, Sentence::Broke(_));
        self.said = self.said.take().filter(|said| !broke(said));
    }
}
