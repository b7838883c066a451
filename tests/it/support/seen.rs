//! What is seen from a stage: lines of its screen, and what the screen and the dialog on top are.

use std::any::Any;

use sanzhang::ui::{Screen, kit::dialog::Dialog};

use super::stage::Stage;

impl Stage {
    /// The screen one is on, if it is of this kind.
    pub fn on<S: Screen>(&self) -> Option<&S> {
        let here: &dyn Any = self.model().screen();
        here.downcast_ref()
    }

    /// What lies on top, if it is of this kind.
    pub fn dialog<D: Dialog>(&self) -> Option<&D> {
        let top: &dyn Any = self.model().overlay()?;
        top.downcast_ref()
    }

    /// One line of the screen, counted from the top.
    pub fn line(&self, y: usize) -> String {
        self.screen().lines().nth(y).unwrap_or_default().to_owned()
    }

    /// Moves the cursor to the first line with these words, from the top.
    pub fn onto(&mut self, words: &str) -> &mut Self {
        self.press("g g");
        for _ in 0..60 {
            let screen = self.screen();
            let mut lines = screen.lines();
            if lines.any(|line| line.contains('▸') && line.contains(words)) {
                return self;
            }
            self.press("j");
        }
        panic!("no line with {words}:\n{}", self.screen());
    }

    /// The line of keys, and what is said above it.
    pub fn foot(&self) -> String {
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[lines.len().saturating_sub(3)..].join("\n")
    }

    /// The line of keys alone.
    pub fn keys_shown(&self) -> String {
        self.screen().lines().last().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn shows(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(
            screen.contains(words),
            "not on the screen: {words}\n{screen}"
        );
        self
    }

    #[track_caller]
    pub fn hides(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "on the screen: {words}\n{screen}");
        self
    }
}
