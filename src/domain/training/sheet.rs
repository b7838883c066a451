//! The line typed from a signed sheet: `全到 除 3 17q 22` marks everybody on it. Knows numbers and marks, no names.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use super::{Mark, Seat, SeatId};
use crate::domain::lines::MOST_FAULTS;

/// What is wrong with the line; all of it at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// The line names nobody.
    Empty,
    /// Longer than any hall's sheet.
    TooLong {
        most: usize,
    },
    /// Nobody on the sheet has the number.
    NotOnSheet {
        no: Typed,
    },
    /// Two marks for one number.
    GivenTwice {
        no: u16,
    },
    /// `9-5`
    Backwards {
        from: Typed,
        to: Typed,
    },
    NotUnderstood {
        word: String,
    },
}

/// A number as it was typed; what is beyond all numbers counts as the largest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    n: u32,
    digits: String,
}

impl fmt::Display for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)
    }
}

impl Typed {
    pub fn new(digits: &str) -> Self {
        Self {
            n: digits.parse().unwrap_or(u32::MAX),
            digits: digits.to_owned(),
        }
    }
}

/// Characters of a line: four for everybody of the largest hall.
const LONGEST: usize = 20_000;

/// Marks for every seat on the sheet, ready to be submitted.
///
/// `全到 除 3 17q` or `all but 3 17q`: everybody came but those named. `到 1 2 5-9` or only numbers: those came, nobody
/// else did. A number may carry `q`/`请` (excused), `l`/`迟` (late) or `x`/`缺` (absent), a range likewise.
///
/// A sheet knows less than the door: who is late or excused already stays so unless the line says otherwise of them.
pub fn read_sheet<'a>(
    line: &str,
    seats: impl IntoIterator<Item = &'a Seat>,
) -> Result<Vec<(SeatId, Option<Mark>)>, Vec<SheetFault>> {
    if line.chars().count() > LONGEST {
        return Err(vec![SheetFault::TooLong { most: LONGEST }]);
    }
    let seats: Vec<&Seat> = seats.into_iter().filter(|seat| !seat.dropped).collect();
    let mut reader = Reader::default();
    for word in words(line) {
        reader.take(word);
    }
    let named = reader.named(&seats);
    if !reader.faults.is_empty() {
        return Err(reader.faults);
    }
    let rest = match reader.base {
        Some(Base::Came) => Mark::Present,
        _ => absent(),
    };
    let mark = |seat: &Seat| {
        let own = named.get(&seat.no);
        let (mark, said) = own.map_or((&rest, None), |own| (&own.mark, own.said));
        match &seat.mark {
            Some(held) if said.is_none() && held.attended() == mark.attended() => held.clone(),
            _ => mark.clone(),
        }
    };
    Ok(seats
        .iter()
        .map(|seat| (seat.id, Some(mark(seat))))
        .collect())
}

/// Whether the line is read as those who came, without saying so: the rest would be absent.
pub fn names_only_who_came(line: &str) -> bool {
    let mut reader = Reader::default();
    for word in words(line) {
        reader.take(word);
    }
    reader.base.is_none() && !reader.spans.is_empty()
}

/// What holds for whoever is not named.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Base {
    Came,
    CameNot,
}

#[derive(Clone, Copy)]
enum Suffix {
    Excused,
    Late,
    Absent,
}

// Also by letters, as names are typed where no input method is on.
const ALL: [&str; 8] = [
    "全到",
    "全部到",
    "都到",
    "全体到",
    "全",
    "qd",
    "quandao",
    "all",
];
const BUT: [&str; 10] = [
    "除", "除了", "除外", "缺", "但", "c", "chu", "but", "except", "without",
];
const CAME: [&str; 7] = ["到", "到场", "只到", "d", "dao", "came", "only"];
const NOBODY: [&str; 6] = ["全缺", "无人到", "都没到", "qq", "quanque", "none"];

/// What the line says of one number.
struct Named {
    mark: Mark,
    /// The mark is written behind the number.
    said: Option<Suffix>,
}

#[derive(Default)]
struct Reader {
    base: Option<Base>,
    spans: Vec<(Typed, Typed, Option<Suffix>)>,
    faults: Vec<SheetFault>,
}

impl Reader {
    fn take(&mut self, word: Word) {
        match word {
            Word::Number(no, suffix) => self.spans.push((no.clone(), no, suffix)),
            Word::Range(from, to, _) if to.n < from.n => {
                self.fault(SheetFault::Backwards { from, to });
            }
            Word::Range(from, to, suffix) => self.spans.push((from, to, suffix)),
            Word::Text(text) => {
                let is = |known: &[&str]| known.contains(&text.as_str());
                let begins = self.spans.is_empty();
                if is(&ALL) && begins && self.base.is_none() {
                    self.base = Some(Base::Came);
                } else if is(&CAME) && begins && self.base.is_none() {
                    self.base = Some(Base::CameNot);
                } else if is(&NOBODY) && begins && self.base.is_none() {
                    self.base = Some(Base::CameNot);
                    // Says all there is to say.
                    self.spans.push((Typed::new("1"), Typed::new("0"), None));
                } else if is(&BUT) && begins && self.base != Some(Base::CameNot) {
                    self.base = Some(Base::Came);
                } else {
                    self.fault(SheetFault::NotUnderstood { word: text });
                }
            }
        }
    }

