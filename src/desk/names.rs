//! Units and households by what people call them: an id, a code, or a path such as 塔峰镇/团结村.

use chrono::NaiveDate;

use super::{Desk, alike, meant::MOST_HEARD, stem};
use crate::{
    domain::{HouseholdId, Level, UnitId, mask_phones},
    register::{
        Mark, Node,
        search::{Role, reads_as},
    },
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

/// How closely a name must be met: each ear hears what the one before hears, and more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ear {
    /// The short or the official name, or the code.
    Exact,
    /// Without 第 and the word for the level, numbers however they are written: 塔峰, 二组.
    Loose,
    /// Letters: the whole name in pinyin, or its initials.
    Letters,
}

impl Desk {
    /// By id or code, or by a name: short, official, without the word for its level, in pinyin or initials. Above a
    /// name others may stand, each step anywhere below the one before. The closest way of meeting the name counts.
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
        let steps = steps(text);
        let Some((last, above)) = steps.split_last() else {
            return Named::None;
        };
        // A number by itself would mean every second unit of the county.
        let bare = above.is_empty() && last.chars().all(char::is_numeric);
        let ears = [Ear::Exact, Ear::Loose];
        for ear in ears.into_iter().take(if bare { 1 } else { 2 }) {
            let meets =
                |unit| self.is_called(unit, last, ear) && self.stands_below(unit, above, ear);
            let mut found = Vec::new();
            self.collect(root, among, &meets, &mut found);
            if !found.is_empty() {
                return self.named(&found);
            }
        }
        if !above.is_empty() {
            let mut found = Vec::new();
            self.collect(root, among, &|unit| self.is_split(unit, &steps), &mut found);
            if !found.is_empty() {
                return self.named(&found);
            }
        }
        if among == Among::Retired || !last.is_ascii() {
            return Named::None;
        }
        let mut found = self.answering(text, None, MOST_HEARD);
        found.retain(|&(unit, _)| {
            self.is_called(unit, last, Ear::Letters) && self.stands_below(unit, above, Ear::Letters)
        });
        let found: Vec<UnitId> = found.into_iter().map(|(unit, _)| unit).collect();
        self.named(&found)
    }

    fn named(&self, found: &[UnitId]) -> Named<UnitId> {
        match found {
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
        among: Among,
        meets: &impl Fn(UnitId) -> bool,
        found: &mut Vec<UnitId>,
    ) {
        let county = self.county();
        let wanted = (among == Among::Kept) == county.is_live(unit);
        if wanted && meets(unit) {
            found.push(unit);
        }
        for child in county.children(unit) {
            if among == Among::Retired || county.is_live(child) {
                self.collect(child, among, meets, found);
            }
        }
    }

    /// Whether it is meant by a path in which names hold what names are set apart by, such as 团结村/1/2邻.
    fn is_split(&self, unit: UnitId, typed: &[&str]) -> bool {
        let county = self.county();
        let short = |unit: UnitId| {
            county
                .unit(unit)
                .map_or("", |held| &held.record.fields.short)
        };
        let own = steps(short(unit));
        // Most names hold none, and then the last step is the last name.
        if typed.last() != own.last() || !typed.ends_with(&own) {
            return false;
        }
        let path = county.path(Node::Unit(unit));
        let mut all = path.iter().flat_map(|&unit| steps(short(unit)));
        typed.iter().all(|step| all.any(|name| name == *step))
    }

    fn is_called(&self, unit: UnitId, name: &str, ear: Ear) -> bool {
        self.county().unit(unit).is_some_and(|held| {
            let (level, fields) = (held.record.level, &held.record.fields);
            let exact = fields.short == name
                || fields.name == name
                || (!fields.code.is_empty() && fields.code == name);
            match ear {
                Ear::Exact => exact,
                Ear::Loose => exact || alike(name, &fields.short, level),
                Ear::Letters => {
                    exact || {
                        let (bare, _) = stem(&fields.short, level);
                        [&fields.short, &bare]
                            .into_iter()
                            .any(|known| reads_as(known, name, Role::Place))
                    }
                }
            }
        })
    }

    /// Whether the names stand above the unit in this order, not necessarily side by side.
    fn stands_below(&self, unit: UnitId, above: &[&str], ear: Ear) -> bool {
        let mut wanted = above.iter().rev();
        let Some(mut next) = wanted.next() else {
            return true;
        };
        let path = self.county().path(Node::Unit(unit));
        for &step in path.iter().rev().skip(1) {
            if self.is_called(step, next, ear) {
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
        let mut names = self.crumbs(node);
        let skip = usize::from(names.len() > 1);
        names.drain(..skip);
        names
    }

    /// The same from the root of what the person sees.
    pub fn crumbs(&self, node: Node) -> Vec<String> {
        let path = self.county().path(node).into_iter();
        path.map(|unit| self.short(unit)).collect()
    }

    /// The same, without what all below `root` share; what stands at or above `root` keeps its whole path. With it
    /// the place of the village in it, or of what stands highest below that.
    pub fn path_below(&self, node: Node, root: UnitId) -> (Vec<String>, usize) {
        told_below(self.county().path(node), root, |unit| self.short(unit))
    }

    /// The same of a day, with the names of that day.
    pub fn path_below_on(
        &self,
        unit: UnitId,
        root: UnitId,
        day: NaiveDate,
    ) -> (Vec<String>, usize) {
        let path = self.county().path_on(unit, day);
        told_below(path, root, |unit| self.short_on(unit, day))
    }

    /// A name holds no phone that anybody may read in passing.
    pub fn short(&self, unit: UnitId) -> String {
        self.county().unit(unit).map_or_else(String::new, |held| {
            mask_phones(&held.record.fields.short).into_owned()
        })
    }

    /// The only township or village of a cut of the rehearsal county.
    pub fn cut_name(&self) -> String {
        let mut unit = self.root();
        let mut name = String::new();
        while let Some(id) = unit {
            name = self.short(id);
            let children = self.county().children(id);
            let held = self.county().unit(id);
            let is_village = held.is_some_and(|unit| unit.record.level == Level::Village);
            unit = match children.as_slice() {
                [only] if !is_village => Some(*only),
                _ => None,
            };
        }
        name
    }

    /// What it was called on a day.
    pub fn short_on(&self, unit: UnitId, day: NaiveDate) -> String {
        self.county().unit(unit).map_or_else(String::new, |held| {
            mask_phones(&held.record.short_on(day)).into_owned()
        })
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

/// What tells a path apart below `root`, and the place in it of the village.
fn told_below(
    path: Vec<UnitId>,
    root: UnitId,
    name: impl Fn(UnitId) -> String,
) -> (Vec<String>, usize) {
    let shared = path.iter().position(|&unit| unit == root);
    let shared = shared.filter(|at| at + 1 < path.len());
    // The county's own name says nothing; the township's little.
    let skip = shared
        .map_or(0, |at| at + 1)
        .max(usize::from(path.len() > 1));
    let last = path.len().saturating_sub(skip + 1);
    let village = 2_usize.saturating_sub(skip).min(last);
    let names = path.into_iter().skip(skip);
    (names.map(name).collect(), village)
}

pub(super) fn steps(text: &str) -> Vec<&str> {
    text.split(['/', '／', '›', '>'])
        .map(str::trim)
        .filter(|s| !s.is_empty())
        .collect()
}

/// The path of a neighborhood and a number in it.
fn numbered(text: &str) -> Option<(&str, u16)> {
    let (unit, number) = text.rsplit_once(['/', '／'])?;
    let number = number.trim().trim_end_matches('号').parse().ok()?;
    Some((unit, number))
}
