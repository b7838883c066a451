//! The journal: one header per change, chained by hashes, and the rows it touched, sorted and cut into chunks.

use redb::ReadableTable;
use serde::{Deserialize, Serialize};

use super::{
    Reading, StoreError,
    place::guard,
    reading::Stored,
    table::{seal, unseal},
};
use crate::domain::{Entry, Home, Kind, OpId, Roll, Seq, Touched, UnitId};

/// Rows are packed into chunks of about this size.
pub(super) const CHUNK: usize = 64 << 10;

/// An entry with its links of the chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Header {
    pub entry: Entry,
    pub chunks: u32,
    #[serde(default)]
    pub rows: Rows,
    pub body: [u8; 32],
    pub previous: [u8; 32],
}

/// How the rows of an entry are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Rows {
    /// With a home of the first four schemas.
    #[default]
    Old,
    New,
}

/// One record touched, and the version it had before: through it a record's history is a linked list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub touched: Touched,
    pub was: Seq,
}

impl Row {
    pub(super) const fn place(&self) -> (u8, u32) {
        (self.touched.kind as u8, self.touched.key)
    }
}

pub(super) fn hash(header: &[u8]) -> [u8; 32] {
    blake3::hash(header).into()
}

const NONE: u32 = u32::MAX;

pub(super) fn write_row(
    out: &mut Vec<u8>,
    (kind, key): (Kind, u32),
    home: Home,
    before: Option<&Stored>,
    after: Option<&[u8]>,
) {
    out.push(kind as u8);
    out.extend_from_slice(&key.to_be_bytes());
    out.extend_from_slice(&home.number().to_be_bytes());
    out.extend_from_slice(&before.map_or(0, |b| b.version.0).to_be_bytes());
    for state in [before.map(|b| b.payload.as_slice()), after] {
        let len = state.map_or(NONE, |bytes| bytes.len() as u32);
        out.extend_from_slice(&len.to_be_bytes());
        out.extend_from_slice(state.unwrap_or_default());
    }
}

fn read_row(rows: Rows, bytes: &mut &[u8]) -> Option<Row> {
    let [kind] = take(bytes)?;
    let kind = Kind::of(kind)?;
    let key = u32::from_be_bytes(take(bytes)?);
    let home = match rows {
        Rows::Old => Home::of_old(u32::from_be_bytes(take(bytes)?)),
        Rows::New => Home::of(u64::from_be_bytes(take(bytes)?)),
    };
    let home = home.ok()?;
    let was = Seq(u64::from_be_bytes(take(bytes)?));
    let before = read_state(bytes).ok()?;
    let after = read_state(bytes).ok()?;
    let touched = Touched {
        kind,
        key,
        home,
        before,
        after,
    };
    Some(Row { touched, was })
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*head)
}

/// The bytes of one state, or that there is none.
fn read_state(bytes: &mut &[u8]) -> Result<Option<Vec<u8>>, Cut> {
    let len = u32::from_be_bytes(take(bytes).ok_or(Cut)?);
    if len == NONE {
        return Ok(None);
    }
    let (state, rest) = bytes.split_at_checked(len as usize).ok_or(Cut)?;
    *bytes = rest;
    Ok(Some(state.to_vec()))
}

/// The row ends before it is over.
struct Cut;

pub(super) fn seal_header(number: Seq, header: &[u8]) -> Vec<u8> {
    seal("journal", &number.0.to_be_bytes(), &[header])
}

pub(super) fn seal_chunk(number: Seq, n: u32, chunk: &[u8]) -> Vec<u8> {
    seal("bodies", &chunk_key(number, n), &[chunk])
}

fn chunk_key(number: Seq, n: u32) -> [u8; 12] {
    let mut key = [0; 12];
    key[..8].copy_from_slice(&number.0.to_be_bytes());
    key[8..].copy_from_slice(&n.to_be_bytes());
    key
}

