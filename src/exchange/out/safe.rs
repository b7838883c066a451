//! Text that steers no terminal.

use std::{borrow::Cow, fmt::Write as _};

use unicode_normalization::char::is_combining_mark;

use crate::domain::text::{MARKS, unseen};

/// Control characters, and those that turn or hide text, as `\u001b`.
pub fn safe(text: &str) -> Cow<'_, str> {
    // Most text is Han, letters and digits.
    if text
        .chars()
        .all(|c| matches!(c, ' '..='~' | '\u{4e00}'..='\u{9fff}'))
    {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let (mut before, mut marks) = (None, 0);
    while let Some(c) = chars.next() {
        let last = before.replace(c);
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if c.is_control() || marks > MARKS || unseen(c, last, chars.peek().copied()) {
            // A string takes whatever is written to it.
            let _ = write!(safe, "\\u{:04x}", c as u32);
        } else {
            safe.push(c);
        }
    }
    safe.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::{Breaks, clean};

    #[test]
    fn an_emoji_of_several_is_one_and_a_joiner_elsewhere_is_told() {
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(safe(family), family);
        assert_eq!(safe("李\u{200d}明"), "李\\u200d明");
        let kept = clean(family, 60, Breaks::Line);
        assert_eq!(safe(&kept.text), family);
    }

    #[test]
    fn what_steers_a_terminal_is_spelled_out() {
        assert_eq!(
            safe(&format!("李{}[31m明", char::from(27))),
            "李\\u001b[31m明"
        );
        assert_eq!(safe("a\u{202e}b\u{9b}c\td"), "a\\u202eb\\u009bc\\u0009d");
        assert!(matches!(safe("雷春生"), Cow::Borrowed(_)));
    }
}
