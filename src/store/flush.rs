//! Writes a finished change into the file: rows, rolls, counts and the journal, all in one transaction, in key order.

use std::collections::{BTreeMap, BTreeSet, HashSet, btree_map::Entry as Place};

use chrono::{DateTime, Datelike, Utc};
use redb::WriteTransaction;

use super::{
    StoreError,
    journal::{CHUNK, Header, Rows, hash, seal_chunk, seal_header, write_row},
    named::stands,
    pages::{self, Page, page_of},
    reading::Head,
    table::{
        BODIES, COUNTS, HOMES, JOURNAL, KINDS, META, META_HEAD, META_NEXT, OPS, ROLLS, key2, pairs,
        row_key, rows, seal, slot,
    },
    trail,
    work::{State, Work},
};
use crate::domain::{
    Deed, Entry, Hand, Home, Kind, OpId, Roll, Seq, Stands, UnitId, Which, calendar::local,
};

/// What the journal says about the change, besides what it touched.
pub(super) struct Note<'h> {
    pub op: OpId,
    pub hand: &'h Hand,
    pub at: DateTime<Utc>,
    pub deed: Deed,
    pub reverses: Vec<Seq>,
}

/// A row to be written or taken away.
struct Change {
    key: u32,
    from: Option<Home>,
    to: Option<Home>,
    /// Keeps the version it has, because only its home changes.
    moved: Option<Seq>,
}

struct Flush<'w, 'r> {
    work: &'w mut Work<'r>,
    number: Seq,
    /// Kinds and ids that differ, sorted.
    touched: Vec<(Kind, u32)>,
    /// The home of each, in the same order.
    stands: Vec<Home>,
    changes: [Vec<Change>; KINDS],
    homes: BTreeSet<Home>,
    pages: BTreeMap<(Kind, u32), Page>,
}

pub(super) fn flush(
    work: &mut Work,
    transaction: &WriteTransaction,
    note: Note,
) -> Result<Entry, StoreError> {
    let head = work.base.last()?;
    let mut flush = Flush {
        number: head.number.next(),
        touched: work.touched(),
        work,
        stands: Vec::new(),
        changes: [const { Vec::new() }; KINDS],
        homes: BTreeSet::new(),
        pages: BTreeMap::new(),
    };
    flush.settle()?;
    for (kind, key) in flush.work.seen.clone() {
        let home = flush.work.slot(kind, key)?.before.as_ref().map(|b| b.home);
        flush.homes.extend(home);
    }
    flush.write_rows(transaction, day(note.at))?;
    flush.write_pages(transaction)?;
    flush.write_rolls(transaction)?;
    flush.work.write_names(transaction)?;
    flush.write_counts(transaction)?;
    flush.write_journal(transaction, head, note)
}

impl Flush<'_, '_> {
    /// Finds the home of every row, also of those that only move along with a unit.
    fn settle(&mut self) -> Result<(), StoreError> {
        let mut moved = Vec::new();
        for &(kind, key) in &self.touched {
            let from = self.work.slot(kind, key)?.before.as_ref().map(|b| b.home);
            let to = match self.work.stands(kind, key)? {
                Some(stands) => Some(self.work.home_of(stands)?),
                None => None,
            };
            if let (Kind::Unit, Some(home), Some(_)) = (kind, from, to)
                && from != to
            {
                moved.push((key, home));
            }
            self.stands.push(to.or(from).unwrap_or(Home::ABOVE));
            self.changes[slot(kind)].push(Change {
                key,
                from,
                to,
                moved: None,
            });
        }
        for (kind, key) in self.work.gather(moved)? {
            if self.touched.binary_search(&(kind, key)).is_ok() {
                continue;
            }
            // A slot that is put unchanged goes back to what the file has.
            self.work.slot(kind, key)?.after = State::Same;
            let stored = self.work.slot(kind, key)?.before.as_ref();
            let (from, moved) = stored.map(|s| (s.home, s.version)).unzip();
            let stands = self.work.stands(kind, key)?;
            let to = stands.map(|s| self.work.home_of(s)).transpose()?;
            if from != to {
                self.changes[slot(kind)].push(Change {
                    key,
                    from,
                    to,
                    moved,
                });
            }
        }
        Ok(())
    }

