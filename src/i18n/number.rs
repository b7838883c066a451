//! Numbers, dates and times as people read them. Times are shown on the county's clock (UTC+8).

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::domain::calendar::local;

use super::{Lang, Words, say};

/// A count, shown with thousands separators.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct N(pub u64);

impl N {
    /// `1 household`, `1,204 households`.
    pub fn of(self, one: &str, many: &str) -> String {
        let noun = if self.0 == 1 { one } else { many };
        format!("{self} {noun}")
    }

    /// The verb or noun that goes with the count, without it.
    pub const fn pick<'a>(self, one: &'a str, many: &'a str) -> &'a str {
        if self.0 == 1 { one } else { many }
    }
}

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let mut out = String::with_capacity(digits.len() * 4 / 3);
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        f.pad(&out)
    }
}

macro_rules! from {
    ($($int:ty),*) => {
        $(impl From<$int> for N {
            fn from(n: $int) -> Self {
                Self(n as u64)
            }
        })*
    };
}

from!(u8, u16, u32, u64, usize);

/// `31,204`
pub fn count(n: impl Into<N>) -> String {
    n.into().to_string()
}

/// Whole percent, rounded; `-` where nothing is owed.
pub fn percent(part: impl Into<N>, whole: impl Into<N>) -> String {
    let (N(part), N(whole)) = (part.into(), whole.into());
    match whole {
        0 => "-".to_owned(),
        whole => format!("{}%", (part * 100 + whole / 2) / whole),
    }
}

/// `14:02`
pub fn clock(at: DateTime<Utc>) -> String {
    local(at).format("%H:%M").to_string()
}

/// `11-22 14:02`
pub fn day_clock(at: DateTime<Utc>) -> String {
    local(at).format("%m-%d %H:%M").to_string()
}

/// `11-22 14:02` in the year of `now`, with the year in any other.
pub fn near_clock(at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    if local(at).year() == local(now).year() {
        day_clock(at)
    } else {
        full_clock(at)
    }
}

/// `2026-11-22 14:02`
pub fn full_clock(at: DateTime<Utc>) -> String {
    local(at).format("%Y-%m-%d %H:%M").to_string()
}

/// How often people came, and of these how often to what the unit held itself: without it the figures of the units below
/// do not add up.
pub fn person_times(all: u32, own: u32, lang: Lang) -> String {
    if own == 0 || own == all {
        return count(all);
    }
    let (all, own) = (count(all), count(own));
    let words = say!(
        lang,
        "{all}（其中本级主办 {own}）",
        "{all} ({own} at sessions of its own)"
    );
    words.into_owned()
}

/// `4月4日`
pub fn day(day: NaiveDate, lang: Lang) -> Words {
    let (month, nth) = (day.month(), day.day());
    say!(lang, "{month}月{nth}日", "{month:02}-{nth:02}")
}

/// A title beside a day, which says the year already.
pub fn title_beside(title: &str, on: NaiveDate) -> &str {
    let rest = title.strip_prefix(&format!("{}年", on.year()));
    rest.map_or(title, |rest| rest.strip_prefix('度').unwrap_or(rest))
}

/// `2022-03`
pub fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// A rough length of time in its largest whole unit.
pub fn duration(seconds: u64, lang: Lang) -> Words {
    let n = |unit| N(seconds / unit);
    match seconds {
        0..60 => say!(lang, "{n} 秒", (n.of("second", "seconds")), n = n(1)),
        60..3_600 => say!(lang, "{n} 分钟", (n.of("minute", "minutes")), n = n(60)),
        3_600..86_400 => say!(lang, "{n} 小时", (n.of("hour", "hours")), n = n(3_600)),
        _ => say!(lang, "{n} 天", (n.of("day", "days")), n = n(86_400)),
    }
}

/// `157 MB`, as in either language.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000..10_000_000_000 => format!("{} MB", N(bytes.div_ceil(1_000_000))),
        _ => format!("{} GB", N(bytes.div_ceil(1_000_000_000))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        for (n, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (31_204, "31,204"),
            (102_700, "102,700"),
            (17_000_000, "17,000,000"),
        ] {
            assert_eq!(count(n as u32), text);
        }
        assert_eq!(format!("{:>8}", N(31_204)), "  31,204");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(N(1).of("household", "households"), "1 household");
        assert_eq!(N(0).of("household", "households"), "0 households");
        assert_eq!(duration(60, Lang::En), "1 minute");
        assert_eq!(duration(7_300, Lang::Zh), "2 小时");
    }

    #[test]
    fn shares_are_whole_percents() {
        assert_eq!(percent(3u32, 16u32), "19%");
        assert_eq!(percent(0u32, 0u32), "-");
        assert_eq!(percent(1u32, 1u32), "100%");
    }

    #[test]
    fn times_are_the_countys() {
        let at = "2026-11-22T18:02:00Z"
            .parse()
            .expect("the literal is an instant");
        assert_eq!(full_clock(at), "2026-11-23 02:02");
        let new_year = "2026-12-31T16:00:00Z"
            .parse()
            .expect("the literal is an instant");
        assert_eq!(near_clock(at, at), "11-23 02:02");
        assert_eq!(near_clock(at, new_year), "2026-11-23 02:02");
    }
}
