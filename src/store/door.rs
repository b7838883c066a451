//! Who may sign in: asked of the file at every door, often by many at once.

use std::path::Path;

use super::{Cache, Reading, Store, StoreError, opening::glimpse, place::guard};
use crate::domain::{Held, User};

impl Store {
    /// Read beside whoever writes. The file is opened for writing only where nothing else will do: after a crash that alone
    /// makes it whole.
    pub fn users(path: &Path) -> Result<Vec<Held<User>>, StoreError> {
        let seen = guard(|| match glimpse(path)? {
            Some(seen) => Reading::new(seen)?.users().map(Some),
            None => Ok(None),
        });
        match seen {
            Ok(Some(users)) => Ok(users),
            _ => Self::open(path, Cache::Village)?.read()?.users(),
        }
    }
}
