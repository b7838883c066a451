//! What lies on top of a screen: search, forms, questions, menus, help, the command line. Values, not callbacks.

pub mod answers;
pub mod awaited;
pub mod command_line;
pub mod command_words;
pub mod confirm;
pub mod guide;
pub mod help;
pub mod menu;
pub mod order;
pub mod prompt;
pub mod reader;
pub mod route;
pub mod save;
pub mod text_page;

use chrono::{DateTime, Utc};

use super::{Ahead, At, Draft, Effect, Layer, Question, Route};
use crate::domain::Right;

/// What lies on top of a screen.
pub trait Dialog: Layer {
    /// It is opened for whoever has one of these rights; none for everybody.
    fn opened_for(&self, _at: &At<'_>) -> &'static [Right] {
        &[]
    }

    /// What it asks the file for when it is put on top.
    fn question(&self) -> Option<Question> {
        None
    }

    /// Whether leaving now would lose something typed.
    fn is_changed(&self) -> bool {
        false
    }

    /// Whether what lies below is read together with it.
    fn is_beside(&self) -> bool {
        false
    }

    /// Whether it waits for the file: a command to be carried out, or an answer.
    fn waits(&self) -> bool {
        false
    }

    /// Whether keys wait with it.
    fn ahead(&self) -> Ahead {
        Ahead::Take
    }

    /// Somebody typed on before it was ready.
    fn hurry(&mut self) {}

    /// Whether a repaint would disturb no half-typed syllable although a field has the focus.
    fn is_idle(&self) -> bool {
        false
    }

    /// Whether a change of its own is on its way to the file.
    fn has_handed_in(&self) -> bool {
        false
    }

    /// Whether something was typed, though it may be gone again.
    fn is_begun(&self) -> bool {
        self.is_changed()
    }

    /// What is typed so far goes into the draft beside the store; what was cleared again takes it away.
    fn keep(&self, _now: DateTime<Utc>) -> Option<Effect> {
        None
    }

    /// What a draft of it is called, and how it begins; none when what it was about is gone.
    fn told_of(&self, _draft: &Draft, _at: &At<'_>) -> Option<(String, String)> {
        None
    }

    /// Puts back what a draft holds: somebody just chose it.
    fn take_up(&mut self, _draft: &Draft, _at: &At<'_>) {}

    /// The file can be written again.
    fn mended(&mut self) {}

    /// What it is about, if it is to be asked anew when that reads otherwise.
    fn about(&self) -> Option<&Route> {
        None
    }

    /// It reads so by now; none where it cannot be asked any more.
    fn ask_anew(&mut self, _anew: Option<Box<dyn Dialog>>) {}
}
