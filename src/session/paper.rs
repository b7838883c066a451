//! Files beside the store, named by whoever sits at the screen: a rubric read or written, a path completed. Nothing else
//! is touched.

use std::{
    env,
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use crate::exchange::{Unread, decode};

/// A path as people type it: `~/` is the home folder.
pub fn meant(path: &str) -> PathBuf {
    let home = || env::var_os("HOME").map(PathBuf::from);
    let tilde = path.strip_prefix("~/");
    let below = tilde.and_then(|rest| Some(home()?.join(rest)));
    below.unwrap_or_else(|| PathBuf::from(path))
}

/// Paths that begin so, as they are typed: a folder ends in a stroke, and what begins with a dot is named by its dot.
pub fn complete(typed: &str) -> Vec<String> {
    if typed == "~" {
        return vec!["~/".to_owned()];
    }
    let (folder, begun) = typed.split_at(typed.rfind('/').map_or(0, |at| at + 1));
    let place = match folder {
        "" => PathBuf::from("."),
        folder => meant(folder),
    };
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let named = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let hidden = name.starts_with('.') && !begun.starts_with('.');
        let stroke = if entry.path().is_dir() { "/" } else { "" };
        (name.starts_with(begun) && !hidden).then(|| format!("{folder}{name}{stroke}"))
    });
    let mut all: Vec<String> = named.collect();
    all.sort();
    all
}

/// Waits for nobody: what is no plain file is not opened.
pub fn read(path: &str, most: usize) -> Result<String, Unread> {
    let (path, most) = (meant(path), most as u64);
    let found = path.metadata()?;
    let refused = match found.len() {
        _ if found.is_dir() => Some(ErrorKind::IsADirectory),
        _ if !found.is_file() => Some(ErrorKind::Unsupported),
        len if len > most => Some(ErrorKind::FileTooLarge),
        _ => None,
    };
    if let Some(kind) = refused {
        return Err(Unread::File(kind));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    let (text, _) = decode(&bytes).map_err(Unread::Text)?;
    Ok(text)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_it_was_typed() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().display().to_string();
        fs::create_dir(folder.path().join("资料")).expect("made");
        for name in ["区划-a.csv", "区划-b.csv", ".区划"] {
            fs::write(folder.path().join(name), "").expect("written");
        }
        let all = |typed: &str| complete(&format!("{place}/{typed}"));
        let full = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| format!("{place}/{name}")).collect()
        };
        assert_eq!(all("区"), full(&["区划-a.csv", "区划-b.csv"]));
        assert_eq!(all("资"), full(&["资料/"]));
        assert_eq!(all(".区"), full(&[".区划"]));
        assert!(all("无").is_empty() && complete("/nowhere/at/all").is_empty());
        assert_eq!(complete("~"), ["~/"]);
        let home = complete("~/");
        assert!(home.iter().all(|path| path.starts_with("~/")), "{home:?}");
    }
}
