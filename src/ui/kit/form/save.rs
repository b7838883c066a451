//! From what was typed to a command, and what its answer means for the form.

use super::{
    Form, Wait,
    check::{self, Check},
    field::FormField,
    key::Key,
    purpose::After,
    question::{Ask, Doubt, What},
    remark::Sentence,
};
use crate::{
    domain::{Caution, Command, EditRefusal, Issue, Refusal, Seq},
    i18n::{N, Say, Words, text::FormText},
    store::Receipt,
    ui::kit::{At, Effect, Notice, Role, dialog::Dialog as _},
};

impl Form {
    pub(super) fn save(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.leave_field(at);
        if let Some(clash) = self.clashes.first() {
            self.ask = Some(Ask::new(What::Clash(clash.clone())));
            return Vec::new();
        }
        if self.base != Seq::default() && !self.is_changed() {
            return self.finish(at.say(&FormText::NothingChanged));
        }
        let mut check = Check::new(self.values(), at);
        let command = self.command(self.base, &mut check, at);
        let issues = check.issues;
        match command {
            Some(command) if issues.is_empty() => {
                if let Some(doubt) = self.doubt(&command, at) {
                    self.ask = Some(Ask::new(What::Doubt(doubt)));
                    return Vec::new();
                }
                let also = at.desk.alongside(&command);
                if also.is_empty() {
                    return self.hand_in(command);
                }
                self.ask = Some(Ask::new(What::Also(Box::new(command), also)));
                Vec::new()
            }
            _ if issues.is_empty() => {
                self.say(FormText::NothingChanged);
                Vec::new()
            }
            _ => {
                self.fault(issues);
                Vec::new()
            }
        }
    }

    pub(super) fn hand_in(&mut self, command: Command) -> Vec<Effect> {
        self.wait = Wait::Command;
        self.said = None;
        vec![Effect::Submit(command)]
    }

    /// What nobody has said to be meant yet.
    fn doubt(&self, command: &Command, at: &At<'_>) -> Option<Doubt> {
        let mut doubles = at.desk.cautions(command);
        doubles.retain(|caution| matches!(caution, Caution::Double { .. }));
        let doubles = (!doubles.is_empty()).then_some(Doubt::Doubles(doubles));
        let figures = self.figures(command).map(Doubt::Figures);
        let mut doubts = figures.into_iter().chain(doubles);
        doubts.find(|doubt| !self.meant.contains(doubt))
    }

    /// A name with figures that was typed just now.
    fn figures(&self, command: &Command) -> Option<String> {
        let typed: Vec<String> = self
            .fields
            .iter()
            .filter(|field| field.is_changed())
            .map(FormField::value)
            .collect();
        let names = command.numbered_names();
        let doubted = |name: &&str| typed.iter().any(|value| value.contains(name));
        names.into_iter().find(doubted).map(str::to_owned)
    }

    /// Shows all faults; the first faulty field gets the focus.
    fn fault(&mut self, mut issues: Vec<(Key, Issue)>) {
        issues.sort_by_key(|(key, _)| self.place_of(*key));
        let mut keys = issues.iter().map(|(key, _)| *key);
        self.focus_on(keys.find(|key| self.place_of(*key).is_some()));
        let n = N::from(issues.len());
        self.say(FormText::Issues { n });
        self.issues = issues;
    }

    fn finish(&self, words: Words) -> Vec<Effect> {
        vec![
            Effect::DropDraft(self.name.clone()),
            Effect::Close,
            Effect::Tell(Notice::new(words, Role::Notice)),
        ]
    }

    pub(super) fn saved(&self, receipt: &Receipt, at: &At<'_>) -> Vec<Effect> {
        let what = receipt.entry.deed.say(at.lang()).into_owned();
        let after = self.purpose.after(receipt);
        let told = match after {
            After::Again(_) => FormText::SavedNext { what },
            _ => FormText::Saved { what },
        };
        let mut effects = self.finish(at.say(&told));
        // What is said of it stands behind where it leads; the next form has it below.
        match after {
            After::Stay => {}
            After::Jump(node) => effects.insert(2, Effect::Jump(node)),
            After::Open(route) => effects.insert(2, Effect::Open(route)),
            After::Again(route) => effects.push(Effect::Open(route)),
        }
        effects
    }

    pub(super) fn refused(&mut self, refusal: Refusal, at: &At<'_>) -> Vec<Effect> {
        match refusal {
            Refusal::Step(_, inner) => return self.refused(*inner, at),
            Refusal::Edit(EditRefusal::Nothing) => {
                return self.finish(at.say(&FormText::NothingChanged));
            }
            Refusal::Edit(EditRefusal::Changed(changed)) => {
                self.tell(None, Sentence::Changed(changed.clone()));
                self.stale = Some(changed);
                self.compare(at);
            }
            Refusal::Invalid(issues)
                if issues
                    .iter()
                    .all(|i| self.values().field(Key::of(i.field)).is_some()) =>
            {
                self.fault(issues.into_iter().map(|i| (Key::of(i.field), i)).collect());
            }
            refusal => {
                let key = check::about(&refusal).filter(|k| self.values().field(*k).is_some());
                self.focus_on(key);
                self.tell(key, Sentence::Refusal(refusal));
            }
        }
        Vec::new()
    }
}
