//! Which rows a form has and where they stand: geometry comes from the size and the fields, never from the last picture.

use ratatui::layout::Rect;

use super::{
    Form,
    ask::What,
    field::{Input, Need},
    note,
};
use crate::{
    i18n::{mend_as, text::FormText},
    keymap::{Action, Context, Field as Act},
    ui::{At, Role, text},
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
    pub rows: Vec<Row>,
    /// Columns of the labels.
    pub label: u16,
    /// Under the rows: a question, or what was said last.
    pub foot: Vec<(String, Role)>,
    /// Rows of the focused field with what belongs to it.
    pub focus: (usize, usize),
}

const WIDEST: u16 = 92;

impl Form {
    pub(super) fn plan(&self, at: &At<'_>) -> Plan {
        let cols = at.size.cols.saturating_sub(4).min(WIDEST);
        let inner = cols.saturating_sub(4);
        let shown = self.shown();
        let labels = shown.iter().map(|&i| text::width(&self.fields[i].label(at)) + 2);
        let label = labels.max().unwrap_or(0).clamp(10, (inner / 2).max(10));
        let room = inner.saturating_sub(label);
        let mut rows = Vec::new();
        let mut focus = (0, 0);
        for i in shown {
            let first = rows.len();
            self.rows_of(i, room, at, &mut rows);
            if i == self.focus {
                let cursor = self.entry_cursor(i);
                focus = (first, first + cursor.map_or(rows.len() - first, |c| c + 2));
            }
        }
        let foot = self.foot(inner, at);
        let foot_rows = foot.len() as u16;
        let outer = at.size.dialog(cols, rows.len() as u16 + foot_rows + 2);
        let body = Rect {
            x: outer.x + 2,
            y: outer.y + 1,
            width: outer.width.saturating_sub(4),
            height: outer.height.saturating_sub(2 + foot_rows),
        };
        Plan { outer, body, rows, label, foot, focus }
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
                if lookup.found.is_empty() {
                    rows.push(Row::Words(at.say(&FormText::NoneFound).into_owned(), Role::Dim));
                } else if lookup.more > 0 {
                    let words = at.say(&FormText::TypeMore { n: lookup.more.into() });
                    rows.push(Row::Words(words.into_owned(), Role::Dim));
                }
            }
            _ => {}
        }
        let mut add = |words: &str, role| {
            rows.extend(text::wrap(words, room).into_iter().map(|line| Row::Words(line, role)));
        };
        let mut faulty = false;
        for (_, issue) in self.issues.iter().filter(|(key, _)| *key == field.key) {
            let typed = self.values().text(field.key);
            add(&mend_as(&field.label(at), issue, &typed, at.lang()), Role::Error);
            faulty = true;
        }
        if let Some(said) = self.said.as_ref().filter(|s| s.key == Some(field.key)) {
            let (words, role) = said.words(at);
            add(&words, role);
        }
        for (_, note) in self.notes.iter().filter(|(key, _)| *key == field.key) {
            add(note, Role::Warn);
        }
        if i == self.focus && !faulty && self.ask.is_none() {
            for hint in self.hints(i, at) {
                add(&hint, Role::Dim);
            }
        }
    }

    /// What helps with the field in focus.
    fn hints(&self, i: usize, at: &At<'_>) -> Vec<String> {
        let field = &self.fields[i];
        let key = |act: Act| {
            let keys = at.keymap.keys_for(Context::Form, Action::Field(act));
            keys.first().map(crate::keymap::Keys::label)
        };
        let mut hints = Vec::new();
        if field.need == Need::Required && field.is_empty() {
            hints.push(at.say(&FormText::Required).into_owned());
        }
        hints.extend(field.hint.as_ref().map(|hint| at.say(hint).into_owned()));
        match &field.input {
            Input::Choice(choice) if !choice.open && choice.options.len() > 2 => {
                let list = key(Act::Choose).map(|key| at.say(&FormText::ListChoices { key }).into_owned());
                hints.push(at.say(&FormText::Choose).into_owned());
                hints.extend(list);
            }
            Input::Choice(choice) if !choice.open => {
                hints.push(at.say(&FormText::Toggle).into_owned());
            }
            Input::Lookup(lookup) if !lookup.open && lookup.picked.is_none() => {
                hints.extend(key(Act::Choose).map(|key| at.say(&FormText::ListChoices { key }).into_owned()));
            }
            Input::Note(_) => {
                hints.extend(key(Act::Notes).map(|key| at.say(&FormText::NewLine { key }).into_owned()));
            }
            _ => {}
        }
        if hints.is_empty() { hints } else { vec![hints.join("  ")] }
    }

    fn foot(&self, room: u16, at: &At<'_>) -> Vec<(String, Role)> {
        let mut foot = Vec::new();
        let mut add = |words: &str, role| {
            foot.extend(text::wrap(words, room).into_iter().map(|line| (line, role)));
        };
        if let Some(ask) = &self.ask {
            add(&ask.question(self.both(&ask.what, at), at), Role::Warn);
            // The row of answers.
            add(" ", Role::Normal);
        } else if self.waits_for_store() {
            add(&at.say(&crate::i18n::text::AppText::Saving), Role::Dim);
        } else if let Some(said) = self.said.as_ref().filter(|s| s.key.is_none()) {
            let (words, role) = said.words(at);
            add(&words, role);
        }
        foot
    }

    /// The clashing field's label with their value and mine.
    fn both(&self, what: &What, at: &At<'_>) -> (String, String, String) {
        let What::Clash(clash) = what else {
            return Default::default();
        };
        self.values().field(clash.key).map_or_else(Default::default, |field| {
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
        self.top = self.top.max((end + 1).saturating_sub(height)).min(first.saturating_sub(1));
        if end - first < height {
            self.top = self.top.max(end.saturating_sub(height));
        }
        self.top = self.top.min(plan.rows.len().saturating_sub(height));
    }
}
