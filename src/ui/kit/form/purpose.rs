//! What a form is for: its fields, and the command they make. One file a noun implements it.

use super::{Form, FormField, Key, check, check::Check};
use crate::{
    domain::{Command, Seq},
    i18n::{OnScreen, Say, Words, text::FormText},
    register::Node,
    store::Receipt,
    ui::kit::{At, Route},
};

/// The fields as the desk knows them now, with the version of what is edited. None where that is gone.
pub type Standing = Option<(Seq, Vec<FormField>)>;

/// Where nothing is edited, or the form may be saved as it stands.
pub fn fresh(fields: Vec<FormField>) -> Standing {
    Some((Seq::default(), fields))
}

pub trait Purpose {
    fn title(&self, at: &At<'_>) -> Words;

    fn standing(&self, at: &At<'_>) -> Standing;

    /// `base` is the version the form started from. Called also when faults are noted already, so that all are found.
    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command>;

    /// What is worth knowing beside a field: warnings that block nothing.
    fn notes(&self, _notes: &mut Notes<'_>, _at: &At<'_>) {}

    /// What all of it comes to as it stands now: always in view.
    fn sum(&self, _check: &mut Check<'_>, _at: &At<'_>) -> Vec<Words> {
        Vec::new()
    }

    /// Whether the cautions of whatever would be saved now are told beside the fields.
    fn is_looked_at_twice(&self) -> bool {
        false
    }

    /// Fields that follow others until somebody writes into them.
    fn follow(&self, _fields: &mut [FormField], _at: &At<'_>) {}

    fn after(&self, _receipt: &Receipt) -> After {
        After::Stay
    }
}

/// What is worth knowing beside fields, with what is typed now.
pub struct Notes<'a> {
    pub check: Check<'a>,
    told: Vec<(Key, String)>,
    at: &'a At<'a>,
}

impl Notes<'_> {
    pub fn say(&mut self, key: Key, words: &impl Say) {
        self.tell(key, self.at.say(words).into_owned());
    }

    pub fn tell(&mut self, key: Key, words: String) {
        self.told.push((key, words));
    }
}

impl Form {
    /// From the day that is named, where one is.
    pub(super) fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let command = self.purpose.command(base, check, at)?;
        Some(command.since(check.since()))
    }

    /// Notes, and what speaks for a second look: each beside the field it is about, or the first.
    pub(super) fn noted(&self, at: &At<'_>) -> Vec<(Key, String)> {
        let mut notes = Notes {
            check: Check::calm(self.values(), at),
            told: Vec::new(),
            at,
        };
        self.purpose.notes(&mut notes, at);
        if !self.purpose.is_looked_at_twice() {
            return notes.told;
        }
        let mut check = Check::calm(self.values(), at);
        let command = self.command(Seq::default(), &mut check, at);
        let cautions = command.map_or_else(Vec::new, |command| at.desk.cautions(&command));
        let first = self.fields.first().map(|field| field.key);
        for caution in cautions {
            let key = check::beside(&caution);
            let shown = self.values().field(key).map(|_| key);
            if let Some(key) = shown.or(first) {
                notes.say(key, &OnScreen(&caution));
            }
        }
        notes.told
    }
}

/// The title of a form that edits what is called so, or makes a new one.
pub fn titled(name: Option<&str>, new: &impl Say, at: &At<'_>) -> Words {
    let edit = |name: &str| {
        let name = name.to_owned();
        at.say(&FormText::Edit { name })
    };
    name.map_or_else(|| at.say(new), edit)
}

/// Where a saved form leads.
pub enum After {
    Stay,
    Jump(Node),
    Open(Route),
    /// The next one of the same kind.
    Again(Route),
}
