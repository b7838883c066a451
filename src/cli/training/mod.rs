//! Trainings by command line: the twins of calendar, roster, roll call and settings.

pub mod args;
mod coverage;
mod list;
mod roster;
mod rules;

use std::sync::Arc;

use anyhow::Result;

pub use coverage::coverage;

use self::args::Training as Task;
use super::{
    change::{change, submit},
    open::Setting,
    out::Out,
};
use crate::{
    desk::{Desk, Registrar},
    domain::{
        Command, Period, Reference, Training, TrainingCommand, TrainingFields, TrainingId,
        TrainingRefusal,
        calendar::rest,
        grammar::{self, Lean},
    },
    i18n::{
        heard::field,
        text::{CliText, CourseText},
    },
    register::Roster,
    report::Mask,
};

pub fn training(setting: &Setting, task: &Task, out: &mut Out) -> Result<()> {
    match task {
        Task::List {
            unit,
            period,
            format,
        } => list::list(setting, unit.as_deref(), period.as_deref(), *format, out),
        Task::Show {
            training,
            sheet,
            format,
        } => {
            let registrar = setting.registrar()?;
            let desk = registrar.desk();
            let roster = setting.session(&desk, training)?;
            if *sheet {
                return list::sheet(setting, &desk, &roster, out);
            }
            let about = Reference::Training(roster.id());
            let page = setting.document(&registrar, about, Mask::AsRole)?;
            out.document(setting, &desk, &page, *format)
        }
        Task::Add { fields } => add(setting, fields, out),
        Task::Edit { training, fields } => edit(setting, training, fields, out),
        Task::Cancel { training, reason } => on(setting, training, out, |held| {
            let (id, base) = (held.training.record.id, held.training.version);
            let reason = reason.clone();
            TrainingCommand::Cancel { id, base, reason }
        }),
        Task::Reinstate { training } => {
            on(setting, training, out, |held| TrainingCommand::Reopen {
                id: held.training.record.id,
                base: held.training.version,
            })
        }
        Task::Close { training } => on(setting, training, out, |held| TrainingCommand::Close {
            id: held.training.record.id,
        }),
        Task::Assign(task) => roster::assign(setting, task, out),
        Task::Unassign { training, people } => roster::unassign(setting, training, people, out),
        Task::Attend {
            training,
            line,
            yes,
        } => roster::attend(setting, training, &line.join(" "), *yes, out),
        Task::Rules {
            tier,
            fields,
            format,
        } => rules::rules(setting, *tier, (fields, *format), out),
    }
}

impl Setting {
    pub fn session(&self, desk: &Desk, name: &str) -> Result<Arc<Roster>> {
        let id = name.trim().parse::<TrainingId>().ok();
        let found = id.and_then(|id| desk.county().trainings().get(id));
        found
            .cloned()
            .ok_or_else(|| self.refused(&TrainingRefusal::NotFound))
    }

    pub fn period(&self, text: &str, lean: Lean) -> Result<Period> {
        let text = text.trim();
        grammar::period(text, self.clock().today(), lean).map_err(|_| {
            let text = text.to_owned();
            self.misused(&CourseText::BadPeriod { text })
        })
    }
}

/// One command about one session.
fn on(
    setting: &Setting,
    training: &str,
    out: &mut Out,
    command: impl FnOnce(&Roster) -> TrainingCommand,
) -> Result<()> {
    change(setting, out, |desk| {
        Ok(Command::Training(command(
            &*setting.session(desk, training)?,
        )))
    })
}

fn add(setting: &Setting, typed: &[String], out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let mut pairs = setting.pairs(typed)?;
    let Some(host) = setting.take(&mut pairs, field::HOST)? else {
        let what = format!("{}=…", field::HOST[0]);
        return Err(setting.misused(&CliText::StillMissing { what }));
    };
    let host = setting.unit(&desk, host.value)?;
    let mut fields = TrainingFields::default();
    setting.set_training(&mut fields, &pairs)?;
    let command = Command::Training(TrainingCommand::Plan {
        id: TrainingId::promised(0),
        host,
        fields: Box::new(fields),
    });
    let receipt = submit(setting, &mut registrar, command, out)?;
    for id in receipt.ids::<Training>() {
        out.line(id.to_string())?;
        warn(setting, &registrar, id, out)?;
    }
    Ok(())
}

fn edit(setting: &Setting, training: &str, typed: &[String], out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let held = setting.session(&registrar.desk(), training)?;
    let mut fields = held.training.record.fields.clone();
    setting.set_training(&mut fields, &setting.pairs(typed)?)?;
    let id = held.id();
    let command = Command::Training(TrainingCommand::Edit {
        id,
        base: held.training.version,
        fields: Box::new(fields),
    });
    submit(setting, &mut registrar, command, out)?;
    warn(setting, &registrar, id, out)
}

/// What nobody forbids: days of rest, and people who should be at two places.
fn warn(setting: &Setting, registrar: &Registrar, id: TrainingId, out: &mut Out) -> Result<()> {
    let desk = registrar.desk();
    let trainings = desk.county().trainings();
    let Some(roster) = trainings.get(id) else {
        return Ok(());
    };
    let slots = &roster.training.record.fields.slots;
    let mut days: Vec<_> = slots.iter().map(|slot| slot.date).collect();
    days.dedup();
    for (day, why) in days.iter().filter_map(|&day| Some((day, rest(day)?))) {
        let (on, why) = (day.to_string(), setting.say(&why));
        out.line(setting.say(&CourseText::OnRestDay { on, why }))?;
    }
    for seat in roster.live() {
        let person = seat.record.person;
        if let Some(other) = trainings.clash(person, slots, Some(id)) {
            let name = desk.county().person(person);
            let name = name.map_or_else(String::new, |held| held.record.fields.name.clone());
            let title = other.training.record.fields.title.clone();
            out.line(setting.say(&CourseText::Clash { name, title }))?;
        }
    }
    Ok(())
}
