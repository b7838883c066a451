//! Drafts of forms.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
};

use rustix::fs::{CWD, FileType, Mode, mknodat};
use sanzhang::{
    domain::Seq,
    store::{Cache, Draft, Store, StoreError},
};
use serde_json::json;

use crate::support::county::now;

fn draft(who: &str, form: &str) -> Draft {
    Draft {
        who: who.to_owned(),
        form: form.to_owned(),
        base: Some(Seq(3)),
        at: now(),
        value: json!({"head": "李甲", "people": "4"}),
    }
}

#[test]
fn a_draft_is_there_until_it_is_removed() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("县 里.redb");
    let on_disk = Store::create(&path, Cache::Village).expect("created");
    for store in [Store::in_memory(), on_disk] {
        let drafts = store.drafts();
        assert_eq!(drafts.list("li").expect("none yet"), []);
        let older = draft("li", "h3");
        let known = older.stamp();
        drafts.remove("li", "h3", known).expect("nothing to remove");
        drafts.save(&older, None).expect("saved");
        drafts.save(&draft("li", "../h4"), None).expect("saved");
        drafts.save(&draft("wang", "h3"), None).expect("saved");
        let mut newer = draft("li", "h3");
        newer.value = json!("李乙");
        // Only what is known to lie there makes way, or goes.
        for known in [None, Some(newer.stamp())] {
            let saved = drafts.save(&newer, known);
            assert!(matches!(saved, Err(StoreError::Exists)), "{saved:?}");
        }
        drafts
            .remove("li", "h3", newer.stamp())
            .expect("left alone");
        assert_eq!(drafts.load("li", "h3").expect("loaded"), Some(older));
        drafts.save(&newer, Some(known)).expect("saved over");
        assert_eq!(drafts.list("li").expect("listed").len(), 2);
        assert_eq!(
            drafts.load("li", "h3").expect("loaded"),
            Some(newer.clone())
        );
        drafts.remove("li", "h3", newer.stamp()).expect("removed");
        assert_eq!(drafts.load("li", "h3").expect("gone"), None);
        assert_eq!(drafts.list("wang").expect("listed").len(), 1);
    }
    let beside = folder.path().join("县 里.redb.drafts");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode();
    assert_eq!(mode(&beside) & 0o777, 0o700);
    for entry in fs::read_dir(&beside).expect("listed") {
        assert_eq!(mode(&entry.expect("entry").path()) & 0o777, 0o600);
    }
    // Half a file, as another program may leave it, hides no other draft.
    fs::write(beside.join("half.draft"), "{\"who\":").expect("written");
    // Nor does what never ends: a pipe that nobody fills, a device without end.
    symlink("/dev/zero", beside.join("zero.draft")).expect("linked");
    mknodat(
        CWD,
        beside.join("pipe.draft"),
        FileType::Fifo,
        Mode::RWXU,
        0,
    )
    .expect("made");
    let again = Store::open(&path, Cache::Village).expect("opened");
    assert_eq!(again.drafts().list("li").expect("listed").len(), 1);
}
