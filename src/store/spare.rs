//! Room for drafts, set aside while there is some: on a full disk what is typed is written over it.

use std::{
    ffi::OsStr,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};

use super::{
    draft,
    place::{at_home, identity_of, open_plain},
};

/// Larger than the longest note twice, as a draft holds it.
const ROOM: usize = 96 << 10;
/// One for each of two forms, and one more to write a newer draft beside the older.
const ROOMS: usize = 3;
const ENDING: &str = "room";

#[derive(Default)]
pub(super) struct Spare {
    rooms: Vec<Room>,
    /// Whether any is wanted at all.
    wanted: bool,
    made: u32,
}

/// A file of [`ROOM`] bytes, held by a lock: one that nobody holds was left behind.
struct Room {
    path: PathBuf,
    file: File,
}

impl Spare {
    /// Sets aside what is missing, from now on also after some was used.
    pub(super) fn want(&mut self, folder: &Path) -> io::Result<()> {
        self.wanted = true;
        clear(folder)?;
        self.fill(folder)
    }

    pub(super) fn fill(&mut self, folder: &Path) -> io::Result<()> {
        while self.wanted && self.rooms.len() < ROOMS {
            self.made += 1;
            let name = format!("{}-{}.{ENDING}", std::process::id(), self.made);
            let path = folder.join(name);
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(0o600)
                .open(&path)?;
            flock(&file, FlockOperation::NonBlockingLockExclusive)?;
            let filled = file.write_all(&vec![b' '; ROOM]);
            if at_home(&path, identity_of(&file.metadata()?)).is_err() {
                // Taken for left behind before it was held.
                continue;
            }
            let room = Room { path, file };
            if filled.is_err() {
                room.give_up();
            } else {
                self.rooms.push(room);
            }
            filled?;
        }
        Ok(())
    }

    /// Stands at `to` afterwards, whole or not at all; blanks follow it.
    pub(super) fn put(&mut self, bytes: &[u8], to: &Path) -> io::Result<()> {
        if bytes.len() > ROOM {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let room = self.rooms.pop().ok_or(io::ErrorKind::StorageFull)?;
        let mut all = vec![b' '; ROOM];
        all[..bytes.len()].copy_from_slice(bytes);
        let written = room.file.write_all_at(&all, 0);
        if let Err(error) = written.and_then(|()| room.file.sync_data()) {
            self.rooms.push(room);
            return Err(error);
        }
        match renameat_with(CWD, &room.path, CWD, to, RenameFlags::EXCHANGE) {
            Ok(()) => self.rooms.extend(Room::taken_over(room.path)),
            // Nothing lay there yet.
            Err(_) => fs::rename(&room.path, to)?,
        }
        Ok(())
    }
}

impl Room {
    /// What lay where a draft stands now: room again, if it is as large.
    fn taken_over(path: PathBuf) -> Option<Self> {
        let file = OpenOptions::new().write(true).open(&path).ok()?;
        let is_room = file
            .metadata()
            .is_ok_and(|facts| facts.len() == ROOM as u64);
        let room = Self { path, file };
        if is_room && flock(&room.file, FlockOperation::NonBlockingLockExclusive).is_ok() {
            return Some(room);
        }
        room.give_up();
        None
    }

    fn give_up(&self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Drop for Spare {
    fn drop(&mut self) {
        self.rooms.iter().for_each(Room::give_up);
    }
}

/// Whether it is a draft on the way to its name, which ends in the process that writes it.
fn is_unfinished(path: &Path) -> bool {
    let writer = path.extension().and_then(OsStr::to_str);
    let is_process = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let draft = path.file_stem().map(Path::new).and_then(Path::extension);
    writer.is_some_and(is_process) && draft.is_some_and(|ending| ending == draft::ENDING)
}

/// Takes away what processes that died have left.
fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if (path.extension().is_some_and(|ending| ending == ENDING) || is_unfinished(&path))
            && let Ok(file) = open_plain(&path)
            && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            let _ = fs::remove_file(&path);
        }
    }
    Ok(())
}
