//! Rest days: weekends, public holidays, and the weekends worked in exchange. A year nobody announced yet has plain
//! weekdays.

use std::{collections::HashMap, sync::LazyLock};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc, Weekday};

use super::Period;

/// The county's offset from UTC; China keeps no daylight saving.
pub fn county() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("eight hours is an offset")
}

/// An instant as the county's wall clock shows it.
pub fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&county())
}

/// Why a day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Weekend,
    /// Its name, as announced.
    Holiday(&'static str),
}

#[derive(Clone, Copy)]
enum Announced {
    Rest(&'static str),
    Work,
}

/// Announced by the State Council year by year; see `demo_data/README.md`.
static ANNOUNCED: LazyLock<HashMap<NaiveDate, Announced>> = LazyLock::new(|| {
    let rows = include_str!("../../demo_data/holidays.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split(',');
        let day = cells.next()?.parse().ok()?;
        let kind = match cells.next()? {
            "rest" => Announced::Rest(cells.next()?),
            _ => Announced::Work,
        };
        Some((day, kind))
    })
    .collect()
});

/// Why nobody works on the day; none on a working day.
pub fn rest(day: NaiveDate) -> Option<Rest> {
    match ANNOUNCED.get(&day) {
        Some(Announced::Rest(name)) => Some(Rest::Holiday(name)),
        Some(Announced::Work) => None,
        None => matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(Rest::Weekend),
    }
}

/// The first working day after a day.
pub fn working_day_after(day: NaiveDate) -> NaiveDate {
    let days = std::iter::successors(day.succ_opt(), NaiveDate::succ_opt);
    let mut work = days.skip_while(|&day| rest(day).is_some());
    work.next().unwrap_or(day)
}

/// Working days gone, the given one among them, and working days in all: the pace by which something owed is measured.
pub fn working_days(period: Period, today: NaiveDate) -> (u32, u32) {
    let work = period.days().filter(|&day| rest(day).is_none());
    work.fold((0, 0), |(gone, all), day| {
        (gone + u32::from(day <= today), all + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn announced_days_go_before_weekends() {
        assert_eq!(rest(day("2024-02-12")), Some(Rest::Holiday("春节")));
        assert_eq!(rest(day("2024-02-04")), None, "a Sunday worked in exchange");
        assert_eq!(rest(day("2024-03-02")), Some(Rest::Weekend));
        assert_eq!(rest(day("2024-03-01")), None);
        assert_eq!(rest(day("2031-10-01")), None, "nobody announced 2031");
    }

    #[test]
    fn after_a_holiday_work_begins_again() {
        assert_eq!(working_day_after(day("2024-02-09")), day("2024-02-18"));
        assert_eq!(working_day_after(day("2024-03-28")), day("2024-03-29"));
        assert_eq!(working_day_after(day("2024-03-29")), day("2024-04-01"));
    }

    #[test]
    fn pace_counts_working_days() {
        let quarter: Period = "2024Q1".parse().expect("a period");
        let (gone, all) = working_days(quarter, day("2024-01-03"));
        assert_eq!(gone, 2, "New Year's day is none");
        assert!((55..66).contains(&all));
        assert_eq!(working_days(quarter, day("2025-01-01")), (all, all));
        assert_eq!(working_days(quarter, day("2023-01-01")), (0, all));
    }
}
