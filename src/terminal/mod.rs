//! The real terminal: modes, signals, painting faults, giving everything back. No other room writes an escape.
//!
//! Its words are crossterm's, events and commands alike. What is done by hand, and why; `tests/it/terminal_crossterm.rs`
//! says of each how crossterm's own part would fail here:
//!
//! - the reader (`input`, `tty`): crossterm's never returns when the terminal is gone, and turns a processor meanwhile;
//!   whatever it asks the terminal (where the cursor stands) is answered through that reader, so the width is asked here
//! - the decoder (`decode`): crossterm's takes a sequence torn by a slow line for Esc and letters, and types what a
//!   terminal replies into the program
//! - the pen (`pen`): crossterm says every colour with `38;5;`, three times the bytes and nothing a console of 16
//!   colours knows, and says none where NO_COLOR is set, not even the return to the terminal's own
//! - the shortest moves of the cursor (`backend`): crossterm says both numbers always
//! - what the mouse reports (`tty`): crossterm asks for every motion, which floods a slow line
//! - the size (`tty`): crossterm asks `/dev/tty`, which need not be what is drawn on

pub mod backend;
pub mod decode;
mod depth;
mod grid;
pub mod input;
mod pen;
mod row;
pub mod screen;
pub mod sit;
pub mod size;
pub mod tty;

pub use backend::Painter;
pub use depth::depth;
pub use input::{Input, Sink};
pub use screen::{Fall, Live, Suspended, run};
pub use sit::{Ended, sit};
pub use size::SizeSlot;
