//! Why somebody is excused: asked for, handed in, and kept until the file has it.

use std::collections::VecDeque;

use super::{Mode, Roll};
use crate::{
    domain::{Mark, SeatId},
    ui::kit::{At, Effect, Line},
};

#[derive(Clone)]
pub(super) struct Excuse {
    pub seat: SeatId,
    pub line: Line,
    /// The mark that stood there when the reason was asked for.
    pub seen: Option<Mark>,
}

/// Reasons that the file does not have, the oldest first.
#[derive(Default)]
pub(super) struct Reasons {
    /// On their way to it.
    sent: VecDeque<Excuse>,
    /// Not taken, or kept from another time: they come back one by one.
    back: VecDeque<Excuse>,
    /// Left half typed, to be gone on with when somebody wants to.
    aside: Vec<Excuse>,
}

impl Reasons {
    /// Whether any is typed that nobody handed in.
    pub fn are_left(&self) -> bool {
        !self.back.is_empty() || !self.aside.is_empty()
    }

    pub fn all(&self) -> impl Iterator<Item = &Excuse> {
        self.back.iter().chain(&self.aside).chain(&self.sent)
    }

    fn lay_aside(&mut self, excuse: Excuse) {
        if !excuse.line.is_empty() {
            self.aside.push(excuse);
        }
    }

    pub fn keep(&mut self, excuse: Excuse) {
        self.back.push_back(excuse);
    }

    pub fn give_up(&mut self, seat: SeatId) {
        self.aside.retain(|one| one.seat != seat);
    }

    fn take(&mut self, seat: SeatId) -> Option<Excuse> {
        if let Some(place) = self.aside.iter().position(|one| one.seat == seat) {
            return Some(self.aside.remove(place));
        }
        let place = self.back.iter().position(|one| one.seat == seat)?;
        self.back.remove(place)
    }
}

impl Roll {
    pub(super) fn ask_reason(&mut self) -> Vec<Effect> {
        if let Some(seat) = self.meant().map(|person| person.seat) {
            let before = self.reasons.take(seat);
            self.mode = Mode::Reason(Excuse {
                seat,
                line: before.map_or_else(Line::default, |excuse| excuse.line),
                seen: self.people.seen(seat).cloned(),
            });
        }
        Vec::new()
    }

    /// One step back: what is typed of the reason stands there when it is asked for again.
    pub(super) fn leave_reason(&mut self) {
        if let Mode::Reason(excuse) = std::mem::replace(&mut self.mode, Mode::Door) {
            self.reasons.lay_aside(excuse);
        }
    }

    pub(super) fn excuse(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Mode::Reason(excuse) = &self.mode else {
            return Vec::new();
        };
        let (excuse, reason) = (excuse.clone(), excuse.line.value().trim().to_owned());
        self.mode = Mode::Door;
        let (seat, seen) = (excuse.seat, excuse.seen.clone());
        self.reasons.sent.push_back(excuse);
        let over = seen.map(|mark| (seat, mark)).into_iter().collect();
        let effects = self.mark_over(seat, Some(Mark::Excused { reason }), over, at);
        self.next_reason();
        effects
    }

    /// The oldest of those that came back is asked for again, where nothing else is typed.
    pub(super) fn next_reason(&mut self) -> bool {
        if !matches!(self.mode, Mode::Door) || !self.line.is_empty() {
            return false;
        }
        let next = self.reasons.back.pop_front();
        let is_asked = next.is_some();
        if let Some(excuse) = next {
            self.mode = Mode::Reason(excuse);
        }
        is_asked
    }

    /// The file has the oldest reason on its way, or did not take it.
    pub(super) fn reason_answered(&mut self, saved: bool) {
        let Some(mut excuse) = self.reasons.sent.pop_front() else {
            return;
        };
        let seated = self.people.all.iter().any(|p| p.seat == excuse.seat);
        if seated && !saved {
            // What somebody else marked meanwhile was told: it counts as seen.
            excuse.seen = self.people.seen(excuse.seat).cloned();
            self.reasons.keep(excuse);
            self.next_reason();
        }
    }
}
