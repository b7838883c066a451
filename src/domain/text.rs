//! Text as people type, paste and import it, made fit to keep: nothing in it steers a terminal or hides from the eye.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
const MARKS: usize = 2;

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

/// A joiner or a selector is kept only where it belongs to what is seen: between two emoji, after a character.
pub fn unseen(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '\n' => false,
        JOINER => !is_joint(before, c, after),
        c if selector(c) => before.is_none_or(|b| b.is_whitespace() || selector(b) || b == JOINER),
        c => c.is_control() || hidden(c),
    }
}

/// Nobody sees it, or it moves, turns or hides what stands beside it.
pub const fn hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}'
        | '\u{e01f0}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
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

/// Whether the number of an ID card stands in the text (GB 11643: 17 digits of which eight are a day of birth, and a
/// check sign), also set apart by blanks or hyphens and in wide digits.
pub fn holds_id_number(text: &str) -> bool {
    // The digits since the last word, and whether each begins a group of them: a longer number is something else.
    let (mut run, mut begins): (Vec<u32>, Vec<bool>) = Default::default();
    let mut fresh = true;
    for c in text.chars().chain(['\n']) {
        if let Some(n) = sign(c) {
            run.push(n);
            begins.push(fresh);
            fresh = false;
            continue;
        }
        if !fresh && holds_at_end(&run, &begins) {
            return true;
        }
        fresh = true;
        if !matches!(c, ' ' | '-' | '\u{3000}' | '－') {
            run.clear();
            begins.clear();
        }
    }
    false
}

/// What the last sign counts when it is an X.
const X: u32 = 10;

fn sign(c: char) -> Option<u32> {
    match c {
        'X' | 'x' | 'Ｘ' | 'ｘ' => Some(X),
        '０'..='９' => Some(c as u32 - '０' as u32),
        c => c.to_digit(10),
    }
}

fn holds_at_end(run: &[u32], begins: &[bool]) -> bool {
    let at = run.len().checked_sub(18);
    at.is_some_and(|at| begins[at] && is_id_number(&run[at..]))
}

fn is_id_number(run: &[u32]) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [u32; 11] = [1, 0, X, 9, 8, 7, 6, 5, 4, 3, 2];
    let [body @ .., check] = run else {
        return false;
    };
    if body.len() != WEIGHTS.len() || body.contains(&X) {
        return false;
    }
    let number = |digits: &[u32]| digits.iter().fold(0, |n, digit| n * 10 + digit);
    let (year, month, day) = (
        number(&body[6..10]),
        number(&body[10..12]),
        number(&body[12..14]),
    );
    let born = chrono::NaiveDate::from_ymd_opt(year as i32, month, day);
    let sum: u32 = body
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    (1900..2100).contains(&year) && born.is_some() && CHECKS[(sum % 11) as usize] == *check
}

#[cfg(test)]
mod tests {
    use super::holds_id_number;

    #[test]
    fn the_number_of_an_id_card_is_known_by_its_check_sign() {
        // The examples of GB 11643-1999.
        for text in ["11010519491231002X", "440524188001010014"] {
            // The second was born in 1880.
            assert_eq!(holds_id_number(text), text.contains('X'), "{text}");
        }
        for text in [
            "身份证11010519491231002x。",
            "110105 19491231 002X",
            "110105-1949-1231-002Ｘ",
            "１１０１０５１９４９１２３１００２X",
            "电话13812345678，11010519491231002X",
            "13812345678 11010519491231002X",
        ] {
            assert!(holds_id_number(text), "{text}");
        }
        for text in [
            "110105194912310021",
            "11010519491331002X",
            "1101051949123100",
            "6222021949123100219",
            "911010519491231002X",
            "13812345678",
            "X",
            "",
        ] {
            assert!(!holds_id_number(text), "{text}");
        }
    }
}
