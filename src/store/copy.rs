//! A copy of everything as it stands at one moment, made while others write on. Copies of one moment are alike
//! byte for byte.

use std::path::Path;

use redb::{
    Key, ReadTransaction, ReadableTable, TableDefinition, TableError, Value, WriteTransaction,
};

use super::{
    Store, StoreError,
    file::Handle,
    place::guard,
    table::{BODIES, COUNTS, JOURNAL, META, OPS, ROLLS, rows},
};
use crate::domain::Kind;

impl Store {
    /// Into a new file, where nothing is. The file in use must not be copied byte by byte: it would be torn.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let from = self.inner.begin_read()?;
        guard(|| {
            Handle::create(path, |handle| {
                handle.write(|to, _| {
                    for kind in Kind::ALL {
                        copy(&from, to, rows(kind))?;
                    }
                    copy(&from, to, ROLLS)?;
                    copy(&from, to, COUNTS)?;
                    copy(&from, to, JOURNAL)?;
                    copy(&from, to, BODIES)?;
                    copy(&from, to, OPS)?;
                    copy(&from, to, META)
                })
            })
        })
    }
}

fn copy<K: Key + 'static, V: Value + 'static>(
    from: &ReadTransaction,
    to: &WriteTransaction,
    table: TableDefinition<'static, K, V>,
) -> Result<(), StoreError> {
    let from = match from.open_table(table) {
        Ok(from) => from,
        // A file of an older schema, copied before it is upgraded.
        Err(TableError::TableDoesNotExist(_)) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let mut to = to.open_table(table)?;
    for row in from.iter()? {
        let (key, value) = row?;
        to.insert(key.value(), value.value())?;
    }
    Ok(())
}
