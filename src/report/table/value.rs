//! What stands in one field of a table: typed, so that every form writes it in its own way.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{Kind, Phone};
use crate::{
    desk::Desk,
    domain::{Level, Points, Rank, Reference, UnitId},
    i18n::{Lang, Said, Say, count, full_clock, percent},
    register::Node,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub tone: Tone,
    pub opens: Option<Reference>,
}

/// How it should be taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// Beside the point.
    Quiet,
    Good,
    /// Something goes on there.
    Notice,
    Warn,
    /// Against a rule, or too late.
    Alarm,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Nothing,
    /// Nothing to programs; to people, what that means.
    Lacking(Said),
    /// Programs are not even told that there is nothing.
    Unsaid,
    Id(String),
    /// As programs read it in every language, and as people do.
    Word(Cow<'static, str>, Said),
    Text(String),
    /// Something said; programs are told it in the county's own language.
    Said(Said),
    Name(String),
    Place(Place),
    /// The same, taken apart for programs.
    Path(Vec<String>),
    Count(i64),
    /// What people read in words of its own.
    Told(Box<Self>, Said),
    Share {
        part: u32,
        whole: u32,
    },
    Points(Points),
    Gain(Points),
    /// With what people read where it is so.
    Flag(bool, Said),
    Day(NaiveDate),
    Moment(DateTime<Utc>),
    Phone(Phone),
    /// Several, read in one line, each to be taken in its own way; programs are told them as one text.
    Parts(Vec<Cell>),
    Blocks(Vec<Block>),
}

/// Names from the township down; the county's own name for the county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub names: Vec<String>,
    /// So many of the first all rows share.
    pub shared: usize,
    /// Of the others, the one that stays longest when there is no room.
    pub kept: usize,
    /// What people read behind it: a number, whose household it is.
    pub after: Option<Said>,
}

/// The score of one block of a rubric.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Block {
    pub name: String,
    #[serde(rename = "self")]
    pub own: Option<f64>,
    pub verified: Option<f64>,
    pub max: f64,
    /// The pass line.
    pub pass: Option<f64>,
}

impl Place {
    /// Where something stands, as the rows below `root` are told apart.
    pub fn of(desk: &Desk, node: Node, root: UnitId) -> Self {
        Self::told(desk.path_names(node), desk.path_below(node, root))
    }

    /// The same of a day: where a unit stood then, by the names of then.
    pub fn on(desk: &Desk, unit: UnitId, root: UnitId, day: NaiveDate) -> Self {
        let path = desk.county().path_on(unit, day);
        let skip = usize::from(path.len() > 1);
        let names = path.into_iter().skip(skip);
        let names = names.map(|unit| desk.short_on(unit, day)).collect();
        Self::told(names, desk.path_below_on(unit, root, day))
    }

    fn told(names: Vec<String>, (own, kept): (Vec<String>, usize)) -> Self {
        let shared = names.len().saturating_sub(own.len());
        Self {
            names,
            shared,
            kept,
            after: None,
        }
    }

    #[must_use]
    pub fn with(self, after: Said) -> Self {
        let after = Some(after);
        Self { after, ..self }
    }
}

impl Value {
    pub fn count(n: impl Into<i64>) -> Self {
        Self::Count(n.into())
    }