impl Reading {
    /// Newest first, from `before` downwards; none begins at the head.
    pub fn entries(&self, before: Option<Seq>, limit: usize) -> Result<Vec<Entry>, StoreError> {
        guard(|| {
            let end = before.map_or(u64::MAX, |seq| seq.0);
            let mut entries = Vec::new();
            for row in self.journal.range(..end)?.rev().take(limit) {
                let (number, value) = row?;
                let (_, header) = self.read_header(Seq(number.value()), value.value())?;
                entries.push(header.entry);
            }
            Ok(entries)
        })
    }

    /// Oldest first, all after `seq`: what a follower has not seen yet.
    pub fn since(&self, seq: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        guard(|| {
            let mut entries = Vec::new();
            for row in self.journal.range(seq.0 + 1..)?.take(limit) {
                let (number, value) = row?;
                let (_, header) = self.read_header(Seq(number.value()), value.value())?;
                entries.push(header.entry);
            }
            Ok(entries)
        })
    }

    pub fn entry(&self, number: Seq) -> Result<Option<Entry>, StoreError> {
        guard(|| Ok(self.header(number)?.map(|(_, header)| header.entry)))
    }

    /// The records that an entry touched, by kind and id.
    pub fn touched(&self, number: Seq) -> Result<Vec<Touched>, StoreError> {
        guard(|| {
            let rows = self.rows_of(number)?;
            Ok(rows.into_iter().map(|row| row.touched).collect())
        })
    }

    /// What happened to one record, newest first.
    pub fn history(
        &self,
        kind: Kind,
        key: u32,
        limit: usize,
    ) -> Result<Vec<(Entry, Touched)>, StoreError> {
        guard(|| {
            let mut history = Vec::new();
            let mut at = self.stored(kind, key)?.map_or(Seq(0), |s| s.version);
            while at != Seq(0) && history.len() < limit {
                let (entry, row) = self.step(at, kind, key)?;
                at = self.earlier(&entry, &row)?;
                history.push((entry, row.touched));
            }
            Ok(history)
        })
    }

    /// What happened to a unit and in its post, newest first. A term is a record of its own, so its history is woven
    /// in here, and what was written before anybody asked for it is found too.
    pub fn history_of_unit(
        &self,
        unit: UnitId,
        limit: usize,
    ) -> Result<Vec<(Entry, Touched)>, StoreError> {
        let mut history = self.history(Kind::Unit, unit.0, limit)?;
        for (_, term) in guard(|| self.roll(Roll::TermsIn, unit.0))? {
            history.extend(self.history(Kind::Appointment, term, limit)?);
        }
        // Where one entry ends a term and begins another, the beginning tells more.
        history.sort_by_key(|(entry, touched)| {
            (std::cmp::Reverse(entry.number), touched.before.is_some())
        });
        history.dedup_by_key(|(entry, _)| entry.number);
        history.truncate(limit);
        Ok(history)
    }

    pub(super) fn step(
        &self,
        number: Seq,
        kind: Kind,
        key: u32,
    ) -> Result<(Entry, Row), StoreError> {
        let lost = || StoreError::damaged(format!("entry {number} of the journal is incomplete"));
        let (_, header) = self.header(number)?.ok_or_else(lost)?;
        let row = self.row(&header, kind, key)?.ok_or_else(lost)?;
        Ok((header.entry, row))
    }

    /// The number under which the record was changed before. What was removed by an undo and came back goes on
    /// with what was before the removal.
    pub(super) fn earlier(&self, entry: &Entry, row: &Row) -> Result<Seq, StoreError> {
        match entry.reverses {
            Some(undo) if row.touched.before.is_none() => {
                let (_, removal) = self.step(undo, row.touched.kind, row.touched.key)?;
                Ok(removal.was)
            }
            _ => Ok(row.was),
        }
    }

