//! One test crate: what the user sees, what the laws say.

mod harness_faults;
mod harness_kill;
mod harness_power;
mod store_core;
mod store_draft;
mod store_file;
mod store_golden;
mod store_laws;
mod store_undo;
mod support;
