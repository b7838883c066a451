//! Times of day in minutes, and the stretches of a session.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Minutes since midnight, below 1,440. Prints as `09:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TimeOfDay(u16);

/// The text is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadTime;

/// One stretch of a session on one day. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    pub date: NaiveDate,
    pub from: TimeOfDay,
    pub to: TimeOfDay,
}

impl TimeOfDay {
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self(hour * 60 + minute))
        } else {
            None
        }
    }

    pub const fn minutes(self) -> u16 {
        self.0
    }
}

impl Slot {
    pub fn overlaps(&self, other: &Self) -> bool {
        self.date == other.date && self.from < other.to && other.from < self.to
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// Takes `9`, `9:30`, `09.30`, `0930`, `9点半` and full-width digits.
impl FromStr for TimeOfDay {
    type Err = BadTime;

    fn from_str(text: &str) -> Result<Self, BadTime> {
        let mut parts = vec![String::new()];
        for c in text.trim().chars() {
            match c {
                '0'..='9' => parts.last_mut().ok_or(BadTime)?.push(c),
                '０'..='９' => {
                    let digit = char::from_digit(c as u32 - '０' as u32, 10).ok_or(BadTime)?;
                    parts.last_mut().ok_or(BadTime)?.push(digit);
                }
                ':' | '：' | '.' | '点' | '时' => parts.push(String::new()),
                '分' | '整' => {}
                '半' if parts.len() == 2 => parts.last_mut().ok_or(BadTime)?.push_str("30"),
                _ => return Err(BadTime),
            }
        }
        let number = |text: &str| text.parse::<u16>().map_err(|_| BadTime);
        let (hour, minute) = match parts.as_slice() {
            [one] if one.len() <= 2 => (number(one)?, 0),
            [one] if one.len() <= 4 => (number(one)? / 100, number(one)? % 100),
            [hour, minute] if minute.is_empty() => (number(hour)?, 0),
            [hour, minute] => (number(hour)?, number(minute)?),
            _ => return Err(BadTime),
        };
        Self::new(hour, minute).ok_or(BadTime)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_taken_in_any_dress() {
        for (text, time) in [
            ("9", "09:00"),
            ("9:30", "09:30"),
            ("0930", "09:30"),
            ("930", "09:30"),
            ("14：05", "14:05"),
            ("１４点", "14:00"),
            ("8.15", "08:15"),
            ("8点半", "08:30"),
            ("8时15分", "08:15"),
        ] {
            let read: Result<TimeOfDay, _> = text.parse();
            assert_eq!(read.map(|t| t.to_string()).as_deref(), Ok(time), "{text}");
        }
        for text in [
            "",
            "24",
            "9:60",
            "abc",
            "12345",
            "9:5:1",
            ":",
            "9半",
            "9点半30",
        ] {
            assert_eq!(text.parse::<TimeOfDay>(), Err(BadTime), "{text}");
        }
    }
}
