//! A disk in memory that loses power, fails an operation, fills up or lies, as it is told.

use std::{
    io,
    ops::Bound,
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use redb::{BackendError, StorageBackend};

/// What the power cut leaves of a write is whole sectors.
const SECTOR: usize = 512;

#[derive(Clone, Default, Debug)]
pub struct Disk(Arc<Shared>);

#[derive(Default, Debug)]
struct Shared {
    state: Mutex<State>,
    unlocked: Condvar,
    plugs: AtomicU64,
}

#[derive(Default, Debug)]
struct State {
    /// What programs see.
    seen: Vec<u8>,
    /// What a power cut leaves for certain.
    durable: Vec<u8>,
    pending: Vec<Pending>,
    operations: u64,
    trouble: Trouble,
    locks: Vec<Lock>,
}

#[derive(Debug)]
enum Pending {
    Write(usize, Vec<u8>),
    Length(usize),
}

#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub enum Trouble {
    #[default]
    None,
    /// From this operation on nothing works.
    CutAt(u64),
    /// This one fails, the next ones work again.
    FailAt(u64),
    /// The disk holds so many bytes.
    Quota(usize),
    /// What is there can be read, and that is all.
    ReadOnly,
    /// Says that it has written through when it has not, and is cut at the operation.
    LieUntil(u64),
}

#[derive(Debug)]
struct Lock {
    plug: u64,
    range: (u64, u64),
    kind: LockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LockKind {
    Shared,
    Alone,
}

/// Small, fast, and the same on every machine.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n.max(1)
    }
}

impl Disk {
    pub fn holding(image: Vec<u8>) -> Self {
        let disk = Self::default();
        let mut state = disk.state();
        state.durable.clone_from(&image);
        state.seen = image;
        drop(state);
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new connection, with locks of its own.
    pub fn plug(&self) -> Plug {
        Plug {
            disk: self.clone(),
            number: self.0.plugs.fetch_add(1, Ordering::Relaxed),
        }
    }

    /// Counting begins anew.
    pub fn trouble(&self, trouble: Trouble) {
        let mut state = self.state();
        state.trouble = trouble;
        state.operations = 0;
    }

    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    pub fn image(&self) -> Vec<u8> {
        self.state().seen.clone()
    }

    /// What is found when the power comes back: of what was not synced some is lost, reordered or torn.
    pub fn after_cut(&self, random: &mut Random) -> Vec<u8> {
        let mut state = self.state();
        let mut image = std::mem::take(&mut state.durable);
        let mut pending = std::mem::take(&mut state.pending);
        // Sometimes all or nothing arrives; mostly some of it.
        let keep = random.below(5);
        for at in (1..pending.len()).rev() {
            pending.swap(at, random.below(at as u64 + 1) as usize);
        }
        for change in pending {
            if keep == 0 || (keep < 4 && random.below(2) == 0) {
                continue;
            }
            match change {
                Pending::Length(len) => image.resize(len, 0),
                Pending::Write(offset, mut bytes) => {
                    if random.below(4) == 0 {
                        let sectors = bytes.len().div_ceil(SECTOR) as u64;
                        bytes.truncate(random.below(sectors + 1) as usize * SECTOR);
                    }
                    put(&mut image, offset, &bytes);
                }
            }
        }
        image
    }
}

fn put(image: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if image.len() < end {
        image.resize(end, 0);
    }
    image[offset..end].copy_from_slice(bytes);
}

impl State {
    /// Counts one operation, or says why it fails.
    fn step(&mut self) -> io::Result<()> {
        self.operations += 1;
        let now = self.operations;
        match self.trouble {
            Trouble::CutAt(at) | Trouble::LieUntil(at) if now >= at => {
                Err(io::Error::other("no power"))
            }
            Trouble::FailAt(at) if now == at => Err(io::Error::other("a bad sector")),
            _ => Ok(()),
        }
    }
}

impl State {
    fn writable(&self) -> io::Result<()> {
        match self.trouble {
            Trouble::ReadOnly => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
            _ => Ok(()),
        }
    }
}

#[derive(Debug)]
pub struct Plug {
    disk: Disk,
    number: u64,
}

impl Plug {
    fn state(&self) -> MutexGuard<'_, State> {
        self.disk.state()
    }

    fn try_lock(
        &self,
        state: &mut State,
        range: (Bound<u64>, Bound<u64>),
        kind: LockKind,
    ) -> Result<bool, BackendError> {
        state.step().map_err(BackendError::Io)?;
        let range = ends(range);
        let taken = conflict(state, self.number, range, kind);
        if !taken {
            state.locks.push(Lock {
                plug: self.number,
                range,
                kind,
            });
        }
        Ok(!taken)
    }

    fn wait_lock(
        &self,
        range: (Bound<u64>, Bound<u64>),
        kind: LockKind,
    ) -> Result<(), BackendError> {
        let mut state = self.state();
        while !self.try_lock(&mut state, range, kind)? {
            let woken = self.disk.0.unlocked.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        Ok(())
    }

    fn unlock(&self, matches: impl Fn(&Lock) -> bool) {
        self.state()
            .locks
            .retain(|lock| lock.plug != self.number || !matches(lock));
        self.disk.0.unlocked.notify_all();
    }
}

fn ends((start, end): (Bound<u64>, Bound<u64>)) -> (u64, u64) {
    let start = match start {
        Bound::Included(n) => n,
        Bound::Excluded(n) => n + 1,
        Bound::Unbounded => 0,
    };
    let end = match end {
        Bound::Included(n) => n + 1,
        Bound::Excluded(n) => n,
        Bound::Unbounded => u64::MAX,
    };
    (start, end)
}

fn conflict(state: &State, plug: u64, range: (u64, u64), kind: LockKind) -> bool {
    state.locks.iter().any(|lock| {
        lock.plug != plug
            && lock.range.0 < range.1
            && range.0 < lock.range.1
            && (lock.kind == LockKind::Alone || kind == LockKind::Alone)
    })
}

impl StorageBackend for Plug {
    fn len(&self) -> io::Result<u64> {
        let mut state = self.state();
        state.step()?;
        Ok(state.seen.len() as u64)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        let from = offset as usize;
        let bytes = state.seen.get(from..from + out.len());
        out.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        state.writable()?;
        let len = len as usize;
        if matches!(state.trouble, Trouble::Quota(most) if len > most && len > state.seen.len()) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        state.seen.resize(len, 0);
        state.pending.push(Pending::Length(len));
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        if !matches!(state.trouble, Trouble::LieUntil(_)) {
            for change in std::mem::take(&mut state.pending) {
                match change {
                    Pending::Length(len) => state.durable.resize(len, 0),
                    Pending::Write(offset, bytes) => put(&mut state.durable, offset, &bytes),
                }
            }
        }
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut state = self.state();
        state.step()?;
        state.writable()?;
        put(&mut state.seen, offset as usize, data);
        state
            .pending
            .push(Pending::Write(offset as usize, data.to_vec()));
        Ok(())
    }

    fn close(&self) -> io::Result<()> {
        self.unlock(|_| true);
        Ok(())
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.try_lock(&mut self.state(), (start, end), LockKind::Alone)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.try_lock(&mut self.state(), (start, end), LockKind::Shared)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.wait_lock((start, end), LockKind::Alone)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.wait_lock((start, end), LockKind::Shared)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        let range = ends((start, end));
        self.unlock(|lock| lock.range == range);
        Ok(())
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        let mut state = self.state();
        state.step().map_err(BackendError::Io)?;
        Ok(conflict(
            &state,
            self.number,
            ends((start, end)),
            LockKind::Alone,
        ))
    }
}
