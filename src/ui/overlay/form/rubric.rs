//! A rubric by hand: its name and note, a block with the points of its items, one item. What adds up is the domain's
//! business; bands and measures are edited in a file.

use super::{
    check::Check,
    field::{FormField, Kind, When},
    key::{Key, Mark, Pick, Way},
    purpose::Purpose,
    site::{key, line},
};
use crate::{
    domain::{
        Command, Floor, Held, Item, Method, Points, Rubric, RubricCommand, RubricFault,
        RubricFields, RubricId, RubricWrong, Scoring, Seq, SiteField as F,
    },
    i18n::text::RubricText,
    ui::At,
};

/// What of a rubric is edited at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// Counted from 0.
    Block(usize),
    /// By its number.
    Item(u16),
}

pub struct EditRubric {
    pub id: RubricId,
    pub part: Part,
}

/// The pick after the usual ways to check.
const OTHER: Pick = Pick::Method(Method::STANDARD.len() as u8);
const WAYS: [Way; 5] = [
    Way::Typed,
    Way::YesNo,
    Way::Count,
    Way::Deduct,
    Way::DeductOpen,
];

impl EditRubric {
    /// From the name of a draft.
    pub(super) fn named(id: &str) -> Option<Self> {
        let mut parts = id.split('+');
        let id = parts.next()?.parse().ok()?;
        let part = match (parts.next()?, parts.next()) {
            ("whole", _) => Part::Whole,
            ("block", Some(n)) => Part::Block(n.parse().ok()?),
            ("item", Some(no)) => Part::Item(no.parse().ok()?),
            _ => return None,
        };
        Some(Self { id, part })
    }

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

fn item_fields(item: &Item) -> Vec<FormField> {
    let usual = Method::STANDARD.iter().position(|m| *m == item.method);
    let method = usual.map_or(OTHER, |n| Pick::Method(n as u8));
    let other = match &item.method {
        Method::Other(other) => other,
        _ => "",
    };
    let methods = (0..=Method::STANDARD.len()).map(|n| Pick::Method(n as u8));
    let mut fields = vec![
        line(F::Name, &item.name).required(),
        tenths(Mark::Points, Some(item.points)).required(),
        follow(),
        FormField::choice(Key::Mark(Mark::Method), methods.collect(), method),
        FormField::line(Key::Mark(Mark::OtherMethod), Kind::Text, other)
            .required()
            .when(When::Is(Key::Mark(Mark::Method), OTHER)),
    ];
    if let Some((way, each)) = way(&item.scoring) {
        let each_of = [Way::Count, Way::Deduct, Way::DeductOpen].map(Pick::Way);
        let shown = When::OneOf(Key::Mark(Mark::Way), each_of.to_vec());
        let ways = WAYS.map(Pick::Way).to_vec();
        fields.push(FormField::choice(
            Key::Mark(Mark::Way),
            ways,
            Pick::Way(way),
        ));
        fields.push(tenths(Mark::Each, each).required().when(shown));
    }
    fields
}

/// None where one number does not say all.
fn way(scoring: &Scoring) -> Option<(Way, Option<Points>)> {
    Some(match scoring {
        Scoring::Typed => (Way::Typed, None),
        Scoring::YesNo => (Way::YesNo, None),
        Scoring::Count { each } => (Way::Count, Some(*each)),
        Scoring::Deduct { each, floor } => match floor {
            Floor::Zero => (Way::Deduct, Some(*each)),
            Floor::Open => (Way::DeductOpen, Some(*each)),
        },
        Scoring::Bands(_) | Scoring::Computed { .. } => return None,
    })
}

fn read_item(item: &mut Item, check: &Check<'_>) -> Option<()> {
    let read = |mark| check.text(Key::Mark(mark)).parse::<Points>().ok();
    item.name = check.text(key(F::Name));
    item.points = read(Mark::Points)?;
    if let Pick::Method(n) = check.pick(Key::Mark(Mark::Method)) {
        let other = || Method::Other(check.text(Key::Mark(Mark::OtherMethod)));
        let usual = Method::STANDARD.get(usize::from(n));
        item.method = usual.cloned().unwrap_or_else(other);
    }
    let each = || read(Mark::Each);
    item.scoring = match check.pick(Key::Mark(Mark::Way)) {
        Pick::Way(Way::Typed) => Scoring::Typed,
        Pick::Way(Way::YesNo) => Scoring::YesNo,
        Pick::Way(Way::Count) => Scoring::Count { each: each()? },
        Pick::Way(Way::Deduct) => Scoring::Deduct {
            each: each()?,
            floor: Floor::Zero,
        },
        Pick::Way(Way::DeductOpen) => Scoring::Deduct {
            each: each()?,
            floor: Floor::Open,
        },
        _ => return Some(()),
    };
    Some(())
}

/// Declares what the parts add up to.
fn add_up(fields: &mut RubricFields) {
    for block in &mut fields.blocks {
        block.points = block.items.iter().map(|item| item.points).sum();
    }
    fields.total = fields.blocks.iter().map(|block| block.points).sum();
}

/// The field that a fault is about; sums are put right by letting them follow.
pub fn about(fault: &RubricFault) -> Key {
    match fault.wrong {
        RubricWrong::NoName | RubricWrong::TooLong { .. } if fault.block.is_none() => key(F::Title),
        RubricWrong::NoName | RubricWrong::TooLong { .. } => key(F::Name),
        RubricWrong::BlockSum { .. } | RubricWrong::Total { .. } => Key::Mark(Mark::Follow),
        RubricWrong::PassLine { .. } => Key::Mark(Mark::Pass),
        RubricWrong::Each(_) | RubricWrong::BelowFloor { .. } => Key::Mark(Mark::Each),
        _ => Key::Mark(Mark::Points),
    }
}

impl Purpose for EditRubric {
    fn title(&self, at: &At<'_>) -> String {
        let block = |n: usize| Some(self.held(at)?.record.fields.blocks.get(n)?.name.clone());
        at.say(&match self.part {
            Part::Whole => RubricText::WholeTitle,
            Part::Block(n) => RubricText::BlockTitle {
                name: block(n).unwrap_or_default(),
            },
            Part::Item(no) => RubricText::ItemTitle { no: no.into() },
        })
        .into_owned()
    }

