//! Search over the county in memory: Han, pinyin, initials, phone tails, house numbers, units on the path.
//! Knows rows and letters only: nothing of the store, of permissions or of screens.

mod blend;
mod ear;
mod entry;
mod folds;
mod found;
mod grade;
mod index;
mod lexicon;
mod listener;
mod literal;
mod overrides;
mod query;
pub mod readings;
mod searcher;
mod sieve;
mod similar;
mod spelling;
mod text;
mod top;

pub use entry::{Entry, Kind, State};
pub use found::{Found, Hit, Manner, Marks, Spot};
pub use index::{Builder, Index};
pub use query::Query;
pub use readings::{Role, Spelled, pinyin_line, spell};
pub use searcher::{Block, Searcher, View};
