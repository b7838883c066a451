//! Many at one file: real sessions of the real program, each in a terminal of its own, typing while some are killed.
//! Whatever a screen said is saved must be in the file at the end, and `check` must find nothing.
//!
//! `cargo test --bench soak` (as part of the suite) is the short one, on a township; `cargo bench --bench soak` is the
//! long one on the whole county and prints the figures: keys to frames with everybody at work, memory, commits.
//! `-- SECONDS SESSIONS SEED` changes how long, how many, and which dice.

mod memory;
#[path = "../it/support/pty.rs"]
#[expect(dead_code, reason = "the suite looks at more of a seat than this does")]
mod pty;
mod typist;

use std::{
    collections::BTreeSet,
    env,
    path::Path,
    process::Command as Program,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use chrono::{NaiveDate, Utc};
use sanzhang::{
    desk::Clock,
    domain::{
        Command, Hand, Household, Level, OpId, Pass, Role, SittingId, Unit, UnitId, UserCommand,
        UserFields, UserId,
    },
    exchange::example_rubric,
    rehearsal::{self, Plan, Size, TODAY},
    store::{Cache, Store, unpack},
};
use typist::{Dice, Told, Typist};

/// What a run is made of.
struct Run {
    size: Size,
    /// How long everybody types as people do, and then as fast as the screen answers.
    paced: Duration,
    flat_out: Duration,
    sessions: usize,
    seed: u64,
}

/// Between two keys of somebody who knows what they do.
const PACE: Duration = Duration::from_millis(200);

fn main() {
    let long = env::args().any(|word| word == "--bench");
    let numbers: Vec<u64> = env::args().filter_map(|word| word.parse().ok()).collect();
    let number = |n: usize, default: u64| numbers.get(n).copied().unwrap_or(default);
    let seconds = Duration::from_secs(number(0, if long { 60 } else { 10 }));
    let run = Run {
        size: if long { Size::County } else { Size::Township },
        paced: seconds,
        flat_out: seconds,
        sessions: number(1, 40) as usize,
        seed: number(2, 1),
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("county.sanzhang");
    println!("{} sessions, seed {}", run.sessions, run.seed);
    let people = furnish(&path, &run);
    soak(&run, &path, folder.path(), &people);
}

fn hand(pass: Option<Pass>) -> Hand {
    Hand {
        who: "soak".to_owned(),
        sitting: SittingId(1),
        area: None,
        pass,
    }
}

fn today() -> NaiveDate {
    Utc::now().date_naive()
}

/// The rehearsal county in a file, and a user for every session: mostly of a village, some of a township or the county.
fn furnish(path: &Path, run: &Run) -> Vec<String> {
    let store = Store::create(path, Cache::County).expect("a file");
    let plan = Plan::new(run.size, example_rubric());
    rehearsal::pour(&plan, &store, &Clock::On(TODAY), |_, _| {}).expect("a county");
    let reading = store.read().expect("a reading");
    let units: Vec<Unit> = reading
        .units_above()
        .expect("units")
        .into_iter()
        .map(|held| held.record)
        .collect();
    drop(reading);
    let at = |level| -> Vec<UnitId> {
        let of = units.iter().filter(|unit| unit.level == level);
        of.map(|unit| unit.id).collect()
    };
    let (villages, townships) = (at(Level::Village), at(Level::Township));
    let mut op = 0_u64;
    let mut add = |login: &str, role, area| {
        op += 1;
        let mut id = [0; 16];
        id[..8].copy_from_slice(&op.to_le_bytes());
        let pass = (op > 1).then_some(Pass {
            user: UserId(1),
            role: Role::Administrator,
        });
        let fields = UserFields {
            login: login.to_owned(),
            name: login.to_owned(),
            role,
            area,
            phone: String::new(),
            lang: Some("zh".to_owned()),
            keymap: None,
            theme: None,
        };
        let command = Command::User(UserCommand::Add {
            id: UserId::promised(0),
            fields,
            keys: Vec::new(),
        });
        store
            .apply(OpId(id), &hand(pass), Utc::now(), today(), command)
            .expect("a user");
    };
    add("admin", Role::Administrator, None);
    let person = |n: usize| {
        let login = format!("u{n}");
        let (role, area) = match n % 10 {
            0 => (Role::County, None),
            1 | 2 => (Role::Township, Some(townships[n % townships.len()])),
            _ => (Role::Village, Some(villages[n % villages.len()])),
        };
        add(&login, role, area);
        login
    };
    (0..run.sessions).map(person).collect()
}

fn soak(run: &Run, path: &Path, home: &Path, people: &[String]) {
    let head = |store: &Store| store.head().expect("a head").0;
    let mut saved = BTreeSet::new();
    for (pace, lasting, what) in [
        (PACE, run.paced, "as people type"),
        (Duration::ZERO, run.flat_out, "flat out"),
    ] {
        let stop = Arc::new(AtomicBool::new(false));
        let before = head(&Store::open(path, Cache::Village).expect("open"));
        let begun = Instant::now();
        let typists: Vec<_> = people
            .iter()
            .enumerate()
            .map(|(n, login)| {
                let salt = if pace.is_zero() { 1_000_003 } else { 0 };
                let typist = Typist {
                    login: login.clone(),
                    store: path.to_owned(),
                    home: home.to_owned(),
                    dice: Dice(run.seed.wrapping_mul(7919).wrapping_add(n as u64 + salt)),
                    pace,
                    told: Told::default(),
                    fresh: false,
                };
                let stop = Arc::clone(&stop);
                thread::spawn(move || typist.work(&stop))
            })
            .collect();
        while begun.elapsed() < lasting {
            thread::park_timeout(lasting.saturating_sub(begun.elapsed()));
        }
        stop.store(true, Ordering::Relaxed);
        let told: Vec<Told> = typists
            .into_iter()
            .map(|typist| typist.join().expect("nobody stumbled"))
            .collect();
        let took = begun.elapsed();
        let commits = head(&Store::open(path, Cache::Village).expect("open")) - before;
        report(what, took, commits, &told);
        for one in told {
            saved.extend(one.saved);
        }
    }
    let store = Store::open(path, Cache::Village).expect("open");
    let reading = store.read().expect("a reading");
    let villages = reading.units_above().expect("units").into_iter();
    let villages = villages.filter(|held| held.record.level == Level::Village);
    let held: BTreeSet<String> = villages
        .flat_map(|village| {
            reading
                .block(village.record.id)
                .expect("a village")
                .households
        })
        .map(|packed| {
            unpack::<Household>(&packed.bytes)
                .expect("whole")
                .fields
                .head
        })
        .collect();
    let lost: Vec<_> = saved.difference(&held).collect();
    assert!(
        lost.is_empty(),
        "saved, the screen said, but lost: {lost:?}"
    );
    drop((reading, store));
    let mut check = Program::new(env!("CARGO_BIN_EXE_sanzhang"));
    check.env_clear().env("HOME", home).arg("--store").arg(path);
    let checked = check
        .args(["session", "--user", "admin", "--", "check"])
        .output()
        .expect("it runs");
    assert!(checked.status.success(), "{checked:?}");
    println!(
        "{} additions said to be saved, all there; check is clean",
        saved.len()
    );
}

fn report(what: &str, took: Duration, commits: u64, told: &[Told]) {
    let mut frames: Vec<Duration> = told.iter().flat_map(|one| one.frames.clone()).collect();
    frames.sort_unstable();
    let at = |part: usize| {
        frames
            .get(frames.len() * part / 100)
            .copied()
            .unwrap_or_default()
    };
    let kills: usize = told.iter().map(|one| one.kills).sum();
    let unsure: usize = told.iter().map(|one| one.unsure.len()).sum();
    println!(
        "{what}: {:.0} s, {} keys with frames, key to frame p50 {:.1} ms p99 {:.1} ms, {commits} commits ({:.0} a second), \
         {kills} sessions killed, {unsure} of them around a commit",
        took.as_secs_f64(),
        frames.len(),
        at(50).as_secs_f64() * 1e3,
        at(99).as_secs_f64() * 1e3,
        commits as f64 / took.as_secs_f64(),
    );
    for (when, memory) in [
        (
            "just signed in",
            (|one| one.calm) as fn(&Told) -> [usize; 2],
        ),
        ("at the end", |one| one.memory),
    ] {
        let most = |pick: fn(usize) -> bool| {
            let of = told.iter().enumerate().filter(|(n, _)| pick(*n));
            let [own, shared] = of.map(|(_, one)| memory(one)).max().unwrap_or_default();
            let mib = |kib: usize| kib as f64 / 1024.0;
            format!("{:.1} + {:.1} MiB", mib(own), mib(shared))
        };
        println!(
            "memory of a session {when}, its own + shared, at most: county {}, township {}, village {}",
            most(|n| n % 10 == 0),
            most(|n| matches!(n % 10, 1 | 2)),
            most(|n| n % 10 > 2),
        );
    }
}
