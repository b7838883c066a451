//! The keys of one context as a tree. What may follow a press is a node, so hints and pop-ups are drawn from what decides.

use super::action::Action;
use super::chord::Chord;
use crate::i18n::Lang;

/// What a press means after the presses before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    Act(Action),
    Pending(&'a Node),
    /// In a field: text. Elsewhere: no key.
    Nothing,
}

/// What may follow, in the order of the action tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node(Vec<(Chord, Branch)>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Branch {
    Act(Action),
    More(Node),
}

impl Node {
    pub fn branches(&self) -> &[(Chord, Branch)] {
        &self.0
    }

    pub fn get(&self, chord: Chord) -> Option<&Branch> {
        self.0
            .iter()
            .find(|(known, _)| *known == chord)
            .map(|(_, branch)| branch)
    }

    pub fn actions(&self) -> Vec<Action> {
        self.0
            .iter()
            .flat_map(|(_, branch)| branch.actions())
            .collect()
    }

    pub(super) fn find(&self, chords: impl IntoIterator<Item = Chord>) -> Answer<'_> {
        let mut node = self;
        let mut chords = chords.into_iter().peekable();
        while let Some(chord) = chords.next() {
            match node.get(chord) {
                Some(Branch::More(next)) => node = next,
                Some(Branch::Act(action)) if chords.peek().is_none() => {
                    return Answer::Act(*action);
                }
                _ => return Answer::Nothing,
            }
        }
        Answer::Pending(node)
    }

    /// A sequence that runs into another one is left out: such a pair is a fault, found before.
    pub(super) fn insert(&mut self, chords: &[Chord], action: Action) {
        let Some((first, rest)) = chords.split_first() else {
            return;
        };
        let known = self.0.iter().position(|(chord, _)| chord == first);
        match (known, rest.is_empty()) {
            (None, true) => self.0.push((*first, Branch::Act(action))),
            (None, false) => {
                let mut node = Node::default();
                node.insert(rest, action);
                self.0.push((*first, Branch::More(node)));
            }
            (Some(at), _) => {
                if let Some((_, Branch::More(node))) = self.0.get_mut(at) {
                    node.insert(rest, action);
                }
            }
        }
    }
}

impl Branch {
    pub fn actions(&self) -> Vec<Action> {
        match self {
            Branch::Act(action) => vec![*action],
            Branch::More(node) => node.actions(),
        }
    }

    /// An action's title, or the kinds of action further on.
    pub fn title(&self, lang: Lang) -> String {
        match self {
            Branch::Act(action) => action.title(lang).to_owned(),
            Branch::More(node) => {
                let mut nouns: Vec<&str> = node
                    .actions()
                    .iter()
                    .map(|action| action.noun().title(lang))
                    .collect();
                nouns.dedup();
                match lang {
                    Lang::Zh => format!("{}…", nouns.join("、")),
                    Lang::En => format!("{}…", nouns.join(", ")),
                }
            }
        }
    }
}
