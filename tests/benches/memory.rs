//! What a process holds, as Linux tells it; nothing elsewhere.

use std::fs;

/// KiB of one line of a process's status: `RssAnon` is its own, `RssFile` the pages of the program and of files, which
/// all sessions share, `VmHWM` the most of both that it ever had.
pub fn kib(process: &str, line: &str) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let value = status
        .lines()
        .find_map(|l| l.strip_prefix(line)?.strip_prefix(':'));
    let kib = value.and_then(|value| value.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default()
}
