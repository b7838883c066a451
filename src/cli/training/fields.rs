//! FIELD=VALUE of a session and of what a level owes.

use anyhow::Result;
use chrono::NaiveDate;

use crate::{
    cli::{
        fields::{Names, Pair, number, unknown},
        open::Setting,
    },
    domain::{
        Counting, Fault, Field, Issue, ObligationFields, Rank, Rhythm, Slot, TimeOfDay, Topic,
        TrainingField as F, TrainingFields, Whom,
        grammar::{self, Exact, Lean},
    },
    i18n::{Lang, Say},
};

pub const HOST: Names = &["unit", "主办单位", "单位"];

const TRAINING: [Names; 9] = [
    &["title", "名称"],
    &["topics", "内容"],
    &["date", "日期"],
    &["time", "时间"],
    &["place", "地点"],
    &["lecturer", "授课人"],
    &["seats", "座位", "座位数"],
    &["audience", "对象"],
    &["note", "备注"],
];

const RULES: [Names; 5] = [
    &["rhythm", "周期"],
    &["whom", "范围"],
    &["ranks", "对象"],
    &["higher", "上级培训"],
    &["make-up", "补训"],
];

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
        let mut moved = false;
        let today = self.clock().today();
        self.set(pairs, &TRAINING, |name, value| {
            let issue = |field, fault| Issue::new(Field::Training(field), fault);
            match name {
                "title" => value.clone_into(&mut fields.title),
                "place" => value.clone_into(&mut fields.place),
                "lecturer" => value.clone_into(&mut fields.lecturer),
                "note" => value.clone_into(&mut fields.note),
                "topics" => fields.topics = parts(value).map(topic).collect(),
                "seats" if value.is_empty() => fields.capacity = None,
                "seats" => {
                    fields.capacity = Some(number(value, Field::Training(F::Capacity))?);
                }
                "audience" => {
                    let ranks: Option<Vec<Rank>> = parts(value).map(rank).collect();
                    fields.audience = ranks.ok_or_else(|| issue(F::Audience, unknown(value)))?;
                }
                "date" => {
                    let day = |part| grammar::day(part, today, Exact::Day, Lean::Coming);
                    let days: Result<Vec<NaiveDate>, _> = parts(value).map(day).collect();
                    dates = days.map_err(|fault| issue(F::Slots, fault))?;
                    moved = true;
                }
                _ => {
                    let times: Option<Vec<Hours>> = parts(value).map(grammar::stretch).collect();
                    hours = times.ok_or_else(|| issue(F::Slots, Fault::NotTimes))?;
                    moved = true;
                }
            }
            Ok(())
        })?;
        if moved {
            let on = |&date: &NaiveDate| {
                let slots = hours.iter().map(move |&(from, to)| Slot { date, from, to });
                slots.collect::<Vec<_>>()
            };
            fields.slots = dates.iter().flat_map(on).collect();
        }
        Ok(())
    }

    pub fn set_rules(&self, fields: &mut ObligationFields, pairs: &[Pair]) -> Result<()> {
        self.set(pairs, &RULES, |name, value| {
            let issue = |field| Issue::new(Field::Training(field), unknown(value));
            match name {
                "rhythm" => {
                    let rhythm = said(&Rhythm::ALL, value);
                    fields.rhythm = rhythm.ok_or_else(|| issue(F::Rhythm))?;
                }
                "whom" => fields.whom = said(&Whom::ALL, value).ok_or_else(|| issue(F::Whom))?,
                "ranks" => {
                    let ranks: Option<Vec<Rank>> = parts(value).map(rank).collect();
                    fields.ranks = ranks.ok_or_else(|| issue(F::Audience))?;
                }
                "higher" => {
                    fields.higher_counts = counting(value).ok_or_else(|| issue(F::Counting))?;
                }
                _ => fields.make_up_counts = counting(value).ok_or_else(|| issue(F::Counting))?,
            }
            Ok(())
        })
    }
}

fn parts(value: &str) -> impl Iterator<Item = &str> {
    let parts = value.split(['、', ',', '，', ';', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

/// Whichever of them is said so in either language.
fn said<T: Say + Copy>(all: &[T], value: &str) -> Option<T> {
    let is = |thing: &&T| {
        let in_lang = |lang| thing.say(lang).eq_ignore_ascii_case(value);
        in_lang(Lang::Zh) || in_lang(Lang::En)
    };
    all.iter().find(is).copied()
}

fn rank(value: &str) -> Option<Rank> {
    match value.to_ascii_lowercase().as_str() {
        "section" | "片长" => Some(Rank::Section),
        "group" | "组长" => Some(Rank::Group),
        "neighborhood" | "邻长" => Some(Rank::Neighborhood),
        _ => None,
    }
}

fn counting(value: &str) -> Option<Counting> {
    match value.to_ascii_lowercase().as_str() {
        "yes" | "是" | "计入" => Some(Counting::Counts),
        "no" | "否" | "不计入" => Some(Counting::CountsNot),
        _ => None,
    }
}

fn topic(value: &str) -> Topic {
    let known = Topic::STANDARD.into_iter().find(|topic| {
        let in_lang = |lang| topic.say(lang).eq_ignore_ascii_case(value);
        in_lang(Lang::Zh) || in_lang(Lang::En)
    });
    known.unwrap_or_else(|| Topic::Other(value.to_owned()))
}
