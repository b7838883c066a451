//! The opened database: for everything, or for reading alone where the file takes no writing.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

use redb::{
    Database, DatabaseError, ReadOnlyDatabase, ReadTransaction, ReadableDatabase, WriteTransaction,
};

use super::{Store, StoreError, making::Making, overlay::Overlay, place::folder_of};

pub(super) enum Opened {
    Whole(Database),
    /// Others may write it meanwhile.
    Read(ReadOnlyDatabase, StoreError),
    /// Left unrepaired by whoever died writing it: seen through memory.
    Seen(Database, StoreError),
}

impl Opened {
    /// `why` it takes no writing.
    pub(super) fn sealed(
        path: &Path,
        (beside, alone): (&redb::Builder, &redb::Builder),
        why: StoreError,
    ) -> Result<Self, StoreError> {
        match beside.open_read_only(path) {
            Ok(database) => Ok(Self::Read(database, why)),
            Err(DatabaseError::RepairAborted) => {
                let overlay = Overlay::unlocked(File::open(path)?)?;
                Ok(Self::Seen(alone.create_with_backend(overlay)?, why))
            }
            Err(error) => Err(error.into()),
        }
    }

    pub(super) fn begin_read(&self) -> Result<ReadTransaction, StoreError> {
        Ok(match self {
            Self::Whole(database) | Self::Seen(database, _) => database.begin_read()?,
            Self::Read(database, _) => database.begin_read()?,
        })
    }

    pub(super) fn begin_write(&self) -> Result<WriteTransaction, StoreError> {
        match self {
            Self::Whole(database) => Ok(database.begin_write()?),
            Self::Read(_, why) | Self::Seen(_, why) => Err(why.clone()),
        }
    }

    pub(super) fn takes_writing(&self) -> Result<(), StoreError> {
        match self {
            Self::Whole(_) => Ok(()),
            Self::Read(_, why) | Self::Seen(_, why) => Err(why.clone()),
        }
    }

    pub(super) fn close(self) -> Result<(), StoreError> {
        match self {
            Self::Whole(database) | Self::Seen(database, _) => Ok(database.close()?),
            Self::Read(database, _) => Ok(database.close()?),
        }
    }
}

/// Opens what is to be written too.
pub(super) fn writable(path: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => StoreError::NotAStore,
        // Whether it can be read at all is seen when it is.
        io::ErrorKind::PermissionDenied => StoreError::Unwritable,
        _ => error.into(),
    })
}

/// More than any change needs that fits into the file.
const LITTLE: usize = 1 << 16;

impl Store {
    /// Whether the disk has a little room again.
    pub fn has_room(&self) -> Result<(), StoreError> {
        let Some(path) = self.path() else {
            return Ok(());
        };
        let mut file = Making::in_folder(folder_of(path))?;
        Ok(io::Write::write_all(file.file_mut(), &vec![0; LITTLE])?)
    }

    /// Whether what was opened can be changed, too.
    pub fn takes_writing(&self) -> Result<(), StoreError> {
        self.inner.takes_writing()
    }
}
