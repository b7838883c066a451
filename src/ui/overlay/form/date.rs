//! Days as people type them.

use chrono::{Datelike, Days, NaiveDate};

use crate::keymap::fold;

/// Whether a month alone will do: long ago, only the month is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exact {
    Day,
    Month,
}

/// `2026-11-22`, `20261122`, `11-22` (of this year), `2026年11月22日`, 今天, 昨天, 明天; a month alone counts from its
/// first day. None if it is no day.
pub fn read(text: &str, today: NaiveDate, exact: Exact) -> Option<NaiveDate> {
    let text: String = text.trim().chars().map(fold).collect();
    match text.to_lowercase().as_str() {
        "今天" | "今日" | "today" | "jt" => return Some(today),
        "昨天" | "昨日" | "yesterday" | "zt" => return today.checked_sub_days(Days::new(1)),
        "前天" | "qt" => return today.checked_sub_days(Days::new(2)),
        "明天" | "tomorrow" | "mt" => return today.checked_add_days(Days::new(1)),
        _ => {}
    }
    let parts = numbers(&text)?;
    let (year, month, day) = match (parts.as_slice(), exact) {
        (&[(ymd, 8)], _) => (ymd / 10_000, ymd / 100 % 100, ymd % 100),
        (&[(ym, 6)], Exact::Month) => (ym / 100, ym % 100, 1),
        (&[(y, 4), (m, 1 | 2)], Exact::Month) => (y, m, 1),
        (&[(m, 1 | 2), (d, 1 | 2)], _) => (today.year() as u32, m, d),
        (&[(y, 4), (m, 1 | 2), (d, 1 | 2)], _) => (y, m, d),
        _ => return None,
    };
    let year = i32::try_from(year).ok().filter(|y| (1900..=2200).contains(y))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The numbers with how many digits each was typed; none if anything else than a separator stands between.
fn numbers(text: &str) -> Option<Vec<(u32, usize)>> {
    let mut parts = Vec::new();
    let mut digits = String::new();
    for c in text.chars().chain(['-']) {
        match c {
            '0'..='9' => digits.push(c),
            '-' | '/' | '.' | '年' | '月' | '日' | '号' | ' ' | '、' => {
                if !digits.is_empty() {
                    parts.push((digits.parse().ok()?, digits.len()));
                    digits.clear();
                }
            }
            _ => return None,
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_any_dress() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        let today = day(2026, 11, 22).expect("the day is in the calendar");
        for (text, exact, found) in [
            ("2026-11-22", Exact::Day, day(2026, 11, 22)),
            ("20261122", Exact::Day, day(2026, 11, 22)),
            ("２０２６．１１．２２", Exact::Day, day(2026, 11, 22)),
            ("2026年3月5日", Exact::Day, day(2026, 3, 5)),
            ("11-2", Exact::Day, day(2026, 11, 2)),
            ("今天", Exact::Day, day(2026, 11, 22)),
            ("Yesterday", Exact::Day, day(2026, 11, 21)),
            ("2022-03", Exact::Month, day(2022, 3, 1)),
            ("2022年3月", Exact::Month, day(2022, 3, 1)),
            ("202203", Exact::Month, day(2022, 3, 1)),
            ("2022-03", Exact::Day, None),
            ("2026-02-30", Exact::Day, None),
            ("后年", Exact::Day, None),
            ("99999999", Exact::Day, None),
            ("12345678901", Exact::Day, None),
        ] {
            assert_eq!(read(text, today, exact), found, "{text}");
        }
    }
}
