//! One person of the soak: signs in at a terminal of their own, walks, searches, adds households, is killed and comes
//! back.

use std::{
    path::PathBuf,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::{
    memory,
    pty::{PATIENCE, Seat},
};

/// One of so many additions ends with the session killed in the middle.
const MORTALITY: u64 = 6;
/// How long somebody looks at a form that opened.
const LOOK: Duration = Duration::from_millis(300);
/// What a frame ends with on the wire.
const FRAME: &[u8] = b"\x1b[?2026l";

/// Numbers that a seed repeats.
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % sides
    }
}

/// One session after the other of one person.
pub struct Typist {
    pub login: String,
    pub store: PathBuf,
    pub home: PathBuf,
    pub dice: Dice,
    pub pace: Duration,
    pub told: Told,
    /// Just signed in.
    pub fresh: bool,
}

#[derive(Default)]
pub struct Told {
    /// Heads of households whose addition the screen confirmed.
    pub saved: Vec<String>,
    /// Typed and cut off before the screen said anything.
    pub unsure: Vec<String>,
    pub frames: Vec<Duration>,
    pub kills: usize,
    /// In KiB, of its own and shared with others: signed in and unfolded down to a household, and at the end of the work.
    pub calm: [usize; 2],
    pub memory: [usize; 2],
}

impl Typist {
    fn sign_in(&mut self) -> Seat {
        self.fresh = true;
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
        command.env_clear();
        command.env("HOME", &self.home);
        command.env("TERM", "xterm-256color");
        command.args(["--store", &self.store.display().to_string()]);
        command.args(["session", "--user", &self.login]);
        let mut seat = Seat::open(command, (120, 40), None);
        seat.see("单位");
        // Down the first units of each level; while the county is still being read, a step may find nothing to open.
        let begun = Instant::now();
        while !seat.contents().contains("联户联系卡") {
            assert!(begun.elapsed() < PATIENCE, "{}", seat.contents());
            seat.type_("\x1b[C");
            listen(&mut seat, Duration::from_millis(30));
        }
        seat
    }

    pub fn work(mut self, stop: &AtomicBool) -> Told {
        let mut seat = self.sign_in();
        self.told.calm = held(&seat);
        let mut n = 0;
        while !stop.load(Ordering::Relaxed) {
            match self.dice.roll(4) {
                0 => {
                    n += 1;
                    let head = format!("s{}n{n}", self.login);
                    if !self.add(&mut seat, head) {
                        seat = self.sign_in();
                    }
                }
                1 => self.search(&mut seat),
                _ => self.walk(&mut seat),
            }
        }
        self.told.memory = held(&seat);
        seat.type_("Q");
        assert_eq!(seat.ends(), 0, "{} left in order", self.login);
        self.told
    }

    /// Types a household; false: the session was killed.
    fn add(&mut self, seat: &mut Seat, head: String) -> bool {
        self.key(seat, "a");
        seat.see("新增户");
        if std::mem::take(&mut self.fresh) {
            // Somebody who comes back after a kill looks up before typing on.
            listen(seat, LOOK);
        }
        if seat.contents().contains("接着填") {
            // What the killed session left behind.
            seat.type_("\x1b[C\r");
            seat.wait("the question answered", |shown| !shown.contains("接着填"));
        }
        let doomed = self.dice.roll(MORTALITY) == 0;
        let keys: Vec<String> = head.chars().map(String::from).collect();
        let rest = ["\r", "3"].map(str::to_owned);
        let keys: Vec<String> = keys.into_iter().chain(rest).collect();
        let last = if doomed {
            self.dice.roll(keys.len() as u64 + 1) as usize
        } else {
            keys.len()
        };
        for key in &keys[..last] {
            self.key(seat, key);
        }
        if doomed {
            if last == keys.len() {
                // In the middle of the commit, or around it.
                seat.type_("\x13");
                self.told.unsure.push(head);
            }
            seat.kill(Signal::KILL);
            seat.ends();
            self.told.kills += 1;
            return false;
        }
        self.key(seat, "\x13");
        let saved = format!("新增了 {head}");
        seat.wait(&saved, |shown| shown.contains(&saved));
        self.told.saved.push(head);
        // The form stands ready for the next household.
        self.key(seat, "\x1b");
        seat.wait("the form closed", |shown| !shown.contains("新增户 ─"));
        true
    }

    fn search(&mut self, seat: &mut Seat) {
        self.key(seat, "/");
        seat.see("─ 搜索 ─");
        for _ in 0..3 {
            let letter = ["l", "z", "h", "x"][self.dice.roll(4) as usize];
            self.key(seat, letter);
        }
        self.key(seat, "\x1b");
        seat.wait("the search closed", |shown| !shown.contains("─ 搜索 ─"));
    }

    fn walk(&mut self, seat: &mut Seat) {
        // Down and up again: households can be added where it began.
        let rows = 1 + self.dice.roll(5);
        for way in ["j", "k"] {
            for _ in 0..rows {
                self.key(seat, way);
            }
        }
    }

    /// One key, as fast as this person types; how long the frame after it took.
    fn key(&mut self, seat: &mut Seat, key: &str) {
        let begun = Instant::now();
        let from = seat.heard.len();
        seat.type_(key);
        let mut framed = false;
        let enough = if self.pace.is_zero() {
            Duration::from_millis(50)
        } else {
            self.pace
        };
        while let Some(left) = enough.checked_sub(begun.elapsed()) {
            let Ok(bytes) = seat.chunks.recv_timeout(left) else {
                break;
            };
            seat.take(&bytes);
            let end = seat.heard[from..].windows(FRAME.len()).any(|w| w == FRAME);
            if end && !framed {
                framed = true;
                self.told.frames.push(begun.elapsed());
                if self.pace.is_zero() {
                    break;
                }
            }
        }
    }
}

/// Takes in what comes until nothing has come for so long.
fn listen(seat: &mut Seat, quiet: Duration) {
    while let Ok(bytes) = seat.chunks.recv_timeout(quiet) {
        seat.take(&bytes);
    }
}

fn held(seat: &Seat) -> [usize; 2] {
    let process = seat.pid().as_raw_nonzero().to_string();
    ["RssAnon", "RssFile"].map(|line| memory::kib(&process, line))
}
