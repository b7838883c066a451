//! A site as it goes on: edited, moved to another stage, replaced by another village.

use anyhow::Result;
use chrono::NaiveDate;

use super::{add, named};
use crate::{
    cli::{
        change::{change, submit},
        open::Setting,
        out::Out,
        put::batch,
    },
    desk::Desk,
    domain::{
        Command, Occasion, Reached, Seq, Site, SiteCommand, SiteFields, SiteId, SiteRefusal,
        StageId, grammar::Lean,
    },
    i18n::{list, text::SiteText},
};

pub fn edit(setting: &Setting, site: &str, typed: &[String], out: &mut Out) -> Result<()> {
    change(setting, out, |desk| {
        let file = named(setting, desk, site)?;
        let mut fields = file.site.record.fields.clone();
        let mut steps = Vec::new();
        let pairs = setting.pairs(typed)?;
        let official = add::leader(setting, desk, &pairs, &mut steps)?;
        setting.set_site(&mut fields, &pairs, official)?;
        steps.push(rewritten(file.id(), file.site.version, fields));
        Ok(batch(Occasion::Form, steps))
    })
}

/// The site with other fields.
pub fn rewritten(id: SiteId, base: Seq, fields: SiteFields) -> Command {
    let fields = Box::new(fields);
    Command::Site(SiteCommand::Edit { id, base, fields })
}

/// Today where no day is given.
pub fn day(setting: &Setting, desk: &Desk, text: Option<&str>) -> Result<NaiveDate> {
    text.map_or_else(|| Ok(desk.today()), |text| setting.date(text, Lean::Near))
}

/// A stage that is offered, by name or id.
pub fn stage(setting: &Setting, desk: &Desk, name: &str) -> Result<StageId> {
    let stages = desk.county().sites().stages().iter();
    let open = stages.filter(|held| !held.record.fields.closed);
    let found = setting.short(name, open.clone())?;
    let id = found.map(|held| held.record.id);
    id.ok_or_else(|| {
        let names = open.map(|held| held.record.fields.name.clone());
        no_such_stage(setting, name, &names.collect::<Vec<_>>())
    })
}

pub fn no_such_stage(setting: &Setting, name: &str, known: &[String]) -> anyhow::Error {
    let (name, known) = (name.trim().to_owned(), list(known, setting.lang));
    setting.refused(&SiteText::NoSuchStage { name, known })
}

/// What the stage demands and is not there is said, and hinders nothing.
pub fn advance(
    setting: &Setting,
    site: &str,
    to: &str,
    on: Option<&str>,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let stage = stage(setting, &desk, to)?;
    let on = day(setting, &desk, on)?;
    let command = Command::Site(SiteCommand::Reach {
        id: file.id(),
        base: file.site.version,
        stage,
        on,
    });
    submit(setting, &mut registrar, command, out)?;
    let county = desk.county();
    let row = county.board_row(&file);
    let demanded = county.demanded(stage, row.verified.as_ref());
    let held = county.sites().stage(stage);
    if let (Some(demanded), Some(held)) = (demanded.filter(|d| !d.met), held) {
        out.line(setting.say(&SiteText::StageWants {
            name: held.fields.name.clone(),
            demand: setting.say(&held.fields.demand),
            under: demanded.under.join(" "),
        }))?;
    }
    Ok(())
}

pub fn replace(
    setting: &Setting,
    site: &str,
    village: &str,
    (reason, on): (&str, Option<&str>),
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let file = named(setting, &desk, site)?;
    let village = setting.unit(&desk, village)?;
    let on = day(setting, &desk, on)?;
    let stage = desk
        .county()
        .sites()
        .first_stage()
        .ok_or_else(|| setting.refused(&SiteRefusal::NoStage))?;
    let command = Command::Site(SiteCommand::Replace {
        id: file.id(),
        base: file.site.version,
        on,
        reason: reason.to_owned(),
        new: SiteId::promised(0),
        village,
        fields: Box::new(SiteFields {
            stages: vec![Reached { stage, on }],
            ..SiteFields::default()
        }),
    });
    let receipt = submit(setting, &mut registrar, command, out)?;
    let fresh = receipt.ids::<Site>().find(|id| *id != file.id());
    if let Some(id) = fresh {
        out.line(id.to_string())?;
    }
    Ok(())
}
