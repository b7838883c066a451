//! Keeping the county: copies while everybody works, the way back, and a file without empty room.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, IsTerminal, Read},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::Result;
use chrono::{NaiveDateTime, Timelike};
use clap::Args;
use rustix::fs::statvfs;
use serde_json::json;

use super::{
    open::Setting,
    out::{Out, Stop},
};
use crate::{
    desk::Clock,
    domain::{
        Right,
        rotation::{self, Rotation},
    },
    i18n::{N, size, text::KeepText},
    store::{Cache, Making, Mark, Proved, Standing, Store, StoreError, folder_of, users_of},
};

#[derive(Debug, Args)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "7d,4w,12m")]
    pub keep: Option<Rotation>,
    #[arg(long, default_value = "table", value_parser = ["table", "json"])]
    pub format: String,
}

#[derive(Debug, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub replace: bool,
}

/// Bytes that go through at a time.
const CHUNK: usize = 1 << 16;
const NANOS: u64 = 1_000_000_000;
/// As long as copies of one folder make room for each other.
const SECONDS: u32 = 30;

/// Where the county lies. Whoever owns its file can copy it with any other tool; who signed in needs the right.
fn place(setting: &Setting) -> Result<PathBuf> {
    if setting.global.demo {
        return Err(setting.refused(&KeepText::Rehearsal));
    }
    setting.needs(Right::Keep)?;
    setting.path()
}

pub fn backup(setting: &Setting, task: &Backup, out: &mut Out) -> Result<()> {
    let path = place(setting)?;
    let store = setting.open_patiently(&path, Cache::County);
    let store = store.map_err(|error| setting.trouble(&error, &path))?;
    if task.file == Path::new("-") {
        return stream(setting, &store, &path, out);
    }
    let made = if task.keep.is_some() {
        one_more(setting, &store, &task.file, &stem(&path))
    } else {
        let proved = store.backup(&task.file);
        proved.map(|proved| (task.file.clone(), proved))
    };
    let (copy, proved) = made.map_err(|error| setting.trouble(&error, &task.file))?;
    tracing::info!(head = proved.manifest.head, "backup");
    if proved.findings.is_empty() {
        copied(setting, &store);
    }
    let turned = match task.keep {
        // Older copies may be the last without fault.
        Some(keep) if proved.findings.is_empty() => {
            turn(setting, &task.file, &stem(&path), keep)
                .map_err(|error| setting.trouble(&error.into(), &task.file))?
        }
        _ => Turned::default(),
    };
    told(setting, &copy, &proved, &turned, &task.format, out)
}

/// Dates the newest copy without fault. That it was made is not less true where that cannot be written down.
fn copied(setting: &Setting, store: &Store) {
    if let Err(error) = store.marks().set(Mark::Copied, setting.clock().now()) {
        tracing::warn!(code = error.code(), "the copy is not dated");
    }
}

/// Into a folder of copies, each of which is called by the second it was made in.
fn one_more(
    setting: &Setting,
    store: &Store,
    folder: &Path,
    stem: &str,
) -> Result<(PathBuf, Proved), StoreError> {
    fs::create_dir_all(folder)?;
    let fresh = store.copy_in(folder)?;
    let mut left = SECONDS;
    loop {
        let at = moment(setting);
        let copy = folder.join(rotation::name(stem, at));
        match fresh.stand(&copy) {
            // Somebody else made one in this second.
            Err(StoreError::Exists) if left > 0 => {
                left -= 1;
                let passed = u64::from(at.nanosecond()) % NANOS;
                thread::sleep(Duration::from_nanos(NANOS - passed));
            }
            done => return done.map(|()| (copy, fresh.proved)),
        }
    }
}

/// The county's clock on the wall, as names of copies have it.
fn moment(setting: &Setting) -> NaiveDateTime {
    Clock::local(setting.clock().now()).naive_local()
}

/// What the county's copies are called by.
fn stem(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    stem.map_or_else(|| "county".to_owned(), std::borrow::Cow::into_owned)
}

