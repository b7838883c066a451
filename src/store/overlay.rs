//! A file seen through memory: redb may repair what it sees, the file keeps every byte.

use std::{
    collections::BTreeMap,
    fs::File,
    io,
    ops::Bound,
    os::unix::fs::FileExt,
    sync::{Mutex, PoisonError},
};

use redb::{BackendError, StorageBackend, backends::FileBackend};

const PAGE: u64 = 4096;

#[derive(Debug)]
pub(super) struct Overlay {
    file: File,
    /// Takes the locks, so that nobody writes below; none if the caller keeps writers out.
    locks: Option<FileBackend>,
    changed: Mutex<Changed>,
}

#[derive(Debug)]
struct Changed {
    len: u64,
    /// Of the file's bytes, those below this still count: shortening forgets the rest.
    kept: u64,
    pages: BTreeMap<u64, Vec<u8>>,
}

impl Overlay {
    pub(super) fn locked(file: File) -> Result<Self, redb::DatabaseError> {
        let locks = FileBackend::new(file.try_clone()?)?;
        Ok(Self {
            locks: Some(locks),
            ..Self::unlocked(file)?
        })
    }

    pub(super) fn unlocked(file: File) -> io::Result<Self> {
        let len = file.metadata()?.len();
        Ok(Self {
            locks: None,
            file,
            changed: Mutex::new(Changed {
                len,
                kept: len,
                pages: BTreeMap::new(),
            }),
        })
    }

    fn locks(&self) -> Result<&FileBackend, BackendError> {
        self.locks.as_ref().ok_or(BackendError::Unsupported)
    }

    fn page(&self, changed: &Changed, n: u64) -> io::Result<Vec<u8>> {
        if let Some(page) = changed.pages.get(&n) {
            return Ok(page.clone());
        }
        let mut page = vec![0; PAGE as usize];
        let from = n * PAGE;
        let here = changed.kept.saturating_sub(from).min(PAGE) as usize;
        self.file.read_exact_at(&mut page[..here], from)?;
        Ok(page)
    }

    fn with<T>(&self, work: impl FnOnce(&mut Changed) -> io::Result<T>) -> io::Result<T> {
        work(&mut self.changed.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Cuts a range of bytes by pages: page, offset in it, offset in the range, length.
fn cuts(offset: u64, len: usize) -> impl Iterator<Item = (u64, usize, usize, usize)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        if done == len {
            return None;
        }
        let at = offset + done as u64;
        let within = (at % PAGE) as usize;
        let n = (PAGE as usize - within).min(len - done);
        let cut = (at / PAGE, within, done, n);
        done += n;
        Some(cut)
    })
}

impl StorageBackend for Overlay {
    fn len(&self) -> io::Result<u64> {
        self.with(|changed| Ok(changed.len))
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.with(|changed| {
            if offset + out.len() as u64 > changed.len {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            for (n, within, done, len) in cuts(offset, out.len()) {
                let page = self.page(changed, n)?;
                out[done..done + len].copy_from_slice(&page[within..within + len]);
            }
            Ok(())
        })
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.with(|changed| {
            if len < changed.len {
                changed.kept = changed.kept.min(len);
                changed.pages.retain(|&n, _| n * PAGE < len);
                if let Some(page) = changed.pages.get_mut(&(len / PAGE)) {
                    page[(len % PAGE) as usize..].fill(0);
                }
            }
            changed.len = len;
            Ok(())
        })
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.with(|changed| {
            for (n, within, done, len) in cuts(offset, data.len()) {
                let mut page = self.page(changed, n)?;
                page[within..within + len].copy_from_slice(&data[done..done + len]);
                changed.pages.insert(n, page);
            }
            Ok(())
        })
    }

    fn close(&self) -> io::Result<()> {
        self.locks.as_ref().map_or(Ok(()), StorageBackend::close)
    }

    fn try_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.locks()?.try_lock_range(start, end)
    }

    fn lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.locks()?.lock_range(start, end)
    }

    fn unlock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.locks()?.unlock_range(start, end)
    }

    fn query_lock_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<bool, BackendError> {
        self.locks()?.query_lock_range(start, end)
    }

    fn try_lock_shared_range(
        &self,
        start: Bound<u64>,
        end: Bound<u64>,
    ) -> Result<bool, BackendError> {
        self.locks()?.try_lock_shared_range(start, end)
    }

    fn lock_shared_range(&self, start: Bound<u64>, end: Bound<u64>) -> Result<(), BackendError> {
        self.locks()?.lock_shared_range(start, end)
    }
}
