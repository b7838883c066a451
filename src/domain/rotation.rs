//! Which copies in a folder stay: the newest of each of the last days, weeks and months that have one. Knows names and
//! times, and no file.

use std::{collections::BTreeSet, str::FromStr};

use chrono::{Datelike, NaiveDateTime};

/// How many days, weeks and months keep a copy, typed as `7d,4w,12m`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    days: usize,
    weeks: usize,
    months: usize,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("7d,4w,12m: the newest copy of each of the last 7 days, 4 weeks, 12 months")]
pub struct BadRotation;

impl FromStr for Rotation {
    type Err = BadRotation;

    fn from_str(text: &str) -> Result<Self, BadRotation> {
        let mut rotation = Self::default();
        for part in text.split(',').map(str::trim) {
            let mut chars = part.chars();
            let slot = match chars.next_back() {
                Some('d') => &mut rotation.days,
                Some('w') => &mut rotation.weeks,
                Some('m') => &mut rotation.months,
                _ => return Err(BadRotation),
            };
            let number = chars.as_str().parse().map_err(|_| BadRotation)?;
            if *slot != 0 || !(1..=999).contains(&number) {
                return Err(BadRotation);
            }
            *slot = number;
        }
        Ok(rotation)
    }
}

const FORM: &str = "%Y%m%d-%H%M%S";
const ENDING: &str = ".sanzhang";

/// The name of a copy of the county called `stem`, made at this moment of the county's clock.
pub fn name(stem: &str, at: NaiveDateTime) -> String {
    format!("{stem}-{}{ENDING}", at.format(FORM))
}

/// When a file of this name was made; none is no copy of ours.
pub fn made(stem: &str, name: &str) -> Option<NaiveDateTime> {
    let rest = name.strip_prefix(stem)?.strip_prefix('-')?;
    let at = NaiveDateTime::parse_from_str(rest.strip_suffix(ENDING)?, FORM).ok()?;
    (self::name(stem, at) == name).then_some(at)
}

impl Rotation {
    /// Those that stay of the copies made until now. The newest always does.
    pub fn stay(self, copies: &BTreeSet<NaiveDateTime>) -> BTreeSet<NaiveDateTime> {
        let week = |at: &NaiveDateTime| (at.iso_week().year(), at.iso_week().week());
        let month = |at: &NaiveDateTime| (at.year(), at.month());
        let mut stay: BTreeSet<_> = copies.last().copied().into_iter().collect();
        stay.extend(newest_of_each(copies, self.days, NaiveDateTime::date));
        stay.extend(newest_of_each(copies, self.weeks, week));
        stay.extend(newest_of_each(copies, self.months, month));
        stay
    }
}

fn newest_of_each<P: PartialEq>(
    copies: &BTreeSet<NaiveDateTime>,
    most: usize,
    part: impl Fn(&NaiveDateTime) -> P,
) -> Vec<NaiveDateTime> {
    let mut newest: Vec<NaiveDateTime> = Vec::new();
    for at in copies.iter().rev() {
        if newest.last().is_none_or(|last| part(last) != part(at)) {
            if newest.len() == most {
                break;
            }
            newest.push(*at);
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn at(hours: i64) -> NaiveDateTime {
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a day");
        first.and_hms_opt(2, 0, 0).expect("a time") + Duration::hours(hours)
    }

    #[test]
    fn a_year_of_nightly_copies_shrinks_to_days_weeks_and_months() {
        let rotation: Rotation = "7d,4w,12m".parse().expect("a rotation");
        let mut copies = BTreeSet::new();
        for night in 0..400 {
            copies.insert(at(night * 24));
            copies = rotation.stay(&copies);
        }
        let days: Vec<String> = copies
            .iter()
            .map(|at| at.format("%m-%d").to_string())
            .collect();
        assert!(copies.len() <= 7 + 4 + 12, "{days:?}");
        for back in 0..7 {
            assert!(copies.contains(&at((399 - back) * 24)), "{days:?}");
        }
        let months: BTreeSet<_> = copies.iter().map(|at| (at.year(), at.month())).collect();
        assert_eq!(months.len(), 12, "{days:?}");
    }

    #[test]
    fn only_names_of_ours_are_copies() {
        let made_at = at(5);
        let ours = name("county", made_at);
        assert_eq!(made("county", &ours), Some(made_at));
        for other in [
            "county.sanzhang",
            "other-20250101-070000.sanzhang",
            "county-20250101-070000.sanzhang.part",
            "county-20251301-070000.sanzhang",
            "county-2025011-70000.sanzhang",
            "county-20250101-070000",
        ] {
            assert_eq!(made("county", other), None, "{other}");
        }
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for bad in ["", "7", "d", "0d", "7d,8d", "7y", "-1d", "7d,,4w", "1000m"] {
            assert_eq!(bad.parse::<Rotation>(), Err(BadRotation), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_going_over_it_again_takes_nothing(
            hours in proptest::collection::btree_set(0_i64..20_000, 1..120),
            days in 1_usize..10, weeks in 0_usize..6, months in 0_usize..14,
        ) {
            let rotation = Rotation { days, weeks, months };
            let copies: BTreeSet<_> = hours.into_iter().map(at).collect();
            let stay = rotation.stay(&copies);
            prop_assert!(stay.is_subset(&copies));
            prop_assert_eq!(stay.last(), copies.last());
            prop_assert_eq!(&rotation.stay(&stay), &stay);
            prop_assert!(stay.len() <= days + weeks + months);
            // Of any of the last days with a copy, the newest is there.
            let held: BTreeSet<_> = copies.iter().map(NaiveDateTime::date).rev().take(days).collect();
            for day in held.iter().rev().take(1) {
                let newest = copies.iter().rfind(|at| at.date() == *day);
                prop_assert!(newest.is_some_and(|at| stay.contains(at)));
            }
        }
    }
}
