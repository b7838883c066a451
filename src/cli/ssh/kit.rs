//! What a user at a Windows machine needs to sign in: a folder to hand over, without anything secret in it. The private
//! key is made on their own machine and never leaves it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Result;
use clap::Args;

use super::{ACCOUNT, users};
use crate::{
    cli::{open::Setting, out::Out},
    domain::{User, UserRefusal, is_login},
    i18n::{
        Lang, Say,
        text::{CliText, KitText},
    },
};

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("whose").required(true).args(["login", "all"]))]
pub struct ClientKit {
    login: Option<String>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "into")]
    all: Option<PathBuf>,
    #[arg(long, value_name = "HOST")]
    server: String,
    #[arg(long, default_value_t = 22)]
    port: u16,
    #[arg(long, default_value = ACCOUNT)]
    service: String,
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

/// Under this name the server's keys stand in `known_hosts`, whatever its address is called.
const ALIAS: &str = "sanzhang-county";
const HOST_KEYS: [&str; 3] = ["ed25519", "ecdsa", "rsa"];

pub fn make(setting: &Setting, task: &ClientKit, out: &mut Out) -> Result<()> {
    for name in [&task.server, &task.service] {
        // Both stand in files that ssh and cmd.exe read.
        let plain = |c: char| c.is_ascii_alphanumeric() || ".-_:".contains(c);
        let plain =
            name.chars().all(plain) && name.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !plain || !(name == &task.server || is_login(name)) {
            return Err(setting.misused(&KitText::BadServer { name: name.clone() }));
        }
    }
    let users = users(setting, &setting.path()?)?;
    if let Some(folder) = &task.all {
        fs::create_dir_all(folder).map_err(|error| unwritten(setting, folder, &error))?;
        let enabled = users.iter().filter(|user| user.is_enabled());
        return enabled.into_iter().try_for_each(|user| {
            let name = format!("sanzhang-{}", user.fields.login);
            hand_over(setting, task, user, &folder.join(name), out)
        });
    }
    let login = task.login.as_deref().unwrap_or_default();
    let user = users.iter().find(|user| user.fields.login == login);
    let user = user.ok_or_else(|| setting.refused(&UserRefusal::NotFound))?;
    let default = || PathBuf::from(format!("sanzhang-{login}"));
    let folder = task.into.clone().unwrap_or_else(default);
    hand_over(setting, task, user, &folder, out)
}

fn unwritten(setting: &Setting, folder: &Path, error: &io::Error) -> anyhow::Error {
    let (path, why) = (folder.display().to_string(), setting.say(&error.kind()));
    setting.refused(&CliText::CannotWrite { path, why })
}

/// The folder of one user.
fn hand_over(
    setting: &Setting,
    task: &ClientKit,
    user: &User,
    folder: &Path,
    out: &mut Out,
) -> Result<()> {
    let lang = user
        .fields
        .lang
        .as_deref()
        .and_then(|lang| lang.parse().ok());
    let kit = Kit {
        task,
        login: &user.fields.login,
        name: user.fields.name.clone(),
        lang: lang.unwrap_or(setting.lang),
        known: known_hosts(),
    };
    kit.write(folder)
        .map_err(|error| unwritten(setting, folder, &error))?;
    let path = folder.display().to_string();
    out.line(setting.say(&KitText::Written { path }))?;
    if kit.known.is_empty() {
        out.line(setting.say(&KitText::NoHostKey))?;
    }
    Ok(())
}

/// The keys by which the server proves itself, as lines of `known_hosts`; none where this is not the server.
fn known_hosts() -> String {
    let read = |kind: &&str| fs::read_to_string(format!("/etc/ssh/ssh_host_{kind}_key.pub")).ok();
    let keys = HOST_KEYS.iter().filter_map(read);
    let line = |key: String| {
        let mut words = key.split_whitespace();
        Some(format!("{ALIAS} {} {}\n", words.next()?, words.next()?))
    };
    keys.filter_map(line).collect()
}

