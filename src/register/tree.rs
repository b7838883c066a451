//! The visible rows of the tree: which nodes stand under which, and which of them are unfolded.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{County, Mark};
use crate::domain::{HouseholdId, UnitId};

/// Whatever the cursor can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Node {
    Unit(UnitId),
    Household(HouseholdId),
}

impl Node {
    pub const fn is_household(self) -> bool {
        matches!(self, Self::Household(_))
    }

    pub const fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(id) => Some(id),
            Self::Household(_) => None,
        }
    }

    pub const fn household(self) -> Option<HouseholdId> {
        match self {
            Self::Household(id) => Some(id),
            Self::Unit(_) => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeRow {
    pub node: Node,
    /// Steps below the root of the tree.
    pub depth: u8,
}

/// Which units are unfolded, and whether retired things are shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Openness {
    pub open: HashSet<UnitId>,
    pub retired: bool,
}

impl County {
    /// All rows that are not folded away, from `root` down.
    pub fn rows(&self, root: UnitId, openness: &Openness) -> Vec<TreeRow> {
        let mut rows = Vec::new();
        self.push_rows(root, 0, openness, &mut rows);
        rows
    }

    fn push_rows(&self, unit: UnitId, depth: u8, openness: &Openness, rows: &mut Vec<TreeRow>) {
        rows.push(TreeRow {
            node: Node::Unit(unit),
            depth,
        });
        if !openness.open.contains(&unit) {
            return;
        }
        for child in self.children(unit) {
            if openness.retired || self.is_live(child) {
                self.push_rows(child, depth + 1, openness, rows);
            }
        }
        for row in self.households_of(unit) {
            if openness.retired || !row.has(Mark::Retired) {
                rows.push(TreeRow {
                    node: Node::Household(row.id),
                    depth: depth + 1,
                });
            }
        }
    }

    /// The unit directly above.
    pub fn parent(&self, node: Node) -> Option<UnitId> {
        match node {
            Node::Unit(unit) => self.unit(unit)?.record.parent,
            Node::Household(household) => self.neighborhood_of(household),
        }
    }

    /// The unit itself, or the neighborhood the household stands in.
    pub fn unit_at(&self, node: Node) -> Option<UnitId> {
        match node {
            Node::Unit(unit) => Some(unit),
            Node::Household(household) => self.neighborhood_of(household),
        }
    }

    /// Whether the node stands in the subtree of `unit`, itself included.
    pub fn is_below(&self, node: Node, unit: UnitId) -> bool {
        let mut at = self.unit_at(node);
        while let Some(id) = at {
            if id == unit {
                return true;
            }
            at = self.parent(Node::Unit(id));
        }
        false
    }

    /// From the county down to the unit, as they stood on a day.
    pub fn path_on(&self, unit: UnitId, day: NaiveDate) -> Vec<UnitId> {
        let above = |unit: &UnitId| self.unit(*unit)?.record.parent_on(day);
        let mut path: Vec<UnitId> = std::iter::successors(Some(unit), above).collect();
        path.reverse();
        path
    }

    /// Units from the county down to the node's own unit.
    pub fn path(&self, node: Node) -> Vec<UnitId> {
        let mut path = Vec::new();
        let mut at = self.unit_at(node);
        while let Some(unit) = at {
            path.push(unit);
            at = self.parent(Node::Unit(unit));
        }
        path.reverse();
        path
    }
}
