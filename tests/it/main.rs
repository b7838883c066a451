//! One test crate: what the user sees, what the laws say.

mod exchange_divisions;
mod exchange_roster;
mod exchange_table;
mod keymap_chord;
mod keymap_faults;
mod keymap_presets;
mod register_readings;
mod register_search;
mod ui_text;