    /// Each once, and of more than anybody reads one.
    fn fault(&mut self, fault: SheetFault) {
        if self.faults.len() <= MOST_FAULTS && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// A mark for each number named.
    fn named(&mut self, seats: &[&Seat]) -> BTreeMap<u16, Named> {
        let mut named: BTreeMap<u16, Named> = BTreeMap::new();
        let there: BTreeSet<u16> = seats.iter().map(|seat| seat.no).collect();
        if self.spans.is_empty() && self.base != Some(Base::Came) && self.faults.is_empty() {
            self.faults.push(SheetFault::Empty);
        }
        for (from, to, suffix) in std::mem::take(&mut self.spans) {
            let mark = match (suffix, self.base) {
                (Some(Suffix::Excused), _) => Mark::Excused {
                    reason: String::new(),
                },
                (Some(Suffix::Late), _) => Mark::Late { at: None },
                (None, Some(Base::Came)) | (Some(Suffix::Absent), _) => absent(),
                (None, _) => Mark::Present,
            };
            // Ends of a range must stand on the sheet; numbers between may rest.
            let (least, most) = (from.n, to.n);
            if least > most {
                continue;
            }
            for no in [from, to] {
                let known = u16::try_from(no.n).is_ok_and(|n| there.contains(&n));
                if !known {
                    self.fault(SheetFault::NotOnSheet { no });
                }
            }
            let within = |n: u32| u16::try_from(n).unwrap_or(u16::MAX);
            for &no in there.range(within(least)..=within(most)) {
                let held = named.entry(no).or_insert_with(|| Named {
                    mark: mark.clone(),
                    said: suffix,
                });
                if held.mark != mark {
                    self.fault(SheetFault::GivenTwice { no });
                }
            }
        }
        named
    }
}

const fn absent() -> Mark {
    Mark::Absent {
        reason: String::new(),
    }
}

enum Word {
    Number(Typed, Option<Suffix>),
    Range(Typed, Typed, Option<Suffix>),
    Text(String),
}

/// Cuts the line where spaces, commas or a change from text to figures are. `号` after a number says nothing.
fn words(line: &str) -> Vec<Word> {
    let chars: Vec<char> = line.chars().map(plain).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if is_gap(c) {
            at += 1;
        } else if c.is_ascii_digit() {
            words.push(figures(&chars, &mut at));
        } else {
            let start = at;
            while chars
                .get(at)
                .is_some_and(|&c| !is_gap(c) && !c.is_ascii_digit())
            {
                at += 1;
            }
            cut(chars[start..at].iter().collect(), &mut words);
        }
    }
    words
}

/// `全到除` is two words.
fn cut(text: String, words: &mut Vec<Word>) {
    let ends = |text: &str| {
        let mut ends = BUT.iter().filter(|but| !but.is_ascii());
        ends.find_map(|but| text.strip_suffix(but).map(|head| (head.to_owned(), *but)))
    };
    match ends(&text) {
        Some((head, but)) if ALL.contains(&head.as_str()) => {
            words.extend([head, but.to_owned()].map(Word::Text));
        }
        _ => words.push(Word::Text(text)),
    }
}

fn figures(chars: &[char], at: &mut usize) -> Word {
    let from = number(chars, at);
    skip(chars, at, '号');
    let mut end = *at;
    while chars.get(end) == Some(&' ') {
        end += 1;
    }
    let dash = matches!(chars.get(end), Some('-' | '到' | '至'));
    let mut next = end + 1;
    while chars.get(next) == Some(&' ') {
        next += 1;
    }
    let range = dash && chars.get(next).is_some_and(char::is_ascii_digit);
    let to = range.then(|| {
        *at = next;
        let to = number(chars, at);
        skip(chars, at, '号');
        to
    });
    let suffix = suffix(chars, at);
    match to {
        Some(to) => Word::Range(from, to, suffix),
        None => Word::Number(from, suffix),
    }
}

fn number(chars: &[char], at: &mut usize) -> Typed {
    let rest = chars.iter().skip(*at);
    let digits: String = rest.take_while(|c| c.is_ascii_digit()).collect();
    *at += digits.len();
    Typed::new(&digits)
}

fn skip(chars: &[char], at: &mut usize, what: char) {
    if chars.get(*at) == Some(&what) {
        *at += 1;
    }
}

/// Longer ones first. A letter counts only where no other letter follows.
const SUFFIXES: [(&str, Suffix); 9] = [
    ("请假", Suffix::Excused),
    ("迟到", Suffix::Late),
    ("缺席", Suffix::Absent),
    ("请", Suffix::Excused),
    ("迟", Suffix::Late),
    ("缺", Suffix::Absent),
    ("q", Suffix::Excused),
    ("l", Suffix::Late),
    ("x", Suffix::Absent),
];

fn suffix(chars: &[char], at: &mut usize) -> Option<Suffix> {
    SUFFIXES.iter().find_map(|(text, suffix)| {
        let end = *at + text.chars().count();
        let same = chars.get(*at..end)?.iter().copied().eq(text.chars());
        let alone = !text.is_ascii() || !chars.get(end).is_some_and(char::is_ascii_alphabetic);
        (same && alone).then(|| {
            *at = end;
            *suffix
        })
    })
}

/// Full-width forms as their plain ones, letters small, every dash one dash.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            plain_dash(plain.to_ascii_lowercase())
        }
        _ => plain_dash(c.to_ascii_lowercase()),
    }
}

const fn plain_dash(c: char) -> char {
    match c {
        '–' | '—' | '~' | '～' | '−' | '‐' | '‑' => '-',
        '\u{3000}' | '\t' => ' ',
        c => c,
    }
}

const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | ',' | '、' | '。' | ';' | ':' | '.' | '/')
}

#[cfg(test)]
mod tests;
