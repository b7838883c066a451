//! Why something was not done to a user, or not by one.

use super::{Right, Role};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UserRefusal {
    NotFound,
    BadLogin {
        login: String,
    },
    SameLogin {
        login: String,
    },
    /// The journal could not tell them apart.
    SameName {
        name: String,
    },
    BadPhone,
    /// The name holds the number of an ID card.
    IdNumber,
    /// The key is somebody else's.
    SameKey {
        login: String,
    },
    /// No area of that kind for the role.
    AreaOf {
        role: Role,
    },
    /// The first user, and whoever the owner lets in, must be able to let in others.
    FirstAdministrator,
    /// Nobody would be left who can let in others.
    LastAdministrator,
    /// No administrator would be left who has a key to sign in with.
    LastKey,
    /// There are users: whoever changes something must be one of them.
    SignIn,
    Disabled,
    /// What they work in is retired: nothing would be there to see.
    AreaRetired {
        name: String,
    },
    /// Users are changed one at a time, never in a batch: a batch can be undone. Only letting in without keys may come in one.
    Alone,
    /// The role may not do it anywhere.
    NoRight {
        role: Role,
        right: Right,
    },
}
