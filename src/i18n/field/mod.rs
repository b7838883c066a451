//! What the field's own nouns are called, and what its refusals and faults say to do.

mod caution;
mod household;
mod issue;
mod journal;
mod leader;
mod marks;
mod name;
mod person;
mod refusal;
mod round;
mod rubric;
mod site;
mod training;
mod trouble;
mod unit;
mod user;

pub use caution::{OfSeveral, OnScreen};
pub use issue::{mend, mend_as};
pub use journal::doer;
pub use training::{nth_session, proposed_title, slot_seen, trained_in, training_stands};
