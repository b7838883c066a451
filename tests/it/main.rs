//! One test crate: what the user sees, what the laws say.

mod ui_text;
