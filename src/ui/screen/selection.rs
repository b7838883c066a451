//! What is selected on a list: marks, ranges from the last mark, inversion. Trees and tables share it.

use std::collections::BTreeSet;

use crate::register::Node;

#[derive(Clone, Debug)]
pub struct Selection<K = Node> {
    marked: BTreeSet<K>,
    /// The row at which the last mark was set; a range begins there.
    anchor: Option<usize>,
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

    pub fn toggle(&mut self, node: K, row: usize) {
        if !self.marked.remove(&node) {
            self.marked.insert(node);
        }
        self.anchor = Some(row);
    }

    /// Marks everything between the last mark and `row` that is of a kind with what stands at `row`.
    pub fn reach_like(
        &mut self,
        rows: impl Iterator<Item = K>,
        row: usize,
        like: impl Fn(K, K) -> bool,
    ) {
        let from = self.anchor.unwrap_or(row);
        let (low, high) = (from.min(row), from.max(row));
        let span: Vec<K> = rows.skip(low).take(high - low + 1).collect();
        let here = if from <= row {
            span.last()
        } else {
            span.first()
        };
        if let Some(&here) = here {
            let alike = span.iter().copied().filter(|&one| like(one, here));
            self.marked.extend(alike);
        }
        self.anchor = Some(row);
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

    /// Forgets what is no longer on the list.
    pub fn keep(&mut self, rows: impl Iterator<Item = K>) {
        if !self.marked.is_empty() {
            let there: BTreeSet<K> = rows.collect();
            self.marked.retain(|node| there.contains(node));
        }
    }
}

impl Selection<Node> {
    /// Marks everything of the same kind between the last mark and `row`.
    pub fn reach(&mut self, rows: impl Iterator<Item = Node>, row: usize) {
        self.reach_like(rows, row, |a, b| is_household(a) == is_household(b));
    }
}

fn is_household(node: Node) -> bool {
    matches!(node, Node::Household(_))
}
