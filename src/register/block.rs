//! One village in memory: its units in tree order, its households packed as stored, its people and terms.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Figures, HouseholdRow, Mark,
    finding::Shelf,
    household_row::{marks, twin},
};
use crate::{
    domain::{
        Appointment, Bounds, Held, Household, HouseholdId, Level, Person, PersonId, Sight, Unit,
        UnitId,
    },
    store::{BlockRecords, StoreError, unpack},
};

pub struct Block {
    pub village: UnitId,
    /// Preorder; the first is the village itself. Retired ones keep their place.
    pub units: Vec<UnitRow>,
    /// Tree order: by neighborhood, then number; retired ones last within their neighborhood.
    pub households: Vec<HouseholdRow>,
    packed: Vec<u8>,
    sight: Sight,
    /// By id.
    people: Vec<Held<Person>>,
    /// By unit, then by first day.
    terms: Vec<Held<Appointment>>,
    /// How many neighborhoods have so many households, by that number.
    sizes: Vec<u16>,
    /// What search looks through.
    pub(super) shelf: Shelf,
}

pub struct UnitRow {
    pub unit: Held<Unit>,
    /// Levels below the village: 0 for the village itself.
    pub depth: u8,
    /// One past its last descendant in `Block::units`.
    pub end: u32,
    /// Its own and its descendants' households, a range of `Block::households`.
    pub households: Range<u32>,
    pub figures: Figures,
    /// Whether it and all above it in the village are kept.
    pub live: bool,
    /// Index of the serving term in `terms`.
    serving: Option<u32>,
    terms: Range<u32>,
}

impl Block {
    /// Puts the records into tree order and counts them as of `today`.
    pub fn build(
        village: Held<Unit>,
        records: BlockRecords,
        today: NaiveDate,
        sight: Sight,
        bounds: Bounds,
    ) -> Result<Self, StoreError> {
        let id = village.record.id;
        let mut people = records.people;
        for person in &mut people {
            sight.for_search(&mut person.record);
        }
        people.sort_unstable_by_key(|p| p.record.id);
        let mut terms = records.appointments;
        terms.sort_unstable_by_key(|t| (t.record.unit, t.record.fields.since, t.record.id));
        let mut block = Self {
            village: id,
            units: Vec::with_capacity(records.units.len() + 1),
            households: Vec::with_capacity(records.households.len()),
            packed: Vec::new(),
            sight,
            people,
            terms,
            sizes: Vec::new(),
            shelf: Shelf::default(),
        };
        block.place_units(village, records.units);
        let households = block.place_households(records.households, today)?;
        block.count(today, bounds);
        block.shelf = Shelf::of(&block, &households);
        for person in &mut block.people {
            sight.see(&mut person.record);
        }
        Ok(block)
    }

    fn place_units(&mut self, village: Held<Unit>, mut rest: Vec<Held<Unit>>) {
        for unit in &mut rest {
            self.sight.see(&mut unit.record);
        }
        rest.sort_unstable_by_key(|u| (u.record.parent, u.record.order, u.record.id));
        let mut pool: Vec<Option<Held<Unit>>> = rest.into_iter().map(Some).collect();
        let parents: Vec<UnitId> = pool
            .iter()
            .flatten()
            .map(|u| u.record.parent.expect("only the county has no parent"))
            .collect();
        let live = village.record.retired.is_none();
        self.place(village, 0, live, &mut pool, &parents);
    }

    fn place(
        &mut self,
        unit: Held<Unit>,
        depth: u8,
        live: bool,
        pool: &mut [Option<Held<Unit>>],
        parents: &[UnitId],
    ) {
        let id = unit.record.id;
        let at = self.units.len();
        let from = self.terms.partition_point(|t| t.record.unit < id) as u32;
        let to = self.terms.partition_point(|t| t.record.unit <= id) as u32;
        self.units.push(UnitRow {
            unit,
            depth,
            end: 0,
            households: 0..0,
            figures: Figures::default(),
            live,
            serving: None,
            terms: from..to,
        });
        let first = parents.partition_point(|&p| p < id);
        for i in first..parents.len() {
            if parents[i] != id {
                break;
            }
            let child = pool[i].take().expect("a unit has one parent");
            let live = live && child.record.retired.is_none();
            self.place(child, depth + 1, live, pool, parents);
        }
        self.units[at].end = self.units.len() as u32;
    }

    /// Answers them unpacked in the order of the rows, for whoever reads more of them.
    fn place_households(
        &mut self,
        packed: Vec<crate::store::PackedHousehold>,
        today: NaiveDate,
    ) -> Result<Vec<Household>, StoreError> {
        let mut at: Vec<(UnitId, u16)> = self
            .units
            .iter()
            .enumerate()
            .map(|(i, u)| (u.unit.record.id, i as u16))
            .collect();
        at.sort_unstable();
        let mut rows = Vec::with_capacity(packed.len());
        let mut bytes = Vec::with_capacity(packed.iter().map(|p| p.bytes.len()).sum());
        for one in packed {
            let mut household: Household = unpack(&one.bytes)?;
            let Ok(unit) = at.binary_search_by_key(&household.neighborhood, |&(id, _)| id) else {
                return Err(StoreError::damaged("a household outside its village"));
            };
            let unit = at[unit].1;
            let row = HouseholdRow {
                id: one.id,
                version: one.version,
                unit,
                number: household.number,
                marks: marks(&household, today),
                len: one.bytes.len() as u16,
                offset: bytes.len() as u32,
                twin: twin(&household.fields),
            };
            bytes.extend_from_slice(&one.bytes);
            let figures = &mut self.units[unit as usize].figures;
            if row.has(Mark::Counts) {
                figures.households += 1;
                figures.people += u32::from(household.fields.people);
                figures.care += u32::from(row.has(Mark::Care));
                figures.no_phone += u32::from(!row.has(Mark::Phone));
                figures.cards += u32::from(row.has(Mark::Card));
                figures.chats += u32::from(row.has(Mark::Chat));
            }
            self.sight.for_search(&mut household);
            rows.push((row, household));
        }
        rows.sort_unstable_by_key(|(r, _)| (r.unit, r.has(Mark::Retired), r.number, r.id));
        let (rows, households) = rows.into_iter().unzip();
        self.households = rows;
        self.packed = bytes;
        Ok(households)
    }

