//! Keys to actions, from TOML. Knows no terminal.

mod ban;
mod chord;
mod fold;
mod keys;
mod spelling;

pub use ban::Ban;
pub use chord::{Chord, Hold, Key};
pub use fold::fold;
pub use keys::Keys;
pub use spelling::BadChord;
