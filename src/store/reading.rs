//! One question to the store: a read transaction that lives as long as its answer takes.

use std::cell::OnceCell;

use redb::{ReadOnlyTable, ReadTransaction, ReadableTable};

use super::{
    Counts, StoreError,
    named::stands,
    pack::unpack,
    pages::{self, Page, page_of},
    place::guard,
    table::{
        BODIES, COUNTS, HOMES, JOURNAL, KINDS, META, META_HEAD, META_NEXT, NAMED, OPS, REVERSALS,
        ROLLS, TRAILS, home_of, key2, read_pairs, row_key, rows, slot, unseal,
    },
    trail::Authors,
    upgrade::{known, schema_in},
};
use crate::domain::{Held, Home, Kind, Record, Roll, Seq, Stands, UnitId, Which};

type Table<K> = ReadOnlyTable<K, &'static [u8]>;

/// What the store held at one moment. Never keep one: while it lives, the file grows with every commit.
pub struct Reading {
    transaction: ReadTransaction,
    /// In the order of [`Kind::ALL`].
    rows: Vec<Table<(u64, u32)>>,
    homes: Table<(u8, u32)>,
    rolls: Table<(u8, u32)>,
    pub(super) named: ReadOnlyTable<(u8, u32, u8, u32), u32>,
    counts: Table<u64>,
    pub(super) journal: Table<u64>,
    pub(super) bodies: Table<(u64, u32)>,
    pub(super) trails: ReadOnlyTable<(u8, u64, u64), ()>,
    pub(super) reversals: ReadOnlyTable<(u64, u64), ()>,
    pub(super) ops: ReadOnlyTable<[u8; 16], u64>,
    pub(super) meta: Table<&'static str>,
    /// Read when an entry of earlier times is.
    pub(super) authors: OnceCell<Authors>,
}

/// A record as it lies in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub home: Home,
    pub version: Seq,
    /// The day on which it was entered, from the beginning of the era.
    pub entered: u32,
    pub payload: Vec<u8>,
}

/// The last number of the journal and the hash of its header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub number: Seq,
    pub hash: [u8; 32],
}

impl Reading {
    pub(super) fn new(transaction: ReadTransaction) -> Result<Self, StoreError> {
        known(schema_in(&transaction)?).map_err(|_| StoreError::Outgrown)?;
        let mut tables = Vec::with_capacity(KINDS);
        for kind in Kind::ALL {
            tables.push(transaction.open_table(rows(kind))?);
        }
        Ok(Self {
            rows: tables,
            homes: transaction.open_table(HOMES)?,
            rolls: transaction.open_table(ROLLS)?,
            named: transaction.open_table(NAMED)?,
            counts: transaction.open_table(COUNTS)?,
            journal: transaction.open_table(JOURNAL)?,
            bodies: transaction.open_table(BODIES)?,
            trails: transaction.open_table(TRAILS)?,
            reversals: transaction.open_table(REVERSALS)?,
            ops: transaction.open_table(OPS)?,
            meta: transaction.open_table(META)?,
            authors: OnceCell::new(),
            transaction,
        })
    }

    pub fn schema(&self) -> Result<u32, StoreError> {
        guard(|| schema_in(&self.transaction))
    }

    /// The last number of the journal.
    pub fn head(&self) -> Result<Seq, StoreError> {
        guard(|| Ok(self.last()?.number))
    }

    /// A record of any kind, retired or not.
    pub fn get<R: Record>(&self, id: R::Id) -> Result<Option<Held<R>>, StoreError> {
        guard(|| match self.stored(R::KIND, R::key(id))? {
            Some(stored) => Ok(Some(held(&stored)?)),
            None => Ok(None),
        })
    }

    /// Where a record of any kind stands, and the record as it is packed.
    pub fn packed(&self, (kind, key): Which) -> Result<Option<(Stands, Vec<u8>)>, StoreError> {
        guard(|| {
            let stored = self.stored(kind, key)?;
            let stood = stored.map(|stored| Ok((stands(kind, &stored.payload)?, stored.payload)));
            stood.transpose()
        })
    }