    /// Roll-ups from the leaves: a child stands behind its parent, so one pass from the end suffices.
    fn count(&mut self, today: NaiveDate, bounds: Bounds) {
        let mut rows = 0;
        for at in 0..self.units.len() {
            let from = rows;
            while self
                .households
                .get(rows)
                .is_some_and(|r| usize::from(r.unit) == at)
            {
                rows += 1;
            }
            self.units[at].households = from as u32..rows as u32;
        }
        for at in (0..self.units.len()).rev() {
            self.count_own(at, today, bounds);
            let end = self.units[at].end as usize;
            let mut total = self.units[at].figures;
            let mut last = self.units[at].households.end;
            let mut child = at + 1;
            while child < end {
                let row = &self.units[child];
                if row.live {
                    total.add(&row.figures);
                }
                last = last.max(row.households.end);
                child = row.end as usize;
            }
            let row = &mut self.units[at];
            row.figures = total;
            row.households.end = last;
            let leaders = self.leaders_in(at);
            self.units[at].figures.leaders = leaders.len() as u32;
        }
        for row in self.units.iter().filter(|row| row.live) {
            if row.unit.record.level == Level::Neighborhood {
                let size = row.figures.households as usize;
                self.sizes.resize(self.sizes.len().max(size + 1), 0);
                self.sizes[size] += 1;
            }
        }
    }

    pub(super) fn sizes(&self) -> &[u16] {
        &self.sizes
    }

    fn count_own(&mut self, at: usize, today: NaiveDate, bounds: Bounds) {
        let row = &self.units[at];
        let serving = row
            .terms
            .clone()
            .rev()
            .find(|&t| self.terms[t as usize].record.serves(today));
        let party = serving.is_some_and(|t| {
            self.person(self.terms[t as usize].record.person)
                .is_some_and(|p| p.record.fields.party)
        });
        let row = &mut self.units[at];
        row.serving = serving.filter(|_| row.live);
        let figures = &mut row.figures;
        let level = row.unit.record.level;
        figures.count_unit(level);
        if let Some(rank) = level.post() {
            figures.posts[rank as usize] = 1;
            figures.serving[rank as usize] = u32::from(row.serving.is_some());
        }
        if level == Level::Neighborhood {
            figures.count_neighborhood(row.serving.is_some(), bounds);
            figures.party = u32::from(party && row.serving.is_some());
        }
    }

    /// Whoever serves in a post of the village, once for each post.
    pub(super) fn leaders(&self) -> impl Iterator<Item = PersonId> {
        let serving = self.units.iter().filter_map(|row| row.serving);
        serving.map(|t| self.terms[t as usize].record.person)
    }

    /// Whether it has the posts and the terms of another, all unchanged.
    pub(super) fn has_posts_of(&self, other: &Self) -> bool {
        let post = |row: &UnitRow| (row.unit.record.id, row.unit.version, row.live, row.serving);
        let term = |term: &Held<Appointment>| (term.record.id, term.version);
        let units = self.units.iter().map(post).eq(other.units.iter().map(post));
        units && self.terms.iter().map(term).eq(other.terms.iter().map(term))
    }

    /// Persons serving in the subtree, each once, by id.
    pub fn leaders_in(&self, at: usize) -> Vec<PersonId> {
        let mut serving: Vec<PersonId> = self.units[at..self.units[at].end as usize]
            .iter()
            .filter_map(|row| row.serving)
            .map(|t| self.terms[t as usize].record.person)
            .collect();
        serving.sort_unstable();
        serving.dedup();
        serving
    }

    pub fn find(&self, unit: UnitId) -> Option<usize> {
        self.units.iter().position(|row| row.unit.record.id == unit)
    }

    pub fn row_of(&self, household: HouseholdId) -> Option<&HouseholdRow> {
        self.households.iter().find(|row| row.id == household)
    }

    /// The packed bytes were checked when the block was built.
    pub fn unpack(&self, row: &HouseholdRow) -> Household {
        let from = row.offset as usize;
        let mut household: Household =
            unpack(&self.packed[from..from + row.len as usize]).expect("unpacked once at building");
        self.sight.see(&mut household);
        household
    }

    pub fn person(&self, id: PersonId) -> Option<&Held<Person>> {
        self.people
            .binary_search_by_key(&id, |p| p.record.id)
            .ok()
            .map(|i| &self.people[i])
    }

    pub fn people(&self) -> &[Held<Person>] {
        &self.people
    }

    /// All terms in the unit's post, the latest first.
    pub fn terms(&self, at: usize) -> impl Iterator<Item = &Held<Appointment>> {
        self.units[at]
            .terms
            .clone()
            .rev()
            .map(|t| &self.terms[t as usize])
    }

    pub fn all_terms(&self) -> &[Held<Appointment>] {
        &self.terms
    }

    pub fn serving(&self, at: usize) -> Option<&Held<Appointment>> {
        self.units[at].serving.map(|t| &self.terms[t as usize])
    }

    /// Bytes held for the households, for the memory report.
    pub fn packed_bytes(&self) -> usize {
        self.packed.len()
    }
}
