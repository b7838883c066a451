//! Walks the chain, and replays it: the last word on every record must be the record.

use super::*;
use crate::{
    domain::Touched,
    store::{
        flush::day,
        journal::{Header, hash},
        reading::Stored,
        trail::{Called, rows_of},
    },
};

/// What the journal says of a record: number 0 that there is none.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Told {
    version: Seq,
    sum: u32,
    entered: u32,
}

/// Rows of the indexes of the journal that there have to be.
#[derive(Default)]
struct Rows {
    trails: u64,
    reversals: u64,
}

impl Check<'_> {
    pub(super) fn journal(&mut self) -> Result<(), StoreError> {
        let head = self.reading.last()?;
        let until = self.reading.authors()?.until;
        let mut previous = [0; 32];
        let (mut rows, mut called) = (Rows::default(), Called::default());
        for number in (1..=head.number.0).map(Seq) {
            let Some((bytes, header)) = self.reading.header(number)? else {
                self.findings.insert(Finding::Gap(number));
                continue;
            };
            let whole = header.previous == previous
                && self.body_hash(&header)? == header.body
                && self.reading.number_of(header.entry.op)? == Some(number);
            if !whole {
                self.findings.insert(Finding::Chain(number));
            }
            previous = hash(&bytes);
            self.indexed(&header, &mut rows)?;
            for row in self.reading.rows_of(number)? {
                if number <= until {
                    called.note(&row.touched);
                }
                self.tell(&header, &row.touched);
            }
        }
        if previous != head.hash || self.reading.newest()? > head.number {
            self.findings.insert(Finding::Chain(head.number));
        }
        if called.names() != self.reading.authors()?.names
            || self.reading.trails.len()? != rows.trails
        {
            self.findings.insert(Finding::Index(TRAILS, 0));
        }
        if self.reading.reversals.len()? != rows.reversals {
            self.findings.insert(Finding::Index(REVERSALS, 0));
        }
        Ok(())
    }

    /// Whether every trail on which an entry lies leads to it.
    fn indexed(&mut self, header: &Header, rows: &mut Rows) -> Result<(), StoreError> {
        let entry = &header.entry;
        let short = entry.number.0 as u32;
        for row in rows_of(entry) {
            rows.trails += 1;
            if self.reading.trails.get(row)?.is_none() {
                self.findings.insert(Finding::Index(TRAILS, short));
            }
        }
        for reversed in entry.reversed() {
            rows.reversals += 1;
            let row = (reversed.0, entry.number.0);
            if self.reading.reversals.get(row)?.is_none() {
                self.findings.insert(Finding::Index(REVERSALS, short));
            }
        }
        Ok(())
    }

    fn tell(&mut self, header: &Header, touched: &Touched) {
        let (kind, key) = (touched.kind, touched.key);
        if key >= self.next[slot(kind)] {
            self.findings.insert(Finding::IdAhead(kind, key));
            return;
        }
        let told = self.told(kind, key);
        *told = match &touched.after {
            None => Told::default(),
            Some(after) => Told {
                version: header.entry.number,
                sum: crc32fast::hash(after),
                entered: match touched.before {
                    None => day(header.entry.at),
                    Some(_) => told.entered,
                },
            },
        };
    }

    fn told(&mut self, kind: Kind, key: u32) -> &mut Told {
        let told = &mut self.told[slot(kind)];
        let at = key as usize;
        if told.len() <= at {
            told.resize(at + 1, Told::default());
        }
        &mut told[at]
    }

    /// What was compared is told no more.
    pub(super) fn compare(&mut self, kind: Kind, key: u32, stored: &Stored) {
        if key >= self.next[slot(kind)] {
            return;
        }
        let is = Told {
            version: stored.version,
            sum: crc32fast::hash(&stored.payload),
            entered: stored.entered,
        };
        if std::mem::take(self.told(kind, key)) != is {
            self.findings.insert(Finding::Untold(kind, key));
        }
    }

    /// Records of which the journal tells and that are not there.
    pub(super) fn untold(&mut self) {
        for (kind, told) in Kind::ALL.into_iter().zip(&self.told) {
            let left = told
                .iter()
                .zip(0..)
                .filter(|(told, _)| told.version > Seq(0));
            self.findings
                .extend(left.map(|(_, key)| Finding::Untold(kind, key)));
        }
    }

    fn body_hash(&self, header: &Header) -> Result<[u8; 32], StoreError> {
        let mut hasher = blake3::Hasher::new();
        for n in 0..header.chunks {
            hasher.update(&self.reading.chunk_bytes(header.entry.number, n)?);
        }
        Ok(hasher.finalize().into())
    }
}
