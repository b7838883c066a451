//! The searchable rows of one village, or of the units above: flat arrays with offsets, no text per row.
//! Letter masks stand first and alone, because most questions end there.

use super::entry::{Entry, Kind, State};
use super::lexicon::{Lexicon, SILENT};
use super::readings::Role;
use super::text::{Digits, fold, house, is_counter};
use std::collections::HashMap;

/// Longer names are searched by their first characters only.
pub(super) const LONGEST: usize = 64;
const NOWHERE: u16 = u16::MAX;
const RETIRED: u8 = 0x80;
/// Between the names of one row; no text contains it.
const GAP: u16 = 0;
/// As many surrogates as stand for rare characters; the last one stands for all that came too late.
const RARE: usize = 0x7ff;

/// Immutable; built again as a whole when its village changes.
#[derive(Default)]
pub struct Index {
    masks: Box<[u64]>,
    tags: Box<[u8]>,
    keys: Box<[u32]>,
    places: Box<[u16]>,
    names: Box<[u32]>,
    /// UTF-16 units; characters beyond it are numbered in `rare` and stand as surrogates.
    chars: Box<[u16]>,
    sounds: Box<[u16]>,
    rare: Box<[char]>,
    phones: Box<[u32]>,
    tails: Box<[u32]>,
    heads: Box<[u16]>,
    houses: Box<[u16]>,
    house_ends: Box<[u32]>,
    house_text: Box<[u8]>,
    units: Box<[u32]>,
}

/// The names of one row: characters and sounds run in step, names parted by a gap.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub chars: &'a [u16],
    pub sounds: &'a [u16],
}

impl<'a> Names<'a> {
    pub fn each(self) -> impl Iterator<Item = Names<'a>> {
        let mut rest = Some(self);
        std::iter::from_fn(move || {
            let all = rest?;
            let Some(at) = all.chars.iter().position(|c| *c == GAP) else {
                return rest.take();
            };
            rest = Some(Names {
                chars: all.chars.get(at + 1..)?,
                sounds: all.sounds.get(at + 1..)?,
            });
            Some(Names {
                chars: all.chars.get(..at)?,
                sounds: all.sounds.get(..at)?,
            })
        })
    }
}

impl Index {
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Rows, units included.
    pub fn len(&self) -> usize {
        self.masks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.masks.is_empty()
    }

    /// Bytes held, for the bench.
    pub fn bytes(&self) -> usize {
        size_of::<Self>()
            + size_of_val(&*self.masks)
            + self.tags.len()
            + 4 * (self.keys.len() + self.names.len() + self.phones.len() + self.tails.len())
            + 4 * (self.house_ends.len() + self.units.len() + self.rare.len())
            + 2 * (self.places.len()
                + self.chars.len()
                + self.sounds.len()
                + self.heads.len()
                + self.houses.len())
            + self.house_text.len()
    }

    pub(super) fn masks(&self) -> &[u64] {
        &self.masks
    }

    pub(super) fn kind(&self, row: usize) -> Kind {
        Kind::from_bits(self.tags[row] & !RETIRED)
    }

    pub(super) fn state(&self, row: usize) -> State {
        if self.tags[row] & RETIRED == 0 {
            State::Live
        } else {
            State::Retired
        }
    }

    /// Rows of `rows` whose mask has all of `need`, appended to `out`.
    pub(super) fn pick(&self, need: u64, rows: std::ops::Range<usize>, out: &mut Vec<u32>) {
        let masks = self.masks.get(rows.clone()).unwrap_or_default();
        out.clear();
        out.resize(masks.len(), 0);
        let mut n = 0;
        // No branch: whether a row passes is a coin toss that no processor guesses.
        for (row, mask) in (rows.start as u32..).zip(masks) {
            out[n] = row;
            n += usize::from(mask & need == need);
        }
        out.truncate(n);
    }

    pub(super) fn key(&self, row: usize) -> u32 {
        self.keys[row]
    }

    /// The ordinal of its unit among `units`.
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        let place = self.places[row];
        (place != NOWHERE).then_some(place as usize)
    }

    /// The rows of the units, in tree order.
    pub(super) fn units(&self) -> &[u32] {
        &self.units
    }

    pub(super) fn ordinal(&self, row: usize) -> Option<usize> {
        self.units.binary_search(&(row as u32)).ok()
    }

    #[inline]
    pub(super) fn sounds(&self, row: usize) -> &[u16] {
        &self.sounds[self.names[row] as usize..self.names[row + 1] as usize]
    }

    pub(super) fn names(&self, row: usize) -> Names<'_> {
        let span = self.names[row] as usize..self.names[row + 1] as usize;
        Names {
            chars: &self.chars[span.clone()],
            sounds: &self.sounds[span],
        }
    }

    pub(super) fn phones(&self, row: usize) -> impl Iterator<Item = Digits> {
        let span = self.phones[row] as usize..self.phones[row + 1] as usize;
        self.tails[span.clone()]
            .iter()
            .zip(&self.heads[span])
            .map(|(low, high)| Digits::unpack(*low, *high))
    }

    /// The last eight digits of every phone, and the four before them.
    pub(super) fn phone_columns(&self) -> (&[u32], &[u16]) {
        (&self.tails, &self.heads)
    }

    pub(super) fn phone_owner(&self, phone: usize) -> u32 {
        self.phones
            .partition_point(|start| *start as usize <= phone) as u32
            - 1
    }

    /// The number of every row's house, nought for none, and the highest number.
    pub(super) fn house_column(&self) -> (&[u16], u16) {
        (&self.houses, self.house_ends.len().saturating_sub(1) as u16)
    }

    pub(super) fn house_named(&self, number: u16) -> &[u8] {
        match number as usize {
            0 => &[],
            n => &self.house_text[self.house_ends[n - 1] as usize..self.house_ends[n] as usize],
        }
    }

    pub(super) fn house(&self, row: usize) -> &[u8] {
        self.house_named(self.houses[row])
    }

    pub(super) fn unit_of(&self, c: char) -> Option<u16> {
        unit_of(c, &self.rare)
    }

    pub(super) fn char_at(&self, unit: u16) -> char {
        let rare = || self.rare.get(unit.wrapping_sub(0xd800) as usize).copied();
        char::from_u32(u32::from(unit))
            .or_else(rare)
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

fn unit_of(c: char, rare: &[char]) -> Option<u16> {
    match u16::try_from(c as u32) {
        Ok(unit) => Some(unit),
        Err(_) => rare
            .iter()
            .take(RARE)
            .position(|r| *r == c)
            .map(|n| 0xd800 + n as u16),
    }
}

/// Two letter alphabets (beginning with, containing) and twelve bits of the characters themselves.
pub(super) fn mask_of(initials: u32, letters: u32) -> u64 {
    u64::from(initials) | u64::from(letters) << 26
}

pub(super) fn mask_of_char(c: char) -> u64 {
    1 << (52 + (c as u32).wrapping_mul(0x9e37_79b1).rotate_left(12) % 12)
}

#[derive(Default)]
pub struct Builder {
    index: Parts,
    houses: HashMap<String, u16>,
    scratch: Vec<char>,
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
        let house = self.house(entry.house);
        self.index.houses.push(house);
    }

    pub fn finish(mut self) -> Index {
        self.index.names.push(self.index.chars.len() as u32);
        self.index.phones.push(self.index.tails.len() as u32);
        let parts = self.index;
        Index {
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

    fn house(&mut self, text: &str) -> u16 {
        let Some(key) = house(text) else { return 0 };
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
