//! Files that are no stores, newer, cut, damaged, locked or replaced: a clear error, and the file as it was.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use redb::{ConcurrencyMode, Database, ReadableTable, TableDefinition};
use sanzhang::{
    domain::*,
    store::{self, Cache, Finding, Rejected, Store, StoreError, unpack},
};

use crate::support::county::*;

const META: TableDefinition<&str, &[u8]> = TableDefinition::new("meta");
pub const HOUSEHOLDS: TableDefinition<(u64, u32), &[u8]> = TableDefinition::new("households");
const BODIES: TableDefinition<(u64, u32), &[u8]> = TableDefinition::new("bodies");
const JOURNAL: TableDefinition<u64, &[u8]> = TableDefinition::new("journal");

fn store_at(folder: &Path) -> PathBuf {
    let path = folder.join("county.redb");
    must(
        &Store::create(&path, Cache::Village).expect("created"),
        small(),
    );
    path
}

fn seal(table: &str, key: &[u8], rest: &[u8]) -> Vec<u8> {
    let sum = crc32fast::hash(&[table.as_bytes(), key, rest].concat());
    [&[1], &sum.to_be_bytes()[..], rest].concat()
}

/// Writes behind the store's back.
pub fn behind(path: &Path, write: impl FnOnce(&redb::WriteTransaction)) {
    let database = Database::builder()
        .set_concurrency_mode(ConcurrencyMode::MultiWriter)
        .open(path)
        .expect("opened");
    let transaction = database.begin_write().expect("begun");
    write(&transaction);
    transaction.commit().expect("committed");
}

fn make_newer(path: &Path) {
    behind(path, |transaction| {
        let mut meta = transaction.open_table(META).expect("table");
        let value = seal("meta", b"schema", &99_u32.to_be_bytes());
        meta.insert("schema", value.as_slice()).expect("inserted");
    });
}

fn refused(path: &Path) -> StoreError {
    let before = fs::read(path).ok();
    let error = Store::open(path, Cache::Village)
        .err()
        .expect("must not open");
    assert_eq!(fs::read(path).ok(), before, "{error}: the file has changed");
    error
}

#[test]
fn what_is_no_store_is_left_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let at = |name: &str| folder.path().join(name);
    assert!(matches!(refused(&at("missing")), StoreError::Missing));
    assert!(!at("missing").exists());
    assert!(matches!(refused(folder.path()), StoreError::NotAStore));
    fs::write(at("empty"), "").expect("written");
    assert!(matches!(refused(&at("empty")), StoreError::NotAStore));
    fs::write(at("text"), "户主,电话\n".repeat(2000)).expect("written");
    assert!(matches!(refused(&at("text")), StoreError::NotAStore));
    drop(Database::create(at("foreign")).expect("created"));
    assert!(matches!(refused(&at("foreign")), StoreError::NotAStore));
}

#[test]
fn a_newer_or_shortened_store_is_left_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let whole = fs::read(&path).expect("read");
    for keep in [9, 400, 4095] {
        fs::write(&path, &whole[..keep]).expect("written");
        assert!(matches!(refused(&path), StoreError::Truncated), "{keep}");
    }
    for keep in [4096, whole.len() / 3, whole.len() - 4096] {
        fs::write(&path, &whole[..keep]).expect("written");
        let error = refused(&path);
        assert!(
            matches!(error, StoreError::Truncated | StoreError::Damaged(_)),
            "{keep}: {error:?}"
        );
    }
    fs::write(&path, &whole).expect("written");
    make_newer(&path);
    assert!(matches!(
        refused(&path),
        StoreError::Newer { found: 99, .. }
    ));
}

#[test]
fn an_older_program_turns_read_only_when_the_file_is_upgraded_under_it() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    make_newer(&path);
    assert!(matches!(store.head(), Err(StoreError::Outgrown)));
    let command = add_household(0, NEIGHBORHOODS[0], "赵甲");
    let rejected = store.apply(op(9), &hand("li"), now(), today(), command);
    assert!(matches!(
        rejected,
        Err(Rejected::Broke(StoreError::Outgrown))
    ));
    let again = Store::open(&path, Cache::Village).err();
    assert!(matches!(again, Some(StoreError::Newer { .. })));
}

