//! Reading the county from the store: whole, village by village, or only what others changed.

use std::{
    collections::HashMap,
    iter,
    sync::{Arc, OnceLock},
};

use chrono::NaiveDate;

use super::{
    Block, County, Figures, Sites, Trainings, county::TopRow, finding, homes::Homes,
    reckoned::Reckoned, search::State,
};
use crate::{
    domain::{Bounds, Held, Home, Level, Seq, Sight, Unit, UnitId},
    store::{Reading, StoreError},
};

impl County {
    /// Reads the units above the villages; the blocks come with [`County::with_blocks`].
    pub fn outline(
        reading: &Reading,
        today: NaiveDate,
        area: Option<UnitId>,
        sight: Sight,
    ) -> Result<Self, StoreError> {
        let mut county = Self {
            head: reading.head()?,
            today,
            area,
            sight,
            bounds: Bounds::ARTICLE,
            top: Vec::new(),
            blocks: Vec::new(),
            care: reading.care()?,
            staff: staff(reading)?,
            trainings: Arc::default(),
            sites: Arc::default(),
            homes: Homes::default(),
            twins: OnceLock::new(),
            quarter: OnceLock::new(),
            reckoned: Reckoned::default(),
            heads: Arc::default(),
        };
        let mut above = reading.units_above()?;
        if let Some(area) = area {
            within(area, &mut above);
        }
        for unit in &mut above {
            sight.see(&mut unit.record);
        }
        county.place_top(above);
        Ok(county)
    }

    /// All of it at once.
    pub fn load(
        reading: &Reading,
        today: NaiveDate,
        area: Option<UnitId>,
        sight: Sight,
    ) -> Result<Self, StoreError> {
        let outline = Self::outline(reading, today, area, sight)?;
        let blocks = outline
            .villages()
            .map(|v| outline.read_block(reading, v).map(Arc::new))
            .collect::<Result<Vec<_>, _>>()?;
        outline.with_blocks(blocks).with_trainings(reading)
    }

    /// Takes in what other entries changed: only what lies on the shelves named is read again, and what they cannot have
    /// changed is shared with this snapshot.
    pub fn refreshed(&self, reading: &Reading, homes: &[Home]) -> Result<Self, StoreError> {
        let same = self.keeps_its_outline(homes);
        let next = if same {
            self.copy(reading.head()?)
        } else {
            Self::outline(reading, self.today, self.area, self.sight)?.over(self)
        };
        let missing = |(village, block): (UnitId, &Option<Arc<Block>>)| {
            let new = !same && block.is_none();
            (new || homes.contains(&Home::Unit(village))).then_some(village)
        };
        let again: Vec<UnitId> = next
            .villages()
            .zip(&next.blocks)
            .filter_map(missing)
            .collect();
        let blocks = again
            .into_iter()
            .map(|village| {
                let mut block = next.read_block(reading, village)?;
                let mut olders = self.blocks.iter().flatten();
                if let Some(older) = olders.find(|older| older.village == village) {
                    block.shelf.index.follow(&older.shelf.index);
                }
                Ok(Arc::new(block))
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        let mut next = next.with_blocks(blocks);
        next.trainings = self.trainings.refreshed(reading, homes, &next)?;
        next.sites = self.sites.refreshed(reading, homes, &next)?;
        next.ready(self);
        Ok(next)
    }

    /// Whether nothing was touched of what lies on the county's own shelf: the units down to the villages, who may sign
    /// in, the county's lists.
    fn keeps_its_outline(&self, homes: &[Home]) -> bool {
        let Some(root) = self.root() else {
            return false;
        };
        !homes.contains(&Home::Unit(root)) && !homes.contains(&Home::ABOVE)
    }

    /// This outline with the villages of an older snapshot that stand as they stood in it.
    fn over(self, old: &Self) -> Self {
        let old: HashMap<UnitId, &Arc<Block>> = old
            .blocks
            .iter()
            .flatten()
            .map(|b| (b.village, b))
            .collect();
        let kept: Vec<Arc<Block>> = self
            .villages()
            .filter_map(|village| old.get(&village).copied())
            .filter(|block| self.same_village(block))
            .cloned()
            .collect();
        self.with_blocks(kept)
    }

    /// What was asked of the snapshot before is counted before anybody sees this one: whoever draws it waits for nothing.
    fn ready(&mut self, before: &Self) {
        if before.twins.get().is_some() {
            self.twins();
        }
        if !self.is_whole() {
            return;
        }
        if self.owes_as(before) {
            self.quarter = before.quarter.clone();
            self.reckoned_as(before);
        } else {
            if before.quarter.get().is_some() {
                self.trained_all();
            }
            self.reckon_anew(before);
        }
    }

    /// Whether no post, no term and no session differs, so that nobody owes or has settled anything else.
    fn owes_as(&self, before: &Self) -> bool {
        let same = |(now, then): (&Option<Arc<Block>>, &Option<Arc<Block>>)| match (now, then) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then) || now.has_posts_of(then),
            _ => false,
        };
        self.today == before.today
            && Arc::ptr_eq(&self.trainings, &before.trainings)
            && Arc::ptr_eq(&self.heads, &before.heads)
            && self.blocks.iter().zip(&before.blocks).all(same)
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
        Block::build(
            held.clone(),
            reading.block(village)?,
            self.today,
            self.sight,
            self.bounds,
        )
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
        self.quarter = OnceLock::new();
        self.reckoned = Reckoned::default();
        self.count();
        self
    }

