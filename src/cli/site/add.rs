//! A village becomes a site.

use anyhow::Result;

use super::edit;
use crate::{
    cli::{change::make, fields::Pair, open::Setting, out::Out, put::batch},
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
        text::SiteText,
    },
};

/// In a county that has no stages yet, the example list comes along in the same step.
pub fn add(setting: &Setting, village: &str, typed: &[String], out: &mut Out) -> Result<()> {
    make::<Site>(setting, out, |desk| added(setting, desk, village, typed))
}

fn added(setting: &Setting, desk: &Desk, village: &str, typed: &[String]) -> Result<Command> {
    let village = setting.unit(desk, village)?;
    let mut pairs = setting.pairs(typed)?;
    let mut steps = Vec::new();
    let mut fields = SiteFields::default();
    let fresh = desk.county().sites().stages().is_empty();
    if fresh {
        steps = StageCommand::examples();
    }
    let stage = match setting.take(&mut pairs, field::STAGE)? {
        Some(pair) if fresh => Some(example(setting, pair.value)?),
        Some(pair) => Some(edit::stage(setting, desk, pair.value)?),
        None if fresh => Some(StageId::promised(0)),
        None => desk.county().sites().first_stage(),
    };
    let official = leader(setting, desk, &pairs, &mut steps)?;
    setting.set_site(&mut fields, &pairs, official)?;
    let on = desk.today();
    fields
        .stages
        .extend(stage.map(|stage| Reached { stage, on }));
    let fields = Box::new(fields);
    let id = SiteId::promised(0);
    // The journal names a batch after its first step.
    steps.push(Command::Site(SiteCommand::Add {
        id,
        village,
        fields,
    }));
    Ok(batch(Occasion::Form, steps))
}

/// One of those that come along.
fn example(setting: &Setting, value: &str) -> Result<StageId> {
    let names = EXAMPLE_STAGES.map(|(name, _)| name.to_owned());
    let at = names.iter().position(|name| name == value);
    let id = at.map(|at| StageId::promised(at as u32));
    id.ok_or_else(|| edit::no_such_stage(setting, value, &names))
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
    if let Some(held) = setting.short(text, desk.county().sites().officials())? {
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
