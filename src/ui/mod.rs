//! The model of the screen and its picture. Knows no terminal and no file.

pub mod glyphs;
pub mod look;
pub mod paint;
pub mod text;

pub use glyphs::{Glyphs, Width};
pub use look::{Depth, Look, Manner, Role, Theme};
