//! Days as people write them.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::{
    han, is_han_number, plain,
    said::{said, weekday},
};
use crate::domain::Fault;

/// Whether a month alone will do: long ago, only the month is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    Day,
    Month,
}

/// Which of several days is meant where the year, the month or the week is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// What happened: the last one, or one so soon to come that the day before it is hardly meant.
    Past,
    /// The nearest.
    Near,
    /// What is planned: the next one, or one that has only just gone by.
    Coming,
}

/// Nothing the program keeps lies outside.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// `2026-11-22`, `20261122`, `2026年11月22日`, `24.4.18`, `11-22`, `18日`, `Apr 18`, 昨天, 下周一, 3天后, 月底; where a month alone
/// will do, it counts from its first day.
///
/// # Errors
/// What hinders it: no day at all, a day that the calendar does not have, another weekday than the one beside it, a
/// year too far off.
pub fn day(text: &str, today: NaiveDate, exact: Exact, lean: Lean) -> Result<NaiveDate, Fault> {
    let text = plain(text);
    let text = without_midnight(&text);
    if let Some(day) = said(text, today, lean) {
        return within(day);
    }
    let (text, weekday) = beside(text);
    let day = written(text, today, exact, lean).and_then(within)?;
    match weekday {
        Some(weekday) if weekday != day.weekday() => Err(Fault::OtherWeekday { day }),
        _ => Ok(day),
    }
}

fn within(day: NaiveDate) -> Result<NaiveDate, Fault> {
    match day.year() {
        year if year < *YEARS.start() => Err(Fault::TooEarly {
            year: *YEARS.start(),
        }),
        year if year > *YEARS.end() => Err(Fault::TooFar),
        _ => Ok(day),
    }
}

/// A spreadsheet writes days with the time of midnight.
fn without_midnight(text: &str) -> &str {
    match text.rsplit_once(' ') {
        Some((day, time)) if time.contains(':') && time.chars().all(|c| c == '0' || c == ':') => {
            day.trim_end()
        }
        _ => text,
    }
}

/// A day with its weekday behind it, `4月18日（周四）`, taken apart.
fn beside(text: &str) -> (&str, Option<Weekday>) {
    let bare = text.strip_suffix(')').unwrap_or(text);
    let at = ["星期", "礼拜", "周"]
        .into_iter()
        .find_map(|word| bare.rfind(word));
    let split = at.and_then(|at| bare.split_at_checked(at));
    match split.map(|(day, word)| (day, weekday(word))) {
        Some((day, Some(weekday))) => (day.trim_end_matches([' ', '(']), Some(weekday)),
        _ => (text, None),
    }
}

/// A number as it stands in a day.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
    sign: Sign,
}

/// What follows a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Year,
    Month,
    Day,
    None,
}

fn written(text: &str, today: NaiveDate, exact: Exact, lean: Lean) -> Result<NaiveDate, Fault> {
    let parts = numbers(text).ok_or(Fault::NotADate)?;
    let whole = |n: Number| match (n.digits, n.sign) {
        (4, Sign::Year | Sign::None) => Some(n.value as i32),
        // Two digits of a year are of this century: nobody writes older days so.
        (2, Sign::Year | Sign::None) => Some(2000 + n.value as i32),
        _ => None,
    };
    let month = |n: Number| n.digits <= 2 && matches!(n.sign, Sign::Month | Sign::None);
    let date = |n: Number| n.digits <= 2 && matches!(n.sign, Sign::Day | Sign::None);
    match (parts.as_slice(), exact) {
        (&[n], _) if n.digits == 8 => {
            let (month, day) = (n.value / 100 % 100, n.value % 100);
            at((n.value / 10_000) as i32, month, day)
        }
        (&[n], Exact::Month) if n.digits == 6 => at((n.value / 100) as i32, n.value % 100, 1),
        (&[n], Exact::Month) if n.sign == Sign::Month => yearless(n.value, 1, today, lean),
        (&[n], _) if n.digits <= 2 && n.sign == Sign::Day => monthless(n.value, today, lean),
        (&[y, m], Exact::Month) if y.digits == 4 && month(m) => at(y.value as i32, m.value, 1),
        (&[y, m], Exact::Month) if y.sign == Sign::Year && month(m) => {
            at(whole(y).ok_or(Fault::NotADate)?, m.value, 1)
        }
        (&[m, d], _) if month(m) && date(d) => yearless(m.value, d.value, today, lean),
        (&[y, m, d], _) if month(m) && date(d) => {
            at(whole(y).ok_or(Fault::NotADate)?, m.value, d.value)
        }
        _ => Err(Fault::NotADate),
    }
}