    /// What is new, or comes back, is entered today.
    fn write_rows(&mut self, transaction: &WriteTransaction, today: u32) -> Result<(), StoreError> {
        for kind in Kind::ALL {
            let changes = &mut self.changes[slot(kind)];
            if changes.is_empty() {
                continue;
            }
            changes.sort_unstable_by_key(|c| (c.to, c.key));
            let mut table = transaction.open_table(rows(kind))?;
            for change in changes.iter() {
                let Change { key, from, to, .. } = *change;
                self.homes.extend(from.iter().chain(&to));
                if from != to {
                    if let Some(home) = from {
                        table.remove((home.number(), key))?;
                    }
                    let page = match self.pages.entry((kind, page_of(key))) {
                        Place::Occupied(page) => page.into_mut(),
                        Place::Vacant(place) => {
                            place.insert(self.work.base.page(kind, page_of(key))?)
                        }
                    };
                    pages::put(page, key, to);
                }
                let slot = &self.work.slots[&(kind, key)];
                if let (Some(home), Some(payload)) = (to, slot.payload()) {
                    let version = change.moved.unwrap_or(self.number).0.to_be_bytes();
                    let entered = slot.before.as_ref().map_or(today, |before| before.entered);
                    let parts: [&[u8]; 3] = [&version, &entered.to_be_bytes(), payload];
                    let value = seal(kind.table(), &row_key(home, key), &parts);
                    table.insert((home.number(), key), value.as_slice())?;
                }
            }
        }
        Ok(())
    }

    fn write_pages(&self, transaction: &WriteTransaction) -> Result<(), StoreError> {
        let mut table = transaction.open_table(HOMES)?;
        for (&(kind, at), page) in &self.pages {
            if page.is_empty() {
                table.remove((kind as u8, at))?;
            } else {
                let value = seal("homes", &key2(kind as u32, at), &[&pages::write(page)]);
                table.insert((kind as u8, at), value.as_slice())?;
            }
        }
        Ok(())
    }

    fn write_rolls(&mut self, transaction: &WriteTransaction) -> Result<(), StoreError> {
        let mut changed: Vec<_> = self
            .work
            .rolls
            .iter()
            .filter(|(_, list)| list.changed)
            .map(|(&(roll, owner), list)| ((roll.code(), owner), &list.pairs))
            .collect();
        changed.sort_unstable();
        let mut table = transaction.open_table(ROLLS)?;
        for ((roll, owner), list) in changed {
            if list.is_empty() {
                table.remove((roll, owner))?;
            } else {
                let key = key2(u32::from(roll), owner);
                let value = seal("rolls", &key, &[&pairs(list)]);
                table.insert((roll, owner), value.as_slice())?;
            }
        }
        Ok(())
    }

    fn write_counts(&self, transaction: &WriteTransaction) -> Result<(), StoreError> {
        let mut deltas: BTreeMap<Home, [i64; KINDS]> = BTreeMap::new();
        for (at, changes) in self.changes.iter().enumerate() {
            for change in changes.iter().filter(|c| c.from != c.to) {
                for (home, by) in [(change.from, -1), (change.to, 1)] {
                    if let Some(home) = home {
                        deltas.entry(home).or_insert([0; KINDS])[at] += by;
                    }
                }
            }
        }
        let mut table = transaction.open_table(COUNTS)?;
        for (home, delta) in deltas {
            let mut counts = self.work.base.counts_of(home)?;
            for (count, by) in counts.0.iter_mut().zip(delta) {
                *count = u32::try_from(i64::from(*count) + by)
                    .map_err(|_| StoreError::damaged(format!("the counts of {home:?}")))?;
            }
            match counts.seal(home) {
                Some(value) => table.insert(home.number(), value.as_slice())?,
                None => table.remove(home.number())?,
            };
        }
        Ok(())
    }

    fn write_journal(
        &mut self,
        transaction: &WriteTransaction,
        head: Head,
        note: Note,
    ) -> Result<Entry, StoreError> {
        let county = self.county()?;
        let named = |home: Home| if home == Home::ABOVE { county } else { home };
        let (chunks, body) = self.write_body(transaction, named)?;
        let last = self.work.base.entries(None, 1)?;
        let entry = Entry {
            number: self.number,
            op: note.op,
            at: note.at,
            who: note.hand.who.clone(),
            by: note.hand.user(),
            sitting: note.hand.sitting,
            deed: note.deed,
            reverses: note.reverses.first().copied(),
            along: note.reverses.into_iter().skip(1).collect(),
            homes: self.homes.iter().map(|&home| named(home)).collect(),
            records: self.touched.len() as u32,
            clock_jumped: last.first().is_some_and(|last| note.at < last.at),
        };
        let header = Header {
            entry,
            chunks,
            rows: Rows::New,
            body,
            previous: head.hash,
        };
        link(transaction, &header)?;
        let mut meta = transaction.open_table(META)?;
        let next: Vec<u8> = self
            .work
            .next
            .iter()
            .flat_map(|n| n.to_be_bytes())
            .collect();
        let value = seal("meta", META_NEXT.as_bytes(), &[&next]);
        meta.insert(META_NEXT, value.as_slice())?;
        Ok(header.entry)
    }

