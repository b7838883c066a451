//! What sshd asks and needs: the lines of `authorized_keys`, one by one or all, and how a server is set up.

mod kit;

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::Result;
use clap::Subcommand;

use super::{open::Setting, out::Out, patience::within_reason};
use crate::{
    domain::{PublicKey, User},
    i18n::text::SshText,
    store::{Store, StoreError},
};
use kit::ClientKit;

#[derive(Debug, Subcommand)]
pub enum Ssh {
    AuthorizedKeys,
    KeysCommand {
        account: String,
        #[arg(value_name = "TYPE")]
        kind: String,
        key: String,
        fingerprint: Option<String>,
        #[arg(long, default_value = ACCOUNT)]
        service: String,
    },
    Setup,
    ClientKit(ClientKit),
}

const ACCOUNT: &str = "sanzhang";

pub fn ssh(setting: &Setting, task: &Ssh, out: &mut Out) -> Result<()> {
    match task {
        Ssh::AuthorizedKeys => {
            let door = Door::new(setting)?;
            let users = users(setting, &door.store)?;
            for (user, key) in entries(&users) {
                out.line(door.line(user, key))?;
            }
            Ok(())
        }
        Ssh::KeysCommand {
            account,
            kind,
            key,
            fingerprint,
            service,
        } => {
            let offered = format!("{kind} {key}");
            let called = fingerprint.as_deref().unwrap_or_default();
            keys_command(setting, (account, service), (&offered, called), out)
        }
        Ssh::Setup => setup(setting, out),
        Ssh::ClientKit(task) => kit::make(setting, task, out),
    }
}

/// Every key of everybody who gets in. What cannot be read opens nothing, and would only make sshd complain.
fn entries(users: &[User]) -> impl Iterator<Item = (&User, &PublicKey)> {
    let enabled = users.iter().filter(|user| user.is_enabled());
    let all = enabled.flat_map(|user| user.keys.iter().map(move |key| (user, key)));
    all.filter(|(_, key)| key.fingerprint().is_some())
}

fn read_users(path: &Path) -> Result<Vec<User>, StoreError> {
    let users = Store::users(path)?;
    Ok(users.into_iter().map(|held| held.record).collect())
}

fn users(setting: &Setting, path: &Path) -> Result<Vec<User>> {
    let users = setting.patiently(path, || read_users(path));
    users.map_err(|error| setting.trouble(&error, path))
}

/// Whatever goes wrong, sshd gets no key and the log a line: nobody is let in by a fault.
fn keys_command(
    setting: &Setting,
    (account, service): (&str, &str),
    (offered, called): (&str, &str),
    out: &mut Out,
) -> Result<()> {
    if account != service {
        tracing::warn!(account, service, "no keys for sshd: another account");
        return Ok(());
    }
    let door = Door::new(setting)?;
    let path = door.store.clone();
    let users = match within_reason(&door.store, move || read_users(&path)) {
        Some(Ok(users)) => users,
        Some(Err(error)) => {
            tracing::error!(code = error.code(), "no keys for sshd");
            return Ok(());
        }
        None => {
            tracing::error!(code = "late", "no keys for sshd");
            return Ok(());
        }
    };
    let mut holders = users
        .iter()
        .flat_map(|user| user.keys.iter().map(move |key| (user, key)))
        .filter(|(_, key)| key.body() == offered)
        .peekable();
    if holders.peek().is_none() {
        tracing::warn!(key = called, "refused: nobody's key");
    }
    for (user, key) in holders {
        let login = user.fields.login.as_str();
        if user.is_enabled() {
            tracing::info!(login, key = called, "key known");
            out.line(door.line(user, key))?;
        } else {
            tracing::warn!(login, key = called, "refused: disabled");
        }
    }
    Ok(())
}

/// What a key opens: this program on this file, and nothing else.
struct Door {
    program: PathBuf,
    store: PathBuf,
}

impl Door {
    /// Both paths stand in a line that sshd and a shell read: signs that mean something there are refused.
    fn new(setting: &Setting) -> Result<Self> {
        let program = env::current_exe()?;
        let store = std::path::absolute(setting.path()?)?;
        let plain = |c: char| c.is_alphanumeric() || "/._-+".contains(c);
        for path in [&program, &store] {
            let shown = path.display().to_string();
            if path.to_str().is_none_or(|path| !path.chars().all(plain)) {
                return Err(setting.refused(&SshText::Path { path: shown }));
            }
        }
        Ok(Self { program, store })
    }

    fn line(&self, user: &User, key: &PublicKey) -> String {
        let (program, store) = (self.program.display(), self.store.display());
        let login = &user.fields.login;
        format!("restrict,pty,command=\"{program} --store {store} session --user {login}\" {key}")
    }
}

fn setup(setting: &Setting, out: &mut Out) -> Result<()> {
    let door = Door::new(setting)?;
    let program = door.program.display();
    let home = format!("/var/lib/{ACCOUNT}");
    let store = format!("{home}/county.sanzhang");
    let steps = [
        (
            SshText::Account,
            format!(
                "apt-get install --yes openssh-server\n\
                 install -m 755 {program} /usr/local/bin/sanzhang\n\
                 useradd --system --create-home --home-dir {home} --shell /bin/sh {ACCOUNT}\n\
                 chmod 700 {home}"
            ),
        ),
        (
            SshText::County,
            format!(
                "su {ACCOUNT} -c 'sanzhang --store {store} init --divisions /tmp/divisions.csv'\n\
                 su {ACCOUNT} -c 'sanzhang --store {store} user add admin --role administrator --key /tmp/admin.pub'"
            ),
        ),
        (
            SshText::Sshd,
            format!(
                "cat > /etc/ssh/sshd_config.d/{ACCOUNT}.conf <<'END'\n\
                 Match User {ACCOUNT}\n\
                 \x20   AuthorizedKeysFile none\n\
                 \x20   AuthorizedKeysCommand /usr/local/bin/sanzhang --store {store} ssh keys-command %u %t %k %f\n\
                 \x20   AuthorizedKeysCommandUser {ACCOUNT}\n\
                 \x20   AuthenticationMethods publickey\n\
                 \x20   DisableForwarding yes\n\
                 \x20   PermitUserRC no\n\
                 \x20   ClientAliveInterval 30\n\
                 \x20   ClientAliveCountMax 4\n\
                 END\n\
                 sshd -t && systemctl reload ssh"
            ),
        ),
        (
            SshText::Enter,
            format!("ssh {ACCOUNT}@SERVER\nssh {ACCOUNT}@SERVER user list"),
        ),
    ];
    for (title, commands) in steps {
        out.line(format!("# {}", setting.say(&title)))?;
        out.lines(&commands)?;
        out.line("")?;
    }
    Ok(())
}
