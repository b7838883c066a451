//! All tables of the file on one page, and the seal on every value: format, checksum over table, key and value.
//!
//! Schema 5:
//!
//! | table      | key                                     | value                                            |
//! |------------|-----------------------------------------|--------------------------------------------------|
//! | one a kind | home u64, id u32                        | version u64, day of entry u32, the record        |
//! | homes      | kind u8, id / 256 u32                   | runs of ids on one shelf: first u8, last u8, home u64 |
//! | rolls      | relation u8, owner u32                  | who belongs to it: order u32, id u32              |
//! | named      | kind u8, id u32, by kind u8, by id u32  | how often u32, not sealed                        |
//! | counts     | home u64                                | kind u8, rows u32 of each kind that lies there   |
//! | journal    | number u64                              | header: the entry and its links of the chain     |
//! | bodies     | number u64, n u32                       | a chunk of rows touched                          |
//! | trails     | whose u8, which u64, number u64         | nothing: entries of a home, a user, a sitting    |
//! | reversals  | number u64, number of what reversed it  | nothing                                          |
//! | operations | operation                               | number u64, not sealed                           |
//! | meta       | name                                    | schema, head, next id of each kind, authors      |
//!
//! A home is a shelf u8, its owner u32 and a month u24, which is 0 where time does not matter: see
//! [`Home::number`](crate::domain::Home::number). Keys without a seal only lead to what has one.

use redb::TableDefinition;

use super::{StoreError, schema5};
use crate::domain::{Home, Kind};

/// Raised whenever an older program must not write the file any more: by a new kind of record, which says its schema
/// itself, or by another form of what was there.
pub const SCHEMA: u32 = {
    let (mut newest, mut kind) = (FORM, 0);
    while kind < KINDS {
        let since = Kind::ALL[kind].since();
        newest = if since > newest { since } else { newest };
        kind += 1;
    }
    newest
};
/// The newest schema that changed the form of what was there.
const FORM: u32 = schema5::TO;

/// Keyed (home, id): what lies on one shelf is one range, and the months of one village are another.
pub(super) type Rows = TableDefinition<'static, (u64, u32), &'static [u8]>;

/// Keyed (kind, id divided by 256): where the records lie. See [`pages`](super::pages).
pub(super) const HOMES: TableDefinition<(u8, u32), &[u8]> = TableDefinition::new("homes");
/// Keyed (relation, owner): who belongs to whom. See [`Roll`].
pub(super) const ROLLS: TableDefinition<(u8, u32), &[u8]> = TableDefinition::new("rolls");
/// Keyed (kind, id, kind, id): the second names the first. See [`named`](super::named).
pub(super) const NAMED: TableDefinition<(u8, u32, u8, u32), u32> = TableDefinition::new("named");
/// Home to the number of its rows of each kind, so that a row that went missing is noticed.
pub(super) const COUNTS: TableDefinition<u64, &[u8]> = TableDefinition::new("counts");
/// Number to header.
pub(super) const JOURNAL: TableDefinition<u64, &[u8]> = TableDefinition::new("journal");
/// (Number, n) to a chunk of rows touched.
pub(super) const BODIES: TableDefinition<(u64, u32), &[u8]> = TableDefinition::new("bodies");
/// (Whose, which, number). See [`Trail`](super::trail::Trail).
pub(super) const TRAILS: TableDefinition<(u8, u64, u64), ()> = TableDefinition::new("trails");
/// (Number, number of an entry that reversed it).
pub(super) const REVERSALS: TableDefinition<(u64, u64), ()> = TableDefinition::new("reversals");
/// Operation to number.
pub(super) const OPS: TableDefinition<[u8; 16], u64> = TableDefinition::new("operations");
pub(super) const META: TableDefinition<&str, &[u8]> = TableDefinition::new("meta");

/// Rows of [`META`].
pub(super) const META_SCHEMA: &str = "schema";
pub(super) const META_HEAD: &str = "head";
pub(super) const META_NEXT: &str = "next";
/// Only in files of earlier schemas: who the names in their journals are. See [`Authors`](super::trail::Authors).
pub(super) const META_AUTHORS: &str = "authors";

pub(super) const fn rows(kind: Kind) -> Rows {
    TableDefinition::new(kind.table())
}

/// The place of a kind in arrays of one per kind.
pub(super) const fn slot(kind: Kind) -> usize {
    kind as usize - 1
}

pub(super) const KINDS: usize = Kind::ALL.len();

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

/// The same of a record's key.
pub(super) fn row_key(home: Home, key: u32) -> [u8; 12] {
    let mut bytes = [0; 12];
    bytes[..8].copy_from_slice(&home.number().to_be_bytes());
    bytes[8..].copy_from_slice(&key.to_be_bytes());
    bytes
}

/// A home out of a key.
pub(super) fn home_of(number: u64) -> Result<Home, StoreError> {
    Home::of(number).map_err(|unknown| StoreError::damaged(unknown.to_string()))
}

/// A kind out of a key.
pub(super) fn kind_of(number: u8) -> Result<Kind, StoreError> {
    Kind::of(number).ok_or_else(|| StoreError::damaged(format!("no kind has the number {number}")))
}

/// Pairs as the value of a roll.
pub(super) fn pairs(list: &[(u32, u32)]) -> Vec<u8> {
    list.iter().flat_map(|&(a, b)| key2(a, b)).collect()
}

pub(super) fn read_pairs(bytes: &[u8]) -> Result<Vec<(u32, u32)>, StoreError> {
    let (chunks, rest) = bytes.as_chunks::<8>();
    if !rest.is_empty() {
        return Err(StoreError::damaged("a roll ends in the middle"));
    }
    let pair = |chunk: &[u8; 8]| {
        let both = u64::from_be_bytes(*chunk);
        ((both >> 32) as u32, both as u32)
    };
    Ok(chunks.iter().map(pair).collect())
}
