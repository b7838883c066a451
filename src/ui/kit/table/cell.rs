//! What stands in one field of a table.

use std::borrow::Cow;

use crate::{
    domain::{UnitId, Unmask, mask_phones},
    i18n::count,
    register::Node,
    report::{self, Tone, Value},
    ui::kit::{At, Role},
};

#[derive(Clone, Debug)]
pub struct Cell {
    pub words: String,
    pub role: Role,
    /// Numbers sort as numbers and stand on the right.
    pub number: Option<i64>,
    /// 0–1, drawn as a bar before the words of a `Kind::Share`.
    pub bar: Option<f64>,
    /// Of a `Kind::Path`, the part that stays longest when there is no room.
    pub kept: usize,
}

impl Cell {
    /// Phones in it are masked: whoever looks over a shoulder sees many rows at once.
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        let words = words.into();
        let words = match mask_phones(&words) {
            Cow::Owned(masked) => masked,
            Cow::Borrowed(_) => words,
        };
        Self::bare(words, role)
    }

    fn bare(words: String, role: Role) -> Self {
        Self {
            words,
            role,
            number: None,
            bar: None,
            kept: 0,
        }
    }

    /// As a table has it; what is wrong is marked too, as not everybody sees the colour.
    pub fn told(cell: &report::Cell, kind: report::Kind, at: &At<'_>) -> Self {
        let words = cell.value.words(at.lang());
        let role = match cell.tone {
            Tone::Plain => Role::Normal,
            Tone::Quiet => Role::Dim,
            Tone::Good => Role::Good,
            Tone::Notice => Role::Accent,
            Tone::Warn => Role::Warn,
            Tone::Alarm => Role::Breach,
        };
        let words = match cell.tone {
            Tone::Alarm => format!("! {words}"),
            _ => words,
        };
        let bar = match cell.value {
            Value::Share { part, whole } if whole > 0 => Some(f64::from(part) / f64::from(whole)),
            _ => None,
        };
        // Where there is no figure there is less than any.
        let least = kind.is_number().then_some(i64::MIN);
        Self {
            number: cell.value.number().or(least),
            bar,
            ..Self::new(words, role)
        }
    }

    /// The phone of a record, in full if that was asked for.
    pub fn phone(record: Unmask, phone: &str, at: &At<'_>) -> Self {
        Self::bare(at.listed_phone(record, phone), Role::Normal)
    }

    /// Where something stands, as far as it tells the rows of a list below `root` apart. A township is shared by many;
    /// the village is what is looked for.
    pub fn place(node: Node, root: UnitId, role: Role, at: &At<'_>) -> Self {
        let (names, kept) = at.desk.path_below(node, root);
        let between = format!(" {} ", at.look.glyphs().crumb);
        Self {
            kept,
            ..Self::new(names.join(&between), role)
        }
    }

    pub fn number(n: impl Into<i64> + ToString) -> Self {
        Self {
            words: n.to_string(),
            role: Role::Normal,
            number: Some(n.into()),
            bar: None,
            kept: 0,
        }
    }

    /// A count with its thousands set apart.
    pub fn figure(n: u32, role: Role) -> Self {
        Self {
            number: Some(i64::from(n)),
            ..Self::new(count(n), role)
        }
    }
}
