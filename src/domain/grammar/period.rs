//! Years, halves, quarters and months as people write them.

use chrono::{Datelike, NaiveDate};

use super::{Lean, han, is_han_number, plain};
use crate::domain::{BadPeriod, Period, Rhythm};

/// `2024`, `2024Q1`, `2024年一季度`, `上半年`, `3月`, `上月`, `Q1 2024`: what the program prints in either language, and what
/// is said besides. One without a year is what `lean` says: the last that has begun, the nearest to the day, or the next
/// that is not over.
pub fn period(text: &str, today: NaiveDate, lean: Lean) -> Result<Period, BadPeriod> {
    let text: String = plain(text)
        .replace("个", "")
        .replace("份", "")
        .replace('第', "")
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    if let Some(period) = turned(&text, today) {
        return Ok(period);
    }
    let (year, rest) = year(&text, today);
    let part = part(&rest.replace('-', "")).ok_or(BadPeriod)?;
    match (year, part) {
        (Some(year), Part::Whole) => format!("{year:04}").parse(),
        (Some(year), part) => part.of(year).parse(),
        (None, Part::Whole) => Err(BadPeriod),
        (None, part) => meant(&part, today, lean).ok_or(BadPeriod),
    }
}

enum Part {
    Whole,
    Half(u64),
    Quarter(u64),
    Month(u64),
}

impl Part {
    fn of(&self, year: i32) -> String {
        match self {
            Self::Whole => format!("{year}"),
            Self::Half(n) => format!("{year}H{n}"),
            Self::Quarter(n) => format!("{year}Q{n}"),
            Self::Month(n) => format!("{year}-{n:02}"),
        }
    }
}

/// `本季度`, `last month`: told from the day.
fn turned(text: &str, today: NaiveDate) -> Option<Period> {
    let (rhythm, turn) = match text {
        "今年" | "本年" | "本年度" | "thisyear" => (Rhythm::Yearly, 0),
        "去年" | "上年" | "上年度" | "lastyear" => (Rhythm::Yearly, -1),
        "明年" | "下年" | "下年度" | "nextyear" => (Rhythm::Yearly, 1),
        "本季度" | "本季" | "这季度" | "thisquarter" => (Rhythm::Quarterly, 0),
        "上季度" | "上季" | "lastquarter" => (Rhythm::Quarterly, -1),
        "下季度" | "下季" | "nextquarter" => (Rhythm::Quarterly, 1),
        "本月" | "这月" | "当月" | "thismonth" => (Rhythm::Monthly, 0),
        "上月" | "lastmonth" => (Rhythm::Monthly, -1),
        "下月" | "nextmonth" => (Rhythm::Monthly, 1),
        _ => return None,
    };
    let now = Period::of(rhythm, today);
    Some(match turn {
        0 => now,
        1 => now.next(),
        _ => now.before(),
    })
}

/// The year at either end, and what is left.
fn year(text: &str, today: NaiveDate) -> (Option<i32>, &str) {
    let four = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    for (word, turn) in [("今年", 0), ("本年", 0), ("去年", -1), ("明年", 1)] {
        if let Some(rest) = text.strip_prefix(word) {
            return (Some(today.year() + turn), rest);
        }
    }
    if let Some((head, rest)) = text.split_at_checked(4)
        && let Some(year) = four(head)
    {
        return (Some(year), rest.strip_prefix('年').unwrap_or(rest));
    }
    if let Some((rest, tail)) = text
        .len()
        .checked_sub(4)
        .and_then(|at| text.split_at_checked(at))
        && let Some(year) = four(tail)
    {
        return (Some(year), rest.strip_suffix("of").unwrap_or(rest));
    }
    (None, text)
}

fn part(text: &str) -> Option<Part> {
    match text {
        "" | "全年" | "年度" => return Some(Part::Whole),
        "上半年" | "firsthalf" => return Some(Part::Half(1)),
        "下半年" | "secondhalf" => return Some(Part::Half(2)),
        _ => {}
    }
    let number = |text: &str| {
        if !text.is_empty() && text.chars().all(is_han_number) {
            return han(text);
        }
        text.parse::<u64>().ok().filter(|_| text.len() <= 2)
    };
    if let Some(n) = text
        .strip_prefix('q')
        .or(text.strip_suffix("季度"))
        .or(text.strip_suffix('季'))
    {
        return number(n).filter(|n| (1..=4).contains(n)).map(Part::Quarter);
    }
    if let Some(n) = text.strip_prefix('h') {
        return number(n).filter(|n| (1..=2).contains(n)).map(Part::Half);
    }
    let month = text.strip_suffix('月').unwrap_or(text);
    number(month)
        .filter(|n| (1..=12).contains(n))
        .map(Part::Month)
}

/// That of three years which is meant; of two that are as near, the one gone by.
fn meant(part: &Part, today: NaiveDate, lean: Lean) -> Option<Period> {
    let years = [-1, 0, 1].map(|n| today.year() + n);
    let mut periods = years
        .into_iter()
        .filter_map(|year| part.of(year).parse::<Period>().ok());
    match lean {
        Lean::Past => return periods.rfind(|period| period.first() <= today),
        Lean::Coming => return periods.find(|period| period.last() >= today),
        Lean::Near => {}
    }
    periods.min_by_key(|period| {
        let before = (today - period.last()).num_days();
        let after = (period.first() - today).num_days();
        before.max(after).max(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_people_write_them() {
        let today = NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day");
        for (text, printed) in [
            ("2024", "2024"),
            ("2024年", "2024"),
            ("2024 年第 1 季度", "2024Q1"),
            ("2024年一季度", "2024Q1"),
            ("一季度", "2024Q1"),
            ("四季度", "2023Q4"),
            ("２０２４ｑ３", "2024Q3"),
            ("2024-Q3", "2024Q3"),
            ("Q3 2024", "2024Q3"),
            ("上半年", "2024H1"),
            ("2023年下半年", "2023H2"),
            ("second half of 2023", "2023H2"),
            ("3月", "2024-03"),
            ("十二月", "2023-12"),
            ("2024-3", "2024-03"),
            ("2024年3月份", "2024-03"),
            ("202403", "2024-03"),
            ("上个季度", "2024Q1"),
            ("下月", "2024-05"),
            ("去年", "2023"),
            ("今年四季度", "2024Q4"),
        ] {
            assert_eq!(
                period(text, today, Lean::Near)
                    .map(|p| p.to_string())
                    .as_deref(),
                Ok(printed),
                "{text}"
            );
        }
        for text in [
            "",
            "24",
            "2024Q5",
            "2024-13",
            "1900",
            "2024X",
            "季度",
            "13月",
            "2024年0月",
        ] {
            assert_eq!(period(text, today, Lean::Near), Err(BadPeriod), "{text}");
        }
    }

    #[test]
    fn a_period_without_its_year_leans_as_it_is_asked_for() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
        for (text, past, near, coming) in [
            ("二季度", "2026Q2", "2027Q2", "2027Q2"),
            ("四季度", "2026Q4", "2026Q4", "2026Q4"),
            ("12月", "2025-12", "2026-12", "2026-12"),
            ("上半年", "2026H1", "2027H1", "2027H1"),
        ] {
            for (lean, printed) in [
                (Lean::Past, past),
                (Lean::Near, near),
                (Lean::Coming, coming),
            ] {
                let read = period(text, today, lean).map(|p| p.to_string());
                assert_eq!(read.as_deref(), Ok(printed), "{text} {lean:?}");
            }
        }
    }
}
