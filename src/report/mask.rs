//! Whether what the role may not read stays masked on the page of one record.

use crate::{
    desk::Desk,
    domain::{Right, mask_phone},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mask {
    AsRole,
    /// Whatever the role may read: somebody else is looking.
    Drawn,
    /// It was asked for, and the journal has it.
    Lifted,
}

impl Mask {
    pub fn hides(self, desk: &Desk) -> bool {
        match self {
            Self::AsRole => !desk.may(Right::ReadWhole),
            Self::Drawn => true,
            Self::Lifted => false,
        }
    }

    pub fn phone(self, desk: &Desk, phone: &str) -> String {
        match self {
            Self::AsRole => desk.phone(phone),
            Self::Drawn => mask_phone(phone),
            Self::Lifted => phone.to_owned(),
        }
    }
}
