//! The county on disk: the only room that says redb. Knows nothing of screens or words.

mod area;
mod backup;
mod bonds;
mod check;
mod copy;
mod counts;
mod database;
mod door;
mod draft;
mod error;
mod file;
mod flush;
mod holder;
mod journal;
mod ledger;
mod making;
mod mark;
mod named;
mod opening;
mod overlay;
mod pack;
mod pages;
mod place;
mod presence;
mod reading;
mod receipt;
mod rights;
mod schema5;
mod shelf;
mod spare;
mod table;
mod trail;
mod undo;
mod upgrade;
mod work;

use std::{io, path::Path, sync::Arc};

use chrono::{DateTime, Utc};
use redb::{StorageBackend, WriteTransaction};

pub use self::{
    backup::{Fresh, Proved, Standing},
    check::Finding,
    copy::Manifest,
    counts::Counts,
    draft::{Draft, Drafts, Stamp},
    error::{Rejected, StoreError},
    file::Cache,
    holder::{UserOf, Writer, holder, users_of, writer},
    making::Making,
    mark::{Mark, Marks},
    pack::unpack,
    place::{folder_of, is_guarded, panic_words},
    presence::{Attendance, Presence, Present},
    reading::Reading,
    receipt::Receipt,
    shelf::{BlockRecords, PackedHousehold, SiteLists, SiteRecords},
    table::SCHEMA,
    trail::Trail,
    undo::Which,
};
use self::{
    file::Handle,
    flush::{Note, flush},
    place::{guard, network},
    upgrade::{known, schema_in},
    work::Work,
};
use crate::domain::{
    Act, Command, Days, Deed, EditRefusal, Entry, Hand, HouseholdRefusal, Kind, Ledger as _,
    Occasion, OpId, Record, Seq, Stop, Touched, Unmask, carry_out, is_overfull,
};

/// A shared handle to one open database.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Handle>,
    drafts: Drafts,
    presence: Presence,
    marks: Marks,
}

impl Store {
    /// Makes an empty store where nothing is, and opens it.
    pub fn create(path: &Path, cache: Cache) -> Result<Self, StoreError> {
        Handle::create(path, |handle| {
            handle.write(|transaction, _| prepare(transaction))
        })?;
        Self::open(path, cache)
    }

    /// Opens what is there and creates nothing. A file that is no store, or a newer one, keeps every byte.
    pub fn open(path: &Path, cache: Cache) -> Result<Self, StoreError> {
        let store = Self::of(Handle::open(path, cache)?)?;
        upgrade::upgrade(&store)?;
        making::clear(place::folder_of(path));
        Ok(store)
    }

    /// A new store that has no name yet. What is done with it before it gets one is there from the beginning.
    pub fn begin(folder: &Path) -> Result<(Self, Making), StoreError> {
        network(folder)?;
        let making = Making::in_folder(folder)?;
        Handle::make(&making, |handle| {
            handle.write(|transaction, _| prepare(transaction))
        })?;
        Ok((Self::open(&making.path(), Cache::County)?, making))
    }

    pub fn in_memory() -> Self {
        let handle = Handle::in_memory().and_then(|handle| {
            handle.write(|transaction, _| prepare(transaction))?;
            Ok(handle)
        });
        Self::around(handle.expect("memory does not fail"))
    }

    /// For harnesses that cut the power or break the disk. `make` opens the same storage again and again.
    #[doc(hidden)]
    pub fn with_backend<B: StorageBackend>(
        make: impl Fn() -> io::Result<B> + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let handle = Handle::with_backend(make)?;
        guard(|| {
            let fresh = handle.begin_read()?.list_tables()?.next().is_none();
            if fresh {
                handle.write(|transaction, _| prepare(transaction))?;
            }
            Ok::<(), StoreError>(())
        })?;
        let store = Self::of(handle)?;
        upgrade::upgrade(&store)?;
        Ok(store)
    }

