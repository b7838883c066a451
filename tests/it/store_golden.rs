//! Files of released schemas open for ever. Written once with SANZHANG_WRITE_GOLDEN=1, then kept.

use std::{fs, path::PathBuf};

use sanzhang::{
    domain::*,
    store::{Cache, Store},
};

use crate::support::county::*;

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/data/golden_v1.redb")
}

fn filled(path: &std::path::Path) {
    let store = Store::create(path, Cache::Village).expect("created");
    must(&store, small());
    must(&store, appoint(0, NEIGHBORHOODS[0], PersonId(1), today()));
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵甲"));
}

#[test]
fn schema_1_opens() {
    if std::env::var_os("SANZHANG_WRITE_GOLDEN").is_some() {
        let _ = fs::remove_file(golden());
        filled(&golden());
    }
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("copy.redb");
    fs::copy(golden(), &path).expect("copied");
    let store = Store::open(&path, Cache::Village).expect("opened");
    assert_eq!(store.check().expect("checked"), []);
    let digest = digest(&store);
    assert_eq!(digest.len(), 12 + 25 + 2 + 1 + 1);
    let reading = store.read().expect("read");
    let added = reading
        .get::<Household>(HouseholdId(25))
        .expect("get")
        .expect("there");
    assert_eq!(
        (added.record.fields.head.as_str(), added.version),
        ("赵甲", Seq(3))
    );
    drop(reading);
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵乙"));
    assert_eq!(store.check().expect("checked"), []);
}
