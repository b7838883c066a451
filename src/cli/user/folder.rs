//! Keys that came back: a folder of files named by login, or lines that end in it, as the kit's own keys do. All of them are
//! checked, then each is given to whom it is of.

use std::{
    fs, io,
    path::{Path, PathBuf},
    slice,
};

use anyhow::Result;

use super::{done, read_keys};
use crate::{
    cli::{
        open::Setting,
        out::{Out, Stop},
    },
    domain::{Held, PublicKey, User, UserCommand},
    i18n::text::{CliText, UserText},
};

pub fn take(setting: &Setting, folder: &Path, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar_for_keepers()?;
    let known = registrar.users();
    let known =
        known.map_err(|error| setting.trouble(&error, Path::new(registrar.desk().file())))?;
    let read = if folder == Path::new("-") {
        lines(setting, &known)
    } else {
        files(setting, &known, folder)?
    };
    let (read, wrong): (Vec<_>, Vec<_>) = read.into_iter().partition(Result::is_ok);
    if !wrong.is_empty() {
        let lines = wrong.into_iter().filter_map(Result::err);
        let lines: Vec<String> = lines.map(|error| error.to_string()).collect();
        return Err(Stop::Refused(lines.join("\n")).into());
    }
    let fresh = read.into_iter().filter_map(Result::ok);
    let fresh: Vec<_> = fresh
        .filter(|(user, keys)| keys.len() > user.record.keys.len())
        .collect();
    if fresh.is_empty() {
        out.line(setting.say(&UserText::KeysThere))?;
    }
    let given: Vec<_> = fresh.iter().map(|(user, _)| user.record.id).collect();
    for (user, keys) in fresh {
        let (id, base) = (user.record.id, user.version);
        done(
            setting,
            &mut registrar,
            UserCommand::Keys { id, base, keys },
            out,
        )?;
    }
    let users = known.iter().map(|held| &held.record);
    let without = users.filter(|user| user.is_enabled() && user.keys.is_empty());
    for user in without.filter(|user| !given.contains(&user.id)) {
        let login = user.fields.login.clone();
        out.line(setting.say(&UserText::KeyMissing { login }))?;
    }
    Ok(())
}

/// A user, and all their keys from then on.
type Given<'k> = Result<(&'k Held<User>, Vec<PublicKey>)>;

fn files<'k>(setting: &Setting, known: &'k [Held<User>], folder: &Path) -> Result<Vec<Given<'k>>> {
    let path = folder.display().to_string();
    let all = fs::read_dir(folder).and_then(|all| {
        let all = all.map(|entry| Ok(entry?.path()));
        all.collect::<io::Result<Vec<PathBuf>>>()
    });
    let mut all = all.map_err(|error| {
        let (path, why) = (path.clone(), setting.say(&error.kind()));
        setting.refused(&CliText::CannotRead { path, why })
    })?;
    all.retain(|path| path.extension().is_some_and(|end| end == "pub"));
    all.sort();
    if all.is_empty() {
        return Err(setting.refused(&UserText::NoKeyFiles { path }));
    }
    let given = all.iter().map(|file| {
        let login = file.file_stem().unwrap_or_default().to_string_lossy();
        let user = named(setting, known, &file.display().to_string(), &login)?;
        Ok((user, more(user, read_keys(setting, slice::from_ref(file))?)))
    });
    Ok(given.collect())
}

/// From standard input: whose a key is stands behind it.
fn lines<'k>(setting: &Setting, known: &'k [Held<User>]) -> Vec<Given<'k>> {
    let read = match read_keys(setting, &["-".into()]) {
        Ok(keys) => keys,
        Err(error) => return vec![Err(error)],
    };
    let given = read.into_iter().map(|key| {
        let login = key.remark().split('@').next().unwrap_or_default();
        let user = named(setting, known, key.remark(), login)?;
        Ok((user, more(user, vec![key])))
    });
    given.collect()
}

fn named<'k>(
    setting: &Setting,
    known: &'k [Held<User>],
    file: &str,
    login: &str,
) -> Result<&'k Held<User>> {
    let mut known = known.iter();
    known
        .find(|held| held.record.fields.login == login)
        .ok_or_else(|| {
            let (file, login) = (file.to_owned(), login.to_owned());
            setting.refused(&UserText::NobodyCalled { file, login })
        })
}

fn more(user: &Held<User>, fresh: Vec<PublicKey>) -> Vec<PublicKey> {
    let mut keys = user.record.keys.clone();
    for key in fresh {
        if !keys.iter().any(|own| own.body() == key.body()) {
            keys.push(key);
        }
    }
    keys
}
