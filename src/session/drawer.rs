//! The drawer of drafts: what is typed and not saved, kept beside the file. It never waits for the file, and what could
//! not be kept is tried again.

use std::collections::BTreeMap;

use super::Errand;
use crate::{
    desk::Registrar,
    domain::Seq,
    store::{self, Drafts, StoreError},
    ui::{self, Answer, Event, Question},
};

pub struct Drawer {
    drafts: Drafts,
    /// Whose drafts these are: a user's stay theirs under another name.
    who: String,
    /// What could not be kept yet, by name.
    owed: BTreeMap<String, ui::Draft>,
}

impl Drawer {
    pub fn of(registrar: &Registrar) -> Self {
        let hand = registrar.hand();
        let user = hand.pass.map(|pass| pass.user.to_string());
        Self {
            drafts: registrar.store().drafts().clone(),
            who: user.unwrap_or_else(|| hand.who.clone()),
            owed: BTreeMap::new(),
        }
    }

    /// Sets room aside for a full disk.
    pub fn reserve(&self) {
        if let Err(error) = self.drafts.reserve() {
            tracing::warn!(code = error.code(), "no room for drafts");
        }
    }

    /// Does what concerns the drafts; everything else is the counter's.
    pub fn serve(&mut self, errand: Errand) -> Option<Event> {
        let answer = match errand {
            Errand::Keep(draft) => return self.keep(draft),
            Errand::Drop(name) => return self.drop(&name),
            Errand::Ask(Question::Draft(name)) => self.find(&name),
            Errand::Ask(Question::Drafts) => self.list(),
            _ => return None,
        };
        Some(Event::Told(answer.unwrap_or_else(Answer::Failed)))
    }

    /// Said only when it changes: that something cannot be kept, or is kept after all.
    pub fn keep(&mut self, draft: ui::Draft) -> Option<Event> {
        let well = self.owed.is_empty();
        match self.save(&draft) {
            Ok(()) => {
                self.owed.remove(&draft.name);
                (!well && self.owed.is_empty()).then_some(Event::Unkept(None))
            }
            Err(error) => {
                self.owed.insert(draft.name.clone(), draft);
                well.then_some(Event::Unkept(Some(error)))
            }
        }
    }

    pub fn drop(&mut self, name: &str) -> Option<Event> {
        let well = self.owed.is_empty();
        self.owed.remove(name);
        match self.drafts.remove(&self.who, name) {
            Ok(()) => (!well && self.owed.is_empty()).then_some(Event::Unkept(None)),
            Err(error) => Some(Event::Told(Answer::Failed(error))),
        }
    }

    /// Tries again to keep what could not be kept.
    pub fn retry(&mut self) -> Option<Event> {
        let owed: Vec<ui::Draft> = self.owed.values().cloned().collect();
        owed.into_iter().filter_map(|draft| self.keep(draft)).last()
    }

    pub fn owes(&self) -> bool {
        !self.owed.is_empty()
    }

    pub fn find(&self, name: &str) -> Result<Answer, StoreError> {
        let draft = self.drafts.load(&self.who, name)?;
        Ok(Answer::Draft(draft.map(typed)))
    }

    pub fn list(&self) -> Result<Answer, StoreError> {
        let mut drafts = self.drafts.list(&self.who)?;
        for draft in &mut drafts {
            if let Some(route) = ui::shell::old_drafts::route(&draft.form) {
                self.rename(draft, route.name());
            }
        }
        Ok(Answer::Drafts(drafts.into_iter().map(typed).collect()))
    }

    /// A draft of an earlier version gets the name that its form asks for now; what cannot be written stays as it is.
    fn rename(&self, draft: &mut store::Draft, mut name: String) {
        while matches!(self.drafts.load(&self.who, &name), Ok(Some(_))) {
            name.push(ui::APART);
        }
        let before = std::mem::replace(&mut draft.form, name);
        if self.drafts.save(draft).is_ok() {
            let _ = self.drafts.remove(&self.who, &before);
        }
    }

    fn save(&self, draft: &ui::Draft) -> Result<(), StoreError> {
        let fields = draft.values.iter().cloned();
        self.drafts.save(&store::Draft {
            who: self.who.clone(),
            form: draft.name.clone(),
            base: Some(draft.base).filter(|base| *base != Seq::default()),
            at: draft.at,
            value: serde_json::Value::Object(fields.map(|(k, v)| (k, v.into())).collect()),
        })
    }
}

fn typed(draft: store::Draft) -> ui::Draft {
    ui::Draft {
        values: values(&draft.value),
        name: draft.form,
        at: draft.at,
        base: draft.base.unwrap_or_default(),
    }
}

/// Fields of a form by name; anything that is no text is passed over.
fn values(draft: &serde_json::Value) -> Vec<(String, String)> {
    let fields = draft.as_object().into_iter().flatten();
    fields
        .filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned())))
        .collect()
}