    /// Reads all sessions and sites, which come last: the tree and the search can do without.
    pub fn with_trainings(mut self, reading: &Reading) -> Result<Self, StoreError> {
        self.trainings = Arc::new(Trainings::load(reading, &self)?);
        self.sites = Arc::new(Sites::load(reading, &self)?);
        self.quarter = OnceLock::new();
        self.reckoned = Reckoned::default();
        Ok(self)
    }

    /// The same snapshot with more villages read.
    pub fn joined(&self, blocks: Vec<Arc<Block>>) -> Self {
        self.copy(self.head).with_blocks(blocks)
    }

    fn copy(&self, head: Seq) -> Self {
        Self {
            head,
            today: self.today,
            area: self.area,
            sight: self.sight,
            bounds: self.bounds,
            top: self.top.iter().map(TopRow::copy).collect(),
            blocks: self.blocks.clone(),
            care: self.care.clone(),
            staff: self.staff.clone(),
            trainings: Arc::clone(&self.trainings),
            sites: Arc::clone(&self.sites),
            homes: self.homes.clone(),
            twins: OnceLock::new(),
            quarter: OnceLock::new(),
            reckoned: Reckoned::default(),
            heads: Arc::clone(&self.heads),
        }
    }

    /// Whether every village has been read, and the sessions and sites.
    pub fn is_whole(&self) -> bool {
        self.trainings.read && self.sites.read && self.blocks.iter().all(Option::is_some)
    }

    /// Villages still to be read.
    pub fn waiting(&self) -> impl Iterator<Item = UnitId> {
        self.villages()
            .zip(&self.blocks)
            .filter(|(_, block)| block.is_none())
            .map(|(v, _)| v)
    }

    /// Whether the village is still to be read.
    pub fn is_waiting(&self, village: UnitId) -> bool {
        self.waiting().any(|waiting| waiting == village)
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
        let units = self.top.iter().map(|row| row.unit.record.id);
        self.homes.outlined(units);
        let homes = &self.homes;
        self.heads = Arc::new(finding::heads(self.top.iter().map(|row| {
            let above = row.unit.record.parent;
            let place = above.and_then(|unit| homes.above.get(unit.0).map(u32::from));
            let state = if row.live {
                State::Live
            } else {
                State::Retired
            };
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
        let mut seen: Vec<u64> = Vec::new();
        let mut leaders = 0;
        for person in self.blocks[blocks]
            .iter()
            .flatten()
            .flat_map(|b| b.leaders())
        {
            let (word, bit) = (person.0 as usize / 64, 1 << (person.0 % 64));
            if word >= seen.len() {
                seen.resize(word + 1, 0);
            }
            leaders += u32::from(seen[word] & bit == 0);
            seen[word] |= bit;
        }
        leaders
    }

    fn villages(&self) -> impl Iterator<Item = UnitId> {
        self.top
            .iter()
            .filter(|row| row.unit.record.level == Level::Village)
            .map(|row| row.unit.record.id)
    }
}

/// Leaves what lies in the area, and what the area lies in.
fn within(area: UnitId, above: &mut Vec<Held<Unit>>) {
    let parents: HashMap<UnitId, Option<UnitId>> = above
        .iter()
        .map(|held| (held.record.id, held.record.parent))
        .collect();
    let path = |from: UnitId| {
        let up = |unit: &UnitId| parents.get(unit).copied().flatten();
        iter::successors(Some(from), up).take(8)
    };
    let own: Vec<UnitId> = path(area).collect();
    above.retain(|held| {
        let id = held.record.id;
        own.contains(&id) || path(id).any(|unit| unit == area)
    });
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

fn staff(reading: &Reading) -> Result<Vec<(Option<UnitId>, String)>, StoreError> {
    let users = reading.users()?.into_iter().map(|held| held.record);
    let enabled = users.filter(crate::domain::User::is_enabled);
    Ok(enabled
        .map(|user| (user.fields.area, user.fields.name))
        .collect())
}
