//! A change in the making: the rules see it as done, the file does not know of it yet.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use chrono::NaiveDate;

use super::{
    Reading, StoreError,
    named::{Facts, Names, Naming, facts, stands},
    pack::unpack,
    reading::Stored,
    table::KINDS,
};
use crate::domain::{
    Home, Kind, Level, Listed, Month, Roll, Round, RoundId, Shelf, Stands, UnitId, Which,
};

/// Keyed by our own small numbers, which nobody can choose: a plain mix will do.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        // The map takes its buckets from below and its tags from above.
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_isize(&mut self, n: isize) {
        self.write_u64(n as u64);
    }
}

pub(super) struct Work<'r> {
    pub base: &'r Reading,
    pub slots: Map<(Kind, u32), Slot>,
    pub rolls: Map<(Roll, u32), List>,
    /// By how much it changed how often the second record names the first.
    pub names: BTreeMap<Naming, i64>,
    pub next: [u32; KINDS],
    /// Rounds of a village's month, as far as asked: neighborhood, day, round.
    pub months: BTreeMap<Home, BTreeSet<(UnitId, NaiveDate, RoundId)>>,
    /// What was read in full and is written down for that alone.
    pub seen: Vec<(Kind, u32)>,
    /// For harnesses: what is put is kept as it is, whatever the rules say.
    pub planted: bool,
    /// The village of each unit, 0 above the villages, as far as asked; forgotten when a unit is put.
    villages: RefCell<Map<u32, u32>>,
}

/// One record as it was and as it shall be.
#[derive(Default)]
pub(super) struct Slot {
    pub before: Option<Stored>,
    pub after: State,
}

#[derive(Default)]
pub(super) enum State {
    #[default]
    Same,
    Put(Vec<u8>, Stands),
    Gone,
}

pub(super) struct List {
    pub pairs: Vec<(u32, u32)>,
    pub changed: bool,
}

impl Slot {
    pub(super) fn payload(&self) -> Option<&[u8]> {
        match &self.after {
            State::Same => self.before.as_ref().map(|b| b.payload.as_slice()),
            State::Put(payload, _) => Some(payload),
            State::Gone => None,
        }
    }

    /// Whether the record differs from what the file has.
    pub(super) fn differs(&self) -> bool {
        match (&self.after, &self.before) {
            (State::Same, _) | (State::Gone, None) => false,
            (State::Put(after, _), Some(before)) => *after != before.payload,
            _ => true,
        }
    }
}

impl<'r> Work<'r> {
    pub(super) fn new(base: &'r Reading) -> Result<Self, StoreError> {
        Ok(Self {
            next: base.next()?,
            seen: Vec::new(),
            planted: false,
            base,
            slots: Map::default(),
            rolls: Map::default(),
            names: BTreeMap::new(),
            months: BTreeMap::new(),
            villages: RefCell::default(),
        })
    }

    pub(super) fn slot(&mut self, kind: Kind, key: u32) -> Result<&mut Slot, StoreError> {
        use std::collections::hash_map::Entry as E;
        match self.slots.entry((kind, key)) {
            E::Occupied(slot) => Ok(slot.into_mut()),
            E::Vacant(empty) => Ok(empty.insert(Slot {
                before: self.base.stored(kind, key)?,
                after: State::Same,
            })),
        }
    }

    pub(super) fn stands(&mut self, kind: Kind, key: u32) -> Result<Option<Stands>, StoreError> {
        let slot = self.slot(kind, key)?;
        match &slot.after {
            State::Put(_, stands) => Ok(Some(*stands)),
            _ => slot.payload().map(|p| stands(kind, p)).transpose(),
        }
    }

    /// Puts a packed record, or takes it away, and mends the rolls it stands in.
    pub(super) fn replace(
        &mut self,
        kind: Kind,
        key: u32,
        payload: Option<Vec<u8>>,
    ) -> Result<(), StoreError> {
        let before = self.slot(kind, key)?.payload();
        let read = |payload| facts(kind, payload);
        let old = before.map(read).transpose()?;
        let new = payload.as_deref().map(read).transpose()?;
        if kind == Kind::Round && !self.months.is_empty() {
            let before = self.slot(kind, key)?.payload().map(unpack).transpose()?;
            let after = payload.as_deref().map(unpack).transpose()?;
            self.enter_month(before.as_ref(), after.as_ref());
        }
        let (old_stands, old_rolls, old_names) = told(old);
        let (new_stands, new_rolls, new_names) = told(new);
        self.rename((kind, key), &old_names, &new_names);
        if old_rolls != new_rolls {
            for Listed { roll, owner, order } in old_rolls {
                self.list(roll, owner)?.remove((order, key));
            }
            for Listed { roll, owner, order } in new_rolls {
                self.list(roll, owner)?.add((order, key));
            }
        }
        if kind == Kind::Unit && old_stands != new_stands {
            self.villages.get_mut().clear();
        }
        let slot = self.slot(kind, key)?;
        slot.after = match payload.zip(new_stands) {
            Some((payload, stands)) => State::Put(payload, stands),
            None => State::Gone,
        };
        Ok(())
    }

