//! The snapshot of the county that readers hold: the units above the villages, and one block a village.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;

use super::{Block, Figures, HouseholdRow, Twin, finding,
    search::{Index, State},
};
use crate::{
    domain::{
        Appointment, CareCategory, CareId, Held, Household, HouseholdId, Level, Person, PersonId,
        Seq, Unit, UnitId,
    },
    store::{Reading, StoreError},
};

/// Immutable; a change makes a new one that shares all untouched blocks.
pub struct County {
    pub head: Seq,
    pub today: NaiveDate,
    /// County, townships and villages in preorder.
    top: Vec<TopRow>,
    /// In the order in which the villages stand in `top`; none while a village is still being read.
    blocks: Vec<Option<Arc<Block>>>,
    care: Vec<Held<CareCategory>>,
    homes: Homes,
    pub(super) twins: OnceLock<Vec<Twin>>,
    /// Rows as in `top`.
    heads: Arc<Index>,
}

struct TopRow {
    unit: Held<Unit>,
    /// One past its last descendant in `top`.
    end: usize,
    /// Its villages' range in `blocks`.
    blocks: std::ops::Range<usize>,
    figures: Figures,
    live: bool,
}

/// In which block a thing stands, by its id.
#[derive(Clone, Default)]
struct Homes {
    units: Vec<u16>,
    households: Vec<u16>,
    people: Vec<u16>,
}

const NOWHERE: u16 = u16::MAX;

/// A post, who serves in it, and since when.
#[derive(Clone, Copy)]
pub struct Post<'a> {
    pub unit: UnitId,
    pub term: &'a Held<Appointment>,
    pub person: &'a Held<Person>,
}

impl County {
    /// Reads the units above the villages; the blocks come with [`County::with_blocks`].
    pub fn outline(reading: &Reading, today: NaiveDate) -> Result<Self, StoreError> {
        let mut county = Self {
            head: reading.head()?,
            today,
            top: Vec::new(),
            blocks: Vec::new(),
            care: reading.care()?,
            homes: Homes::default(),
            twins: OnceLock::new(),
            heads: Arc::default(),
        };
        county.place_top(reading.units_above()?);
        Ok(county)
    }

    /// The whole county at once.
    pub fn load(reading: &Reading, today: NaiveDate) -> Result<Self, StoreError> {
        let outline = Self::outline(reading, today)?;
        let blocks = outline
            .villages()
            .map(|v| outline.read_block(reading, v).map(Arc::new))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(outline.with_blocks(blocks))
    }

    /// Takes in what other entries changed: only the villages named are read again.
    pub fn refreshed(&self, reading: &Reading, homes: &[UnitId]) -> Result<Self, StoreError> {
        let mut next = Self::outline(reading, self.today)?;
        let old: HashMap<UnitId, &Arc<Block>> = self
            .blocks
            .iter()
            .flatten()
            .map(|b| (b.village, b))
            .collect();
        let mut blocks = Vec::new();
        for village in next.villages() {
            let changed = homes.contains(&village);
            let kept = old.get(&village).filter(|_| !changed);
            blocks.push(match kept {
                Some(block) if next.same_village(block) => Arc::clone(block),
                _ => Arc::new(next.read_block(reading, village)?),
            });
        }
        next.homes = Homes::default();
        Ok(next.with_blocks(blocks))
    }

    fn same_village(&self, block: &Block) -> bool {
        self.unit(block.village)
            .is_some_and(|held| held.version == block.units[0].unit.version)
    }

    /// Reads one village for this outline.
    pub fn read_block(&self, reading: &Reading, village: UnitId) -> Result<Block, StoreError> {
        let held = self
            .unit(village)
            .ok_or_else(|| StoreError::damaged("a village is missing"))?;
        Block::build(held.clone(), reading.block(village)?, self.today)
    }

    /// Puts blocks in the place of those that were still to be read, and counts.
    pub fn with_blocks(mut self, blocks: impl IntoIterator<Item = Arc<Block>>) -> Self {
        let at: HashMap<UnitId, usize> = self.villages().enumerate().map(|(i, v)| (v, i)).collect();
        for block in blocks {
            if let Some(&i) = at.get(&block.village) {
                self.homes.note(&block, i as u16);
                self.blocks[i] = Some(block);
            }
        }
        self.twins = OnceLock::new();
        self.count();
        self
    }

    /// The same snapshot with more villages read.
    pub fn joined(&self, blocks: Vec<Arc<Block>>) -> Self {
        Self {
            head: self.head,
            today: self.today,
            top: self.top.iter().map(TopRow::copy).collect(),
            blocks: self.blocks.clone(),
            care: self.care.clone(),
            homes: self.homes.clone(),
            twins: OnceLock::new(),
            heads: Arc::clone(&self.heads),
        }
        .with_blocks(blocks)
    }

    /// Whether every village has been read.
    pub fn is_whole(&self) -> bool {
        self.blocks.iter().all(Option::is_some)
    }

    /// Villages still to be read.
    pub fn waiting(&self) -> impl Iterator<Item = UnitId> {
        self.villages()
            .zip(&self.blocks)
            .filter(|(_, block)| block.is_none())
            .map(|(v, _)| v)
    }

