//! When something was done last that changes nothing in the county: that a copy was made, that somebody signed in.
//! Empty files beside the store which bear the time. A row of the store would be a commit for each of many sessions that
//! begin at the same hour, and each would wait for whoever saves; here nobody waits, and what is lost is no work.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};

use super::{StoreError, place};

/// What is dated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// A copy of the county was made and proved.
    Copied,
    /// The user of this login signed in.
    SignedIn(&'a str),
}

/// The marks beside one store; those of a store in memory live and die with it.
#[derive(Clone)]
pub struct Marks(Place);

#[derive(Clone)]
enum Place {
    Folder(PathBuf),
    Memory(Arc<Mutex<BTreeMap<String, DateTime<Utc>>>>),
}

impl Mark<'_> {
    /// A login is fit for the name of a file, and begins with a letter.
    fn name(self) -> String {
        match self {
            Self::Copied => "copied".to_owned(),
            Self::SignedIn(login) => format!("in-{login}"),
        }
    }
}

impl Marks {
    pub fn beside(store: Option<&Path>) -> Self {
        Self(match store {
            Some(path) => Place::Folder(place::beside(path, ".marks")),
            None => Place::Memory(Arc::default()),
        })
    }

    pub fn set(&self, mark: Mark<'_>, at: DateTime<Utc>) -> Result<(), StoreError> {
        match &self.0 {
            Place::Memory(all) => {
                let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
                all.insert(mark.name(), at);
            }
            Place::Folder(folder) => {
                place::make(folder)?;
                let file = OpenOptions::new()
                    .write(true)
                    .create(true)
                    .truncate(false)
                    .mode(0o600)
                    .open(folder.join(mark.name()))?;
                file.set_modified(at.into())?;
            }
        }
        Ok(())
    }

    /// None where it was never done, as far as is known here.
    pub fn last(&self, mark: Mark<'_>) -> Option<DateTime<Utc>> {
        match &self.0 {
            Place::Memory(all) => {
                let all = all.lock().unwrap_or_else(PoisonError::into_inner);
                all.get(&mark.name()).copied()
            }
            Place::Folder(folder) => {
                let facts = fs::symlink_metadata(folder.join(mark.name())).ok()?;
                let at = facts.modified().ok().filter(|_| facts.is_file())?;
                Some(at.into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_bears_the_time_it_was_set_at_and_no_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("county");
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("an instant");
        for marks in [Marks::beside(Some(&store)), Marks::beside(None)] {
            let li = Mark::SignedIn("li");
            assert_eq!(marks.last(li), None);
            marks.set(li, at(1_700_000_000)).expect("set");
            marks.set(Mark::Copied, at(1_700_000_001)).expect("set");
            marks.set(li, at(1_700_000_002)).expect("set again");
            assert_eq!(marks.last(li), Some(at(1_700_000_002)));
            assert_eq!(marks.last(Mark::SignedIn("copied")), None);
            assert_eq!(marks.last(Mark::Copied), Some(at(1_700_000_001)));
        }
        let kept = fs::read_dir(folder.path().join("county.marks")).expect("a folder");
        let bytes = kept.map(|file| file.expect("a file").metadata().expect("facts").len());
        assert_eq!(bytes.collect::<Vec<_>>(), [0, 0]);
    }
}
