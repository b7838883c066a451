//! The step to schema 5: homes of 64 bits, the day of entry beside every record, and indexes of what was looked for by
//! walking. The journal stays as it was written. What was damaged stays damaged, and is upgraded all the same.

use std::collections::{BTreeMap, HashMap};

use redb::{ReadTransaction, ReadableTable, TableDefinition, TableError, WriteTransaction};

use super::{
    StoreError,
    counts::Counts,
    flush::day,
    journal::{Header, read_header, read_rows, unseal_chunk},
    named::{namer, names},
    pages::{self, Page, page_of},
    table::{
        BODIES, COUNTS, HOMES, JOURNAL, META, META_AUTHORS, NAMED, REVERSALS, ROLLS, TRAILS, key2,
        read_pairs, row_key, rows, seal, unseal,
    },
    trail::{self, Authors, Called},
};
use crate::domain::{Home, Kind, Seq};

pub(super) const TO: u32 = 5;

type OldRows = TableDefinition<'static, (u32, u32), &'static [u8]>;

pub(super) const fn old_rows(kind: Kind) -> OldRows {
    TableDefinition::new(kind.table())
}

pub(super) const OLD_COUNTS: TableDefinition<u32, &[u8]> = TableDefinition::new("counts");

/// Among [`ROLLS`], the pages of homes; the owner is the id divided by 256.
const fn old_homes(kind: Kind) -> u8 {
    16 + kind as u8
}

pub(super) fn run(
    transaction: &WriteTransaction,
    read: &ReadTransaction,
) -> Result<(), StoreError> {
    let past = Past::of(read)?;
    transaction.open_table(NAMED)?;
    for kind in Kind::ALL {
        transaction.delete_table(old_rows(kind))?;
        records(transaction, read, kind, &past)?;
        homes(transaction, kind)?;
    }
    counts(transaction, read)?;
    let authors = Authors {
        until: past.until,
        names: past.called.names(),
    };
    let told = rmp_serde::to_vec_named(&authors).expect("names are plain data");
    let told = seal("meta", META_AUTHORS.as_bytes(), &[&told]);
    transaction
        .open_table(META)?
        .insert(META_AUTHORS, told.as_slice())?;
    transaction.open_table(TRAILS)?;
    transaction.open_table(REVERSALS)?;
    headers(read, |mut header| {
        header.entry.by = authors.of(&header.entry);
        trail::note(transaction, &header.entry)
    })
}

/// What the journal knows and the records do not.
#[derive(Default)]
struct Past {
    entered: HashMap<(Kind, u32), u32>,
    called: Called,
    until: Seq,
}

impl Past {
    fn of(read: &ReadTransaction) -> Result<Self, StoreError> {
        let mut past = Self::default();
        let bodies = read.open_table(BODIES)?;
        headers(read, |header| {
            past.until = header.entry.number;
            let at = day(header.entry.at);
            for n in 0..header.chunks {
                if let Some(value) = bodies.get((header.entry.number.0, n))? {
                    past.take(&header, n, value.value(), at);
                }
            }
            Ok(())
        })?;
        Ok(past)
    }

    /// Of a damaged chunk nothing is known.
    fn take(&mut self, header: &Header, n: u32, value: &[u8], at: u32) {
        let bytes = unseal_chunk(header.entry.number, n, value);
        let rows = bytes.and_then(|bytes| read_rows(header, n, bytes));
        for touched in rows.into_iter().flatten().map(|row| row.touched) {
            self.called.note(&touched);
            if touched.before.is_none() && touched.after.is_some() {
                self.entered.insert((touched.kind, touched.key), at);
            }
        }
    }
}

/// Every entry that can be read.
fn headers(
    read: &ReadTransaction,
    mut take: impl FnMut(Header) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for row in read.open_table(JOURNAL)?.iter()? {
        let (number, value) = row?;
        if let Ok((_, header)) = read_header(Seq(number.value()), value.value()) {
            take(header)?;
        }
    }
    Ok(())
}