    fn of(handle: Handle) -> Result<Self, StoreError> {
        let store = Self::around(handle);
        guard(|| known(schema_in(&store.inner.begin_read()?)?))?;
        store.head()?;
        Ok(store)
    }

    fn around(handle: Handle) -> Self {
        Self {
            drafts: Drafts::beside(handle.path()),
            presence: Presence::beside(handle.path()),
            marks: Marks::beside(handle.path()),
            inner: Arc::new(handle),
        }
    }

    pub const fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    pub const fn presence(&self) -> &Presence {
        &self.presence
    }

    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Where the file lies; none in memory.
    pub fn path(&self) -> Option<&Path> {
        self.inner.path()
    }

    /// Whether the file that was opened is still at its path: without it nothing can be saved, only read.
    pub fn stands(&self) -> Result<(), StoreError> {
        self.inner.stands()
    }

    /// Closes and opens again after [`StoreError::Full`], [`StoreError::Stalled`] or [`StoreError::Io`].
    /// On failure it stays closed; how often to try is for the caller to say.
    pub fn reopen(&self) -> Result<(), StoreError> {
        self.inner.reopen()?;
        self.head().map(|_| ())
    }

    /// Does the command whole or not at all. The same operation twice is done once.
    pub fn apply(
        &self,
        op: OpId,
        hand: &Hand,
        now: DateTime<Utc>,
        days: impl Into<Days>,
        command: Command,
    ) -> Result<Receipt, Rejected> {
        if is_overfull(&command) {
            return Err(Rejected::Refused(HouseholdRefusal::Full.into()));
        }
        let days = days.into();
        self.change(op, hand, now, |work| {
            let seen = command.read_in_full().iter();
            let seen = seen.map(|record| match *record {
                Unmask::Household(id) => (Kind::Household, id.0),
                Unmask::Person(id) => (Kind::Person, id.0),
            });
            work.seen = seen.collect();
            let least = command.least();
            let deed = carry_out(work, command, days).map_err(|stop| match stop {
                Stop::Refused(refusal) => rights::refused(work, hand, least, refusal),
                Stop::Broke(error) => Rejected::Broke(error),
            })?;
            Ok((deed, Vec::new()))
        })
    }

    /// For harnesses: puts a record as it is, past every rule and cleaning, as a damaged or foreign file might hold it.
    #[doc(hidden)]
    pub fn plant<R: Record>(&self, op: OpId, hand: &Hand, record: R) -> Result<(), Rejected> {
        let planted = self.change(op, hand, Utc::now(), |work| {
            work.put(record)?;
            work.planted = true;
            let deed = Deed::of(Act::Batch(Occasion::Rehearsal), String::new(), 1);
            Ok((deed, Vec::new()))
        });
        planted.map(|_| ())
    }

    /// For harnesses: the file as a newer program leaves it behind.
    #[doc(hidden)]
    pub fn outgrow(&self) -> Result<(), StoreError> {
        upgrade::bring(self, table::SCHEMA + 1, &[])
    }

    /// For harnesses: keeps everybody from writing until `wait` is over.
    #[doc(hidden)]
    pub fn hold(&self, wait: impl FnOnce()) -> Result<(), StoreError> {
        self.inner.write(|_, _| {
            wait();
            Ok::<(), StoreError>(())
        })
    }

    fn change(
        &self,
        op: OpId,
        hand: &Hand,
        now: DateTime<Utc>,
        make: impl FnOnce(&mut Work) -> Result<(Deed, Vec<Seq>), Rejected>,
    ) -> Result<Receipt, Rejected> {
        let done = guard(|| {
            self.inner.write(|transaction, read| {
                let base = Reading::new(read)?;
                if let Some(receipt) = base.receipt(op)? {
                    return Err(Halt::Done(Box::new(receipt)));
                }
                let mut work = Work::new(&base)?;
                let (deed, reverses) = make(&mut work)?;
                if work.touched().is_empty() && work.seen.is_empty() {
                    return Err(Rejected::from(EditRefusal::Nothing).into());
                }
                rights::check(&mut work, hand, &deed)?;
                rights::once(&mut work, hand, !reverses.is_empty())?;
                let note = Note {
                    op,
                    hand,
                    at: now,
                    deed,
                    reverses,
                };
                let entry = flush(&mut work, transaction, note)?;
                Ok(Receipt {
                    entry,
                    added: work.added(),
                    changed: work.changed(),
                })
            })
        });
        match done {
            Ok(receipt) => Ok(receipt),
            Err(Halt::Done(receipt)) => Ok(*receipt),
            Err(Halt::Rejected(rejected)) => Err(rejected),
        }
    }

