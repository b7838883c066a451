//! What the fields of forms are: a name for each, and the closed set of things a choice can stand on.

use serde::{Deserialize, Serialize};

use super::check::field_of;
use crate::{
    domain::{
        Answer, CareId, Field, Held, HouseholdField, HouseholdId, HouseholdState, LeaderField,
        Method, OfficialId, PersonField, SiteField, StageId, Topic, TrainingField, UnitId,
    },
    i18n::{
        Say,
        text::{AppText, FormText, HouseholdText, LeaderText, RubricText, Text, TrainingText},
    },
    ui::kit::At,
};

/// One field of a form. Drafts name fields by these, so a renamed one is a draft lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Key {
    Of(Field),
    /// The nth care entry's part.
    Care(u8, CarePart),
    /// Where the nth contact is while away.
    Place(u8),
    Office(Office),
    /// 并户: the household that takes the other in.
    Into,
    /// 录错了人: whether somebody else was written down for a term.
    Instead,
    /// 拆邻: whether the household goes to the new neighborhood.
    Goes(HouseholdId),
    /// Topics of a session that are not among the usual ones.
    OtherTopics,
    /// Whether make-ups of lower levels count.
    MakeUp,
    /// Of a rubric, its block or item.
    Mark(Mark),
    /// Whether a stage demands that every block is at its pass line.
    PassLines,
    /// What a batch changes.
    Target,
    /// What it is set to, by target.
    Value(Target),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CarePart {
    Category,
    Since,
    Until,
    Who,
    Carer,
}

/// The parts of a person's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Office {
    Cadre,
    GroupHead,
    Grid,
    Delegate,
}

/// The fields that can be edited for many households at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    Residence,
    State,
    InChat,
    CardIssued,
    AddCare,
    EndCare,
    Note,
}

/// The parts of a rubric that have no field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    Points,
    /// Of the item with this number, on its block's form.
    PointsOf(u16),
    BlockName,
    Pass,
    Method,
    OtherMethod,
    Way,
    Each,
    Measure,
    Bands,
    /// The ends of a line on which points rise.
    From,
    To,
    /// Whether block and total are added up anew.
    Follow,
}

/// What a choice can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pick {
    None,
    No,
    Yes,
    /// The day of a return has a field of its own.
    State(HouseholdState),
    Home,
    Away,
    Care(CareId),
    Target(Target),
    Unit(UnitId),
    /// One that is not there yet.
    NewUnit,
    /// The nth of the usual topics.
    Topic(u8),
    Stage(StageId),
    Official(OfficialId),
    /// The nth of the usual ways to check; the one after the last is another.
    Method(u8),
    /// Of any other closed set.
    #[serde(untagged)]
    Of(Answer),
}

pub const fn household(field: HouseholdField) -> Key {
    Key::Of(Field::Household(field))
}

pub const fn person(field: PersonField) -> Key {
    Key::Of(Field::Person(field))
}

pub const fn leader(field: LeaderField) -> Key {
    Key::Of(Field::Leader(field))
}

impl Target {
    pub const ALL: [Self; 7] = [
        Self::Residence,
        Self::State,
        Self::InChat,
        Self::CardIssued,
        Self::AddCare,
        Self::EndCare,
        Self::Note,
    ];

    pub const fn field(self) -> Field {
        Field::Household(match self {
            Self::Residence => HouseholdField::Residence,
            Self::State => HouseholdField::State,
            Self::InChat => HouseholdField::InChat,
            Self::CardIssued => HouseholdField::CardIssued,
            Self::AddCare | Self::EndCare => HouseholdField::Care,
            Self::Note => HouseholdField::Note,
        })
    }
}

