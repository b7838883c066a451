//! A sequence of presses, written with blanks between: `g g`.

use std::fmt::{self, Display};
use std::ops::Deref;
use std::str::FromStr;

use super::chord::{Chord, Key};
use super::spelling::BadChord;

/// Never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keys(Vec<Chord>);

impl Keys {
    pub fn label(&self) -> String {
        let labels: Vec<String> = self.0.iter().map(|chord| chord.label()).collect();
        labels.join(" ")
    }

    pub fn folded(&self) -> Keys {
        Keys(self.0.iter().map(|chord| chord.folded()).collect())
    }

    pub fn is_latin(&self) -> bool {
        self.0.iter().any(|chord| chord.is_latin())
    }

    /// Whether an input method lets it pass: a key from the top row alone.
    pub fn is_function(&self) -> bool {
        self.0.iter().all(|chord| matches!(chord.key(), Key::F(_)))
    }

    pub fn first(&self) -> Chord {
        *self.0.first().expect("a sequence is never empty")
    }
}

impl Deref for Keys {
    type Target = [Chord];

    fn deref(&self) -> &[Chord] {
        &self.0
    }
}

impl FromStr for Keys {
    type Err = BadChord;

    fn from_str(text: &str) -> Result<Keys, BadChord> {
        let chords: Vec<Chord> = text
            .split_ascii_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if chords.is_empty() {
            return Err(BadChord::Unknown(text.to_owned()));
        }
        Ok(Keys(chords))
    }
}

impl Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, chord) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{chord}")?;
        }
        Ok(())
    }
}
