//! Ties of users.

use super::{Listed, Roll, Stands, Tied, Which, listed, unit};
use crate::domain::{Kind, Right, User};

impl Tied for User {
    const RIGHT: Right = Right::Users;

    fn stands(&self) -> Stands {
        Stands::County
    }

    fn rolls(&self) -> Vec<Listed> {
        listed(Roll::Owned(Kind::User), 0, 0)
    }

    fn names(&self) -> Vec<Which> {
        self.fields.area.map(unit).into_iter().collect()
    }
}
