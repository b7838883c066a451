//! sanzhang (三长): the map of the house.

pub mod domain;
pub mod i18n;
pub mod store;
pub mod register;
pub mod desk;
pub mod report;
pub mod exchange;
pub mod rehearsal;
pub mod keymap;
pub mod ui;
pub mod session;
pub mod terminal;
pub mod cli;