    /// What the journal's chain leads to at an entry, told as a [`Manifest`] tells it; none where it is not that long.
    pub fn chain_at(&self, number: Seq) -> Result<Option<String>, StoreError> {
        let reading = self.read()?;
        guard(|| {
            if number == Seq::default() {
                return Ok(Some(blake3::Hash::from_bytes([0; 32]).to_hex().to_string()));
            }
            let header = reading.header(number)?;
            Ok(header.map(|(bytes, _)| blake3::hash(&bytes).to_hex().to_string()))
        })
    }

    /// The last number of the journal; how others' changes are noticed.
    pub fn head(&self) -> Result<Seq, StoreError> {
        guard(|| {
            let read = self.inner.begin_read()?;
            // What could be opened was not newer then.
            known(schema_in(&read)?).map_err(|_| StoreError::Outgrown)?;
            Ok(reading::last(&read.open_table(table::META)?)?.number)
        })
    }

    /// One read transaction: ask it one question and drop it.
    pub fn read(&self) -> Result<Reading, StoreError> {
        guard(|| Reading::new(self.inner.begin_read()?))
    }

    /// Whether a change that failed on the way happened after all.
    pub fn looked_up(&self, op: OpId) -> Result<Option<Receipt>, StoreError> {
        let reading = self.read()?;
        guard(|| reading.receipt(op))
    }

    /// Newest first, from `before` downwards; none begins at the head.
    pub fn entries(&self, before: Option<Seq>, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.read()?.entries(before, limit)
    }

    /// Oldest first, all after `seq`.
    pub fn since(&self, seq: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.read()?.since(seq, limit)
    }

    /// The records that an entry touched.
    pub fn touched(&self, number: Seq) -> Result<Vec<Touched>, StoreError> {
        self.read()?.touched(number)
    }

    /// What happened to one record, newest first.
    pub fn history(
        &self,
        kind: Kind,
        key: u32,
        limit: usize,
    ) -> Result<Vec<(Entry, Touched)>, StoreError> {
        self.read()?.history(kind, key, limit)
    }
}

/// Why a write transaction ends without a commit.
enum Halt {
    Rejected(Rejected),
    /// The operation was done before.
    Done(Box<Receipt>),
}

impl<R: Into<Rejected>> From<R> for Halt {
    fn from(rejected: R) -> Self {
        Self::Rejected(rejected.into())
    }
}

fn prepare(transaction: &WriteTransaction) -> Result<(), StoreError> {
    use table::*;
    for kind in Kind::ALL {
        transaction.open_table(rows(kind))?;
    }
    transaction.open_table(HOMES)?;
    transaction.open_table(ROLLS)?;
    transaction.open_table(NAMED)?;
    transaction.open_table(COUNTS)?;
    transaction.open_table(JOURNAL)?;
    transaction.open_table(BODIES)?;
    transaction.open_table(TRAILS)?;
    transaction.open_table(REVERSALS)?;
    transaction.open_table(OPS)?;
    let mut meta = transaction.open_table(META)?;
    let next: Vec<u8> = [1_u32; KINDS]
        .iter()
        .flat_map(|n| n.to_be_bytes())
        .collect();
    for (name, value) in [
        (META_SCHEMA, SCHEMA.to_be_bytes().as_slice()),
        (META_HEAD, &[0; 40]),
        (META_NEXT, &next),
    ] {
        meta.insert(name, seal("meta", name.as_bytes(), &[value]).as_slice())?;
    }
    Ok(())
}
