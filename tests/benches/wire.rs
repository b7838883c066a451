//! From a key to the bytes it brings to the terminal, at a person's pace, while another process changes the same county
//! every second: the real program in a terminal of its own, on the rehearsal county in a file.
//!
//! `cargo bench --bench wire`. `-- ROUNDS` makes it longer; the path of another build puts that beside this one, key by
//! key in the same run.

#[path = "../it/support/pty.rs"]
#[expect(dead_code, reason = "the suite looks at more of a seat than this does")]
mod pty;

use std::{
    env,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use sanzhang::{
    desk::Clock,
    exchange::example_rubric,
    rehearsal::{self, Plan, Size, TODAY},
    store::{Cache, Store},
};

use pty::{PATIENCE, Seat};

/// Between two keys of somebody who knows what they do.
const PACE: Duration = Duration::from_millis(120);
/// Between two changes by somebody else.
const NEWS: Duration = Duration::from_secs(1);
/// What a frame ends with on the wire.
const FRAME: &[u8] = b"\x1b[?2026l";
/// What the foot says of others' changes: such a frame is not this key's.
const OTHERS: &str = "修改了";
const ROUNDS: usize = 12;

/// What is done: from where, what stands there, over and over, and back.
type Keys = &'static [&'static str];
const ERRANDS: [(&str, Keys, &str, Keys, Keys); 3] = [
    (
        "tree: move a row, page beside it",
        &["2"],
        "─ 层级 ─",
        &["j", "j", "j", "k", "j", "k", "k", "k"],
        &[],
    ),
    ("list: move a row", &["3"], "─ 三长名册 ─", &["j"], &[]),
    (
        "search: type a letter",
        &["/"],
        "─ 搜索 ─",
        &["d", "z", "\x7f", "l", "\x7f", "\x7f"],
        &["\x1b"],
    ),
];

fn main() {
    let rounds = env::args().find_map(|word| word.parse().ok());
    let rounds: usize = rounds.unwrap_or(ROUNDS);
    let other = env::args().skip(1).find(|word| word.contains('/'));
    let long = env::args().any(|word| word == "--bench");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("county.sanzhang");
    let store = Store::create(&path, Cache::County).expect("a file");
    let size = if long { Size::County } else { Size::Township };
    let plan = Plan::new(size, example_rubric());
    rehearsal::pour(&plan, &store, &Clock::On(TODAY), |_, _| {}).expect("a county");
    drop(store);
    let own = env!("CARGO_BIN_EXE_sanzhang").to_owned();
    let mut builds: Vec<(String, Seat)> = [Some(own.clone()), other]
        .into_iter()
        .flatten()
        .map(|build| (build.clone(), sit(&build, &path, folder.path())))
        .collect();
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    let mut colleague = sit(&own, &path, folder.path());
    let changes = thread::spawn(move || {
        let mut n = 0;
        while !told.load(Ordering::Relaxed) {
            colleague.type_("w");
            listen(&mut colleague, NEWS);
            n += 1;
        }
        n
    });
    for (what, before, there, keys, after) in ERRANDS {
        let mut measured = vec![Measured::default(); builds.len()];
        for (_, seat) in &mut builds {
            steps(seat, before);
            assert!(seat.contents().contains(there), "{}", seat.contents());
        }
        for _ in 0..rounds {
            for key in keys {
                for ((_, seat), measured) in builds.iter_mut().zip(&mut measured) {
                    measured.add(press(seat, key));
                }
            }
        }
        for ((build, seat), measured) in builds.iter_mut().zip(measured) {
            steps(seat, after);
            measured.say(what, build);
        }
    }
    stop.store(true, Ordering::Relaxed);
    let changes = changes.join().expect("the colleague works on");
    println!("meanwhile {changes} changes by another process");
}

/// At the tree, unfolded down to a household.
fn sit(build: &str, store: &Path, home: &Path) -> Seat {
    let mut command = CommandBuilder::new(build);
    command.env_clear();
    command.env("HOME", home);
    command.env("LANG", "zh_CN.UTF-8");
    command.env("TERM", "xterm-256color");
    command.args(["--store", &store.display().to_string()]);
    let mut seat = Seat::open(command, (120, 40), None);
    seat.see("单位");
    let begun = Instant::now();
    while !seat.contents().contains("联户联系卡") {
        assert!(begun.elapsed() < PATIENCE, "{}", seat.contents());
        seat.type_("\x1b[C");
        listen(&mut seat, Duration::from_millis(60));
    }
    seat
}

/// Takes in what comes for so long.
fn listen(seat: &mut Seat, lasting: Duration) {
    let end = Instant::now() + lasting;
    while let Ok(bytes) = seat
        .chunks
        .recv_timeout(end.saturating_duration_since(Instant::now()))
    {
        seat.take(&bytes);
    }
}

fn steps(seat: &mut Seat, keys: &[&str]) {
    for key in keys {
        seat.type_(key);
        listen(seat, Duration::from_millis(700));
    }
}

/// How long until the first and the last byte; nothing if the key changed nothing.
fn press(seat: &mut Seat, key: &str) -> Option<(Duration, Duration)> {
    listen(seat, Duration::ZERO);
    let begun = Instant::now();
    let (mut first, mut last) = (None, None);
    let mut frame = Vec::new();
    seat.type_(key);
    while let Some(left) = PACE.checked_sub(begun.elapsed()) {
        let Ok(bytes) = seat.chunks.recv_timeout(left) else {
            break;
        };
        let at = begun.elapsed();
        first = first.or(Some(at));
        frame.extend_from_slice(&bytes);
        if frame.ends_with(FRAME) {
            let others = String::from_utf8_lossy(&frame).contains(OTHERS);
            if !others || last.is_none() {
                last = Some(at);
            }
            frame.clear();
        }
        seat.take(&bytes);
    }
    Some((first?, last?))
}

#[derive(Clone, Default)]
struct Measured {
    first: Vec<Duration>,
    last: Vec<Duration>,
}

impl Measured {
    fn add(&mut self, pressed: Option<(Duration, Duration)>) {
        if let Some((first, last)) = pressed {
            self.first.push(first);
            self.last.push(last);
        }
    }

    fn say(self, what: &str, build: &str) {
        let at = |mut all: Vec<Duration>, part: usize| {
            all.sort_unstable();
            let at = all.len() * part / 100;
            all.get(at).copied().unwrap_or_default().as_secs_f64() * 1e3
        };
        println!(
            "{what:<34} first byte p50 {:>5.1} p99 {:>5.1} ms  last byte p50 {:>5.1} p99 {:>5.1} ms  n {}  {build}",
            at(self.first.clone(), 50),
            at(self.first.clone(), 99),
            at(self.last.clone(), 50),
            at(self.last.clone(), 99),
            self.last.len(),
        );
    }
}
