//! How things stand: the file, who has it open, the terminal, the settings. Changes nothing.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;
use rustix::{fs::statvfs, termios::tcgetwinsize};

use super::{
    admit::hand,
    log,
    open::Setting,
    out::{Out, Stop},
    patience::within,
    settings, sit,
    version::VERSION,
};
use crate::{
    i18n::{
        N, Say, size,
        text::{CliText, SettingsText, StoreText},
    },
    store::{Cache, Presence, Store, StoreError, users_of},
    ui::Depth,
};

pub fn doctor(setting: &Setting, out: &mut Out) -> Result<()> {
    let say = |words: &CliText| words.say(setting.lang).into_owned();
    out.line(say(&CliText::DoctorTitle))?;
    let version = VERSION.clone();
    out.line(say(&CliText::DoctorVersion { version }))?;
    let mut faults = Vec::new();
    if setting.global.demo {
        out.line(setting.say(&StoreText::OutsideDemo))?;
    } else {
        faults.extend(store(setting, out)?);
    }
    let name = env::var("TERM").unwrap_or_default();
    let winsize = tcgetwinsize(io::stdout()).or_else(|_| tcgetwinsize(io::stdin()));
    out.line(say(&match winsize {
        Ok(size) if size.ws_col > 0 => CliText::DoctorTerminal {
            name,
            columns: size.ws_col,
            rows: size.ws_row,
        },
        _ => CliText::DoctorNoTerminal { name },
    }))?;
    let mut locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|n| env::var(n).ok());
    let locale = locale.find(|l| !l.is_empty()).unwrap_or_default();
    let tag = locale.to_ascii_lowercase().replace('-', "");
    out.line(say(&if tag.ends_with("utf8") {
        CliText::DoctorUtf8
    } else {
        CliText::DoctorNotUtf8 { locale }
    }))?;
    faults.extend(setting.keymap().err());
    look(setting, out)?;
    let path = shown(log::folder());
    out.line(say(&CliText::DoctorLog { path }))?;
    if faults.is_empty() {
        return Ok(());
    }
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(Stop::Refused(faults.join("\n")).into())
}

fn shown(path: Option<PathBuf>) -> String {
    path.map_or_else(|| "-".to_owned(), |path| path.display().to_string())
}

/// What is chosen, in this call or before, and where it is kept.
fn look(setting: &Setting, out: &mut Out) -> io::Result<()> {
    let path = setting.settings();
    let (chosen, ignored) = path.as_deref().map(settings::read).unwrap_or_default();
    let keymap = setting.global.keymap.clone().or(chosen.keymap.clone());
    let name = keymap.unwrap_or_else(|| "default".to_owned());
    out.line(setting.say(&CliText::DoctorKeymap { name }))?;
    let look = sit::dressed(setting, &chosen);
    out.line(
        setting.say(&CliText::DoctorLook {
            theme: settings::called(&look.theme),
            width: settings::called(&look.width),
            colours: match look.depth {
                Depth::Rgb => "24-bit",
                Depth::Ansi256 => "256",
                Depth::Ansi16 => "16",
                Depth::Mono => "-",
            }
            .to_owned(),
        }),
    )?;
    let (name, source) = (setting.lang.code().to_owned(), setting.tongue.source);
    let from = setting.say(&source.words());
    out.line(setting.say(&CliText::DoctorLang { name, from }))?;
    let path = shown(path);
    out.line(setting.say(&CliText::DoctorSettings { path }))?;
    if !ignored.is_empty() {
        let what = ignored.join("; ");
        let path = shown(setting.settings());
        out.line(setting.say(&SettingsText::Ignored { path, what }))?;
    }
    Ok(())
}

/// A file that cannot be opened is told about after everything else.
fn store(setting: &Setting, out: &mut Out) -> Result<Option<anyhow::Error>> {
    let say = |words: &CliText| words.say(setting.lang).into_owned();
    let path = setting.path()?;
    let shown = path.display().to_string();
    let mut fault = None;
    match fs::metadata(&path) {
        Err(_) => out.line(say(&CliText::DoctorNoStore { path: shown }))?,
        Ok(meta) => {
            out.line(say(&CliText::DoctorStore {
                path: shown,
                size: size(meta.len()),
            }))?;
            // First of all who is there: opening waits for whoever writes.
            holders(setting, &path, out)?;
            let file = path.clone();
            match within(move || Store::open(&file, Cache::Village)) {
                Some(Ok(store)) => {
                    let schema = store.read().and_then(|reading| reading.schema());
                    if let Ok(n) = schema {
                        out.line(say(&CliText::DoctorSchema { n: N::from(n) }))?;
                    }
                    let drafts = store
                        .drafts()
                        .list(&hand().who)
                        .map_or(0, |list| list.len());
                    out.line(say(&CliText::DoctorDrafts { n: N::from(drafts) }))?;
                    let sealed = store.takes_writing().err();
                    fault = sealed.map(|error| setting.trouble(&error, &path));
                }
                Some(Err(StoreError::Missing)) => {}
                Some(Err(error)) => fault = Some(setting.trouble(&error, &path)),
                None => fault = Some(setting.refused(&StoreText::Waited)),
            }
        }
    }
    let folder = path.ancestors().skip(1).find(|folder| folder.is_dir());
    if let Some(room) = folder.and_then(|folder| statvfs(folder).ok()) {
        let size = size(room.f_bavail.saturating_mul(room.f_frsize));
        out.line(say(&CliText::DoctorFree { size }))?;
    }
    Ok(fault)
}

/// Processes that have the file open, as far as this system tells; one that is stopped holds up the others.
fn holders(setting: &Setting, path: &Path, out: &mut Out) -> io::Result<()> {
    let held = users_of(path);
    if held.is_empty() {
        return out.line(setting.say(&CliText::DoctorNobody));
    }
    // Looked up in the folder beside, which nobody locks: a process that holds everybody up is named all the same.
    let sitting = Presence::beside(Some(path)).all().unwrap_or_default();
    let named = |pid: u32| match sitting.iter().find(|present| present.pid == pid) {
        Some(present) => format!("{pid} ({})", present.who),
        None => pid.to_string(),
    };
    let who: Vec<String> = held.iter().map(|user| named(user.pid)).collect();
    out.line(setting.say(&CliText::DoctorHolders {
        who: who.join(", "),
    }))?;
    for writer in held.iter().filter(|user| user.writes) {
        let who = named(writer.pid);
        out.line(setting.say(&CliText::DoctorWriter { who }))?;
    }
    for stopped in held.iter().filter(|user| user.stopped) {
        let pid = stopped.pid;
        out.line(setting.say(&CliText::DoctorStopped { pid }))?;
    }
    Ok(())
}