impl Key {
    /// The key of a field; drafts name some as they were named when there was no field of their own.
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Person(PersonField::Cadre) => Self::Office(Office::Cadre),
            Field::Person(PersonField::GroupHead) => Self::Office(Office::GroupHead),
            Field::Person(PersonField::GridWorker) => Self::Office(Office::Grid),
            Field::Person(PersonField::Delegate) => Self::Office(Office::Delegate),
            Field::Training(TrainingField::MakeUp) => Self::MakeUp,
            Field::Site(SiteField::PassLines) => Self::PassLines,
            field => Self::Of(field),
        }
    }

    pub fn label(self, at: &At<'_>) -> String {
        let words: Text = match self {
            Self::Of(_) | Self::Office(_) | Self::MakeUp | Self::PassLines => {
                return said(&field_of(self), at);
            }
            Self::Care(_, CarePart::Category) => HouseholdText::CareKind.into(),
            Self::Care(_, CarePart::Since) => HouseholdText::CareSince.into(),
            Self::Care(_, CarePart::Until) => HouseholdText::CareUntil.into(),
            Self::Care(_, CarePart::Who) => HouseholdText::CareWho.into(),
            Self::Care(_, CarePart::Carer) => HouseholdText::Carer.into(),
            Self::Place(_) => FormText::Where.into(),
            Self::Into => HouseholdText::IntoHousehold.into(),
            Self::Instead => LeaderText::Instead.into(),
            Self::Goes(id) => match at.desk.county().household(id) {
                Some(Held { record, .. }) => FormText::Home {
                    n: record.number.into(),
                    head: record.fields.head,
                    people: record.fields.people.into(),
                }
                .into(),
                None => AppText::None.into(),
            },
            Self::OtherTopics => TrainingText::OtherTopics.into(),
            Self::Mark(Mark::Points | Mark::PointsOf(_)) => RubricText::Points.into(),
            Self::Mark(Mark::BlockName) => RubricText::BlockName.into(),
            Self::Mark(Mark::Pass) => RubricText::PassLine.into(),
            Self::Mark(Mark::Method) => RubricText::Method.into(),
            Self::Mark(Mark::OtherMethod) => RubricText::OtherMethod.into(),
            Self::Mark(Mark::Way) => RubricText::Scoring.into(),
            Self::Mark(Mark::Each) => RubricText::Each.into(),
            Self::Mark(Mark::Measure) => RubricText::Measure.into(),
            Self::Mark(Mark::Bands) => RubricText::Bands.into(),
            Self::Mark(Mark::From) => RubricText::LineFrom.into(),
            Self::Mark(Mark::To) => RubricText::LineTo.into(),
            Self::Mark(Mark::Follow) => RubricText::Follow.into(),
            Self::Target => FormText::WhichField.into(),
            Self::Value(Target::AddCare | Target::EndCare) => HouseholdText::CareCategory.into(),
            Self::Value(_) => FormText::NewValue.into(),
        };
        at.say(&words).into_owned()
    }
}

impl Pick {
    pub fn label(self, at: &At<'_>) -> String {
        let words: Text = match self {
            Self::None => AppText::None.into(),
            Self::No => AppText::No.into(),
            Self::Yes => AppText::Yes.into(),
            Self::State(state) => return said(&state, at),
            Self::Home => return said(&crate::domain::Whereabouts::Home, at),
            Self::Away => return said(&crate::domain::Whereabouts::Away(String::new()), at),
            Self::Of(answer) => return said(&answer, at),
            Self::Care(care) => return at.desk.county().care_name(care).to_owned(),
            Self::Unit(unit) => return at.desk.short(unit),
            Self::NewUnit => FormText::ToNew.into(),
            Self::Topic(n) => {
                let topic = Topic::STANDARD.get(usize::from(n));
                return topic.map_or_else(String::new, |topic| said(topic, at));
            }
            Self::Stage(id) => {
                let stage = at.desk.county().sites().stage(id);
                return stage.map_or_else(String::new, |stage| stage.fields.name.clone());
            }
            Self::Official(id) => {
                let official = at.desk.county().sites().official(id);
                return official.map_or_else(String::new, |official| {
                    let fields = &official.fields;
                    format!("{} {}", fields.name, fields.post)
                        .trim_end()
                        .to_owned()
                });
            }
            Self::Method(n) => match Method::STANDARD.get(usize::from(n)) {
                Some(method) => return said(method, at),
                None => RubricText::OtherMethod.into(),
            },
            Self::Target(Target::AddCare) => FormText::AddCare.into(),
            Self::Target(Target::EndCare) => FormText::EndCare.into(),
            Self::Target(target) => return said(&target.field(), at),
        };
        at.say(&words).into_owned()
    }

    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    pub const fn flag(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

fn said(words: &impl Say, at: &At<'_>) -> String {
    at.say(words).into_owned()
}
