//! The short lists that all sites share: the stages they go through, and the county leaders linked to them.

use anyhow::Result;

use crate::{
    cli::{
        args::{Format, Listed},
        change::submit,
        name::Candidate,
        open::Setting,
        out::Out,
        view::list,
    },
    domain::{
        Command, List, Official, OfficialCommand, OfficialFields, OfficialId, SiteCommand, Stage,
        StageCommand, StageFields, StageId,
    },
    i18n::{
        list as listed,
        text::{CliText, SiteText},
    },
};

pub fn stages(
    setting: &Setting,
    change: Option<&Listed>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let all = desk.county().sites().stages();
    let command = match change {
        None => {
            let form = (format, &CliText::Nothing);
            return list(setting, &registrar, List::Stages, form, out);
        }
        Some(Listed::Add { name, fields }) => {
            let order = all.iter().map(|held| held.record.fields.order).max();
            let mut stage = StageFields {
                name: name.clone(),
                order: StageFields::after(order.unwrap_or_default()),
                ..StageFields::default()
            };
            setting.set(&mut stage, &setting.pairs(fields)?)?;
            let (id, fields) = (StageId::promised(0), stage);
            StageCommand::Add { id, fields }
        }
        Some(Listed::Edit { name, fields }) => {
            let wanted = name.trim().parse::<StageId>().ok();
            let found = all.iter().filter(|held| {
                Some(held.record.id) == wanted || held.record.fields.name == name.trim()
            });
            let found = setting.only(name, found, |held| {
                let stage = &held.record.fields;
                let more = closed(setting, stage.closed);
                (held.record.id.to_string(), vec![stage.name.clone()], more)
            })?;
            let held = found.ok_or_else(|| {
                let names = all.iter().map(|held| &held.record.fields.name);
                let (name, known) = (name.clone(), listed(names, setting.lang));
                setting.refused(&SiteText::NoSuchStage { name, known })
            })?;
            let mut stage = held.record.fields.clone();
            setting.set(&mut stage, &setting.pairs(fields)?)?;
            let (id, base, fields) = (held.record.id, held.version, stage);
            StageCommand::Edit { id, base, fields }
        }
    };
    let command = Command::Site(SiteCommand::Stage(command));
    let receipt = submit(setting, &mut registrar, command, out)?;
    if let Some(Listed::Add { .. }) = change {
        out.ids(receipt.ids::<Stage>())?;
    }
    Ok(())
}

fn closed(setting: &Setting, closed: bool) -> String {
    if closed {
        setting.say(&SiteText::NotOffered)
    } else {
        String::new()
    }
}

pub fn officials(
    setting: &Setting,
    change: Option<&Listed>,
    format: Format,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let all = desk.county().sites().officials();
    let command = match change {
        None => {
            let form = (format, &CliText::Nothing);
            return list(setting, &registrar, List::Officials, form, out);
        }
        Some(Listed::Add { name, fields }) => {
            let mut official = OfficialFields {
                name: name.clone(),
                ..OfficialFields::default()
            };
            setting.set(&mut official, &setting.pairs(fields)?)?;
            let (id, fields) = (OfficialId::promised(0), official);
            OfficialCommand::Add { id, fields }
        }
        Some(Listed::Edit { name, fields }) => {
            let wanted = name.trim().parse::<OfficialId>().ok();
            let found = all.iter().filter(|held| {
                Some(held.record.id) == wanted || held.record.fields.name == name.trim()
            });
            let found = setting.only(name, found, |held| known(&held.record))?;
            let held = found.ok_or_else(|| {
                let name = name.clone();
                setting.refused(&SiteText::NoSuchOfficial { name })
            })?;
            let mut official = held.record.fields.clone();
            setting.set(&mut official, &setting.pairs(fields)?)?;
            let (id, base, fields) = (held.record.id, held.version, official);
            OfficialCommand::Edit { id, base, fields }
        }
    };
    let command = Command::Site(SiteCommand::Official(command));
    let receipt = submit(setting, &mut registrar, command, out)?;
    if let Some(Listed::Add { .. }) = change {
        out.ids(receipt.ids::<Official>())?;
    }
    Ok(())
}

/// A county leader among namesakes.
pub fn known(official: &Official) -> Candidate {
    let fields = &official.fields;
    (
        official.id.to_string(),
        vec![fields.name.clone()],
        fields.post.clone(),
    )
}
