//! The answers that the file owes: a change bears a number, and its answer goes to whoever handed the change in.

use super::model::Model;
use crate::domain::{Reference, Unmask};
use crate::ui::kit::{Effect, Handed, Outcome, Ticket};

/// Who waits for an answer.
pub(super) enum By {
    /// A key on the screen, or a layer that is closed by now: the answer is said at the foot.
    Screen,
    /// The layer at this place among those on top.
    Layer(usize),
    /// A key that reads these records in full.
    Unmask(Vec<Unmask>),
    /// A key that opens the phones of this list.
    Call(Reference, Vec<Unmask>),
}

#[derive(Default)]
pub(super) struct Owed {
    last: u64,
    open: Vec<(Ticket, By)>,
}

impl Owed {
    fn note(&mut self, by: By) -> Ticket {
        self.last += 1;
        let ticket = Ticket(self.last);
        self.open.push((ticket, by));
        ticket
    }

    fn settle(&mut self, ticket: Ticket) -> By {
        let place = self.open.iter().position(|(open, _)| *open == ticket);
        place.map_or(By::Screen, |place| self.open.remove(place).1)
    }

    /// A layer was closed: those above it stand one lower.
    fn shut(&mut self, closed: usize) {
        for (_, by) in &mut self.open {
            match by {
                By::Layer(layer) if *layer == closed => *by = By::Screen,
                By::Layer(layer) if *layer > closed => *layer -= 1,
                _ => {}
            }
        }
    }
}

impl Model {
    pub(super) fn hand_in(&mut self, handed: Handed, by: By) -> Effect {
        Effect::HandIn(self.owed.note(by), handed)
    }

    /// The layer on top, if it is the one that hands in.
    pub(super) fn on_top(&self) -> By {
        match self.overlays.last() {
            Some(top) if top.has_handed_in() => By::Layer(self.overlays.len() - 1),
            _ => By::Screen,
        }
    }

    pub(super) fn shut(&mut self, layer: usize) {
        if layer < self.overlays.len() {
            self.overlays.remove(layer);
            self.owed.shut(layer);
        }
    }

    pub(super) fn shut_all(&mut self) {
        while let Some(top) = self.overlays.len().checked_sub(1) {
            self.shut(top);
        }
    }

    /// A change was carried out or not.
    pub(super) fn done(&mut self, ticket: Ticket, outcome: &Outcome) -> Vec<Effect> {
        self.waits = None;
        match self.owed.settle(ticket) {
            By::Unmask(records) => {
                self.unmasked(records, outcome);
                Vec::new()
            }
            By::Call(about, records) => {
                self.opened(about, records, outcome);
                Vec::new()
            }
            By::Layer(layer) => {
                self.note_saved(outcome);
                self.answered(layer, outcome)
            }
            By::Screen => {
                self.note_saved(outcome);
                self.said(outcome)
            }
        }
    }

    fn note_saved(&mut self, outcome: &Outcome) {
        if let Outcome::Done(receipt) = outcome {
            self.saved = Some(receipt.entry.at);
        }
    }

    /// What is taken back or brought back was not what anything is selected for.
    pub(super) fn settled(&mut self, outcome: &Outcome) {
        if let Outcome::Done(receipt) = outcome
            && receipt.entry.reverses.is_none()
        {
            let (at, trail, _) = self.parts();
            trail.here_mut().settled(receipt, &at);
        }
    }

    fn answered(&mut self, layer: usize, outcome: &Outcome) -> Vec<Effect> {
        self.settled(outcome);
        if matches!(outcome, Outcome::Done(_)) {
            let (at, trail, _) = self.parts();
            trail.here_mut().saved(&at);
        }
        let below = layer + 1 < self.overlays.len();
        let effects = self.layer(Some(layer), |layer, at| layer.done(outcome, at));
        let mut left = Vec::new();
        for effect in effects {
            match effect {
                // What it hands in next is its own too.
                Effect::Submit(command) => {
                    let handed = Handed::Command(Box::new(command));
                    left.push(self.hand_in(handed, By::Layer(layer)));
                }
                // What was opened on top of it meanwhile stays.
                Effect::Close if below => self.shut(layer),
                other => left.push(other),
            }
        }
        left.extend(self.asking());
        left
    }
}
