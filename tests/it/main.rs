//! One test crate: what the user sees, what the laws say.

mod rehearsal_county;
mod support;
