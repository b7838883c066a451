//! Stands at the file: applies commands, follows others' entries, reads history. Runs where waiting hurts nobody.

use std::{path::Path, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use super::{Book, Clock, Desk};
use crate::{
    domain::{
        Command, Entry, Hand, Home, Kind, OpId, Seq, Sight, Site, Touched, Training, UnitId, User,
    },
    register::{Block, County},
    store::{Attendance, Mark, Reading, Receipt, Rejected, Store, StoreError, Trail, Which},
};

pub struct Registrar {
    store: Store,
    county: Arc<County>,
    hand: Hand,
    book: Book,
    clock: Clock,
    /// Counts operations of this sitting, so that every one has an id of its own.
    ops: u64,
    pub(super) seat: Option<Attendance>,
    pub(super) since: Option<DateTime<Utc>>,
}

/// What others did since the last look.
#[derive(Clone)]
pub struct Following {
    pub desk: Desk,
    pub entries: Vec<Entry>,
}

impl Registrar {
    /// Reads the units above the villages at once; [`Registrar::load_some`] brings the rest.
    pub fn new(store: Store, hand: Hand, book: Book, clock: Clock) -> Result<Self, StoreError> {
        let (today, sight) = (clock.today(), Sight::of(&hand));
        let outline = County::outline(&store.read()?, today, hand.area, sight)?;
        let county = Arc::new(outline);
        Ok(Self {
            store,
            county,
            hand,
            book,
            clock,
            ops: 0,
            seat: None,
            since: None,
        })
    }

    /// Reads everything before the first answer.
    pub fn whole(store: Store, hand: Hand, book: Book, clock: Clock) -> Result<Self, StoreError> {
        let mut registrar = Self::new(store, hand, book, clock)?;
        while registrar.load_some(usize::MAX)? {}
        Ok(registrar)
    }

    pub fn desk(&self) -> Desk {
        Desk::new(
            Arc::clone(&self.county),
            self.hand.clone(),
            self.book,
            self.file().into(),
        )
        .copied_on(self.copied())
    }

    fn copied(&self) -> Option<NaiveDate> {
        let at = self.store.marks().last(Mark::Copied)?;
        Some(Clock::local(at).date_naive())
    }

    /// What the file is called in sentences. Where it lies on a server is nothing to those who sign in there.
    fn file(&self) -> String {
        let path = self.store.path().unwrap_or(Path::new(""));
        let name = path.file_name().filter(|_| self.hand.pass.is_some());
        let shown = name.map_or(path, Path::new);
        shown.display().to_string()
    }

    pub fn hand(&self) -> &Hand {
        &self.hand
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Reads up to `most` villages that are still waiting, two at a time; false when none was left.
    pub fn load_some(&mut self, most: usize) -> Result<bool, StoreError> {
        let waiting: Vec<UnitId> = self.county.waiting().take(most).collect();
        if waiting.is_empty() {
            if self.county.is_whole() {
                return Ok(false);
            }
            let sessions = self.county.joined(Vec::new());
            self.county = Arc::new(sessions.with_trainings(&self.store.read()?)?);
            return Ok(true);
        }
        let blocks = self.read_blocks(&waiting)?;
        self.county = Arc::new(self.county.joined(blocks));
        Ok(true)
    }

    fn read_blocks(&self, villages: &[UnitId]) -> Result<Vec<Arc<Block>>, StoreError> {
        let half = |part: &[UnitId]| -> Result<Vec<Arc<Block>>, StoreError> {
            let reading = self.store.read()?;
            part.iter()
                .map(|&v| self.county.read_block(&reading, v).map(Arc::new))
                .collect()
        };
        let (left, right) = villages.split_at(villages.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| half(left));
            let mine = half(right);
            let mut blocks = other
                .join()
                .map_err(|_| StoreError::damaged("a reader stopped"))??;
            blocks.extend(mine?);
            Ok(blocks)
        })
    }

    fn op(&mut self) -> OpId {
        self.ops += 1;
        let mut id = [0; 16];
        let (sitting, count) = id.split_at_mut(8);
        sitting.copy_from_slice(&self.hand.sitting.0.to_le_bytes());
        count.copy_from_slice(&self.ops.to_le_bytes());
        OpId(id)
    }

    /// Applies one command and takes its change into the snapshot. After an I/O error the operation's id says
    /// whether it happened all the same.
    pub fn submit(&mut self, command: Command) -> Result<Receipt, Rejected> {
        let op = self.op();
        let (now, days) = (self.clock.now(), self.clock.days());
        let outcome = self.store.apply(op, &self.hand, now, days, command);
        self.settle(op, outcome)
    }

    /// The last command of a task that ends with it: nobody looks at the snapshot afterwards, so none is made.
    pub fn finish(mut self, command: Command) -> Result<Receipt, Rejected> {
        let op = self.op();
        let (now, days) = (self.clock.now(), self.clock.days());
        let outcome = self.store.apply(op, &self.hand, now, days, command);
        self.certain(op, outcome)
    }

    pub fn undo(&mut self, which: Which) -> Result<Receipt, Rejected> {
        let op = self.op();
        let outcome = self.store.undo(op, &self.hand, self.clock.now(), which);
        self.settle(op, outcome)
    }

    pub fn redo(&mut self) -> Result<Receipt, Rejected> {
        let op = self.op();
        let outcome = self.store.redo(op, &self.hand, self.clock.now());
        self.settle(op, outcome)
    }

    fn settle(
        &mut self,
        op: OpId,
        outcome: Result<Receipt, Rejected>,
    ) -> Result<Receipt, Rejected> {
        let receipt = self.certain(op, outcome)?;
        self.follow().map_err(Rejected::Broke)?;
        Ok(receipt)
    }

    /// After an I/O error the file is asked whether it happened all the same.
    fn certain(
        &mut self,
        op: OpId,
        outcome: Result<Receipt, Rejected>,
    ) -> Result<Receipt, Rejected> {
        let Err(Rejected::Broke(error)) = outcome else {
            return outcome;
        };
        if matches!(error, StoreError::Outgrown) {
            // Nothing was begun, and this program cannot open the file again.
            return Err(Rejected::Broke(error));
        }
        let found = self.store.reopen().and_then(|()| self.store.looked_up(op));
        match found {
            Ok(Some(receipt)) => Ok(receipt),
            _ => Err(Rejected::Broke(error)),
        }
    }

    /// Whether who signed in may still sit here as what they came in. Whoever may not is to leave: what is in memory was
    /// read for another role or area.
    pub fn is_welcome(&self) -> Result<bool, StoreError> {
        let Some(pass) = self.hand.pass else {
            return Ok(true);
        };
        let user = self.store.read()?.get::<User>(pass.user)?;
        Ok(user.is_some_and(|held| {
            let user = held.record;
            let same = user.fields.role == pass.role && user.fields.area == self.hand.area;
            user.is_enabled() && same
        }))
    }

    /// Takes in whatever the journal holds beyond the snapshot; none when nothing is new.
    pub fn follow(&mut self) -> Result<Option<Following>, StoreError> {
        let head = self.store.head()?;
        let today = self.clock.today();
        if head == self.county.head && today == self.county.today {
            return Ok(None);
        }
        let reading = self.store.read()?;
        let entries = reading.since(self.county.head, usize::MAX)?;
        let next = if today == self.county.today {
            let mut homes: Vec<Home> = entries
                .iter()
                .flat_map(|e| e.homes.iter().copied())
                .collect();
            homes.sort_unstable();
            homes.dedup();
            self.county.refreshed(&reading, &homes)?
        } else {
            County::load(&reading, today, self.hand.area, Sight::of(&self.hand))?
        };
        self.county = Arc::new(next);
        Ok(Some(Following {
            desk: self.desk(),
            entries: self.seen(entries, |entry| entry, &reading)?,
        }))
    }

    /// What of it the person may know: what touched only their own area, and what they did themselves above it.
    fn seen<T>(
        &self,
        all: Vec<T>,
        entry: impl Fn(&T) -> &Entry,
        reading: &Reading,
    ) -> Result<Vec<T>, StoreError> {
        let mut seen = Vec::with_capacity(all.len());
        for one in all {
            if self.sees(entry(&one), reading)? {
                seen.push(one);
            }
        }
        Ok(seen)
    }

    fn sees(&self, entry: &Entry, reading: &Reading) -> Result<bool, StoreError> {
        let own = self.hand.did(entry);
        for home in &entry.homes {
            if !self.knows(*home, own, reading)? {
                return Ok(false);
            }
        }
        Ok(own || self.hand.area.is_none() || !entry.homes.is_empty())
    }

    /// Whether what was touched on a shelf may be known. Of one's own doings also what lies above the area, and what is
    /// gone since; not what lies elsewhere, where one's area was once.
    fn knows(&self, home: Home, own: bool, reading: &Reading) -> Result<bool, StoreError> {
        if self.county.sees_home(home) || !own {
            return Ok(self.county.sees_home(home));
        }
        Ok(match home {
            Home::Unit(unit) => unit == UnitId(0),
            Home::Month(..) => false,
            Home::Roster(id) => reading.get::<Training>(id)?.is_none(),
            Home::Site(id) => reading.get::<Site>(id)?.is_none(),
        })
    }

    /// The newest entries, newest first. Of an area only what happened there is looked at, and what the person did.
    pub fn journal(&self, most: usize) -> Result<Vec<Entry>, StoreError> {
        if self.hand.area.is_none() {
            return self.store.entries(None, most);
        }
        let reading = self.store.read()?;
        let mut trails: Vec<Trail> = self.county.shelves().into_iter().map(Trail::Home).collect();
        trails.push(Trail::of(&self.hand));
        reading.entries_on(&trails, most, |entry| self.sees(entry, &reading))
    }

    /// What an undo would take back, if the person may know of it.
    pub fn undoable(&self, which: Which) -> Result<Option<Entry>, StoreError> {
        let reading = self.store.read()?;
        let found = match which {
            Which::Number(number) => reading.entry(number)?,
            _ => reading.own_undoable(&self.hand, which)?,
        };
        match found {
            Some(entry) if self.sees(&entry, &reading)? => {
                let deed = reading.whole(&entry)?;
                Ok(Some(Entry { deed, ..entry }))
            }
            _ => Ok(None),
        }
    }

    /// What happened to one record, newest first; to a unit also what happened in its post.
    pub fn history(
        &self,
        kind: Kind,
        key: u32,
        most: usize,
    ) -> Result<Vec<(Entry, Touched)>, StoreError> {
        let reading = self.store.read()?;
        let past = match kind {
            Kind::Unit => reading.history_of_unit(UnitId(key), most)?,
            _ => reading.history(kind, key, most)?,
        };
        self.seen(past, |(entry, _)| entry, &reading)
    }

    /// What an entry of the journal touched, as far as it lies in the area.
    pub fn touched(&self, number: Seq) -> Result<Vec<Touched>, StoreError> {
        let reading = self.store.read()?;
        let entry = reading.entry(number)?;
        let own = entry.is_some_and(|entry| self.hand.did(&entry));
        let mut seen = Vec::new();
        for touched in reading.touched(number)? {
            if self.knows(touched.home, own, &reading)? {
                seen.push(touched);
            }
        }
        Ok(seen)
    }

    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Whether villages are still waiting to be read.
    pub fn is_loading(&self) -> bool {
        !self.county.is_whole()
    }

    /// Whether other processes may change the file.
    pub fn is_shared(&self) -> bool {
        self.store.path().is_some()
    }
}
