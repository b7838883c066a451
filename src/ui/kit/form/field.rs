//! One field: what it is called, what can be put into it, and when it is there at all.

use chrono::NaiveDate;

use super::{
    choice::Choice,
    key::{Key, Pick},
    lookup::{Lookup, Picked},
    note::Note,
    several::Several,
    written,
};
use crate::{
    domain::Need,
    i18n::text::Text,
    keymap::{Chord, Hold, Key as Press, fold},
    ui::kit::{At, Line},
};

#[derive(Clone, Debug)]
pub struct FormField {
    pub key: Key,
    /// Another name than the key's own.
    pub label: Option<Text>,
    pub input: Input,
    pub when: When,
    pub need: Need,
    /// Said while it has the focus.
    pub hint: Option<Text>,
    /// Where there is room for a second column, it begins here.
    pub begins_column: bool,
    /// The field with a name, where this one may stand for whoever is called so.
    pub like: Option<Key>,
    /// Fills in what is known of whoever was picked here.
    pub fill: Option<Fill>,
    /// Its value when the form was opened, or when it was last compared with the record.
    pub start: String,
}

pub type Fill = fn(&mut [FormField], &At<'_>);

#[derive(Clone, Debug)]
pub enum Input {
    Line(Line, Kind),
    Choice(Choice),
    Note(Box<Note>),
    Lookup(Box<Lookup>),
    Several(Several),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    /// With at most one decimal.
    Tenths,
    /// Money in whole yuan.
    Yuan,
    Phone,
    Day,
    /// A day, or a month of which the first day counts.
    Month,
    /// Days with stretches of time.
    Times,
    /// Bands on one line, such as `90:10 80:8`.
    Bands,
}

/// When a field is shown. What is not shown is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    Always,
    Is(Key, Pick),
    Not(Key, Pick),
    OneOf(Key, Vec<Pick>),
    /// Somebody was named there who is in no book yet.
    Fresh(Key),
    /// Something stands in one of these.
    Begun(Vec<Key>),
    /// Something else stands in one of these than at first.
    Changed(Vec<Key>),
}

/// Longer text is not taken in: ten times what a name may have, so that a slip is shown and a book is not.
pub const MOST_IN_LINE: usize = 600;
pub const MOST_IN_NOTE: usize = 10_000;

impl FormField {
    pub fn new(key: Key, input: Input) -> Self {
        let mut field = Self {
            key,
            label: None,
            input,
            when: When::Always,
            need: Need::Free,
            hint: None,
            begins_column: false,
            like: None,
            fill: None,
            start: String::new(),
        };
        field.start = field.value();
        field
    }

    pub fn line(key: Key, kind: Kind, value: &str) -> Self {
        Self::new(key, Input::Line(Line::new(value), kind))
    }

    pub fn text(key: Key, value: &str) -> Self {
        Self::line(key, Kind::Text, value)
    }

    pub fn day(key: Key, day: Option<NaiveDate>) -> Self {
        let value = day.map_or_else(String::new, |day| day.to_string());
        Self::line(key, Kind::Day, &value)
    }

    pub fn choice(key: Key, options: Vec<Pick>, value: Pick) -> Self {
        let at = options.iter().position(|o| *o == value).unwrap_or(0);
        let open = false;
        Self::new(key, Input::Choice(Choice { options, at, open }))
    }

    pub fn flag(key: Key, value: bool) -> Self {
        Self::choice(key, vec![Pick::No, Pick::Yes], Pick::flag(value))
    }

    pub fn note(key: Key, value: &str) -> Self {
        Self::new(key, Input::Note(Box::new(Note::new(value))))
    }

    pub fn lookup(key: Key, lookup: Lookup) -> Self {
        Self::new(key, Input::Lookup(Box::new(lookup)))
    }

    pub fn several(key: Key, options: Vec<Pick>, on: Vec<Pick>) -> Self {
        let at = 0;
        Self::new(key, Input::Several(Several { options, on, at }))
    }

    pub fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// Nothing was said of it yet.
    pub fn begin_empty(&mut self) {
        self.set("");
        self.start = self.value();
    }

