//! One press: a key and what is held with it. Knows how no terminal encodes it.

use serde::{Deserialize, Serialize};

use super::fold::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Key {
    Char(char),
    Enter,
    Esc,
    Tab,
    Bs,
    Del,
    Ins,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PgUp,
    PgDn,
    Space,
    F(u8),
}

/// The keys held down with another one.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Hold(u8);

impl Hold {
    pub const NONE: Hold = Hold(0);
    pub const CTRL: Hold = Hold(1);
    pub const ALT: Hold = Hold(2);
    pub const SHIFT: Hold = Hold(4);

    pub const fn and(self, other: Hold) -> Hold {
        Hold(self.0 | other.0)
    }

    pub const fn without(self, other: Hold) -> Hold {
        Hold(self.0 & !other.0)
    }

    pub const fn has(self, other: Hold) -> bool {
        self.0 & other.0 == other.0
    }
}

/// Always in normal form, so that equal presses are equal values: a character carries its Shift in its
/// case, Ctrl knows no case, and the blank is `Space`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Chord {
    key: Key,
    hold: Hold,
}

impl Chord {
    pub const fn new(key: Key, hold: Hold) -> Chord {
        match key {
            Key::Char(' ') => Chord {
                key: Key::Space,
                hold,
            },
            Key::Char(c) => {
                let c = if hold.has(Hold::CTRL) {
                    c.to_ascii_lowercase()
                } else if hold.has(Hold::SHIFT) {
                    c.to_ascii_uppercase()
                } else {
                    c
                };
                Chord {
                    key: Key::Char(c),
                    hold: hold.without(Hold::SHIFT),
                }
            }
            _ => Chord { key, hold },
        }
    }

    /// A character typed with nothing held but, perhaps, Shift.
    pub const fn plain(c: char) -> Chord {
        Chord::new(Key::Char(c), Hold::NONE)
    }

    pub const fn key(self) -> Key {
        self.key
    }

    pub const fn hold(self) -> Hold {
        self.hold
    }

    /// The character a field would write for this press.
    pub const fn text(self) -> Option<char> {
        match self.key {
            Key::Char(c) if self.hold.0 == 0 => Some(c),
            Key::Space if self.hold.0 == 0 => Some(' '),
            _ => None,
        }
    }

    /// Whether a field needs this press for itself: text, the caret, rubbing out.
    pub const fn edits(self) -> bool {
        match self.key {
            Key::Left | Key::Right | Key::Home | Key::End | Key::Bs | Key::Del => {
                self.hold.without(Hold::SHIFT).0 == 0
            }
            _ => self.text().is_some(),
        }
    }

    /// The press an input method was in the way of.
    pub fn folded(self) -> Chord {
        match self.key {
            Key::Char(c) => Chord::new(Key::Char(fold(c)), self.hold),
            _ => self,
        }
    }

    /// Whether it takes a Latin letter on the keyboard.
    pub const fn is_latin(self) -> bool {
        matches!(self.key, Key::Char(c) if c.is_ascii_alphabetic())
    }
}
