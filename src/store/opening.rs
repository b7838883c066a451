//! The first look at a file: whether it is a store of this program, and whether it may be written or only read.

use std::{fs::File, path::Path, time::Duration};

use redb::{
    Builder, ConcurrencyMode, DatabaseError, ReadTransaction, ReadableDatabase,
    backends::FileBackend,
};

use super::{
    Cache, StoreError,
    database::{Opened, writable},
    file::builder,
    overlay::Overlay,
    place::{Identity, at_home, identity_of},
    upgrade::{known, schema_in},
};

const MAGIC: &[u8] = b"redb\x1A\x0A\xA9\x0D\x0A";
/// Shorter than this no file of redb is.
const LEAST: u64 = 4096;
/// A neighbour that looks into the file after a crash holds it for a moment.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(25);

pub(super) fn whole(
    path: &Path,
    builder: &Builder,
) -> Result<(Opened, Option<Identity>), StoreError> {
    loop {
        let file = peek(path)?;
        let identity = identity_of(&file.metadata()?);
        let database = patient(|| {
            let backend = FileBackend::new(file.try_clone()?)?;
            Ok(builder.create_with_backend(backend)?)
        })?;
        // Whoever had it alone until now may have put another in its place.
        if !matches!(at_home(path, identity), Err(StoreError::Replaced)) {
            return Ok((Opened::Whole(database), Some(identity)));
        }
    }
}

/// A file that takes no writing can be read all the same.
pub(super) fn sealed(
    path: &Path,
    beside: &Builder,
    why: &StoreError,
) -> Result<(Opened, Option<Identity>), StoreError> {
    let file = File::open(path)?;
    ours(&file)?;
    let alone = builder(ConcurrencyMode::ExclusiveWriter, Cache::County);
    let opened = patient(|| Opened::sealed(path, (beside, &alone), why.clone()))?;
    Ok((opened, Some(identity_of(&file.metadata()?))))
}

/// Looks whether the file is a store that this program may write, and leaves every byte of it as it is.
fn peek(path: &Path) -> Result<File, StoreError> {
    let file = writable(path)?;
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
