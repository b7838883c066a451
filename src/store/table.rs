//! All tables of the file on one page, and the seal on every value: format, checksum over table, key and value.

use redb::TableDefinition;

use super::StoreError;
use crate::domain::Kind;

/// Raised whenever an older program must not write the file any more.
pub(super) const SCHEMA: u32 = 4;

/// Keyed (home, id): what lies on one shelf is one range. Home is the number of a [`Home`](crate::domain::Home),
/// with 0 for the county.
pub(super) type Rows = TableDefinition<'static, (u32, u32), &'static [u8]>;

const UNITS: Rows = TableDefinition::new("units");
const HOUSEHOLDS: Rows = TableDefinition::new("households");
const PEOPLE: Rows = TableDefinition::new("people");
const TERMS: Rows = TableDefinition::new("appointments");
const CARE: Rows = TableDefinition::new("care");
const OBLIGATIONS: Rows = TableDefinition::new("obligations");
const TRAININGS: Rows = TableDefinition::new("trainings");
const SEATS: Rows = TableDefinition::new("seats");
const STAGES: Rows = TableDefinition::new("stages");
const OFFICIALS: Rows = TableDefinition::new("officials");
const RUBRICS: Rows = TableDefinition::new("rubrics");
const SITES: Rows = TableDefinition::new("sites");
const INSPECTIONS: Rows = TableDefinition::new("inspections");
const SCORES: Rows = TableDefinition::new("scores");
const RECTIFICATIONS: Rows = TableDefinition::new("rectifications");
const USERS: Rows = TableDefinition::new("users");
/// Keyed (relation, owner): who belongs to whom. See [`Roll`].
pub(super) const ROLLS: TableDefinition<(u8, u32), &[u8]> = TableDefinition::new("rolls");
/// Home to the number of its rows of each kind, so that a row that went missing is noticed.
pub(super) const COUNTS: TableDefinition<u32, &[u8]> = TableDefinition::new("counts");
/// Number to header.
pub(super) const JOURNAL: TableDefinition<u64, &[u8]> = TableDefinition::new("journal");
/// (Number, n) to a chunk of rows touched.
pub(super) const BODIES: TableDefinition<(u64, u32), &[u8]> = TableDefinition::new("bodies");
/// Operation to number.
pub(super) const OPS: TableDefinition<[u8; 16], u64> = TableDefinition::new("operations");
pub(super) const META: TableDefinition<&str, &[u8]> = TableDefinition::new("meta");

/// Rows of [`META`].
pub(super) const META_SCHEMA: &str = "schema";
pub(super) const META_HEAD: &str = "head";
pub(super) const META_NEXT: &str = "next";

pub(super) const fn rows(kind: Kind) -> Rows {
    match kind {
        Kind::Unit => UNITS,
        Kind::Household => HOUSEHOLDS,
        Kind::Person => PEOPLE,
        Kind::Appointment => TERMS,
        Kind::Care => CARE,
        Kind::Obligation => OBLIGATIONS,
        Kind::Training => TRAININGS,
        Kind::Seat => SEATS,
        Kind::Stage => STAGES,
        Kind::Official => OFFICIALS,
        Kind::Rubric => RUBRICS,
        Kind::Site => SITES,
        Kind::Inspection => INSPECTIONS,
        Kind::Score => SCORES,
        Kind::Rectification => RECTIFICATIONS,
        Kind::User => USERS,
    }
}

/// The place of a kind in arrays of one per kind.
pub(super) const fn slot(kind: Kind) -> usize {
    kind as usize - 1
}

pub(super) const KINDS: usize = Kind::ALL.len();

/// A relation kept as one short row per owner, so that adding a dozen households writes one row and not a dozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Roll {
    /// Units below a unit as (order, id); owner 0 is the top.
    Children,
    /// Households of a neighborhood as (number + 1, id), 0 for those that hold none.
    Households,
    /// Terms in the post of a unit as (0, id).
    TermsIn,
    /// Terms of a person as (0, id).
    TermsOf,
    /// Records of a kind that belong to one owner, as (order, id). See [`Links`](super::pack::Links).
    Owned(Kind),
    /// For 256 ids of a kind each, as (id, home); the owner is the id divided by 256.
    Homes(Kind),
}

impl Roll {
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Children => 1,
            Self::Households => 2,
            Self::TermsIn => 3,
            Self::TermsOf => 4,
            Self::Homes(kind) => 16 + kind as u8,
            Self::Owned(kind) => 128 + kind as u8,
        }
    }
}

const FORMAT: u8 = 1;
/// Format byte and checksum.
const SEAL: usize = 5;

fn sum(table: &str, key: &[u8], rest: &[u8]) -> [u8; 4] {
    let mut crc = crc32fast::Hasher::new();
    crc.update(table.as_bytes());
    crc.update(key);
    crc.update(rest);
    crc.finalize().to_be_bytes()
}

pub(super) fn seal(table: &str, key: &[u8], rest: &[&[u8]]) -> Vec<u8> {
    let mut value = Vec::with_capacity(SEAL + rest.iter().map(|r| r.len()).sum::<usize>());
    value.extend_from_slice(&[FORMAT, 0, 0, 0, 0]);
    for part in rest {
        value.extend_from_slice(part);
    }
    let sum = sum(table, key, &value[SEAL..]);
    value[1..SEAL].copy_from_slice(&sum);
    value
}

pub(super) fn unseal<'v>(table: &str, key: &[u8], value: &'v [u8]) -> Result<&'v [u8], StoreError> {
    let damaged = || StoreError::damaged(format!("a value in table {table} under key {key:02x?}"));
    let (head, rest) = value.split_at_checked(SEAL).ok_or_else(damaged)?;
    if head[0] == FORMAT && head[1..] == sum(table, key, rest) {
        Ok(rest)
    } else {
        Err(damaged())
    }
}

/// The bytes of a pair as a key, for the checksum.
pub(super) fn key2(a: u32, b: u32) -> [u8; 8] {
    let mut key = [0; 8];
    key[..4].copy_from_slice(&a.to_be_bytes());
    key[4..].copy_from_slice(&b.to_be_bytes());
    key
}

/// Pairs as the value of a roll.
pub(super) fn pairs(list: &[(u32, u32)]) -> Vec<u8> {
    list.iter().flat_map(|&(a, b)| key2(a, b)).collect()
}

pub(super) fn read_pairs(bytes: &[u8]) -> Vec<(u32, u32)> {
    let four = |b: &[u8]| u32::from_be_bytes(b.try_into().expect("four bytes"));
    bytes
        .chunks_exact(8)
        .map(|pair| (four(&pair[..4]), four(&pair[4..])))
        .collect()
}
