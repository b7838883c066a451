//! One keymap file, read by itself: what it binds and unbinds, and every fault that needs no other file to be seen.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::action::Action;
use super::ban::Ban;
use super::context::Context;
use super::fault::{Fault, Wrong};
use super::keys::Keys;
use super::preset::Preset;
use crate::domain::lines::{Lines, MOST_FAULTS};
use crate::domain::nearest;

/// Bytes of a file of keys: ten times what binds every key there is.
pub const MOST_KEYMAP: usize = 64_000;
/// Lines of one that bind or unbind something.
const MOST_ENTRIES: usize = 1_000;
/// Presses of one binding.
const MOST_CHORDS: usize = 8;

/// Later ones win over earlier ones: the narrower the place, the stronger the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Wherever the action is legal and the key is not text.
    Global,
    /// The same, in fields.
    Fields,
    One(Context),
}

impl Section {
    pub fn all() -> impl Iterator<Item = Section> {
        [Section::Global, Section::Fields]
            .into_iter()
            .chain(Context::ALL.map(Section::One))
    }

    pub const fn name(self) -> &'static str {
        match self {
            Section::Global => "global",
            Section::Fields => "fields",
            Section::One(context) => context.name(),
        }
    }

    pub fn contexts(self) -> Vec<Context> {
        let all = Context::ALL.into_iter();
        match self {
            Section::Global => all.collect(),
            Section::Fields => all.filter(|context| context.is_typing()).collect(),
            Section::One(context) => vec![context],
        }
    }

    /// Where a binding made here takes effect; why it does nowhere.
    pub fn reach(self, keys: &Keys, action: Action) -> Result<Vec<Context>, Wrong> {
        let mut legal = self.contexts();
        legal.retain(|context| action.is_legal(*context));
        if legal.is_empty() {
            return Err(Wrong::Elsewhere {
                action,
                section: self,
            });
        }
        legal.retain(|context| !context.is_typing() || !keys.first().edits());
        if legal.is_empty() {
            return Err(Wrong::Text { keys: keys.clone() });
        }
        Ok(legal)
    }
}

/// One line: the keys, and what they do there, if anything.
pub struct Entry {
    pub section: Section,
    pub line: usize,
    pub keys: Keys,
    pub action: Option<Action>,
}

pub struct Layer {
    pub file: String,
    pub inherit: Option<Preset>,
    /// By section, then in the order of the file.
    pub entries: Vec<Entry>,
}

type Pair<'t, 'i> = (&'t Spanned<Cow<'i, str>>, &'t Spanned<DeValue<'i>>);

impl Layer {
    pub fn read(file: &str, text: &str, faults: &mut Vec<Fault>) -> Layer {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader {
            file,
            lines: Lines::of(text),
            faults,
            broken: Vec::new(),
            entries: Vec::new(),
        };
        for error in errors.into_iter().take(MOST_FAULTS + 1) {
            let line = reader.line(error.span().map_or(0, |span| span.start));
            reader.broken.push(line);
            reader.fault(line, Wrong::Syntax(error.message().to_owned()));
        }
        let mut inherit = None;
        for (name, value) in in_order(table.get_ref()) {
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("inherit", value_of) => inherit = reader.inherit(name.span().start, value_of),
                (_, DeValue::Table(entries)) => reader.section(name, entries),
                (key, _) => {
                    let line = reader.line(name.span().start);
                    reader.fault(line, Wrong::Loose(key.to_owned()));
                }
            }
        }
        let mut entries = reader.entries;
        entries.sort_by_key(|entry| (entry.section, entry.line));
        Layer {
            file: file.to_owned(),
            inherit,
            entries,
        }
    }
}

struct Reader<'a> {
    file: &'a str,
    lines: Lines,
    faults: &'a mut Vec<Fault>,
    /// Lines that are no TOML: what the parser made of them is not worth a second complaint.
    broken: Vec<usize>,
    entries: Vec<Entry>,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.lines.line(at)
    }

    fn fault(&mut self, line: usize, wrong: Wrong) {
        if self.faults.len() <= MOST_FAULTS {
            self.faults.push(Fault {
                file: self.file.to_owned(),
                line,
                wrong,
            });
        }
    }

    fn inherit(&mut self, at: usize, value: &DeValue<'_>) -> Option<Preset> {
        let line = self.line(at);
        let name = value.as_str().unwrap_or_default();
        let preset = name.parse().ok();
        if preset.is_none() && !self.broken.contains(&line) {
            self.fault(line, Wrong::NoPreset(name.to_owned()));
        }
        preset
    }

    fn section(&mut self, name: &Spanned<Cow<'_, str>>, entries: &DeTable<'_>) {
        let known = Section::all().find(|section| section.name() == name.get_ref().as_ref());
        let Some(section) = known else {
            let line = self.line(name.span().start);
            let near = nearest(name.get_ref(), Section::all().map(Section::name));
            return self.fault(
                line,
                Wrong::NoSection {
                    name: name.get_ref().to_string(),
                    near,
                },
            );
        };
        for pair in in_order(entries) {
            self.entry(section, pair);
        }
    }

    fn entry(&mut self, section: Section, (name, value): Pair<'_, '_>) {
        let line = self.line(name.span().start);
        if self.broken.contains(&line) || self.entries.len() > MOST_ENTRIES {
            return;
        }
        if self.entries.len() == MOST_ENTRIES {
            let most = MOST_ENTRIES;
            self.fault(line, Wrong::TooMany { most });
        }
        let keys = self.keys(section, line, name.get_ref());
        let action = match value.get_ref() {
            DeValue::String(text) => self.action(line, text).map(Some),
            DeValue::Boolean(false) => Some(None),
            _ => {
                self.fault(line, Wrong::Shape(name.get_ref().to_string()));
                None
            }
        };
        let (Some(keys), Some(action)) = (keys, action) else {
            return;
        };
        if let Some(Err(wrong)) = action.map(|action| section.reach(&keys, action)) {
            return self.fault(line, wrong);
        }
        self.entries.push(Entry {
            section,
            line,
            keys,
            action,
        });
    }

    fn keys(&mut self, section: Section, line: usize, text: &str) -> Option<Keys> {
        let keys: Keys = match text.parse::<Keys>() {
            Ok(keys) if keys.len() > MOST_CHORDS => {
                self.fault(line, Wrong::Long { most: MOST_CHORDS });
                return None;
            }
            Ok(keys) => keys.folded(),
            Err(bad) => {
                self.fault(line, Wrong::BadKey(bad));
                return None;
            }
        };
        let banned = keys
            .iter()
            .find_map(|chord| Some((*chord, Ban::of(*chord)?)));
        if let Some((chord, ban)) = banned {
            self.fault(line, Wrong::Banned { chord, ban });
            return None;
        }
        let mut before = self.entries.iter().filter(|entry| entry.section == section);
        if let Some(first) = before
            .find(|entry| entry.keys == keys)
            .map(|entry| entry.line)
        {
            self.fault(line, Wrong::Twice { keys, line: first });
            return None;
        }
        Some(keys)
    }

    fn action(&mut self, line: usize, name: &str) -> Option<Action> {
        let action = name.parse().ok();
        if action.is_none() {
            let near = nearest(name, Action::all().map(Action::name));
            self.fault(
                line,
                Wrong::NoAction {
                    name: name.to_owned(),
                    near,
                },
            );
        }
        action
    }
}

/// The parser sorts by name; people read from top to bottom.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Pair<'t, 'i>> {
    let mut pairs: Vec<Pair<'t, 'i>> = table.iter().collect();
    pairs.sort_by_key(|(name, _)| name.span().start);
    pairs
}
