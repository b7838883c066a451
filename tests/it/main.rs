//! One test crate: what the user sees, what the laws say.

mod exchange_divisions;
mod exchange_roster;
mod exchange_table;
