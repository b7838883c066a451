//! Units and households by what people call them: an id, a code, or a path such as 塔峰镇/团结村.

use super::Desk;
use crate::{
    domain::{HouseholdId, UnitId},
    register::{Mark, Node},
};

/// What a name turned out to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<T> {
    One(T),
    None,
    /// Every candidate, with its path, in tree order.
    Many(Vec<(T, Vec<String>)>),
}

/// A name, and the units above it, from the township down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub name: String,
    pub path: Vec<String>,
}

/// Among which units a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    Kept,
    Retired,
}

impl Desk {
    /// Short or official names, each step anywhere below the one before; ids and codes are exact.
    pub fn unit_named(&self, text: &str) -> Named<UnitId> {
        self.find(text, Among::Kept)
    }

    /// The same among what is retired, by itself or with a unit above.
    pub fn retired_unit_named(&self, text: &str) -> Named<UnitId> {
        self.find(text, Among::Retired)
    }

    fn find(&self, text: &str, among: Among) -> Named<UnitId> {
        let text = text.trim();
        let Some(root) = self.root() else {
            return Named::None;
        };
        if let Ok(id) = text.parse::<UnitId>() {
            // What the area lies in has a name and nothing else.
            let known = self.county().unit(id).is_some() && self.county().is_in_area(id);
            return if known { Named::One(id) } else { Named::None };
        }
        let steps: Vec<&str> = text
            .split(['/', '／', '›', '>'])
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .collect();
        let Some((last, above)) = steps.split_last() else {
            return Named::None;
        };
        let mut found = Vec::new();
        self.collect(root, last, above, among, &mut found);
        match found.as_slice() {
            [] => Named::None,
            [one] => Named::One(*one),
            many => Named::Many(
                many.iter()
                    .map(|&id| (id, self.path_names(Node::Unit(id))))
                    .collect(),
            ),
        }
    }

    fn collect(
        &self,
        unit: UnitId,
        name: &str,
        above: &[&str],
        among: Among,
        found: &mut Vec<UnitId>,
    ) {
        let county = self.county();
        let wanted = (among == Among::Kept) == county.is_live(unit);
        if wanted && self.is_called(unit, name) && self.stands_below(unit, above) {
            found.push(unit);
        }
        for child in county.children(unit) {
            if among == Among::Retired || county.is_live(child) {
                self.collect(child, name, above, among, found);
            }
        }
    }

    fn is_called(&self, unit: UnitId, name: &str) -> bool {
        self.county().unit(unit).is_some_and(|held| {
            let fields = &held.record.fields;
            fields.short == name
                || fields.name == name
                || (!fields.code.is_empty() && fields.code == name)
        })
    }

    /// Whether the names stand above the unit in this order, not necessarily side by side.
    fn stands_below(&self, unit: UnitId, above: &[&str]) -> bool {
        let mut wanted = above.iter().rev();
        let Some(mut next) = wanted.next() else {
            return true;
        };
        let path = self.county().path(Node::Unit(unit));
        for &step in path.iter().rev().skip(1) {
            if self.is_called(step, next) {
                match wanted.next() {
                    Some(name) => next = name,
                    None => return true,
                }
            }
        }
        false
    }

    /// Names from the township down to the node's unit; the county itself when that is meant.
    pub fn path_names(&self, node: Node) -> Vec<String> {
        let path = self.county().path(node);
        let skip = usize::from(path.len() > 1);
        path.into_iter()
            .skip(skip)
            .map(|unit| self.short(unit))
            .collect()
    }

    /// The same, without what all below `root` share; what stands at or above `root` keeps its whole path. With it
    /// the place of the village in it, or of what stands highest below that.
    pub fn path_below(&self, node: Node, root: UnitId) -> (Vec<String>, usize) {
        let path = self.county().path(node);
        let shared = path.iter().position(|&unit| unit == root);
        let shared = shared.filter(|at| at + 1 < path.len());
        // The county's own name says nothing; the township's little.
        let skip = shared
            .map_or(0, |at| at + 1)
            .max(usize::from(path.len() > 1));
        let last = path.len().saturating_sub(skip + 1);
        let village = 2_usize.saturating_sub(skip).min(last);
        let names = path.into_iter().skip(skip);
        (names.map(|unit| self.short(unit)).collect(), village)
    }

    pub fn short(&self, unit: UnitId) -> String {
        self.county()
            .unit(unit)
            .map_or_else(String::new, |held| held.record.fields.short.clone())
    }

    /// A household by its id, or by the path of its neighborhood and its number: 塔峰镇/…/第2邻/5.
    pub fn household_named(&self, text: &str) -> Named<HouseholdId> {
        let text = text.trim();
        if let Ok(id) = text.parse::<HouseholdId>() {
            let known = self.county().household_row(id).is_some();
            return if known { Named::One(id) } else { Named::None };
        }
        let Some((unit, number)) = numbered(text) else {
            return Named::None;
        };
        match self.unit_named(unit) {
            Named::One(unit) => {
                let rows = self.county().households_of(unit);
                let row = rows
                    .iter()
                    .find(|r| r.number == number && !r.has(Mark::Retired));
                row.map_or(Named::None, |r| Named::One(r.id))
            }
            Named::None => Named::None,
            Named::Many(units) => Named::Many(
                units
                    .into_iter()
                    .filter_map(|(unit, path)| {
                        let rows = self.county().households_of(unit);
                        rows.iter()
                            .find(|r| r.number == number && !r.has(Mark::Retired))
                            .map(|r| (r.id, path))
                    })
                    .collect(),
            ),
        }
    }

    /// Deregistered households by neighborhood and number; a number can be that of several.
    pub fn retired_household_named(&self, text: &str) -> Named<HouseholdId> {
        let Some((unit, number)) = numbered(text.trim()) else {
            return Named::None;
        };
        let units: Vec<UnitId> = match (self.unit_named(unit), self.retired_unit_named(unit)) {
            (Named::One(unit), _) | (Named::None, Named::One(unit)) => vec![unit],
            (Named::Many(units), _) | (Named::None, Named::Many(units)) => {
                units.into_iter().map(|(unit, _)| unit).collect()
            }
            (Named::None, Named::None) => Vec::new(),
        };
        let rows = units.iter().flat_map(|&u| self.county().households_of(u));
        let gone = rows.filter(|r| r.number == number && r.has(Mark::Retired));
        let found: Vec<HouseholdId> = gone.map(|r| r.id).collect();
        match found[..] {
            [] => Named::None,
            [one] => Named::One(one),
            _ => Named::Many(
                found
                    .into_iter()
                    .map(|id| (id, self.path_names(Node::Household(id))))
                    .collect(),
            ),
        }
    }
}

/// The path of a neighborhood and a number in it.
fn numbered(text: &str) -> Option<(&str, u16)> {
    let (unit, number) = text.rsplit_once(['/', '／'])?;
    let number = number.trim().trim_end_matches('号').parse().ok()?;
    Some((unit, number))
}
