//! Who sits at a store: a small file each beside it, held by a lock, so that whoever is killed is gone by themselves.
//! Never in the store, and nothing in it hangs on it.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Read},
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::{
    StoreError,
    place::{self, open_plain},
};
use crate::domain::{SittingId, UnitId, UserId};

/// Somebody at a screen, as they were heard of last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Present {
    pub who: String,
    pub user: Option<UserId>,
    pub sitting: SittingId,
    pub pid: u32,
    pub since: DateTime<Utc>,
    /// When the last key was pressed, to a few seconds.
    pub at: DateTime<Utc>,
    /// Where their cursor stands.
    pub place: Option<UnitId>,
}

type Seats = Arc<Mutex<BTreeMap<u64, Present>>>;

/// Those who sit at one store; at one in memory they are all in this process.
#[derive(Clone)]
pub struct Presence(Place);

#[derive(Clone)]
enum Place {
    Folder(PathBuf),
    Memory(Seats),
}

/// A seat taken; it is free again when this is dropped, or its process is gone.
pub struct Attendance(Taken);

enum Taken {
    File { path: PathBuf, held: File },
    Memory { seats: Seats, sitting: u64 },
}

/// More than one line ever takes.
const MOST: u64 = 4096;

/// The ending of a seat that is being taken.
const BEGUN: &str = "new";
const MOMENT: Duration = Duration::from_secs(60);

impl Presence {
    pub fn beside(store: Option<&Path>) -> Self {
        Self(match store {
            Some(path) => Place::Folder(place::beside(path, ".here")),
            None => Place::Memory(Arc::default()),
        })
    }

    pub fn sit(&self, present: &Present) -> Result<Attendance, StoreError> {
        let seat = match &self.0 {
            Place::Memory(seats) => Taken::Memory {
                seats: Arc::clone(seats),
                sitting: present.sitting.0,
            },
            Place::Folder(folder) => {
                place::make(folder)?;
                sweep(folder);
                let name = format!("{}-{}", present.pid, present.sitting.0);
                let begun = folder.join(format!("{name}.{BEGUN}"));
                let held = OpenOptions::new()
                    .write(true)
                    .create(true)
                    .truncate(true)
                    .mode(0o600)
                    .open(&begun)?;
                // It stands under its name only once it is held: nobody takes it for left behind.
                flock(&held, FlockOperation::NonBlockingLockExclusive).map_err(io::Error::from)?;
                let path = folder.join(name);
                fs::rename(&begun, &path)?;
                Taken::File { path, held }
            }
        };
        let seat = Attendance(seat);
        seat.tell(present)?;
        Ok(seat)
    }

    /// Everybody, those who came first in front. What the dead left behind is taken away.
    pub fn all(&self) -> Result<Vec<Present>, StoreError> {
        let mut all: Vec<Present> = match &self.0 {
            Place::Memory(seats) => lock(seats).values().cloned().collect(),
            Place::Folder(folder) => match fs::read_dir(folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
                entries => entries?
                    .filter_map(|entry| seat_at(&entry.ok()?.path()))
                    .collect(),
            },
        };
        all.sort_by_key(|present| (present.since, present.pid));
        Ok(all)
    }
}

/// Takes away what those who were killed left behind: not everybody ever asks who is there.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = held(&entry.path());
    }
}

/// The file of a seat; one that nobody holds any more is taken away. What is no file of ours stays and counts for nothing.
fn held(path: &Path) -> Option<File> {
    if path.extension().is_some_and(|ending| ending == BEGUN) && !is_old(path) {
        return None;
    }
    let file = open_plain(path).ok()?;
    if flock(&file, FlockOperation::NonBlockingLockShared).is_ok() {
        // Another look may have been faster.
        let _ = fs::remove_file(path);
        return None;
    }
    Some(file)
}

/// Whoever takes a seat needs a moment until it is held.
fn is_old(path: &Path) -> bool {
    let made = fs::symlink_metadata(path).and_then(|facts| facts.modified());
    made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age > MOMENT))
}

/// None for a seat that nobody holds any more, or of which nothing can be told yet.
fn seat_at(path: &Path) -> Option<Present> {
    let file = held(path)?;
    let mut text = String::new();
    file.take(MOST).read_to_string(&mut text).ok()?;
    serde_json::from_str(text.lines().next()?).ok()
}

fn lock(seats: &Seats) -> std::sync::MutexGuard<'_, BTreeMap<u64, Present>> {
    seats.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Attendance {
    pub fn tell(&self, present: &Present) -> Result<(), StoreError> {
        match &self.0 {
            Taken::Memory { seats, sitting } => {
                lock(seats).insert(*sitting, present.clone());
            }
            Taken::File { held, .. } => {
                let mut line = serde_json::to_vec(present).map_err(io::Error::from)?;
                line.push(b'\n');
                // Readers take the first line; what a longer one left behind it means nothing.
                held.write_all_at(&line, 0)?;
            }
        }
        Ok(())
    }
}

impl Drop for Attendance {
    fn drop(&mut self) {
        match &self.0 {
            Taken::Memory { seats, sitting } => {
                lock(seats).remove(sitting);
            }
            Taken::File { path, .. } => {
                // Whoever looks next would do it otherwise.
                let _ = fs::remove_file(path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody(who: &str, sitting: u64) -> Present {
        Present {
            who: who.to_owned(),
            user: None,
            sitting: SittingId(sitting),
            pid: 7,
            since: DateTime::UNIX_EPOCH,
            at: DateTime::UNIX_EPOCH,
            place: Some(UnitId(3)),
        }
    }

    #[test]
    fn who_sits_is_seen_and_who_is_gone_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("county");
        for presence in [Presence::beside(Some(&store)), Presence::beside(None)] {
            assert_eq!(presence.all().expect("read"), []);
            let (li, wang) = (somebody("li", 1), somebody("wang", 2));
            let first = presence.sit(&li).expect("sat");
            let second = presence.sit(&wang).expect("sat");
            assert_eq!(presence.all().expect("read"), [li, wang.clone()]);
            let moved = Present {
                place: None,
                ..wang
            };
            second.tell(&moved).expect("told");
            drop(first);
            assert_eq!(presence.all().expect("read"), [moved]);
        }
    }

    #[test]
    fn what_the_dead_left_behind_is_taken_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("county");
        let presence = Presence::beside(Some(&store));
        let here = folder.path().join("county.here");
        fs::create_dir(&here).expect("made");
        let line = serde_json::to_string(&somebody("dead", 9)).expect("a line");
        fs::write(here.join("99-9"), line).expect("written");
        fs::write(here.join("rubbish"), "x").expect("written");
        assert_eq!(presence.all().expect("read"), []);
        assert_eq!(fs::read_dir(&here).expect("read").count(), 0);
    }

    #[test]
    fn whoever_sits_down_clears_away_the_dead_and_waits_for_no_pipe() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = folder.path().join("county");
        let presence = Presence::beside(Some(&store));
        let here = folder.path().join("county.here");
        fs::create_dir(&here).expect("made");
        for n in 0..9 {
            fs::write(here.join(format!("99-{n}")), "dead").expect("written");
        }
        rustix::fs::mkfifoat(rustix::fs::CWD, here.join("98-1"), 0o600.into()).expect("a pipe");
        std::os::unix::fs::symlink("/dev/zero", here.join("98-2")).expect("a link");
        let _seat = presence.sit(&somebody("li", 1)).expect("sat");
        assert_eq!(fs::read_dir(&here).expect("read").count(), 3);
        assert_eq!(presence.all().expect("read").len(), 1);
    }
}
