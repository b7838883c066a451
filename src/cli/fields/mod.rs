//! FIELD=VALUE as typed, in either language, onto the fields of a record. A field is said once: its names, and what a
//! value does to the record.

mod registry;
mod site;
mod training;

use anyhow::Result;
use chrono::NaiveDate;

use super::{open::Setting, out::Stop};
use crate::{
    domain::{
        Fault, Field, Issue,
        grammar::{self, Exact, Lean},
    },
    i18n::{
        heard::{Heard, Names, is_one_of, mark},
        mend,
        text::CliText,
    },
};

pub use site::Listed;

/// A field that can be typed of a `T`. What was looked up for its value is in `C`.
pub struct Typed<T, C = ()> {
    names: Names,
    put: Put<T, C>,
}

enum Put<T, C> {
    Text(fn(&mut T) -> &mut String),
    Flag(Field, fn(&mut T) -> &mut bool),
    /// A day, or nothing.
    Day(Field, fn(&mut T) -> &mut Option<NaiveDate>),
    /// A day that cannot be left out.
    DueDay(Field, fn(&mut T) -> &mut NaiveDate),
    Value(fn(&mut T, &str, &C) -> Result<(), Issue>),
}

impl<T, C> Typed<T, C> {
    const fn text(names: Names, of: fn(&mut T) -> &mut String) -> Self {
        let put = Put::Text(of);
        Self { names, put }
    }

    const fn flag(names: Names, field: Field, of: fn(&mut T) -> &mut bool) -> Self {
        let put = Put::Flag(field, of);
        Self { names, put }
    }

    const fn day(names: Names, field: Field, of: fn(&mut T) -> &mut Option<NaiveDate>) -> Self {
        let put = Put::Day(field, of);
        Self { names, put }
    }

    const fn due(names: Names, field: Field, of: fn(&mut T) -> &mut NaiveDate) -> Self {
        let put = Put::DueDay(field, of);
        Self { names, put }
    }

    const fn value(names: Names, put: fn(&mut T, &str, &C) -> Result<(), Issue>) -> Self {
        let put = Put::Value(put);
        Self { names, put }
    }

    fn put(&self, record: &mut T, value: &str, found: &C, today: NaiveDate) -> Result<(), Issue> {
        match self.put {
            Put::Text(of) => value.clone_into(of(record)),
            Put::Flag(field, of) => *of(record) = word(value, field)?,
            Put::Day(field, of) => *of(record) = day(value, field, today)?,
            Put::DueDay(field, of) => {
                let day = day(value, field, today)?;
                *of(record) = day.ok_or_else(|| Issue::new(field, Fault::Empty))?;
            }
            Put::Value(put) => return put(record, value, found),
        }
        Ok(())
    }
}

/// `name=value`, split.
pub struct Pair<'a> {
    pub name: &'a str,
    pub value: &'a str,
}

impl Pair<'_> {
    pub fn is(&self, names: Names) -> bool {
        is_one_of(self.name, names)
    }
}

impl Setting {
    pub fn pairs<'a>(&self, typed: &'a [String]) -> Result<Vec<Pair<'a>>> {
        let split = |text: &'a str| {
            let (name, value) = text.split_once(mark::EQUALS)?;
            Some(Pair {
                name: name.trim(),
                value: value.trim(),
            })
        };
        let pairs = typed.iter().map(|text| {
            let text = text.as_str();
            split(text).ok_or_else(|| self.misused(&CliText::NotAPair { text: text.into() }))
        });
        let pairs: Vec<Pair> = pairs.collect::<Result<_>>()?;
        for (at, pair) in pairs.iter().enumerate() {
            let mut before = pairs[..at].iter();
            if before.any(|p| p.name.eq_ignore_ascii_case(pair.name)) {
                return Err(self.twice(pair.name));
            }
        }
        Ok(pairs)
    }

    fn twice(&self, name: &str) -> anyhow::Error {
        let name = name.to_owned();
        self.misused(&CliText::FieldTwice { name })
    }

    /// The one pair of that name in either language, taken out.
    pub fn take<'a>(&self, pairs: &mut Vec<Pair<'a>>, names: Names) -> Result<Option<Pair<'a>>> {
        let (mut taken, rest) = std::mem::take(pairs)
            .into_iter()
            .partition::<Vec<_>, _>(|p| p.is(names));
        *pairs = rest;
        match (taken.pop(), taken.pop()) {
            (Some(pair), Some(_)) => Err(self.twice(pair.name)),
            (one, _) => Ok(one),
        }
    }

    /// Puts every pair, or tells everything that is wrong with them at once.
    fn fill<T, C>(
        &self,
        record: &mut T,
        pairs: &[Pair],
        known: &[Typed<T, C>],
        found: &C,
    ) -> Result<()> {
        let today = self.clock().today();
        let mut wrong = Vec::new();
        let mut seen = Vec::new();
        for pair in pairs {
            let Some(field) = known.iter().find(|field| pair.is(field.names)) else {
                let shown = known.iter().map(|field| field.names);
                let shown = shown.map(|names| format!("{}/{}", names[0], names[1]));
                let known = shown.collect::<Vec<_>>().join(", ");
                let name = pair.name.to_owned();
                return Err(self.misused(&CliText::NoSuchField { name, known }));
            };
            if seen.contains(&field.names[0]) {
                return Err(self.twice(pair.name));
            }
            seen.push(field.names[0]);
            if let Err(issue) = field.put(record, pair.value, found, today) {
                wrong.push(mend(&issue, pair.value, self.lang).into_owned());
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Stop::Refused(wrong.join("\n")).into())
        }
    }
}

fn unknown(value: &str, field: Field) -> Issue {
    Issue::new(field, Fault::Unknown(value.to_owned()))
}

/// What a word stands for.
fn word<T: Heard>(value: &str, field: Field) -> Result<T, Issue> {
    T::heard(value).ok_or_else(|| unknown(value, field))
}

/// The same, or nothing.
fn word_or_none<T: Heard>(value: &str, field: Field) -> Result<Option<T>, Issue> {
    match value {
        "" => Ok(None),
        value => word(value, field).map(Some),
    }
}

fn day(value: &str, field: Field, today: NaiveDate) -> Result<Option<NaiveDate>, Issue> {
    if value.is_empty() {
        return Ok(None);
    }
    let day = grammar::day(value, today, Exact::Day, Lean::Near);
    day.map(Some).map_err(|fault| Issue::new(field, fault))
}

/// A count, within what its field takes.
pub fn number(value: &str, field: Field) -> Result<u16, Issue> {
    let count = grammar::count(value, grammar::bounds(field));
    count
        .map(|n| n as u16)
        .map_err(|fault| Issue::new(field, fault))
}

/// The same, or nothing.
fn number_or_none(value: &str, field: Field) -> Result<Option<u16>, Issue> {
    match value {
        "" => Ok(None),
        value => number(value, field).map(Some),
    }
}
