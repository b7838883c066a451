//! The screens, each behind the small trait that the way through them asks.

pub use super::table::{Arrange, Cursor, Rows, Selection};

use super::{At, Layer, Question, Route};
use crate::{
    domain::{Reference, UnitId, Unmask},
    store::Receipt,
};

/// What fills the terminal: one goes from one to the next, and back.
pub trait Screen: Layer {
    /// Where this is and how it stands, to be made again when one comes back.
    fn route(&self) -> Route;

    /// Names from the root of the person's tree down to what the screen is about.
    fn crumbs(&self, at: &At<'_>) -> Vec<String>;

    /// The unit a search from here begins in.
    fn scope(&self, at: &At<'_>) -> Option<UnitId>;

    /// Whether the record is on the page, or in the list.
    fn holds(&self, _record: Unmask, _at: &At<'_>) -> bool {
        false
    }

    /// The list on screen whose phones may be opened to be called.
    fn listed(&self) -> Option<Reference> {
        None
    }

    /// What the page on screen asks of the file, even if it asked before.
    fn question(&self) -> Option<Question> {
        None
    }

    /// A question that was not asked yet.
    fn unasked(&mut self) -> Option<Question> {
        None
    }

    /// This was done, and not taken back, from here: what was selected for it is let go, and nothing else.
    fn settled(&mut self, _receipt: &Receipt, _at: &At<'_>) {}

    /// What lies on top was saved.
    fn saved(&mut self, _at: &At<'_>) {}

    /// A picture is drawn next: what only a picture shows is made now, and not at every key of many.
    fn ready(&mut self, _at: &At<'_>) {}

    /// The filter line over this screen writes here as it is typed, and the order that was chosen.
    fn arrange(&mut self, _how: &Arrange, _at: &At<'_>) {}
}
