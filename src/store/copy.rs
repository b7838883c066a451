//! A copy of everything as it stands at one moment, made while others write on. Copies of one moment are alike
//! byte for byte, and say of themselves what they hold.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::Path,
};

use redb::{
    Database, Key, ReadTransaction, ReadableTable, TableDefinition, TableError, TableHandle, Value,
    WriteTransaction,
};
use serde::{Deserialize, Serialize};

use super::{
    Store, StoreError,
    file::Handle,
    making::Making,
    overlay::Overlay,
    place::{folder_of, guard},
    reading::last,
    schema5,
    table::{
        BODIES, COUNTS, HOMES, JOURNAL, META, NAMED, OPS, REVERSALS, ROLLS, TRAILS, rows, seal,
        unseal,
    },
    upgrade::schema_in,
};
use crate::domain::Kind;

/// What a file holds, told so that a copy can be proved to be the state at its moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub schema: u32,
    /// The journal's last number, and the hash that everything before it leads to.
    pub head: u64,
    pub chain: String,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// BLAKE3 over every key and value of every table, the manifest itself apart.
    pub digest: String,
}

/// The row of [`META`] that only copies have.
const MANIFEST: &str = "manifest";

impl Store {
    /// What the file holds at this moment, counted and summed up afresh.
    pub fn manifest(&self) -> Result<Manifest, StoreError> {
        let from = self.inner.begin_read()?;
        guard(|| sum_up(&from))
    }

    /// Into a new file, where nothing is. The file in use must not be copied byte by byte: it would be torn.
    pub fn copy_to(&self, path: &Path) -> Result<Manifest, StoreError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists);
        }
        let making = Making::in_folder(folder_of(path))?;
        let manifest = self.copy_into(&making)?;
        making.stand(path)?;
        Ok(manifest)
    }

    pub(super) fn copy_into(&self, making: &Making) -> Result<Manifest, StoreError> {
        let from = self.inner.begin_read()?;
        guard(|| {
            let manifest = sum_up(&from)?;
            let told = serde_json::to_vec(&manifest).map_err(std::io::Error::from)?;
            let told = seal("meta", MANIFEST.as_bytes(), &[&told]);
            Handle::make(making, |handle| {
                handle.write(|to, _| {
                    every(&from, &mut Copy { from: &from, to })?;
                    to.open_table(META)?.insert(MANIFEST, told.as_slice())?;
                    Ok::<(), StoreError>(())
                })
            })?;
            Ok(manifest)
        })
    }

    /// The same without the manifest: a file to work on.
    pub(super) fn spread_into(&self, making: &Making) -> Result<(), StoreError> {
        let from = self.inner.begin_read()?;
        guard(|| {
            Handle::make(making, |handle| {
                handle.write(|to, _| every(&from, &mut Copy { from: &from, to }))
            })
        })
    }

    /// A file seen through memory: whatever is done with it, it keeps every byte. Others may not be writing it.
    pub(super) fn seen(path: &Path) -> Result<Self, StoreError> {
        Self::of(Handle::seen(path)?)
    }

    /// The manifest that a copy brought with it.
    pub(super) fn brought(&self) -> Result<Option<Manifest>, StoreError> {
        let read = self.inner.begin_read()?;
        guard(|| {
            let meta = read.open_table(META)?;
            let Some(value) = meta.get(MANIFEST)? else {
                return Ok(None);
            };
            let told = unseal("meta", MANIFEST.as_bytes(), value.value())?;
            let told = serde_json::from_slice(told);
            told.map(Some)
                .map_err(|_| StoreError::damaged("the manifest"))
        })
    }
}

/// redb's own look at every page of a file that nobody writes.
pub(super) fn pages(path: &Path) -> Result<(), StoreError> {
    guard(|| {
        let seen = Overlay::unlocked(File::open(path)?)?;
        Database::builder()
            .set_cache_size(8 << 20)
            .set_check_integrity_on_open(true)
            .create_with_backend(seen)?;
        Ok(())
    })
}

/// What is done with every table.
trait Visit {
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        table: TableDefinition<'static, K, V>,
    ) -> Result<(), StoreError>;
}

fn every(from: &ReadTransaction, visit: &mut impl Visit) -> Result<(), StoreError> {
    let schema = schema_in(from)?;
    if schema < schema5::TO {
        // A file of an older schema is copied before it is upgraded.
        for kind in Kind::known_to(schema) {
            visit.table(schema5::old_rows(kind))?;
        }
        visit.table(ROLLS)?;
        visit.table(schema5::OLD_COUNTS)?;
    } else {
        for kind in Kind::known_to(schema) {
            visit.table(rows(kind))?;
        }
        visit.table(HOMES)?;
        visit.table(ROLLS)?;
        visit.table(NAMED)?;
        visit.table(COUNTS)?;
        visit.table(TRAILS)?;
        visit.table(REVERSALS)?;
    }
    visit.table(JOURNAL)?;
    visit.table(BODIES)?;
    visit.table(OPS)?;
    visit.table(META)
}

/// All rows but the manifest, in order.
fn each<K: Key + 'static, V: Value + 'static>(
    from: &ReadTransaction,
    table: TableDefinition<'static, K, V>,
    mut take: impl FnMut(K::SelfType<'_>, V::SelfType<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let name = table.name().to_owned();
    let from = match from.open_table(table) {
        Ok(from) => from,
        // Kinds that came later.
        Err(TableError::TableDoesNotExist(_)) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for row in from.iter()? {
        let (key, value) = row?;
        let is_meta = name == META.name();
        if is_meta && K::as_bytes(&key.value()).as_ref() == MANIFEST.as_bytes() {
            continue;
        }
        take(key.value(), value.value())?;
    }
    Ok(())
}

struct Copy<'t> {
    from: &'t ReadTransaction,
    to: &'t WriteTransaction,
}

impl Visit for Copy<'_> {
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        table: TableDefinition<'static, K, V>,
    ) -> Result<(), StoreError> {
        let mut to = self.to.open_table(table)?;
        each(self.from, table, |key, value| {
            to.insert(key, value)?;
            Ok(())
        })
    }
}

struct Sum<'t> {
    from: &'t ReadTransaction,
    hasher: blake3::Hasher,
    rows: BTreeMap<String, u64>,
}

impl Visit for Sum<'_> {
    fn table<K: Key + 'static, V: Value + 'static>(
        &mut self,
        table: TableDefinition<'static, K, V>,
    ) -> Result<(), StoreError> {
        let name = table.name().to_owned();
        let (hasher, mut rows) = (&mut self.hasher, 0);
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_be_bytes());
            hasher.update(bytes);
        };
        part(name.as_bytes());
        each(self.from, table, |key, value| {
            part(K::as_bytes(&key).as_ref());
            part(V::as_bytes(&value).as_ref());
            rows += 1;
            Ok(())
        })?;
        self.rows.insert(name, rows);
        Ok(())
    }
}

fn sum_up(from: &ReadTransaction) -> Result<Manifest, StoreError> {
    let head = last(&from.open_table(META)?)?;
    let mut sum = Sum {
        from,
        hasher: blake3::Hasher::new(),
        rows: BTreeMap::new(),
    };
    every(from, &mut sum)?;
    Ok(Manifest {
        schema: schema_in(from)?,
        head: head.number.0,
        chain: blake3::Hash::from_bytes(head.hash).to_hex().to_string(),
        rows: sum.rows,
        digest: sum.hasher.finalize().to_hex().to_string(),
    })
}
