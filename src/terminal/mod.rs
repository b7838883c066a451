//! The real terminal: modes, signals, painting faults, giving everything back.

pub mod backend;
pub mod decode;
mod grid;
pub mod input;
mod pen;
mod row;
pub mod screen;
pub mod sit;
pub mod size;
pub mod tty;

pub use backend::Painter;
pub use decode::{RawCode, RawKey};
pub use input::{Input, Sink};
pub use screen::{Fall, Live, Suspended, run};
pub use sit::{Ended, sit};
pub use size::SizeSlot;
