//! Coming in: as whom a call is made, and what the county's file says of them: their part, language and keys.

use std::{env, path::Path};

use anyhow::Result;
use chrono::Utc;

use super::{lang::Tongue, open::Setting, session::ASKED, settings};
use crate::{
    domain::{Hand, Held, Pass, Role, SittingId, Unit, User, UserFields, UserRefusal, text},
    i18n::text::StoreText,
    rehearsal::Size,
    store::{Store, StoreError},
};

/// Whether a task may go ahead without signing in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Shut,
    /// For whoever owns the file: who may sign in and who is there, whether it is whole, and letting in an administrator.
    Ajar,
}

impl Setting {
    /// The same call by this user, if the file lets them in.
    pub fn signed(self, login: &str) -> Result<Self> {
        let path = self.path()?;
        let users = self.patiently(&path, || Store::users(&path));
        let users = users.map_err(|error| match error {
            StoreError::Missing => {
                let path = self.shown(&path);
                self.refused(&StoreText::Missing { path })
            }
            error => self.trouble(&error, &path),
        })?;
        let user = self.admitted(users, login)?;
        Ok(self.as_user(user.fields))
    }

    /// What was asked for in this call wins over what stands in the record. A trainee gets the rehearsal county, and
    /// where nothing else is asked for a small one: a whole class sits on one machine.
    pub fn as_user(mut self, user: UserFields) -> Self {
        if user.role == Role::Trainee {
            self.global.store = None;
            self.global.demo = true;
            self.global.size.get_or_insert(Size::Township);
        }
        let wished = user.lang.as_deref().and_then(|lang| lang.parse().ok());
        self.user = Some(user);
        let own = self
            .settings()
            .and_then(|path| settings::read(&path).0.lang);
        self.tongue = Tongue::of_user(self.global.lang, own.or(wished));
        self.lang = self.tongue.lang;
        self
    }

    /// Whoever comes through sshd learns no more than that they do not get in; who sits at the machine may know why.
    fn admitted(&self, users: Vec<Held<User>>, login: &str) -> Result<User> {
        let mut users = users.into_iter().map(|held| held.record);
        let user = users.find(|user| user.fields.login == login);
        let refusal = match user {
            Some(user) if user.is_enabled() => return Ok(user),
            Some(_) => UserRefusal::Disabled,
            None if is_called_by_sshd() => UserRefusal::Disabled,
            None => UserRefusal::NotFound,
        };
        let why = if refusal == UserRefusal::NotFound {
            "unknown"
        } else {
            "disabled"
        };
        tracing::warn!(login, why, "refused");
        Err(self.refused(&refusal))
    }

    fn users(&self, store: &Store) -> Result<Vec<Held<User>>> {
        let path = store.path().unwrap_or(Path::new(""));
        let users = store.read().and_then(|reading| reading.users());
        users.map_err(|error| self.trouble(&error, path))
    }

    fn area_kept(&self, store: &Store, user: &User) -> Result<()> {
        let Some(area) = user.fields.area else {
            return Ok(());
        };
        let path = store.path().unwrap_or(Path::new(""));
        let unit = store.read().and_then(|reading| reading.get::<Unit>(area));
        match unit.map_err(|error| self.trouble(&error, path))? {
            Some(held) if held.record.retired.is_some() => {
                let name = held.record.fields.short;
                Err(self.refused(&UserRefusal::AreaRetired { name }))
            }
            _ => Ok(()),
        }
    }

    /// As whom the file is opened: the user who signed in, as the file knows them now, or its owner while there are no
    /// users.
    pub fn hand(&self, store: &Store, gate: Gate) -> Result<Hand> {
        let Some(user) = &self.user else {
            return if gate == Gate::Ajar || self.users(store)?.is_empty() {
                Ok(hand())
            } else {
                Err(self.refused(&UserRefusal::SignIn))
            };
        };
        let user = self.admitted(self.users(store)?, &user.login)?;
        self.area_kept(store, &user)?;
        Ok(Hand {
            who: user.fields.name,
            area: user.fields.area,
            pass: Some(Pass {
                user: user.id,
                role: user.fields.role,
            }),
            ..hand()
        })
    }
}

pub fn is_called_by_sshd() -> bool {
    [ASKED, "SSH_CONNECTION"]
        .iter()
        .any(|name| env::var_os(name).is_some())
}

/// Whoever is signed in at this machine, in a sitting of its own.
pub fn hand() -> Hand {
    let named = ["USER", "LOGNAME"]
        .into_iter()
        .filter_map(|name| env::var(name).ok());
    let mut named = named.map(|name| text::clean(&name, 60, text::Breaks::Line).text);
    let who = named
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "local".to_owned());
    Hand {
        who,
        sitting: SittingId(Utc::now().timestamp_micros() as u64),
        area: None,
        pass: None,
    }
}
