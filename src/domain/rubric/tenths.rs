//! Numbers with one decimal: points of a rubric, and what is counted or measured for them. Sums are exact.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Sub},
    str::FromStr,
};

use serde::{Deserialize, Serialize};

/// Prints and reads as `5`, `4.5`, `-0.5`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Tenths(pub i32);

/// What is given for an item, a block, a whole rubric.
pub type Points = Tenths;

/// The text is no number with at most one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadTenths;

impl Tenths {
    pub const ZERO: Self = Self(0);

    pub const fn whole(n: i32) -> Self {
        Self(n * 10)
    }

    pub const fn is_whole(self) -> bool {
        self.0 % 10 == 0
    }

    pub fn to_f64(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// So many tenths out of so many, in percent, rounded down: 94.96 % is not 95.
    pub const fn share(part: u32, whole: u32) -> Option<Self> {
        match (part as u64 * 1000).checked_div(whole as u64) {
            Some(tenths) => Some(Self(tenths as i32)),
            None => None,
        }
    }

    /// This many times so much.
    #[must_use]
    pub fn times(self, count: Self) -> Self {
        self.part(count.0, 10)
    }

    /// A part of it, rounded down.
    #[must_use]
    pub fn part(self, numerator: i32, denominator: i32) -> Self {
        let product = i64::from(self.0) * i64::from(numerator);
        let part = product.div_euclid(i64::from(denominator.max(1)));
        Self(part.clamp(i64::from(i32::MIN / 4), i64::from(i32::MAX / 4)) as i32)
    }
}

impl Tenths {
    /// With its tenth always, so that figures under each other line up.
    pub fn fixed(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        format!("{sign}{}.{}", size / 10, size % 10)
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        let text = match tenth {
            0 => format!("{sign}{whole}"),
            _ => format!("{sign}{whole}.{tenth}"),
        };
        f.pad(&text)
    }
}

impl FromStr for Tenths {
    type Err = BadTenths;

    /// Full-width digits are understood, because input methods leave them behind.
    fn from_str(text: &str) -> Result<Self, BadTenths> {
        let plain = |c: char| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '．' | '。' => '.',
            '－' | '−' => '-',
            c => c,
        };
        let text: String = text.trim().chars().map(plain).collect();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, text.as_str()),
        };
        let (whole, tenth) = digits.split_once('.').unwrap_or((digits, "0"));
        let number = |text: &str, most: usize| -> Result<i32, BadTenths> {
            let fits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| text.parse().ok()).flatten().ok_or(BadTenths)
        };
        Ok(Self(sign * (number(whole, 7)? * 10 + number(tenth, 1)?)))
    }
}

impl Add for Tenths {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Tenths {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Tenths {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Tenths {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_and_read_back() {
        for (tenths, text) in [(0, "0"), (50, "5"), (45, "4.5"), (-5, "-0.5"), (-10, "-1")] {
            assert_eq!(Tenths(tenths).to_string(), text);
            assert_eq!(text.parse(), Ok(Tenths(tenths)));
        }
        assert_eq!(" ３．５ ".parse(), Ok(Tenths(35)));
        for text in ["", "-", "3.55", "3.", ".5", "1e3", "99999999", "三"] {
            assert_eq!(text.parse::<Tenths>(), Err(BadTenths), "{text}");
        }
    }

    #[test]
    fn shares_never_round_over_a_line() {
        assert_eq!(Tenths::share(94_960, 100_000), Some(Tenths(949)));
        assert_eq!(Tenths::share(1, 0), None);
    }
}
