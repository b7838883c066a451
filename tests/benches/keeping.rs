//! The county kept: a copy proved while the file is open, and the first start after a writer died on its feet.

use std::{process::Stdio, thread};

use rustix::process::{Pid, Signal, kill_process};

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

/// Ends each of these tasks so often, at a random moment.
const ENDED: u64 = 50;

/// Backups, restores, compacts ended by KILL, TERM, HUP and INT in turn: whether anything stays behind.
pub fn ended(path: &Path, folder: &Path) {
    let good = folder.join("good.copy");
    let store = Store::open(path, Cache::Village).expect("opens");
    store.backup(&good).expect("a copy");
    drop(store);
    let copies = folder.join("copies");
    fs::create_dir(&copies).expect("made");
    let shown = |path: &Path| path.display().to_string();
    let cases = [
        format!("backup {}", shown(&copies.join("one"))),
        format!("backup --keep 7d {}", shown(&copies)),
        "backup -".to_owned(),
        format!("restore {} --replace", shown(&good)),
        "compact".to_owned(),
    ];
    let run = |words: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanzhang"));
        command.args(["--store", &shown(path)]);
        command.args(words.split(' ')).stdin(Stdio::null());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("started")
    };
    for words in &cases {
        let begun = Instant::now();
        run(words).wait().expect("ended");
        let whole = begun.elapsed();
        let (mut left, mut done) = (0, 0);
        for n in 0..ENDED {
            for name in names(&copies) {
                fs::remove_file(copies.join(name)).expect("removed");
            }
            let mut child = run(words);
            thread::sleep(whole.mul_f64((n * 37 % ENDED) as f64 / ENDED as f64));
            let signals = [Signal::KILL, Signal::TERM, Signal::HUP, Signal::INT];
            let _ = kill_process(Pid::from_child(&child), signals[n as usize % 4]);
            done += usize::from(child.wait().expect("ended").success());
            let made = names(&copies).into_iter();
            left += made.filter(|name| name.starts_with('.')).count();
        }
        left += names(folder)
            .iter()
            .filter(|name| name.starts_with('.'))
            .count();
        println!(
            "{words}: {ENDED} ended, {done} of them done before, {left} left something behind"
        );
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("read").flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}