#[test]
fn a_store_held_by_another_program_is_locked() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let holder = Database::open(&path).expect("alone");
    let error = Store::open(&path, Cache::Village).err();
    assert!(matches!(error, Some(StoreError::Locked)));
    if cfg!(target_os = "linux") {
        assert_eq!(store::holder(&path), Some(std::process::id()));
    }
    drop(holder);
    Store::open(&path, Cache::Village).expect("free again");
}

#[test]
fn a_file_put_in_its_place_is_noticed() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    let aside = folder.path().join("aside.redb");
    fs::rename(&path, &aside).expect("renamed");
    fs::copy(&aside, &path).expect("copied");
    let rejected = apply(&store, "li", add_household(0, NEIGHBORHOODS[0], "赵甲"));
    assert!(matches!(
        rejected,
        Err(Rejected::Broke(StoreError::Replaced))
    ));
    assert_eq!(store.head().expect("still readable"), Seq(1));
}

#[test]
fn the_file_is_for_its_owner_only() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("new").join("county.redb");
    Store::create(&path, Cache::Village).expect("created");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().expect("folder")), 0o700);
    let beside = fs::read_dir(path.parent().expect("folder")).expect("listed");
    assert_eq!(beside.count(), 1, "nothing is left of the making");
}

#[test]
fn damage_is_shown_as_damage() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    let key = (Home::Unit(VILLAGES[0]).number(), 3_u32);
    let edit = |change: &dyn Fn(Vec<u8>) -> Option<Vec<u8>>| {
        behind(&path, |transaction| {
            let mut table = transaction.open_table(HOUSEHOLDS).expect("table");
            let old = table
                .get(key)
                .expect("get")
                .expect("there")
                .value()
                .to_vec();
            match change(old) {
                Some(new) => drop(table.insert(key, new.as_slice()).expect("put")),
                None => drop(table.remove(key).expect("removed")),
            }
        });
    };
    let entered = chrono::Datelike::num_days_from_ce(&today()) as u32;
    let whole = {
        let reading = store.read().expect("read");
        let held = reading.get::<Household>(HouseholdId(3)).expect("get");
        held.expect("there").record
    };
    edit(&|mut value| {
        *value.last_mut().expect("bytes") ^= 1;
        Some(value)
    });
    let reading = store.read().expect("read");
    let torn = reading.get::<Household>(HouseholdId(3));
    assert!(matches!(torn, Err(StoreError::Damaged(_))));
    assert!(matches!(
        reading.block(VILLAGES[0]),
        Err(StoreError::Damaged(_))
    ));
    drop(reading);
    assert!(matches!(
        store.check().expect("checked")[..],
        [Finding::Damaged(_)]
    ));

    // With a good checksum the journal still knows better.
    let mut forged = whole;
    forged.fields.people = 9;
    let payload = rmp_serde::to_vec_named(&forged).expect("packed");
    let bytes = [&key.0.to_be_bytes()[..], &key.1.to_be_bytes()].concat();
    let rest = [&1_u64.to_be_bytes()[..], &entered.to_be_bytes(), &payload].concat();
    let value = seal("households", &bytes, &rest);
    edit(&|_| Some(value.clone()));
    let found = store.check().expect("checked");
    assert_eq!(found, [Finding::Untold(Kind::Household, 3)]);

    edit(&|_| None);
    let reading = store.read().expect("read");
    assert!(matches!(
        reading.block(VILLAGES[0]),
        Err(StoreError::Damaged(_))
    ));
}

