//! Stretches of the calendar in which something is owed: years, halves, quarters, months.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How often something is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rhythm {
    Yearly,
    HalfYearly,
    Quarterly,
    Monthly,
    /// 不定期: as often as it is needed; no session of it is ever missing.
    AsNeeded,
}

/// Printed and read as `2024`, `2024H1`, `2024Q1`, `2024-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    year: i32,
    /// Months in it: 12, 6, 3 or 1.
    length: u8,
    /// Counted from 0 within the year.
    nth: u8,
}

/// The text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadPeriod;

impl Rhythm {
    pub const ALL: [Self; 5] = [
        Self::Yearly,
        Self::HalfYearly,
        Self::Quarterly,
        Self::Monthly,
        Self::AsNeeded,
    ];

    /// Months from one time to the next. What has no rhythm is looked at by the quarter.
    const fn months(self) -> u8 {
        match self {
            Self::Yearly => 12,
            Self::HalfYearly => 6,
            Self::Quarterly | Self::AsNeeded => 3,
            Self::Monthly => 1,
        }
    }
}

impl Period {
    pub const fn year(year: i32) -> Self {
        Self {
            year,
            length: 12,
            nth: 0,
        }
    }

    /// The period of a rhythm in which a day lies.
    pub fn of(rhythm: Rhythm, day: NaiveDate) -> Self {
        let length = rhythm.months();
        Self {
            year: day.year(),
            length,
            nth: day.month0() as u8 / length,
        }
    }

    pub fn first(self) -> NaiveDate {
        let month = u32::from(self.nth * self.length) + 1;
        NaiveDate::from_ymd_opt(self.year, month, 1).unwrap_or(NaiveDate::MIN)
    }

    pub fn last(self) -> NaiveDate {
        self.next().first().pred_opt().unwrap_or(NaiveDate::MAX)
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        self.first() <= day && day <= self.last()
    }

    #[must_use]
    pub const fn next(self) -> Self {
        if (self.nth + 1) * self.length < 12 {
            Self {
                nth: self.nth + 1,
                ..self
            }
        } else {
            Self {
                year: self.year + 1,
                nth: 0,
                ..self
            }
        }
    }

    #[must_use]
    pub const fn before(self) -> Self {
        if self.nth > 0 {
            Self {
                nth: self.nth - 1,
                ..self
            }
        } else {
            Self {
                year: self.year - 1,
                nth: 12 / self.length - 1,
                ..self
            }
        }
    }

    /// Weeks that have a day in it.
    pub fn weeks(self) -> usize {
        self.week_of(self.last()) + 1
    }

    pub fn week_of(self, day: NaiveDate) -> usize {
        let days = (day - monday(self.first())).num_days();
        usize::try_from(days / 7).unwrap_or(0)
    }

    /// The days of a week that lie in it.
    pub fn days_of(self, week: usize) -> (NaiveDate, NaiveDate) {
        let first = monday(self.first()).checked_add_days(Days::new(week as u64 * 7));
        let first = first.unwrap_or(self.first());
        let last = first.checked_add_days(Days::new(6)).unwrap_or(first);
        (first.max(self.first()), last.min(self.last()))
    }

    pub const fn calendar_year(self) -> i32 {
        self.year
    }

    /// Months in it, and which of the year's it is, from 1.
    pub const fn place(self) -> (u8, u8) {
        (self.length, self.nth + 1)
    }

    /// The periods of a rhythm that lie in this one, or the one in which this one lies.
    pub fn parts(self, rhythm: Rhythm) -> Vec<Self> {
        let first = Self::of(rhythm, self.first());
        let mut parts = vec![first];
        let mut next = first.next();
        while next.last() <= self.last() {
            parts.push(next);
            next = next.next();
        }
        parts
    }

    /// Days gone, the given one among them, and days in all.
    pub fn elapsed(self, today: NaiveDate) -> (i64, i64) {
        let all = (self.last() - self.first()).num_days() + 1;
        let gone = (today - self.first()).num_days() + 1;
        (gone.clamp(0, all), all)
    }

    /// Every day of it.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last();
        std::iter::successors(Some(self.first()), |day| day.checked_add_days(Days::new(1)))
            .take_while(move |day| *day <= last)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, n) = (self.year, self.nth + 1);
        match self.length {
            12 => write!(f, "{year}"),
            6 => write!(f, "{year}H{n}"),
            3 => write!(f, "{year}Q{n}"),
            _ => write!(f, "{year}-{n:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = BadPeriod;

    fn from_str(text: &str) -> Result<Self, BadPeriod> {
        let text = text.trim().to_ascii_uppercase();
        let (year, rest) = text.split_at_checked(4).ok_or(BadPeriod)?;
        let year: i32 = year.parse().map_err(|_| BadPeriod)?;
        if !(2000..2200).contains(&year) {
            return Err(BadPeriod);
        }
        let nth = |text: &str, most: u8| {
            let n: u8 = text.parse().map_err(|_| BadPeriod)?;
            (1..=most).contains(&n).then_some(n - 1).ok_or(BadPeriod)
        };
        let (length, nth) = match rest.chars().next() {
            None => (12, 0),
            Some('H') => (6, nth(rest.trim_start_matches('H'), 2)?),
            Some('Q') => (3, nth(rest.trim_start_matches('Q'), 4)?),
            Some('-') => match rest.trim_start_matches('-') {
                q if q.starts_with('Q') => (3, nth(q.trim_start_matches('Q'), 4)?),
                month => (1, nth(month, 12)?),
            },
            Some(_) => return Err(BadPeriod),
        };
        Ok(Self { year, length, nth })
    }
}

/// The first day of the week the day lies in.
pub fn monday(day: NaiveDate) -> NaiveDate {
    let back = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(back).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().expect("a period")
    }

    #[test]
    fn periods_print_and_read_back() {
        for text in ["2024", "2024H2", "2024Q1", "2024-03", "2023-12"] {
            assert_eq!(period(text).to_string(), text);
        }
        assert_eq!(period("2024-q3"), period("2024Q3"));
        for text in ["", "24", "2024Q5", "2024-13", "1900", "2024X", "2024-"] {
            assert_eq!(text.parse::<Period>(), Err(BadPeriod), "{text}");
        }
    }

    #[test]
    fn periods_follow_one_another_without_a_gap() {
        for text in ["2024", "2024H1", "2024Q4", "2024-02"] {
            let period = period(text);
            assert_eq!(period.next().before(), period);
            assert_eq!(
                period.last().succ_opt().expect("a day"),
                period.next().first()
            );
            assert_eq!(
                period.days().count() as i64,
                period.elapsed(period.last()).1
            );
        }
        assert_eq!(period("2024-02").elapsed(NaiveDate::MIN), (0, 29));
    }

    #[test]
    fn a_year_has_four_quarters_and_a_month_lies_in_one() {
        let quarters = period("2024").parts(Rhythm::Quarterly);
        let names: Vec<String> = quarters.iter().map(Period::to_string).collect();
        assert_eq!(names, ["2024Q1", "2024Q2", "2024Q3", "2024Q4"]);
        assert_eq!(
            period("2024-05").parts(Rhythm::Quarterly),
            [period("2024Q2")]
        );
        assert_eq!(period("2024Q2").parts(Rhythm::Yearly), [period("2024")]);
    }
}
