//! Several writers at one file, killed again and again: whatever they were told is done is there.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::Path,
    process::{Child, Command as Program, Stdio},
    time::{Duration, Instant},
};

use sanzhang::{
    domain::*,
    store::{Cache, Store},
};

use crate::support::{county::*, disk::Random};

const KILLS: u32 = 100;
const WRITERS: u64 = 3;
const STORE: &str = "SANZHANG_TEST_KILL_STORE";
const SEED: &str = "SANZHANG_TEST_KILL_SEED";
/// One acknowledgement: the number of an operation.
const LINE: u64 = 8;

/// Does nothing in a usual run: it is the body of the processes that are started and killed below.
#[test]
fn writer() {
    let (Ok(path), Ok(seed)) = (std::env::var(STORE), std::env::var(SEED)) else {
        return;
    };
    let seed: u64 = seed.parse().expect("a number");
    let path = Path::new(&path);
    let mut told = OpenOptions::new()
        .append(true)
        .open(path.with_extension("told"))
        .expect("opened");
    let store = Store::open(path, Cache::Village).expect("opened");
    for n in seed.. {
        let command = match n % 3 {
            0 => add_person(0, VILLAGES[n as usize % 2], &format!("张{n}")),
            _ => add_household(0, NEIGHBORHOODS[n as usize % 4], &format!("赵{n}")),
        };
        let done = store.apply(op(n), &hand("li"), now(), today(), command);
        done.expect("nothing speaks against it");
        told.write_all(&n.to_be_bytes()).expect("told");
    }
}

fn start(path: &Path, seed: u64) -> Child {
    Program::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "harness_kill::writer", "--nocapture"])
        .env(STORE, path)
        .env(SEED, (seed << 32).to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("started")
}

#[test]
fn no_kill_loses_what_was_acknowledged() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("county.redb");
    let watcher = Store::create(&path, Cache::Village).expect("created");
    must(&watcher, small());
    drop(watcher);
    let told = path.with_extension("told");
    fs::write(&told, "").expect("made");
    let mut random = Random(5);
    let mut seed = 1;
    let mut writers: Vec<Child> = Vec::new();
    for kill in 0..KILLS {
        while (writers.len() as u64) < WRITERS {
            writers.push(start(&path, seed));
            seed += 1;
        }
        let so_far = fs::metadata(&told).expect("there").len();
        wait_until(&mut writers, || {
            let len = fs::metadata(&told).expect("there").len();
            len >= so_far + LINE * (1 + random.0 % 12)
        });
        random.below(2);
        let victim = random.below(WRITERS) as usize;
        let mut victim = writers.swap_remove(victim);
        victim.kill().expect("killed");
        victim.wait().expect("gone");
        // Now and then all of them, so that the next one recovers the file alone.
        if kill % 10 == 9 {
            for mut writer in writers.drain(..) {
                writer.kill().expect("killed");
                writer.wait().expect("gone");
            }
        }
    }
    for mut writer in writers {
        writer.kill().expect("killed");
        writer.wait().expect("gone");
    }
    let store = Store::open(&path, Cache::Village).expect("opened");
    let told = fs::read(&told).expect("read");
    let (numbers, _) = told.as_chunks();
    assert!(numbers.len() as u32 >= KILLS);
    for number in numbers {
        let number = u64::from_be_bytes(*number);
        let receipt = store.looked_up(op(number)).expect("asked");
        assert!(receipt.is_some(), "operation {number} is lost");
    }
    assert_eq!(store.check().expect("checked"), []);
}

fn wait_until(writers: &mut [Child], mut done: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !done() {
        assert!(Instant::now() < deadline, "nobody writes");
        for writer in &mut *writers {
            let ended = writer.try_wait().expect("asked");
            assert!(ended.is_none(), "a writer ended by itself: {ended:?}");
        }
        std::thread::yield_now();
    }
}
