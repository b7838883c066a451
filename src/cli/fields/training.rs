//! Fields of a session, and of what a level owes.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Pair, Typed, number_or_none, unknown, word};
use crate::{
    cli::open::Setting,
    domain::{
        Fault, Field, Issue, ObligationFields, Rank, Rhythm, Slot, TimeOfDay, Topic,
        TrainingField as F, TrainingFields, Whom,
        grammar::{self, Exact, Lean},
    },
    i18n::heard::{self, field::training as name, mark},
};

/// From and to.
type Hours = (TimeOfDay, TimeOfDay);

/// A session of which days and times of day are typed apart.
struct Session<'a> {
    fields: &'a mut TrainingFields,
    dates: Vec<NaiveDate>,
    hours: Vec<Hours>,
    moved: bool,
}

const fn of(field: F) -> Field {
    Field::Training(field)
}

const fn session<'a>() -> [Typed<Session<'a>, NaiveDate>; 9] {
    [
        Typed::text(name::TITLE, |s| &mut s.fields.title),
        Typed::value(name::TOPICS, |s, value, _| {
            s.fields.topics = parts(value).map(topic).collect();
            Ok(())
        }),
        Typed::value(name::DATE, |s, value, today| {
            let day = |part| grammar::day(part, *today, Exact::Day, Lean::Coming);
            let days: Result<Vec<NaiveDate>, _> = parts(value).map(day).collect();
            s.dates = days.map_err(|fault| Issue::new(of(F::Slots), fault))?;
            s.moved = true;
            Ok(())
        }),
        Typed::value(name::TIME, |s, value, _| {
            let times: Option<Vec<Hours>> = parts(value).map(grammar::stretch).collect();
            s.hours = times.ok_or_else(|| Issue::new(of(F::Slots), Fault::NotTimes))?;
            s.moved = true;
            Ok(())
        }),
        Typed::text(name::PLACE, |s| &mut s.fields.place),
        Typed::text(name::LECTURER, |s| &mut s.fields.lecturer),
        Typed::value(name::SEATS, |s, value, _| {
            s.fields.capacity = number_or_none(value, of(F::Capacity))?;
            Ok(())
        }),
        Typed::value(name::AUDIENCE, |s, value, _| {
            s.fields.audience = ranks(value)?;
            Ok(())
        }),
        Typed::text(name::NOTE, |s| &mut s.fields.note),
    ]
}

const RULES: &[Typed<ObligationFields>] = &[
    Typed::value(name::RHYTHM, |o, value, ()| {
        let rhythm = heard::said(&Rhythm::ALL, value);
        o.rhythm = rhythm.ok_or_else(|| unknown(value, of(F::Rhythm)))?;
        Ok(())
    }),
    Typed::value(name::WHOM, |o, value, ()| {
        let whom = heard::said(&Whom::ALL, value);
        o.whom = whom.ok_or_else(|| unknown(value, of(F::Whom)))?;
        Ok(())
    }),
    Typed::value(name::RANKS, |o, value, ()| {
        o.ranks = ranks(value)?;
        Ok(())
    }),
    Typed::value(name::HIGHER, |o, value, ()| {
        o.higher_counts = word(value, of(F::Counting))?;
        Ok(())
    }),
    Typed::value(name::MAKE_UP, |o, value, ()| {
        o.make_up_counts = word(value, of(F::Counting))?;
        Ok(())
    }),
];

impl Setting {
    /// Several days and several times of day go together: each time on each day.
    pub fn set_training(&self, fields: &mut TrainingFields, pairs: &[Pair]) -> Result<()> {
        let mut dates: Vec<NaiveDate> = fields.slots.iter().map(|slot| slot.date).collect();
        let mut hours: Vec<Hours> = fields.slots.iter().map(|s| (s.from, s.to)).collect();
        hours.sort_unstable();
        hours.dedup();
        dates.dedup();
        let mut typed = Session {
            fields,
            dates,
            hours,
            moved: false,
        };
        self.fill(&mut typed, pairs, &session(), &self.clock().today())?;
        if typed.moved {
            let on = |&date: &NaiveDate| {
                let hours = typed.hours.iter();
                let slots = hours.map(move |&(from, to)| Slot { date, from, to });
                slots.collect::<Vec<_>>()
            };
            typed.fields.slots = typed.dates.iter().flat_map(on).collect();
        }
        Ok(())
    }

    pub fn set_rules(&self, fields: &mut ObligationFields, pairs: &[Pair]) -> Result<()> {
        self.fill(fields, pairs, RULES, &())
    }
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split(mark::LIST).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn ranks(value: &str) -> Result<Vec<Rank>, Issue> {
    let whole = |_| unknown(value, of(F::Audience));
    let ranks = parts(value).map(|part| word(part, of(F::Audience)));
    ranks.collect::<Result<_, Issue>>().map_err(whole)
}

fn topic(value: &str) -> Topic {
    let known = heard::said(&Topic::STANDARD, value);
    known.unwrap_or_else(|| Topic::Other(value.to_owned()))
}
