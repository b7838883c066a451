//! A village becomes a site.

use anyhow::Result;

use super::lists;
use crate::{
    cli::{change::submit, fields::Pair, open::Setting, out::Out},
    desk::Desk,
    domain::{
        Command, EXAMPLE_STAGES, Field, Occasion, OfficialCommand, OfficialFields, OfficialId,
        Reached, Site, SiteCommand, SiteField, SiteFields, SiteId, StageCommand, StageId,
    },
    i18n::{
        heard::{
            answer,
            field::{self, Named},
            is_one_of, mark,
        },
        list,
        text::SiteText,
    },
};

/// In a county that has no stages yet, the example list comes along in the same step.
pub fn add(setting: &Setting, village: &str, typed: &[String], out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar()?;
    let desk = registrar.desk();
    let village = setting.unit(&desk, village)?;
    let mut pairs = setting.pairs(typed)?;
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
    let stage = match setting.take(&mut pairs, field::STAGE)? {
        Some(pair) => Some(stage_of(setting, &known, pair.value)?),
        None => known.first().map(|(id, _)| *id),
    };
    let official = leader(setting, &desk, &pairs, &mut steps)?;
    setting.set_site(&mut fields, &pairs, official)?;
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
    Ok(out.ids(receipt.ids::<Site>())?)
}

fn stage_of(setting: &Setting, known: &[(StageId, String)], value: &str) -> Result<StageId> {
    let id = value.parse::<StageId>().ok();
    let mut found = known.iter();
    let found = found
        .by_ref()
        .filter(|(own, name)| Some(*own) == id || name == value);
    let found = setting.only(value, found, |(id, name)| {
        (id.to_string(), vec![name.clone()], String::new())
    })?;
    found.map(|(id, _)| *id).ok_or_else(|| {
        let names = known.iter().map(|(_, name)| name);
        let (name, known) = (value.to_owned(), list(names, setting.lang));
        setting.refused(&SiteText::NoSuchStage { name, known })
    })
}

/// The county leader that was named; none where nobody was, or nobody is meant.
pub fn leader(
    setting: &Setting,
    desk: &Desk,
    pairs: &[Pair],
    steps: &mut Vec<Command>,
) -> Result<Option<OfficialId>> {
    let leader = SiteFields::names(Field::Site(SiteField::Official));
    let named = pairs.iter().find(|pair| pair.is(leader));
    let named = named.filter(|pair| !is_one_of(pair.value, answer::NONE));
    let official = named.map(|pair| official(setting, desk, pair.value, steps));
    official.transpose()
}

/// Somebody in the register by id or name, or `name/post` for somebody new.
fn official(
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
    let Some((name, post)) = text.split_once(mark::SLASH) else {
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
