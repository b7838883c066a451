//! One question to the store: a read transaction that lives as long as its answer takes.

use redb::{ReadOnlyTable, ReadTransaction, ReadableTable};

use super::{
    StoreError,
    file::{known, schema_in},
    pack::unpack,
    place::guard,
    table::{
        BODIES, COUNTS, JOURNAL, KINDS, META, META_HEAD, META_NEXT, OPS, ROLLS, Roll, key2,
        read_pairs, rows, slot, unseal,
    },
};
use crate::domain::{
    Appointment, CareCategory, Held, Home, HouseholdId, Kind, Obligation, Person, Record, Seat,
    Seq, Shelf, Training, TrainingId, Unit, UnitId,
};

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

/// Everything below one village.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BlockRecords {
    /// Sections, groups and neighborhoods; the village itself is among [`Reading::units_above`].
    pub units: Vec<Held<Unit>>,
    pub households: Vec<PackedHousehold>,
    pub people: Vec<Held<Person>>,
    pub appointments: Vec<Held<Appointment>>,
}

/// A session and everybody on its roster, by id.
#[derive(Clone, Debug, PartialEq)]
pub struct RosterRecords {
    pub training: Held<Training>,
    pub seats: Vec<Held<Seat>>,
}

/// A household as the store packs it, for [`super::unpack`]: a county of them takes a tenth of the memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedHousehold {
    pub id: HouseholdId,
    pub version: Seq,
    pub bytes: Box<[u8]>,
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
        known(schema_in(&transaction)?)?;
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

    /// County, townships and villages.
    pub fn units_above(&self) -> Result<Vec<Held<Unit>>, StoreError> {
        guard(|| self.all(0))
    }

    /// Categories of special care.
    pub fn care(&self) -> Result<Vec<Held<CareCategory>>, StoreError> {
        guard(|| self.all(0))
    }

    /// What each level owes in training, where the county said so.
    pub fn obligations(&self) -> Result<Vec<Held<Obligation>>, StoreError> {
        guard(|| self.all(0))
    }

    /// Shelves of sessions.
    pub fn trainings(&self) -> Result<Vec<TrainingId>, StoreError> {
        guard(|| {
            let homes = self.homes_in(Kind::Training)?.into_iter();
            Ok(homes
                .filter_map(|home| match Home(home).shelf() {
                    Shelf::Roster(id) => Some(id),
                    Shelf::Unit(_) => None,
                })
                .collect())
        })
    }

    /// A session and its seats; none when it is gone.
    pub fn roster(&self, id: TrainingId) -> Result<Option<RosterRecords>, StoreError> {
        guard(|| {
            let home = Home::roster(id).0;
            let training = self.all::<Training>(home)?.pop();
            let seats = self.all(home)?;
            Ok(training.map(|training| RosterRecords { training, seats }))
        })
    }

    pub fn block(&self, village: UnitId) -> Result<BlockRecords, StoreError> {
        guard(|| {
            let mut households = Vec::new();
            self.each(Kind::Household, village.0, |key, stored| {
                households.push(PackedHousehold {
                    id: HouseholdId(key),
                    version: stored.version,
                    bytes: stored.payload.into(),
                });
                Ok(())
            })?;
            Ok(BlockRecords {
                units: self.all(village.0)?,
                households,
                people: self.all(village.0)?,
                appointments: self.all(village.0)?,
            })
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

    fn all<R: Record>(&self, home: u32) -> Result<Vec<Held<R>>, StoreError> {
        let mut all = Vec::new();
        self.each(R::KIND, home, |_, stored| {
            all.push(held(&stored)?);
            Ok(())
        })?;
        Ok(all)
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