/// What a rotation did, by names of copies.
#[derive(Default)]
struct Turned {
    gone: Vec<String>,
    /// Dated after the one just made: the clock was wrong then, or is now. They count for nothing and stay.
    ahead: Vec<String>,
}

/// Takes away the copies that need not stay.
fn turn(setting: &Setting, folder: &Path, stem: &str, keep: Rotation) -> io::Result<Turned> {
    let mut copies = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file()
            && let Some(at) = rotation::made(stem, &name)
        {
            copies.insert(at, name);
        }
    }
    // Asked after looking: what others make meanwhile lies behind it.
    let now = moment(setting);
    let ahead = copies.split_off(&now);
    let stay = keep.stay(&copies.keys().copied().collect());
    copies.retain(|at, _| !stay.contains(at));
    for name in copies.values() {
        match fs::remove_file(folder.join(name)) {
            // Another one that turns over was faster.
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(Turned {
        gone: copies.into_values().collect(),
        ahead: ahead.into_values().collect(),
    })
}

fn told(
    setting: &Setting,
    copy: &Path,
    proved: &Proved,
    turned: &Turned,
    format: &str,
    out: &mut Out,
) -> Result<()> {
    let Proved { manifest, findings } = proved;
    let path = copy.display().to_string();
    if format == "json" {
        out.json(&json!({
            "file": path,
            "bytes": fs::metadata(copy)?.len(),
            "manifest": manifest,
            "findings": findings.len(),
            "removed": turned.gone,
            "ahead": turned.ahead,
        }))?;
    } else {
        let size = size(fs::metadata(copy)?.len());
        let n = N::from(findings.len());
        out.line(setting.say(&if findings.is_empty() {
            KeepText::Done { path, size }
        } else {
            KeepText::DoneFaulty { path, size, n }
        }))?;
        out.line(setting.say(&KeepText::Manifest {
            schema: N::from(manifest.schema),
            head: N(manifest.head),
            rows: N(manifest.rows.values().sum()),
        }))?;
        out.lines(&setting.say(&KeepText::Digest {
            digest: manifest.digest.clone(),
            chain: manifest.chain.clone(),
        }))?;
        if !turned.gone.is_empty() {
            out.line(setting.say(&KeepText::Turned {
                n: N::from(turned.gone.len()),
            }))?;
        }
        if !turned.ahead.is_empty() {
            out.line(setting.say(&KeepText::Ahead {
                names: turned.ahead.join(", "),
            }))?;
        }
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Stop::Faults.into())
    }
}

/// Where a copy can be made when nothing more can be written beside the county, which is when one is wanted most.
fn elsewhere() -> [PathBuf; 2] {
    [env::temp_dir(), "/dev/shm".into()]
}

/// Made and proved beside the county, then sent; nothing of it stays on the server.
fn stream(setting: &Setting, store: &Store, path: &Path, out: &mut Out) -> Result<()> {
    if io::stdout().is_terminal() {
        return Err(setting.misused(&KeepText::Terminal));
    }
    let trouble = |error| setting.trouble(&error, path);
    let made = store.copy_in(folder_of(path)).or_else(|error| {
        if !error.is_sealed() && error != StoreError::Full {
            return Err(error);
        }
        let mut made = elsewhere().into_iter().map(|folder| store.copy_in(&folder));
        made.find_map(Result::ok).ok_or(error)
    });
    let fresh = made.map_err(trouble)?;
    let mut file = fresh.file().map_err(trouble)?;
    let mut bytes = vec![0; CHUNK];
    loop {
        match file.read(&mut bytes)? {
            0 => break,
            n => out.raw(&bytes[..n])?,
        }
    }
    out.flush()?;
    match fresh.proved.findings.len() {
        0 => {
            copied(setting, store);
            Ok(())
        }
        n => Err(setting.refused(&KeepText::Findings { n: N::from(n) })),
    }
}

