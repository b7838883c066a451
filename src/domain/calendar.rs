//! Rest days: weekends, public holidays, and the weekends worked in exchange. A year nobody announced has the days the
//! law names, and none worked in exchange.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

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

/// What is written of days; see `demo_data/README.md`.
#[derive(Default)]
struct Kept {
    /// Years whose days the State Council announced.
    announced: HashSet<i32>,
    /// By day; what is worked in exchange has no name.
    days: HashMap<NaiveDate, Option<&'static str>>,
    /// By month and day, in every year that was not announced.
    yearly: HashMap<(u32, u32), &'static str>,
}

static KEPT: LazyLock<Kept> = LazyLock::new(|| {
    let mut kept = Kept::default();
    let rows = include_str!("../../demo_data/holidays.csv").lines().skip(1);
    for row in rows {
        kept.keep(row);
    }
    kept
});

impl Kept {
    fn keep(&mut self, row: &'static str) -> Option<()> {
        let mut cells = row.split(',');
        let (day, kind, name) = (cells.next()?, cells.next()?, cells.next()?);
        let Ok(date) = day.parse::<NaiveDate>() else {
            let (month, day) = day.split_once('-')?;
            let on = (month.parse().ok()?, day.parse().ok()?);
            self.yearly.insert(on, name);
            return Some(());
        };
        if kind != "law" {
            self.announced.insert(date.year());
        }
        self.days
            .insert(date, (kind != "makeup_work").then_some(name));
        Some(())
    }

    fn name(&self, day: NaiveDate) -> Option<&'static str> {
        if self.announced.contains(&day.year()) {
            return None;
        }
        self.yearly.get(&(day.month(), day.day())).copied()
    }
}

/// Why nobody works on the day; none on a working day.
pub fn rest(day: NaiveDate) -> Option<Rest> {
    if let Some(kept) = KEPT.days.get(&day) {
        return kept.map(Rest::Holiday);
    }
    let weekend = || matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(Rest::Weekend);
    KEPT.name(day).map(Rest::Holiday).or_else(weekend)
}

/// The day itself where it is a working day, else the first one that follows.
pub fn working_day_from(day: NaiveDate) -> NaiveDate {
    let days = std::iter::successors(Some(day), NaiveDate::succ_opt);
    let mut work = days.skip_while(|&day| rest(day).is_some());
    work.next().unwrap_or(day)
}

/// The first working day after a day.
pub fn working_day_after(day: NaiveDate) -> NaiveDate {
    day.succ_opt().map_or(day, working_day_from)
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
    }

    #[test]
    fn a_year_nobody_announced_has_the_days_of_the_law() {
        for (on, name) in [
            ("2041-10-01", "国庆节"),
            ("2041-01-01", "元旦"),
            ("2041-05-01", "劳动节"),
            ("2027-02-08", "春节"),
            ("2027-04-05", "清明"),
            ("2027-06-09", "端午"),
            ("2027-09-15", "中秋"),
        ] {
            assert_eq!(rest(day(on)), Some(Rest::Holiday(name)), "{on}");
        }
        assert_eq!(
            rest(day("2041-10-04")),
            None,
            "a Friday the law says nothing of"
        );
        assert_eq!(working_day_from(day("2027-10-01")), day("2027-10-04"));
        assert_eq!(working_day_from(day("2027-10-04")), day("2027-10-04"));
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
