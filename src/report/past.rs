//! What was true of a household or a unit before, a line for each stretch of days, the latest first.

use chrono::NaiveDate;

use super::table::{Cell, Kind, Page, Tone, Value};
use crate::{
    desk::Desk,
    domain::{Household, Span, Unit},
    i18n::{
        Lang, Said, Say,
        text::{HouseholdText, UnitText},
    },
};

/// Since when it is there, and what was true before.
pub(super) fn told(since: Option<NaiveDate>, before: Vec<Value>, page: &mut Page) {
    let since = since.map_or(Value::Nothing, Value::Day);
    page.line("since", &UnitText::From, Kind::Day, since);
    let before = before.into_iter();
    let before = before.map(|value| Cell::from(value).tone(Tone::Quiet));
    page.lines("before", &UnitText::Earlier, before);
}

pub(super) fn of_household(desk: &Desk, household: &Household) -> Vec<Value> {
    let past = &household.past;
    let (spot, first) = (household.spot(), past.life.first());
    let places = past.place.spans(&spot, first);
    let mut lines: Vec<Value> = places
        .filter_map(|span| {
            let n = span.value.number.into();
            let unit = desk.short_on(span.value.neighborhood, span.until?);
            Some(line(&span, |lang| {
                format!("{unit} {}", HouseholdText::NumberOf { n }.say(lang))
            }))
        })
        .collect();
    let states = past.state.spans(&household.fields.state, first);
    lines.extend(
        states
            .filter(|span| span.until.is_some())
            .map(|span| line(&span, |lang| span.value.say(lang).into_owned())),
    );
    lines.extend(gaps(past.life.gaps()));
    lines.reverse();
    lines
}

pub(super) fn of_unit(desk: &Desk, unit: &Unit) -> Vec<Value> {
    let past = unit.past();
    let (called, first) = (unit.called(), past.life.first());
    let names = past.called.spans(&called, first);
    let mut lines: Vec<Value> = names
        .filter(|span| span.until.is_some())
        .map(|span| line(&span, |_| span.value.name.clone()))
        .collect();
    let parents = unit.parent.iter();
    let parents = parents.flat_map(|now| past.stood.spans(now, first));
    lines.extend(parents.filter_map(|span| {
        let above = desk.short_on(*span.value, span.until?);
        Some(line(&span, |lang| {
            format!("{} {above}", UnitText::Above.say(lang))
        }))
    }));
    lines.extend(gaps(past.life.gaps()));
    lines.reverse();
    lines
}

fn gaps(gaps: impl Iterator<Item = Span<()>>) -> impl Iterator<Item = Value> {
    gaps.map(|gap| line(&gap, |lang| UnitText::WasRetired.say(lang).into_owned()))
}

fn line<T>(span: &Span<T>, what: impl Fn(Lang) -> String) -> Value {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let (since, until) = (day(span.since), day(span.until).unwrap_or_default());
    Value::Said(Said::by(|lang| {
        let (what, until) = (what(lang), until.clone());
        let words = match since.clone() {
            Some(since) => UnitText::Stretch { what, since, until },
            None => UnitText::Until { what, until },
        };
        words.say(lang).into_owned()
    }))
}
