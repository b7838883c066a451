//! What a search answers with.

use super::entry::{Kind, State};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Manner {
    /// Every hit really contains what was typed.
    #[default]
    Exact,
    /// Nothing did; these sound or look like it.
    Similar,
}

#[derive(Clone, Debug, Default)]
pub struct Found {
    /// All matching rows, not only the hits kept.
    pub total: usize,
    pub manner: Manner,
    /// Best first; equals in tree order.
    pub hits: Vec<Hit>,
}

impl Found {
    /// These come first, and at most so many remain.
    pub fn lead(&mut self, mut first: Vec<Hit>, limit: usize) {
        let best = self.hits.first().map_or(0, |hit| hit.score);
        for hit in &mut first {
            hit.score = hit.score.max(best);
        }
        let named = |hit: &Hit| {
            first
                .iter()
                .any(|one| (one.kind, one.key) == (hit.kind, hit.key))
        };
        self.hits.retain(|hit| !named(hit));
        self.hits.splice(..0, first);
        self.hits.truncate(limit);
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: Kind,
    pub key: u32,
    pub state: State,
    /// Position in `View::blocks`; `None` for a row of `View::heads`.
    pub block: Option<u32>,
    pub row: u32,
    /// Comparable within one answer only.
    pub score: u32,
    /// Matched characters of the name.
    pub marks: Marks,
    /// What else matched, if anything outside the name did.
    pub also: Option<Spot>,
}

/// Where a match outside the name lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The nth alias that differs from the name, the first being 1, and its matched characters.
    Alias(u8, Marks),
    /// The nth phone, matched in this many digits from its end.
    PhoneTail(u8, u8),
    /// The nth phone, matched in this many digits from its start.
    PhoneHead(u8, u8),
    House,
    /// The street of the address, and the house in it if one was asked for.
    Address,
}

/// Positions of characters, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(pub(super) u64);

impl Marks {
    pub(super) fn span(from: usize, to: usize) -> Self {
        (from..to).fold(Self(0), Self::with)
    }

    pub(super) fn with(self, at: usize) -> Self {
        Self(self.0 | 1u64.checked_shl(at as u32).unwrap_or(0))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub fn contains(self, at: usize) -> bool {
        at < 64 && self.0 >> at & 1 == 1
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn positions(self) -> impl Iterator<Item = usize> {
        (0..64).filter(move |at| self.contains(*at))
    }
}
