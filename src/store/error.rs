//! What can go wrong with the file. Each kind has a code that stays; i18n makes the sentence, the log gets all of it.

use std::{io, sync::Arc};

use crate::domain::{Kind, Refusal};

#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no store at this path")]
    Missing,
    #[error("the file is no store of this program")]
    NotAStore,
    #[error("the store file is cut short")]
    Truncated,
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// The whole file was changed by a newer program.
    #[error("the store has schema {found}, this program knows {known}")]
    Newer { found: u32, known: u32 },
    /// The same, while this program had it open: what it read stands, and nothing more can be written.
    #[error("the store was upgraded while it was open")]
    Outgrown,
    /// One record holds fields that this program does not know, so it must not write it.
    #[error("record {1} of kind {0:?} was written by a newer program")]
    NewerRecord(Kind, u32),
    #[error("another program holds the store for itself")]
    Locked,
    #[error("no room left on the disk")]
    Full,
    /// An earlier failure closed it; [`super::Store::reopen`] is the way on.
    #[error("the store must be opened again after a failure")]
    Stalled,
    /// Another file lies at the path than the one that is open.
    #[error("the file at the path is no longer the one that is open")]
    Replaced,
    /// It was there when it was opened.
    #[error("the file is no longer at its path")]
    Gone,
    #[error("the file system takes no writing")]
    ReadOnly,
    /// It may be read, though.
    #[error("not allowed to write the file")]
    Unwritable,
    #[error("something is already at this path")]
    Exists,
    #[error("not allowed to read or write the file")]
    Denied,
    #[error("the file lies on a network file system")]
    NetworkFs,
    #[error("no ids are left")]
    Exhausted,
    #[error("{0}")]
    Io(Arc<io::Error>),
}

/// Why a change was not made: the rules refuse it, or the store broke. After `Broke` it may have happened all the same:
/// ask [`super::Store::looked_up`].
#[derive(Clone, Debug)]
pub enum Rejected {
    Refused(Refusal),
    Broke(StoreError),
}

/// Two are the same if the same is said of them.
impl PartialEq for StoreError {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code() && self.to_string() == other.to_string()
    }
}

impl StoreError {
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "S01",
            Self::NotAStore => "S02",
            Self::Truncated => "S03",
            Self::Damaged(_) => "S04",
            Self::Newer { .. } => "S05",
            Self::NewerRecord(..) => "S06",
            Self::Locked => "S07",
            Self::Full => "S08",
            Self::Stalled => "S09",
            Self::Replaced => "S10",
            Self::Exists => "S11",
            Self::Denied => "S12",
            Self::NetworkFs => "S13",
            Self::Exhausted => "S14",
            Self::Io(_) => "S15",
            Self::Gone => "S16",
            Self::ReadOnly => "S17",
            Self::Outgrown => "S18",
            Self::Unwritable => "S19",
        }
    }

    /// Nothing can be saved, and everything can be read.
    pub const fn is_sealed(&self) -> bool {
        matches!(self, Self::ReadOnly | Self::Unwritable)
    }

    pub fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        use io::ErrorKind as K;
        match error.kind() {
            K::NotFound => Self::Missing,
            K::PermissionDenied => Self::Denied,
            K::ReadOnlyFilesystem => Self::ReadOnly,
            K::StorageFull | K::QuotaExceeded | K::FileTooLarge => Self::Full,
            K::AlreadyExists => Self::Exists,
            K::UnexpectedEof => Self::Truncated,
            _ => Self::Io(Arc::new(error)),
        }
    }
}

impl From<redb::Error> for StoreError {
    fn from(error: redb::Error) -> Self {
        use redb::Error as E;
        match error {
            E::Io(error) => error.into(),
            E::PreviousIo | E::DatabaseClosed | E::LockPoisoned(_) | E::TransactionPoisoned => {
                Self::Stalled
            }
            E::DatabaseAlreadyOpen | E::LockProtocolMismatch => Self::Locked,
            E::TableDoesNotExist(_) | E::UpgradeRequired(_) => Self::NotAStore,
            other => Self::Damaged(other.to_string()),
        }
    }
}

macro_rules! from_redb {
    ($($error:ident),*) => {
        $(impl From<redb::$error> for StoreError {
            fn from(error: redb::$error) -> Self {
                redb::Error::from(error).into()
            }
        })*
    };
}

from_redb!(
    StorageError,
    TableError,
    TransactionError,
    CommitError,
    DatabaseError
);

impl From<StoreError> for Rejected {
    fn from(error: StoreError) -> Self {
        Self::Broke(error)
    }
}

impl<R: Into<Refusal>> From<R> for Rejected {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}