struct Kit<'a> {
    task: &'a ClientKit,
    login: &'a str,
    name: String,
    lang: Lang,
    known: String,
}

impl Kit<'_> {
    fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)?;
        let say = |words: KitText| windows(&words.say(self.lang));
        let opener = KitText::Opener.say(self.lang);
        let server = format!("{}:{}", self.task.server, self.task.port);
        let guide = KitText::Guide {
            name: self.name.clone(),
            login: self.login.to_owned(),
            server: server.clone(),
            account: self.task.service.clone(),
            opener: opener.to_string(),
        };
        let files = [
            ("config", self.config()),
            ("known_hosts", self.known.clone()),
            (opener.as_ref(), self.opener()),
            ("no-ssh.txt", say(KitText::NoSsh)),
            ("key.txt", say(KitText::NewKey)),
            ("send.txt", say(KitText::SendKey)),
            // Notepad takes it for UTF-8 by its first sign.
            (
                &KitText::GuideFile.say(self.lang),
                format!("\u{feff}{}", say(guide)),
            ),
        ];
        for (name, text) in files.iter().filter(|(_, text)| !text.is_empty()) {
            fs::write(folder.join(name), text)?;
        }
        Ok(())
    }

    /// ssh names paths from the folder it is started in, which is the kit's own.
    fn config(&self) -> String {
        let ClientKit {
            server,
            port,
            service,
            ..
        } = self.task;
        let mut lines = format!(
            "Host county\n\
             \x20   HostName {server}\n\
             \x20   Port {port}\n\
             \x20   User {service}\n\
             \x20   IdentityFile ~/.ssh/sanzhang\n\
             \x20   IdentitiesOnly yes\n\
             \x20   PreferredAuthentications publickey\n\
             \x20   ForwardAgent no\n\
             \x20   Compression yes\n\
             \x20   ServerAliveInterval 15\n\
             \x20   ServerAliveCountMax 4\n\
             \x20   HostKeyAlias {ALIAS}\n"
        );
        if !self.known.is_empty() {
            lines += "    UserKnownHostsFile known_hosts\n    StrictHostKeyChecking yes\n";
        }
        lines
    }

    /// ASCII alone: cmd.exe reads its own file in whatever code page it is in. What people read stands in files beside it.
    fn opener(&self) -> String {
        let login = self.login;
        windows(&format!(
            "@echo off\n\
             chcp 65001 >nul\n\
             cd /d \"%~dp0\"\n\
             set KEY=%USERPROFILE%\\.ssh\\sanzhang\n\
             where ssh >nul 2>nul\n\
             if errorlevel 1 goto nossh\n\
             if not exist \"%KEY%\" goto newkey\n\
             if defined WT_SESSION goto here\n\
             where wt >nul 2>nul\n\
             if errorlevel 1 goto here\n\
             start \"\" wt -d \"%~dp0.\" ssh -F config county\n\
             exit /b 0\n\
             :here\n\
             title sanzhang\n\
             ssh -F config county\n\
             if errorlevel 1 pause\n\
             exit /b\n\
             :nossh\n\
             type no-ssh.txt\n\
             pause\n\
             exit /b 1\n\
             :newkey\n\
             type key.txt\n\
             if not exist \"%USERPROFILE%\\.ssh\" mkdir \"%USERPROFILE%\\.ssh\"\n\
             ssh-keygen -t ed25519 -C {login} -f \"%KEY%\"\n\
             if errorlevel 1 goto failed\n\
             clip < \"%KEY%.pub\"\n\
             type send.txt\n\
             type \"%KEY%.pub\"\n\
             :failed\n\
             pause\n"
        ))
    }
}

/// With the line ends that Notepad and cmd.exe want.
fn windows(text: &str) -> String {
    let mut text = text.replace('\n', "\r\n");
    if !text.ends_with('\n') {
        text += "\r\n";
    }
    text
}
