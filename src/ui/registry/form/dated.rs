//! What a question asks about, done from another day than today.

use super::home::since;
use crate::{
    domain::{Command, Field, Seq},
    i18n::Words,
    ui::{
        kit::{
            At,
            dialog::confirm::Confirm,
            form::{Check, Key, Notes, Purpose, Standing, fresh},
        },
        registry::{changes, route::Registry, tree::change},
    },
};

/// The question is asked anew whenever it is looked at: others may have changed what it is about.
pub struct Dated(pub Registry);

impl Dated {
    fn question(&self, at: &At<'_>) -> Option<Confirm> {
        let asked = match &self.0 {
            Registry::Move(taken, target) => change::moved(taken, *target, at),
            Registry::Change(change, meant) => changes::apply(*change, meant, at),
            _ => return None,
        };
        asked.ok()
    }
}

impl Purpose for Dated {
    fn title(&self, at: &At<'_>) -> Words {
        let question = self.question(at);
        question.map_or(Words::Borrowed(""), |question| question.answer(at))
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        self.question(at)?;
        fresh(vec![since(at)])
    }

    fn command(&self, _base: Seq, _check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        self.question(at)?.command().cloned()
    }

    fn notes(&self, notes: &mut Notes<'_>, at: &At<'_>) {
        let asked = self.question(at).into_iter();
        for words in asked.flat_map(|question| question.words(at)) {
            notes.tell(Key::Of(Field::Since), words);
        }
    }
}
