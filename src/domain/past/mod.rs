//! Since when something is true and what was true before: every "on that day" is answered here.

mod household;
mod unit;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use household::{HouseholdPast, Spot};
pub use unit::{Called, UnitPast};

/// What something was, each until a day, the earliest first. What is true today stands in the record itself and goes on
/// from the day after the last: so there is no hole and no overlap, and where nothing ever changed there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Past<T>(Vec<Was<T>>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Was<T> {
    /// The last day on which it held.
    #[serde(rename = "u")]
    until: NaiveDate,
    #[serde(rename = "w")]
    value: T,
}

/// A stretch of days, both ends included. Without a first day nobody knows since when, and it was always so; without a
/// last one it is so today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<T> {
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub value: T,
}

impl<T> Default for Past<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Past<T> {
    const NONE: Self = Self(Vec::new());

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first day of what is true today; none where it was never otherwise.
    pub fn begun(&self) -> Option<NaiveDate> {
        self.0.last().and_then(|was| was.until.succ_opt())
    }

    /// What was true on a day, if `now` is today.
    pub fn on<'a>(&'a self, day: NaiveDate, now: &'a T) -> &'a T {
        let was = self.0.iter().find(|was| was.until >= day);
        was.map_or(now, |was| &was.value)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|was| &was.value)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().map(|was| &mut was.value)
    }

    /// Another value holds from a day on, which is no earlier than [`Past::begun`] and than the first day of the record.
    /// What held for less than a day was a slip and is not kept.
    pub fn change(&mut self, before: T, now: &T, since: NaiveDate, first: Option<NaiveDate>) {
        if before == *now {
            return;
        }
        match since.pred_opt() {
            Some(until) if self.begun().or(first).is_none_or(|begun| begun < since) => {
                let value = before;
                self.0.push(Was { until, value });
            }
            _ if self.0.last().is_some_and(|was| was.value == *now) => {
                self.0.pop();
            }
            _ => {}
        }
    }

    /// Every span from the first day of the record on, the earliest first; the last is what is true today.
    pub fn spans<'a>(
        &'a self,
        now: &'a T,
        first: Option<NaiveDate>,
    ) -> impl Iterator<Item = Span<&'a T>> {
        let ends = self.0.iter().map(|was| (Some(was.until), &was.value));
        let ends = ends.chain([(None, now)]);
        ends.scan(first, |since, (until, value)| {
            let span = Span {
                since: *since,
                until,
                value,
            };
            *since = until.and_then(|day| day.succ_opt());
            Some(span)
        })
    }

    /// Whether the days rise, each value differs from the next, and none ends before the first day of the record.
    pub fn holds(&self, now: &T, first: Option<NaiveDate>) -> bool {
        let begins = |was: &Was<T>| first.is_none_or(|first| first <= was.until);
        let next = self.0.iter().skip(1).map(|was| &was.value).chain([now]);
        self.0.is_sorted_by(|was, next| was.until < next.until)
            && self.0.first().is_none_or(begins)
            && self
                .0
                .iter()
                .zip(next)
                .all(|(was, next)| was.value != *next)
    }
}

/// When something was kept: since when, and for which days it was retired in between. Whether it is retired now stands
/// in the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Life {
    /// None is always: nobody said since when.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
    #[serde(rename = "g", default, skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<Gap>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Gap {
    /// The first day on which it was not kept, and the last.
    #[serde(rename = "f")]
    from: NaiveDate,
    #[serde(rename = "u")]
    until: NaiveDate,
}

impl Life {
    const ALWAYS: Self = Self::since(None);

    pub const fn since(since: Option<NaiveDate>) -> Self {
        let gaps = Vec::new();
        Self { since, gaps }
    }

    fn is_always(&self) -> bool {
        *self == Self::ALWAYS
    }

    /// The first day of the record; none is always.
    pub const fn first(&self) -> Option<NaiveDate> {
        self.since
    }

    /// Since when it is kept without a break.
    pub fn begun(&self) -> Option<NaiveDate> {
        let back = self.gaps.last().and_then(|gap| gap.until.succ_opt());
        back.or(self.since)
    }

    /// Whether it was kept on a day, `gone` being the first day on which it no longer is.
    pub fn kept(&self, day: NaiveDate, gone: Option<NaiveDate>) -> bool {
        self.since.is_none_or(|since| since <= day)
            && gone.is_none_or(|gone| day < gone)
            && !self
                .gaps
                .iter()
                .any(|gap| gap.from <= day && day <= gap.until)
    }

    /// It is retired from a day on, which is returned: an earlier one where it was back for less than a day.
    pub fn retire(&mut self, since: NaiveDate) -> NaiveDate {
        match self.gaps.pop_if(|gap| gap.until.succ_opt() >= Some(since)) {
            Some(gap) => gap.from,
            None => since,
        }
    }

    /// It is kept again from a day on; `gone` was the first day on which it was not.
    pub fn restore(&mut self, gone: NaiveDate, since: NaiveDate) {
        if let Some(until) = since.pred_opt().filter(|until| *until >= gone) {
            self.gaps.push(Gap { from: gone, until });
        }
    }

    /// The stretches in which it was retired and that are over, the earliest first.
    pub fn gaps(&self) -> impl Iterator<Item = Span<()>> {
        self.gaps.iter().map(|gap| Span {
            since: Some(gap.from),
            until: Some(gap.until),
            value: (),
        })
    }

    /// The stretches in which it was kept, the earliest first; none of them has no day.
    pub fn spans(&self, gone: Option<NaiveDate>) -> impl Iterator<Item = Span<()>> {
        let ends = self
            .gaps
            .iter()
            .map(|gap| (Some(gap.from), gap.until.succ_opt()));
        let stretches = ends
            .chain([(gone, None)])
            .scan(self.since, |since, (from, back)| {
                let until = from.and_then(|from| from.pred_opt());
                let span = Span {
                    since: std::mem::replace(since, back),
                    until,
                    value: (),
                };
                Some(span)
            });
        stretches.filter(|span| span.until.is_none_or(|until| span.since <= Some(until)))
    }

    /// Whether it was kept for a day at least between what it was not; only on its first day it may have gone again.
    pub fn holds(&self, gone: Option<NaiveDate>) -> bool {
        let back = self.gaps.iter().map(|gap| gap.until.succ_opt());
        let from = self.gaps.iter().map(|gap| gap.from).chain(gone);
        let apart = back.zip(from.clone().skip(1));
        self.gaps.iter().all(|gap| gap.from <= gap.until)
            && from
                .into_iter()
                .next()
                .is_none_or(|from| self.since <= Some(from))
            && apart.into_iter().all(|(back, from)| back < Some(from))
    }
}
