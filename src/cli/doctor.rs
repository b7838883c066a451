//! How things stand: the file, who has it open, the terminal, the settings. Changes nothing.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;
use rustix::{fs::statvfs, termios::tcgetwinsize};

use super::{
    admit::hand,
    args::Format,
    log,
    open::Setting,
    out::{Out, Stop},
    patience::within,
    settings, sit,
    version::VERSION,
};
use crate::{
    i18n::{
        size,
        text::{DoctorText as T, StoreText},
    },
    report::{Kind, Page, Value},
    store::{Cache, Presence, Store, StoreError, users_of},
    ui::Depth,
};

pub fn doctor(setting: &Setting, format: Format, out: &mut Out) -> Result<()> {
    let mut page = Page::default();
    let version = VERSION.clone();
    told(&mut page, "program", &T::Program, &T::Version { version });
    let mut faults = Vec::new();
    if setting.global.demo {
        told(&mut page, "store", &T::Store, &T::InMemory);
    } else {
        faults.extend(store(setting, &mut page)?);
    }
    terminal(&mut page);
    faults.extend(setting.keymap().err());
    look(setting, &mut page);
    page.text("log", &T::Log, &shown(log::folder()));
    if format == Format::Table {
        out.line(setting.say(&T::Title))?;
    }
    out.listed(page.bare("doctor"), format, setting.lang)?;
    if faults.is_empty() {
        return Ok(());
    }
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    Err(Stop::Refused(faults.join("\n")).into())
}

fn told(page: &mut Page, key: &'static str, label: &T, words: &T) {
    page.push(key, label, Kind::Text, Value::said(words));
}

fn shown(path: Option<PathBuf>) -> String {
    path.map_or_else(|| "-".to_owned(), |path| path.display().to_string())
}

fn terminal(page: &mut Page) {
    let name = env::var("TERM").unwrap_or_default();
    let winsize = tcgetwinsize(io::stdout()).or_else(|_| tcgetwinsize(io::stdin()));
    let words = match winsize {
        Ok(size) if size.ws_col > 0 => T::Sized {
            name,
            columns: size.ws_col,
            rows: size.ws_row,
        },
        _ => T::NoTerminal { name },
    };
    told(page, "terminal", &T::Terminal, &words);
    let mut locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|n| env::var(n).ok());
    let locale = locale.find(|l| !l.is_empty()).unwrap_or_default();
    let tag = locale.to_ascii_lowercase().replace('-', "");
    if tag.ends_with("utf8") {
        page.text("encoding", &T::Encoding, "UTF-8");
    } else {
        told(page, "encoding", &T::Encoding, &T::NotUtf8 { locale });
    }
}

/// What is chosen, in this call or before, and where it is kept.
fn look(setting: &Setting, page: &mut Page) {
    let path = setting.settings();
    let (chosen, ignored) = path.as_deref().map(settings::read).unwrap_or_default();
    let keymap = setting.global.keymap.clone().or(chosen.keymap.clone());
    page.text("keymap", &T::Keymap, keymap.as_deref().unwrap_or("default"));
    let look = sit::dressed(setting, &chosen);
    let looks = T::Looks {
        theme: settings::called(&look.theme),
        width: settings::called(&look.width),
        colours: match look.depth {
            Depth::Rgb => "24-bit",
            Depth::Ansi256 => "256",
            Depth::Ansi16 => "16",
            Depth::Mono => "-",
        }
        .to_owned(),
    };
    told(page, "screen", &T::Look, &looks);
    let (name, source) = (setting.lang.code().to_owned(), setting.tongue.source);
    let from = setting.say(&source.words());
    told(page, "language", &T::Language, &T::Chosen { name, from });
    page.text("settings", &T::Settings, &shown(path));
    page.text("ignored", &T::Ignored, &ignored.join("; "));
}

/// A file that cannot be opened is told about after everything else.
fn store(setting: &Setting, page: &mut Page) -> Result<Option<anyhow::Error>> {
    let path = setting.path()?;
    let shown = path.display().to_string();
    let mut fault = None;
    match fs::metadata(&path) {
        Err(_) => told(page, "store", &T::Store, &T::NotThere { path: shown }),
        Ok(meta) => {
            let size = size(meta.len());
            told(page, "store", &T::Store, &T::OfSize { path: shown, size });
            // First of all who is there: opening waits for whoever writes.
            holders(&path, page);
            let file = path.clone();
            match within(move || Store::open(&file, Cache::Village)) {
                Some(Ok(store)) => {
                    let schema = store.read().and_then(|reading| reading.schema());
                    if let Ok(n) = schema {
                        let schema = Value::Count(n.into());
                        page.push("schema", &T::Schema, Kind::Count, schema);
                    }
                    let drafts = store
                        .drafts()
                        .list(&hand().who)
                        .map_or(0, |list| list.len());
                    let drafts = Value::Count(drafts as i64);
                    page.push("drafts", &T::Drafts, Kind::Count, drafts);
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
        let free = size(room.f_bavail.saturating_mul(room.f_frsize));
        page.text("free", &T::Free, &free);
    }
    Ok(fault)
}

/// Processes that have the file open, as far as this system tells; one that is stopped holds up the others.
fn holders(path: &Path, page: &mut Page) {
    let held = users_of(path);
    if held.is_empty() {
        return told(page, "holders", &T::Holders, &T::Nobody);
    }
    // Looked up in the folder beside, which nobody locks: a process that holds everybody up is named all the same.
    let sitting = Presence::beside(Some(path)).all().unwrap_or_default();
    let named = |pid: u32| match sitting.iter().find(|present| present.pid == pid) {
        Some(present) => format!("{pid} ({})", present.who),
        None => pid.to_string(),
    };
    let all: Vec<String> = held.iter().map(|user| named(user.pid)).collect();
    page.text("holders", &T::Holders, &all.join(", "));
    let writers = held.iter().filter(|user| user.writes);
    let writers: Vec<String> = writers.map(|user| named(user.pid)).collect();
    page.text("writer", &T::Writer, &writers.join(", "));
    let stopped = held.iter().filter(|user| user.stopped);
    let stopped = stopped.map(|user| Value::said(&T::HoldsUp { pid: user.pid }));
    page.lines("stopped", &T::Stopped, stopped);
}
