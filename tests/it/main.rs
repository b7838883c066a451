//! One test crate: what the user sees, what the laws say.

mod register_readings;
mod register_search;
