//! How good a match is, as one number: the ladder of the ways to match, from Han down to mere likeness.

use super::entry::Kind;

pub(super) const EXACT: u32 = 240;
pub(super) const PREFIX: u32 = 224;
/// Only one character is missing: `团结` for `团结村`.
pub(super) const NEARLY: u32 = 228;
pub(super) const HOUSE: u32 = 208;
pub(super) const TAIL: u32 = 200;
pub(super) const INSIDE: u32 = 192;
pub(super) const HEAD: u32 = 180;
pub(super) const SCATTERED: u32 = 176;
pub(super) const READING: u32 = 160;
pub(super) const NUMBER: u32 = 152;
pub(super) const INITIALS: u32 = 144;
pub(super) const INITIALS_PREFIX: u32 = 128;
/// The household lives in that street.
pub(super) const STREET: u32 = 120;
/// Whole syllables that a name begins with: of `li` 李 comes before 刘.
pub(super) const READING_BEGUN: u32 = 116;
pub(super) const READING_PREFIX: u32 = 112;
pub(super) const MIXED: u32 = 96;
pub(super) const LOOSE: u32 = 72;
pub(super) const HOUSE_PREFIX: u32 = 64;
/// From a later character on; an eighth of what it would be worth from the first is added.
pub(super) const INNER: u32 = 50;
pub(super) const WEAK: u32 = 40;
/// The path alone speaks for a token.
pub(super) const PATH: u32 = 12;

/// What a reading that isn't the first, and what a southern ear, takes off.
pub(super) const NEAR_COSTS: u32 = 8;
pub(super) const WIDE_COSTS: u32 = 42;
pub(super) const ALIAS_COSTS: u32 = 7;

/// So many digits or more are a phone's tail by themselves.
pub(super) const STRONG_DIGITS: usize = 4;
/// So few need another word beside them, or nothing else that matches.
pub(super) const WEAK_DIGITS: usize = 2;
pub(super) const HEAD_DIGITS: usize = 7;

/// Among equals a place before people, and people before the numbered units inside a village.
pub(super) fn bonus(kind: Kind) -> u32 {
    match kind {
        Kind::County | Kind::Township | Kind::Village => 2,
        Kind::Leader | Kind::Household => 1,
        Kind::Section | Kind::Group | Kind::Neighborhood => 0,
    }
}
