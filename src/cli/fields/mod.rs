//! FIELD=VALUE as typed, in either language, onto the fields of a record as they are described.

mod registry;
mod site;
mod training;

use anyhow::Result;
use chrono::NaiveDate;

use super::{open::Setting, out::Stop};
use crate::{
    domain::{
        Answer, Fault, Field, Holds, Issue, Need, Rank, SiteField,
        grammar::{self, Exact, Lean},
    },
    i18n::{
        heard::{Heard, Names, answer::among, field::Named, is_one_of, mark},
        mend_as,
        text::CliText,
    },
};

/// What a value means for a field that is not read by its kind; none where it is.
type Own = Option<Result<(), Issue>>;

/// Puts a value where it belongs.
fn put(slot: Holds, value: &str, described: (Field, Need), today: NaiveDate) -> Result<(), Issue> {
    let (field, need) = described;
    match slot {
        Holds::Text(text) | Holds::Note(text) | Holds::Phone(text) => value.clone_into(text),
        Holds::Flag(flag) => *flag = word(value, field)?,
        Holds::Day(day, exact) => *day = read_day(value, field, (exact, today))?,
        Holds::Due(day, exact) => {
            let read = read_day(value, field, (exact, today))?;
            *day = read.ok_or_else(|| Issue::new(field, Fault::Empty))?;
        }
        Holds::Count(count) => {
            let share = field == Field::Site(SiteField::Demand);
            let value = value.trim_end_matches(|c| share && mark::PERCENT.contains(&c));
            let open = value.is_empty() && need == Need::Free;
            count.put((!open).then(|| number(value, field)).transpose()?);
        }
        Holds::Yuan(yuan) => {
            let read = grammar::yuan(value);
            *yuan = read.ok_or_else(|| Issue::new(field, Fault::NotANumber))?;
        }
        Holds::One(choice) => {
            let all = choice.all();
            let known: Vec<Answer> = all.iter().copied().flatten().collect();
            let open = value.is_empty() && all.contains(&None);
            let answer = (!open).then(|| among(&known, value).ok_or_else(|| unknown(value, field)));
            choice.put(answer.transpose()?);
        }
        Holds::Counts(counts) => *counts = word(value, field)?,
        Holds::Ranks(ranks) => {
            let read: Option<Vec<Rank>> = parts(value).map(Rank::heard).collect();
            *ranks = read.ok_or_else(|| unknown(value, field))?;
        }
        Holds::Own => {}
    }
    Ok(())
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

    /// What is typed of a thing without looking anything up.
    pub fn set<T: Named>(&self, record: &mut T, pairs: &[Pair]) -> Result<()> {
        self.fill(record, pairs, |_, _, _| None)
    }

    /// Puts every pair, or tells everything that is wrong with them at once.
    fn fill<T: Named>(
        &self,
        record: &mut T,
        pairs: &[Pair],
        mut own: impl FnMut(&mut T, Field, &str) -> Own,
    ) -> Result<()> {
        let today = self.clock().today();
        let mut wrong = Vec::new();
        let mut seen = Vec::new();
        for pair in pairs {
            let Some(described) = T::ALL.iter().find(|d| pair.is(T::names(d.field))) else {
                let (name, known) = (pair.name.to_owned(), known::<T>());
                return Err(self.misused(&CliText::NoSuchField { name, known }));
            };
            let (field, value) = (described.field, pair.value);
            if seen.contains(&field) {
                return Err(self.twice(pair.name));
            }
            seen.push(field);
            let done = own(record, field, value).unwrap_or_else(|| {
                put(
                    described.slot(record),
                    value,
                    (field, described.need),
                    today,
                )
            });
            if let Err(issue) = done {
                let name = T::label(field, self.lang);
                wrong.push(mend_as(&name, &issue, value, self.lang).into_owned());
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Stop::Refused(wrong.join("\n")).into())
        }
    }
}

/// What the fields of a record are called before `=`.
pub fn known<T: Named>() -> String {
    let names = T::ALL.iter().map(|described| T::names(described.field));
    let names = names.filter(|names| !names.is_empty());
    let names = names.map(|names| format!("{}/{}", names[0], names[1]));
    names.collect::<Vec<_>>().join(", ")
}

fn unknown(value: &str, field: Field) -> Issue {
    Issue::new(field, Fault::Unknown(value.to_owned()))
}

/// What a word stands for.
fn word<T: Heard>(value: &str, field: Field) -> Result<T, Issue> {
    T::heard(value).ok_or_else(|| unknown(value, field))
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split(mark::LIST).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn read_day(
    value: &str,
    field: Field,
    (exact, today): (Exact, NaiveDate),
) -> Result<Option<NaiveDate>, Issue> {
    if value.is_empty() {
        return Ok(None);
    }
    let day = grammar::day(value, today, exact, Lean::Near);
    day.map(Some).map_err(|fault| Issue::new(field, fault))
}

/// A count, within what its field takes.
pub fn number(value: &str, field: Field) -> Result<u16, Issue> {
    let count = grammar::count(value, grammar::bounds(field));
    count
        .map(|n| n as u16)
        .map_err(|fault| Issue::new(field, fault))
}
