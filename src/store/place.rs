//! Where the file lies, and what may go wrong around it. Knows no way of sharing.

use std::{
    fs, io,
    os::unix::fs::MetadataExt,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use super::StoreError;

/// Runs what calls into redb; a panic there means that the file says something impossible.
pub(super) fn guard<T, E: From<StoreError>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied());
        let said = said.unwrap_or("the database stopped");
        Err(StoreError::damaged(said).into())
    })
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
