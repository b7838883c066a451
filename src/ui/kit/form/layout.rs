//! Which rows a form has and where they stand: geometry comes from the size and the fields, never from the last picture.

use super::{Form, field::Input, note, question::What};
use crate::{
    domain::Need,
    i18n::{
        mend_as,
        text::{AppText, FormText},
    },
    keymap::{Context, Field as Act},
    ui::kit::{At, Rect, Role, text},
};

/// One row of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The field with its label; notes take more rows below it.
    Field(usize),
    Below,
    /// The nth entry of the list under the field.
    Entry(usize, usize),
    Words(String, Role),
}

pub struct Plan {
    pub outer: Rect,
    /// Where the rows stand.
    pub body: Rect,
    pub columns: Vec<Column>,
    /// Under the rows: what helps with the field in focus, a question, or what was said last.
    pub foot: Vec<(String, Role)>,
    /// Rows of the focused field with what belongs to it, in its column.
    pub focus: (usize, usize),
}

/// One column of fields; the tab order goes down the first and then down the second.
pub struct Column {
    pub x: u16,
    pub width: u16,
    /// Columns of the labels.
    pub label: u16,
    pub rows: Vec<Row>,
}

const WIDEST: u16 = 92;
/// With two columns of fields side by side.
const WIDEST_OF_TWO: u16 = 136;
/// From here on a form of more than `MANY` fields has two columns.
const WIDE_SCREEN: u16 = 120;
const MANY: usize = 8;
/// Blank columns between two columns of fields.
const GAP: u16 = 4;
/// Rows kept for a fault under a field, and for the hint and one sentence at the foot: nothing jumps when they come.
const SPARE: u16 = 1;
const FOOT: usize = 2;

impl Plan {
    /// Rows of the longest column: the columns scroll together.
    pub fn height(&self) -> usize {
        let lengths = self.columns.iter().map(|column| column.rows.len());
        lengths.max().unwrap_or(0)
    }
}

