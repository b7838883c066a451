//! All keys of one person: a preset and the differences stated on top of it.

use std::collections::BTreeMap;

use super::action::{Action, App};
use super::chord::Chord;
use super::context::Context;
use super::fault::{Fault, Wrong};
use super::keys::Keys;
use super::layer::{Entry, Layer};
use super::preset::Preset;
use super::trie::{Answer, Node};
use crate::domain::lines::MOST_FAULTS;

#[derive(Clone, Debug)]
pub struct Keymap {
    /// Of the preset, or of the file it was read from.
    name: String,
    contexts: BTreeMap<Context, Bindings>,
}

#[derive(Clone, Debug, Default)]
struct Bindings {
    bound: Vec<Bound>,
    trie: Node,
    /// Where the last key for Cancel went, should none be left.
    lost: Place,
}

#[derive(Clone, Debug)]
struct Bound {
    keys: Keys,
    action: Action,
    place: Place,
}

/// Layer, counted from the base, and line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Place(usize, usize);

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::preset(Preset::Default)
    }
}

impl Keymap {
    pub fn preset(preset: Preset) -> Keymap {
        let mut faults = Vec::new();
        let layers = inherited(preset, &mut faults);
        Keymap::merge(preset.name(), &layers, faults)
            .expect("the presets have no faults: a test reads them")
    }

    /// Reads the text of a keymap file on top of the preset it inherits. All its faults, or none.
    pub fn read(file: &str, text: &str) -> Result<Keymap, Vec<Fault>> {
        let mut faults = Vec::new();
        let own = Layer::read(file, text, &mut faults);
        let mut layers = inherited(own.inherit.unwrap_or_default(), &mut faults);
        layers.push(own);
        Keymap::merge(file, &layers, faults)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the presses so far mean, the newest last. Outside fields full-width characters count as their keys.
    pub fn resolve(&self, context: Context, pending: &[Chord]) -> Answer<'_> {
        let Some(bindings) = self.contexts.get(&context) else {
            return Answer::Nothing;
        };
        let chords = pending.iter().copied();
        if context.is_typing() {
            bindings.trie.find(chords)
        } else {
            bindings.trie.find(chords.map(Chord::folded))
        }
    }

    /// Every way to an action: shortest first, a person's own before the preset's.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<Keys> {
        let Some(bindings) = self.contexts.get(&context) else {
            return Vec::new();
        };
        let mut found: Vec<&Bound> = bindings
            .bound
            .iter()
            .filter(|bound| bound.action == action)
            .collect();
        found.sort_by_key(|bound| {
            (
                bound.keys.len(),
                std::cmp::Reverse(bound.place.0),
                bound.place.1,
            )
        });
        found.into_iter().map(|bound| bound.keys.clone()).collect()
    }

    fn merge(name: &str, layers: &[Layer], mut faults: Vec<Fault>) -> Result<Keymap, Vec<Fault>> {
        let mut contexts: BTreeMap<Context, Bindings> = Context::ALL
            .map(|context| (context, Bindings::default()))
            .into();
        for (number, layer) in layers.iter().enumerate() {
            // Sections are sorted, and what a section takes away goes before what it gives:
            // so the order of lines in a file means nothing.
            for entries in layer.entries.chunk_by(|a, b| a.section == b.section) {
                let (give, take): (Vec<&Entry>, Vec<&Entry>) =
                    entries.iter().partition(|entry| entry.action.is_some());
                for entry in take {
                    if unbind(&mut contexts, number, entry) == 0 {
                        let wrong = Wrong::Idle {
                            keys: entry.keys.clone(),
                        };
                        faults.push(Fault {
                            file: layer.file.clone(),
                            line: entry.line,
                            wrong,
                        });
                    }
                }
                for entry in give {
                    bind(&mut contexts, number, entry);
                }
            }
        }
        for (context, bindings) in &mut contexts {
            faults.extend(bindings.faults(*context, layers));
            bindings.plant();
        }
        if faults.is_empty() {
            return Ok(Keymap {
                name: name.to_owned(),
                contexts,
            });
        }
        // One line of [global] runs into the same other line in many contexts.
        let mut seen: Vec<Fault> = Vec::new();
        for fault in faults {
            if seen.len() <= MOST_FAULTS && !seen.contains(&fault) {
                seen.push(fault);
            }
        }
        seen.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        Err(seen)
    }
}

