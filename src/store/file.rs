//! How the file is opened and shared. The only place that knows redb's way of letting several processes in.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use redb::{
    Builder, ConcurrencyMode, Database, DatabaseError, ReadTransaction, ReadableDatabase,
    StorageBackend, WriteTransaction,
    backends::{FileBackend, InMemoryBackend},
};

use super::{
    StoreError,
    making::Making,
    overlay::Overlay,
    place::{Identity, at_home, folder_of, guard, identity_of, network},
    upgrade::{known, schema_in},
};

/// How much of the file is kept in memory: by default redb would take a gigabyte per process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    Village,
    County,
}

impl Cache {
    /// The system keeps the file's pages for all sessions together: what each keeps besides is small, and no commit is
    /// slower for it.
    const fn bytes(self) -> usize {
        match self {
            Self::Village => 1 << 18,
            Self::County => 4 << 20,
        }
    }
}

type Make = dyn Fn(&Builder) -> Result<Database, DatabaseError> + Send + Sync;

#[derive(Clone)]
enum Source {
    Memory,
    File(PathBuf),
    Backend(Arc<Make>),
}

struct Opened {
    database: Database,
    /// How often it was opened again.
    turn: u64,
}

pub(super) struct Handle {
    source: Source,
    cache: Cache,
    /// Device and inode of the file that was opened first: another one at its path holds another history.
    home: Option<Identity>,
    opened: RwLock<Option<Opened>>,
}

const MAGIC: &[u8] = b"redb\x1A\x0A\xA9\x0D\x0A";
/// Shorter than this no file of redb is.
const LEAST: u64 = 4096;
/// A neighbour that looks into the file after a crash holds it for a moment.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(25);

fn builder(mode: ConcurrencyMode, cache: Cache) -> Builder {
    let mut builder = Database::builder();
    builder
        .set_concurrency_mode(mode)
        .set_cache_size(cache.bytes());
    builder
}

impl Handle {
    pub(super) fn in_memory() -> Result<Self, StoreError> {
        let database = builder(ConcurrencyMode::ExclusiveWriter, Cache::County)
            .create_with_backend(InMemoryBackend::new())?;
        Ok(Self::of(Source::Memory, Cache::County, database))
    }

    pub(super) fn with_backend<B: StorageBackend>(
        make: impl Fn() -> io::Result<B> + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let make = move |builder: &Builder| builder.create_with_backend(make()?);
        Self::new(Source::Backend(Arc::new(make)), Cache::Village)
    }

    pub(super) fn open(path: &Path, cache: Cache) -> Result<Self, StoreError> {
        Self::new(Source::File(path.to_owned()), cache)
    }

    fn new(source: Source, cache: Cache) -> Result<Self, StoreError> {
        let (database, home) = guard(|| source.open(cache))?;
        Ok(Self {
            home,
            ..Self::of(source, cache, database)
        })
    }

