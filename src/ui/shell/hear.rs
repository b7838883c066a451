//! What the model makes of answers: newer snapshots, commands carried out, what the file tells.

use std::collections::BTreeSet;

use super::{model::Model, trail::Trail};
use crate::ui::{
    kit::{Answer, Effect, Notice, Outcome, Question, Role, dialog::Dialog, told},
    shell,
};
use crate::{
    desk::Desk,
    domain::{Entry, Unmask},
    i18n::{
        Say,
        text::{FormText, StoreText},
    },
    keymap::Show,
    store::StoreError,
};

impl Model {
    /// What goes into the folder of drafts, from every layer: a menu or a question may lie on a form.
    pub fn kept(&self) -> Vec<Effect> {
        let layers = self.overlays.iter();
        layers.filter_map(|layer| layer.keep(self.now)).collect()
    }

    /// Whoever turns to something else leaves the records masked behind them.
    pub(super) fn mask_again(&mut self) {
        let there = |record: &Unmask| self.trail.here().holds(*record, &self.at());
        let called = self.called().is_some();
        if !called && !self.bare.is_empty() && !self.bare.iter().any(there) {
            self.bare.clear();
            self.settle();
        }
        self.open_called();
    }

    /// A newer snapshot; what somebody else did is said if nobody types, and stands in the history on screen.
    pub(super) fn changed(&mut self, desk: Desk, entries: &[Entry]) -> Vec<Effect> {
        self.desk = desk;
        self.lead();
        self.settle();
        let others = entries
            .iter()
            .rev()
            .find(|e| e.sitting != self.desk.hand().sitting);
        let Some(entry) = others else {
            return Vec::new();
        };
        // What was answered to this person's own keys stays; of what others did the newest is told.
        let quiet = self.notice.as_ref().is_none_or(|n| n.role == Role::Dim);
        if quiet && !self.is_typing() {
            self.note(entry, Role::Dim);
        }
        self.asking().into_iter().collect()
    }

    /// The journal has it that these are read in full, or it has not.
    pub(super) fn unmasked(&mut self, records: Vec<Unmask>, outcome: &Outcome) {
        self.bare = match outcome {
            Outcome::Done(_) => records.into_iter().collect(),
            Outcome::Refused(_) | Outcome::Broke(_) => BTreeSet::new(),
        };
        self.notice = Some(told(outcome, &self.at()));
        self.settle();
    }

    /// The answer to a key on the screen.
    pub(super) fn said(&mut self, outcome: &Outcome) -> Vec<Effect> {
        self.notice = Some(told(outcome, &self.at()));
        self.settled(outcome);
        let dead = shell::is_dead(&self.trail.here().route(), &self.at());
        if self.overlays.is_empty() && dead {
            // A person who takes back what the page is about is done with it.
            self.travel(Trail::back);
        }
        self.asking().into_iter().collect()
    }

    /// What the page on screen wants to know from the file.
    pub(super) fn asking(&self) -> Option<Effect> {
        self.trail.here().question().map(Effect::Ask)
    }

    /// What was said of a fault goes with the fault.
    pub(super) fn health(&mut self, error: Option<StoreError>) {
        let before = std::mem::replace(&mut self.trouble, error);
        let Some(fault) = before.filter(|_| self.trouble.is_none()) else {
            return;
        };
        for overlay in &mut self.overlays {
            overlay.mended();
        }
        // What else was refused meanwhile stays to be read.
        if self.notice == Some(Notice::new(self.at().trouble(&fault), Role::Error)) {
            self.note(&StoreText::Mended, Role::Notice);
        }
    }

    /// What is typed cannot be kept, or is kept by now.
    pub(super) fn unkept(&mut self, error: Option<StoreError>) {
        let (words, role) = match &error {
            Some(error) => {
                let code = error.code().to_owned();
                (StoreText::DraftNotKept { code }, Role::Error)
            }
            None => (StoreText::DraftKeptNow, Role::Notice),
        };
        self.note(&words, role);
        self.unkept = error;
    }

    pub(super) fn told(&mut self, answer: &Answer) -> Vec<Effect> {
        let known = |error: &StoreError| {
            let known = self.trouble.as_ref().map(StoreError::code);
            known == Some(error.code())
        };
        if let Answer::Failed(error) = answer
            && !known(error)
        {
            self.notice = Some(Notice::new(self.at().trouble(error), Role::Error));
        }
        let (at, trail, overlays) = self.parts();
        match (overlays.last_mut(), answer) {
            (Some(overlay), answer) if overlay.waits() && is_for(overlay.as_ref(), answer) => {
                overlay.told(answer, &at);
            }
            (_, Answer::Drafts(drafts)) => self.remind(drafts.len()),
            _ => trail.here_mut().told(answer, &at),
        }
        Vec::new()
    }

    /// Said once, when the sitting begins.
    fn remind(&mut self, drafts: usize) {
        if drafts > 0 {
            let (n, key) = (drafts.into(), self.at().key(self.context(), Show::Drafts));
            let words = FormText::DraftsWait { n, key }.say(self.look.lang);
            // Whatever the sitting began with is said too.
            let before = self.notice.take().map(|notice| notice.words + "  ");
            let words = before.unwrap_or_default() + &words;
            self.notice = Some(Notice::new(words, Role::Notice));
        }
    }
}

/// What is told of the past is for the page below, unless what lies on top asked for it.
fn is_for(overlay: &dyn Dialog, answer: &Answer) -> bool {
    match (answer, overlay.question()) {
        (Answer::History(node, _), Some(Question::History(asked))) => asked == *node,
        (Answer::Journal(_), Some(Question::Lines(_))) => true,
        (Answer::History(..) | Answer::Journal(_), _) => false,
        _ => true,
    }
}
