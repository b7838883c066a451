//! Who holds a file, as the kernel tells it. Knows nothing of what is in the file.

use std::{fmt, fs, path::Path};

use super::Presence;

/// The process that has the whole file to itself, where the system says so (Linux).
pub fn holder(path: &Path) -> Option<u32> {
    let locks = fs::read_to_string("/proc/locks").ok()?;
    inode(path).and_then(|inode| alone(&locks, inode))
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|file| file.ino())
}

#[cfg(not(unix))]
const fn inode(_path: &Path) -> Option<u64> {
    None
}

/// From lines such as `3: FLOCK  ADVISORY  WRITE 21569 fe:00:10133507 0 EOF`; locks of open files name no process (-1).
fn alone(locks: &str, inode: u64) -> Option<u32> {
    let tail = format!(":{inode}");
    locks.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, _, _, "WRITE", pid, file, ..] = words[..] else {
            return None;
        };
        file.ends_with(&tail).then(|| pid.parse().ok()).flatten()
    })
}

/// Another process that has a file open.
pub struct UserOf {
    pub pid: u32,
    pub stopped: bool,
    /// Everybody else who wants to save waits for it.
    pub writes: bool,
}

/// Who keeps everybody else from saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    pub pid: u32,
    /// Whoever sits at it, if it has a screen.
    pub who: Option<String>,
    pub stopped: bool,
}

impl fmt::Display for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.who {
            Some(who) => write!(f, "{} ({who})", self.pid),
            None => write!(f, "{}", self.pid),
        }
    }
}

/// The other process that is writing the file, as far as this system tells.
pub fn writer(path: &Path) -> Option<Writer> {
    let writer = users_of(path).into_iter().find(|user| user.writes)?;
    // Looked up in the folder beside, which nobody locks.
    let sitting = Presence::beside(Some(path)).all().unwrap_or_default();
    let mut sitting = sitting.into_iter();
    Some(Writer {
        pid: writer.pid,
        who: sitting
            .find(|present| present.pid == writer.pid)
            .map(|present| present.who),
        stopped: writer.stopped,
    })
}

pub fn users_of(path: &Path) -> Vec<UserOf> {
    let own = std::process::id();
    let (Ok(path), Ok(processes)) = (fs::canonicalize(path), fs::read_dir("/proc")) else {
        return Vec::new();
    };
    let mut held = Vec::new();
    for process in processes.flatten() {
        let name = process.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let process = process.path();
        let files = fs::read_dir(process.join("fd"));
        let files = files.into_iter().flatten().flatten();
        let ours = files.filter(|file| fs::read_link(file.path()).is_ok_and(|link| link == path));
        let ours: Vec<_> = ours.map(|file| file.file_name()).collect();
        if pid != own && !ours.is_empty() {
            let writes = ours.iter().any(|file| {
                let locks = fs::read_to_string(process.join("fdinfo").join(file));
                locks.is_ok_and(|locks| holds_writer(&locks))
            });
            let stopped = is_stopped(&process);
            held.push(UserOf {
                pid,
                stopped,
                writes,
            });
        }
    }
    held
}

/// From lines such as `lock: 1: OFDLCK ADVISORY WRITE -1 fe:00:42 4611686018427387904 4611686018427387904`: the byte far
/// behind the end of the file that redb locks for whoever writes.
fn holds_writer(fdinfo: &str) -> bool {
    let byte = (1_u64 << 62).to_string();
    fdinfo.lines().any(|line| {
        let mut words = line.split_whitespace().skip_while(|word| *word != "WRITE");
        let mut range = words.by_ref().skip(3);
        line.starts_with("lock:") && range.next() == Some(&byte)
    })
}

fn is_stopped(process: &Path) -> bool {
    let stat = fs::read_to_string(process.join("stat")).unwrap_or_default();
    // The name stands in brackets and may hold anything; the state follows it.
    stat.rsplit_once(')')
        .is_some_and(|(_, rest)| rest.trim_start().starts_with(['T', 't']))
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn the_writer_of_a_file_is_found_among_all_locks() {
        let locks = "1: FLOCK  ADVISORY  READ 7 fe:00:42 0 EOF\n\
                     2: FLOCK  ADVISORY  WRITE 8 fe:00:142 0 EOF\n\
                     3: OFDLCK ADVISORY  WRITE -1 fe:00:42 0 EOF\n\
                     4: FLOCK  ADVISORY  WRITE 9 fe:00:42 0 EOF\n";
        assert_eq!(alone(locks, 42), Some(9));
        assert_eq!(alone(locks, 7), None);
    }
}
