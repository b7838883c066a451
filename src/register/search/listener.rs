//! One token at work: its ear, its characters in the alphabet of the block at hand, and its verdict on a row.

use super::blend::blend;
use super::ear::Ear;
use super::entry::Kind;
use super::found::{Marks, Spot};
use super::grade::*;
use super::index::{Index, Names};
use super::literal::literal;
use super::query::{Phones, Shape, Token};
use super::similar::Likeness;
use super::text::Digits;

/// How strictly a token is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stance {
    Alone,
    /// Other tokens stand beside it, so two digits may be a phone's tail.
    Together,
    /// Nothing matched exactly.
    Similar,
}

/// Where a token matched, for the picture.
pub(super) enum Seen {
    Name(Marks),
    Also(Spot),
}

#[derive(Default)]
pub(super) struct Listener {
    pub ear: Ear,
    /// The word in the block's characters; empty if the block lacks one of them.
    units: Vec<u16>,
    /// Streets of the block at hand that the word names.
    streets: Vec<u16>,
    likeness: Option<Likeness>,
}

impl Listener {
    pub fn start(&mut self, token: &Token, stance: Stance) {
        if token.shape == Shape::Latin || (token.shape == Shape::Han && stance == Stance::Similar) {
            self.ear.listen(&token.letters);
        }
        if token.shape == Shape::Latin && stance == Stance::Similar && token.letters.len() > 1 {
            self.likeness
                .get_or_insert_default()
                .look_for(&token.letters);
        }
    }

    pub fn enter(&mut self, token: &Token, index: &Index) {
        self.units.clear();
        self.streets.clear();
        if let Some((name, house)) = &token.street {
            let named = index.streets_named(name);
            let named = named.filter(|(_, street)| house.is_some() || !street.is_unit);
            self.streets.extend(named.map(|(number, _)| number));
        }
        if token.shape != Shape::Latin {
            self.units
                .extend(token.chars.iter().map_while(|c| index.unit_of(*c)));
            if self.units.len() < token.chars.len() {
                self.units.clear();
            }
        }
    }

    /// 0 if the row's own fields don't match. Grades up to `enough` need not be told apart.
    #[inline]
    pub fn own(
        &mut self,
        token: &Token,
        stance: Stance,
        index: &Index,
        row: usize,
        enough: u32,
    ) -> u32 {
        match token.shape {
            Shape::Latin => self.latin(index, row, enough),
            Shape::Han => {
                let grade = match self.literal(index.names(row)) {
                    // Of people with one surname none is nearer than the others.
                    NEARLY if !index.kind(row).is_unit() => PREFIX,
                    grade => grade,
                };
                let grade = grade.max(house(token, index, row));
                let grade = grade.max(self.street(token, index, row));
                if grade == 0 && stance == Stance::Similar && !token.letters.is_empty() {
                    return self.latin(index, row, 2 * enough).div_ceil(2);
                }
                grade
            }
            Shape::Digits | Shape::House => {
                let phone = token
                    .digits
                    .and_then(|d| phone(d, token, stance, index, row))
                    .map_or(0, |(g, _)| g);
                phone
                    .max(house(token, index, row))
                    .max(self.number(token, index, row))
            }
            Shape::Blend => {
                let grade = blended(token, index, row).max(house(token, index, row));
                grade.max(self.street(token, index, row))
            }
        }
    }

    /// Whether some of the block's households live where the word says.
    pub fn knows_streets(&self) -> bool {
        !self.streets.is_empty()
    }

    /// 0 if the household lives in none of the streets that the word names, or in another house.
    pub fn street(&self, token: &Token, index: &Index, row: usize) -> u32 {
        if self.streets.is_empty() || !self.streets.contains(&index.street(row)) {
            return 0;
        }
        match token
            .street
            .as_ref()
            .and_then(|(_, house)| house.as_deref())
        {
            Some(wanted) => door_grade(wanted, index.door(row)),
            None => STREET,
        }
    }

    /// Whether a unit's name may stand for the token on the path of what lies in it.
    pub fn path(&mut self, token: &Token, index: &Index, row: usize) -> bool {
        match token.shape {
            Shape::Latin => self.ear.accepts(index.sounds(row)) && self.ear.opens(index.names(row)),
            Shape::Han => self.literal(index.names(row)) > SCATTERED,
            Shape::Digits => self.number(token, index, row) > 0,
            Shape::Blend => blended(token, index, row) > 0,
            Shape::House => false,
        }
    }

    /// For a row that doesn't match: how much it resembles the token.
    pub fn alike(&mut self, token: &Token, index: &Index, row: usize) -> u32 {
        match &mut self.likeness {
            Some(likeness) if token.shape == Shape::Latin && token.letters.len() > 1 => likeness
                .grade(index.names(row))
                .map_or(0, |score| 1 + (score / 8).min(WEAK)),
            _ => 0,
        }
    }

    /// What the row can be worth to letters at most, `None` if they don't match.
    #[inline]
    pub fn most(&mut self, index: &Index, row: usize) -> Option<u32> {
        self.ear
            .walk(index.sounds(row), index.is_brief(row))
            .map(|walk| walk.most)
    }

    #[inline]
    fn latin(&mut self, index: &Index, row: usize, enough: u32) -> u32 {
        match self.ear.walk(index.sounds(row), index.is_brief(row)) {
            Some(walk) => self.ear.grade(index.names(row), walk, enough),
            None => 0,
        }
    }

