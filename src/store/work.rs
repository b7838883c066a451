//! A change in the making: the rules see it as done, the file does not know of it yet.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use chrono::NaiveDate;

use super::{
    Reading, StoreError,
    named::{Naming, facts},
    pack::{Links, Place},
    reading::Stored,
    table::{KINDS, Roll},
};
use crate::domain::{Home, Kind, RoundId, UnitId};

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
    Put(Vec<u8>, Links),
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

    pub(super) fn links(&mut self, kind: Kind, key: u32) -> Result<Option<Links>, StoreError> {
        let slot = self.slot(kind, key)?;
        match &slot.after {
            State::Put(_, links) => Ok(Some(*links)),
            _ => slot.payload().map(|p| Links::of(kind, p)).transpose(),
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
        let (old, named) = before.map(read).transpose()?.unzip();
        let (new, naming) = payload.as_deref().map(read).transpose()?.unzip();
        let (named, naming) = (named.unwrap_or_default(), naming.unwrap_or_default());
        self.rename((kind, key), &named, &naming);
        if old != new {
            self.enter_month(old.as_ref(), new.as_ref());
            for (roll, owner, pair) in old.iter().flat_map(Links::places) {
                self.list(roll, owner)?.remove(pair);
            }
            for (roll, owner, pair) in new.iter().flat_map(Links::places) {
                self.list(roll, owner)?.add(pair);
            }
            if kind == Kind::Unit {
                self.villages.get_mut().clear();
            }
        }
        let slot = self.slot(kind, key)?;
        slot.after = match payload.zip(new) {
            Some((payload, links)) => State::Put(payload, links),
            None => State::Gone,
        };
        Ok(())
    }

    fn enter_month(&mut self, old: Option<&Links>, new: Option<&Links>) {
        for (links, is_new) in [(old, false), (new, true)] {
            if let Some(&Links::Round {
                id,
                neighborhood,
                on,
                ..
            }) = links
                && let Some(home) = links.and_then(Links::shelf)
                && let Some(month) = self.months.get_mut(&home)
            {
                let row = (neighborhood, on, id);
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
                let links = Links::of(Kind::Round, &stored.payload)?;
                if let Links::Round {
                    id,
                    neighborhood,
                    on,
                    ..
                } = links
                {
                    month.insert((neighborhood, on, id));
                }
                Ok(())
            })?;
            self.months.insert(home, month);
            let changed: Vec<(Kind, u32)> = self.slots.keys().copied().collect();
            for (kind, key) in changed.into_iter().filter(|(kind, _)| *kind == Kind::Round) {
                let before = self.slot(kind, key)?.before.as_ref();
                let before = before.map(|before| Links::of(kind, &before.payload));
                let (before, after) = (before.transpose()?, self.links(kind, key)?);
                self.enter_month(before.as_ref(), after.as_ref());
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

    /// Everything that hangs directly on a unit: units, households, terms.
    pub(super) fn below(&mut self, unit: u32) -> Result<Vec<(Kind, u32)>, StoreError> {
        let mut below = Vec::new();
        for (roll, kind) in [
            (Roll::Children, Kind::Unit),
            (Roll::Households, Kind::Household),
            (Roll::TermsIn, Kind::Appointment),
        ] {
            below.extend(self.seconds(roll, unit)?.into_iter().map(|id| (kind, id)));
        }
        Ok(below)
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
            match self.links(Kind::Unit, at)? {
                Some(Links::Unit {
                    village: Place::Below,
                    parent: Some(parent),
                    ..
                }) => {
                    path.push(at);
                    at = parent.0;
                }
                Some(Links::Unit {
                    village: Place::Village,
                    ..
                }) => break at,
                _ => break 0,
            }
        };
        path.push(at);
        let mut villages = self.villages.borrow_mut();
        villages.extend(path.into_iter().map(|unit| (unit, village)));
        Ok(Home::Unit(UnitId(village)))
    }

    /// The home of a record as things stand now.
    pub(super) fn home_of(&mut self, links: &Links) -> Result<Home, StoreError> {
        if let Some(home) = links.shelf() {
            return Ok(home);
        }
        match *links {
            Links::Unit {
                village: Place::Above | Place::Village,
                ..
            } => Ok(Home::ABOVE),
            _ => match links.anchor() {
                Some(unit) => self.village_of(unit),
                None => Ok(Home::ABOVE),
            },
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
