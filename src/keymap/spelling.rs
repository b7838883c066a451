//! How a chord is written, in a file (`^s`, `pgup`) and on a screen (`Ctrl+S`, `PgUp`). What a file says reads back the same.

use std::fmt::{self, Display};
use std::str::FromStr;

use thiserror::Error;

use super::chord::{Chord, Hold, Key};

/// As a file says it, as a screen says it.
const NAMES: [(Key, &str, &str); 15] = [
    (Key::Enter, "enter", "Enter"),
    (Key::Esc, "esc", "Esc"),
    (Key::Tab, "tab", "Tab"),
    (Key::Bs, "bs", "Backspace"),
    (Key::Del, "del", "Del"),
    (Key::Ins, "ins", "Ins"),
    (Key::Up, "up", "↑"),
    (Key::Down, "down", "↓"),
    (Key::Left, "left", "←"),
    (Key::Right, "right", "→"),
    (Key::Home, "home", "Home"),
    (Key::End, "end", "End"),
    (Key::PgUp, "pgup", "PgUp"),
    (Key::PgDn, "pgdn", "PgDn"),
    (Key::Space, "space", "Space"),
];

/// One character is always that character, so `↑` is not looked up.
fn named(text: &str) -> Option<Key> {
    let known = NAMES
        .iter()
        .find(|(_, file, _)| text.eq_ignore_ascii_case(file));
    if let Some((key, ..)) = known {
        return Some(*key);
    }
    let number = text.strip_prefix(['f', 'F'])?;
    (1..=12).find(|n: &u8| n.to_string() == number).map(Key::F)
}

#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum BadChord {
    #[error("no key is called {0:?}")]
    Unknown(String),
    /// `S-g`: the capital says it; with Ctrl no terminal sends the difference.
    #[error("Shift with a character is the character itself: {0:?}")]
    Shifted(String),
}

impl FromStr for Chord {
    type Err = BadChord;

    fn from_str(text: &str) -> Result<Chord, BadChord> {
        let mut hold = Hold::NONE;
        let mut rest = text;
        loop {
            let mut chars = rest.chars();
            match (named(rest), chars.next(), chars.next()) {
                (Some(key), ..) => return Ok(Chord::new(key, hold)),
                (None, Some(c), None) if c.is_control() => break,
                (None, Some(c), None) if hold.has(Hold::SHIFT) && c != ' ' => {
                    return Err(BadChord::Shifted(text.to_owned()));
                }
                (None, Some(c), None) => return Ok(Chord::new(Key::Char(c), hold)),
                _ => {}
            }
            let prefixes = [("^", Hold::CTRL), ("Alt-", Hold::ALT), ("S-", Hold::SHIFT)];
            let held = prefixes
                .iter()
                .find_map(|(prefix, held)| Some((rest.strip_prefix(prefix)?, *held)));
            match held {
                Some((after, held)) if !hold.has(held) => {
                    rest = after;
                    hold = hold.and(held);
                }
                _ => break,
            }
        }
        Err(BadChord::Unknown(text.to_owned()))
    }
}

impl Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", prefix(self.hold()))?;
        match self.key() {
            Key::Char(c) => write!(f, "{c}"),
            Key::F(n) => write!(f, "f{n}"),
            key => write!(f, "{}", names(key).0),
        }
    }
}

impl Chord {
    /// What a footer shows, as keyboards have it: `Ctrl+S`, `↓`, `Shift+Tab`, `F2`.
    pub fn label(self) -> String {
        let held = [
            (Hold::CTRL, "Ctrl+"),
            (Hold::ALT, "Alt+"),
            (Hold::SHIFT, "Shift+"),
        ];
        let held = held.iter().filter(|(held, _)| self.hold().has(*held));
        let prefix: String = held.map(|(_, text)| *text).collect();
        match self.key() {
            Key::Char(c) if self.hold().has(Hold::CTRL) => {
                format!("{prefix}{}", c.to_ascii_uppercase())
            }
            Key::Char(c) => format!("{prefix}{c}"),
            Key::F(n) => format!("{prefix}F{n}"),
            key => format!("{prefix}{}", names(key).1),
        }
    }
}

fn prefix(hold: Hold) -> String {
    [(Hold::ALT, "Alt-"), (Hold::SHIFT, "S-"), (Hold::CTRL, "^")]
        .iter()
        .filter(|(held, _)| hold.has(*held))
        .map(|(_, text)| *text)
        .collect()
}

fn names(key: Key) -> (&'static str, &'static str) {
    NAMES
        .iter()
        .find(|(known, ..)| *known == key)
        .map(|(_, file, screen)| (*file, *screen))
        .expect("every key but characters and F-keys is in the table")
}