#[test]
fn the_chain_shows_a_forged_entry() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵甲"));
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵乙"));
    assert_eq!(store.check().expect("checked"), []);
    behind(&path, |transaction| {
        let mut table = transaction.open_table(JOURNAL).expect("table");
        let old = table.get(2).expect("get").expect("there").value()[5..].to_vec();
        // Another name in place of who did it.
        let at = old.windows(2).position(|w| w == b"li").expect("who");
        let mut forged = old;
        forged[at] = b'w';
        let value = seal("journal", &2_u64.to_be_bytes(), &forged);
        table.insert(2, value.as_slice()).expect("put");
    });
    let forged = [Finding::Index(6, 2), Finding::Chain(Seq(3))];
    assert_eq!(store.check().expect("checked"), forged, "what li did, too");
    behind(&path, |transaction| {
        let mut bodies = transaction.open_table(BODIES).expect("table");
        let mut rest = bodies.get((3, 0)).expect("get").expect("there").value()[5..].to_vec();
        *rest.last_mut().expect("bytes") ^= 1;
        let key = [&3_u64.to_be_bytes()[..], &[0; 4]].concat();
        let value = seal("bodies", &key, &rest);
        bodies.insert((3, 0), value.as_slice()).expect("put");
    });
    let found = store.check().expect("checked");
    assert!(found.contains(&Finding::Chain(Seq(3))));
    behind(&path, |transaction| {
        let mut table = transaction.open_table(JOURNAL).expect("table");
        table.remove(2).expect("removed");
    });
    let found = store.check().expect("checked");
    assert!(found.contains(&Finding::Gap(Seq(2))), "{found:?}");
}

#[test]
fn a_record_with_fields_of_a_newer_program_is_not_rewritten() {
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    let key = (Home::Unit(VILLAGES[0]).number(), 3_u32);
    behind(&path, |transaction| {
        let mut table = transaction.open_table(HOUSEHOLDS).expect("table");
        let old = table
            .get(key)
            .expect("get")
            .expect("there")
            .value()
            .to_vec();
        let mut tree: serde_json::Value = rmp_serde::from_slice(&old[17..]).expect("packed");
        tree["gate"] = "red".into();
        let payload = rmp_serde::to_vec_named(&tree).expect("packed");
        assert!(
            unpack::<Household>(&payload).is_ok(),
            "readable all the same"
        );
        let bytes = [&key.0.to_be_bytes()[..], &key.1.to_be_bytes()].concat();
        let rest = [&old[5..17], &payload].concat();
        let value = seal("households", &bytes, &rest);
        table.insert(key, value.as_slice()).expect("put");
    });
    let edit = Command::Household(HouseholdCommand::Edit {
        id: HouseholdId(3),
        base: Seq(1),
        fields: Box::new(fields("赵甲")),
    });
    let rejected = apply(&store, "li", edit);
    assert!(matches!(
        rejected,
        Err(Rejected::Broke(StoreError::NewerRecord(Kind::Household, 3)))
    ));
}

/// Whatever this program has no name for is no village and no site.
#[test]
fn an_unknown_shelf_is_damage() {
    const HOMES: TableDefinition<(u8, u32), &[u8]> = TableDefinition::new("homes");
    let folder = tempfile::tempdir().expect("folder");
    let path = store_at(folder.path());
    let store = Store::open(&path, Cache::Village).expect("opened");
    behind(&path, |transaction| {
        let mut homes = transaction.open_table(HOMES).expect("table");
        let home = (9_u64 << 56 | 3 << 24).to_be_bytes();
        let bytes = [&[0, 255][..], &home].concat();
        let key = [2_u32.to_be_bytes(), 0_u32.to_be_bytes()].concat();
        let value = seal("homes", &key, &bytes);
        homes.insert((2, 0), value.as_slice()).expect("put");
    });
    let reading = store.read().expect("read");
    let lost = reading.get::<Household>(HouseholdId(3));
    assert!(matches!(lost, Err(StoreError::Damaged(_))));
    drop(reading);
    let found = store.check().expect("checked");
    assert!(matches!(found[..], [Finding::Damaged(_)]), "{found:?}");
}
