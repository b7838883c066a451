//! The screens, each behind the small trait that the way through them asks.

mod applies;
mod cell;
pub mod changes;
mod cursor;
pub mod figures;
pub mod frame;
pub mod gap;
pub mod journal;
pub mod list;
mod list_rows;
mod list_view;
pub mod meant;
pub mod rows;
pub mod rubric;
mod selection;
pub mod sheet;
pub mod shown;
pub mod site;
pub mod start;
mod start_county;
pub mod table;
pub mod trail;
pub mod training;
pub mod tree;
pub mod tree_change;
mod tree_find;
mod tree_left;
mod tree_offer;
pub mod tree_view;
mod tree_walk;
pub mod view;

pub use cursor::Cursor;
pub use rows::Rows;
pub use selection::Selection;

use super::{At, Layer, Question, Route};
use crate::domain::{UnitId, Unmask};

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

    /// What the page on screen asks of the file, even if it asked before.
    fn question(&self) -> Option<Question> {
        None
    }

    /// A question that was not asked yet.
    fn unasked(&mut self) -> Option<Question> {
        None
    }

    /// Whether undoing means what is under the cursor, and not the last change.
    fn undoes(&self) -> bool {
        false
    }

    /// A change was made from this screen: what was selected for it is let go.
    fn settled(&mut self) {}

    /// What lies on top was saved.
    fn saved(&mut self, _at: &At<'_>) {}

    /// The filter line over this screen writes here as it is typed.
    fn filter(&mut self, _text: &str, _at: &At<'_>) {}
}
