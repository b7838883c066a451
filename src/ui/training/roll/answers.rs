//! What the file made of marks that were handed in.

use super::{
    Mode, Roll,
    people::{Sent, What},
    sheet::Sheet,
};
use crate::{
    domain::{EditRefusal, Mark, Refusal, TrainingRefusal},
    ui::kit::{At, Effect, Outcome, told},
};

fn is_excuse(sent: &Sent) -> bool {
    let mut marks = sent.marks.iter();
    sent.what == What::Marks && marks.any(|(_, mark)| matches!(mark, Some(Mark::Excused { .. })))
}

/// Another door may have been faster and said the same.
const fn is_saved(outcome: &Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Done(_) | Outcome::Refused(Refusal::Edit(EditRefusal::Nothing))
    )
}

impl Roll {
    pub(super) fn answered(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        let Some(sent) = self.people.answered() else {
            return Vec::new();
        };
        self.seek(at);
        self.people.see();
        if let Outcome::Refused(Refusal::Training(TrainingRefusal::MarkedAs { all, .. })) = outcome
        {
            self.people.learn(all);
        }
        let typed = matches!(sent.what, What::Sheet(_)) || is_excuse(&sent);
        if is_excuse(&sent) {
            self.reason_answered(is_saved(outcome));
        }
        let mut effects = self.heard(outcome, sent.what, at);
        // What the file did not take stays among the drafts.
        if typed && !matches!(outcome, Outcome::Broke(_)) {
            effects.push(match self.draft(at.now) {
                Some(draft) => Effect::Keep(draft),
                None => Effect::DropDraft(self.name()),
            });
        }
        effects
    }

    fn heard(&mut self, outcome: &Outcome, what: What, at: &At<'_>) -> Vec<Effect> {
        match (outcome, what) {
            // What was typed there since is another line.
            (Outcome::Done(_), What::Sheet(line)) if self.sheet.line.value() == line => {
                self.sheet = Sheet::default();
                if matches!(self.mode, Mode::Sheet) {
                    self.mode = Mode::Door;
                }
            }
            (_, What::Marks) if is_saved(outcome) => return Vec::new(),
            _ => {}
        }
        vec![Effect::Tell(told(outcome, at))]
    }
}
