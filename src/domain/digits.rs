//! Numbers that stand in free text: phones, which are masked where phones are, and numbers of ID cards, which nothing
//! keeps. Both are known by what they are, however they are written: set apart, in wide digits, in the middle of words.

use std::{borrow::Cow, ops::Range};

use unicode_normalization::UnicodeNormalization;

/// The text with the middle of every phone in it as stars, as [`super::mask_phone`] does it to one alone.
pub fn mask_phones(text: &str) -> Cow<'_, str> {
    // Most text holds no phone, and lists hold a county of it.
    if text.bytes().filter(u8::is_ascii_digit).count() < SHORTEST && !text.contains(wide) {
        return text.into();
    }
    let mut hidden: Vec<usize> = Vec::new();
    for run in runs(text, Of::Phones) {
        for phone in run.phones() {
            if in_sum(text, run.digits[phone.start].at) {
                continue;
            }
            let shown = if phone.len() >= MOBILE { 3 } else { 0 };
            let middle = phone.start + shown..phone.end - LEFT;
            hidden.extend(run.digits[middle].iter().map(|digit| digit.at));
        }
    }
    if hidden.is_empty() {
        return text.into();
    }
    // They stand in the order of the text.
    let is_hidden = |at: usize| hidden.binary_search(&at).is_ok();
    let star = |(at, c)| if is_hidden(at) { '*' } else { c };
    text.char_indices().map(star).collect::<String>().into()
}

/// Whether the number of an ID card stands in the text (GB 11643): a province, a day of birth and a number of that day,
/// 18 signs of today or 15 of before 1999. The check sign is not asked: mistyped it is somebody's number too.
pub fn holds_id_number(text: &str) -> bool {
    runs(text, Of::Cards).any(|run| run.holds_card())
}

/// Whether the place lies in a sum of bytes as programs write it: a long word of hexadecimal digits, many of them letters.
/// Phones with letters or signs between them are none.
fn in_sum(text: &str, at: usize) -> bool {
    let hex = |byte: &&u8| byte.is_ascii_hexdigit();
    let (before, after) = text.as_bytes().split_at(at);
    let before = before.iter().rev().take(SUM).take_while(hex);
    let word = before.chain(after.iter().take(SUM).take_while(hex));
    let (signs, letters) = word.fold((0, 0), |(signs, letters), byte| {
        (signs + 1, letters + usize::from(byte.is_ascii_alphabetic()))
    });
    signs >= SUM && letters * 5 >= signs
}

/// Longer than any word people write beside a number.
const SUM: usize = 36;

/// Digits of a mobile phone.
const MOBILE: usize = 11;
/// Those of an area and a phone in it, at the least.
const SHORTEST: usize = 10;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Phones,
    /// Where an X may be the last sign, and the parts stand further apart.
    Cards,
}

struct Digit {
    /// Where it stands in the text.
    at: usize,
    /// 10 for an X.
    value: u32,
    /// Whether it begins a group.
    first: bool,
}

/// Digits with nothing but what sets groups of a number apart between them.
#[derive(Default)]
struct Run {
    digits: Vec<Digit>,
}

const X: u32 = 10;

fn wide(c: char) -> bool {
    !c.is_ascii() && c.is_numeric()
}

fn value(c: char, of: Of) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | 'Х' | 'х' | 'Χ' | 'χ' if of == Of::Cards => Some(X),
        c if wide(c) => {
            let mut plain = std::iter::once(c).nfkc();
            let digit = plain.next().and_then(|c| c.to_digit(10));
            digit.filter(|_| plain.next().is_none())
        }
        _ => None,
    }
}

/// Whether the signs between two digits only set the groups of one number apart. Figures of a table stand two blanks
/// apart.
fn joins(gap: &str, of: Of) -> bool {
    let dash = |c: char| {
        matches!(
            c,
            '-' | '－' | '—' | '–' | '‐' | '−' | '.' | '．' | '·' | '_'
        )
    };
    let blank = |c: char| c.is_whitespace() && c != '\n';
    match of {
        Of::Phones => {
            let gap = gap.trim_start_matches([')', '）']);
            let mut rest = gap.chars().filter(|c| !blank(*c));
            let blanks = gap.chars().filter(|c| blank(*c)).count();
            match (rest.next(), rest.next()) {
                (None, _) => blanks <= 1,
                (Some(c), None) => (dash(c) || matches!(c, '(' | '（')) && blanks <= 2,
                _ => false,
            }
        }
        Of::Cards => {
            gap.chars().count() <= 3 && gap.chars().all(|c| blank(c) || dash(c) || c == '/')
        }
    }
}

fn runs(text: &str, of: Of) -> impl Iterator<Item = Run> {
    let mut all: Vec<Run> = Vec::new();
    // Where the last digit ends.
    let mut end: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let Some(value) = value(c, of) else {
            continue;
        };
        let gap = end.and_then(|end| text.get(end..at));
        if !gap.is_some_and(|gap| joins(gap, of)) {
            all.push(Run::default());
        }
        let first = gap != Some("") && !is_left(text, at, of);
        if let Some(run) = all.last_mut() {
            run.digits.push(Digit { at, value, first });
        }
        end = Some(at + c.len_utf8());
    }
    all.into_iter()
}

/// Whether the place is where the end of a masked phone begins: that begins no other.
fn is_left(text: &str, at: usize, of: Of) -> bool {
    let (before, behind) = text.split_at(at);
    let digits = behind.chars().take(LEFT + 1);
    of == Of::Phones
        && before.ends_with("***")
        && digits.take_while(|c| value(*c, of).is_some()).count() == LEFT
}

