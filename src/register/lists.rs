//! The lists behind the figures: breaches, vacancies, households without a phone, likely doubles, care, retired things.

use std::collections::HashMap;

use super::{
    Block, County, HouseholdRow, Mark, Node, Post,
    household_row::{likeness, twin},
};
use crate::domain::{Along, Held, HouseholdFields, HouseholdId, Level, Person, PersonId, UnitId};

/// Households that are likely the same: same head and same first phone or address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    pub households: Vec<HouseholdId>,
}

impl County {
    /// Live units in the subtree of `root` that the test lets through, in tree order.
    pub(super) fn units_where(
        &self,
        root: UnitId,
        test: impl Fn(&Block, usize) -> bool,
    ) -> Vec<UnitId> {
        let mut found = Vec::new();
        for (block, at) in self.blocks_below(root) {
            for i in at..block.units[at].end as usize {
                if block.units[i].live && test(block, i) {
                    found.push(block.units[i].unit.record.id);
                }
            }
        }
        found
    }

    /// Households in the subtree of `root` that the test lets through, in tree order.
    pub fn households_where(
        &self,
        root: UnitId,
        test: impl Fn(&HouseholdRow) -> bool,
    ) -> Vec<HouseholdId> {
        let mut found = Vec::new();
        for (block, at) in self.blocks_below(root) {
            let range = block.units[at].households.clone();
            let rows = &block.households[range.start as usize..range.end as usize];
            found.extend(rows.iter().filter(|row| test(row)).map(|row| row.id));
        }
        found
    }

    /// Everybody in the village's book, by id; none for other units.
    pub fn people_of(&self, village: UnitId) -> &[Held<Person>] {
        self.placed(village)
            .map_or(&[], |(block, _)| block.people())
    }

    /// Neighborhoods outside the bounds of the county.
    pub fn breaches(&self, root: UnitId) -> Vec<UnitId> {
        self.units_where(root, |block, i| {
            let row = &block.units[i];
            row.unit.record.level == Level::Neighborhood && row.figures.breaches > 0
        })
    }

    /// Units whose post nobody holds.
    pub fn vacancies(&self, root: UnitId) -> Vec<UnitId> {
        self.units_where(root, |block, i| {
            block.units[i].unit.record.level.post().is_some() && block.serving(i).is_none()
        })
    }

    /// Units whose post somebody holds.
    pub fn filled(&self, root: UnitId) -> Vec<UnitId> {
        self.holders(root).map(|(unit, _)| unit).collect()
    }

    /// Whoever holds a post, in tree order of the posts.
    pub fn holders(&self, root: UnitId) -> impl Iterator<Item = (UnitId, PersonId)> {
        self.blocks_below(root).flat_map(|(block, at)| {
            let units = at..block.units[at].end as usize;
            units.filter_map(move |i| {
                let term = block.serving(i).filter(|_| block.units[i].live)?;
                Some((block.units[i].unit.record.id, term.record.person))
            })
        })
    }

