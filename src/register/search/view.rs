//! What a search runs over. The register builds it, the search only reads it.

use super::index::Index;
use std::ops::Range;

/// What is searched: the scope is exactly what is given.
pub struct View<'a> {
    /// County, townships and, if the caller likes, villages.
    pub heads: Block<'a>,
    pub blocks: &'a [Block<'a>],
}

/// An index and the rows of it that lie in scope; a unit's subtree is a range.
#[derive(Clone)]
pub struct Block<'a> {
    pub index: &'a Index,
    /// The row of `View::heads` that all of this block lies under.
    pub under: Option<u32>,
    pub rows: Range<u32>,
}

impl<'a> Block<'a> {
    pub fn whole(index: &'a Index, under: Option<u32>) -> Self {
        Self {
            index,
            under,
            rows: 0..index.len() as u32,
        }
    }
}

/// What a block was when it was searched: the last answer may be narrowed where it is the same.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    serial: u64,
    rows: Range<u32>,
}

impl Block<'_> {
    pub(super) fn stamp(&self) -> Stamp {
        Stamp {
            serial: self.index.serial,
            rows: self.rows.clone(),
        }
    }
}

impl View<'_> {
    pub(super) fn stamps(&self) -> impl Iterator<Item = Stamp> {
        (0..=self.blocks.len()).filter_map(|n| self.segment(n).map(Block::stamp))
    }

    /// The heads first, then the blocks.
    pub(super) fn segment(&self, n: usize) -> Option<&Block<'_>> {
        match n.checked_sub(1) {
            None => Some(&self.heads),
            Some(n) => self.blocks.get(n),
        }
    }
}
