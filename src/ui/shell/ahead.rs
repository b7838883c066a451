//! Keys typed ahead of an answer: a form that asks the file for something takes them in when it has been answered, so
//! that a slow line or a busy file loses no typing and nothing typed lands in a question that came up meanwhile.

use std::collections::VecDeque;

use super::model::Model;
use crate::keymap::{Action, Answer as Meant, App, Chord};
use crate::ui::kit::{Ahead, Event, dialog::Dialog};

/// More than anybody types while they wait; a file that hangs for long fills no memory.
const MOST: usize = 400;
/// Bytes of pastes among them.
const MOST_PASTED: usize = 1 << 20;

/// What waits, the oldest first.
pub type Waiting = VecDeque<Event>;

impl Model {
    /// Holds a key back while the form on top waits for the file.
    pub(super) fn hold(&mut self, event: Event) -> Option<Event> {
        let by_hand = matches!(event, Event::Key(_) | Event::Paste(_));
        self.leads &= !by_hand && !matches!(event, Event::Click { .. } | Event::Wheel(_));
        if !by_hand || !self.waits_with_keys() {
            return Some(event);
        }
        if let Event::Key(chord) = &event
            && self.waits.is_some()
            && self.leaves(*chord)
        {
            return Some(Event::Hangup);
        }
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.hurry();
        }
        let pasted = self
            .waiting
            .iter()
            .chain([&event])
            .map(|event| match event {
                Event::Paste(text) => text.len(),
                _ => 0,
            });
        if self.waiting.len() < MOST && pasted.sum::<usize>() <= MOST_PASTED {
            self.waiting.push_back(event);
        }
        None
    }

    /// Whoever waits for another process may leave meanwhile: what was typed lies among the drafts.
    fn leaves(&self, chord: Chord) -> bool {
        let meant = self.keymap.resolve(self.context(), &[chord]);
        matches!(meant, Meant::Act(Action::App(App::Quit)))
    }

    /// The next key that was typed ahead, once there is somebody to take it.
    pub fn ahead(&mut self) -> Option<Event> {
        match self.overlay().map_or(Ahead::Take, Dialog::ahead) {
            Ahead::Take => self.waiting.pop_front(),
            Ahead::Wait => None,
            Ahead::Drop => {
                self.waiting.clear();
                None
            }
        }
    }
}
