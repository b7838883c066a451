//! Rows that could answer to a number, found in the flat columns of phones and houses instead of row by row.

use super::grade::{HEAD_DIGITS, STRONG_DIGITS, WEAK_DIGITS};
use super::index::{Index, mask_of_char};
use super::listener::Stance;
use super::query::{Shape, Token};
use super::text::Digits;

/// Lanes looked at together: one answer for sixteen phones lets the compiler compare them at once.
const LANES: usize = 16;

/// In tree order, without doubles; a superset of what matches.
pub(super) fn sieve(token: &Token, stance: Stance, index: &Index, out: &mut Vec<u32>) {
    out.clear();
    let typed = token.chars.len();
    if let Some(digits) = token.digits
        && typed >= WEAK_DIGITS
        && (typed >= STRONG_DIGITS || stance != Stance::Alone)
    {
        phones(digits, index, out);
    }
    if let Some(house) = token.house.as_deref() {
        houses(house, index, out);
    }
    if token.shape == Shape::Digits {
        let need = token
            .chars
            .iter()
            .fold(0, |mask, c| mask | mask_of_char(*c));
        out.extend(
            index
                .units()
                .iter()
                .filter(|row| index.masks()[**row as usize] & need == need),
        );
    }
    out.sort_unstable();
    out.dedup();
}

fn phones(digits: Digits, index: &Index, out: &mut Vec<u32>) {
    let (tails, heads) = index.phone_columns();
    let bits = 4 * digits.len.min(8);
    let mask = ((1u64 << bits) - 1) as u32;
    let wanted = digits.packed as u32 & mask;
    each(
        tails,
        |tail| (tail ^ wanted) & mask == 0,
        |n| out.push(index.phone_owner(n)),
    );
    if digits.len as usize >= HEAD_DIGITS {
        // The first digits stand at the top: three of them in a number of eleven, four in one of twelve.
        let four = (digits.packed >> (4 * (digits.len - 4))) as u16;
        let three = four >> 4 | 0xf000;
        let may = |head: &u16| *head == four || *head == three || *head >= 0xff00;
        each(heads, may, |n| out.push(index.phone_owner(n)));
    }
}

fn each<T: Copy>(column: &[T], fits: impl Fn(&T) -> bool, mut take: impl FnMut(usize)) {
    for (c, chunk) in column.chunks(LANES).enumerate() {
        if chunk.iter().fold(false, |any, item| any | fits(item)) {
            let hits = chunk.iter().enumerate().filter(|(_, item)| fits(item));
            hits.for_each(|(n, _)| take(c * LANES + n));
        }
    }
}

fn houses(wanted: &str, index: &Index, out: &mut Vec<u32>) {
    let (numbers, count) = index.house_column();
    for number in (1..=count).filter(|n| index.house_named(*n).starts_with(wanted.as_bytes())) {
        each(
            numbers,
            |house| *house == number,
            |row| out.push(row as u32),
        );
    }
}
