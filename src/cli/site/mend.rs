//! What is to be put right at sites: raised, listed, said to be done, looked at.

use anyhow::Result;

use super::{edit::day, named};
use crate::{
    cli::{
        args::{Format, Mended, Rectify},
        change::{change, make},
        open::Setting,
        out::Out,
        view,
    },
    desk::Desk,
    domain::{
        Command, Due, Held, InspectionId, List, Rectification, RectificationCommand,
        RectificationFields, RectificationId, SiteCommand, SiteRefusal, grammar::Lean,
    },
    i18n::text::CliText,
    register::{SiteFile, Sitting},
};

pub fn raise(setting: &Setting, task: &Rectify, out: &mut Out) -> Result<()> {
    make::<Rectification>(setting, out, |desk| {
        let file = named(setting, desk, &task.site)?;
        let since = day(setting, desk, task.since.as_deref())?;
        let due = match &task.due {
            Some(text) => setting.date(text, Lean::Coming)?,
            None => RectificationFields::usual_due(since),
        };
        let item = task.item;
        let inspection = item.map(|item| inspection(setting, &file, item, task));
        let lead = || file.site.record.fields.village_lead.clone();
        Ok(rectification(RectificationCommand::Raise {
            id: RectificationId::promised(0),
            site: file.id(),
            inspection: inspection.transpose()?,
            item,
            fields: RectificationFields {
                what: task.what.clone(),
                owner: task.owner.clone().unwrap_or_else(lead),
                since,
                due,
            },
        }))
    })
}

/// An item is one of the rubric of an inspection: the one that is named, or the only one.
fn inspection(
    setting: &Setting,
    file: &SiteFile,
    item: u16,
    task: &Rectify,
) -> Result<InspectionId> {
    let named = |sitting: &&Sitting| {
        let id = task.inspection.as_deref();
        id.is_none_or(|id| id.trim() == sitting.id().to_string())
    };
    let found = file.inspections.iter().filter(named);
    let told = |sitting: &&Sitting| {
        let by = setting.say(&sitting.by());
        (sitting.id().to_string(), vec![by], sitting.on().to_string())
    };
    match found.collect::<Vec<_>>()[..] {
        [] => Err(setting.refused(&SiteRefusal::NoInspection)),
        [sitting] => Ok(sitting.id()),
        ref several => {
            let which = CliText::WhichInspection {
                item: u32::from(item).into(),
            };
            Err(setting.listed(&which, several.iter().map(told).collect()))
        }
    }
}

const fn rectification(command: RectificationCommand) -> Command {
    Command::Site(SiteCommand::Rectification(command))
}

/// One command about one rectification.
fn on(
    setting: &Setting,
    id: &str,
    out: &mut Out,
    command: impl FnOnce(&Desk, &Held<Rectification>) -> Result<RectificationCommand>,
) -> Result<()> {
    let wanted = id.trim().parse::<RectificationId>().ok();
    change(setting, out, |desk| {
        let files = desk.county().sites().all().iter();
        let mut all = files.flat_map(|file| &file.rectifications);
        let held = all.find(|held| Some(held.record.id) == wanted);
        let held = held.ok_or_else(|| setting.refused(&SiteRefusal::NoRectification))?;
        Ok(rectification(command(desk, held)?))
    })
}

/// What is not named stays.
pub fn amend(setting: &Setting, id: &str, typed: &[String], out: &mut Out) -> Result<()> {
    let pairs = setting.pairs(typed)?;
    on(setting, id, out, |_, held| {
        let mut fields = held.record.fields.clone();
        setting.set(&mut fields, &pairs)?;
        let (id, base) = (held.record.id, held.version);
        Ok(RectificationCommand::Edit { id, base, fields })
    })
}

pub fn done(setting: &Setting, task: &Mended, out: &mut Out) -> Result<()> {
    on(setting, &task.id, out, |desk, held| {
        Ok(RectificationCommand::Done {
            id: held.record.id,
            base: held.version,
            on: day(setting, desk, task.on.as_deref())?,
            note: task.note.clone(),
        })
    })
}

pub fn confirm(setting: &Setting, task: &Mended, out: &mut Out) -> Result<()> {
    on(setting, &task.id, out, |desk, held| {
        Ok(RectificationCommand::Confirm {
            id: held.record.id,
            base: held.version,
            on: day(setting, desk, task.on.as_deref())?,
            note: task.note.clone(),
        })
    })
}

pub fn reopen(setting: &Setting, id: &str, out: &mut Out) -> Result<()> {
    on(setting, id, out, |_, held| {
        let (id, base) = (held.record.id, held.version);
        Ok(RectificationCommand::Reopen { id, base })
    })
}

pub fn list(
    setting: &Setting,
    site: Option<&str>,
    (which, format): (Due, Format),
    out: &mut Out,
) -> Result<()> {
    let registrar = setting.registrar()?;
    let only = site.map(|site| named(setting, &registrar.desk(), site));
    let site = only.transpose()?.map(|file| file.id());
    let list = List::Rectifications { site, which };
    view::list(setting, &registrar, list, format, out)
}
