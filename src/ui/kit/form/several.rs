//! A field of few options of which any number may stand: a blank turns the one under the hand.

use super::{choice::meant, key::Pick};
use crate::ui::kit::At;

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
            let last = self.options.len().saturating_sub(1);
            let place = match c {
                ' ' => Some(self.at),
                c => meant(&self.options, c, last, at),
            };
            if let Some(place) = place {
                self.turn(place);
            }
        }
    }

    pub fn clear(&mut self) {
        self.on.clear();
    }
}
