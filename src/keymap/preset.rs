//! The keymaps that come with the program. Each states only what differs from the one it inherits.

use std::str::FromStr;

use thiserror::Error;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Preset {
    /// Letters and arrows.
    #[default]
    Default,
    /// No Latin letter needed.
    Arrows,
}

impl Preset {
    pub const ALL: [Preset; 2] = [Preset::Default, Preset::Arrows];

    pub const fn name(self) -> &'static str {
        match self {
            Preset::Default => "default",
            Preset::Arrows => "arrows",
        }
    }

    pub const fn file(self) -> &'static str {
        match self {
            Preset::Default => "default.toml",
            Preset::Arrows => "arrows.toml",
        }
    }

    pub const fn text(self) -> &'static str {
        match self {
            Preset::Default => include_str!("../../keymaps/default.toml"),
            Preset::Arrows => include_str!("../../keymaps/arrows.toml"),
        }
    }
}

#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no keymap is called {0:?} (default, arrows)")]
pub struct UnknownPreset(pub String);

impl FromStr for Preset {
    type Err = UnknownPreset;

    fn from_str(text: &str) -> Result<Preset, UnknownPreset> {
        Preset::ALL
            .into_iter()
            .find(|preset| preset.name() == text)
            .ok_or_else(|| UnknownPreset(text.to_owned()))
    }
}
