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
mod support;
