//! The searchable rows of one village, or of the units above: flat arrays with offsets, no text per row.
//! Letter masks stand first and alone, because most questions end there.

use super::builder::Builder;
use super::entry::{Kind, State};
use super::text::Digits;

/// Longer names are searched by their first characters only.
pub(super) const LONGEST: usize = 64;
pub(super) const NOWHERE: u16 = u16::MAX;
pub(super) const RETIRED: u8 = 0x80;
/// A name of one character, or one with a syllable of one letter: two or three letters may be all of it.
pub(super) const BRIEF: u8 = 0x40;
const KIND: u8 = 0x0f;
/// Between the names of one row; no text contains it.
pub(super) const GAP: u16 = 0;
/// As many surrogates as stand for rare characters; the last one stands for all that came too late.
pub(super) const RARE: usize = 0x7ff;

/// Immutable; built again as a whole when its village changes.
#[derive(Default, PartialEq)]
pub struct Index {
    /// Two have the same only if they hold the same; nought for one that holds nothing.
    pub(super) serial: u64,
    pub(super) masks: Box<[u64]>,
    pub(super) tags: Box<[u8]>,
    pub(super) keys: Box<[u32]>,
    pub(super) places: Box<[u16]>,
    pub(super) names: Box<[u32]>,
    /// UTF-16 units; characters beyond it are numbered in `rare` and stand as surrogates.
    pub(super) chars: Box<[u16]>,
    pub(super) sounds: Box<[u16]>,
    pub(super) rare: Box<[char]>,
    pub(super) phones: Box<[u32]>,
    pub(super) tails: Box<[u32]>,
    pub(super) heads: Box<[u16]>,
    pub(super) houses: Box<[u16]>,
    pub(super) house_ends: Box<[u32]>,
    pub(super) house_text: Box<[u8]>,
    pub(super) units: Box<[u32]>,
    /// By row the number of its street, nought for none; empty where no row has one.
    pub(super) streets: Box<[u16]>,
    /// The house in that street, numbered as `houses` are.
    pub(super) doors: Box<[u16]>,
    /// Numbered from one.
    pub(super) street_names: Box<[Street]>,
}

/// Where households live, within one village.
#[derive(PartialEq)]
pub(super) struct Street {
    pub name: Box<[char]>,
    /// A unit of the village is called so too, and answers for it.
    pub is_unit: bool,
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

    /// Where nothing differs from the older one, what was found in that still stands.
    pub fn follow(&mut self, older: &Self) {
        let own = std::mem::replace(&mut self.serial, older.serial);
        if self != older {
            self.serial = own;
        }
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
                + self.houses.len()
                + self.streets.len()
                + self.doors.len())
            + self.house_text.len()
    }

    pub(super) fn masks(&self) -> &[u64] {
        &self.masks
    }

    pub(super) fn kind(&self, row: usize) -> Kind {
        Kind::from_bits(self.tags[row] & KIND)
    }

    pub(super) fn is_brief(&self, row: usize) -> bool {
        self.tags[row] & BRIEF != 0
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

    /// Those of `rows` whose mask has all of `need`.
    pub(super) fn sift(&self, need: u64, rows: &[u32], out: &mut Vec<u32>) {
        out.clear();
        out.resize(rows.len(), 0);
        let mut n = 0;
        for row in rows {
            out[n] = *row;
            n += usize::from(self.masks[*row as usize] & need == need);
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

    /// The numbers of the streets whose name has this in it.
    pub(super) fn streets_named<'a>(
        &'a self,
        name: &'a [char],
    ) -> impl Iterator<Item = (u16, &'a Street)> {
        let numbered = (1..).zip(&self.street_names);
        numbered.filter(move |(_, street)| street.name.windows(name.len()).any(|part| part == name))
    }

    pub(super) fn street(&self, row: usize) -> u16 {
        self.streets.get(row).copied().unwrap_or(0)
    }

    /// The house in the street.
    pub(super) fn door(&self, row: usize) -> &[u8] {
        self.house_named(self.doors.get(row).copied().unwrap_or(0))
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

pub(super) fn unit_of(c: char, rare: &[char]) -> Option<u16> {
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
