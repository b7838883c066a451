//! Ending the roll call: a question with the number of those who are not marked.

use super::{Mode, Roll, people::What};
use crate::{
    domain::TrainingCommand,
    i18n::text::RollText,
    keymap::Action,
    ui::kit::{
        At, Effect, Layer,
        dialog::confirm::{Confirm, Sentence},
        submit,
    },
};

impl Roll {
    pub(super) fn close(&mut self, at: &At<'_>) {
        let Some(training) = self.training(at) else {
            return;
        };
        let title = training.fields.title.clone();
        let count = self.people.count();
        let mut question = vec![Sentence::new(RollText::AskClose { title })];
        if count.absent > 0 {
            let n = count.absent.into();
            question.push(Sentence::new(RollText::AreAbsent { n }));
        }
        question.push(Sentence::new(match count.open() {
            0 => RollText::AllMarked,
            n => RollText::WillBeAbsent { n: n.into() },
        }));
        question.push(Sentence::new(RollText::WillTurn));
        let then = submit(TrainingCommand::Close { id: self.id });
        let confirm = Confirm::new(question, RollText::DoClose, then);
        self.mode = Mode::Close(Box::new(confirm), count);
    }

    pub(super) fn answer_closing(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let Mode::Close(confirm, _) = &mut self.mode else {
            return Vec::new();
        };
        let mut effects = confirm.act(action, at);
        // The question lies within the roll call: closing it closes no layer.
        let before = effects.len();
        effects.retain(|effect| !matches!(effect, Effect::Close));
        if effects.len() < before {
            self.mode = Mode::Door;
        }
        if !effects.is_empty() {
            self.people.send(What::Close, Vec::new());
        }
        effects
    }
}
