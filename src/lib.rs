//! sanzhang (三长): the map of the house.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod i18n;
pub mod keymap;
pub mod register;
pub mod rehearsal;
pub mod report;
pub mod session;
pub mod store;
pub mod terminal;
pub mod ui;
