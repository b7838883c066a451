//! The command line; every task of the screen has a twin here.

mod open;

pub use open::demo;
