//! The short lists that all sites share: the stages they go through, and the county leaders linked to them.

use anyhow::Result;

use crate::{
    cli::{
        args::Listed,
        change::submit,
        fields::{Names, Pair, number, yes},
        name::Candidate,
        open::Setting,
        out::{Grid, Out},
    },
    desk::Desk,
    domain::{
        Command, Fault, Field, Issue, Official, OfficialCommand, OfficialFields, OfficialId,
        SiteCommand, SiteField, Stage, StageCommand, StageFields, StageId, mask_phone,
    },
    i18n::text::SiteText,
};

const STAGE: [Names; 5] = [
    &["name", "名称"],
    &["order", "顺序"],
    &["demand", "考核得分率"],
    &["pass-lines", "合格线"],
    &["closed", "停用"],
];

const OFFICIAL: [Names; 4] = [
    &["name", "姓名"],
    &["post", "职务"],
    &["phone", "电话"],
    &["closed", "停用"],
];

pub fn stages(setting: &Setting, change: Option<&Listed>, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let all = desk.county().sites().stages();
    let command = match change {
        None => return list_stages(setting, &desk, out),
        Some(Listed::Add { name, fields }) => {
            let order = all.iter().map(|held| held.record.fields.order).max();
            let mut stage = StageFields {
                name: name.clone(),
                order: StageFields::after(order.unwrap_or_default()),
                ..StageFields::default()
            };
            set_stage(setting, &mut stage, &setting.pairs(fields)?)?;
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
                let names: Vec<&str> = all.iter().map(|h| h.record.fields.name.as_str()).collect();
                let (name, known) = (name.clone(), names.join("、"));
                setting.refused(&SiteText::NoSuchStage { name, known })
            })?;
            let mut stage = held.record.fields.clone();
            set_stage(setting, &mut stage, &setting.pairs(fields)?)?;
            let (id, base, fields) = (held.record.id, held.version, stage);
            StageCommand::Edit { id, base, fields }
        }
    };
    let command = Command::Site(SiteCommand::Stage(command));
    let receipt = submit(setting, &mut registrar, command, out)?;
    if let Some(Listed::Add { .. }) = change {
        for id in receipt.ids::<Stage>() {
            out.line(id.to_string())?;
        }
    }
    Ok(())
}

fn list_stages(setting: &Setting, desk: &Desk, out: &mut Out) -> Result<()> {
    let mut grid = Grid::default();
    for held in desk.county().sites().stages() {
        let stage = &held.record.fields;
        let sites = desk.county().sites().current();
        let here = sites.filter(|file| file.site.record.stage() == Some(held.record.id));
        let n = here.count().into();
        grid.row([
            held.record.id.to_string(),
            stage.order.to_string(),
            stage.name.clone(),
            setting.say(&SiteText::SitesHere { n }),
            setting.say(&stage.demand),
            closed(setting, stage.closed),
        ]);
    }
    Ok(grid.print(out)?)
}

fn closed(setting: &Setting, closed: bool) -> String {
    if closed {
        setting.say(&SiteText::NotOffered)
    } else {
        String::new()
    }
}

fn issue(field: SiteField, fault: Fault) -> Issue {
    Issue::new(Field::Site(field), fault)
}

fn flag(field: SiteField, value: &str) -> Result<bool, Issue> {
    yes(value).ok_or_else(|| issue(field, Fault::Unknown(value.to_owned())))
}

fn set_stage(setting: &Setting, stage: &mut StageFields, pairs: &[Pair]) -> Result<()> {
    setting.set(pairs, &STAGE, |name, value| {
        match name {
            "name" => value.clone_into(&mut stage.name),
            "order" => {
                stage.order = number(value, Field::Site(SiteField::Order))?;
            }
            "demand" if value.is_empty() => stage.demand.least = None,
            "demand" => {
                let least = value.trim_end_matches(['%', '％']);
                stage.demand.least = Some(number(least, Field::Site(SiteField::Demand))? as u8);
            }
            "pass-lines" => stage.demand.pass_lines = flag(SiteField::Demand, value)?,
            _ => stage.closed = flag(SiteField::State, value)?,
        }
        Ok(())
    })
}

pub fn officials(setting: &Setting, change: Option<&Listed>, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let all = desk.county().sites().officials();
    let command = match change {
        None => return list_officials(setting, &desk, out),
        Some(Listed::Add { name, fields }) => {
            let mut official = OfficialFields {
                name: name.clone(),
                ..OfficialFields::default()
            };
            set_official(setting, &mut official, &setting.pairs(fields)?)?;
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
            set_official(setting, &mut official, &setting.pairs(fields)?)?;
            let (id, base, fields) = (held.record.id, held.version, official);
            OfficialCommand::Edit { id, base, fields }
        }
    };
    let command = Command::Site(SiteCommand::Official(command));
    let receipt = submit(setting, &mut registrar, command, out)?;
    if let Some(Listed::Add { .. }) = change {
        for id in receipt.ids::<Official>() {
            out.line(id.to_string())?;
        }
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

fn list_officials(setting: &Setting, desk: &Desk, out: &mut Out) -> Result<()> {
    let mut grid = Grid::default();
    let sites = desk.county().sites();
    for held in sites.officials() {
        let official = &held.record.fields;
        let linked = sites
            .current()
            .filter(|file| file.site.record.fields.official == Some(held.record.id));
        let villages: Vec<String> = linked.map(|file| desk.short(file.village())).collect();
        grid.row([
            held.record.id.to_string(),
            official.name.clone(),
            official.post.clone(),
            mask_phone(&official.phone),
            villages.join(" "),
            closed(setting, official.closed),
        ]);
    }
    Ok(grid.print(out)?)
}

fn set_official(setting: &Setting, official: &mut OfficialFields, pairs: &[Pair]) -> Result<()> {
    setting.set(pairs, &OFFICIAL, |name, value| {
        match name {
            "name" => value.clone_into(&mut official.name),
            "post" => value.clone_into(&mut official.post),
            "phone" => value.clone_into(&mut official.phone),
            _ => official.closed = flag(SiteField::State, value)?,
        }
        Ok(())
    })
}
