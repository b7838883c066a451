//! The forms of sessions and of what is owed.

pub mod obligation;
pub mod session;
