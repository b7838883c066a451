//! Rules of the field that are numbers or forms: 5–15 households, phones, short names, masking.

use super::{Fault, Level, holds_id_number};

/// How many households a neighborhood has. Whoever counts is handed them: they are the county's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub fewest: u32,
    pub most: u32,
}

/// Longest name, address or title, in characters.
pub const LONGEST_NAME: usize = 60;
/// Longest official code; the national one has twelve digits.
pub const LONGEST_CODE: usize = 12;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 1000;
/// More people than this in one household is a slip of the finger.
pub const MOST_PEOPLE: u16 = 50;

/// 户数异常: too few or too many households for one neighborhood. Shown everywhere, never blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Breach {
    TooFew { households: u32, fewest: u32 },
    TooMany { households: u32, most: u32 },
}

impl Bounds {
    /// 5—15户设为1邻
    pub const ARTICLE: Self = Self {
        fewest: 5,
        most: 15,
    };

    pub const fn breach(self, households: u32) -> Option<Breach> {
        let Self { fewest, most } = self;
        if households < fewest {
            Some(Breach::TooFew { households, fewest })
        } else if households > most {
            Some(Breach::TooMany { households, most })
        } else {
            None
        }
    }
}

/// Whether so many of these are far more than the whole they belong to has: more than twice its share. Only that is
/// marked where units stand beside each other, or every row would be.
pub const fn stands_out((n, of): (u32, u32), (all, whole): (u32, u32)) -> bool {
    n as u64 * whole as u64 > 2 * all as u64 * of as u64
}

/// The signs that people set between the digits of a phone, and around those of its area.
pub const fn parts_phone(c: char) -> bool {
    matches!(
        c,
        '+' | '＋'
            | '-'
            | '－'
            | '‐'
            | '‑'
            | '‒'
            | '–'
            | '—'
            | '−'
            | '('
            | ')'
            | '（'
            | '）'
            | '.'
            | '．'
            | '·'
            | '・'
    )
}

/// A phone as digits: blanks, dashes, full-width digits and +86 are taken in. Empty stays empty.
pub fn phone(text: &str) -> Result<String, Fault> {
    let mut digits = String::new();
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '０'..='９' => digits.push(char::from(b'0' + (c as u32 - '０' as u32) as u8)),
            c if c.is_whitespace() || parts_phone(c) => {}
            _ if holds_id_number(text) => return Err(Fault::IdNumber),
            _ => return Err(Fault::NotAPhone),
        }
    }
    let national = digits
        .strip_prefix("0086")
        .or_else(|| digits.strip_prefix("86"));
    if let Some(rest) = national.filter(|rest| rest.len() == 11).map(str::to_owned) {
        digits = rest;
    }
    let mobile = digits.len() == 11 && digits.starts_with('1');
    let landline = (10..=12).contains(&digits.len()) && digits.starts_with('0');
    // No local number begins with 0 or 1: with 1 it is a mobile phone's that was cut off.
    let local = (7..=8).contains(&digits.len()) && !digits.starts_with(['0', '1']);
    if digits.is_empty() && text.trim().is_empty() || mobile || landline || local {
        Ok(digits)
    } else if holds_id_number(text) {
        Err(Fault::IdNumber)
    } else {
        Err(Fault::NotAPhone)
    }
}

/// `138****5678`; short ones keep their last four.
pub fn mask_phone(phone: &str) -> String {
    let n = phone.chars().count();
    let shown = if n >= 11 { 3 } else { 0 };
    phone
        .chars()
        .enumerate()
        .map(|(i, c)| if i >= shown && i + 4 < n { '*' } else { c })
        .collect()
}

/// A name with all but its first character hidden.
pub fn mask(name: &str) -> String {
    name.chars()
        .enumerate()
        .map(|(i, c)| if i == 0 { c } else { '*' })
        .collect()
}

/// What screens show of a registered name: 竹林村委会 → 竹林村, 西村村委会 → 西村, 辅仁社区居委会 → 辅仁社区;
/// a plain 居委会 stays, because 所城居委会 and 所城村 stand in one town.
pub fn short_name(name: &str, level: Level) -> String {
    if level != Level::Village {
        return name.to_owned();
    }
    if let Some(stem) = name.strip_suffix("社区居委会") {
        return format!("{stem}社区");
    }
    if let Some(stem) = name
        .strip_suffix("村村委会")
        .or_else(|| name.strip_suffix("村委会"))
    {
        return format!("{stem}村");
    }
    if let Some(stem) = name.strip_suffix("村民委员会") {
        return format!("{}村", stem.trim_end_matches('村'));
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_follow_the_register() {
        for (name, short) in [
            ("竹林村委会", "竹林村"),
            ("西外村村委会", "西外村"),
            ("新村村委会", "新村"),
            ("辅仁社区居委会", "辅仁社区"),
            ("所城居委会", "所城居委会"),
            ("火市社区", "火市社区"),
        ] {
            assert_eq!(short_name(name, Level::Village), short);
        }
    }

    #[test]
    fn phones_are_taken_in_any_dress() {
        for (text, digits) in [
            ("138 1234 5678", "13812345678"),
            ("１３８１２３４５６７８", "13812345678"),
            ("+86 138-1234-5678", "13812345678"),
            ("0746-2213456", "07462213456"),
            ("2213456", "2213456"),
            ("138.1234·5678", "13812345678"),
            ("138–1234‑5678", "13812345678"),
            ("", ""),
        ] {
            assert_eq!(phone(text).as_deref(), Ok(digits));
        }
        for text in ["138", "abc", "1381234567", "1381234", "13812345", "()"] {
            assert_eq!(phone(text), Err(Fault::NotAPhone), "{text}");
        }
        for text in ["110105194912310021", "11010519491231002X"] {
            assert_eq!(phone(text), Err(Fault::IdNumber), "{text}");
        }
    }

    #[test]
    fn breaches_stand_outside_five_to_fifteen() {
        let breach = |households| Bounds::ARTICLE.breach(households);
        let (few, many) = (4, 16);
        let (fewest, most) = (5, 15);
        let households = few;
        assert_eq!(breach(few), Some(Breach::TooFew { households, fewest }));
        assert_eq!(breach(5), None);
        assert_eq!(breach(15), None);
        let households = many;
        assert_eq!(breach(many), Some(Breach::TooMany { households, most }));
        let wider = Bounds { fewest, most: 16 };
        assert_eq!(wider.breach(many), None);
    }

    #[test]
    fn only_more_than_twice_the_share_of_the_whole_stands_out() {
        for (part, whole, worst) in [
            ((3, 10), (10, 100), true),
            ((2, 10), (10, 100), false),
            ((1, 1), (64, 12_000), true),
            ((64, 12_000), (64, 12_000), false),
            ((0, 10), (0, 100), false),
            ((0, 0), (10, 100), false),
        ] {
            assert_eq!(stands_out(part, whole), worst, "{part:?} {whole:?}");
        }
    }

    #[test]
    fn masks_keep_what_tells_people_apart() {
        assert_eq!(mask_phone("13812345678"), "138****5678");
        assert_eq!(mask_phone("2213456"), "***3456");
        assert_eq!(mask("欧阳明"), "欧**");
    }
}
