//! How people write days, times, periods and numbers. Forms, command line and prompts read them here and nowhere else,
//! so that what one door takes the others take too.

mod day;
mod number;
mod period;
mod said;
mod slots;

pub use day::{Exact, Lean, day};
pub use number::{bounds, count, yuan};
pub use period::period;
pub use slots::{slots, stretch, written};

/// As typed with an input method or copied from a document, in plain signs: full-width letters, digits and dashes are
/// narrow, letters small, the ends trimmed.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        '–' | '—' | '−' | '～' | '〜' | '~' => '-',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let text: String = text.trim().chars().map(plain).collect();
    text.trim().to_lowercase()
}

/// The value of a number written in Han, `十八` or `二〇二四`; none if anything else is in it, and for `一千二`, which people
/// say for what it does not read.
pub fn han(text: &str) -> Option<u64> {
    let digits: Option<Vec<u64>> = text.chars().map(han_digit).collect();
    if let Some(digits) = digits {
        let fits = (1..=MOST_DIGITS).contains(&digits.len());
        return fits.then(|| digits.into_iter().fold(0, |sum, n| sum * 10 + n));
    }
    // The digit that waits for its weight, and the weight below which the next one must be.
    let (mut sum, mut digit, mut below) = (0, None, 10_000);
    let mut filled = false;
    for c in text.chars() {
        let (weight, times) = match c {
            '千' => (1000, digit.take().unwrap_or(1)),
            '百' => (100, digit.take().unwrap_or(1)),
            '十' => (10, digit.take().unwrap_or(1)),
            '廿' if digit.is_none() => (10, 2),
            '零' | '〇' if digit.is_none() => {
                filled = true;
                continue;
            }
            c if digit.is_none() => {
                digit = Some(han_digit(c)?);
                continue;
            }
            _ => return None,
        };
        if weight >= below {
            return None;
        }
        sum += times * weight;
        below = weight;
        filled = false;
    }
    let is_short = digit.is_some() && below > 10 && !filled;
    (!is_short).then_some(sum + digit.unwrap_or(0))
}

/// More than any count has.
const MOST_DIGITS: usize = 9;

fn han_digit(c: char) -> Option<u64> {
    let c = match c {
        '零' => '〇',
        '两' => '二',
        c => c,
    };
    let digit = "〇一二三四五六七八九".chars().position(|h| h == c)?;
    Some(digit as u64)
}

/// Numbers written in Han, in figures: `九点半` is `9点半`.
fn figures(text: &str) -> String {
    let (mut read, mut number) = (String::with_capacity(text.len()), String::new());
    let end = |number: &mut String, read: &mut String| {
        let known = han(number).map(|n| n.to_string());
        read.push_str(known.as_deref().unwrap_or(number));
        number.clear();
    };
    for c in text.chars() {
        if is_han_number(c) {
            number.push(c);
        } else {
            end(&mut number, &mut read);
            read.push(c);
        }
    }
    end(&mut number, &mut read);
    read
}

fn is_han_number(c: char) -> bool {
    "〇零一二两三四五六七八九十廿百千".contains(c)
}

#[cfg(test)]
mod tests {
    use super::han;

    #[test]
    fn numbers_in_han_are_read() {
        for (text, n) in [
            ("三", 3),
            ("十", 10),
            ("十八", 18),
            ("二十", 20),
            ("三十一", 31),
            ("廿五", 25),
            ("一百零八", 108),
            ("二〇二四", 2024),
            ("两百", 200),
            ("一千零二", 1002),
            ("一千二百", 1200),
            ("百廿", 120),
            ("一百一十五", 115),
            ("二〇二四〇一〇二三", 202_401_023),
        ] {
            assert_eq!(han(text), Some(n), "{text}");
        }
        // What people mean otherwise than it reads, what is cut off or upside down, is no number.
        for text in [
            "",
            "三人",
            "一千二",
            "三百五",
            "一千二百五",
            "一二三四五六七八九〇一二",
            "二三十",
            "十百",
            "两百两百",
            "五廿",
        ] {
            assert_eq!(han(text), None, "{text}");
        }
    }
}
