//! Keys to actions, from TOML. Knows no terminal.

mod action;
mod ban;
mod chord;
mod context;
mod fault;
mod fold;
mod keys;
mod layer;
mod map;
mod means;
mod preset;
mod spelling;
mod table;
mod trie;

pub(crate) use action::actions;
pub use action::{
    Action, App, Change, Field, Find, Gap, Go, Noun, Pick, Roll, Show, Site, Train, UnknownAction,
};
pub use ban::Ban;
pub use chord::{Chord, Hold, Key};
pub use context::Context;
pub use fault::{Fault, Wrong};
pub use fold::fold;
pub use keys::Keys;
pub use layer::{MOST_KEYMAP, Section};
pub use map::Keymap;
pub use means::Marks;
pub use preset::{Preset, UnknownPreset};
pub use spelling::BadChord;
pub use table::{Cells, rows, table};
pub use trie::{Answer, Branch, Node};