    /// Makes the file apart and gives it its name only if nothing is there: a power cut leaves all or nothing.
    pub(super) fn create(
        path: &Path,
        fill: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists);
        }
        let folder = folder_of(path);
        if !folder.exists() {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)?;
        }
        network(folder)?;
        let making = Making::in_folder(folder)?;
        Self::make(&making, fill)?;
        making.stand(path)
    }

    /// Makes it there, and leaves it to the caller to give it a name.
    pub(super) fn make(
        making: &Making,
        fill: impl FnOnce(&Self) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let backend = FileBackend::new(making.file().try_clone()?)?;
        let database =
            builder(ConcurrencyMode::MultiWriter, Cache::County).create_with_backend(backend)?;
        let handle = Self::of(Source::File(making.path()), Cache::County, database);
        guard(|| fill(&handle))
    }

    /// What a file holds, seen through memory: it keeps every byte. Nobody may be writing it.
    pub(super) fn seen(path: &Path) -> Result<Self, StoreError> {
        let overlay = Overlay::unlocked(File::open(path)?)?;
        let builder = builder(ConcurrencyMode::ExclusiveWriter, Cache::County);
        let database = guard(|| Ok::<_, StoreError>(builder.create_with_backend(overlay)?))?;
        Ok(Self::of(Source::Memory, Cache::County, database))
    }

    fn of(source: Source, cache: Cache, database: Database) -> Self {
        Self {
            source,
            cache,
            home: None,
            opened: RwLock::new(Some(Opened { database, turn: 0 })),
        }
    }

    /// With nobody else in the file until it is dropped.
    pub(super) fn alone(path: &Path) -> Result<Self, StoreError> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let builder = builder(ConcurrencyMode::ExclusiveWriter, Cache::Village);
        let home = identity_of(&file.metadata()?);
        let database =
            guard(|| Ok::<_, StoreError>(builder.create_with_backend(FileBackend::new(file)?)?))?;
        // Somebody else had it alone and put another in its place.
        at_home(path, home).map_err(|_| StoreError::Locked)?;
        Ok(Self {
            home: Some(home),
            ..Self::of(Source::File(path.to_owned()), Cache::Village, database)
        })
    }

    /// Whether the file that was opened is still the one at its path.
    pub(super) fn stands(&self) -> Result<(), StoreError> {
        match (self.path(), self.home) {
            (Some(path), Some(home)) => at_home(path, home),
            _ => Ok(()),
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::File(path) => Some(path),
            _ => None,
        }
    }

    /// After a failed write redb answers nobody any more; whoever only wants to read opens it again.
    pub(super) fn begin_read(&self) -> Result<ReadTransaction, StoreError> {
        let failed = {
            let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
            let opened = opened.as_ref().ok_or(StoreError::Stalled)?;
            match opened.database.begin_read().map_err(StoreError::from) {
                Err(StoreError::Stalled) => opened.turn,
                done => return done,
            }
        };
        self.open_again(Some(failed))?;
        let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
        let opened = opened.as_ref().ok_or(StoreError::Stalled)?;
        Ok(opened.database.begin_read()?)
    }

    /// Runs `work` alone among all writers, commits what it wrote, and writes nothing when it fails.
    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&WriteTransaction, ReadTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
        let opened = opened.as_ref().ok_or(StoreError::Stalled)?;
        let transaction = opened.database.begin_write().map_err(StoreError::from)?;
        // Nobody else commits now: what is read beside is what will be changed.
        let read = opened.database.begin_read().map_err(StoreError::from)?;
        let done = match work(&transaction, read) {
            Ok(done) => done,
            Err(error) => {
                // Whatever the abort says, the first error says more.
                let _ = transaction.abort();
                return Err(error);
            }
        };
        if let Err(error) = self.stands() {
            transaction.abort().map_err(StoreError::from)?;
            return Err(error.into());
        }
        transaction.commit().map_err(StoreError::from)?;
        Ok(done)
    }

    /// redb's own look at every page, through memory, while all writers wait. Only a file can be looked at beside itself.
    pub(super) fn check_pages(&self) -> Result<(), StoreError> {
        let Some(path) = self.path() else {
            return Ok(());
        };
        guard(|| {
            let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
            let opened = opened.as_ref().ok_or(StoreError::Stalled)?;
            let waiting = opened.database.begin_write()?;
            let overlay = Overlay::unlocked(File::open(path)?)?;
            let seen = builder(ConcurrencyMode::ExclusiveWriter, self.cache)
                .set_check_integrity_on_open(true)
                .create_with_backend(overlay);
            waiting.abort()?;
            seen?;
            Ok(())
        })
    }

    /// Closes and opens again, after a failure that closed it.
    pub(super) fn reopen(&self) -> Result<(), StoreError> {
        self.open_again(None)
    }

    /// `failed` is the turn that failed: somebody else may have opened it since.
    fn open_again(&self, failed: Option<u64>) -> Result<(), StoreError> {
        if matches!(self.source, Source::Memory) {
            return Ok(());
        }
        // What is open can still be read while the file is away.
        self.stands()?;
        let mut opened = self.opened.write().unwrap_or_else(PoisonError::into_inner);
        let mut turn = 0;
        if let Some(old) = opened.as_ref() {
            turn = old.turn;
            if failed.is_some_and(|failed| failed != turn) {
                return Ok(());
            }
        }
        // The old one holds locks; closing it may fail again on the same disk.
        if let Some(old) = opened.take() {
            let _ = guard(|| old.database.close().map_err(StoreError::from));
        }
        let (database, identity) = guard(|| self.source.open(self.cache))?;
        if identity != self.home {
            return Err(StoreError::Replaced);
        }
        *opened = Some(Opened {
            database,
            turn: turn + 1,
        });
        Ok(())
    }
}

