//! What the keys of the page do to a rubric as a list: add where the cursor is, take out, move.

use crate::{
    domain::{
        Command, Held, Rubric, RubricCommand, RubricFields, RubricId, RubricPart, Shift, Stays,
    },
    i18n::{N, text::RubricText},
    ui::{
        kit::{
            At, Built, Effect, Role,
            dialog::confirm::{Confirm, Sentence},
            open, submit, tell,
        },
        site::route::{RubricTask, Site},
    },
};

/// On the rubric's own line a block, elsewhere an item: behind the one under the cursor, or the last of the block.
pub fn add(id: RubricId, part: RubricPart, at: &At<'_>) -> Vec<Effect> {
    let last = |no| {
        let fields = &held(id, at)?.record.fields;
        fields.block_of(no)?.items.last().map(|item| item.no)
    };
    let task = match part {
        RubricPart::Whole => RubricTask::NewBlock,
        RubricPart::Block(no) => RubricTask::NewItem(last(no).unwrap_or(no)),
        RubricPart::Item(no) => RubricTask::NewItem(no),
    };
    open(Site::EditRubric(id, task))
}

/// Asks first once something is scored under the rubric.
pub fn take_out(id: RubricId, part: RubricPart, at: &At<'_>) -> Built {
    let changed = changed(id, at, |fields| fields.take_out(part));
    let command = match (changed, part) {
        (Ok(command), _) => command,
        (Err(Stays::Last), RubricPart::Item(_)) => {
            return Built::Instead(tell(&RubricText::LastItem, Role::Notice, at));
        }
        (Err(Stays::Last), RubricPart::Block(_)) => {
            return Built::Instead(tell(&RubricText::LastBlock, Role::Notice, at));
        }
        (Err(_), _) => return Built::Instead(Vec::new()),
    };
    let scored = at.desk.county().sites().scored_under(&[id]);
    let submit = submit(command);
    match held(id, at).and_then(|held| question(&held.record.fields, part)) {
        Some((question, yes)) if scored > 0 => {
            let n = N::from(scored);
            let kept = Sentence::new(RubricText::KeptAsScored { n });
            Built::dialog(Confirm::new(
                vec![Sentence::new(question), kept],
                yes,
                submit,
            ))
        }
        _ => Built::Instead(submit),
    }
}

fn question(fields: &RubricFields, part: RubricPart) -> Option<(RubricText, RubricText)> {
    Some(match part {
        RubricPart::Whole => return None,
        RubricPart::Block(no) => {
            let block = fields.block_of(no)?;
            let ask = RubricText::DropBlockAsk {
                name: block.name.clone(),
                items: N::from(block.items.len()),
                points: block.points.to_string(),
            };
            (ask, RubricText::DropBlock)
        }
        RubricPart::Item(no) => {
            let item = fields.item(no)?;
            let ask = RubricText::DropItemAsk {
                no: no.into(),
                name: item.name.clone(),
                points: item.points.to_string(),
            };
            (ask, RubricText::DropItem)
        }
    })
}

pub fn shift(id: RubricId, part: RubricPart, shift: Shift, at: &At<'_>) -> Vec<Effect> {
    match (changed(id, at, |fields| fields.shift(part, shift)), part) {
        (Ok(command), _) => submit(command),
        (Err(Stays::Edge), RubricPart::Item(_)) => tell(&RubricText::AtEdge, Role::Notice, at),
        (Err(Stays::Edge), RubricPart::Block(_)) => {
            tell(&RubricText::BlockAtEdge, Role::Notice, at)
        }
        _ => Vec::new(),
    }
}

fn held<'a>(id: RubricId, at: &At<'a>) -> Option<&'a Held<Rubric>> {
    let mut rubrics = at.desk.county().sites().rubrics().iter();
    rubrics.find(|held| held.record.id == id)
}

fn changed(
    id: RubricId,
    at: &At<'_>,
    change: impl FnOnce(&mut RubricFields) -> Result<(), Stays>,
) -> Result<Command, Stays> {
    let held = held(id, at).ok_or(Stays::Gone)?;
    let mut fields = held.record.fields.clone();
    change(&mut fields)?;
    Ok(Command::Rubric(RubricCommand::Edit {
        id,
        base: held.version,
        new: RubricId::promised(0),
        fields: Box::new(fields),
    }))
}
