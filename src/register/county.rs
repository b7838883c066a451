//! The snapshot of the county that readers hold: the units above the villages, and one block a village.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::{
    Block, Figures, HouseholdRow, Mark, Sites, Trainings, Twin, homes::Homes, quarter::Quarter,
    reckoned::Reckoned, search::Index,
};
use crate::domain::{
    Appointment, Bounds, Breach, CareCategory, CareId, Held, Household, HouseholdId, Level, Person,
    PersonId, Seq, Sight, Unit, UnitId,
};

/// Immutable; a change makes a new one that shares all untouched blocks.
pub struct County {
    pub head: Seq,
    pub today: NaiveDate,
    /// Where what is read begins; above it stand only the names of what it lies in. None is the whole county.
    pub(super) area: Option<UnitId>,
    /// How much of the records its reader may read.
    pub(super) sight: Sight,
    /// How many households a neighborhood of it has.
    pub(super) bounds: Bounds,
    /// County, townships and villages in preorder.
    pub(super) top: Vec<TopRow>,
    /// In the order in which the villages stand in `top`; none while a village is still being read.
    pub(super) blocks: Vec<Option<Arc<Block>>>,
    pub(super) care: Vec<Held<CareCategory>>,
    /// Names of those who may sign in, with where they work; none is the whole county.
    pub(super) staff: Vec<(Option<UnitId>, String)>,
    pub(super) trainings: Arc<Trainings>,
    pub(super) sites: Arc<Sites>,
    pub(super) homes: Homes,
    pub(super) twins: OnceLock<Vec<Twin>>,
    pub(super) quarter: Quarter,
    pub(super) reckoned: Reckoned,
    /// Rows as in `top`.
    pub(super) heads: Arc<Index>,
}

pub(super) struct TopRow {
    pub(super) unit: Held<Unit>,
    /// One past its last descendant in `top`.
    pub(super) end: usize,
    /// Its villages' range in `blocks`.
    pub(super) blocks: std::ops::Range<usize>,
    pub(super) figures: Figures,
    pub(super) live: bool,
}

/// A post, who serves in it, and since when.
#[derive(Clone, Copy)]
pub struct Post<'a> {
    pub unit: UnitId,
    pub term: &'a Held<Appointment>,
    pub person: &'a Held<Person>,
}

impl County {
    /// The county itself; none in an empty store.
    pub fn root(&self) -> Option<UnitId> {
        self.top.first().map(|row| row.unit.record.id)
    }

    /// The row in `top`, which is the one among the heads.
    fn top_at(&self, unit: UnitId) -> Option<usize> {
        self.homes.above.get(unit.0).map(usize::from)
    }

    pub(super) fn top_of(&self, unit: UnitId) -> Option<&TopRow> {
        self.top.get(self.top_at(unit)?)
    }

    fn home(&self, unit: UnitId) -> Option<(&Arc<Block>, usize)> {
        let block = self.block(self.homes.units.get(unit.0)?)?;
        Some((block, block.find(unit)?))
    }

    fn block(&self, home: u16) -> Option<&Arc<Block>> {
        self.blocks.get(usize::from(home))?.as_ref()
    }

    /// The block of a village, or of the village in which the unit stands, with the unit's place in it.
    pub(super) fn placed(&self, unit: UnitId) -> Option<(&Arc<Block>, usize)> {
        if let Some(found) = self.home(unit) {
            return Some(found);
        }
        let row = self
            .top_of(unit)
            .filter(|r| r.unit.record.level == Level::Village)?;
        self.blocks[row.blocks.start]
            .as_ref()
            .map(|block| (block, 0))
    }

    /// The blocks below a county or township, or the one block a unit stands in with its range.
    pub(super) fn blocks_below(&self, unit: UnitId) -> impl Iterator<Item = (&Arc<Block>, usize)> {
        let (range, place) = match self.placed(unit) {
            Some((block, at)) => (0..0, Some((block, at))),
            None => (
                self.top_of(unit).map_or(0..0, |row| row.blocks.clone()),
                None,
            ),
        };
        self.blocks[range]
            .iter()
            .flatten()
            .map(|block| (block, 0))
            .chain(place)
    }

    /// The blocks in scope for search, with the row of their village among the heads.
    pub(super) fn shelves_below(&self, unit: UnitId) -> Vec<(&Block, usize, u32)> {
        self.blocks_below(unit)
            .filter_map(|(block, at)| {
                Some((block.as_ref(), at, self.top_at(block.village)? as u32))
            })
            .collect()
    }

    pub(super) fn heads(&self) -> &Index {
        &self.heads
    }

    /// The unit's subtree among the heads; empty below the villages.
    pub(super) fn head_rows(&self, unit: UnitId) -> std::ops::Range<u32> {
        let at = self.top_at(unit);
        at.map_or(0..0, |at| at as u32..self.top[at].end as u32)
    }

    pub fn unit(&self, id: UnitId) -> Option<&Held<Unit>> {
        if let Some(row) = self.top_of_home(id) {
            return Some(&row.unit);
        }
        self.home(id).map(|(block, at)| &block.units[at].unit)
    }

    fn top_of_home(&self, id: UnitId) -> Option<&TopRow> {
        match self.homes.units.get(id.0) {
            None => self.top_of(id),
            Some(_) => None,
        }
    }