/// Digits of a phone that stay behind the stars.
const LEFT: usize = 4;

impl Run {
    fn value(&self, at: usize) -> Option<u32> {
        self.digits.get(at).map(|digit| digit.value)
    }

    /// Whether a group ends before the digit.
    fn is_edge(&self, at: usize) -> bool {
        self.digits.get(at).is_none_or(|digit| digit.first)
    }

    fn number(&self, range: Range<usize>) -> u32 {
        let digits = self.digits[range].iter();
        digits.fold(0, |n, digit| n * 10 + digit.value)
    }

    /// One after the other.
    fn phones(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.digits.len() {
            let phone = self.is_edge(at).then(|| self.phone_at(at)).flatten();
            match phone {
                Some(mut phone) => {
                    // Several written without anything between them.
                    while !self.is_edge(phone.end) {
                        let next = phone.end..phone.end + MOBILE;
                        found.push(std::mem::replace(&mut phone, next));
                    }
                    at = phone.end;
                    found.push(phone);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The phone that begins there, perhaps behind the number of the country.
    fn phone_at(&self, at: usize) -> Option<Range<usize>> {
        let begins = |sign: &[u32]| (0..sign.len()).all(|i| self.value(at + i) == Some(sign[i]));
        let country = [&[8, 6][..], &[0, 0, 8, 6]].into_iter();
        let behind = country
            .filter(|sign| begins(sign))
            .map(|sign| at + sign.len());
        let mut starts = behind.chain([at]);
        starts.find_map(|at| {
            let end = if self.is_mobile(at) {
                at + MOBILE
            } else {
                self.landline_end(at)?
            };
            Some(at..end)
        })
    }

    /// Eleven digits that begin as mobile phones do, and end with their group or before another phone.
    fn is_mobile(&self, mut at: usize) -> bool {
        loop {
            let end = at + MOBILE;
            let begins = self.value(at) == Some(1) && matches!(self.value(at + 1), Some(3..=9));
            if !begins || self.digits.len() < end || self.holds_day(at..end) {
                return false;
            }
            if self.is_edge(end) {
                return true;
            }
            at = end;
        }
    }

    /// An area of three or four digits, of its own or with the phone, and seven or eight digits.
    fn landline_end(&self, at: usize) -> Option<usize> {
        let area = match (self.value(at)?, self.value(at + 1)?) {
            (0, 1 | 2) => 3,
            (0, 3..=9) => 4,
            _ => return None,
        };
        let local = at + area;
        [8, 7].into_iter().map(|n| local + n).find(|&end| {
            let fits = end <= self.digits.len() && self.is_edge(end);
            let begins = self.value(local).is_some_and(|first| first > 1);
            let whole = || self.is_edge(local) || (at + 1..end).all(|i| !self.is_edge(i));
            fits && begins && whole() && !self.holds_day(at..end)
        })
    }

    /// A day such as 2026-11-30 is no part of a phone.
    fn holds_day(&self, within: Range<usize>) -> bool {
        within.clone().any(|at| {
            let parts = [at, at + 4, at + 6, at + 8];
            let group = |i: usize| (parts[i] + 1..parts[i + 1]).all(|at| !self.is_edge(at));
            parts[3] <= within.end
                && parts.into_iter().all(|at| self.is_edge(at))
                && (0..3).all(group)
                && (1900..2100).contains(&self.number(at..at + 4))
        })
    }

    fn holds_card(&self) -> bool {
        let mut phones = None;
        (0..self.digits.len()).any(|at| {
            [18, 15].into_iter().any(|signs| {
                let end = at + signs;
                let apart = self.is_apart(at) && self.is_apart(end);
                if end > self.digits.len() || !apart || !self.is_card(at..end) {
                    return false;
                }
                // A phone and what stands behind it are not one number.
                let phones = phones.get_or_insert_with(|| self.phones());
                let next = phones.partition_point(|phone| phone.start < at);
                phones.get(next).is_none_or(|phone| phone.end > end)
            })
        })
    }

    /// Whether a card may begin or end there: at the edge of a group, and at an X, which is a letter outside of a card.
    fn is_apart(&self, at: usize) -> bool {
        let is_x = |at: usize| self.value(at) == Some(X);
        self.is_edge(at) || is_x(at) || at.checked_sub(1).is_some_and(is_x)
    }

    fn is_card(&self, at: Range<usize>) -> bool {
        let (body, last) = (at.start..at.end - 1, at.end - 1);
        let old = at.len() == 15;
        if self.digits[body].iter().any(|digit| digit.value == X)
            || old && self.digits[last].value == X
        {
            return false;
        }
        let place = self.number(at.start..at.start + 2);
        let birth = at.start + 6;
        let (year, month) = if old {
            (1900 + self.number(birth..birth + 2), birth + 2)
        } else {
            (self.number(birth..birth + 4), birth + 4)
        };
        let (month, day) = (
            self.number(month..month + 2),
            self.number(month + 2..month + 4),
        );
        is_province(place)
            && (1900..2060).contains(&year)
            && chrono::NaiveDate::from_ymd_opt(year as i32, month, day).is_some()
    }
}

/// GB/T 2260, with Taiwan, Hong Kong and Macao, and the cards of people from abroad.
const fn is_province(code: u32) -> bool {
    matches!(
        code,
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91
    )
}

#[cfg(test)]
mod tests;