fn at(year: i32, month: u32, day: u32) -> Result<NaiveDate, Fault> {
    if !YEARS.contains(&year) {
        return Err(if year < *YEARS.start() {
            Fault::TooEarly {
                year: *YEARS.start(),
            }
        } else {
            Fault::TooFar
        });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| missing(year, month))
}

/// Why the calendar has no such day.
fn missing(year: i32, month: u32) -> Fault {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    let last = first.and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt());
    Fault::NoSuchDay {
        year,
        month,
        days: last.map(|last| last.day()),
    }
}

/// Leap days come every eighth year at the rarest.
const REACH: i32 = 8;

fn yearless(month: u32, day: u32, today: NaiveDate, lean: Lean) -> Result<NaiveDate, Fault> {
    let years = today.year() - REACH..=today.year() + REACH;
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    // Sessions are still entered some weeks after they were held; a day of next week is a slip, not one of last year.
    choose(days, today, lean, (31, 92)).ok_or_else(|| missing(today.year(), month))
}

fn monthless(day: u32, today: NaiveDate, lean: Lean) -> Result<NaiveDate, Fault> {
    let first = today.with_day(1).ok_or(Fault::NotADate)?;
    let before = (1..=2)
        .rev()
        .filter_map(|n| first.checked_sub_months(Months::new(n)));
    let after = (0..=2).filter_map(|n| first.checked_add_months(Months::new(n)));
    let days = before.chain(after).filter_map(|month| month.with_day(day));
    choose(days, today, lean, (7, 7)).ok_or_else(|| missing(today.year(), today.month()))
}

/// The one that is meant; so many days ahead are still "past", so many ago still "coming".
fn choose(
    days: impl Iterator<Item = NaiveDate>,
    today: NaiveDate,
    lean: Lean,
    (ahead, ago): (i64, i64),
) -> Option<NaiveDate> {
    let off = |day: &NaiveDate| (*day - today).num_days();
    let fits = |day: &NaiveDate| match lean {
        Lean::Past => off(day) <= ahead,
        Lean::Near => true,
        Lean::Coming => off(day) >= -ago,
    };
    let fitting = days.filter(fits);
    match lean {
        Lean::Coming => fitting.min(),
        Lean::Past => fitting.max(),
        Lean::Near => fitting.min_by_key(|day| off(day).abs()),
    }
}

/// The numbers in their order, a month in words among them; none if anything else than signs of a day stands between.
fn numbers(text: &str) -> Option<Vec<Number>> {
    let mut parts: Vec<Number> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let of = |kind: fn(char) -> bool| {
            let end = rest.find(|c| !kind(c)).unwrap_or(rest.len());
            rest.split_at_checked(end).unwrap_or((rest, ""))
        };
        let sign = match c {
            '年' => Sign::Year,
            '月' => Sign::Month,
            '日' | '号' => Sign::Day,
            _ => Sign::None,
        };
        if c.is_ascii_digit() {
            let (word, after) = of(|c| c.is_ascii_digit());
            parts.push(number(word.parse().ok()?, word.len()));
            rest = after;
        } else if is_han_number(c) {
            let (word, after) = of(is_han_number);
            let value = han(word)?;
            let digits = if value > 99 {
                word.chars().count()
            } else {
                value.to_string().len()
            };
            parts.push(number(u32::try_from(value).ok()?, digits));
            rest = after;
        } else if c.is_ascii_alphabetic() {
            let (word, after) = of(|c| c.is_ascii_alphabetic());
            parts.push(Number {
                sign: Sign::Month,
                ..number(month_named(word)?, 2)
            });
            rest = after;
        } else {
            if sign != Sign::None {
                let last = parts.last_mut().filter(|n| n.sign == Sign::None)?;
                last.sign = sign;
            } else if !matches!(c, '-' | '/' | '.' | ' ' | '、' | ',') {
                return None;
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Some(in_order(parts))
}

fn number(value: u32, digits: usize) -> Number {
    Number {
        value,
        digits,
        sign: Sign::None,
    }
}

fn month_named(word: &str) -> Option<u32> {
    let names = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let long_enough = word.len() >= 3;
    let at = names
        .iter()
        .position(|name| long_enough && name.starts_with(word));
    at.map(|at| at as u32 + 1).or((word == "sept").then_some(9))
}

/// `18 April 2024` and `April 18, 2024` in the order of year, month, day.
fn in_order(parts: Vec<Number>) -> Vec<Number> {
    let named = |n: &Number| n.sign == Sign::Month;
    match *parts.as_slice() {
        [d, m] if named(&m) && d.sign == Sign::None && d.digits <= 2 => vec![m, d],
        [d, m, y] if named(&m) && y.digits == 4 => vec![y, m, d],
        [m, d, y] if named(&m) && y.digits == 4 => vec![y, m, d],
        _ => parts,
    }
}

#[cfg(test)]
mod tests;