    pub fn figures(&self, unit: UnitId) -> Figures {
        if let Some(row) = self.top_of_home(unit) {
            return row.figures;
        }
        self.home(unit)
            .map(|(block, at)| block.units[at].figures)
            .unwrap_or_default()
    }

    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// What is wrong with the number of households of a neighborhood.
    pub fn breach(&self, neighborhood: UnitId) -> Option<Breach> {
        self.bounds.breach(self.figures(neighborhood).households)
    }

    /// How many neighborhoods of a village, or of those of a county or township, have so many households, by that number.
    pub fn sizes(&self, unit: UnitId) -> Vec<u32> {
        let mut sizes = Vec::new();
        for (block, _) in self.blocks_below(unit) {
            let own = block.sizes();
            sizes.resize(own.len().max(sizes.len()), 0);
            for (all, n) in sizes.iter_mut().zip(own) {
                *all += u32::from(*n);
            }
        }
        sizes
    }

    /// Whether the unit and all above it are kept.
    pub fn is_live(&self, unit: UnitId) -> bool {
        if let Some(row) = self.top_of_home(unit) {
            return row.live;
        }
        self.home(unit)
            .is_some_and(|(block, at)| block.units[at].live)
    }

    /// Whether the figures below the unit are known already.
    pub fn is_read(&self, unit: UnitId) -> bool {
        match self.top_of_home(unit) {
            Some(row) => self.blocks[row.blocks.clone()].iter().all(Option::is_some),
            None => true,
        }
    }

    /// Units directly below, in order, retired ones too.
    pub fn children(&self, unit: UnitId) -> Vec<UnitId> {
        if let Some((block, at)) = self.placed(unit) {
            let end = block.units[at].end as usize;
            let mut child = at + 1;
            let mut children = Vec::new();
            while child < end {
                children.push(block.units[child].unit.record.id);
                child = block.units[child].end as usize;
            }
            return children;
        }
        let Some(at) = self.top_at(unit) else {
            return Vec::new();
        };
        let mut child = at + 1;
        let mut children = Vec::new();
        while child < self.top[at].end {
            children.push(self.top[child].unit.record.id);
            child = self.top[child].end;
        }
        children
    }

    /// Households of one neighborhood, retired ones last; none for other units.
    pub fn households_of(&self, unit: UnitId) -> &[HouseholdRow] {
        let Some((block, at)) = self.placed(unit) else {
            return &[];
        };
        let row = &block.units[at];
        if row.unit.record.level != Level::Neighborhood {
            return &[];
        }
        &block.households[row.households.start as usize..row.households.end as usize]
    }

    /// The whole records of the households that are not retired, without looking for each of them in its village.
    pub fn living_in(&self, unit: UnitId) -> Vec<Held<Household>> {
        let Some((block, _)) = self.placed(unit) else {
            return Vec::new();
        };
        let rows = self.households_of(unit).iter();
        rows.filter(|row| !row.has(Mark::Retired))
            .map(|row| Held {
                record: block.unpack(row),
                version: row.version,
            })
            .collect()
    }

    fn household_home(&self, id: HouseholdId) -> Option<(&Arc<Block>, &HouseholdRow)> {
        let block = self.block(self.homes.households.get(id.0)?)?;
        block.row_of(id).map(|row| (block, row))
    }

    pub fn household(&self, id: HouseholdId) -> Option<Held<Household>> {
        let (block, row) = self.household_home(id)?;
        Some(Held {
            record: block.unpack(row),
            version: row.version,
        })
    }

    pub fn household_row(&self, id: HouseholdId) -> Option<&HouseholdRow> {
        self.household_home(id).map(|(_, row)| row)
    }

    pub fn neighborhood_of(&self, id: HouseholdId) -> Option<UnitId> {
        let (block, row) = self.household_home(id)?;
        Some(block.units[usize::from(row.unit)].unit.record.id)
    }

    pub fn person(&self, id: PersonId) -> Option<&Held<Person>> {
        self.block(self.homes.people.get(id.0)?)?.person(id)
    }

    /// Who serves in the unit's post today.
    pub fn serving(&self, unit: UnitId) -> Option<Post<'_>> {
        let (block, at) = self.placed(unit)?;
        let term = block.serving(at)?;
        let person = block
            .person(term.record.person)
            .or_else(|| self.person(term.record.person))?;
        Some(Post { unit, term, person })
    }

    /// All terms in the unit's post, the latest first.
    pub fn terms(&self, unit: UnitId) -> Vec<Post<'_>> {
        let Some((block, at)) = self.placed(unit) else {
            return Vec::new();
        };
        block
            .terms(at)
            .filter_map(|term| {
                let person = self.person(term.record.person)?;
                Some(Post { unit, term, person })
            })
            .collect()
    }

    /// All sessions; empty until the villages are read.
    pub fn trainings(&self) -> &Trainings {
        &self.trainings
    }

    /// All demonstration sites; empty until the villages are read.
    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// The unit's rows among the county, townships and villages; none below the villages.
    pub(super) fn top_below(&self, unit: UnitId) -> &[TopRow] {
        let rows = self.head_rows(unit);
        &self.top[rows.start as usize..rows.end as usize]
    }

    pub fn care(&self) -> &[Held<CareCategory>] {
        &self.care
    }

    pub fn care_name(&self, id: CareId) -> &str {
        self.care
            .iter()
            .find(|c| c.record.id == id)
            .map_or("", |c| &c.record.name)
    }

    /// Bytes held for packed households.
    pub fn packed_bytes(&self) -> usize {
        self.blocks.iter().flatten().map(|b| b.packed_bytes()).sum()
    }
}