    /// Rows by home; [`Home::ABOVE`] stands for what is above the villages.
    pub fn counts(&self) -> Result<Vec<(Home, Counts)>, StoreError> {
        guard(|| {
            let mut all = Vec::new();
            for row in self.counts.iter()? {
                let (home, _) = row?;
                let home = home_of(home.value())?;
                all.push((home, self.counts_of(home)?));
            }
            Ok(all)
        })
    }

    pub(super) fn last(&self) -> Result<Head, StoreError> {
        last(&self.meta)
    }

    /// The next id of each kind.
    pub(super) fn next(&self) -> Result<[u32; KINDS], StoreError> {
        let bytes = row(&self.meta, META_NEXT)?;
        // A kind of which the file does not know yet begins at 1.
        let mut next = [1; KINDS];
        let (numbers, rest) = bytes.as_chunks();
        if numbers.len() > KINDS || !rest.is_empty() {
            return Err(StoreError::damaged("the next ids"));
        }
        for (next, bytes) in next.iter_mut().zip(numbers) {
            *next = u32::from_be_bytes(*bytes);
        }
        Ok(next)
    }

    pub(super) fn stored(&self, kind: Kind, key: u32) -> Result<Option<Stored>, StoreError> {
        let Some(home) = self.home(kind, key)? else {
            return Ok(None);
        };
        let value = self.rows[slot(kind)].get((home.number(), key))?;
        let value = value.ok_or_else(|| {
            StoreError::damaged(format!("record {key} of kind {kind:?} is missing"))
        })?;
        Ok(Some(stored(kind, home, key, value.value())?))
    }

    pub(super) fn home(&self, kind: Kind, key: u32) -> Result<Option<Home>, StoreError> {
        let page = page_of(key);
        match self.homes.get((kind as u8, page))? {
            None => Ok(None),
            Some(value) => pages::find(unseal_page(kind, page, value.value())?, key),
        }
    }

    pub(super) fn page(&self, kind: Kind, page: u32) -> Result<Page, StoreError> {
        match self.homes.get((kind as u8, page))? {
            None => Ok(Page::new()),
            Some(value) => pages::read(page, unseal_page(kind, page, value.value())?),
        }
    }

    /// Sorted.
    pub(super) fn roll(&self, roll: Roll, owner: u32) -> Result<Vec<(u32, u32)>, StoreError> {
        self.roll_by((roll.code(), owner))
    }

    pub(super) fn roll_by(&self, key: (u8, u32)) -> Result<Vec<(u32, u32)>, StoreError> {
        match self.rolls.get(key)? {
            None => Ok(Vec::new()),
            Some(value) => read_pairs(unseal(
                "rolls",
                &key2(u32::from(key.0), key.1),
                value.value(),
            )?),
        }
    }

    pub(super) fn rolls(&self) -> Result<Vec<(u8, u32)>, StoreError> {
        let mut keys = Vec::new();
        for row in self.rolls.iter()? {
            keys.push(row?.0.value());
        }
        Ok(keys)
    }

    /// The pages of homes of a kind.
    pub(super) fn pages(&self, kind: Kind) -> Result<Vec<u32>, StoreError> {
        let code = kind as u8;
        let mut pages = Vec::new();
        for row in self.homes.range((code, 0)..=(code, u32::MAX))? {
            pages.push(row?.0.value().1);
        }
        Ok(pages)
    }

    pub(super) fn counts_of(&self, home: Home) -> Result<Counts, StoreError> {
        match self.counts.get(home.number())? {
            None => Ok(Counts::default()),
            Some(value) => Counts::unseal(home, value.value()),
        }
    }

