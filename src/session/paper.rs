//! Files beside the store, named by whoever sits at the screen: a rubric read or written. Nothing else is touched.

use std::{
    env,
    fs::{File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use crate::exchange::MOST_RUBRIC;

/// A path as people type it: `~/` is the home folder.
fn meant(path: &str) -> PathBuf {
    let home = || env::var_os("HOME").map(PathBuf::from);
    let tilde = path.strip_prefix("~/");
    let below = tilde.and_then(|rest| Some(home()?.join(rest)));
    below.unwrap_or_else(|| PathBuf::from(path))
}

/// Waits for nobody: what is no plain file is not opened.
pub fn read(path: &str) -> Result<String, ErrorKind> {
    let path = meant(path);
    let found = path.metadata().map_err(|error| error.kind())?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory);
    }
    if !found.is_file() {
        return Err(ErrorKind::Unsupported);
    }
    if found.len() > MOST_RUBRIC as u64 {
        return Err(ErrorKind::FileTooLarge);
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.kind())?;
    let read = file.take(MOST_RUBRIC as u64).read_to_end(&mut bytes);
    read.map_err(|error| error.kind())?;
    String::from_utf8(bytes).map_err(|_| ErrorKind::InvalidData)
}

pub fn write(path: &str, text: &str) -> Result<(), ErrorKind> {
    write_new(&meant(path), text).map_err(|error| error.kind())
}

/// What lies there already may be somebody's work.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut new = OpenOptions::new();
    // It may hold what is nobody else's.
    let made = new.write(true).create_new(true).mode(0o600).open(path);
    made.and_then(|mut made| made.write_all(text.as_bytes()))
}
