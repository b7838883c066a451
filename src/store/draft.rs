//! Drafts of forms: small files in a folder beside the store, never in it, so that a broken line loses no typing.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::{
    StoreError,
    place::{self, put_first, read_plain},
    spare::Spare,
};
use crate::domain::Seq;

/// What somebody had typed when they were last heard of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub who: String,
    /// Which form, and of what: one draft is kept for each.
    pub form: String,
    /// The version of the record from which the edit began; none for something new.
    #[serde(default)]
    pub base: Option<Seq>,
    pub at: DateTime<Utc>,
    pub value: serde_json::Value,
}

/// What a draft held when it was last read or written: what another hand made of it since bears another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp(blake3::Hash);

impl Draft {
    pub fn stamp(&self) -> Stamp {
        // Plain data always becomes bytes.
        Stamp(blake3::hash(&serde_json::to_vec(self).unwrap_or_default()))
    }
}

/// The drafts beside one store; those of a store in memory live and die with it.
#[derive(Clone)]
pub struct Drafts(Place);

#[derive(Clone)]
enum Place {
    Folder(PathBuf, Arc<Mutex<Spare>>),
    Memory(Arc<Mutex<BTreeMap<String, Draft>>>),
}

pub(super) const ENDING: &str = "draft";
/// Bytes of a draft: more than every field of the longest form takes.
const MOST: u64 = 4 << 20;

impl Drafts {
    pub(super) fn beside(store: Option<&Path>) -> Self {
        Self(match store {
            Some(path) => Place::Folder(place::beside(path, ".drafts"), Arc::default()),
            None => Place::Memory(Arc::default()),
        })
    }

    /// Those of one person, newest first. A file that is no draft is passed over.
    pub fn list(&self, who: &str) -> Result<Vec<Draft>, StoreError> {
        let mut drafts = match &self.0 {
            Place::Memory(map) => lock(map).values().cloned().collect(),
            Place::Folder(folder, _) => read_all(folder)?,
        };
        drafts.retain(|draft| draft.who == who);
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.at));
        Ok(drafts)
    }

    pub fn load(&self, who: &str, form: &str) -> Result<Option<Draft>, StoreError> {
        let name = name(who, form);
        match &self.0 {
            Place::Memory(map) => Ok(lock(map).get(&name).cloned()),
            Place::Folder(folder, _) => match read_plain(&folder.join(name), MOST) {
                Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error.into()),
            },
        }
    }

    /// Whole or not at all. What lies under the same name makes way only if it is what is `known` to lie there.
    ///
    /// # Errors
    /// [`StoreError::Exists`] where somebody else keeps another draft under it, which stays.
    pub fn save(&self, draft: &Draft, known: Option<Stamp>) -> Result<(), StoreError> {
        let there = self.load(&draft.who, &draft.form)?;
        if let Some(there) = &there
            && known != Some(there.stamp())
        {
            return Err(StoreError::Exists);
        }
        let name = name(&draft.who, &draft.form);
        match &self.0 {
            Place::Memory(map) => {
                lock(map).insert(name, draft.clone());
                Ok(())
            }
            Place::Folder(folder, spare) => {
                place::make(folder)?;
                let bytes = serde_json::to_vec(draft).map_err(io::Error::from)?;
                let to = folder.join(&name);
                let mut spare = spare.lock().unwrap_or_else(PoisonError::into_inner);
                // What is no draft is in nobody's way.
                let is_first = there.is_none() && fs::symlink_metadata(&to).is_err();
                let put = if is_first { put_first } else { put_over };
                match write_beside(&to, &bytes, put).map_err(StoreError::from) {
                    Err(StoreError::Full) => Ok(spare.put(&bytes, &to)?),
                    written => {
                        written?;
                        // What was used of the room is set aside again; without it the draft is kept all the same.
                        let _ = spare.fill(folder);
                        Ok(())
                    }
                }
            }
        }
    }

    /// Sets room aside for a full disk, as long as somebody holds these drafts.
    pub fn reserve(&self) -> Result<(), StoreError> {
        if let Place::Folder(folder, spare) = &self.0 {
            place::make(folder)?;
            let mut spare = spare.lock().unwrap_or_else(PoisonError::into_inner);
            spare.want(folder)?;
        }
        Ok(())
    }

    /// Only what is `known` to lie there.
    pub fn remove(&self, who: &str, form: &str, known: Stamp) -> Result<(), StoreError> {
        let there = self.load(who, form)?;
        if there.is_none_or(|there| there.stamp() != known) {
            return Ok(());
        }
        let name = name(who, form);
        match &self.0 {
            Place::Memory(map) => {
                lock(map).remove(&name);
                Ok(())
            }
            Place::Folder(folder, _) => match fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            },
        }
    }
}

fn lock(
    map: &Mutex<BTreeMap<String, Draft>>,
) -> std::sync::MutexGuard<'_, BTreeMap<String, Draft>> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Hashed, because what people are called need not be the name of a file.
fn name(who: &str, form: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(who.len() as u64).to_be_bytes());
    hasher.update(who.as_bytes());
    hasher.update(form.as_bytes());
    let hex = hasher.finalize().to_hex();
    format!("{hex}.{ENDING}")
}

fn read_all(folder: &Path) -> Result<Vec<Draft>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut drafts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == ENDING)
            && let Ok(bytes) = read_plain(&path, MOST)
            && let Ok(draft) = serde_json::from_slice(&bytes)
        {
            drafts.push(draft);
        }
    }
    Ok(drafts)
}

fn put_over(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

fn write_beside(
    to: &Path,
    bytes: &[u8],
    put: fn(&Path, &Path) -> io::Result<()>,
) -> io::Result<()> {
    let temporary = to.with_extension(format!("{ENDING}.{}", std::process::id()));
    let written = write_new(&temporary, bytes).and_then(|_held| put(&temporary, to));
    // What could not be finished is in nobody's way, nor is a second name.
    let _ = fs::remove_file(&temporary);
    written
}

/// Held by a lock, so that nobody takes it for left behind.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let mut file: File = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)?;
    // Where there are no locks nothing is taken away either.
    let _ = flock(&file, FlockOperation::NonBlockingLockExclusive);
    file.write_all(bytes)?;
    file.sync_data()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    #[test]
    fn a_draft_that_somebody_died_writing_goes_and_one_that_is_written_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let drafts = Drafts::beside(Some(&folder.path().join("county")));
        let at = folder.path().join("county.drafts");
        place::make(&at).expect("made");
        for left in ["a.draft.77", "b.draft", "c.draft.x", "d.77"] {
            fs::write(at.join(left), "").expect("written");
        }
        let written = File::create(at.join("e.draft.78")).expect("made");
        flock(&written, FlockOperation::NonBlockingLockExclusive).expect("held");
        drafts.reserve().expect("room");
        let entries = fs::read_dir(&at).expect("read").flatten();
        let paths = entries.map(|entry| entry.path());
        let paths = paths.filter(|path| path.extension().is_none_or(|ending| ending != "room"));
        let mut names: Vec<_> = paths
            .filter_map(|path| path.file_name().map(OsString::from))
            .collect();
        names.sort();
        assert_eq!(names, ["b.draft", "c.draft.x", "d.77", "e.draft.78"]);
    }

    #[test]
    fn a_draft_is_held_until_it_has_its_name() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("a.draft.77");
        let file = write_new(&path, b"typed").expect("written");
        let other = File::open(&path).expect("opened");
        assert!(flock(&other, FlockOperation::NonBlockingLockExclusive).is_err());
        drop(file);
        assert_eq!(fs::read(&path).expect("read"), b"typed");
    }
}
