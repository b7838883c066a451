//! A rubric by hand: its name and note, a block with the points of its items, one item, and new ones of both. What
//! adds up is the domain's business.

pub mod item;

use super::site::key;
use crate::{
    domain::{
        Command, Held, Points, Rubric, RubricBlock, RubricCommand, RubricFields, RubricId,
        RubricPart, Seq, SiteField as F,
    },
    i18n::{Words, text::RubricText},
    ui::{
        kit::{
            At,
            form::{Check, FormField, Key, Kind, Mark, Purpose, Standing},
        },
        site::route::RubricTask,
    },
};

pub struct EditRubric {
    pub id: RubricId,
    pub task: RubricTask,
}

impl EditRubric {
    /// None once another has taken its place: what was typed was meant for that one.
    fn held<'a>(&self, at: &At<'a>) -> Option<&'a Held<Rubric>> {
        let mut rubrics = at.desk.county().sites().rubrics().iter();
        rubrics.find(|held| held.record.id == self.id && !held.record.closed)
    }
}

fn tenths(mark: Mark, value: Option<Points>) -> FormField {
    let value = value.map_or_else(String::new, |value| value.to_string());
    FormField::line(Key::Mark(mark), Kind::Tenths, &value)
}

fn follow() -> FormField {
    FormField::flag(Key::Mark(Mark::Follow), false).hint(RubricText::FollowHint)
}

fn block_name(name: &str) -> FormField {
    FormField::text(Key::Mark(Mark::BlockName), name).required()
}

fn block_fields(block: &RubricBlock) -> Vec<FormField> {
    let mut fields = vec![
        block_name(&block.name),
        tenths(Mark::Pass, block.pass),
        follow(),
    ];
    fields.extend(block.items.iter().map(|item| {
        let (no, name) = (item.no.into(), item.name.clone());
        tenths(Mark::PointsOf(item.no), Some(item.points))
            .called(RubricText::PointsOf { no, name })
            .required()
    }));
    fields
}

fn read_block(block: &mut RubricBlock, check: &Check<'_>) -> Option<()> {
    block.name = check.text(Key::Mark(Mark::BlockName));
    block.pass = check.text(Key::Mark(Mark::Pass)).parse().ok();
    for item in &mut block.items {
        let points = check.text(Key::Mark(Mark::PointsOf(item.no)));
        item.points = points.parse().ok()?;
    }
    Some(())
}

impl EditRubric {
    /// What the rubric becomes; what is new always changes the sums.
    fn read(&self, fields: &mut RubricFields, check: &Check<'_>, at: &At<'_>) -> Option<()> {
        match self.task {
            RubricTask::Edit(RubricPart::Whole) => {
                fields.title = check.text(key(F::Title));
                fields.note = check.text(key(F::Note));
            }
            RubricTask::Edit(RubricPart::Block(no)) => {
                let (block, _) = fields.place(no)?;
                read_block(&mut fields.blocks[block], check)?;
            }
            RubricTask::Edit(RubricPart::Item(no)) => {
                let (block, place) = fields.place(no)?;
                item::read(&mut fields.blocks[block].items[place], check)?;
            }
            RubricTask::NewItem(after) => {
                let mut new = item::fresh(at.desk.county().sites().next_item());
                item::read(&mut new, check)?;
                fields.put_in(new, after)?;
                fields.add_up();
            }
            RubricTask::NewBlock => {
                let mut new = item::fresh(at.desk.county().sites().next_item());
                item::read(&mut new, check)?;
                let mut block = RubricBlock {
                    name: String::new(),
                    points: new.points,
                    pass: None,
                    items: Vec::new(),
                };
                read_block(&mut block, check)?;
                block.items.push(new);
                fields.blocks.push(block);
                fields.add_up();
            }
        }
        if check.is_yes(Key::Mark(Mark::Follow)) {
            fields.add_up();
        }
        Some(())
    }
}

impl Purpose for EditRubric {
    fn title(&self, at: &At<'_>) -> Words {
        let block = |no: u16| {
            let block = self.held(at)?.record.fields.block_of(no)?;
            Some(block.name.clone())
        };
        let name = |no| block(no).unwrap_or_default();
        at.say(&match self.task {
            RubricTask::Edit(RubricPart::Whole) => RubricText::WholeTitle,
            RubricTask::Edit(RubricPart::Block(no)) => RubricText::BlockTitle { name: name(no) },
            RubricTask::Edit(RubricPart::Item(no)) => RubricText::ItemTitle { no: no.into() },
            RubricTask::NewItem(after) => RubricText::NewItemTitle { name: name(after) },
            RubricTask::NewBlock => RubricText::NewBlockTitle,
        })
    }

    fn standing(&self, at: &At<'_>) -> Standing {
        let held = self.held(at)?;
        let rubric = &held.record.fields;
        let fields = match self.task {
            RubricTask::Edit(RubricPart::Whole) => vec![
                FormField::text(key(F::Title), &rubric.title).required(),
                FormField::note(key(F::Note), &rubric.note),
            ],
            RubricTask::Edit(RubricPart::Block(no)) => block_fields(rubric.block_of(no)?),
            RubricTask::Edit(RubricPart::Item(no)) => {
                let mut fields = item::fields(rubric.item(no)?);
                // Beside the points it is about.
                fields.insert(2, follow());
                fields
            }
            RubricTask::NewItem(after) => {
                rubric.place(after)?;
                item::fields(&item::fresh(at.desk.county().sites().next_item()))
            }
            RubricTask::NewBlock => {
                let mut fields = vec![block_name(""), tenths(Mark::Pass, None)];
                let mut item =
                    item::fields(&item::fresh(at.desk.county().sites().next_item())).into_iter();
                let name = item.next().map(|name| name.called(RubricText::FirstItem));
                fields.extend(name.into_iter().chain(item));
                fields
            }
        };
        Some((held.version, fields))
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.held(at)?.record.fields.clone();
        self.read(&mut fields, check, at)?;
        Some(Command::Rubric(RubricCommand::Edit {
            id: self.id,
            base,
            new: RubricId::promised(0),
            fields: Box::new(fields),
        }))
    }
}
