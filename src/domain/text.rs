//! Text as people type, paste and import it, made fit to keep: nothing in it steers a terminal or hides from the eye.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_width::UnicodeWidthChar;

/// What may a line break become?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// A name, a phone, an address: breaks and tabs become one blank.
    Line,
    /// A note keeps its lines.
    Note,
}

/// Text that went through `clean`, and what that took away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    pub text: String,
    pub loss: Loss,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    #[default]
    None,
    /// Characters nobody sees were dropped.
    Unseen,
    /// It was longer than allowed.
    Cut,
}

/// More marks than this on one letter pile up over the lines above.
pub const MARKS: usize = 2;

/// NFC, no control, escape, direction, zero-width or tag characters, at most two marks a letter, trimmed, and at most
/// `max_chars` characters long. Emoji, rare Han and private use stay. Cleaning twice changes nothing.
pub fn clean(raw: &str, max_chars: usize, breaks: Breaks) -> Cleaned {
    if raw.len() <= max_chars && is_plain(raw) {
        return Cleaned {
            text: raw.to_owned(),
            loss: Loss::None,
        };
    }
    let mut cleaned = Cleaned {
        text: raw.to_owned(),
        loss: Loss::None,
    };
    loop {
        let Cleaned { text, loss } = sift(&cleaned.text, breaks);
        let (text, cut) = shorten(text, max_chars);
        let loss = loss.max(cut).max(cleaned.loss);
        // What was dropped may have kept two characters from composing, so the outcome is sifted again.
        let settled = text == cleaned.text;
        cleaned = Cleaned { text, loss };
        if settled {
            return cleaned;
        }
    }
}

/// Cleans in place. What is too long for its field is a fault to be shown, not text to be lost: only a pasted book is cut.
pub fn keep(text: &mut String, max_chars: usize, breaks: Breaks) {
    if !is_plain(text) || text.len() > max_chars {
        *text = clean(text, max_chars * 10, breaks).text;
    }
}

/// Nothing to do: most text is Han, letters and digits, and a county has a million such fields.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let plain = matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}') || (c == ' ' && before != ' ');
        if !plain {
            return false;
        }
        before = c;
    }
    text.is_empty() || before != ' '
}

fn sift(raw: &str, breaks: Breaks) -> Cleaned {
    let mut text = String::with_capacity(raw.len());
    let mut loss = Loss::None;
    let mut marks = 0;
    let mut chars = raw.nfc().peekable();
    while let Some(c) = chars.next() {
        let c = match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => match breaks {
                Breaks::Line => ' ',
                Breaks::Note => '\n',
            },
            '\t' => ' ',
            c => c,
        };
        let before = text.chars().next_back();
        let mark = is_combining_mark(c) && !selector(c);
        marks = if mark { marks + 1 } else { 0 };
        let piled = mark && (marks > MARKS || before.is_none_or(char::is_whitespace));
        if piled || unseen(c, before, chars.peek().copied()) {
            loss = Loss::Unseen;
        } else if !(breaks == Breaks::Line && c == ' ' && before == Some(' ')) {
            text.push(c);
        }
    }
    Cleaned {
        text: text.trim().to_owned(),
        loss,
    }
}

fn shorten(mut text: String, max_chars: usize) -> (String, Loss) {
    match text.char_indices().nth(max_chars) {
        None => (text, Loss::None),
        Some((end, _)) => {
            text.truncate(end);
            text.truncate(text.trim_end_matches(JOINER).len());
            (text, Loss::Cut)
        }
    }
}

const JOINER: char = '\u{200d}';

fn selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A joiner or a selector is kept only where it belongs to what is seen: between two emoji, after an emoji, and the
/// selectors of its other shapes after a Han character.
pub fn unseen(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\n' => false,
        JOINER => !is_joint(before, c, after),
        '\u{fe00}'..='\u{fe0f}' => !before.is_some_and(has_faces),
        c if selector(c) => !before.is_some_and(is_ideograph),
        c => c.is_control() || hidden(c),
    }
}

/// Nobody sees it, or it moves, turns or hides what stands beside it: what takes no room and is no mark on a letter, and
/// beyond that fillers, blanks that are letters, signs that lay out what follows them, and what is no character.
pub fn hidden(c: char) -> bool {
    if c == JOINER || c.is_ascii() {
        return false;
    }
    let no_room = c.width() == Some(0) && !is_combining_mark(c);
    no_room
        || matches!(c,
            '\u{34f}'
            | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
            | '\u{115f}'
            | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2028}' | '\u{2029}'
            | '\u{2065}'
            | '\u{2800}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1345f}'
            | '\u{16fe4}'
            | '\u{1d159}'
            | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// What is drawn as a letter or as a picture, as the selector behind it says.
fn has_faces(c: char) -> bool {
    pictured(c)
        || matches!(
            c,
            '#' | '*' | '0'..='9' | '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙'
        )
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The joiner inside an emoji made of several: text like any other there, and nowhere else.
pub fn is_joint(before: Option<char>, c: char, after: Option<char>) -> bool {
    c == JOINER && before.is_some_and(joinable) && after.is_some_and(pictured)
}

fn pictured(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn joinable(c: char) -> bool {
    pictured(c) || c == '\u{fe0f}'
}
