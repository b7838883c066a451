//! What stands in the fields of a form, read by key.

use super::{
    field::{FormField, Input, When},
    key::{Key, Pick},
    lookup::{Lookup, Picked},
};

/// The fields of a form, read by key. What is hidden reads as empty.
#[derive(Clone, Copy)]
pub struct Values<'a>(pub &'a [FormField]);

impl<'a> Values<'a> {
    pub fn field(self, key: Key) -> Option<&'a FormField> {
        self.0.iter().find(|f| f.key == key)
    }

    fn seen(self, key: Key) -> Option<&'a FormField> {
        self.field(key).filter(|f| self.is_shown(f))
    }

    pub fn is_shown(self, field: &FormField) -> bool {
        match &field.when {
            When::Always => true,
            When::Is(key, pick) => self.pick(*key) == *pick,
            When::Not(key, pick) => {
                self.field(*key).is_some_and(|f| self.is_shown(f)) && self.pick(*key) != *pick
            }
            When::OneOf(key, picks) => picks.contains(&self.pick(*key)),
            When::Fresh(key) => {
                matches!(
                    self.picked(*key),
                    Some(Picked::Fresh | Picked::Household(_))
                )
            }
            When::Begun(keys) => keys
                .iter()
                .any(|k| self.field(*k).is_some_and(|f| !f.is_empty())),
            When::Changed(keys) => keys
                .iter()
                .any(|k| self.field(*k).is_some_and(FormField::is_changed)),
        }
    }

    pub fn text(self, key: Key) -> String {
        match self.seen(key).map(|f| &f.input) {
            Some(Input::Line(line, _)) => line.value().trim().to_owned(),
            Some(Input::Note(note)) => note.value().trim().to_owned(),
            Some(Input::Lookup(lookup)) => lookup.line.value().trim().to_owned(),
            _ => String::new(),
        }
    }

    pub fn pick(self, key: Key) -> Pick {
        match self.seen(key).map(|f| &f.input) {
            Some(Input::Choice(choice)) => choice.pick(),
            _ => Pick::None,
        }
    }

    pub fn several(self, key: Key) -> Vec<Pick> {
        match self.seen(key).map(|f| &f.input) {
            Some(Input::Several(several)) => several.on.clone(),
            _ => Vec::new(),
        }
    }

    pub fn lookup(self, key: Key) -> Option<&'a Lookup> {
        match self.seen(key).map(|f| &f.input) {
            Some(Input::Lookup(lookup)) => Some(lookup),
            _ => None,
        }
    }

    pub fn picked(self, key: Key) -> Option<Picked> {
        self.lookup(key).and_then(|lookup| lookup.picked)
    }
}