pub fn restore(setting: &Setting, task: &Restore, out: &mut Out) -> Result<()> {
    let path = place(setting)?;
    let mut received = None;
    if task.file == Path::new("-") {
        let most = room(&path);
        let sent = receive(&path, io::stdin().lock(), most);
        let sent = sent.map_err(|error| match error {
            StoreError::NotAStore | StoreError::Truncated => setting.trouble(&error, &task.file),
            error => setting.trouble(&error, &path),
        })?;
        let most = size(most);
        received = Some(sent.ok_or_else(|| setting.refused(&KeepText::TooMuch { most }))?);
    }
    let copy = received.as_ref().map(Making::path);
    let copy = copy.as_ref().unwrap_or(&task.file);
    let standing = if task.replace {
        Standing::GivesWay
    } else {
        Standing::Stays
    };
    let stamp = moment(setting).format("%Y%m%d-%H%M%S").to_string();
    let done = Store::restore(copy, &path, standing, &stamp);
    let (proved, kept) = done.map_err(|error| match error {
        StoreError::Exists => {
            let path = setting.shown(&path);
            setting.refused(&KeepText::Standing { path })
        }
        StoreError::Locked => busy(setting, &path),
        error => setting.trouble(&error, &task.file),
    })?;
    tracing::info!(head = proved.manifest.head, "restored");
    let head = N(proved.manifest.head);
    let shown = setting.shown(&path);
    out.line(setting.say(&KeepText::Restored { path: shown, head }))?;
    if let Some(kept) = kept {
        let path = setting.shown(&kept);
        out.line(setting.say(&KeepText::Kept { path }))?;
    }
    Ok(())
}

/// No county comes near it.
const MOST_RECEIVED: u64 = 16 << 30;

/// So much may be sent: it is written twice, and others need room meanwhile.
fn room(path: &Path) -> u64 {
    let room = statvfs(folder_of(path))
        .map_or(u64::MAX, |disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    (room / 3).min(MOST_RECEIVED)
}

/// A copy that is sent along; none where it does not end after what is allowed. What begins as no copy does is told from
/// its first bytes, and no more of it is waited for.
fn receive(path: &Path, from: impl Read, most: u64) -> Result<Option<Making>, StoreError> {
    let held = Making::in_folder(folder_of(path))?;
    let mut from = from.take(most.saturating_add(1));
    let begun = io::copy(&mut from.by_ref().take(CHUNK as u64), &mut held.file())?;
    held.begins_well()?;
    let sent = begun + io::copy(&mut from, &mut held.file())?;
    Ok((sent <= most).then_some(held))
}

/// Others are at work in the file.
fn busy(setting: &Setting, path: &Path) -> anyhow::Error {
    let pids = users_of(path).into_iter().map(|user| user.pid.to_string());
    let pids: Vec<String> = pids.collect();
    setting.refused(&KeepText::Busy {
        pids: pids.join(", "),
    })
}

pub fn compact(setting: &Setting, out: &mut Out) -> Result<()> {
    let path = place(setting)?;
    let done = setting.patiently(&path, || Store::compact(&path));
    let (before, after) = done.map_err(|error| match error {
        StoreError::Locked => busy(setting, &path),
        error => setting.trouble(&error, &path),
    })?;
    let (before, after) = (size(before), size(after));
    Ok(out.line(setting.say(&KeepText::Compacted { before, after }))?)
}

#[cfg(test)]
mod tests {
    use std::io::repeat;

    use super::*;

    #[test]
    fn what_is_sent_without_end_is_cut_off_and_nothing_of_it_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("county.sanzhang");
        let left = || fs::read_dir(folder.path()).expect("a folder").count();
        let noise = receive(&path, repeat(7), 1 << 28);
        assert!(matches!(noise, Err(StoreError::NotAStore)));
        let copy = || b"redb\x1A\x0A\xA9\x0D\x0A".chain(repeat(7));
        let sent = receive(&path, copy(), 10_000).expect("room");
        assert!(sent.is_none());
        assert_eq!(left(), 0);
        let sent = receive(&path, copy().take(10_000), 10_000).expect("room");
        let held = sent.expect("not more than is allowed");
        assert_eq!(fs::metadata(held.path()).expect("there").len(), 10_000);
        assert!(room(&path) <= MOST_RECEIVED);
    }
}
