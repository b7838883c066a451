//! Copies to keep and the way back: nothing is called done before it was read again, and what is replaced is kept.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    Cache, Finding, Manifest, Store, StoreError,
    copy::pages,
    file::{Handle, ours},
    place::folder_of,
};

/// A copy as it was found when it was read again.
#[derive(Clone, Debug)]
pub struct Proved {
    pub manifest: Manifest,
    /// What was wrong already in the county it was made of.
    pub findings: Vec<Finding>,
}

/// What becomes of a county that is where another is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It stays, and nothing is put there.
    Stays,
    /// It is kept beside, under a name that ends in `.replaced-` and what is given.
    GivesWay,
}

impl Store {
    /// A copy at `path`, where nothing is, made while everybody works and read again before it stands there. A copy that
    /// is cut off leaves nothing under that name.
    pub fn backup(&self, path: &Path) -> Result<Proved, StoreError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists);
        }
        let part = beside(path, ".part");
        clear(&part)?;
        let made = self
            .copy_to(&part)
            .and_then(|manifest| {
                let proved = Self::prove(&part)?;
                if proved.manifest == manifest {
                    Ok(proved)
                } else {
                    Err(StoreError::damaged("the copy differs from the county"))
                }
            })
            .and_then(|proved| {
                fs::hard_link(&part, path)?;
                Ok(proved)
            });
        clear(&part)?;
        fs::File::open(folder_of(path))?.sync_all()?;
        made
    }

    /// Reads every page, every row and the journal of a file that nobody writes, and compares it with the manifest it
    /// brought. The file keeps every byte.
    pub fn prove(path: &Path) -> Result<Proved, StoreError> {
        let facts = fs::metadata(path)?;
        if !facts.is_file() {
            return Err(StoreError::NotAStore);
        }
        ours(&fs::File::open(path)?)?;
        pages(path)?;
        let seen = Self::seen(path)?;
        let manifest = seen.manifest()?;
        if seen.brought()?.is_some_and(|brought| brought != manifest) {
            return Err(StoreError::damaged("the copy differs from its manifest"));
        }
        let findings = seen.check()?;
        Ok(Proved { manifest, findings })
    }

    /// Puts what a copy holds where the county is, or would be. Needs the place to itself. Answers what the copy held, and
    /// where the county that was there is kept.
    pub fn restore(
        copy: &Path,
        path: &Path,
        standing: Standing,
        stamp: &str,
    ) -> Result<(Proved, Option<PathBuf>), StoreError> {
        let there = fs::symlink_metadata(path).is_ok();
        if there && standing == Standing::Stays {
            return Err(StoreError::Exists);
        }
        let proved = Self::prove(copy)?;
        // Whoever has it open would go on in a file that nobody sees any more. One that cannot be opened holds nobody.
        let alone = match there.then(|| Handle::alone(path)) {
            Some(Err(StoreError::Locked)) => return Err(StoreError::Locked),
            Some(Ok(alone)) => Some(alone),
            Some(Err(_)) | None => None,
        };
        let fresh = beside(path, ".restored");
        clear(&fresh)?;
        let done = Self::seen(copy)?.spread_to(&fresh).and_then(|()| {
            let digest = Self::seen(&fresh)?.manifest()?.digest;
            if digest == proved.manifest.digest {
                place(&fresh, path, there, stamp)
            } else {
                Err(StoreError::damaged(
                    "what was written differs from the copy",
                ))
            }
        });
        clear(&fresh)?;
        drop(alone);
        Ok((proved, done?))
    }

    /// Writes the file anew without the room that changes have left in it. Needs the file to itself; answers its size in
    /// bytes before and after.
    pub fn compact(path: &Path) -> Result<(u64, u64), StoreError> {
        let before = fs::metadata(path)?.len();
        // Opened once as everybody does: what is no store, newer or older is dealt with there.
        drop(Self::open(path, Cache::Village)?);
        let alone = Self::of(Handle::alone(path)?)?;
        let fresh = beside(path, ".compacted");
        clear(&fresh)?;
        let done = alone.spread_to(&fresh).and_then(|()| {
            if Self::seen(&fresh)?.manifest()?.digest != alone.manifest()?.digest {
                return Err(StoreError::damaged(
                    "what was written differs from the file",
                ));
            }
            let after = fs::metadata(&fresh)?.len();
            if after < before {
                fs::rename(&fresh, path)?;
                fs::File::open(folder_of(path))?.sync_all()?;
            }
            Ok((before, after.min(before)))
        });
        clear(&fresh)?;
        done
    }
}

/// Stands at `path` afterwards, whole or not at all; what was there is kept.
fn place(
    fresh: &Path,
    path: &Path,
    there: bool,
    stamp: &str,
) -> Result<Option<PathBuf>, StoreError> {
    let kept = if there {
        let kept = beside(path, &format!(".replaced-{stamp}"));
        fs::hard_link(path, &kept)?;
        fs::rename(fresh, path)?;
        Some(kept)
    } else {
        fs::hard_link(fresh, path)?;
        None
    };
    fs::File::open(folder_of(path))?.sync_all()?;
    Ok(kept)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Takes away what a process that died here has left, or what is done with.
fn clear(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
