//! A file that is being made. It has no name until it is whole, so that whatever ends the process leaves nothing behind;
//! where the file system knows no such files it has one of a form of its own, and what nobody holds is taken away.

use std::{
    fs::{self, File, OpenOptions},
    io,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use rustix::{
    fs::{CWD, FlockOperation, OFlags, flock},
    io::Errno,
};

use super::{
    StoreError,
    opening::ours,
    place::{at_home, folder_of, identity_of, open_plain, put_first},
};

/// Gone when it is dropped, unless it was given a name.
pub struct Making {
    file: File,
    /// Held by a lock while it lives, so that nobody takes its name for left behind.
    held: File,
    folder: PathBuf,
    name: Option<PathBuf>,
}

const BEGINS: &str = ".sanzhang-";
const ENDS: &str = ".new";
/// As often as somebody may take a name away before it is held.
const TRIES: u32 = 5;

impl Making {
    /// In the folder where it will stand. What was left behind there is taken away, as it is when a county is opened.
    pub fn in_folder(folder: &Path) -> Result<Self, StoreError> {
        clear(folder);
        match nameless(folder) {
            Some(made) => made,
            None => Self::named(folder),
        }
    }

    fn named(folder: &Path) -> Result<Self, StoreError> {
        for _ in 1..TRIES {
            let name = folder.join(own_name());
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&name)?;
            let made = Self::of(file, folder, &name, Some(name.clone()))?;
            if at_home(&name, identity_of(&made.file.metadata()?)).is_ok() {
                return Ok(made);
            }
        }
        Err(StoreError::Locked)
    }

    fn of(
        file: File,
        folder: &Path,
        path: &Path,
        name: Option<PathBuf>,
    ) -> Result<Self, StoreError> {
        // Locks belong to an opening: the database takes its own on the other one.
        let held = File::open(path)?;
        flock(&held, FlockOperation::NonBlockingLockShared).map_err(io::Error::from)?;
        Ok(Self {
            file,
            held,
            folder: folder.to_owned(),
            name,
        })
    }

    pub fn file(&self) -> &File {
        &self.file
    }

    pub fn file_mut(&mut self) -> &mut File {
        &mut self.file
    }

    /// Where this process can open it.
    pub fn path(&self) -> PathBuf {
        self.name.clone().unwrap_or_else(|| path_of(&self.file))
    }

    /// Whether what is there of it may become a county.
    pub fn begins_well(&self) -> Result<(), StoreError> {
        ours(&self.file)
    }

    /// Gives it a name that nothing has.
    pub fn stand(&self, path: &Path) -> Result<(), StoreError> {
        self.file.sync_all()?;
        self.link(path)?;
        Ok(File::open(folder_of(path))?.sync_all()?)
    }

    /// Puts it in the place of what is there.
    pub fn replace(&self, path: &Path) -> Result<(), StoreError> {
        self.file.sync_all()?;
        let name = if let Some(name) = &self.name {
            name.clone()
        } else {
            let name = self.folder.join(own_name());
            self.link(&name)?;
            name
        };
        let moved = fs::rename(&name, path);
        if moved.is_err() {
            let _ = fs::remove_file(&name);
        }
        moved?;
        Ok(File::open(folder_of(path))?.sync_all()?)
    }

    fn link(&self, path: &Path) -> io::Result<()> {
        let Some(name) = &self.name else {
            return Ok(link(&self.file, path)?);
        };
        put_first(name, path)
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            let _ = fs::remove_file(name);
        }
        let _ = flock(&self.held, FlockOperation::Unlock);
    }
}

fn own_name() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let n = MADE.fetch_add(1, Ordering::Relaxed);
    format!("{BEGINS}{}-{n}{ENDS}", std::process::id())
}

#[cfg(target_os = "linux")]
fn path_of(file: &File) -> PathBuf {
    use std::os::fd::AsRawFd;
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

#[cfg(target_os = "linux")]
fn nameless(folder: &Path) -> Option<Result<Making, StoreError>> {
    use rustix::fs::{Mode, openat};
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file = File::from(openat(CWD, folder, flags, Mode::RUSR | Mode::WUSR).ok()?);
    let path = path_of(&file);
    // Without the folder of processes it could never be given a name.
    fs::metadata(&path).ok()?;
    Some(Making::of(file, folder, &path, None))
}

#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> Result<(), Errno> {
    use rustix::fs::{AtFlags, linkat};
    linkat(CWD, path_of(file), CWD, path, AtFlags::SYMLINK_FOLLOW)
}

#[cfg(not(target_os = "linux"))]
fn path_of(_file: &File) -> PathBuf {
    PathBuf::new()
}

#[cfg(not(target_os = "linux"))]
fn nameless(_folder: &Path) -> Option<Result<Making, StoreError>> {
    None
}

#[cfg(not(target_os = "linux"))]
fn link(_file: &File, _path: &Path) -> Result<(), Errno> {
    Err(Errno::NOTSUP)
}

/// Takes away what processes that died here have left. What cannot be taken away is in nobody's way.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours = name
            .strip_prefix(BEGINS)
            .and_then(|rest| rest.strip_suffix(ENDS));
        let ours = ours.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || c == '-'));
        if ours
            && let Ok(file) = open_plain(&entry.path())
            && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;
    use crate::store::{Cache, Store};

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("read").flatten();
        entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn with_a_name_and_without_it_stands_whole_or_is_gone() {
        let folder = tempfile::tempdir().expect("folder");
        let at = folder.path();
        for make in [Making::in_folder, Making::named] {
            drop(make(at).expect("made"));
            assert!(names(at).is_empty());
            let made = make(at).expect("made");
            made.file().write_all(b"whole").expect("written");
            made.stand(&at.join("one")).expect("named");
            assert!(matches!(
                make(at).expect("made").stand(&at.join("one")),
                Err(StoreError::Exists)
            ));
            make(at)
                .expect("made")
                .replace(&at.join("one"))
                .expect("replaced");
            drop(made);
            assert_eq!(names(at), ["one"]);
            assert_eq!(fs::read(at.join("one")).expect("read"), b"");
            fs::remove_file(at.join("one")).expect("removed");
        }
    }

    #[test]
    fn who_opens_a_county_takes_away_what_the_dead_left_beside_it() {
        let folder = tempfile::tempdir().expect("folder");
        let at = folder.path();
        let county = at.join("county");
        drop(Store::create(&county, Cache::Village).expect("created"));
        let held = Making::named(at).expect("made");
        fs::write(at.join(".sanzhang-7-1.new"), "a whole county").expect("written");
        drop(Store::open(&county, Cache::Village).expect("opened"));
        assert!(!at.join(".sanzhang-7-1.new").exists());
        assert!(held.path().exists() && county.exists());
    }

    #[test]
    fn only_what_nobody_holds_is_taken_away() {
        let folder = tempfile::tempdir().expect("folder");
        let at = folder.path();
        let held = Making::named(at).expect("made");
        for name in [
            ".sanzhang-7.new",
            ".sanzhang-7-1.new",
            ".sanzhang-x.new",
            "a.new",
        ] {
            fs::write(at.join(name), "x").expect("written");
        }
        clear(at);
        let mut left = names(at);
        left.sort();
        let own = held
            .path()
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut right = vec![own, ".sanzhang-x.new".to_owned(), "a.new".to_owned()];
        right.sort();
        assert_eq!(left, right);
    }
}
