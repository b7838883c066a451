//! A field of few options: one stands, keys and letters go to the others.

use super::key::Pick;
use crate::{keymap::fold, register::search::letters, ui::kit::At};

#[derive(Clone, Debug)]
pub struct Choice {
    pub options: Vec<Pick>,
    pub at: usize,
    pub open: bool,
}

impl Choice {
    pub fn pick(&self) -> Pick {
        self.options.get(self.at).copied().unwrap_or(Pick::None)
    }

    pub fn put(&mut self, pick: Pick) -> bool {
        match self.options.iter().position(|o| *o == pick) {
            Some(at) => self.put_at(at),
            None => false,
        }
    }

    pub fn put_at(&mut self, at: usize) -> bool {
        self.at = at.min(self.options.len().saturating_sub(1));
        true
    }

    /// Round and round.
    pub fn step(&mut self, by: isize) -> bool {
        let len = self.options.len().max(1);
        self.at = (self.at + len).saturating_add_signed(by) % len;
        true
    }

    /// A blank goes on; a digit, a letter or a character goes to the next option that begins with it.
    pub fn jump(&mut self, text: &str, at: &At<'_>) {
        let Some(c) = text.chars().next().map(|c| fold(c).to_ascii_lowercase()) else {
            return;
        };
        if c == ' ' {
            self.step(1);
        } else if let Some(place) = meant(&self.options, c, self.at, at) {
            self.put_at(place);
        }
    }
}

/// The option that a character means: by its number, else the next one behind a place that begins with it.
pub fn meant(options: &[Pick], c: char, from: usize, at: &At<'_>) -> Option<usize> {
    let len = options.len();
    if let Some(n) = c.to_digit(10).filter(|n| *n > 0) {
        return Some(n as usize - 1).filter(|place| *place < len);
    }
    let begins = |place: &usize| {
        let label = options[*place].label(at).to_lowercase();
        label.starts_with(c) || letters(&label).1.starts_with(c)
    };
    (1..=len).map(|step| (from + step) % len).find(begins)
}
