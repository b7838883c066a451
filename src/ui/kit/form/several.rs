//! A field of few options of which any number may stand: a blank turns the one under the hand.

use super::key::Pick;
use crate::ui::kit::{At, dialog::command_words::letters};

#[derive(Clone, Debug)]
pub struct Several {
    pub options: Vec<Pick>,
    pub on: Vec<Pick>,
    pub at: usize,
}

impl Several {
    pub fn has(&self, pick: Pick) -> bool {
        self.on.contains(&pick)
    }

    fn turn(&mut self, at: usize) {
        let Some(&pick) = self.options.get(at) else {
            return;
        };
        self.at = at;
        if let Some(place) = self.on.iter().position(|on| *on == pick) {
            self.on.remove(place);
        } else {
            self.on.push(pick);
            let place = |pick: &Pick| self.options.iter().position(|o| o == pick);
            self.on.sort_by_key(place);
        }
    }

    pub fn step(&mut self, by: isize) -> bool {
        let last = self.options.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        true
    }

    /// A digit turns that option, a letter or a character the one that begins with it.
    pub fn typed(&mut self, text: &str, at: &At<'_>) {
        for c in text.chars() {
            let c = crate::keymap::fold(c).to_ascii_lowercase();
            let begins = |pick: &Pick| {
                let label = pick.label(at).to_lowercase();
                label.starts_with(c) || letters(&label).1.starts_with(c)
            };
            if c == ' ' {
                self.turn(self.at);
            } else if let Some(n) = c.to_digit(10).filter(|n| *n > 0) {
                self.turn(n as usize - 1);
            } else if let Some(at) = self.options.iter().position(begins) {
                self.turn(at);
            }
        }
    }

    pub fn clear(&mut self) {
        self.on.clear();
    }
}