    pub fn called(mut self, label: impl Into<Text>) -> Self {
        self.label = Some(label.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<Text>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn when(mut self, when: When) -> Self {
        self.when = when;
        self
    }

    pub fn label(&self, at: &At<'_>) -> String {
        self.label
            .as_ref()
            .map_or_else(|| self.key.label(at), |label| at.say(label).into_owned())
    }

    /// The value as drafts keep it.
    pub fn value(&self) -> String {
        match &self.input {
            Input::Line(line, _) => line.value().to_owned(),
            Input::Note(note) => note.value(),
            Input::Choice(choice) => written(&choice.pick()),
            Input::Lookup(lookup) => written(&(lookup.picked, lookup.line.value())),
            Input::Several(several) => written(&several.on),
        }
    }

    pub fn set(&mut self, value: &str) {
        match &mut self.input {
            Input::Line(line, _) => line.set(value),
            Input::Note(note) => **note = Note::new(value),
            Input::Choice(choice) => {
                if let Ok(pick) = serde_json::from_str::<Pick>(value) {
                    choice.put(pick);
                }
            }
            Input::Several(several) => {
                if let Ok(on) = serde_json::from_str::<Vec<Pick>>(value) {
                    several.on = on;
                }
            }
            Input::Lookup(lookup) => {
                if let Ok((picked, text)) = serde_json::from_str::<(Option<Picked>, String)>(value)
                {
                    lookup.line.set(&text);
                    lookup.picked = picked;
                }
            }
        }
    }

    /// Puts a known one, or nobody, into a lookup.
    pub fn put(&mut self, picked: Option<Picked>, at: &At<'_>) {
        if let Input::Lookup(lookup) = &mut self.input {
            let among = lookup.among;
            **lookup = Lookup::new(among).with(picked, at);
        }
    }

    /// A value as people read it.
    pub fn shown(&self, value: &str, at: &At<'_>) -> String {
        match &self.input {
            Input::Line(..) | Input::Note(_) => value.to_owned(),
            Input::Choice(_) => {
                serde_json::from_str::<Pick>(value).map_or_else(|_| String::new(), |p| p.label(at))
            }
            Input::Several(_) => {
                let picks = serde_json::from_str::<Vec<Pick>>(value).unwrap_or_default();
                let labels: Vec<String> = picks.iter().map(|p| p.label(at)).collect();
                labels.join("  ")
            }
            Input::Lookup(_) => serde_json::from_str::<(Option<Picked>, String)>(value)
                .map_or_else(|_| String::new(), |(_, text)| text),
        }
    }

    pub fn is_changed(&self) -> bool {
        self.value() != self.start
    }

    pub fn is_empty(&self) -> bool {
        match &self.input {
            Input::Line(line, _) => line.value().trim().is_empty(),
            Input::Note(note) => note.value().trim().is_empty(),
            Input::Choice(choice) => choice.pick() == Pick::None,
            Input::Several(several) => several.on.is_empty(),
            Input::Lookup(lookup) => lookup.line.value().trim().is_empty(),
        }
    }

    pub const fn most(&self) -> usize {
        match self.input {
            Input::Note(_) => MOST_IN_NOTE,
            _ => MOST_IN_LINE,
        }
    }

    /// What stands here is a proposal: typing takes its place.
    pub fn offer(&mut self) {
        match &mut self.input {
            Input::Line(line, _) => line.offer(),
            Input::Lookup(lookup) => lookup.line.offer(),
            _ => {}
        }
    }

    /// Takes in typed or pasted text, as much as there is room for; answers how many characters were left out.
    pub fn insert(&mut self, text: &str, at: &At<'_>) -> usize {
        let room = self.most().saturating_sub(self.value().chars().count());
        let over = text.chars().count().saturating_sub(room);
        let text: String = text.chars().take(room).collect();
        match &mut self.input {
            Input::Line(line, Kind::Text) => line.insert(&text),
            Input::Line(line, _) => line.insert(&text.chars().map(fold).collect::<String>()),
            Input::Note(note) => note.insert(&text),
            Input::Lookup(lookup) => {
                lookup.line.insert(&text);
                lookup.typed(at);
            }
            Input::Choice(choice) => {
                choice.jump(&text, at);
                return 0;
            }
            Input::Several(several) => {
                several.typed(&text, at);
                return 0;
            }
        }
        over
    }

    pub fn edit(&mut self, chord: Chord, at: &At<'_>) -> bool {
        match &mut self.input {
            Input::Line(line, _) => line.key(chord),
            Input::Note(note) => note.key(chord),
            Input::Lookup(lookup) => {
                let before = lookup.line.value().to_owned();
                let taken = lookup.line.key(chord);
                if lookup.line.value() != before {
                    lookup.typed(at);
                }
                taken
            }
            Input::Choice(choice) if chord.hold() == Hold::NONE => match chord.key() {
                Press::Left => choice.step(-1),
                Press::Right => choice.step(1),
                Press::Home => choice.put_at(0),
                Press::End => choice.put_at(usize::MAX),
                Press::Bs | Press::Del => choice.put(Pick::None),
                _ => false,
            },
            Input::Several(several) if chord.hold() == Hold::NONE => match chord.key() {
                Press::Left => several.step(-1),
                Press::Right => several.step(1),
                Press::Home => several.step(isize::MIN),
                Press::End => several.step(isize::MAX),
                _ => false,
            },
            Input::Choice(_) | Input::Several(_) => false,
        }
    }

    /// Whether a list stands under it.
    pub fn is_open(&self) -> bool {
        match &self.input {
            Input::Choice(choice) => choice.open,
            Input::Lookup(lookup) => lookup.open,
            _ => false,
        }
    }

    pub fn fold(&mut self) {
        match &mut self.input {
            Input::Choice(choice) => choice.open = false,
            Input::Lookup(lookup) => lookup.open = false,
            _ => {}
        }
    }
}