    fn place_top(&mut self, units: Vec<Held<Unit>>) {
        let mut below: HashMap<Option<UnitId>, Vec<Held<Unit>>> = HashMap::new();
        for unit in units {
            below.entry(unit.record.parent).or_default().push(unit);
        }
        for siblings in below.values_mut() {
            siblings.sort_unstable_by_key(|u| (u.record.order, u.record.id));
        }
        self.place_below(None, true, &mut below);
        self.blocks.resize(self.villages().count(), None);
        let rows: HashMap<UnitId, u32> =
            self.top.iter().zip(0..).map(|(row, n)| (row.unit.record.id, n)).collect();
        self.heads = Arc::new(finding::heads(self.top.iter().map(|row| {
            let place = row.unit.record.parent.and_then(|p| rows.get(&p).copied());
            let state = if row.live { State::Live } else { State::Retired };
            (&row.unit, place, state)
        })));
    }

    fn place_below(
        &mut self,
        parent: Option<UnitId>,
        live: bool,
        below: &mut HashMap<Option<UnitId>, Vec<Held<Unit>>>,
    ) {
        for unit in below.remove(&parent).unwrap_or_default() {
            let at = self.top.len();
            let id = unit.record.id;
            let first = self.villages().count();
            let live = live && unit.record.retired.is_none();
            let figures = Figures::default();
            self.top.push(TopRow {
                unit,
                end: 0,
                blocks: first..first,
                figures,
                live,
            });
            self.homes.put_unit(id, NOWHERE);
            self.place_below(Some(id), live, below);
            let villages = self.villages().count();
            self.top[at].end = self.top.len();
            self.top[at].blocks.end = villages;
        }
    }

    fn count(&mut self) {
        for at in (0..self.top.len()).rev() {
            let mut total = Figures::default();
            let row = &self.top[at];
            if row.unit.record.level == Level::Village {
                if let Some(block) = &self.blocks[row.blocks.start] {
                    total = block.units[0].figures;
                } else {
                    total.count_unit(Level::Village);
                }
            } else {
                total.count_unit(row.unit.record.level);
                let mut child = at + 1;
                while child < row.end {
                    if self.top[child].live {
                        total.add(&self.top[child].figures);
                    }
                    child = self.top[child].end;
                }
                total.leaders = self.leaders(row.blocks.clone());
            }
            self.top[at].figures = total;
        }
    }

    /// Persons serving in those villages, each once, also one who serves in two villages.
    fn leaders(&self, blocks: std::ops::Range<usize>) -> u32 {
        let mut all: Vec<PersonId> = self.blocks[blocks]
            .iter()
            .flatten()
            .flat_map(|b| b.leaders_in(0))
            .collect();
        all.sort_unstable();
        all.dedup();
        all.len() as u32
    }

    fn villages(&self) -> impl Iterator<Item = UnitId> {
        self.top
            .iter()
            .filter(|row| row.unit.record.level == Level::Village)
            .map(|row| row.unit.record.id)
    }

    /// The county itself; none in an empty store.
    pub fn root(&self) -> Option<UnitId> {
        self.top.first().map(|row| row.unit.record.id)
    }

    fn top_of(&self, unit: UnitId) -> Option<&TopRow> {
        self.top.iter().find(|row| row.unit.record.id == unit)
    }

    fn home(&self, unit: UnitId) -> Option<(&Arc<Block>, usize)> {
        let block = self.block(*self.homes.units.get(unit.0 as usize)?)?;
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
        let row_of = |block: &Block| self.top.iter().position(|r| r.unit.record.id == block.village);
        self.blocks_below(unit)
            .filter_map(|(block, at)| Some((block.as_ref(), at, row_of(block)? as u32)))
            .collect()
    }

    pub(super) fn heads(&self) -> &Index {
        &self.heads
    }

    /// The unit's subtree among the heads; empty below the villages.
    pub(super) fn head_rows(&self, unit: UnitId) -> std::ops::Range<u32> {
        let at = self.top.iter().position(|row| row.unit.record.id == unit);
        at.map_or(0..0, |at| at as u32..self.top[at].end as u32)
    }

    pub fn unit(&self, id: UnitId) -> Option<&Held<Unit>> {
        if let Some(row) = self.top_of_home(id) {
            return Some(&row.unit);
        }
        self.home(id).map(|(block, at)| &block.units[at].unit)
    }

    fn top_of_home(&self, id: UnitId) -> Option<&TopRow> {
        match self.homes.units.get(id.0 as usize) {
            Some(&NOWHERE) | None => self.top_of(id),
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
        let Some(at) = self.top.iter().position(|row| row.unit.record.id == unit) else {
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

    fn household_home(&self, id: HouseholdId) -> Option<(&Arc<Block>, &HouseholdRow)> {
        let block = self.block(*self.homes.households.get(id.0 as usize)?)?;
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
        self.block(*self.homes.people.get(id.0 as usize)?)?
            .person(id)
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

impl TopRow {
    fn copy(&self) -> Self {
        Self {
            unit: self.unit.clone(),
            end: self.end,
            blocks: self.blocks.clone(),
            figures: self.figures,
            live: self.live,
        }
    }
}

impl Homes {
    fn note(&mut self, block: &Block, home: u16) {
        for row in block.units.iter().skip(1) {
            self.put_unit(row.unit.record.id, home);
        }
        for row in &block.households {
            put(&mut self.households, row.id.0, home);
        }
        for person in block.people() {
            put(&mut self.people, person.record.id.0, home);
        }
    }

    fn put_unit(&mut self, id: UnitId, home: u16) {
        put(&mut self.units, id.0, home);
    }
}

fn put(homes: &mut Vec<u16>, key: u32, home: u16) {
    let key = key as usize;
    if homes.len() <= key {
        homes.resize(key + 1, NOWHERE);
    }
    homes[key] = home;
}