    fn enter_month(&mut self, old: Option<&Round>, new: Option<&Round>) {
        for (round, is_new) in [(old, false), (new, true)] {
            if let Some(round) = round
                && let home = Home::Month(round.village, Month::of(round.on))
                && let Some(month) = self.months.get_mut(&home)
            {
                let row = (round.neighborhood, round.on, round.id);
                if is_new {
                    month.insert(row);
                } else {
                    month.remove(&row);
                }
            }
        }
    }

    /// A month is read once for all that a change enters into it.
    pub(super) fn rounds_of(
        &mut self,
        home: Home,
        of: UnitId,
        day: NaiveDate,
    ) -> Result<Vec<RoundId>, StoreError> {
        if !self.months.contains_key(&home) {
            let mut month = BTreeSet::new();
            self.base.each(Kind::Round, home, |_, stored| {
                let round: Round = unpack(&stored.payload)?;
                month.insert((round.neighborhood, round.on, round.id));
                Ok(())
            })?;
            self.months.insert(home, month);
            let changed: Vec<Which> = self.slots.keys().copied().collect();
            for (kind, key) in changed.into_iter().filter(|(kind, _)| *kind == Kind::Round) {
                let slot = self.slot(kind, key)?;
                let before = slot.before.as_ref().map(|before| unpack(&before.payload));
                let after = slot.payload().map(unpack).transpose()?;
                self.enter_month(before.transpose()?.as_ref(), after.as_ref());
            }
        }
        let all = self.months.get(&home).into_iter();
        let from = (of, day, RoundId(0));
        let here = all.flat_map(|month| month.range(from..=(of, day, RoundId(u32::MAX))));
        Ok(here.map(|&(_, _, id)| id).collect())
    }

    pub(super) fn list(&mut self, roll: Roll, owner: u32) -> Result<&mut List, StoreError> {
        use std::collections::hash_map::Entry as E;
        match self.rolls.entry((roll, owner)) {
            E::Occupied(list) => Ok(list.into_mut()),
            E::Vacant(empty) => Ok(empty.insert(List {
                pairs: self.base.roll(roll, owner)?,
                changed: false,
            })),
        }
    }

    pub(super) fn seconds(&mut self, roll: Roll, owner: u32) -> Result<Vec<u32>, StoreError> {
        Ok(self
            .list(roll, owner)?
            .pairs
            .iter()
            .map(|&(_, id)| id)
            .collect())
    }

    /// The shelf of the village that a unit is or stands in.
    fn village_of(&mut self, unit: UnitId) -> Result<Home, StoreError> {
        let mut path = Vec::new();
        let mut at = unit.0;
        let village = loop {
            if let Some(&known) = self.villages.borrow().get(&at) {
                break known;
            }
            if path.len() > 8 {
                return Err(StoreError::damaged(format!(
                    "unit {at} stands below itself"
                )));
            }
            match self.stands(Kind::Unit, at)? {
                Some(Stands::Unit {
                    level: Level::Village,
                    ..
                }) => break at,
                Some(Stands::Unit {
                    level,
                    parent: Some(parent),
                    ..
                }) if level > Level::Village => {
                    path.push(at);
                    at = parent.0;
                }
                _ => break 0,
            }
        };
        path.push(at);
        let mut villages = self.villages.borrow_mut();
        villages.extend(path.into_iter().map(|unit| (unit, village)));
        Ok(Home::Unit(UnitId(village)))
    }

    /// The home of a record as things stand now.
    pub(super) fn home_of(&mut self, stands: Stands) -> Result<Home, StoreError> {
        match stands.shelf() {
            Shelf::Of(home) => Ok(home),
            Shelf::OfVillage(unit) => self.village_of(unit),
        }
    }

    /// Ids given by this change, by kind and id.
    pub(super) fn added(&self) -> Vec<(Kind, u32)> {
        self.places(|slot| slot.before.is_none())
    }

    pub(super) fn changed(&self) -> Vec<(Kind, u32)> {
        self.places(|slot| slot.before.is_some())
    }

    /// Of what differs from the file, sorted.
    pub(super) fn places(&self, which: impl Fn(&Slot) -> bool) -> Vec<(Kind, u32)> {
        let differs = self.slots.iter();
        let differs = differs.filter(|(_, slot)| slot.differs() && which(slot));
        let mut places: Vec<_> = differs.map(|(&place, _)| place).collect();
        places.sort_unstable();
        places
    }
}

fn told(facts: Option<Facts>) -> (Option<Stands>, Vec<Listed>, Names) {
    facts.map_or_else(Default::default, |facts| {
        (Some(facts.stands), facts.rolls, facts.names)
    })
}

impl List {
    pub(super) fn add(&mut self, pair: (u32, u32)) {
        if let Err(at) = self.pairs.binary_search(&pair) {
            self.pairs.insert(at, pair);
            self.changed = true;
        }
    }

    pub(super) fn remove(&mut self, pair: (u32, u32)) {
        if let Ok(at) = self.pairs.binary_search(&pair) {
            self.pairs.remove(at);
            self.changed = true;
        }
    }
}
