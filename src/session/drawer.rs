//! The drawer of drafts: what is typed and not saved, kept beside the file. It never waits for the file, and what could
//! not be kept is tried again.
//!
//! One person may sit twice, with the same form open: a drawer knows what it wrote or was gone on with here, and leaves
//! what another wrote under the same name where it is. Its own then lies apart.

use std::collections::BTreeMap;

use super::Errand;
use crate::{
    desk::Registrar,
    domain::Seq,
    store::{self, Drafts, Stamp, StoreError},
    ui::{self, Answer, Event, Question},
};

pub struct Drawer {
    drafts: Drafts,
    /// Whose drafts these are: a user's stay theirs under another name.
    who: String,
    /// What could not be kept yet, by name.
    owed: BTreeMap<String, ui::Draft>,
    /// What this sitting wrote of a draft, was told of it or went on with, by the name under which it lies.
    known: BTreeMap<String, Stamp>,
    /// The same of the list that was told last.
    shown: BTreeMap<String, Stamp>,
    /// Where the draft of a form lies that found its name taken.
    apart: BTreeMap<String, String>,
}

impl Drawer {
    pub fn of(registrar: &Registrar) -> Self {
        let hand = registrar.hand();
        let user = hand.pass.map(|pass| pass.user.to_string());
        let who = user.unwrap_or_else(|| hand.who.clone());
        Self::new(registrar.store().drafts().clone(), who)
    }

