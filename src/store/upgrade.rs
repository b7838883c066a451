//! Brings a file of an older program up to this one, step by step, with a copy made first.

use std::path::PathBuf;

use chrono::Utc;
use redb::{ReadTransaction, WriteTransaction};

use super::{
    Store, StoreError,
    flush::link,
    journal::{Header, Rows, seal_chunk},
    reading::last,
    schema5,
    table::{BODIES, META, META_SCHEMA, SCHEMA, rows, seal, unseal},
};
use crate::domain::{Act, Deed, Entry, Kind, OpId, SittingId};

/// Makes a file of schema `to` out of one of the schema before.
pub(super) struct Step {
    pub to: u32,
    /// Reads what the file was and writes what it is to be.
    pub run: fn(&WriteTransaction, &ReadTransaction) -> Result<(), StoreError>,
}

/// In order, one for every schema that changed more than which kinds of records there are. None is ever taken away.
const STEPS: &[Step] = &[Step {
    to: schema5::TO,
    run: schema5::run,
}];

/// Refuses the schema of a newer program.
pub(super) fn known(found: u32) -> Result<(), StoreError> {
    if found > SCHEMA {
        return Err(StoreError::Newer {
            found,
            known: SCHEMA,
        });
    }
    Ok(())
}

pub(super) fn schema_in(read: &ReadTransaction) -> Result<u32, StoreError> {
    let meta = read.open_table(META)?;
    let value = meta.get(META_SCHEMA)?.ok_or(StoreError::NotAStore)?;
    let bytes = unseal("meta", META_SCHEMA.as_bytes(), value.value())?;
    let bytes = bytes
        .try_into()
        .map_err(|_| StoreError::damaged("the schema number"))?;
    Ok(u32::from_be_bytes(bytes))
}

/// To what this program writes.
pub(super) fn upgrade(store: &Store) -> Result<(), StoreError> {
    bring(store, SCHEMA, STEPS)
}

/// All steps, and the tables of the kinds that came since, are one journalled transaction: the file is of the old schema
/// or of the new one, never between.
pub(super) fn bring(store: &Store, to: u32, steps: &[Step]) -> Result<(), StoreError> {
    let found = schema_in(&store.inner.begin_read()?)?;
    if found >= to {
        return Ok(());
    }
    if let Some(path) = store.path() {
        let mut copy = path.as_os_str().to_owned();
        copy.push(format!(".schema-{found}"));
        match store.copy_to(&PathBuf::from(copy)) {
            // An upgrade that was cut off made it already.
            Err(StoreError::Exists) => {}
            done => drop(done?),
        }
    }
    store.inner.write(|transaction, read| {
        // Somebody else may have been faster.
        let found = schema_in(&read)?;
        if found >= to {
            return Ok(());
        }
        for step in steps.iter().filter(|step| step.to > found) {
            (step.run)(transaction, &read)?;
        }
        for kind in Kind::known_to(to) {
            transaction.open_table(rows(kind))?;
        }
        note(transaction, format!("{found} → {to}"))?;
        let number = to.to_be_bytes();
        let value = seal("meta", META_SCHEMA.as_bytes(), &[&number]);
        let mut meta = transaction.open_table(META)?;
        meta.insert(META_SCHEMA, value.as_slice())?;
        Ok(())
    })
}

/// An entry that touches no record, by the program itself.
fn note(transaction: &WriteTransaction, schemas: String) -> Result<(), StoreError> {
    let head = last(&transaction.open_table(META)?)?;
    let number = head.number.next();
    let now = Utc::now();
    let mut op = [0xfe; 16];
    op[..8].copy_from_slice(&number.0.to_le_bytes());
    let entry = Entry {
        number,
        op: OpId(op),
        at: now,
        who: "sanzhang".to_owned(),
        by: None,
        sitting: SittingId(0),
        deed: Deed::of(Act::Upgrade, schemas, 0),
        reverses: None,
        along: Vec::new(),
        homes: Vec::new(),
        records: 0,
        clock_jumped: false,
    };
    let chunk = seal_chunk(number, 0, &[]);
    transaction
        .open_table(BODIES)?
        .insert((number.0, 0), chunk.as_slice())?;
    let header = Header {
        entry,
        chunks: 1,
        rows: Rows::New,
        body: blake3::hash(&[]).into(),
        previous: head.hash,
    };
    link(transaction, &header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{
        Cache,
        table::{COUNTS, SCHEMA},
    };

    fn mark(transaction: &WriteTransaction, _: &ReadTransaction) -> Result<(), StoreError> {
        let mut counts = transaction.open_table(COUNTS)?;
        counts.insert(7, [1].as_slice())?;
        Ok(())
    }

    #[test]
    fn steps_run_once_after_a_copy() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("county.redb");
        let store = Store::create(&path, Cache::Village).expect("created");
        let next = SCHEMA + 1;
        let steps = [Step {
            to: next,
            run: mark,
        }];
        bring(&store, next, &steps).expect("upgraded");
        let newer = Store::open(&path, Cache::Village).err();
        assert!(matches!(newer, Some(StoreError::Newer { found, .. }) if found == next));
        let copy = format!("county.redb.schema-{SCHEMA}");
        Store::open(&folder.path().join(copy), Cache::Village).expect("the copy opens");
        let broken = [Step {
            to: next + 1,
            run: |transaction, read| {
                mark(transaction, read)?;
                Err(StoreError::Full)
            },
        }];
        assert!(bring(&store, next + 1, &broken).is_err());
        let read = store.inner.begin_read().expect("read");
        assert_eq!(schema_in(&read).expect("schema"), next);
    }

    #[test]
    fn a_kind_of_record_that_came_has_its_table_after_an_upgrade() {
        let store = Store::in_memory();
        let lacks = |transaction: &WriteTransaction, _: ReadTransaction| {
            transaction.delete_table(rows(Kind::Round))?;
            Ok::<(), StoreError>(())
        };
        store.inner.write(lacks).expect("written");
        bring(&store, SCHEMA + 1, &[]).expect("upgraded");
        let read = store.inner.begin_read().expect("read");
        read.open_table(rows(Kind::Round)).expect("it is there");
        assert_eq!(schema_in(&read).expect("schema"), SCHEMA + 1);
    }
}
