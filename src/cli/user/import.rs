//! Users out of a table: all rows are checked first, then all are let in as one deed that one undo takes back.

use std::path::Path;

use anyhow::Result;

use super::{args::Import, submitted};
use crate::{
    cli::{
        open::Setting,
        out::{Out, Stop},
    },
    desk::{Desk, Member, Registrar},
    domain::{
        Command, Held, Occasion, Role, Seq, User, UserCommand, UserFields, UserId, UserRefusal,
        is_login, phone,
    },
    exchange::{MOST_BYTES, Row, Table},
    i18n::{
        N,
        heard::{Names, is_one_of, said, staff},
        spots::{self, Spots},
        text::{ImportText, UserText},
    },
    register::search::sound,
    report,
};

pub fn import(setting: &Setting, task: &Import, out: &mut Out) -> Result<()> {
    let bytes = setting.read(&task.file, MOST_BYTES)?;
    let known = |name: &str| staff::ALL.iter().any(|names| is_one_of(name, names));
    let table = Table::read(&bytes, known).and_then(|table| {
        if table.faults.is_empty() {
            Ok(table)
        } else {
            Err(table.faults)
        }
    });
    let table = table.map_err(|faults| {
        let lines = spots::told(&faults, false, setting.lang);
        Stop::Refused(lines.join("\n"))
    })?;
    let mut registrar = setting.registrar_for_keepers()?;
    let desk = registrar.desk();
    let fresh = checked(setting, &registrar, &table)?;
    let rows: Vec<Member> = fresh.iter().map(|fields| unmade(fields.clone())).collect();
    if rows.is_empty() {
        return Ok(out.line(setting.say(&UserText::NothingNew))?);
    }
    out.listed(report::users(&desk, &rows), task.format, setting.lang)?;
    if task.dry_run {
        return Ok(out.line(setting.say(&ImportText::DryRun))?);
    }
    let steps = (0..).zip(fresh).map(|(n, fields)| {
        let (id, keys) = (UserId::promised(n), Vec::new());
        UserCommand::Add { id, fields, keys }.into()
    });
    let all = Command::Batch {
        occasion: Occasion::Users,
        steps: steps.collect(),
    };
    submitted(setting, &mut registrar, all, out)?;
    Ok(out.line(setting.say(&UserText::KeysByFolder))?)
}

fn unmade(fields: UserFields) -> Member {
    let record = User {
        id: UserId(0),
        fields,
        keys: Vec::new(),
        disabled: None,
    };
    let version = Seq(0);
    let user = Held { record, version };
    Member { user, last: None }
}

/// Who is not there yet; or everything that is wrong, by its row.
fn checked(setting: &Setting, registrar: &Registrar, table: &Table) -> Result<Vec<UserFields>> {
    let desk = registrar.desk();
    let known = registrar.users();
    let known = known.map_err(|error| setting.trouble(&error, Path::new(desk.file())))?;
    let mut all: Vec<UserFields> = known.into_iter().map(|held| held.record.fields).collect();
    let there = all.len();
    let heads = &table.header.cells;
    let place = |names: Names| heads.iter().position(|head| is_one_of(head, names));
    for (names, what) in [(staff::NAME, UserText::Name), (staff::ROLE, UserText::Role)] {
        if place(names).is_none() {
            let column = setting.say(&what);
            return Err(setting.refused(&ImportText::MissingColumn { column }));
        }
    }
    let mut wrong = Vec::new();
    for row in &table.rows {
        let cell = |names| place(names).map_or("", |at| Table::cell(row, at));
        match fields(setting, &desk, &cell, &all) {
            Ok(fields) if all[..there].contains(&fields) => {}
            Ok(fields) => match fault(setting, &fields, &desk, &all) {
                Some(what) => wrong.push((row, what)),
                None => all.push(fields),
            },
            Err(error) => wrong.push((row, error.to_string())),
        }
    }
    if wrong.is_empty() {
        let mut fresh = all.split_off(there);
        // The first user must be able to let in others.
        fresh.sort_by_key(|user| user.role != Role::Administrator);
        return Ok(fresh);
    }
    let told = |(row, what): &(&Row, String)| {
        let (on, what) = (setting.say(&Spots::row(row.line)), what.clone());
        setting.say(&ImportText::AtLine { on, what })
    };
    let mut lines: Vec<String> = wrong.iter().map(told).collect();
    let n = N::from(wrong.len());
    lines.push(setting.say(&ImportText::Faults { n }));
    Err(Stop::Refused(lines.join("\n")).into())
}

