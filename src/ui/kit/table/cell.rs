//! What stands in one field of a table.

use crate::{
    domain::Reference,
    i18n::Say,
    register::search::{Hearing, meets},
    report::{self, Kind, Tone, Value},
    ui::kit::{At, Role},
};

#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub words: String,
    pub role: Role,
    /// Numbers sort as numbers and stand on the right.
    pub number: Option<i64>,
    /// 0–1, drawn as a bar before the words of a `Kind::Share`.
    pub bar: Option<f64>,
    /// Of a `Kind::Place`, the part that stays longest when there is no room.
    pub kept: usize,
    /// What is behind it.
    pub opens: Option<Reference>,
}

impl Role {
    /// As what a table says is shown.
    pub const fn of(tone: Tone) -> Self {
        match tone {
            Tone::Plain => Self::Normal,
            Tone::Quiet => Self::Dim,
            Tone::Good => Self::Good,
            Tone::Notice => Self::Accent,
            Tone::Warn => Self::Warn,
            Tone::Alarm => Self::Breach,
        }
    }
}

impl Cell {
    /// Words of the program's own.
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        Self {
            words: words.into(),
            role,
            ..Self::default()
        }
    }

    /// Whether the word, in small letters, stands in it or is how it is read.
    pub fn has(&self, word: &str, ear: &mut Option<Hearing>) -> bool {
        meets(&self.words, word, ear)
    }

    /// As a table has it, and as it may be read here; what is wrong is marked too, as not everybody sees the colour.
    pub fn told(cell: &report::Cell, kind: Kind, at: &At<'_>) -> Self {
        let role = Role::of(cell.tone);
        let cell = &at.eyes().cell(cell);
        let mut told = match &cell.value {
            Value::Place(place) => {
                let between = format!(" {} ", at.look.glyphs().crumb);
                let mut words = place.names[place.shared..].join(&between);
                if let Some(after) = &place.after {
                    words = format!("{words} {}", after.say(at.lang()));
                }
                Self {
                    kept: place.kept,
                    ..Self::new(words, role)
                }
            }
            // One under the other they line up.
            Value::Points(points) => Self::new(points.fixed(), role),
            Value::Gain(points) => {
                let sign = if points.0 > 0 { "+" } else { "" };
                Self::new(format!("{sign}{}", points.fixed()), role)
            }
            Value::Flag(true, _) => Self::new(at.look.glyphs().yes, role),
            value => Self::new(value.words(at.lang()), role),
        };
        if cell.tone == Tone::Alarm {
            told.words = format!("! {}", told.words);
        }
        if let Value::Share { part, whole } = cell.value
            && whole > 0
        {
            told.bar = Some(f64::from(part) / f64::from(whole));
        }
        // Where there is no figure there is less than any.
        let least = kind.is_number().then_some(i64::MIN);
        Self {
            number: cell.value.number().or(least),
            opens: cell.opens,
            ..told
        }
    }

    pub fn number(n: impl Into<i64> + ToString) -> Self {
        Self {
            words: n.to_string(),
            role: Role::Normal,
            number: Some(n.into()),
            ..Self::default()
        }
    }
}
