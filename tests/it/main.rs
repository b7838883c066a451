//! One test crate: what the user sees, what the laws say.

mod register_readings;
mod register_search;
mod register_search_county;
mod register_search_laws;
