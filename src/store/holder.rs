//! Who holds a file that is locked, as the kernel tells it. Knows nothing of what is in the file.

use std::path::Path;

/// The process that has the whole file to itself, where the system says so (Linux).
pub fn holder(path: &Path) -> Option<u32> {
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    inode(path).and_then(|inode| writer(&locks, inode))
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|file| file.ino())
}

#[cfg(not(unix))]
const fn inode(_path: &Path) -> Option<u64> {
    None
}

/// From lines such as `3: FLOCK  ADVISORY  WRITE 21569 fe:00:10133507 0 EOF`; locks of open files name no process (-1).
fn writer(locks: &str, inode: u64) -> Option<u32> {
    let tail = format!(":{inode}");
    locks.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, _, _, "WRITE", pid, file, ..] = words[..] else {
            return None;
        };
        file.ends_with(&tail).then(|| pid.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::writer;

    #[test]
    fn the_writer_of_a_file_is_found_among_all_locks() {
        let locks = "1: FLOCK  ADVISORY  READ 7 fe:00:42 0 EOF\n\
                     2: FLOCK  ADVISORY  WRITE 8 fe:00:142 0 EOF\n\
                     3: OFDLCK ADVISORY  WRITE -1 fe:00:42 0 EOF\n\
                     4: FLOCK  ADVISORY  WRITE 9 fe:00:42 0 EOF\n";
        assert_eq!(writer(locks, 42), Some(9));
        assert_eq!(writer(locks, 7), None);
    }
}
