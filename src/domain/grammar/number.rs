//! Counts and sums of money.

use std::ops::RangeInclusive;

use super::{han, is_han_number, plain};
use crate::domain::{
    Fault, Field, HouseholdField, MOST_PEOPLE, MOST_SEATS, PersonField, SiteField, TrainingField,
};

/// What a field that holds a count takes; its record's own rules may narrow it.
pub fn bounds(field: Field) -> RangeInclusive<u64> {
    match field {
        Field::Household(HouseholdField::People) => 1..=u64::from(MOST_PEOPLE),
        Field::Household(HouseholdField::Number) => 1..=u64::from(u16::MAX),
        Field::Person(PersonField::BirthYear) => 1900..=2100,
        Field::Training(TrainingField::Capacity) => 1..=u64::from(MOST_SEATS),
        Field::Site(SiteField::Demand) => 1..=100,
        _ => 0..=u64::from(u16::MAX),
    }
}

/// What may stand behind a count: `4人`, `80 座`, `1958年`.
const UNITS: [&str; 12] = [
    "人口", "座位", "人", "户", "名", "个", "岁", "年", "座", "席", "次", "号",
];

/// A whole number within bounds, with a unit behind it or without: `12`, `１２`, `1,200`, `4人`, `十二`, `12.0`.
pub fn count(text: &str, within: RangeInclusive<u64>) -> Result<u64, Fault> {
    let text = plain(text);
    let text = UNITS
        .iter()
        .find_map(|unit| text.strip_suffix(unit))
        .unwrap_or(&text)
        .trim();
    let bound = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let out_of = Fault::OutOf {
        least: bound(*within.start()),
        most: bound(*within.end()),
    };
    if !text.is_empty() && text.chars().all(is_han_number) {
        let n = han(text).ok_or(Fault::NotANumber)?;
        return within.contains(&n).then_some(n).ok_or(out_of);
    }
    let (negative, size) = match text.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, text),
    };
    let (whole, part) = size.split_once('.').unwrap_or((size, ""));
    let whole = thousands(whole).ok_or(Fault::NotANumber)?;
    if !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::NotANumber);
    }
    if part.bytes().any(|b| b != b'0') {
        return Err(Fault::NotWhole);
    }
    let n = match whole.trim_start_matches('0') {
        "" => Some(0),
        _ if negative => None,
        // More digits than a number holds are above any bound.
        digits => digits.parse().ok(),
    };
    n.filter(|n| within.contains(n)).ok_or(out_of)
}

/// The digits without the commas or blanks that set off thousands; none where anything else stands.
fn thousands(text: &str) -> Option<String> {
    let mut groups = text.split([',', ' ']);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut all = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 {
            return None;
        }
        all.push_str(group);
    }
    (!first.is_empty() && digits(&all)).then_some(all)
}

/// No county's project costs more.
const MOST_YUAN: u64 = 1_000_000_000_000;

/// Whole yuan: `360000`, `360,000元`, `36万`, `1.5万元`.
pub fn yuan(text: &str) -> Option<u64> {
    let text = plain(text);
    let text = text.strip_suffix('元').unwrap_or(&text).trim_end();
    let Some(text) = text.strip_suffix('万').map(str::trim_end) else {
        return count(text, 0..=MOST_YUAN).ok();
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: u64 = format!("{part:0<4}").parse().ok()?;
    let whole = count(whole, 0..=MOST_YUAN / 10_000).ok()?;
    Some(whole * 10_000 + part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_taken_as_people_write_them() {
        for (text, n) in [
            ("3", 3),
            ("０３", 3),
            ("1,200", 1200),
            ("１，２００", 1200),
            ("4人", 4),
            ("80 座", 80),
            ("1958年", 1958),
            ("三", 3),
            ("十二人", 12),
            ("3.0", 3),
            ("-0", 0),
        ] {
            assert_eq!(count(text, 0..=65_535), Ok(n), "{text}");
        }
        let out_of = Err(Fault::OutOf {
            least: 0,
            most: 65_535,
        });
        for text in ["65536", "99999999999999999999999", "-3"] {
            assert_eq!(count(text, 0..=65_535), out_of, "{text}");
        }
        for text in ["", "人", "三个半", "1,20", "1e3", "3-4", "+3", "abc"] {
            assert_eq!(count(text, 0..=65_535), Err(Fault::NotANumber), "{text}");
        }
        assert_eq!(count("3.5", 0..=65_535), Err(Fault::NotWhole));
    }

    #[test]
    fn money_may_be_written_in_ten_thousands() {
        for (text, n) in [
            ("360000", Some(360_000)),
            ("360,000元", Some(360_000)),
            ("36万", Some(360_000)),
            ("１.５万元", Some(15_000)),
            ("0.00005万", None),
            ("36亿", None),
            ("三百五万", None),
            ("一二三四五六七八九〇一二", None),
            ("", None),
        ] {
            assert_eq!(yuan(text), n, "{text}");
        }
    }
}
