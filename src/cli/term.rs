//! Terms of office: how they read, and how one is corrected.

use anyhow::Result;
use chrono::NaiveDate;
use clap::ValueEnum;

use super::{
    args::{Source, Why},
    fields::{Names, Pair, day, unknown, yes},
    open::Setting,
};
use crate::{
    desk::{Desk, Registrar},
    domain::{
        Appointment, AppointmentId, Command, Ending, Fault, Field, Issue, LeaderCommand,
        LeaderField as F, Origin,
    },
    i18n::{
        Lang, Say,
        text::{CliText, LeaderText},
    },
    register::Post,
};

const TERM: [Names; 5] = [
    &["since", "任职日期"],
    &["until", "任期截止"],
    &["origin", "产生方式"],
    &["acting", "代理"],
    &["ending", "离任原因"],
];

/// `陈六  p5  13800000000  任期 2024-01-01 至 2024-05-03  辞职  代理  群众推荐  a12`
pub fn line(setting: &Setting, desk: &Desk, post: &Post<'_>) -> String {
    let (term, person) = (&post.term.record, &post.person.record);
    let since = term.fields.since.to_string();
    let span = match term.fields.until {
        Some(until) => setting.say(&LeaderText::TermOver {
            since,
            until: until.to_string(),
        }),
        None => setting.say(&LeaderText::Term { since }),
    };
    let acting = term.fields.acting.then(|| setting.say(&LeaderText::Acting));
    let cells = [
        Some(person.fields.name.clone()),
        Some(person.id.to_string()),
        Some(desk.phone(&person.fields.phone)).filter(|phone| !phone.is_empty()),
        acting,
        Some(span),
        term.ending.map(|ending| setting.say(&ending)),
        Some(setting.say(&term.fields.origin)),
        Some(term.id.to_string()),
    ];
    cells.into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// The fields of one term, past, serving or to come.
pub fn correct(
    setting: &Setting,
    registrar: &Registrar,
    id: AppointmentId,
    pairs: &[Pair],
) -> Result<Command> {
    let desk = registrar.desk();
    let held = registrar
        .store()
        .read()
        .and_then(|reading| reading.get::<Appointment>(id))
        .map_err(|error| setting.trouble(&error, desk.file().as_ref()))?;
    let held = held.ok_or_else(|| {
        let name = id.to_string();
        setting.refused(&CliText::NoSuchTerm { name })
    })?;
    let mut term = held.record;
    let today = setting.clock().today();
    setting.set(pairs, &TERM, |name, value| {
        set(&mut term, name, value, today)
    })?;
    Ok(Command::Leader(LeaderCommand::Edit {
        id,
        base: held.version,
        fields: term.fields,
        ending: term.ending,
    }))
}

fn set(term: &mut Appointment, name: &str, value: &str, today: NaiveDate) -> Result<(), Issue> {
    let issue = |field, fault| Issue::new(Field::Leader(field), fault);
    match name {
        "since" => {
            let since = day(value, today).map_err(|fault| issue(F::Since, fault))?;
            term.fields.since = since.ok_or_else(|| issue(F::Since, Fault::Empty))?;
        }
        "until" => {
            term.fields.until = day(value, today).map_err(|fault| issue(F::Until, fault))?;
            // A term that goes on has not ended for any reason.
            if term.fields.until.is_none() {
                term.ending = None;
            }
        }
        "origin" => {
            let word = Source::from_str(value, true).map(Origin::from).ok();
            let found = word.or_else(|| said(&Origin::ALL, value));
            term.fields.origin = found.ok_or_else(|| issue(F::Origin, unknown(value)))?;
        }
        "acting" => {
            term.fields.acting = yes(value).ok_or_else(|| issue(F::Acting, unknown(value)))?;
        }
        _ if value.is_empty() => term.ending = None,
        _ => {
            let word = Why::from_str(value, true).map(Ending::from).ok();
            let found = word.or_else(|| said(&Ending::ALL, value));
            term.ending = Some(found.ok_or_else(|| issue(F::Ending, unknown(value)))?);
        }
    }
    Ok(())
}

/// The one that is called so in either language.
fn said<T: Say + Copy>(all: &[T], value: &str) -> Option<T> {
    all.iter()
        .copied()
        .find(|one| Lang::ALL.iter().any(|&lang| one.say(lang) == value))
}