    /// With the bytes that are hashed.
    pub(super) fn header(&self, number: Seq) -> Result<Option<(Vec<u8>, Header)>, StoreError> {
        match self.journal.get(number.0)? {
            Some(value) => Ok(Some(self.read_header(number, value.value())?)),
            None => Ok(None),
        }
    }

    /// The last key of the journal, which must be what the head says.
    pub(super) fn newest(&self) -> Result<Seq, StoreError> {
        let last = self.journal.last()?;
        Ok(last.map_or(Seq(0), |(number, _)| Seq(number.value())))
    }

    pub(super) fn number_of(&self, op: OpId) -> Result<Option<Seq>, StoreError> {
        Ok(self.ops.get(op.0)?.map(|number| Seq(number.value())))
    }

    pub(super) fn rows_of(&self, number: Seq) -> Result<Vec<Row>, StoreError> {
        let Some((_, header)) = self.header(number)? else {
            return Ok(Vec::new());
        };
        let mut rows = Vec::with_capacity(header.entry.records as usize);
        for n in 0..header.chunks {
            rows.append(&mut self.chunk(&header, n)?);
        }
        Ok(rows)
    }

    /// Chunks are sorted, so one record of an import of a county is found by halving.
    fn row(&self, header: &Header, kind: Kind, key: u32) -> Result<Option<Row>, StoreError> {
        let wanted = (kind as u8, key);
        let (mut low, mut high) = (0, header.chunks);
        while low < high {
            let middle = low + (high - low) / 2;
            let rows = self.chunk(header, middle)?;
            let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
                return Ok(None);
            };
            if wanted < first.place() {
                high = middle;
            } else if wanted > last.place() {
                low = middle + 1;
            } else {
                return Ok(rows.into_iter().find(|row| row.place() == wanted));
            }
        }
        Ok(None)
    }

    fn chunk(&self, header: &Header, n: u32) -> Result<Vec<Row>, StoreError> {
        let bytes = self.chunk_bytes(header.entry.number, n)?;
        read_rows(header, n, &bytes)
    }

    pub(super) fn chunk_bytes(&self, number: Seq, n: u32) -> Result<Vec<u8>, StoreError> {
        let value = self.bodies.get((number.0, n))?.ok_or_else(|| {
            StoreError::damaged(format!("chunk {n} of entry {number} is missing"))
        })?;
        Ok(unseal_chunk(number, n, value.value())?.to_vec())
    }

    fn read_header(&self, number: Seq, value: &[u8]) -> Result<(Vec<u8>, Header), StoreError> {
        let (bytes, mut header) = read_header(number, value)?;
        self.recognise(&mut header.entry)?;
        Ok((bytes.to_vec(), header))
    }
}

/// With the bytes that are hashed.
pub(super) fn read_header(number: Seq, value: &[u8]) -> Result<(&[u8], Header), StoreError> {
    let bytes = unseal("journal", &number.0.to_be_bytes(), value)?;
    let header: Header = rmp_serde::from_slice(bytes)
        .map_err(|error| StoreError::damaged(format!("entry {number} of the journal: {error}")))?;
    if header.entry.number == number {
        Ok((bytes, header))
    } else {
        Err(StoreError::damaged(format!(
            "entry {number} of the journal"
        )))
    }
}

pub(super) fn unseal_chunk(number: Seq, n: u32, value: &[u8]) -> Result<&[u8], StoreError> {
    unseal("bodies", &chunk_key(number, n), value)
}

/// The rows of one chunk.
pub(super) fn read_rows(header: &Header, n: u32, mut bytes: &[u8]) -> Result<Vec<Row>, StoreError> {
    let number = header.entry.number;
    let mut rows = Vec::new();
    while !bytes.is_empty() {
        let row = read_row(header.rows, &mut bytes).ok_or_else(|| {
            StoreError::damaged(format!("chunk {n} of entry {number} of the journal"))
        })?;
        rows.push(row);
    }
    Ok(rows)
}