/// The base first.
fn inherited(preset: Preset, faults: &mut Vec<Fault>) -> Vec<Layer> {
    let layer = Layer::read(preset.file(), preset.text(), faults);
    let mut layers = layer
        .inherit
        .map(|base| inherited(base, faults))
        .unwrap_or_default();
    layers.push(layer);
    layers
}

fn bind(contexts: &mut BTreeMap<Context, Bindings>, layer: usize, entry: &Entry) {
    let Some(action) = entry.action else { return };
    let place = Place(layer, entry.line);
    for context in entry.section.reach(&entry.keys, action).unwrap_or_default() {
        let bindings = contexts.entry(context).or_default();
        bindings.drop_where(place, |keys| *keys == entry.keys);
        bindings.bound.push(Bound {
            keys: entry.keys.clone(),
            action,
            place,
        });
    }
}

/// Takes the keys away and all that begins with them; says how many went.
fn unbind(contexts: &mut BTreeMap<Context, Bindings>, layer: usize, entry: &Entry) -> usize {
    let place = Place(layer, entry.line);
    let sections = entry.section.contexts().into_iter();
    sections
        .map(|context| {
            let bindings = contexts.entry(context).or_default();
            bindings.drop_where(place, |keys| keys.starts_with(&entry.keys))
        })
        .sum()
}

impl Bindings {
    fn drop_where(&mut self, place: Place, gone: impl Fn(&Keys) -> bool) -> usize {
        let before = self.bound.len();
        if self
            .bound
            .iter()
            .any(|bound| bound.action == Action::App(App::Cancel) && gone(&bound.keys))
        {
            self.lost = place;
        }
        self.bound.retain(|bound| !gone(&bound.keys));
        before - self.bound.len()
    }

    fn plant(&mut self) {
        let mut bound: Vec<&Bound> = self.bound.iter().collect();
        bound.sort_by_key(|bound| (bound.action, &bound.keys));
        let mut trie = Node::default();
        for bound in bound {
            trie.insert(&bound.keys, bound.action);
        }
        self.trie = trie;
    }

    fn faults(&self, context: Context, layers: &[Layer]) -> Vec<Fault> {
        let fault = |place: Place, wrong| {
            let file = layers
                .get(place.0)
                .map(|layer| layer.file.clone())
                .unwrap_or_default();
            Fault {
                file,
                line: place.1,
                wrong,
            }
        };
        let mut faults = Vec::new();
        for short in &self.bound {
            let longer = |long: &&Bound| {
                long.keys.len() > short.keys.len() && long.keys.starts_with(&short.keys)
            };
            for long in self.bound.iter().filter(longer) {
                // One key may be the beginning of all others.
                if faults.len() > MOST_FAULTS {
                    return faults;
                }
                let (old, new) = if short.place < long.place {
                    (short, long)
                } else {
                    (long, short)
                };
                let wrong = Wrong::Clash {
                    keys: new.keys.clone(),
                    other: old.keys.clone(),
                    file: layers
                        .get(old.place.0)
                        .map(|layer| layer.file.clone())
                        .unwrap_or_default(),
                    line: old.place.1,
                };
                faults.push(fault(new.place, wrong));
            }
        }
        if !self
            .bound
            .iter()
            .any(|bound| bound.action == Action::App(App::Cancel))
        {
            faults.push(fault(self.lost, Wrong::Trapped(context)));
        }
        faults
    }
}