    fn new(drafts: Drafts, who: String) -> Self {
        Self {
            drafts,
            who,
            owed: BTreeMap::new(),
            known: BTreeMap::new(),
            shown: BTreeMap::new(),
            apart: BTreeMap::new(),
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
            Errand::Discard(name) => return self.discard(&name),
            Errand::Resume(name) => {
                self.resume(name);
                return None;
            }
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

    /// What the form of this name left, as far as it is this sitting's.
    pub fn drop(&mut self, name: &str) -> Option<Event> {
        let lies = self.lies(name);
        match self.known.get(&lies) {
            Some(known) => self.remove(name, &lies, *known),
            None => self.forget(name),
        }
    }

    /// One of the list, if it is still what was shown there.
    pub fn discard(&mut self, name: &str) -> Option<Event> {
        let shown = *self.shown.get(name)?;
        self.remove(name, name, shown)
    }

    fn remove(&mut self, form: &str, lies: &str, known: Stamp) -> Option<Event> {
        match self.drafts.remove(&self.who, lies, known) {
            Ok(()) => {
                self.known.remove(lies);
                self.apart.retain(|_, at| at != lies);
                self.forget(form)
            }
            Err(error) => Some(Event::Told(Answer::Failed(error))),
        }
    }

    /// Nothing is owed for it any more.
    fn forget(&mut self, form: &str) -> Option<Event> {
        let owed = self.owed.remove(form).is_some();
        (owed && self.owed.is_empty()).then_some(Event::Unkept(None))
    }

    /// A form goes on with one of the list; what it left before stays there as somebody else's would.
    pub fn resume(&mut self, name: String) {
        if let Some(shown) = self.shown.get(&name) {
            self.known.insert(name.clone(), *shown);
        }
        let form = name.trim_end_matches(ui::APART).to_owned();
        let before = self.lies(&form);
        if before != name {
            self.known.remove(&before);
        }
        self.apart.insert(form, name);
    }

    /// The name under which the draft of a form lies.
    fn lies(&self, form: &str) -> String {
        let lies = self.apart.get(form).map_or(form, String::as_str);
        lies.to_owned()
    }

    /// Tries again to keep what could not be kept.
    pub fn retry(&mut self) -> Option<Event> {
        let owed: Vec<ui::Draft> = self.owed.values().cloned().collect();
        owed.into_iter().filter_map(|draft| self.keep(draft)).last()
    }

    pub fn owes(&self) -> bool {
        !self.owed.is_empty()
    }

    /// Told under the name that the form asks for.
    pub fn find(&mut self, name: &str) -> Result<Answer, StoreError> {
        let lies = self.lies(name);
        let found = self.drafts.load(&self.who, &lies)?;
        if let Some(draft) = &found {
            self.known.insert(lies, draft.stamp());
        }
        let found = found.map(|draft| ui::Draft {
            name: name.to_owned(),
            ..typed(draft)
        });
        Ok(Answer::Draft(found))
    }

    pub fn list(&mut self) -> Result<Answer, StoreError> {
        let mut drafts = self.drafts.list(&self.who)?;
        for draft in &mut drafts {
            if let Some(route) = ui::shell::old_drafts::route(&draft.form) {
                self.rename(draft, route.name());
            }
        }
        let shown = drafts
            .iter()
            .map(|draft| (draft.form.clone(), draft.stamp()));
        self.shown = shown.collect();
        Ok(Answer::Drafts(drafts.into_iter().map(typed).collect()))
    }

    /// A draft of an earlier version gets the name that its form asks for now; what cannot be written stays as it is.
    fn rename(&self, draft: &mut store::Draft, name: String) {
        let before = draft.clone();
        draft.form = name;
        match self.save_apart(draft, None) {
            Ok(_) => drop(self.drafts.remove(&self.who, &before.form, before.stamp())),
            Err(_) => *draft = before,
        }
    }

    fn save(&mut self, draft: &ui::Draft) -> Result<(), StoreError> {
        let fields = draft.values.iter().cloned();
        let mut stored = store::Draft {
            who: self.who.clone(),
            form: self.lies(&draft.name),
            base: Some(draft.base).filter(|base| *base != Seq::default()),
            at: draft.at,
            value: serde_json::Value::Object(fields.map(|(k, v)| (k, v.into())).collect()),
        };
        let known = self.known.get(&stored.form).copied();
        let stamp = self.save_apart(&mut stored, known)?;
        if stored.form != draft.name {
            self.apart.insert(draft.name.clone(), stored.form.clone());
        }
        self.known.insert(stored.form, stamp);
        Ok(())
    }

    /// Under the first name of its kind that no other draft bears.
    fn save_apart(
        &self,
        draft: &mut store::Draft,
        mut known: Option<Stamp>,
    ) -> Result<Stamp, StoreError> {
        loop {
            match self.drafts.save(draft, known) {
                Err(StoreError::Exists) => {
                    draft.form.push(ui::APART);
                    known = None;
                }
                saved => return saved.map(|()| draft.stamp()),
            }
        }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;
    use crate::store::Store;

    const FORMS: [&str; 2] = ["a form", "another"];

    fn draft(form: &str, text: usize) -> ui::Draft {
        ui::Draft {
            name: form.to_owned(),
            at: DateTime::default(),
            base: Seq::default(),
            values: vec![("head".to_owned(), text.to_string())],
        }
    }

    fn text(draft: &ui::Draft) -> usize {
        draft
            .value("head")
            .and_then(|text| text.parse().ok())
            .expect("a number")
    }

    fn listed(drawer: &mut Drawer) -> Vec<ui::Draft> {
        match drawer.list() {
            Ok(Answer::Drafts(all)) => all,
            other => panic!("{other:?}"),
        }
    }

    #[derive(Clone, Copy, Debug)]
    enum Deed {
        Keep,
        Drop,
        Open,
        /// Of the list that was looked at last.
        Look,
        Resume(usize),
        Discard(usize),
    }

    fn deed() -> impl Strategy<Value = Deed> {
        prop_oneof![
            4 => Just(Deed::Keep),
            1 => Just(Deed::Drop),
            1 => Just(Deed::Open),
            1 => Just(Deed::Look),
            1 => (0_usize..4).prop_map(Deed::Resume),
            1 => (0_usize..4).prop_map(Deed::Discard),
        ]
    }

    #[derive(Default)]
    struct Sitting {
        seen: Vec<ui::Draft>,
        /// What was typed or gone on with in each form.
        held: BTreeMap<String, usize>,
    }

    proptest! {
        /// What somebody typed lies there until whoever had it before them took it on or let it go.
        #[test]
        fn of_two_who_are_one_person_neither_loses_what_is_typed(
            deeds in proptest::collection::vec((0_usize..3, 0_usize..2, deed()), 1..60),
        ) {
            let store = Store::in_memory();
            let sit = |_| Drawer::new(store.drafts().clone(), "li".to_owned());
            let mut drawers: Vec<Drawer> = (0..3).map(sit).collect();
            let mut sittings: Vec<Sitting> = (0..3).map(|_| Sitting::default()).collect();
            let mut typed: BTreeSet<usize> = BTreeSet::new();
            for (n, (who, form, deed)) in deeds.into_iter().enumerate() {
                let (drawer, sitting, form) = (&mut drawers[who], &mut sittings[who], FORMS[form]);
                match deed {
                    Deed::Keep => {
                        prop_assert!(drawer.keep(draft(form, n)).is_none());
                        let before = sitting.held.insert(form.to_owned(), n);
                        before.map(|before| typed.remove(&before));
                        typed.insert(n);
                    }
                    Deed::Drop => {
                        drawer.drop(form);
                        sitting.held.remove(form).map(|before| typed.remove(&before));
                    }
                    Deed::Open => {
                        let Ok(Answer::Draft(found)) = drawer.find(form) else {
                            panic!("not found out");
                        };
                        sitting.held.remove(form);
                        if let Some(found) = found {
                            sitting.held.insert(form.to_owned(), text(&found));
                        }
                    }
                    Deed::Look => sitting.seen = listed(drawer),
                    Deed::Resume(at) => {
                        if let Some(one) = sitting.seen.get(at) {
                            drawer.resume(one.name.clone());
                            let form = one.name.trim_end_matches(ui::APART);
                            sitting.held.insert(form.to_owned(), text(one));
                        }
                    }
                    Deed::Discard(at) => {
                        if at < sitting.seen.len() {
                            let one = sitting.seen.remove(at);
                            drawer.discard(&one.name);
                            typed.remove(&text(&one));
                        }
                    }
                }
                let there: BTreeSet<usize> = listed(&mut Drawer::new(store.drafts().clone(), "li".to_owned()))
                    .iter()
                    .map(text)
                    .collect();
                prop_assert!(typed.is_subset(&there), "{typed:?} of {there:?} after {deed:?}");
            }
        }
    }

    #[test]
    fn a_form_that_is_kept_again_and_saved_leaves_nothing() {
        let store = Store::in_memory();
        let sit = || Drawer::new(store.drafts().clone(), "li".to_owned());
        let (mut one, mut other) = (sit(), sit());
        for n in 0..3 {
            one.keep(draft(FORMS[0], n));
            other.keep(draft(FORMS[0], 10 + n));
        }
        let there: Vec<usize> = listed(&mut one).iter().map(text).collect();
        assert_eq!(there, [2, 12]);
        other.drop(FORMS[0]);
        assert_eq!(listed(&mut one).iter().map(text).collect::<Vec<_>>(), [2]);
        other.drop(FORMS[0]);
        one.drop(FORMS[0]);
        assert!(listed(&mut one).is_empty());
    }
}
