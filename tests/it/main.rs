//! One test crate: what the user sees, what the laws say.

mod domain_text;
mod exchange_divisions;
mod exchange_roster;
mod exchange_table;
mod keymap_chord;
mod keymap_faults;
mod keymap_presets;
mod terminal_backend;
mod terminal_bytes;
mod terminal_input;
mod terminal_parts;
mod terminal_pty;
mod tty_model;
mod ui_text;
mod rehearsal_county;
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
