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

/// The value of a number written in Han, `十八` or `二〇二四`; none if anything else is in it.
fn han(text: &str) -> Option<u64> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|h| h == c);
    let digits: Option<Vec<u64>> = text
        .chars()
        .map(|c| match c {
            '零' => Some(0),
            '两' => Some(2),
            c => digit(c).map(|n| n as u64),
        })
        .collect();
    if let Some(digits) = digits {
        let all = digits.into_iter().take(9);
        return (!text.is_empty()).then(|| all.fold(0, |sum, n| sum * 10 + n));
    }
    let (mut sum, mut last) = (0, None);
    for c in text.chars() {
        let weight = match c {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            '廿' => {
                sum += 20;
                last = None;
                continue;
            }
            '零' | '〇' => continue,
            '两' => {
                last = Some(2);
                continue;
            }
            c => {
                last = Some(digit(c)? as u64);
                continue;
            }
        };
        sum += last.take().unwrap_or(1) * weight;
    }
    Some(sum + last.unwrap_or(0))
}

/// Numbers written in Han, in figures: `九点半` is `9点半`.
fn figures(text: &str) -> String {
    let (mut read, mut number) = (String::with_capacity(text.len()), String::new());
    let end = |number: &mut String, read: &mut String| {
        read.extend(han(number).map(|n| n.to_string()));
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
        ] {
            assert_eq!(han(text), Some(n), "{text}");
        }
        assert_eq!(han("三人"), None);
        assert_eq!(han(""), None);
    }
}
