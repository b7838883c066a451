//! The real terminal: modes, signals, painting faults, giving everything back.

pub mod backend;
mod grid;
mod pen;
pub mod size;

pub use backend::Painter;
pub use size::SizeSlot;
