//! The presses that may not be bound, because they arrive as another key or not at all.

use super::chord::{Chord, Hold, Key};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ban {
    /// Some terminals send it for this key.
    SameAs(Key),
    /// Switches the input method.
    InputMethod,
    /// The terminal or its window keeps it for itself.
    Window,
    /// No terminal tells it from the bare key.
    Unsent,
}

impl Ban {
    pub fn of(chord: Chord) -> Option<Ban> {
        let hold = chord.hold();
        let ctrl = hold.has(Hold::CTRL);
        match chord.key() {
            Key::Char('h') if ctrl => Some(Ban::SameAs(Key::Bs)),
            Key::Char('i') if ctrl => Some(Ban::SameAs(Key::Tab)),
            Key::Char('j' | 'm') if ctrl => Some(Ban::SameAs(Key::Enter)),
            Key::Char('[') if ctrl => Some(Ban::SameAs(Key::Esc)),
            Key::Char('.') if ctrl => Some(Ban::InputMethod),
            Key::Space if ctrl || hold.has(Hold::SHIFT) => Some(Ban::InputMethod),
            Key::Tab if ctrl || hold.has(Hold::ALT) => Some(Ban::Window),
            // Ctrl with a digit or a sign comes as some other control code, differently everywhere.
            Key::Char(c) if ctrl && !c.is_ascii_lowercase() => Some(Ban::Unsent),
            Key::Enter | Key::Esc | Key::Bs if hold.without(Hold::ALT) != Hold::NONE => {
                Some(Ban::Unsent)
            }
            // Escape twice is how a slow line delivers it.
            Key::Esc if hold != Hold::NONE => Some(Ban::Unsent),
            _ => None,
        }
    }
}
