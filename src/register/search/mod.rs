//! Search over the county in memory: Han, pinyin, initials, phone tails, house numbers, units on the path.
//! Knows rows and letters only: nothing of the store, of permissions or of screens.

mod answers;
mod blend;
mod builder;
mod ear;
mod entry;
mod few;
mod folds;
mod found;
mod grade;
mod hearing;
mod index;
mod lexicon;
mod listener;
mod literal;
mod overrides;
mod pass;
mod query;
pub mod readings;
mod searcher;
mod sieve;
mod similar;
mod spelling;
mod text;
mod top;
mod view;
mod walker;

pub use builder::Builder;
pub use entry::{Entry, Kind, State};
pub use few::{Few, few};
pub use found::{Found, Hit, Manner, Marks, Spot};
pub use hearing::{Hearing, meets};
pub use index::Index;
pub use query::{Phones, Query};
pub use readings::{Role, Spelled, letters, pinyin_line, reads_as, sound, spell};
pub use searcher::Searcher;
pub use similar::Loosely;
pub use view::{Block, View};
