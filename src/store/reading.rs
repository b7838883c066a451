//! One question to the store: a read transaction that lives as long as its answer takes.

use redb::{ReadOnlyTable, ReadTransaction, ReadableTable};

use super::{
    StoreError,
    pack::unpack,
    place::guard,
    table::{
        BODIES, COUNTS, JOURNAL, KINDS, META, META_HEAD, META_NEXT, OPS, ROLLS, Roll, key2,
        read_pairs, rows, slot, unseal,
    },
    upgrade::{known, schema_in},
};
use crate::domain::{Held, Kind, Record, Seq, UnitId};

type Table<K> = ReadOnlyTable<K, &'static [u8]>;

/// What the store held at one moment. Never keep one: while it lives, the file grows with every commit.
pub struct Reading {
    transaction: ReadTransaction,
    rows: [Table<(u32, u32)>; KINDS],
    rolls: Table<(u8, u32)>,
    counts: Table<u32>,
    pub(super) journal: Table<u64>,
    pub(super) bodies: Table<(u64, u32)>,
    pub(super) ops: ReadOnlyTable<[u8; 16], u64>,
    meta: Table<&'static str>,
}

/// How many rows of each kind stand under one home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub [u32; KINDS]);

impl Counts {
    pub const fn of(&self, kind: Kind) -> u32 {
        self.0[slot(kind)]
    }
}

/// A record as it lies in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    pub home: u32,
    pub version: Seq,
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
        let open = |kind| transaction.open_table(rows(kind));
        Ok(Self {
            rows: [
                open(Kind::Unit)?,
                open(Kind::Household)?,
                open(Kind::Person)?,
                open(Kind::Appointment)?,
                open(Kind::Care)?,
                open(Kind::Obligation)?,
                open(Kind::Training)?,
                open(Kind::Seat)?,
                open(Kind::Stage)?,
                open(Kind::Official)?,
                open(Kind::Rubric)?,
                open(Kind::Site)?,
                open(Kind::Inspection)?,
                open(Kind::Score)?,
                open(Kind::Rectification)?,
                open(Kind::User)?,
            ],
            rolls: transaction.open_table(ROLLS)?,
            counts: transaction.open_table(COUNTS)?,
            journal: transaction.open_table(JOURNAL)?,
            bodies: transaction.open_table(BODIES)?,
            ops: transaction.open_table(OPS)?,
            meta: transaction.open_table(META)?,
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

    /// Rows by home; [`UnitId`] 0 stands for what is above the villages.
    pub fn counts(&self) -> Result<Vec<(UnitId, Counts)>, StoreError> {
        guard(|| {
            let mut all = Vec::new();
            for row in self.counts.iter()? {
                let (home, _) = row?;
                let home = home.value();
                all.push((UnitId(home), self.counts_of(home)?));
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
        let value = self.rows[slot(kind)].get((home, key))?.ok_or_else(|| {
            StoreError::damaged(format!("record {key} of kind {kind:?} is missing"))
        })?;
        Ok(Some(stored(kind, home, key, value.value())?))
    }

    pub(super) fn home(&self, kind: Kind, key: u32) -> Result<Option<u32>, StoreError> {
        let page = self.roll(Roll::Homes(kind), key >> 8)?;
        Ok(page
            .binary_search_by_key(&key, |&(id, _)| id)
            .ok()
            .map(|at| page[at].1))
    }

    /// Sorted.
    pub(super) fn roll(&self, roll: Roll, owner: u32) -> Result<Vec<(u32, u32)>, StoreError> {
        self.roll_by((roll.code(), owner))
    }

    pub(super) fn roll_by(&self, key: (u8, u32)) -> Result<Vec<(u32, u32)>, StoreError> {
        match self.rolls.get(key)? {
            None => Ok(Vec::new()),
            Some(value) => Ok(read_pairs(unseal(
                "rolls",
                &key2(u32::from(key.0), key.1),
                value.value(),
            )?)),
        }
    }

    pub(super) fn rolls(&self) -> Result<Vec<(u8, u32)>, StoreError> {
        let mut keys = Vec::new();
        for row in self.rolls.iter()? {
            keys.push(row?.0.value());
        }
        Ok(keys)
    }

    pub(super) fn counts_of(&self, home: u32) -> Result<Counts, StoreError> {
        let mut counts = Counts::default();
        if let Some(value) = self.counts.get(home)? {
            let bytes = unseal("counts", &home.to_be_bytes(), value.value())?;
            let (numbers, _) = bytes.as_chunks();
            for (count, bytes) in counts.0.iter_mut().zip(numbers) {
                *count = u32::from_be_bytes(*bytes);
            }
        }
        Ok(counts)
    }

    /// All records of a kind under one home; fewer or more than were counted is damage.
    pub(super) fn each(
        &self,
        kind: Kind,
        home: u32,
        mut take: impl FnMut(u32, Stored) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut seen = 0;
        for row in self.rows[slot(kind)].range((home, 0)..=(home, u32::MAX))? {
            let (key, value) = row?;
            let (_, key) = key.value();
            take(key, stored(kind, home, key, value.value())?)?;
            seen += 1;
        }
        if seen == self.counts_of(home)?.of(kind) {
            Ok(())
        } else {
            Err(StoreError::damaged(format!(
                "records of kind {kind:?} under home {home}: {seen} found, another number counted"
            )))
        }
    }

    pub(super) fn homes_in(&self, kind: Kind) -> Result<Vec<u32>, StoreError> {
        let mut homes: Vec<u32> = Vec::new();
        loop {
            let after = homes.last().map_or(0, |&home| home + 1);
            let Some(row) = self.rows[slot(kind)].range((after, 0)..)?.next() else {
                return Ok(homes);
            };
            homes.push(row?.0.value().0);
        }
    }

    pub(super) fn all<R: Record>(&self, home: u32) -> Result<Vec<Held<R>>, StoreError> {
        self.those(home, |_| true)
    }

    /// What is kept of them is held for as long as a session lasts, so there is no room to spare in it.
    pub(super) fn those<R: Record>(
        &self,
        home: u32,
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

fn stored(kind: Kind, home: u32, key: u32, value: &[u8]) -> Result<Stored, StoreError> {
    use redb::TableHandle;
    let table = rows(kind);
    let rest = unseal(table.name(), &key2(home, key), value)?;
    let (version, payload) = rest
        .split_first_chunk()
        .ok_or_else(|| StoreError::damaged(format!("record {key} of kind {kind:?}")))?;
    Ok(Stored {
        home,
        version: Seq(u64::from_be_bytes(*version)),
        payload: payload.to_vec(),
    })
}
