//! A user's sitting, as sshd starts it: the screen, or the one command that was asked for, within the user's rights.
//! There is no shell, no other store, and no file of the server's.

use std::{env, path::Path};

use anyhow::Result;

use super::{
    admit::is_called_by_sshd,
    args::{Backup, Import, Keys, Restore, Rubric, Staff, Task, User},
    help, lang, misunderstood,
    open::Setting,
    out::{Out, Stop},
    run, sit,
};
use crate::{
    i18n::{size, text::UserText},
    keymap::Preset,
    store::{Mark, Marks},
};

/// What the other end asked to run; sshd hands it over when a forced command stands for the key.
pub const ASKED: &str = "SSH_ORIGINAL_COMMAND";

/// Bytes of a command: longer than any list of marks for a full hall.
const LONGEST: usize = 64_000;

/// Tells the log who sits here, from the beginning to the end.
struct Sitting<'a>(&'a str);

impl<'a> Sitting<'a> {
    fn begin(login: &'a str, setting: &Setting) -> Self {
        let role = setting.user.as_ref().map(|user| user.role.word());
        tracing::info!(login, role, "signed in");
        Self(login)
    }
}

impl Drop for Sitting<'_> {
    fn drop(&mut self) {
        tracing::info!(login = self.0, "signed out");
    }
}

pub fn enter(setting: &Setting, user: &str, words: &[String], out: &mut Out) -> Result<()> {
    let path = setting.path()?;
    let setting = setting.clone().signed(user)?;
    let marks = Marks::beside(Some(&path));
    if let Err(error) = marks.set(Mark::SignedIn(user), setting.clock().now()) {
        // Whoever may come in is not kept out by that.
        tracing::warn!(code = error.code(), "the sign-in is not dated");
    }
    let _sitting = Sitting::begin(user, &setting);
    let mut words = words.to_vec();
    if words.is_empty() {
        words = asked(&setting)?;
    }
    if words.is_empty() {
        return sit::work(&setting);
    }
    // Both `ssh county report overview` and `ssh county sanzhang report overview` are meant alike.
    let name = "sanzhang".to_owned();
    let words = words
        .strip_prefix(std::slice::from_ref(&name))
        .unwrap_or(&words);
    let lang = lang::asked(words.iter().map(Into::into)).unwrap_or(setting.lang);
    let typed = match help::parsed([name].iter().chain(words), lang) {
        Ok(typed) => typed,
        Err(error) => return Err(Stop::Told(misunderstood(&error, lang)).into()),
    };
    let inner = setting.inside(typed.global)?;
    if let Some(task) = &typed.task {
        fenced(&inner, task)?;
    }
    run(&inner, typed.task, out)
}

/// The words that came over the line. What cannot be read as words is no wish for the screen.
fn asked(setting: &Setting) -> Result<Vec<String>> {
    let asked = env::var_os(ASKED).unwrap_or_default();
    if asked.len() > LONGEST {
        let most = size(LONGEST as u64);
        return Err(setting.misused(&UserText::LongCommand { most }));
    }
    let asked = asked
        .into_string()
        .map_err(|_| setting.misused(&UserText::NotText))?;
    shlex::split(&asked).ok_or_else(|| setting.misused(&UserText::BadWords))
}

/// What would leave the county's file, or read another one on the server.
fn fenced(setting: &Setting, task: &Task) -> Result<()> {
    let not_here = |what: &str| {
        let what = what.to_owned();
        Err(setting.refused(&UserText::NotHere { what }))
    };
    let files: Vec<&Path> = match task {
        Task::Session { .. } => return not_here("session"),
        Task::Init(_) => return not_here("init"),
        Task::Doctor { .. } => return not_here("doctor"),
        Task::Ssh(_) => return not_here("ssh"),
        Task::Check { against: Some(_) } => return not_here("--against"),
        Task::Backup(task) if task.keep.is_some() => return not_here("--keep"),
        Task::Backup(Backup { file, .. })
        | Task::Restore(Restore { file, .. })
        | Task::Import(Import::Households { file, .. })
        | Task::User(User::Import(Staff { file, .. }))
        | Task::Rubric(
            Rubric::Check { file } | Rubric::Import { file } | Rubric::Export { file, .. },
        )
        | Task::Keys {
            task: Some(Keys::Check { file }),
        } => vec![file],
        Task::User(User::Add(task)) => task.keys.iter().map(AsRef::as_ref).collect(),
        Task::User(User::Keys(task)) => {
            // Whoever owns the file may sign in here by any name, and can read the folder anyway.
            let folder = task.from.iter().filter(|_| is_called_by_sshd());
            task.add.iter().chain(folder).map(AsRef::as_ref).collect()
        }
        _ => Vec::new(),
    };
    if files.iter().any(|file| *file != Path::new("-")) {
        return Err(setting.refused(&UserText::OnlyInput));
    }
    Ok(())
}

impl Setting {
    /// The options of a call from inside: the store and the user stay who they are.
    fn inside(&self, mut global: super::args::Global) -> Result<Self> {
        if global.store.is_some() {
            let what = "--store".to_owned();
            return Err(self.refused(&UserText::NotHere { what }));
        }
        if global.today.is_some() {
            let what = "--today".to_owned();
            return Err(self.refused(&UserText::NotHere { what }));
        }
        let preset = |name: &String| name.parse::<Preset>().is_ok();
        if !global.keymap.as_ref().is_none_or(preset) {
            let what = "--keymap".to_owned();
            return Err(self.refused(&UserText::NotHere { what }));
        }
        // What stood before the words holds for them too.
        let outer = self.global.clone();
        global.store = outer.store;
        global.today = outer.today;
        global.demo |= outer.demo;
        global.plain |= outer.plain;
        global.ascii |= outer.ascii;
        global.size = global.size.or(outer.size);
        global.lang = global.lang.or(outer.lang);
        global.keymap = global.keymap.or(outer.keymap);
        let setting = Self::new(global)?;
        Ok(match &self.user {
            Some(user) => setting.as_user(user.clone()),
            None => setting,
        })
    }
}
