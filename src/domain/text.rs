//! Text from people, cleaned once at every entrance: what could steer a terminal or hide is taken out.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Whether the field holds one line or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    One,
    Many,
}

/// More marks than this on one base are no writing.
const MOST_MARKS: usize = 2;

/// NFC without controls, escapes, bidi overrides, zero-width and tag characters; trimmed.
/// Length is left alone: too long is a fault to be shown, not text to be lost.
pub fn clean(text: &str, lines: Lines) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.nfc() {
        if is_combining_mark(c) {
            marks += 1;
            if marks > MOST_MARKS || out.is_empty() {
                continue;
            }
        } else {
            marks = 0;
        }
        match c {
            '\n' if lines == Lines::Many => out.push(c),
            '\r' if lines == Lines::Many => {}
            '\n' | '\r' | '\t' | '\u{a0}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            c if hidden(c) => {}
            c => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// Cleans in place; text far over `most` is cut at ten times that, so that a pasted book stays out of the journal.
pub fn keep(text: &mut String, most: usize, lines: Lines) {
    let mut cleaned = clean(text, lines);
    if let Some((end, _)) = cleaned.char_indices().nth(most * 10) {
        cleaned.truncate(end);
    }
    *text = cleaned;
}

/// Characters that show nothing, reorder what stands beside them, or are commands.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_taken_out() {
        assert_eq!(
            clean(" \u{1b}[31m李\u{202e}明\u{200b} \r\n", Lines::One),
            "[31m李明"
        );
        assert_eq!(clean("a\r\nb", Lines::Many), "a\nb");
        assert_eq!(clean("a\r\nb", Lines::One), "a  b");
        assert_eq!(
            clean("e\u{301}\u{301}\u{301}\u{301}", Lines::One),
            "é\u{301}\u{301}"
        );
    }

    #[test]
    fn rare_characters_stay() {
        for name in ["𠮷田", "㮾梨", "\u{e000}某", "阿😀"] {
            assert_eq!(clean(name, Lines::One), name);
        }
    }
}
