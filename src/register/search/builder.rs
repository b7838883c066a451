//! Makes an index, row by row in tree order.

use super::entry::{Entry, State};
use super::index::*;
use super::lexicon::{Lexicon, SILENT};
use super::readings::Role;
use super::text::{Digits, fold, house, is_counter, street, street_name};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many indexes were built in this process.
static BUILT: AtomicU64 = AtomicU64::new(0);

#[derive(Default)]
pub struct Builder {
    index: Parts,
    houses: HashMap<String, u16>,
    /// By their names as they were written.
    streets: HashMap<String, u16>,
    /// The street of the household before, where most of the next ones live too.
    last: (String, u16),
    scratch: Vec<char>,
    /// What the village is called.
    within: Vec<char>,
}

#[derive(Default)]
struct Parts {
    masks: Vec<u64>,
    tags: Vec<u8>,
    keys: Vec<u32>,
    places: Vec<u16>,
    names: Vec<u32>,
    chars: Vec<u16>,
    sounds: Vec<u16>,
    rare: Vec<char>,
    phones: Vec<u32>,
    tails: Vec<u32>,
    heads: Vec<u16>,
    houses: Vec<u16>,
    house_ends: Vec<u32>,
    house_text: Vec<u8>,
    units: Vec<u32>,
    streets: Vec<u16>,
    doors: Vec<u16>,
    street_names: Vec<Street>,
}

impl Builder {
    /// The next row in tree order; `entry.place` must be a row already given.
    pub fn push(&mut self, entry: &Entry<'_>) {
        let row = self.index.masks.len() as u32;
        let retired = if entry.state == State::Retired {
            RETIRED
        } else {
            0
        };
        self.index.tags.push(entry.kind as u8 | retired);
        self.index.keys.push(entry.key);
        let place = entry
            .place
            .and_then(|row| self.index.units.binary_search(&row).ok());
        self.index
            .places
            .push(place.and_then(|p| u16::try_from(p).ok()).unwrap_or(NOWHERE));
        if entry.kind.is_unit() {
            self.index.units.push(row);
        }
        self.index.names.push(self.index.chars.len() as u32);
        let role = if entry.kind.is_unit() {
            Role::Place
        } else {
            Role::Person
        };
        let mut mask = self.name(entry.name, role);
        for alias in entry
            .aliases
            .iter()
            .filter(|a| !a.is_empty() && **a != entry.name)
        {
            self.index.chars.push(GAP);
            self.index.sounds.push(SILENT);
            mask |= self.name(alias, role);
        }
        self.index.masks.push(mask);
        self.index.phones.push(self.index.tails.len() as u32);
        for phone in entry
            .phones
            .iter()
            .map(|p| Digits::new(p))
            .filter(|d| d.len > 0)
        {
            self.index.tails.push(phone.packed as u32);
            self.index.heads.push((phone.packed >> 32) as u16);
        }
        let house = house(entry.house).map_or(0, |key| self.house(key));
        self.index.houses.push(house);
        self.address(entry.address);
    }

    pub fn finish(mut self) -> Index {
        self.index.names.push(self.index.chars.len() as u32);
        self.index.phones.push(self.index.tails.len() as u32);
        if self.index.street_names.is_empty() {
            (self.index.streets, self.index.doors) = Default::default();
        }
        let parts = self.index;
        Index {
            serial: BUILT.fetch_add(1, Ordering::Relaxed) + 1,
            masks: parts.masks.into(),
            tags: parts.tags.into(),
            keys: parts.keys.into(),
            places: parts.places.into(),
            names: parts.names.into(),
            chars: parts.chars.into(),
            sounds: parts.sounds.into(),
            rare: parts.rare.into(),
            phones: parts.phones.into(),
            tails: parts.tails.into(),
            heads: parts.heads.into(),
            houses: parts.houses.into(),
            house_ends: parts.house_ends.into(),
            house_text: parts.house_text.into(),
            units: parts.units.into(),
            streets: parts.streets.into(),
            doors: parts.doors.into(),
            street_names: parts.street_names.into(),
        }
    }

    fn name(&mut self, text: &str, role: Role) -> u64 {
        let lexicon = Lexicon::get();
        self.scratch.clear();
        self.scratch
            .extend(text.chars().map(fold).filter(|c| *c != '\0').take(LONGEST));
        let start = self.index.sounds.len();
        if is_number(&self.scratch) {
            self.index.sounds.resize(start + self.scratch.len(), SILENT);
        } else {
            lexicon.speak(&self.scratch, role, &mut self.index.sounds);
        }
        let sounds = &self.index.sounds[start..];
        let brief = sounds.len() == 1 || sounds.iter().any(|s| lexicon.voice(*s).has_letter());
        if let Some(tag) = self.index.tags.last_mut()
            && brief
        {
            *tag |= BRIEF;
        }
        let mut mask = self.index.sounds[start..].iter().fold(0, |mask, sound| {
            let voice = lexicon.voice(*sound);
            mask | mask_of(voice.initials, voice.letters)
        });
        for c in &self.scratch {
            mask |= mask_of_char(*c);
            let unit = unit_of(*c, &self.index.rare).unwrap_or_else(|| {
                self.index.rare.push(*c);
                0xd800 + (self.index.rare.len() - 1).min(RARE) as u16
            });
            self.index.chars.push(unit);
        }
        mask
    }

    /// The village, of which no row stands here, is called so.
    pub fn within(&mut self, name: &str) {
        self.within = name.chars().map(fold).collect();
    }

    fn address(&mut self, text: &str) {
        let (street, door) = match street(text) {
            Some((name, house)) => (self.street(name), house.map_or(0, |key| self.house(key))),
            None => (0, 0),
        };
        self.index.streets.push(street);
        self.index.doors.push(door);
    }

    fn street(&mut self, written: &str) -> u16 {
        if self.last.0 == written {
            return self.last.1;
        }
        let number = match self.streets.get(written) {
            Some(known) => *known,
            None => self.new_street(written),
        };
        self.last = (written.to_owned(), number);
        number
    }

    fn new_street(&mut self, written: &str) -> u16 {
        let name = street_name(written);
        let Ok(number) = u16::try_from(self.index.street_names.len() + 1) else {
            return 0;
        };
        let units = self.index.units.iter().map(|row| *row as usize);
        let called = units.map(|row| {
            let from = self.index.names[row] as usize;
            let chars = self.index.chars[from..].iter();
            chars.map_while(|c| char::from_u32(u32::from(*c)))
        });
        let is_unit = self.within.starts_with(&name)
            || called
                .into_iter()
                .any(|unit| unit.take(name.len()).eq(name.iter().copied()));
        self.index.street_names.push(Street {
            name: name.into(),
            is_unit,
        });
        self.streets.insert(written.to_owned(), number);
        number
    }

    fn house(&mut self, key: String) -> u16 {
        if self.index.house_ends.is_empty() {
            self.index.house_ends.push(0);
        }
        let next = self.index.house_ends.len();
        if let Some(known) = self.houses.get(&key) {
            return *known;
        }
        let Ok(number) = u16::try_from(next) else {
            return 0;
        };
        self.index.house_text.extend(key.as_bytes());
        self.index
            .house_ends
            .push(self.index.house_text.len() as u32);
        self.houses.insert(key, number);
        number
    }
}

/// `3组`, `第2邻`, `0305网格`.
pub(super) fn is_number(text: &[char]) -> bool {
    text.iter().any(char::is_ascii_digit)
        && text.iter().all(|c| c.is_ascii_digit() || is_counter(*c))
}