    fn draft(&self) -> String {
        let part = match self.part {
            Part::Whole => "whole".to_owned(),
            Part::Block(n) => format!("block+{n}"),
            Part::Item(no) => format!("item+{no}"),
        };
        format!("edit-rubric-{}+{part}", self.id)
    }

    fn fields(&self, at: &At<'_>) -> Vec<FormField> {
        let Some(held) = self.held(at) else {
            return Vec::new();
        };
        let rubric = &held.record.fields;
        match self.part {
            Part::Whole => vec![
                line(F::Title, &rubric.title).required(),
                FormField::note(key(F::Note), &rubric.note),
            ],
            Part::Block(n) => rubric.blocks.get(n).map_or_else(Vec::new, |block| {
                let mut fields = vec![
                    line(F::Name, &block.name).required(),
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
            }),
            Part::Item(no) => rubric.item(no).map_or_else(Vec::new, item_fields),
        }
    }

    fn version(&self, at: &At<'_>) -> Seq {
        self.held(at).map(|held| held.version).unwrap_or_default()
    }

    fn command(&self, base: Seq, check: &mut Check<'_>, at: &At<'_>) -> Option<Command> {
        let mut fields = self.held(at)?.record.fields.clone();
        match self.part {
            Part::Whole => {
                fields.title = check.text(key(F::Title));
                fields.note = check.text(key(F::Note));
            }
            Part::Block(n) => {
                let block = fields.blocks.get_mut(n)?;
                block.name = check.text(key(F::Name));
                block.pass = check.text(Key::Mark(Mark::Pass)).parse().ok();
                for item in &mut block.items {
                    let points = check.text(Key::Mark(Mark::PointsOf(item.no)));
                    item.points = points.parse().ok()?;
                }
            }
            Part::Item(no) => {
                let mut items = fields.blocks.iter_mut().flat_map(|b| &mut b.items);
                read_item(items.find(|item| item.no == no)?, check)?;
            }
        }
        if check.is_yes(Key::Mark(Mark::Follow)) {
            add_up(&mut fields);
        }
        Some(Command::Rubric(RubricCommand::Edit {
            id: self.id,
            base,
            new: RubricId::promised(0),
            fields: Box::new(fields),
        }))
    }
}
