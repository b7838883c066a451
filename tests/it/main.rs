//! One test crate: what the user sees, what the laws say.

mod store_core;
mod support;
