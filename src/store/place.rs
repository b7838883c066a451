//! Where the file lies, and what may go wrong around it. Knows no way of sharing.

use std::{
    any::Any,
    cell::Cell,
    fs::{self, File, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use rustix::{
    fs::{CWD, OFlags, RenameFlags, renameat_with},
    io::Errno,
};

use super::StoreError;

/// A folder that bears the store's name and this ending.
pub(super) fn beside(store: &Path, ending: &str) -> PathBuf {
    let mut folder = store.as_os_str().to_owned();
    folder.push(ending);
    folder.into()
}

/// Makes the folder, which nobody else may look into, where it is not there yet.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

thread_local! {
    /// How many guards this thread stands under.
    static GUARDS: Cell<usize> = const { Cell::new(0) };
}

/// Runs what calls into redb; a panic there means that the file says something impossible.
pub(super) fn guard<T, E: From<StoreError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    GUARDS.set(GUARDS.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDS.set(GUARDS.get() - 1);
    done.unwrap_or_else(|panic| Err(StoreError::damaged(panic_words(panic.as_ref())).into()))
}

/// Whether a panic of this thread becomes an error here, so that nobody needs to hear of it otherwise.
pub fn is_guarded() -> bool {
    GUARDS.get() > 0
}

/// What a panic says, without where.
pub fn panic_words(panic: &(dyn Any + Send)) -> &str {
    let said = panic.downcast_ref::<String>().map(String::as_str);
    let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
    said.unwrap_or("it stopped")
}

/// Gives a file a name that nothing else bears. The one it had may stay.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where something lies there, which is left alone.
pub(super) fn put_first(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A stick, for one, knows no second names.
        Err(_) => match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
                if fs::symlink_metadata(to).is_ok() {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                fs::rename(from, to)
            }
            done => Ok(done?),
        },
        Ok(()) => Ok(()),
    }
}

/// Reads a small file of ours, of at most so many bytes. What somebody else put in its place, a link, a pipe, a device, is
/// not followed and not waited for.
pub(super) fn read_plain(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_plain(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

pub(super) fn open_plain(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits() as i32)
        .open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    Ok(file)
}

/// Where a file lies or is to lie.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Device and inode.
pub(super) type Identity = (u64, u64);

pub(super) fn identity_of(facts: &fs::Metadata) -> Identity {
    (facts.dev(), facts.ino())
}

/// Whether the file at the path is this one.
pub(super) fn at_home(path: &Path, identity: Identity) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(facts) if identity_of(&facts) == identity => Ok(()),
        Ok(_) => Err(StoreError::Replaced),
        Err(error) => match error.kind() {
            // A folder of that name stands in the way, or none at all.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Err(StoreError::Gone),
            _ => Err(error.into()),
        },
    }
}

/// Locks and fsync mean little over a network: such a place is refused.
pub(super) fn network(folder: &Path) -> Result<(), StoreError> {
    #[cfg(target_os = "linux")]
    {
        /// NFS, SMB, CIFS, SMB2, Coda, AFS, Ceph.
        const TYPES: [u32; 7] = [
            0x6969,
            0x517b,
            0xff53_4d42,
            0xfe53_4d42,
            0x7375_7245,
            0x5346_414f,
            0x00c3_6400,
        ];
        if let Ok(facts) = rustix::fs::statfs(folder)
            && TYPES.contains(&(facts.f_type as u32))
        {
            return Err(StoreError::NetworkFs);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
    Ok(())
}