/// One row. Whoever is there already is met by their name and keeps what the table says nothing of.
fn fields<'t>(
    setting: &Setting,
    desk: &Desk,
    cell: &impl Fn(Names) -> &'t str,
    all: &[UserFields],
) -> Result<UserFields> {
    let (name, login) = (cell(staff::NAME), cell(staff::LOGIN));
    if name.is_empty() {
        return Err(setting.refused(&UserText::RowWithoutName));
    }
    let text = cell(staff::ROLE).to_owned();
    let word = Role::ALL.into_iter().find(|role| role.word() == text);
    let role = word.or_else(|| said(&Role::ALL, &text)).ok_or_else(|| {
        let words = Role::ALL.map(|role| format!("{} {}", role.word(), setting.say(&role)));
        let known = words.join(", ");
        setting.refused(&UserText::NoSuchRole { text, known })
    })?;
    let area = Some(cell(staff::AREA)).filter(|area| !area.is_empty());
    let area = area.map(|area| setting.unit(desk, area)).transpose()?;
    let same = all.iter().find(|user| user.name == name);
    let login = match same {
        _ if !login.is_empty() => login.to_owned(),
        Some(user) => user.login.clone(),
        None => made(name, all),
    };
    let blank = UserFields {
        login,
        name: name.to_owned(),
        role,
        phone: cell(staff::PHONE).to_owned(),
        area,
        lang: None,
        keymap: None,
        theme: None,
    };
    Ok(match same {
        Some(user) => UserFields {
            lang: user.lang.clone(),
            keymap: user.keymap.clone(),
            theme: user.theme.clone(),
            ..blank
        },
        None => blank,
    })
}

/// A login of the letters in which the name is read; a figure tells namesakes in sound apart.
fn made(name: &str, all: &[UserFields]) -> String {
    let plain = sound(name);
    let letters = plain.split('\0').next().unwrap_or_default().chars();
    let login: String = letters.filter(char::is_ascii_lowercase).take(30).collect();
    let taken = |login: &str| all.iter().any(|user| user.login == login);
    let numbered = (2..).map(|n| format!("{login}{n}"));
    let mut offered = std::iter::once(login.clone()).chain(numbered);
    offered.find(|login| !taken(login)).unwrap_or(login)
}

/// What the store would refuse.
fn fault(
    setting: &Setting,
    fields: &UserFields,
    desk: &Desk,
    all: &[UserFields],
) -> Option<String> {
    let UserFields {
        login, name, role, ..
    } = fields;
    let level = fields.area.and_then(|area| desk.county().unit(area));
    let level = level.map(|held| held.record.level);
    let refusal = if phone(&fields.phone).is_err() {
        UserRefusal::BadPhone
    } else if !is_login(login) {
        let login = login.clone();
        UserRefusal::BadLogin { login }
    } else if all.iter().any(|user| user.login == *login) {
        let login = login.clone();
        UserRefusal::SameLogin { login }
    } else if all.iter().any(|user| user.name == *name) {
        let name = name.clone();
        UserRefusal::SameName { name }
    } else if !role.fits(level) {
        UserRefusal::AreaOf { role: *role }
    } else {
        return None;
    };
    Some(setting.say(&refusal))
}