    /// All records of a kind under one home; fewer or more than were counted is damage.
    pub(super) fn each(
        &self,
        kind: Kind,
        home: Home,
        mut take: impl FnMut(u32, Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut seen = 0;
        let at = home.number();
        for row in self.rows[slot(kind)].range((at, 0)..=(at, u32::MAX))? {
            let (key, value) = row?;
            let (_, key) = key.value();
            take(key, stored(kind, home, key, value.value())?)?;
            seen += 1;
        }
        if seen == self.counts_of(home)?.of(kind) {
            Ok(())
        } else {
            Err(StoreError::damaged(format!(
                "records of kind {kind:?} under {home:?}: {seen} found, another number counted"
            )))
        }
    }

    /// The newest round of a village that is wanted, by month; 0 if there is none.
    pub(super) fn newest_round(
        &self,
        village: UnitId,
        wanted: impl Fn(&[u8]) -> Result<bool, StoreError>,
    ) -> Result<u32, StoreError> {
        let (first, last) = Home::months_of(village);
        let range = (first.number(), 0)..=(last.number(), u32::MAX);
        for row in self.rows[slot(Kind::Round)].range(range)?.rev() {
            let (place, value) = row?;
            let (home, key) = place.value();
            let stored = stored(Kind::Round, home_of(home)?, key, value.value())?;
            if wanted(&stored.payload)? {
                return Ok(key);
            }
        }
        Ok(0)
    }

    pub(super) fn homes_in(&self, kind: Kind) -> Result<Vec<Home>, StoreError> {
        let mut homes: Vec<Home> = Vec::new();
        loop {
            let after = homes.last().map_or(0, |home| home.number() + 1);
            let Some(row) = self.rows[slot(kind)].range((after, 0)..)?.next() else {
                return Ok(homes);
            };
            homes.push(home_of(row?.0.value().0)?);
        }
    }

    pub(super) fn all<R: Record>(&self, home: Home) -> Result<Vec<Held<R>>, StoreError> {
        self.those(home, |_| true)
    }

    /// What is kept of them is held for as long as a session lasts, so there is no room to spare in it.
    pub(super) fn those<R: Record>(
        &self,
        home: Home,
        wanted: impl Fn(&R) -> bool,
    ) -> Result<Vec<Held<R>>, StoreError> {
        let mut those = Vec::new();
        self.each(R::KIND, home, |_, stored| {
            let held: Held<R> = held(&stored)?;
            if wanted(&held.record) {
                those.push(held);
            }
            Ok(())
        })?;
        those.shrink_to_fit();
        Ok(those)
    }
}

fn unseal_page(kind: Kind, page: u32, value: &[u8]) -> Result<&[u8], StoreError> {
    unseal("homes", &key2(kind as u32, page), value)
}

pub(super) fn last(
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
) -> Result<Head, StoreError> {
    let bytes = row(meta, META_HEAD)?;
    let damaged = || StoreError::damaged("the head of the journal");
    let (number, hash) = bytes.split_first_chunk().ok_or_else(damaged)?;
    Ok(Head {
        number: Seq(u64::from_be_bytes(*number)),
        hash: hash.try_into().map_err(|_| damaged())?,
    })
}

fn row(
    meta: &impl ReadableTable<&'static str, &'static [u8]>,
    name: &str,
) -> Result<Vec<u8>, StoreError> {
    let value = meta
        .get(name)?
        .ok_or_else(|| StoreError::damaged(format!("the row {name} is missing")))?;
    Ok(unseal("meta", name.as_bytes(), value.value())?.to_vec())
}

pub(super) fn held<R: Record>(stored: &Stored) -> Result<Held<R>, StoreError> {
    Ok(Held {
        record: unpack(&stored.payload)?,
        version: stored.version,
    })
}

fn stored(kind: Kind, home: Home, key: u32, value: &[u8]) -> Result<Stored, StoreError> {
    let rest = unseal(kind.table(), &row_key(home, key), value)?;
    let damaged = || StoreError::damaged(format!("record {key} of kind {kind:?}"));
    let (version, rest) = rest.split_first_chunk().ok_or_else(damaged)?;
    let (entered, payload) = rest.split_first_chunk().ok_or_else(damaged)?;
    Ok(Stored {
        home,
        version: Seq(u64::from_be_bytes(*version)),
        entered: u32::from_be_bytes(*entered),
        payload: payload.to_vec(),
    })
}
