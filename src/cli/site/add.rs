//! A village becomes a site.

use anyhow::Result;

use super::lists;
use crate::{
    cli::{change::submit, fields::Pair, open::Setting, out::Out},
    desk::Desk,
    domain::{
        Command, EXAMPLE_STAGES, Occasion, OfficialCommand, OfficialFields, OfficialId, Reached,
        Site, SiteCommand, SiteFields, SiteId, StageCommand, StageId, grammar::Lean,
    },
    i18n::text::{CliText, SiteText},
};

/// In a county that has no stages yet, the example list comes along in the same step.
pub fn add(setting: &Setting, village: &str, typed: &[String], out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let village = setting.unit(&desk, village)?;
    let pairs = setting.pairs(typed)?;
    let mut steps = Vec::new();
    let mut fields = SiteFields::default();
    let known: Vec<(StageId, String)> = if desk.county().sites().stages().is_empty() {
        steps = StageCommand::examples();
        let names = EXAMPLE_STAGES.iter().zip(0..);
        let named = names.map(|((name, _), n)| (StageId::promised(n), (*name).to_owned()));
        named.collect()
    } else {
        let open = desk.county().sites().stages().iter();
        let open = open.filter(|held| !held.record.fields.closed);
        open.map(|held| (held.record.id, held.record.fields.name.clone()))
            .collect()
    };
    let mut stage = known.first().map(|(id, _)| *id);
    for pair in &pairs {
        if pair.is(&["stage", "阶段"]) {
            let id = pair.value.parse::<StageId>().ok();
            let found = known
                .iter()
                .filter(|(own, name)| Some(*own) == id || name == pair.value);
            let found = setting.only(pair.value, found, |(id, name)| {
                (id.to_string(), vec![name.clone()], String::new())
            })?;
            stage = Some(found.map(|(id, _)| *id).ok_or_else(|| {
                let names: Vec<&str> = known.iter().map(|(_, name)| name.as_str()).collect();
                let (name, known) = (pair.value.to_owned(), names.join("、"));
                setting.refused(&SiteText::NoSuchStage { name, known })
            })?);
        } else if pair.is(&["leader", "联点领导"]) {
            fields.official = Some(official(setting, &desk, pair.value, &mut steps)?);
        } else {
            set(setting, &mut fields, pair)?;
        }
    }
    let on = desk.today();
    fields
        .stages
        .extend(stage.map(|stage| Reached { stage, on }));
    let fields = Box::new(fields);
    let id = SiteId::promised(0);
    let add = Command::Site(SiteCommand::Add {
        id,
        village,
        fields,
    });
    let command = if steps.is_empty() {
        add
    } else {
        // The journal names a batch after its first step.
        steps.push(add);
        let occasion = Occasion::Form;
        Command::Batch { occasion, steps }
    };
    let receipt = submit(setting, &mut registrar, command, out)?;
    for id in receipt.ids::<Site>() {
        out.line(id.to_string())?;
    }
    Ok(())
}

/// Somebody in the register by id or name, or `name/post` for somebody new.
pub fn official(
    setting: &Setting,
    desk: &Desk,
    text: &str,
    steps: &mut Vec<Command>,
) -> Result<OfficialId> {
    let wanted = text.trim().parse::<OfficialId>().ok();
    let all = desk.county().sites().officials().iter();
    let found = all.filter(|held| {
        let official = &held.record;
        Some(official.id) == wanted || official.fields.name == text.trim()
    });
    if let Some(held) = setting.only(text, found, |held| lists::known(&held.record))? {
        return Ok(held.record.id);
    }
    let Some((name, post)) = text.split_once(['/', '／']) else {
        let name = text.to_owned();
        return Err(setting.refused(&SiteText::NoSuchOfficial { name }));
    };
    let id = OfficialId::promised(0);
    let fields = OfficialFields {
        name: name.to_owned(),
        post: post.to_owned(),
        ..OfficialFields::default()
    };
    let add = OfficialCommand::Add { id, fields };
    steps.push(Command::Site(SiteCommand::Official(add)));
    Ok(id)
}

pub fn set(setting: &Setting, fields: &mut SiteFields, pair: &Pair) -> Result<()> {
    let value = pair.value.to_owned();
    if pair.is(&["feature", "特色"]) {
        fields.feature = value;
    } else if pair.is(&["village-lead", "村责任人"]) {
        fields.village_lead = value;
    } else if pair.is(&["township-lead", "乡镇责任人"]) {
        fields.township_lead = value;
    } else if pair.is(&["target", "计划完成"]) {
        fields.target = Some(setting.date(&value, Lean::Coming)?);
    } else if pair.is(&["note", "备注"]) {
        fields.note = value;
    } else {
        let name = pair.name.to_owned();
        let known = "feature, stage, village-lead, township-lead, leader, target, note".to_owned();
        return Err(setting.misused(&CliText::NoSuchField { name, known }));
    }
    Ok(())
}
