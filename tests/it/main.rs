//! One test crate: what the user sees, what the laws say.

mod terminal_backend;
mod tty_model;
mod ui_text;
