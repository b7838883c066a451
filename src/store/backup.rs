//! Copies to keep and the way back: nothing is called done before it was read again, and what is replaced is kept.

use std::{
    ffi::OsString,
    fs::{self, File},
    path::{Path, PathBuf},
};

use super::{
    Cache, Finding, Manifest, Store, StoreError,
    copy::pages,
    file::Handle,
    making::Making,
    opening::ours,
    place::{at_home, folder_of, identity_of},
    upgrade::upgrade,
};

/// A copy as it was found when it was read again.
#[derive(Clone, Debug)]
pub struct Proved {
    pub manifest: Manifest,
    /// What was wrong already in the county it was made of.
    pub findings: Vec<Finding>,
}

/// A copy that has no name yet; without one it is gone when this is.
pub struct Fresh {
    making: Making,
    pub proved: Proved,
}

impl Fresh {
    /// Gives it a name that nothing has.
    pub fn stand(&self, path: &Path) -> Result<(), StoreError> {
        self.making.stand(path)
    }

    /// Its bytes, from the first on.
    pub fn file(&self) -> Result<File, StoreError> {
        Ok(File::open(self.making.path())?)
    }
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
    /// A copy without a name, to be put into the folder, made while everybody works and read again.
    pub fn copy_in(&self, folder: &Path) -> Result<Fresh, StoreError> {
        let making = Making::in_folder(folder)?;
        let manifest = self.copy_into(&making)?;
        let proved = Self::prove(&making.path())?;
        if proved.manifest != manifest {
            return Err(StoreError::damaged("the copy differs from the county"));
        }
        Ok(Fresh { making, proved })
    }

    /// The same at `path`, where nothing is. A copy that is cut off leaves nothing.
    pub fn backup(&self, path: &Path) -> Result<Proved, StoreError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists);
        }
        let fresh = self.copy_in(folder_of(path))?;
        fresh.stand(path)?;
        Ok(fresh.proved)
    }

    /// Reads every page, every row and the journal of a file that nobody writes, and compares it with the manifest it
    /// brought. The file keeps every byte.
    pub fn prove(path: &Path) -> Result<Proved, StoreError> {
        let facts = fs::metadata(path)?;
        if !facts.is_file() {
            return Err(StoreError::NotAStore);
        }
        ours(&File::open(path)?)?;
        pages(path)?;
        let seen = Self::seen(path)?;
        let manifest = seen.manifest()?;
        if seen.brought()?.is_some_and(|brought| brought != manifest) {
            return Err(StoreError::damaged("the copy differs from its manifest"));
        }
        // An older one is looked through as it will be once it is opened: in memory, the file stays as it is.
        upgrade(&seen)?;
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
        let fresh = Making::in_folder(folder_of(path))?;
        Self::seen(copy)?.spread_into(&fresh)?;
        if Self::seen(&fresh.path())?.manifest()?.digest != proved.manifest.digest {
            return Err(StoreError::damaged(
                "what was written differs from the copy",
            ));
        }
        let kept = place(&fresh, path, there, stamp)?;
        drop(alone);
        Ok((proved, kept))
    }

    /// Writes the file anew without the room that changes have left in it. Needs the file to itself; answers its size in
    /// bytes before and after.
    pub fn compact(path: &Path) -> Result<(u64, u64), StoreError> {
        let before = fs::metadata(path)?.len();
        // Opened once as everybody does: what is no store, newer or older is dealt with there.
        drop(Self::open(path, Cache::Village)?);
        let alone = Self::of(Handle::alone(path)?)?;
        let fresh = Making::in_folder(folder_of(path))?;
        alone.spread_into(&fresh)?;
        if Self::seen(&fresh.path())?.manifest()?.digest != alone.manifest()?.digest {
            return Err(StoreError::damaged(
                "what was written differs from the file",
            ));
        }
        let after = fresh.file().metadata()?.len();
        if after < before {
            fresh.replace(path)?;
        }
        Ok((before, after.min(before)))
    }
}

/// Stands at `path` afterwards, whole or not at all; what was there is kept.
fn place(
    fresh: &Making,
    path: &Path,
    there: bool,
    stamp: &str,
) -> Result<Option<PathBuf>, StoreError> {
    if !there {
        fresh.stand(path)?;
        return Ok(None);
    }
    let mut kept: OsString = path.as_os_str().to_owned();
    kept.push(format!(".replaced-{stamp}"));
    fs::hard_link(path, &kept)?;
    let here = identity_of(&fs::metadata(&kept)?);
    let replaced = fresh.replace(path);
    if replaced.is_err() && at_home(path, here).is_ok() {
        // The county stands where it stood: a second name of it would be taken for a copy.
        let _ = fs::remove_file(&kept);
    }
    replaced?;
    Ok(Some(kept.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_that_could_not_be_replaced_keeps_its_one_name() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("county");
        fs::write(&path, "here").expect("written");
        let elsewhere = tempfile::tempdir().expect("folder");
        let fresh = Making::in_folder(elsewhere.path()).expect("made");
        drop(elsewhere);
        assert!(place(&fresh, &path, true, "1").is_err());
        let entries = fs::read_dir(folder.path()).expect("read").flatten();
        let names: Vec<OsString> = entries.map(|entry| entry.file_name()).collect();
        assert_eq!(names, ["county"]);
        assert_eq!(fs::read(&path).expect("read"), b"here");
    }
}
