//! Users: who may sign in, as what, with which keys.

pub mod args;
mod folder;
mod import;

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{args::Format, open::Setting, out::Out, settings, view::list};
use crate::{
    desk::Registrar,
    domain::{
        Command, Held, Level, List, PublicKey, Right, User, UserCommand, UserFields, UserId,
        UserRefusal,
    },
    i18n::text::UserText,
    keymap::Preset,
    report,
    ui::Theme,
};
use args::{About, Add, Change, Keys};

pub fn user(setting: &Setting, task: &args::User, out: &mut Out) -> Result<()> {
    match task {
        args::User::Roles { format } => roles(setting, *format, out),
        args::User::List { format } => {
            let registrar = setting.registrar_for_keepers()?;
            list(setting, &registrar, List::Users, *format, out)
        }
        args::User::Import(task) => import::import(setting, task, out),
        args::User::Add(task) => add(setting, task, out),
        args::User::Change(task) => change(setting, task, out),
        args::User::Disable { login } => submit(
            setting,
            login,
            |held| UserCommand::Disable { id: held.record.id },
            out,
        ),
        args::User::Reinstate { login } => submit(
            setting,
            login,
            |held| UserCommand::Enable { id: held.record.id },
            out,
        ),
        args::User::Keys(task) => keys(setting, task, out),
    }
}

/// The table that the store asks.
fn roles(setting: &Setting, format: Format, out: &mut Out) -> Result<()> {
    out.listed(report::roles(), format, setting.lang)?;
    if format == Format::Table {
        out.line(setting.say(&UserText::TraineeNote))?;
    }
    Ok(())
}

fn of_login(setting: &Setting, registrar: &Registrar, login: &str) -> Result<Held<User>> {
    let desk = registrar.desk();
    let users = registrar.users();
    let users = users.map_err(|error| setting.trouble(&error, Path::new(desk.file())))?;
    let mut users = users.into_iter();
    if let Some(held) = users.find(|held| held.record.fields.login == login) {
        return Ok(held);
    }
    setting.needs(Right::Users)?;
    Err(setting.refused(&UserRefusal::NotFound))
}

/// What was named, over what was there.
fn dressed(
    setting: &Setting,
    registrar: &Registrar,
    mut fields: UserFields,
    about: &About,
) -> Result<UserFields> {
    if let Some(name) = &about.name {
        fields.name.clone_from(name);
    }
    if let Some(phone) = &about.phone {
        fields.phone.clone_from(phone);
    }
    if let Some(area) = &about.area {
        fields.area = Some(setting.unit(&registrar.desk(), area)?);
    }
    if let Some(lang) = about.lang {
        fields.lang = Some(lang.code().to_owned());
    }
    if let Some(name) = &about.keymap {
        let known = name.parse::<Preset>().is_ok();
        if !known {
            return Err(setting.refused(&UserText::NoPreset { name: name.clone() }));
        }
        fields.keymap = Some(name.clone());
    }
    if let Some(name) = &about.theme {
        if settings::named::<Theme>(name).is_none() {
            return Err(setting.refused(&UserText::NoTheme { name: name.clone() }));
        }
        fields.theme = Some(name.clone());
    }
    Ok(fields)
}

/// Bytes of a file of public keys: forty of the longest.
const MOST_KEYS: usize = 64_000;

fn read_keys(setting: &Setting, files: &[PathBuf]) -> Result<Vec<PublicKey>> {
    let mut keys = Vec::new();
    for file in files {
        let text = setting.read_text(file, MOST_KEYS)?;
        let lines = text.lines().map(str::trim);
        let before = keys.len();
        for (n, line) in lines.enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let key: PublicKey = line.parse().map_err(|why| {
                let file = format!("{}:{}", file.display(), n + 1);
                setting.refused(&UserText::bad_key(file, why))
            })?;
            keys.push(key);
        }
        if keys.len() == before {
            let file = file.display().to_string();
            return Err(setting.refused(&UserText::NoKey { file }));
        }
    }
    Ok(keys)
}

