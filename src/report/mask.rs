//! Whether what the role may not read stays masked on the page of one record.

use crate::{desk::Desk, domain::Right};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    AsRole,
    /// It was asked for, and the journal has it.
    Lifted,
}

impl Mask {
    pub fn hides(self, desk: &Desk) -> bool {
        self == Self::AsRole && !desk.may(Right::ReadWhole)
    }

    pub fn phone(self, desk: &Desk, phone: &str) -> String {
        match self {
            Self::AsRole => desk.phone(phone),
            Self::Lifted => phone.to_owned(),
        }
    }
}
