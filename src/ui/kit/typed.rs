//! Keys as text: what a field takes in, and what a list hands on to search.

use crate::keymap::{Chord, Hold, Key};

pub fn typed(chord: Chord) -> Option<char> {
    match chord.key() {
        Key::Char(c) if chord.hold() == Hold::NONE => Some(c),
        Key::Space if chord.hold() == Hold::NONE => Some(' '),
        _ => None,
    }
}

/// The lines of what is pasted; where there is room for one they become one.
pub fn pasted(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Unified ideographs, with the rare ones beyond the basic plane.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
