//! Who may sign in, as what, and for which part of the county.

mod key;
mod refusal;
mod role;

use serde::{Deserialize, Serialize};

pub use key::{BadKey, PublicKey};
pub use refusal::UserRefusal;
pub use role::{Right, Role};

use super::{Claim, Field, Kind, Name, Record, Seq, UnitId, UserId};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    pub id: UserId,
    #[serde(rename = "f")]
    pub fields: UserFields,
    /// With any of these they get in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<PublicKey>,
    /// Since when they get in no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserFields {
    /// How they sign in: see [`is_login`].
    pub login: String,
    /// How the journal and other people call them.
    pub name: String,
    pub role: Role,
    /// Where whoever lets them in reaches them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// The unit at which their part begins; none is the whole county.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<UnitId>,
    /// `zh` or `en`; none is as the session is started.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// The name of a preset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keymap: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

/// Never undone: an undo would bring a key back that was taken away for a reason. Only those who are let in together and
/// without a key leave together again, as long as nobody changed them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UserCommand {
    Add {
        id: UserId,
        fields: UserFields,
        keys: Vec<PublicKey>,
    },
    Edit {
        id: UserId,
        base: Seq,
        fields: UserFields,
    },
    /// All keys from now on.
    Keys {
        id: UserId,
        base: Seq,
        keys: Vec<PublicKey>,
    },
    Disable {
        id: UserId,
    },
    Enable {
        id: UserId,
    },
    /// The owner of the file lets in an administrator, because nobody else can.
    Rescue {
        id: UserId,
        fields: UserFields,
        keys: Vec<PublicKey>,
    },
}

/// What a session shows of who sits there; what they may do is asked of the file each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pass {
    pub user: UserId,
    pub role: Role,
}

/// Letters of a name to sign in with: 2 to 32, small Latin letters, digits, `.`, `-`, `_`, a letter first. It stands in
/// `authorized_keys` and in commands, so nothing in it may mean anything there.
pub fn is_login(login: &str) -> bool {
    let rest = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || ".-_".contains(c);
    (2..=32).contains(&login.len())
        && login.starts_with(|c: char| c.is_ascii_lowercase())
        && login.chars().all(rest)
}

impl UserCommand {
    /// Lets somebody in who cannot sign in over the network yet.
    pub const fn only_lets_in(&self) -> bool {
        matches!(self, Self::Add { keys, .. } if keys.is_empty())
    }
}

/// With users there is always one who can let in others: from the first on, and to the last. Once one of them has a key,
/// one always has.
pub fn still_kept(before: &[User], after: &[User]) -> Result<(), UserRefusal> {
    if !after.is_empty() && !after.iter().any(User::administers) {
        return Err(if before.is_empty() {
            UserRefusal::FirstAdministrator
        } else {
            UserRefusal::LastAdministrator
        });
    }
    let able = |users: &[User]| users.iter().any(User::can_administer);
    if able(before) && !able(after) {
        return Err(UserRefusal::LastKey);
    }
    Ok(())
}

impl User {
    pub const fn is_enabled(&self) -> bool {
        self.disabled.is_none()
    }

    /// Can sign in to let others in: over the network a key is the only way.
    pub fn can_administer(&self) -> bool {
        self.administers() && self.keys.iter().any(|key| key.fingerprint().is_some())
    }

    /// Can let others in and keep them out.
    pub fn administers(&self) -> bool {
        self.is_enabled() && self.fields.role == Role::Administrator
    }
}

impl Record for User {
    type Id = UserId;
    type Ties = Self;
    const KIND: Kind = Kind::User;
    const CLAIMS: bool = true;

    fn id(&self) -> UserId {
        self.id
    }

    /// Users are changed by command, whole: there is no form whose fields could be compared.
    fn known_as(&self) -> Vec<Name> {
        vec![Name::words(&self.fields.name)]
    }

    fn differences(&self, _: &Self) -> Vec<Field> {
        Vec::new()
    }

    fn claims(&self) -> Vec<Claim> {
        let UserFields { login, name, .. } = &self.fields;
        let mut claims = vec![Claim::Login(login.clone()), Claim::UserName(name.clone())];
        claims.extend(self.keys.iter().map(Claim::key));
        claims
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Level;

    #[test]
    fn a_login_means_nothing_to_a_shell() {
        for good in ["li", "li.ming", "wang-2", "a_b"] {
            assert!(is_login(good), "{good}");
        }
        let long = "a".repeat(33);
        for bad in [
            "", "l", "Li", "2li", "li ming", "li;sh", "李", "-li", "li\n", &long,
        ] {
            assert!(!is_login(bad), "{bad:?}");
        }
    }

    #[test]
    fn areas_begin_where_the_role_works() {
        assert!(Role::Township.fits(Some(Level::Township)));
        assert!(!Role::Township.fits(None) && !Role::Township.fits(Some(Level::Village)));
        assert!(Role::Administrator.fits(None) && !Role::County.fits(Some(Level::Township)));
        assert!(Role::Viewer.fits(Some(Level::Village)));
        assert!(!Role::Viewer.fits(Some(Level::Group)));
    }
}