    pub fn id(id: &impl ToString) -> Self {
        Self::Id(id.to_string())
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn word(code: impl Into<Cow<'static, str>>, words: &impl Say) -> Self {
        Self::Word(code.into(), Said::of(words))
    }

    /// The level of a unit; nothing where the unit is unknown.
    pub fn level(desk: &Desk, unit: UnitId) -> Self {
        let level = desk.county().unit(unit).map(|held| held.record.level);
        level.map_or(Self::Nothing, |level: Level| {
            Self::word(level.name(), &level)
        })
    }

    pub fn unit(desk: &Desk, unit: UnitId, root: UnitId) -> Self {
        Self::Place(Place::of(desk, Node::Unit(unit), root))
    }

    #[must_use]
    pub fn told(self, words: &impl Say) -> Self {
        Self::Told(Box::new(self), Said::of(words))
    }

    pub fn said(thing: &impl Say) -> Self {
        Self::Said(Said::of(thing))
    }

    pub fn parts(parts: impl IntoIterator<Item = Cell>) -> Self {
        Self::Parts(parts.into_iter().collect())
    }

    pub fn rank(rank: Rank) -> Self {
        Self::word(rank.name(), &rank)
    }

    /// As people read it.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Nothing | Self::Unsaid | Self::Flag(false, _) | Self::Blocks(_) => String::new(),
            Self::Id(text) | Self::Text(text) | Self::Name(text) => text.clone(),
            Self::Phone(phone) => phone.words(),
            Self::Parts(parts) => {
                let parts = parts.iter().map(|part| part.value.words(lang));
                let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
                parts.join("  ")
            }
            Self::Lacking(words)
            | Self::Said(words)
            | Self::Word(_, words)
            | Self::Told(_, words)
            | Self::Flag(true, words) => words.say(lang).into_owned(),
            Self::Place(Place { names, after, .. }) => {
                let names = names.join("/");
                let after = after.as_ref().map(|after| format!(" {}", after.say(lang)));
                names + &after.unwrap_or_default()
            }
            Self::Path(names) => names.join("/"),
            Self::Count(n) if *n < 0 => n.to_string(),
            Self::Count(n) => count(n.unsigned_abs()),
            Self::Share { part, whole } => percent(*part, *whole),
            Self::Gain(points) if points.0 >= 0 => format!("+{points}"),
            Self::Points(points) | Self::Gain(points) => points.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Moment(at) => full_clock(*at),
        }
    }

    /// What rows are ordered by, where that is a number.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Count(n) => Some(*n),
            Self::Told(value, _) => value.number(),
            Self::Points(points) | Self::Gain(points) => Some(points.0.into()),
            // Where nothing is owed nothing is lacking: it sorts behind everything.
            Self::Share { whole: 0, .. } => Some(1001),
            Self::Share { part, whole } => Some(i64::from(*part) * 1000 / i64::from(*whole)),
            _ => None,
        }
    }

    /// Whether it may stand in a column of the kind.
    pub const fn is(&self, kind: Kind) -> bool {
        match self {
            Self::Nothing | Self::Lacking(_) | Self::Unsaid => true,
            Self::Id(_) => matches!(kind, Kind::Id),
            Self::Word(..) => matches!(kind, Kind::Word | Kind::Place),
            Self::Text(_) | Self::Said(_) | Self::Parts(_) => {
                matches!(kind, Kind::Text | Kind::Place)
            }
            Self::Name(_) => matches!(kind, Kind::Name),
            Self::Place(_) | Self::Path(_) => matches!(kind, Kind::Place),
            Self::Count(_) => matches!(kind, Kind::Count),
            Self::Told(value, _) => value.is(kind),
            Self::Share { .. } => matches!(kind, Kind::Share),
            Self::Points(_) => matches!(kind, Kind::Points),
            Self::Gain(_) => matches!(kind, Kind::Gain),
            Self::Flag(..) => matches!(kind, Kind::Flag),
            Self::Day(_) => matches!(kind, Kind::Day),
            Self::Moment(_) => matches!(kind, Kind::Moment),
            Self::Phone(_) => matches!(kind, Kind::Phone),
            Self::Blocks(_) => matches!(kind, Kind::Blocks),
        }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self {
            value,
            tone: Tone::Plain,
            opens: None,
        }
    }
}

impl Cell {
    #[must_use]
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    #[must_use]
    pub fn opens(self, reference: Reference) -> Self {
        Self {
            opens: Some(reference),
            ..self
        }
    }
}
