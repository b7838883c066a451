//! How the file is opened and shared. The only place that knows redb's way of letting several processes in.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use redb::{
    Builder, ConcurrencyMode, Database, DatabaseError, ReadTransaction, StorageBackend,
    WriteTransaction,
    backends::{FileBackend, InMemoryBackend},
};

use super::{
    StoreError,
    database::{Opened, writable},
    making::Making,
    opening::{sealed, whole},
    overlay::Overlay,
    place::{Identity, at_home, folder_of, guard, identity_of, network},
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

struct Held {
    database: Opened,
    /// How often it was opened again.
    turn: u64,
}

/// The turn while nothing is open.
const SHUT: u64 = u64::MAX;

pub(super) struct Handle {
    source: Source,
    cache: Cache,
    /// Device and inode of the file that was opened first: another one at its path holds another history.
    home: Option<Identity>,
    opened: RwLock<Option<Held>>,
}

pub(super) fn builder(mode: ConcurrencyMode, cache: Cache) -> Builder {
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
        let database = Opened::Whole(database);
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
        let database = Opened::Whole(database);
        let handle = Self::of(Source::File(making.path()), Cache::County, database);
        guard(|| fill(&handle))
    }

    /// What a file holds, seen through memory: it keeps every byte. Nobody may be writing it.
    pub(super) fn seen(path: &Path) -> Result<Self, StoreError> {
        let overlay = Overlay::unlocked(File::open(path)?)?;
        let builder = builder(ConcurrencyMode::ExclusiveWriter, Cache::County);
        let database = guard(|| Ok::<_, StoreError>(builder.create_with_backend(overlay)?))?;
        let database = Opened::Whole(database);
        Ok(Self::of(Source::Memory, Cache::County, database))
    }

    fn of(source: Source, cache: Cache, database: Opened) -> Self {
        Self {
            source,
            cache,
            home: None,
            opened: RwLock::new(Some(Held { database, turn: 0 })),
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
            ..Self::of(
                Source::File(path.to_owned()),
                Cache::Village,
                Opened::Whole(database),
            )
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
            match opened
                .as_ref()
                .map(|held| (held.turn, held.database.begin_read()))
            {
                Some((turn, Err(StoreError::Stalled))) => turn,
                Some((_, done)) => return done,
                None => SHUT,
            }
        };
        self.open_again(Some(failed))?;
        let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
        opened
            .as_ref()
            .ok_or(StoreError::Stalled)?
            .database
            .begin_read()
    }

    /// Runs `work` alone among all writers, commits what it wrote, and writes nothing when it fails.
    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&WriteTransaction, ReadTransaction) -> Result<T, E>,
    ) -> Result<T, E> {
        let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
        let opened = opened.as_ref().ok_or(StoreError::Stalled)?;
        let transaction = opened.database.begin_write()?;
        // Nobody else commits now: what is read beside is what will be changed.
        let read = opened.database.begin_read()?;
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
            // Where nothing can be written nobody needs to wait.
            let waiting = match opened.database.takes_writing() {
                Ok(()) => Some(opened.database.begin_write()?),
                Err(_) => None,
            };
            let overlay = Overlay::unlocked(File::open(path)?)?;
            let seen = builder(ConcurrencyMode::ExclusiveWriter, self.cache)
                .set_check_integrity_on_open(true)
                .create_with_backend(overlay);
            waiting.map_or(Ok(()), WriteTransaction::abort)?;
            seen?;
            Ok(())
        })
    }

    /// Closes and opens again, after a failure that closed it; what can only be read is left open until that changes.
    pub(super) fn reopen(&self) -> Result<(), StoreError> {
        self.stands()?;
        if let (Some(path), Err(_)) = (self.path(), self.takes_writing()) {
            writable(path)?;
        }
        self.open_again(None)?;
        self.takes_writing()
    }

    pub(super) fn takes_writing(&self) -> Result<(), StoreError> {
        let opened = self.opened.read().map_err(|_| StoreError::Stalled)?;
        let database = opened.as_ref().map(|held| &held.database);
        database.map_or(Ok(()), Opened::takes_writing)
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
            let _ = guard(|| old.database.close());
        }
        let opened_again = guard(|| self.source.open(self.cache));
        let (database, identity) = opened_again.map_err(|error| match error {
            // What was a store and is none any more was cut.
            StoreError::NotAStore => StoreError::Truncated,
            error => error,
        })?;
        if identity != self.home {
            return Err(StoreError::Replaced);
        }
        *opened = Some(Held {
            database,
            turn: turn + 1,
        });
        Ok(())
    }
}

impl Source {
    fn open(&self, cache: Cache) -> Result<(Opened, Option<Identity>), StoreError> {
        let builder = builder(ConcurrencyMode::MultiWriter, cache);
        match self {
            Self::Memory => Err(StoreError::Stalled),
            Self::Backend(make) => Ok((Opened::Whole(make(&builder)?), None)),
            Self::File(path) => {
                network(folder_of(path))?;
                match whole(path, &builder) {
                    Err(why) if why.is_sealed() => sealed(path, &builder, &why),
                    opened => opened,
                }
            }
        }
    }
}