    pub fn seen(
        &mut self,
        token: &Token,
        stance: Stance,
        index: &Index,
        row: usize,
    ) -> Option<Seen> {
        let found = match token
            .digits
            .and_then(|d| phone(d, token, stance, index, row))
        {
            Some((grade, spot)) if grade > house(token, index, row) => Some(Seen::Also(spot)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        if house(token, index, row) > 0 {
            return Some(Seen::Also(Spot::House));
        }
        let best = index.names(row).each().enumerate().filter_map(|(n, name)| {
            let (grade, marks) = self.marked(token, stance, index, name)?;
            Some((grade, std::cmp::Reverse(n), marks))
        });
        let best = best.max_by_key(|(grade, n, _)| (*grade, *n));
        let named = best.map(|(_, n, marks)| match n.0 {
            0 => Seen::Name(marks),
            n => Seen::Also(Spot::Alias(n as u8, marks)),
        });
        let lives = || self.street(token, index, row) > 0;
        named.or_else(|| lives().then_some(Seen::Also(Spot::Address)))
    }

    fn marked(
        &mut self,
        token: &Token,
        stance: Stance,
        index: &Index,
        name: Names<'_>,
    ) -> Option<(u32, Marks)> {
        match token.shape {
            Shape::Latin => self.heard(name),
            Shape::Blend => {
                let chars: Vec<char> = name.chars.iter().map(|c| index.char_at(*c)).collect();
                blend(&token.chars, &chars, name.sounds)
            }
            _ => {
                let marks = literal(&self.units, name.chars);
                marks.or_else(|| {
                    if stance == Stance::Similar && !token.letters.is_empty() {
                        self.heard(name)
                    } else {
                        None
                    }
                })
            }
        }
    }

    fn heard(&mut self, name: Names<'_>) -> Option<(u32, Marks)> {
        let walk = self.ear.walk(name.sounds, true)?;
        let grade = self.ear.grade(name, walk, 0);
        let (from, to) = self.ear.span(name.sounds)?;
        Some((grade, Marks::span(from, to)))
    }

    fn literal(&self, names: Names<'_>) -> u32 {
        let Some(first) = self.units.first() else {
            return 0;
        };
        if !names.chars.contains(first) {
            return 0;
        }
        let grades = names.each().enumerate().filter_map(|(n, name)| {
            let (grade, _) = literal(&self.units, name.chars)?;
            Some(grade - if n == 0 { 0 } else { ALIAS_COSTS })
        });
        grades.max().unwrap_or(0)
    }

    /// Digits inside a name: the number of a group, of a neighborhood.
    fn number(&self, token: &Token, index: &Index, row: usize) -> u32 {
        let person = matches!(index.kind(row), Kind::Leader | Kind::Household);
        if person || token.shape != Shape::Digits || token.begins.is_some() {
            0
        } else {
            self.literal(index.names(row)).min(NUMBER)
        }
    }
}

fn blended(token: &Token, index: &Index, row: usize) -> u32 {
    let mut best = 0;
    for (n, name) in index.names(row).each().enumerate() {
        let chars: Vec<char> = name.chars.iter().map(|c| index.char_at(*c)).collect();
        if let Some((grade, _)) = blend(&token.chars, &chars, name.sounds) {
            best = best.max(grade - if n == 0 { 0 } else { ALIAS_COSTS });
        }
    }
    best
}

fn house(token: &Token, index: &Index, row: usize) -> u32 {
    match token.house.as_deref() {
        Some(wanted) => house_grade(wanted, token, index.house(row)),
        None => 0,
    }
}

pub(super) fn house_grade(wanted: &str, token: &Token, house: &[u8]) -> u32 {
    match house.strip_prefix(wanted.as_bytes()) {
        Some([]) => HOUSE,
        Some([b'-', ..]) if token.shape != Shape::Digits => HOUSE_PREFIX,
        _ => 0,
    }
}

/// The house itself; the building it is in; or building and room, where people leave out the entrance.
pub(super) fn door_grade(wanted: &str, door: &[u8]) -> u32 {
    match door.strip_prefix(wanted.as_bytes()) {
        Some([]) => return HOUSE,
        Some([b'-', ..]) => return HOUSE_PREFIX,
        _ => {}
    }
    let parts: Vec<&[u8]> = door.split(|b| *b == b'-').collect();
    match (wanted.split_once('-'), parts.as_slice()) {
        (Some((building, room)), [first, _, last])
            if (building.as_bytes(), room.as_bytes()) == (first, last) =>
        {
            HOUSE_PREFIX
        }
        _ => 0,
    }
}

/// Digits of a masked phone that stay readable.
const SHOWN_DIGITS: usize = 4;

fn phone(
    digits: Digits,
    token: &Token,
    stance: Stance,
    index: &Index,
    row: usize,
) -> Option<(u32, Spot)> {
    let typed = token.chars.len();
    if typed < WEAK_DIGITS || (typed < STRONG_DIGITS && stance == Stance::Alone) {
        return None;
    }
    let len = digits.len as u8;
    let mut best = None;
    for (n, phone) in index.phones(row).enumerate() {
        if token
            .begins
            .is_some_and(|begins| !phone.starts_with(begins))
        {
            continue;
        }
        let n = n as u8;
        let grade = if token.phones == Phones::LastFour {
            (typed == SHOWN_DIGITS && phone.ends_with(digits))
                .then_some((TAIL, Spot::PhoneTail(n, len)))
        } else if phone.ends_with(digits) {
            match typed {
                _ if phone.len == digits.len => Some((EXACT, Spot::PhoneTail(n, len))),
                STRONG_DIGITS.. => Some((TAIL, Spot::PhoneTail(n, len))),
                _ => Some((WEAK, Spot::PhoneTail(n, len))),
            }
        } else {
            (typed >= HEAD_DIGITS && phone.starts_with(digits))
                .then_some((HEAD, Spot::PhoneHead(n, len)))
        };
        if grade.map(|(g, _)| g) > best.map(|(g, _)| g) {
            best = grade;
        }
    }
    best
}