impl Source {
    fn open(&self, cache: Cache) -> Result<(Database, Option<Identity>), StoreError> {
        let builder = builder(ConcurrencyMode::MultiWriter, cache);
        match self {
            Self::Memory => Err(StoreError::Stalled),
            Self::Backend(make) => Ok((make(&builder)?, None)),
            Self::File(path) => {
                network(folder_of(path))?;
                loop {
                    let file = peek(path)?;
                    let identity = identity_of(&file.metadata()?);
                    let database = patient(|| {
                        let backend = FileBackend::new(file.try_clone()?)?;
                        Ok(builder.create_with_backend(backend)?)
                    })?;
                    // Whoever had it alone until now may have put another in its place.
                    if !matches!(at_home(path, identity), Err(StoreError::Replaced)) {
                        return Ok((database, Some(identity)));
                    }
                }
            }
        }
    }
}

/// Looks whether the file is a store that this program may write, and leaves every byte of it as it is.
fn peek(path: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    let file = match file {
        Err(error) if error.kind() == io::ErrorKind::IsADirectory => {
            return Err(StoreError::NotAStore);
        }
        other => other?,
    };
    ours(&file)?;
    let found = patient(|| peek_schema(path))?;
    known(found)?;
    Ok(file)
}

/// Whether the file begins as a store does and is not too short for one.
pub(super) fn ours(file: &File) -> Result<(), StoreError> {
    let facts = file.metadata()?;
    if !facts.is_file() {
        return Err(StoreError::NotAStore);
    }
    let mut magic = [0; MAGIC.len()];
    let had = std::os::unix::fs::FileExt::read_at(file, &mut magic, 0)?;
    if had == 0 || !MAGIC.starts_with(&magic[..had]) {
        return Err(StoreError::NotAStore);
    }
    if facts.len() < LEAST {
        return Err(StoreError::Truncated);
    }
    Ok(())
}

/// What the file holds now, beside whoever writes it: nothing is written, and no writer waited for. None after a crash:
/// only who opens it for writing makes it whole again.
pub(super) fn glimpse(path: &Path) -> Result<Option<ReadTransaction>, StoreError> {
    let shared = builder(ConcurrencyMode::MultiWriter, Cache::Village);
    match shared.open_read_only(path) {
        Ok(database) => Ok(Some(database.begin_read()?)),
        Err(DatabaseError::RepairAborted) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Beside other processes where it can; after a crash in memory over the file, which stays unrepaired.
fn peek_schema(path: &Path) -> Result<u32, StoreError> {
    if let Some(seen) = glimpse(path)? {
        return schema_in(&seen);
    }
    // Opened for writing, because only so it can be locked.
    let alone = builder(ConcurrencyMode::ExclusiveWriter, Cache::Village);
    let database = alone.create_with_backend(Overlay::locked(
        File::options().read(true).write(true).open(path)?,
    )?)?;
    schema_in(&database.begin_read()?)
}

fn patient<T>(mut work: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    for _ in 1..TRIES {
        match work() {
            Err(StoreError::Locked) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    work()
}