fn records(
    transaction: &WriteTransaction,
    read: &ReadTransaction,
    kind: Kind,
    past: &Past,
) -> Result<(), StoreError> {
    let mut table = transaction.open_table(rows(kind))?;
    let old = match read.open_table(old_rows(kind)) {
        Err(TableError::TableDoesNotExist(_)) => return Ok(()),
        old => old?,
    };
    let mut named = transaction.open_table(NAMED)?;
    for row in old.iter()? {
        let (place, value) = row?;
        let (home, key) = place.value();
        let Ok(home) = Home::of_old(home) else {
            return Err(StoreError::damaged(format!(
                "record {key} of kind {kind:?}"
            )));
        };
        let whole = unseal(kind.table(), &key2(place.value().0, key), value.value());
        let Some((version, payload)) = whole.ok().and_then(|rest| rest.split_first_chunk::<8>())
        else {
            // Damage stays damage: its seal does not fit the new key either.
            table.insert((home.number(), key), value.value())?;
            continue;
        };
        let entered = past.entered.get(&(kind, key)).copied().unwrap_or(0);
        let parts: [&[u8]; 3] = [version, &entered.to_be_bytes(), payload];
        let value = seal(kind.table(), &row_key(home, key), &parts);
        table.insert((home.number(), key), value.as_slice())?;
        for (of, id) in names(kind, payload).into_iter().flatten() {
            let naming = (of as u8, id, kind as u8, namer(kind, key));
            let count = named.get(naming)?.map_or(0, |count| count.value());
            named.insert(naming, count + 1)?;
        }
    }
    Ok(())
}

/// Pages of homes leave the rolls. What they say of a record that is missing stays.
fn homes(transaction: &WriteTransaction, kind: Kind) -> Result<(), StoreError> {
    let mut rolls = transaction.open_table(ROLLS)?;
    let mut homes = transaction.open_table(HOMES)?;
    let roll = old_homes(kind);
    let mut pages: BTreeMap<u32, Page> = BTreeMap::new();
    for row in rolls.extract_from_if((roll, 0)..=(roll, u32::MAX), |_, _| true)? {
        let (place, value) = row?;
        let (_, owner) = place.value();
        let list = unseal("rolls", &key2(u32::from(roll), owner), value.value());
        let Ok(list) = list else {
            homes.insert((kind as u8, owner), value.value())?;
            continue;
        };
        for (key, home) in read_pairs(list)? {
            let home = Home::of_old(home);
            let home = home.map_err(|unknown| StoreError::damaged(unknown.to_string()))?;
            pages::put(pages.entry(page_of(key)).or_default(), key, Some(home));
        }
    }
    for (at, page) in pages {
        let value = seal("homes", &key2(kind as u32, at), &[&pages::write(&page)]);
        homes.insert((kind as u8, at), value.as_slice())?;
    }
    Ok(())
}

/// They are not counted anew: what went missing would be forgotten.
fn counts(transaction: &WriteTransaction, read: &ReadTransaction) -> Result<(), StoreError> {
    transaction.delete_table(OLD_COUNTS)?;
    let mut table = transaction.open_table(COUNTS)?;
    for row in read.open_table(OLD_COUNTS)?.iter()? {
        let (home, value) = row?;
        let bytes = unseal("counts", &home.value().to_be_bytes(), value.value());
        let home = Home::of_old(home.value());
        let home = home.map_err(|unknown| StoreError::damaged(unknown.to_string()))?;
        let Ok(bytes) = bytes else {
            table.insert(home.number(), value.value())?;
            continue;
        };
        let mut counts = Counts::default();
        for (count, bytes) in counts.0.iter_mut().zip(bytes.as_chunks().0) {
            *count = u32::from_be_bytes(*bytes);
        }
        if let Some(value) = counts.seal(home) {
            table.insert(home.number(), value.as_slice())?;
        }
    }
    Ok(())
}
