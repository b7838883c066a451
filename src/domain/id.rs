//! The program's own ids, printed with a letter. Names and official codes are attributes, never keys.

use std::{fmt, num::ParseIntError, str::FromStr};

use serde::{Deserialize, Serialize};

/// Set in an id that is a promise: the nth new thing of the same command. The store puts the real id in its place.
const PROMISED: u32 = 1 << 31;

/// Ids end below this, so that none is a promise.
pub const ID_END: u32 = PROMISED;

/// What all ids have in common.
pub trait Key: Copy + Eq {
    /// With which it is printed: one letter, or two for the kinds that came later.
    const LETTERS: &'static str;

    fn key(self) -> u32;
    fn from_key(key: u32) -> Self;
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $letters:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The nth new one of this command, to be named by later steps of the same batch.
            pub const fn promised(n: u32) -> Self {
                Self(n | PROMISED)
            }

            pub const fn is_promised(self) -> bool {
                self.0 & PROMISED != 0
            }
        }

        impl Key for $name {
            const LETTERS: &'static str = $letters;

            fn key(self) -> u32 {
                self.0
            }

            fn from_key(key: u32) -> Self {
                Self(key)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letters, self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                let digits = text.strip_prefix($letters).ok_or(BadId)?;
                let n: u32 = digits.parse().map_err(|_: ParseIntError| BadId)?;
                if n & PROMISED == 0 { Ok(Self(n)) } else { Err(BadId) }
            }
        }
    };
}

/// The text is not an id of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadId;

macro_rules! ids {
    (() $($(#[$doc:meta])* $number:literal $kind:ident: $record:ident, $id:ident $letters:literal, $table:literal since $since:literal;)*) => {
        $(id!($(#[$doc])* $id, $letters);)*
    };
}

crate::nouns!([ids]);

/// A number in the journal. Order in the program is this number, never the clock. 0 is before the first entry.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Names one attempt to change the data, so that after a failed commit it can be asked whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpId(pub [u8; 16]);

/// One run of the program by one person: what `u` may take back belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SittingId(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_with_their_letter_and_read_back() {
        assert_eq!(UnitId(12).to_string(), "u12");
        assert_eq!("h345".parse(), Ok(HouseholdId(345)));
        assert_eq!("u12".parse::<HouseholdId>(), Err(BadId));
        assert_eq!(RoundId(12).to_string(), "rd12");
        assert_eq!("rd12".parse(), Ok(RoundId(12)));
        assert_eq!("rd12".parse::<RubricId>(), Err(BadId));
        assert_eq!("u4000000000".parse::<UnitId>(), Err(BadId));
        assert!(PersonId::promised(3).is_promised());
    }
}