    /// Everybody who serves, in tree order of the posts.
    pub fn posts(&self, root: UnitId) -> Vec<Post<'_>> {
        self.filled(root)
            .into_iter()
            .filter_map(|unit| self.serving(unit))
            .collect()
    }

    pub fn without_phone(&self, root: UnitId) -> Vec<HouseholdId> {
        self.households_where(root, |row| row.has(Mark::Counts) && !row.has(Mark::Phone))
    }

    pub fn with_care(&self, root: UnitId) -> Vec<HouseholdId> {
        self.households_where(root, |row| row.has(Mark::Counts) && row.has(Mark::Care))
    }

    /// Likely doubles of which at least one household stands below `root`.
    pub fn doubles(&self, root: UnitId) -> Vec<&Twin> {
        let below = |&id: &HouseholdId| self.is_below(Node::Household(id), root);
        let whole = self.root() == Some(root);
        self.twins()
            .iter()
            .filter(|twin| whole || twin.households.iter().any(below))
            .collect()
    }

    /// Found once a snapshot; equal hashes are compared by what they stand for.
    pub(super) fn twins(&self) -> &[Twin] {
        self.twins.get_or_init(|| {
            let Some(root) = self.root() else {
                return Vec::new();
            };
            let mut keys: Vec<(u32, u32)> = Vec::new();
            for (block, at) in self.blocks_below(root) {
                let range = block.units[at].households.clone();
                let rows = &block.households[range.start as usize..range.end as usize];
                let rows = rows.iter().filter(|r| r.twin != 0 && !r.has(Mark::Retired));
                keys.extend(rows.map(|row| (row.twin, row.id.0)));
            }
            keys.sort_unstable();
            keys.chunk_by(|a, b| a.0 == b.0)
                .filter(|group| group.len() > 1)
                .flat_map(|group| self.confirmed(group))
                .collect()
        })
    }

    fn confirmed(&self, group: &[(u32, u32)]) -> Vec<Twin> {
        let mut same: HashMap<(String, String), Vec<HouseholdId>> = HashMap::new();
        for &(_, id) in group {
            let id = HouseholdId(id);
            if let Some(held) = self.household(id)
                && let Some((head, mark)) = likeness(&held.record.fields)
            {
                let key = (head.to_owned(), mark.into_owned());
                same.entry(key).or_default().push(id);
            }
        }
        let mut twins: Vec<Twin> = same
            .into_values()
            .filter(|households| households.len() > 1)
            .map(|households| Twin { households })
            .collect();
        twins.sort_unstable_by_key(|twin| twin.households[0]);
        twins
    }

    /// Households of the village that are likely the same as one with these fields, without reading all of them.
    pub fn likely_doubles(&self, village: UnitId, fields: &HouseholdFields) -> Vec<HouseholdId> {
        let wanted = twin(fields);
        if wanted == 0 {
            return Vec::new();
        }
        let mut ids =
            self.households_where(village, |row| row.twin == wanted && !row.has(Mark::Retired));
        // Equal hashes are compared by what they stand for.
        let known = likeness(fields);
        ids.retain(|&id| {
            self.household(id)
                .is_some_and(|held| likeness(&held.record.fields) == known)
        });
        ids
    }

    /// Those who may sign in and work in the unit or below it.
    pub fn staff_of(&self, unit: UnitId) -> Vec<String> {
        let within = |at: UnitId| at == unit || self.is_below(Node::Unit(at), unit);
        let here = self.staff.iter();
        let here = here.filter(|(area, _)| area.is_some_and(within));
        here.map(|(_, name)| name.clone()).collect()
    }

    /// How many may sign in.
    pub fn staff(&self) -> usize {
        self.staff.len()
    }

    /// Whether somebody may sign in for this very unit, or for part of the county that it lies in.
    pub fn is_staffed(&self, unit: UnitId) -> bool {
        let covers = |area: UnitId| area == unit || self.is_below(Node::Unit(unit), area);
        self.staff.iter().any(|(area, _)| area.is_some_and(covers))
    }

    /// Townships, or villages, that are kept at or below the unit.
    pub fn upper(&self, root: UnitId, level: Level) -> impl Iterator<Item = UnitId> {
        let rows = self.top_below(root).iter();
        let rows = rows.filter(move |row| row.live && row.unit.record.level == level);
        rows.map(|row| row.unit.record.id)
    }

    /// Units that say whom to call there, in tree order.
    pub fn with_contacts(&self, root: UnitId) -> Vec<UnitId> {
        let rows = self.top_below(root).iter();
        let named = rows.filter(|row| row.live && !row.unit.record.fields.contacts.is_empty());
        named.map(|row| row.unit.record.id).collect()
    }

    /// What goes along when the unit is retired.
    pub fn along(&self, root: UnitId) -> Along {
        let mut along = Along {
            leaders: self.figures(root).leaders,
            ..Along::default()
        };
        for (block, at) in self.blocks_below(root) {
            for i in at..block.units[at].end as usize {
                let row = &block.units[i];
                if row.unit.record.retired.is_none() {
                    along.units += u32::from(row.unit.record.id != root);
                }
            }
            let range = block.units[at].households.clone();
            let rows = &block.households[range.start as usize..range.end as usize];
            for row in rows.iter().filter(|row| !row.has(Mark::Retired)) {
                if row.has(Mark::Counts) {
                    along.households += 1;
                } else {
                    along.uncounted += 1;
                }
            }
        }
        along
    }

    /// What was retired by a command of its own or taken along, in tree order.
    pub fn retired(&self, root: UnitId) -> Vec<Node> {
        let mut found = Vec::new();
        for (block, at) in self.blocks_below(root) {
            for i in at..block.units[at].end as usize {
                let row = &block.units[i];
                if row.unit.record.retired.is_some() {
                    found.push(Node::Unit(row.unit.record.id));
                }
            }
            let range = block.units[at].households.clone();
            let rows = &block.households[range.start as usize..range.end as usize];
            found.extend(
                rows.iter()
                    .filter(|r| r.has(Mark::Retired))
                    .map(|r| Node::Household(r.id)),
            );
        }
        found
    }
}
