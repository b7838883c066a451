//! Who takes part: assigned by name, by unit or from the gap; marked from the signed sheet.

use std::collections::HashSet;

use anyhow::Result;

use super::{args::Assign, warn};
use crate::{
    cli::{
        change::{change, submit},
        open::Setting,
        out::{Out, Stop},
    },
    desk::{Desk, Split},
    domain::{
        Command, Level, Period, Person, PersonId, Tier, Training, TrainingCommand, UnitId,
        grammar::Lean, lines, names_only_who_came, read_sheet,
    },
    i18n::{
        nth_session,
        text::{CliText, CourseText, RollText},
    },
    register::{Asked, Duty, Roster},
};

pub fn assign(setting: &Setting, task: &Assign, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let roster = setting.session(&desk, &task.training)?;
    let training = &roster.training.record;
    let (people, left_out) = whom(setting, &desk, &roster, task)?;
    let id = training.id;
    let command = if task.split {
        let Some(seats) = training.fields.capacity else {
            let title = training.fields.title.clone();
            return Err(setting.refused(&CourseText::NoSeats { title }));
        };
        let there: HashSet<PersonId> = roster.live().map(|held| held.record.person).collect();
        let walk_ins = roster.tally().walk_ins as usize;
        let free = usize::from(seats).saturating_sub(there.len() - walk_ins) as u16;
        let new: Vec<PersonId> = people.into_iter().filter(|p| !there.contains(p)).collect();
        let titled = |title: &str, n| nth_session(title, n, setting.lang).into_owned();
        let county = desk.county();
        let split = Split::of(county, &training.fields, (free, seats), &new, titled);
        split.extend(&roster.training)
    } else {
        Command::Training(TrainingCommand::Assign { id, people })
    };
    let receipt = submit(setting, &mut registrar, command, out)?;
    if left_out > 0 {
        let n = left_out.into();
        out.line(setting.say(&CourseText::LeftOut { n }))?;
    }
    warn(setting, &registrar, id, out)?;
    for id in receipt.ids::<Training>() {
        out.line(id.to_string())?;
        warn(setting, &registrar, id, out)?;
    }
    Ok(())
}

/// Who is meant, and how many are left out because a seat waits for them.
fn whom(
    setting: &Setting,
    desk: &Desk,
    roster: &Roster,
    task: &Assign,
) -> Result<(Vec<PersonId>, usize)> {
    let training = &roster.training.record;
    let county = desk.county();
    let unit = match &task.unit {
        Some(name) => setting.unit(desk, name)?,
        None => training.host,
    };
    if task.gap {
        // Nobody is owed a place at the county's own sessions: those picked come.
        let tier = training.tier.max(Tier::Township);
        let period = task
            .period
            .as_deref()
            .map(|text| setting.period(text, Lean::Coming));
        let (_, owed) = county.trainings().obligation(tier);
        let period = period.transpose()?;
        let asked = Asked {
            tier,
            rank: owed.main_rank(),
            period: period.unwrap_or_else(|| Period::of(owed.rhythm, training.on())),
        };
        let duties = county.duties(unit, asked).into_iter();
        let open = duties.filter(|duty| duty.settled.is_none());
        let (waiting, open): (Vec<Duty>, Vec<Duty>) =
            open.partition(|duty| duty.waits() && !task.seated);
        let mut people: Vec<PersonId> = open.iter().map(|duty| duty.person).collect();
        people.retain(|person| roster.seat_of(*person).is_none());
        if people.is_empty() {
            return Err(setting.refused(&CourseText::NoGap));
        }
        return Ok((people, waiting.len()));
    }
    if task.unit.is_some() {
        return Ok((leaders(desk, unit), 0));
    }
    let named = task.people.iter();
    let people: Result<Vec<PersonId>> = named
        .map(|name| person(setting, desk, training.host, name))
        .collect();
    Ok((people?, 0))
}

fn leaders(desk: &Desk, unit: UnitId) -> Vec<PersonId> {
    let county = desk.county();
    let posts = county.posts(unit).into_iter().filter(|post| {
        let level = county.unit(post.unit).map(|held| held.record.level);
        level == Some(Level::Neighborhood)
    });
    posts.map(|post| post.person.record.id).collect()
}

/// By name among those who serve below the host, else as people are named everywhere.
fn person(setting: &Setting, desk: &Desk, host: UnitId, name: &str) -> Result<PersonId> {
    let posts = desk.county().posts(host);
    let mut found: Vec<&Person> = posts
        .iter()
        .map(|post| &post.person.record)
        .filter(|person| person.fields.name == name.trim())
        .collect();
    found.sort_unstable_by_key(|person| person.id);
    found.dedup_by_key(|person| person.id);
    match found[..] {
        [] => setting.person(desk, host, name),
        [one] => Ok(one.id),
        _ => {
            let people = found.into_iter().map(|person| setting.known(desk, person));
            Err(setting.ambiguous(name, people.collect()))
        }
    }
}

pub fn unassign(setting: &Setting, training: &str, people: &[String], out: &mut Out) -> Result<()> {
    change(setting, out, |desk| {
        let roster = setting.session(desk, training)?;
        let (id, host) = (roster.id(), roster.training.record.host);
        let people = people.iter().map(|name| person(setting, desk, host, name));
        let people = people.collect::<Result<_>>()?;
        Ok(Command::Training(TrainingCommand::Unassign { id, people }))
    })
}

/// No mark that stands is replaced unless it was named and agreed to.
pub fn attend(
    setting: &Setting,
    training: &str,
    line: &str,
    yes: bool,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let roster = setting.session(&registrar.desk(), training)?;
    let seats = roster.live().map(|held| &held.record);
    let marks = read_sheet(line, seats).map_err(|faults| {
        let (told, more) = lines::told(&faults);
        let mut words: Vec<String> = told.iter().map(|fault| setting.say(fault)).collect();
        words.extend(more.then(|| setting.say(&CliText::MoreFaults)));
        Stop::Refused(words.join("\n"))
    })?;
    let id = roster.id();
    let mut over = roster.marks();
    if !yes {
        let desk = registrar.desk();
        let changed: Vec<String> = marks
            .iter()
            .filter_map(|(id, mark)| {
                let seat = &roster.seat(*id)?.record;
                let changes = seat.mark.is_some() && seat.mark != *mark;
                let person = desk.county().person(seat.person)?;
                changes.then(|| person.record.fields.name.clone())
            })
            .collect();
        let only = names_only_who_came(line).then_some(RollText::SheetOnlyThese);
        let (n, who) = (changed.len().into(), changed.join(" "));
        let changes = (!changed.is_empty()).then_some(RollText::SheetChanges { n, who });
        let mut words: Vec<String> = only
            .into_iter()
            .chain(changes)
            .map(|w| setting.say(&w))
            .collect();
        if !words.is_empty() {
            words.push(setting.say(&CliText::SayYes));
            return Err(Stop::Refused(words.join("\n")).into());
        }
        over.clear();
    }
    let command = Command::Training(TrainingCommand::Mark { id, marks, over });
    submit(setting, &mut registrar, command, out)?;
    Ok(())
}
