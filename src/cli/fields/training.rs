//! Fields of a session, and of what a level owes.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Pair, parts};
use crate::{
    cli::open::Setting,
    domain::{
        Fault, Field, Issue, Slot, TimeOfDay, Topic, TrainingField as F, TrainingFields,
        grammar::{self, Exact, Lean},
    },
    i18n::heard,
};

/// From and to.
type Hours = (TimeOfDay, TimeOfDay);

impl Setting {
    /// Several days and several times of day go together: each time on each day.
    pub fn set_training(&self, fields: &mut TrainingFields, pairs: &[Pair]) -> Result<()> {
        let mut dates: Vec<NaiveDate> = fields.slots.iter().map(|slot| slot.date).collect();
        let mut hours: Vec<Hours> = fields.slots.iter().map(|s| (s.from, s.to)).collect();
        hours.sort_unstable();
        hours.dedup();
        dates.dedup();
        let (today, mut moved) = (self.clock().today(), false);
        self.fill(fields, pairs, |session, field, value| {
            let issue = |fault| Issue::new(Field::Training(F::Slots), fault);
            let put = match field {
                Field::Training(F::Topics) => {
                    session.topics = parts(value).map(topic).collect();
                    return Some(Ok(()));
                }
                Field::Training(F::Slots) => {
                    let day = |part| grammar::day(part, today, Exact::Day, Lean::Coming);
                    let days: Result<Vec<NaiveDate>, _> = parts(value).map(day).collect();
                    days.map(|days| dates = days).map_err(issue)
                }
                Field::Training(F::Hours) => {
                    let times: Option<Vec<Hours>> = parts(value).map(grammar::stretch).collect();
                    let times = times.ok_or_else(|| issue(Fault::NotTimes));
                    times.map(|times| hours = times)
                }
                _ => return None,
            };
            moved = true;
            Some(put)
        })?;
        if moved {
            let on = |&date: &NaiveDate| {
                let hours = hours.iter();
                let slots = hours.map(move |&(from, to)| Slot { date, from, to });
                slots.collect::<Vec<_>>()
            };
            fields.slots = dates.iter().flat_map(on).collect();
        }
        Ok(())
    }
}

fn topic(value: &str) -> Topic {
    let known = heard::said(&Topic::STANDARD, value);
    known.unwrap_or_else(|| Topic::Other(value.to_owned()))
}
