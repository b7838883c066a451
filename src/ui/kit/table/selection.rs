//! What is selected on a list: marks, ranges from the last mark, inversion. Trees and tables share it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{i18n::text::AppText, keymap::Marks, register::Node};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "K: Ord + Deserialize<'de>"))]
pub struct Selection<K = Node> {
    marked: BTreeSet<K>,
    /// What was marked last; a range begins there.
    anchor: Option<K>,
}

impl<K> Default for Selection<K> {
    fn default() -> Self {
        Self {
            marked: BTreeSet::new(),
            anchor: None,
        }
    }
}

impl<K: Ord + Copy> Selection<K> {
    pub fn has(&self, node: K) -> bool {
        self.marked.contains(&node)
    }

    pub fn len(&self) -> usize {
        self.marked.len()
    }

    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    pub fn marks(&self) -> Marks {
        if self.is_empty() {
            Marks::None
        } else {
            Marks::Some
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = K> {
        self.marked.iter().copied()
    }

    /// How many of them are not among the rows that are shown.
    pub fn hidden(&self, shown: impl Iterator<Item = K>) -> usize {
        if self.marked.is_empty() {
            return 0;
        }
        let shown: BTreeSet<K> = shown.filter(|node| self.has(*node)).collect();
        self.marked.len() - shown.len()
    }

    pub fn toggle(&mut self, node: K) {
        if !self.marked.remove(&node) {
            self.marked.insert(node);
        }
        self.anchor = Some(node);
    }

    /// Marks everything between the last mark and `row` that is of a kind with what stands at `row`. Says so where the
    /// last mark is not among the rows: nothing can be reached from it.
    pub fn reach_like(
        &mut self,
        rows: &[K],
        row: usize,
        like: impl Fn(K, K) -> bool,
    ) -> Option<AppText> {
        let &here = rows.get(row)?;
        let anchor = self.anchor.and_then(|a| rows.iter().position(|n| *n == a));
        let from = anchor.unwrap_or(row);
        let span = &rows[from.min(row)..=from.max(row)];
        let alike = span.iter().copied().filter(|&one| like(one, here));
        self.marked.extend(alike);
        let before = self.anchor.replace(here);
        (before.is_some() && anchor.is_none()).then_some(AppText::RangeFromHere)
    }

    /// Marks these as well.
    pub fn add(&mut self, nodes: impl Iterator<Item = K>) {
        self.marked.extend(nodes);
    }

    pub fn invert(&mut self, nodes: impl Iterator<Item = K>) {
        for node in nodes {
            if !self.marked.remove(&node) {
                self.marked.insert(node);
            }
        }
    }

    pub fn clear(&mut self) {
        self.marked.clear();
        self.anchor = None;
    }

    /// Forgets what is no longer there.
    pub fn keep(&mut self, rows: impl Iterator<Item = K>) {
        if !self.marked.is_empty() {
            let there: BTreeSet<K> = rows.filter(|node| self.marked.contains(node)).collect();
            self.marked = there;
        }
    }

    pub fn retain(&mut self, keep: impl Fn(K) -> bool) {
        self.marked.retain(|node| keep(*node));
    }
}
