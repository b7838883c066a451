//! The short lists that all sites share: the stages they go through, and the county leaders linked to them.

use anyhow::Result;

use super::edit::no_such_stage;
use crate::{
    cli::{
        args::{Format, Listed},
        change::{change, make},
        open::Setting,
        out::Out,
        view::list,
    },
    domain::{
        Command, List, Official, OfficialCommand, OfficialFields, OfficialId, SiteCommand, Stage,
        StageCommand, StageFields, StageId,
    },
    i18n::text::SiteText,
};

pub fn stages(
    setting: &Setting,
    wish: Option<&Listed>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let command = |command| Command::Site(SiteCommand::Stage(command));
    match wish {
        None => list(setting, &setting.registrar()?, List::Stages, format, out),
        Some(Listed::Add { name, fields }) => make::<Stage>(setting, out, |desk| {
            let all = desk.county().sites().stages().iter();
            let order = all.map(|held| held.record.fields.order).max();
            let mut stage = StageFields {
                name: name.clone(),
                order: StageFields::after(order.unwrap_or_default()),
                ..StageFields::default()
            };
            setting.set(&mut stage, &setting.pairs(fields)?)?;
            let (id, fields) = (StageId::promised(0), stage);
            Ok(command(StageCommand::Add { id, fields }))
        }),
        Some(Listed::Edit { name, fields }) => change(setting, out, |desk| {
            let all = desk.county().sites().stages();
            let held = setting.short(name, all)?.ok_or_else(|| {
                let names = all.iter().map(|held| held.record.fields.name.clone());
                no_such_stage(setting, name, &names.collect::<Vec<_>>())
            })?;
            let (id, base) = (held.record.id, held.version);
            let mut stage = held.record.fields.clone();
            setting.set(&mut stage, &setting.pairs(fields)?)?;
            let fields = stage;
            Ok(command(StageCommand::Edit { id, base, fields }))
        }),
    }
}

pub fn officials(
    setting: &Setting,
    wish: Option<&Listed>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let command = |command| Command::Site(SiteCommand::Official(command));
    match wish {
        None => list(setting, &setting.registrar()?, List::Officials, format, out),
        Some(Listed::Add { name, fields }) => make::<Official>(setting, out, |_| {
            let mut official = OfficialFields {
                name: name.clone(),
                ..OfficialFields::default()
            };
            setting.set(&mut official, &setting.pairs(fields)?)?;
            let (id, fields) = (OfficialId::promised(0), official);
            Ok(command(OfficialCommand::Add { id, fields }))
        }),
        Some(Listed::Edit { name, fields }) => change(setting, out, |desk| {
            let found = setting.short(name, desk.county().sites().officials())?;
            let held = found.ok_or_else(|| {
                let name = name.clone();
                setting.refused(&SiteText::NoSuchOfficial { name })
            })?;
            let (id, base) = (held.record.id, held.version);
            let mut official = held.record.fields.clone();
            setting.set(&mut official, &setting.pairs(fields)?)?;
            let fields = official;
            Ok(command(OfficialCommand::Edit { id, base, fields }))
        }),
    }
}