    /// The rows touched, in chunks; their number and the hash over all of them.
    fn write_body(
        &self,
        transaction: &WriteTransaction,
        named: impl Fn(Home) -> Home,
    ) -> Result<(u32, [u8; 32]), StoreError> {
        let mut table = transaction.open_table(BODIES)?;
        let mut hasher = blake3::Hasher::new();
        let mut chunk = Vec::new();
        let mut chunks = 0;
        let mut end = |chunk: &mut Vec<u8>| {
            hasher.update(chunk);
            let value = seal_chunk(self.number, chunks, chunk);
            table.insert((self.number.0, chunks), value.as_slice())?;
            chunks += 1;
            chunk.clear();
            Ok::<(), StoreError>(())
        };
        for (place, &home) in self.touched.iter().zip(&self.stands) {
            let slot = &self.work.slots[place];
            let room = slot.payload().map_or(0, <[u8]>::len)
                + slot.before.as_ref().map_or(0, |b| b.payload.len());
            if !chunk.is_empty() && chunk.len() + room > CHUNK {
                end(&mut chunk)?;
            }
            let home = named(home);
            write_row(
                &mut chunk,
                *place,
                home,
                slot.before.as_ref(),
                slot.payload(),
            );
        }
        end(&mut chunk)?;
        Ok((chunks, hasher.finalize().into()))
    }

    /// The shelf of the county itself.
    fn county(&mut self) -> Result<Home, StoreError> {
        let top = self.work.list(Roll::Children, 0)?;
        let county = top.pairs.first().map_or(0, |&(_, id)| id);
        Ok(Home::Unit(UnitId(county)))
    }
}

/// Days as rows keep them that tell when they were entered.
pub(super) fn day(at: DateTime<Utc>) -> u32 {
    u32::try_from(local(at).num_days_from_ce()).unwrap_or(0)
}

/// Hangs a header onto the chain.
pub(super) fn link(transaction: &WriteTransaction, header: &Header) -> Result<(), StoreError> {
    let number = header.entry.number;
    trail::note(transaction, &header.entry)?;
    let bytes = rmp_serde::to_vec_named(header).expect("a header is plain data");
    transaction
        .open_table(JOURNAL)?
        .insert(number.0, seal_header(number, &bytes).as_slice())?;
    transaction
        .open_table(OPS)?
        .insert(header.entry.op.0, number.0)?;
    let parts: [&[u8]; 2] = [&number.0.to_be_bytes(), &hash(&bytes)];
    let value = seal("meta", META_HEAD.as_bytes(), &parts);
    let mut meta = transaction.open_table(META)?;
    meta.insert(META_HEAD, value.as_slice())?;
    Ok(())
}

impl Work<'_> {
    /// What differs from the file, sorted.
    pub(super) fn touched(&self) -> Vec<(Kind, u32)> {
        self.places(|_| true)
    }

    /// What stands below units that leave their shelves, whatever it is.
    fn gather(&mut self, moved: Vec<(u32, Home)>) -> Result<BTreeSet<Which>, StoreError> {
        let homes: BTreeSet<Home> = moved.iter().map(|(_, home)| *home).collect();
        let mut open: Vec<u32> = moved.into_iter().map(|(unit, _)| unit).collect();
        let mut below = HashSet::new();
        while let Some(unit) = open.pop() {
            if below.insert(unit) {
                open.extend(self.seconds(Roll::Children, unit)?);
            }
        }
        let mut found = BTreeSet::new();
        for (home, kind) in homes
            .into_iter()
            .flat_map(|h| Kind::ALL.map(|kind| (h, kind)))
        {
            self.base.each(kind, home, |key, stored| {
                if let Stands::Unit { id: unit, .. } | Stands::In(unit) =
                    stands(kind, &stored.payload)?
                    && below.contains(&unit.0)
                {
                    found.insert((kind, key));
                }
                Ok(())
            })?;
        }
        Ok(found)
    }
}
