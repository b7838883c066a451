//! Rows that could answer to a number, found in the flat columns of phones and houses instead of row by row.

use super::grade::{HEAD_DIGITS, STRONG_DIGITS, WEAK_DIGITS};
use super::index::{Index, mask_of_char};
use super::listener::{Stance, house_grade};
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
        houses(house, token, index, out);
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
        for (n, (head, tail)) in heads.iter().zip(tails).enumerate() {
            if Digits::unpack(*tail, *head).starts_with(digits) {
                out.push(index.phone_owner(n));
            }
        }
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

fn houses(wanted: &str, token: &Token, index: &Index, out: &mut Vec<u32>) {
    let (numbers, count) = index.house_column();
    for number in (1..=count).filter(|n| house_grade(wanted, token, index.house_named(*n)) > 0) {
        each(
            numbers,
            |house| *house == number,
            |row| out.push(row as u32),
        );
    }
}
