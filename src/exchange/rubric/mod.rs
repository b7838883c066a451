//! Rubrics as TOML, in and out: what a county types in an editor, with every fault at its line.

mod read;
mod write;

use super::words::at_rows;
use crate::{
    domain::{Floor, Measure, RubricFields, RubricWrong},
    i18n::{
        Lang, Say, Words,
        spots::{Fault, Span, Spots},
        text::RubricText,
    },
};

pub use read::read_rubric;
pub use write::write_rubric;

/// Bytes of a rubric: more than the longest one that its rules allow.
pub const MOST_RUBRIC: usize = 500_000;

/// The rubric that comes with the program: an example, not any county's standard.
pub const EXAMPLE_RUBRIC: &str = include_str!("../../../demo_data/rubric_example.toml");

pub fn example_rubric() -> RubricFields {
    read_rubric(EXAMPLE_RUBRIC).expect("what comes with the program has no faults")
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricFileFault {
    /// From 1.
    pub line: usize,
    pub wrong: RubricFileWrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RubricFileWrong {
    /// Not TOML, in the parser's words.
    Syntax(String),
    /// A key that means nothing there.
    NoKey {
        key: String,
        known: &'static [&'static str],
    },
    Missing(&'static str),
    /// Not of the form that the key asks for.
    Shape {
        key: String,
        form: Form,
    },
    /// None of the words that may stand there.
    NoWord {
        text: String,
        known: Vec<&'static str>,
    },
    Rubric(RubricWrong),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    /// With at most one decimal.
    Number,
    /// Whole, from 1 to 65,535.
    Whole,
    List,
}

/// Keys of the file, by what holds them; in the order in which they are written.
const TOP: &[&str] = &["title", "total", "note", "block"];
const BLOCK: &[&str] = &["name", "points", "pass", "item"];
const ITEM: &[&str] = &[
    "no", "name", "points", "method", "kind", "each", "floor", "bands", "measure", "from", "to",
];
const BAND: &[&str] = &["from", "to", "points"];

const KINDS: [&str; 6] = ["typed", "count", "bands", "deduct", "yes-no", "computed"];

const FLOORS: [(&str, Floor); 2] = [("zero", Floor::Zero), ("none", Floor::Open)];

const MEASURES: [(&str, Measure); 4] = [
    ("in-size", Measure::InSize),
    ("posts-filled", Measure::PostsFilled),
    ("trained", Measure::Trained),
    ("cards-issued", Measure::CardsIssued),
];

/// `第 12 行：…`
impl Fault for RubricFileFault {
    fn span(&self) -> Span {
        (self.line, self.line)
    }

    fn say_on(&self, spots: &Spots, lang: Lang) -> Words {
        at_rows(spots, &self.wrong, lang)
    }
}

impl Say for RubricFileWrong {
    fn say(&self, lang: Lang) -> Words {
        let key = |key: &str| key.to_owned();
        match self {
            Self::Syntax(why) => RubricText::Syntax { why: key(why) }.say(lang),
            Self::NoKey { key, known } => {
                let (key, known) = (key.clone(), known.join(", "));
                RubricText::NoKey { key, known }.say(lang)
            }
            Self::Missing(name) => RubricText::Missing { key: key(name) }.say(lang),
            Self::Shape { key, form } => {
                let key = key.clone();
                match form {
                    Form::Text => RubricText::NotText { key },
                    Form::Number => RubricText::NotNumber { key },
                    Form::Whole => RubricText::NotWhole { key },
                    Form::List => RubricText::NotList { key },
                }
                .say(lang)
            }
            Self::NoWord { text, known } => {
                let (text, known) = (text.clone(), known.join(", "));
                RubricText::NoWord { text, known }.say(lang)
            }
            Self::Rubric(wrong) => wrong.say(lang),
        }
    }
}
