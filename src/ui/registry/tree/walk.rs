//! Walking the tree: fold and unfold, to the parent, to siblings.

use super::{Tree, height};
use crate::{
    domain::UnitId,
    i18n::text::AppText,
    keymap::Go,
    register::Node,
    ui::{
        kit::{At, Effect, Role, tell},
        registry::route::Pane,
    },
};

impl Tree {
    fn fold(&mut self, unit: UnitId, at: &At<'_>) {
        if !self.openness.open.remove(&unit) {
            self.openness.open.insert(unit);
        }
        self.regather(at);
    }

    fn is_open(&self, unit: UnitId) -> bool {
        self.openness.open.contains(&unit)
    }

    pub(super) fn go(&mut self, go: Go, at: &At<'_>) -> Vec<Effect> {
        let node = self.node();
        match (go, node) {
            (Go::Right | Go::Open, Some(Node::Unit(unit))) if at.desk.county().is_waiting(unit) => {
                // It unfolds by itself as soon as it is there.
                self.openness.open.insert(unit);
                return tell(&AppText::Preparing, Role::Dim, at);
            }
            (Go::Right, Some(Node::Unit(unit))) if !self.is_open(unit) => self.fold(unit, at),
            (Go::Right, Some(Node::Unit(_))) => {
                if let Some(row) = self.below() {
                    self.go_to(row, at);
                }
            }
            (Go::Open, Some(Node::Unit(unit))) => self.fold(unit, at),
            (Go::Right | Go::Open, Some(Node::Household(_))) | (Go::NextPane | Go::PrevPane, _) => {
                self.pane = Pane::Page;
                self.turn_page(at);
            }
            (Go::Left, Some(Node::Unit(unit))) if self.is_open(unit) => self.fold(unit, at),
            (Go::Left | Go::ParentUnit, Some(node)) => {
                if let Some(row) = at.desk.county().parent(node).and_then(|p| self.row_of(p)) {
                    self.go_to(row, at);
                }
            }
            (Go::NextSibling, Some(_)) => self.sibling(1, at),
            (Go::PrevSibling, Some(_)) => self.sibling(-1, at),
            (Go::ExpandAll, Some(node)) => self.expand(node, at),
            (Go::CollapseAll, _) => {
                self.openness.open.clear();
                self.openness.open.extend(self.root);
                self.regather(at);
            }
            _ => {}
        }
        Vec::new()
    }

    /// The next row, if it stands below the cursor's.
    fn below(&self) -> Option<usize> {
        let row = self.at.row()?;
        let next = self.rows.get(row + 1)?;
        (next.depth > self.rows[row].depth).then_some(row + 1)
    }

    fn row_of(&self, unit: UnitId) -> Option<usize> {
        self.rows.iter().position(|r| r.node == Node::Unit(unit))
    }

    pub(super) fn go_to(&mut self, row: usize, at: &At<'_>) {
        self.at.go_to(row, height(at.size));
        self.moved();
    }

    fn sibling(&mut self, step: isize, at: &At<'_>) {
        let Some(here) = self.at.row() else {
            return;
        };
        let depth = self.rows[here].depth;
        let mut row = here as isize + step;
        while let Some(next) = usize::try_from(row).ok().and_then(|r| self.rows.get(r)) {
            if next.depth < depth {
                return;
            }
            if next.depth == depth {
                self.go_to(row as usize, at);
                return;
            }
            row += step;
        }
    }

    /// Unfolds everything below the node's unit, down to the neighborhoods; those stay folded.
    fn expand(&mut self, node: Node, at: &At<'_>) {
        let county = at.desk.county();
        let mut queue: Vec<UnitId> = county.unit_at(node).into_iter().collect();
        while let Some(unit) = queue.pop() {
            let children = county.children(unit);
            if !children.is_empty() {
                self.openness.open.insert(unit);
            }
            queue.extend(children);
        }
        self.regather(at);
    }
}
