//! What is selected on a list: marks, ranges from the last mark, inversion. Trees and tables share it.

use std::collections::BTreeSet;

use crate::register::Node;

#[derive(Clone, Debug, Default)]
pub struct Selection {
    marked: BTreeSet<Node>,
    /// The row at which the last mark was set; a range begins there.
    anchor: Option<usize>,
}

impl Selection {
    pub fn has(&self, node: Node) -> bool {
        self.marked.contains(&node)
    }

    pub fn len(&self) -> usize {
        self.marked.len()
    }

    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    pub fn toggle(&mut self, node: Node, row: usize) {
        if !self.marked.remove(&node) {
            self.marked.insert(node);
        }
        self.anchor = Some(row);
    }

    /// Marks everything of the same kind between the last mark and `row`.
    pub fn reach(&mut self, rows: impl Iterator<Item = Node>, row: usize) {
        let from = self.anchor.unwrap_or(row);
        let (low, high) = (from.min(row), from.max(row));
        let span: Vec<Node> = rows.skip(low).take(high - low + 1).collect();
        let here = if from <= row {
            span.last()
        } else {
            span.first()
        };
        let household = here.copied().map(is_household);
        self.marked.extend(
            span.iter()
                .copied()
                .filter(|&n| Some(is_household(n)) == household),
        );
        self.anchor = Some(row);
    }

    pub fn invert(&mut self, nodes: impl Iterator<Item = Node>) {
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
    pub fn keep(&mut self, rows: impl Iterator<Item = Node>) {
        if !self.marked.is_empty() {
            let there: BTreeSet<Node> = rows.collect();
            self.marked.retain(|node| there.contains(node));
        }
    }
}

fn is_household(node: Node) -> bool {
    matches!(node, Node::Household(_))
}