fn add(setting: &Setting, task: &Add, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar_for_keepers()?;
    let blank = UserFields {
        login: task.login.clone(),
        name: String::new(),
        role: task.role,
        phone: String::new(),
        area: None,
        lang: None,
        keymap: None,
        theme: None,
    };
    let fields = dressed(setting, &registrar, blank, &task.about)?;
    let (id, keys) = (UserId::promised(0), read_keys(setting, &task.keys)?);
    let command = if task.rescue {
        UserCommand::Rescue { id, fields, keys }
    } else {
        UserCommand::Add { id, fields, keys }
    };
    done(setting, &mut registrar, command, out)?;
    if task.keys.is_empty() {
        let login = task.login.clone();
        out.line(setting.say(&UserText::KeyMissing { login }))?;
    }
    Ok(())
}

fn change(setting: &Setting, task: &Change, out: &mut Out) -> Result<()> {
    let mut registrar = setting.registrar_for_keepers()?;
    let held = of_login(setting, &registrar, &task.login)?;
    let mut fields = held.record.fields;
    if let Some(role) = task.role {
        fields.role = role;
        // A role for the whole county leaves the old area behind.
        let has_area = |level| role.fits(Some(level));
        if ![Level::Township, Level::Village].into_iter().any(has_area) {
            fields.area = None;
        }
    }
    let fields = dressed(setting, &registrar, fields, &task.about)?;
    let (id, base) = (held.record.id, held.version);
    done(
        setting,
        &mut registrar,
        UserCommand::Edit { id, base, fields },
        out,
    )
}

fn keys(setting: &Setting, task: &Keys, out: &mut Out) -> Result<()> {
    if let Some(folder) = &task.from {
        return folder::take(setting, folder, out);
    }
    let login = task.login.clone().unwrap_or_default();
    let mut registrar = setting.registrar_for_keepers()?;
    let held = of_login(setting, &registrar, &login)?;
    let mut keys = held.record.keys.clone();
    if task.add.is_empty() && task.remove.is_empty() {
        if keys.is_empty() && task.format == Format::Table {
            return Ok(out.line(setting.say(&UserText::KeyMissing { login }))?);
        }
        return out.listed(
            report::keys(&User {
                keys,
                ..held.record
            }),
            task.format,
            setting.lang,
        );
    }
    if let Some(&number) = task.remove.iter().find(|&&n| n == 0 || n > keys.len()) {
        let number = number.to_string();
        return Err(setting.refused(&UserText::NoSuchKey { number }));
    }
    let mut n = 0;
    keys.retain(|_| {
        n += 1;
        !task.remove.contains(&n)
    });
    keys.extend(read_keys(setting, &task.add)?);
    let (id, base) = (held.record.id, held.version);
    done(
        setting,
        &mut registrar,
        UserCommand::Keys { id, base, keys },
        out,
    )
}

fn submit(
    setting: &Setting,
    login: &str,
    command: impl FnOnce(&Held<User>) -> UserCommand,
    out: &mut Out,
) -> Result<()> {
    let mut registrar = setting.registrar_for_keepers()?;
    let held = of_login(setting, &registrar, login)?;
    done(setting, &mut registrar, command(&held), out)
}

fn done(
    setting: &Setting,
    registrar: &mut Registrar,
    command: UserCommand,
    out: &mut Out,
) -> Result<()> {
    submitted(setting, registrar, command.into(), out)
}

fn submitted(
    setting: &Setting,
    registrar: &mut Registrar,
    command: Command,
    out: &mut Out,
) -> Result<()> {
    let file = registrar.desk().file().to_owned();
    let receipt = setting.patiently(Path::new(&file), || registrar.submit(command));
    let receipt = receipt.map_err(|rejected| setting.rejected(&rejected, &file))?;
    Ok(out.line(setting.say(&crate::i18n::text::CliText::Done {
        what: setting.say(&receipt.entry.deed),
    }))?)
}