impl Form {
    pub(super) fn plan(&self, at: &At<'_>) -> Plan {
        let shown = self.shown();
        let parts = self.parts(&shown, at);
        let widest = if parts.len() > 1 {
            WIDEST_OF_TWO
        } else {
            WIDEST
        };
        let cols = at.size.cols.saturating_sub(4).min(widest);
        let inner = cols.saturating_sub(4);
        let count = parts.len() as u16;
        let width = inner.saturating_sub(GAP * (count - 1)) / count;
        let mut focus = (0, 0);
        let mut calm = 0;
        let mut columns = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            let (column, rows) = self.column(part, width, at, &mut focus);
            calm = calm.max(rows);
            columns.push(Column {
                x: (width + GAP) * n as u16,
                ..column
            });
        }
        let mut plan = Plan {
            foot: self.foot(inner, at),
            outer: Rect::default(),
            body: Rect::default(),
            columns,
            focus,
        };
        plan.place(calm, cols, at);
        plan
    }

    /// The fields of each column.
    fn parts<'s>(&self, shown: &'s [usize], at: &At<'_>) -> Vec<&'s [usize]> {
        let wide = at.size.cols >= WIDE_SCREEN && shown.len() > MANY;
        let second = shown.iter().position(|&i| self.fields[i].begins_column);
        match second.filter(|_| wide) {
            Some(place) => {
                let (first, second) = shown.split_at(place);
                vec![first, second]
            }
            None => vec![shown],
        }
    }

    /// A column at the left edge, and its rows without what comes and goes.
    fn column(
        &self,
        part: &[usize],
        width: u16,
        at: &At<'_>,
        focus: &mut (usize, usize),
    ) -> (Column, u16) {
        let labels = part
            .iter()
            .map(|&i| text::width(&self.fields[i].label(at)) + 2);
        let label = labels.max().unwrap_or(0).clamp(10, (width / 2).max(10));
        let room = width.saturating_sub(label);
        let mut rows = Vec::new();
        let mut calm = 0;
        for &i in part {
            let first = rows.len();
            self.rows_of(i, room, at, &mut rows);
            calm += match self.fields[i].input {
                Input::Note(_) => note::ROWS,
                _ => 1,
            };
            if i == self.focus {
                let cursor = self.entry_cursor(i);
                *focus = (first, first + cursor.map_or(rows.len() - first, |c| c + 2));
            }
        }
        let column = Column {
            x: 0,
            width,
            label,
            rows,
        };
        (column, calm)
    }

    fn entry_cursor(&self, i: usize) -> Option<usize> {
        match &self.fields[i].input {
            Input::Choice(choice) if choice.open => Some(choice.at),
            Input::Lookup(lookup) if lookup.open => Some(lookup.cursor),
            _ => None,
        }
    }

    fn rows_of(&self, i: usize, room: u16, at: &At<'_>, rows: &mut Vec<Row>) {
        let field = &self.fields[i];
        rows.push(Row::Field(i));
        match &field.input {
            Input::Note(_) => rows.extend((1..note::ROWS).map(|_| Row::Below)),
            Input::Choice(choice) if choice.open => {
                rows.extend((0..choice.options.len()).map(|n| Row::Entry(i, n)));
            }
            Input::Lookup(lookup) if lookup.open => {
                rows.extend((0..lookup.found.len()).map(|n| Row::Entry(i, n)));
                let n = lookup.more.into();
                let words = match lookup.more {
                    _ if lookup.found.is_empty() => Some(FormText::NoneFound),
                    0 => None,
                    _ => Some(FormText::TypeMore { n }),
                };
                let words = words.map(|words| at.say(&words).into_owned());
                rows.extend(words.map(|words| Row::Words(words, Role::Dim)));
            }
            _ => {}
        }
        let mut add = |words: &str, role| {
            let lines = text::wrap(words, room).into_iter();
            rows.extend(lines.map(|line| Row::Words(line, role)));
        };
        for (_, issue) in self.issues.iter().filter(|(key, _)| *key == field.key) {
            let typed = self.values().text(field.key);
            let mend = mend_as(&field.label(at), issue, &typed, at.lang());
            add(&mend, Role::Error);
        }
        if let Some(said) = self.said.as_ref().filter(|s| s.key == Some(field.key)) {
            let (words, role) = said.words(at);
            add(&words, role);
        }
        for (_, note) in self.notes.iter().filter(|(key, _)| *key == field.key) {
            add(note, Role::Warn);
        }
    }

    /// What helps with the field in focus.
    fn hints(&self, i: usize, at: &At<'_>) -> Vec<String> {
        let Some(field) = self.fields.get(i) else {
            return Vec::new();
        };
        let by_key = |act: Act, hint: fn(String) -> FormText| {
            let key = Some(at.key(Context::Form, act)).filter(|key| !key.is_empty());
            key.map(|key| at.say(&hint(key)).into_owned())
        };
        let list = || by_key(Act::Choose, |key| FormText::ListChoices { key });
        let mut hints = Vec::new();
        if field.need == Need::Required && field.is_empty() {
            hints.push(at.say(&FormText::Required).into_owned());
        }
        hints.extend(field.hint.as_ref().map(|hint| at.say(hint).into_owned()));
        match &field.input {
            Input::Choice(choice) if !choice.open && choice.options.len() > 2 => {
                hints.push(at.say(&FormText::Choose).into_owned());
                hints.extend(list());
            }
            Input::Choice(choice) if !choice.open => {
                hints.push(at.say(&FormText::Toggle).into_owned());
            }
            Input::Lookup(lookup) if !lookup.open && lookup.picked.is_none() => {
                hints.extend(list());
            }
            Input::Note(_) => {
                hints.extend(by_key(Act::Notes, |key| FormText::NewLine { key }));
            }
            _ => {}
        }
        hints
    }

    fn foot(&self, room: u16, at: &At<'_>) -> Vec<(String, Role)> {
        let wrapped = |words: &str, role| {
            let lines = text::wrap(words, room).into_iter();
            lines.map(move |line| (line, role)).collect::<Vec<_>>()
        };
        if let Some(ask) = &self.ask {
            let mut foot = wrapped(&ask.question(self.both(&ask.what, at), at), Role::Warn);
            // The row of answers.
            foot.push((String::new(), Role::Normal));
            return foot;
        }
        let hints = self.hints(self.focus, at).join("  ");
        let hints = text::cut(&hints, room, at.look.glyphs().ellipsis);
        let sum = self.sum.iter();
        let mut foot: Vec<_> = sum.flat_map(|words| wrapped(words, Role::Accent)).collect();
        let told = foot.len();
        foot.push((hints.into_owned(), Role::Dim));
        if self.waits_for_store() {
            foot.extend(wrapped(&at.say(&AppText::Saving), Role::Dim));
        } else if let Some(said) = self.said.as_ref().filter(|s| s.key.is_none()) {
            let (words, role) = said.words(at);
            foot.extend(wrapped(&words, role));
        }
        foot.resize(foot.len().max(told + FOOT), (String::new(), Role::Dim));
        foot
    }

    /// The clashing field's label with their value and mine.
    fn both(&self, what: &What, at: &At<'_>) -> (String, String, String) {
        let What::Clash(clash) = what else {
            return Default::default();
        };
        self.values()
            .field(clash.key)
            .map_or_else(Default::default, |field| {
                let none = |value: String| match value.as_str() {
                    "" => at.say(&crate::i18n::text::AppText::None).into_owned(),
                    _ => value,
                };
                (
                    field.label(at),
                    none(field.shown(&clash.theirs, at)),
                    none(field.shown(&field.value(), at)),
                )
            })
    }

    /// Keeps the field in focus in view, with what belongs to it.
    pub(super) fn fit(&mut self, at: &At<'_>) {
        let plan = self.plan(at);
        let height = usize::from(plan.body.height).max(1);
        let (first, end) = plan.focus;
        self.top = self
            .top
            .max((end + 1).saturating_sub(height))
            .min(first.saturating_sub(1));
        if end - first < height {
            self.top = self.top.max(end.saturating_sub(height));
        }
        self.top = self.top.min(plan.height().saturating_sub(height));
    }
}

impl Plan {
    /// The box keeps its top and, while there is room, its height: it only grows downwards, and then it scrolls.
    fn place(&mut self, calm: u16, cols: u16, at: &At<'_>) {
        let foot = self.foot.len() as u16;
        let least = at.size.dialog(cols, calm + SPARE + FOOT as u16 + 2);
        let wanted = self.height().min(usize::from(u16::MAX / 2)) as u16 + foot + 2;
        let most = at.size.rows.saturating_sub(4).saturating_sub(least.y);
        self.outer = Rect {
            height: least.height.max(wanted.min(most)),
            ..least
        };
        self.body = Rect {
            x: self.outer.x + 2,
            y: self.outer.y + 1,
            width: self.outer.width.saturating_sub(4),
            height: self.outer.height.saturating_sub(2 + foot),
        };
    }
}
