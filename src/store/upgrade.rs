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

/// In order, one for every schema after the first. None is ever taken away.
pub(super) const STEPS: &[Step] = &[
    Step {
        to: 2,
        run: |transaction, _| tables(transaction, Kind::Obligation, Kind::Rectification),
    },
    Step {
        to: 3,
        run: |transaction, _| tables(transaction, Kind::User, Kind::User),
    },
    // Entries of the journal that change nothing: a record was read in full.
    Step {
        to: 4,
        run: |_, _| Ok(()),
    },
    Step {
        to: schema5::TO,
        run: schema5::run,
    },
];

fn tables(transaction: &WriteTransaction, first: Kind, last: Kind) -> Result<(), StoreError> {
    let new = |kind: &Kind| (first..=last).contains(kind);
    for kind in Kind::ALL.into_iter().filter(new) {
        transaction.open_table(rows(kind))?;
    }
    Ok(())
}

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

/// All steps are one journalled transaction: the file is of the old schema or of the new one, never between.
pub(super) fn upgrade(store: &Store, steps: &[Step]) -> Result<(), StoreError> {
    let found = schema_in(&store.inner.begin_read()?)?;
    let Some(newest) = steps.last().filter(|step| step.to > found) else {
        return Ok(());
    };
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
        if found >= newest.to {
            return Ok(());
        }
        for step in steps.iter().filter(|step| step.to > found) {
            (step.run)(transaction, &read)?;
        }
        note(transaction, format!("{found} → {}", newest.to))?;
        let number = newest.to.to_be_bytes();
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
        deed: Deed {
            act: Act::Upgrade,
            subject: schemas,
            count: 0,
            office: None,
        },
        reverses: None,
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
        upgrade(&store, &steps).expect("upgraded");
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
        assert!(upgrade(&store, &broken).is_err());
        let read = store.inner.begin_read().expect("read");
        assert_eq!(schema_in(&read).expect("schema"), next);
    }
}
