//! The county kept: a copy proved while the file is open, and the first start after a writer died on its feet.

use super::*;

/// In a process of its own: one edit saved, then gone without a word to the file, as after `kill -9`.
pub fn crash(path: &Path) {
    let store = Store::open(path, Cache::County).expect("opens");
    let mut registrar =
        Registrar::whole(store, hand(SittingId(4)), Book::Real, Clock::On(TODAY)).expect("reads");
    let desk = registrar.desk();
    let root = desk.root().expect("a county");
    let id = desk.county().households_where(root, |_| true)[0];
    let held = desk.county().household(id).expect("a household");
    let mut fields = held.record.fields;
    fields.note.push('!');
    let edit = HouseholdCommand::Edit {
        id,
        base: held.version,
        fields: Box::new(fields),
    };
    registrar
        .submit(Change::Household(edit))
        .expect("it is saved");
    std::process::abort();
}

pub fn copies(path: &Path, folder: &Path) {
    let store = Store::open(path, Cache::County).expect("opens");
    let mut measured = Measured::default();
    for n in 0..5 {
        let copy = folder.join(format!("{n}.copy"));
        let begun = Instant::now();
        let proved = store.backup(&copy).expect("a copy");
        measured.took(begun);
        assert!(proved.findings.is_empty(), "{:?}", proved.findings);
        fs::remove_file(copy).expect("removed");
    }
    measured.say("backup, read again and compared");
}
