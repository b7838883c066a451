//! Words: every sentence the program says, in Chinese and English. Knows the field, nothing else.
//! A pair of sentences stands on one line of its noun's file; where one is missing, it does not compile.

mod field;
pub mod heard;
mod lang;
mod number;
mod say;
pub mod spots;
pub mod text;
pub mod usage;

#[cfg(test)]
pub(crate) mod tests;

pub use field::{
    OfSeveral, OnScreen, doer, mend, mend_as, nth_session, proposed_title, short_period, slot_seen,
    trained_in, training_stands,
};
pub use lang::{Lang, UnknownLang};
pub use number::{
    N, clock, count, day, day_clock, duration, full_clock, month, near_clock, percent,
    person_times, size, title_beside,
};
pub use say::{Said, Say, Words, capital, en, list, zh};
pub use text::Text;

pub(crate) use say::{say, words, written};
