//! Keys and pastes faster than anybody types: the sender is held back, memory stays as it was, frames keep coming, and
//! the program leaves when it is told to.

use std::{
    fs,
    io::{self, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Instant,
};

use portable_pty::CommandBuilder;

use crate::support::pty::{PATIENCE, Seat};
use crate::support::shell::Shell;
use crate::terminal_parts::wait_until;

/// What a frame ends with on the wire.
const FRAME: &[u8] = b"\x1b[?2026l";
/// What a flood may send at most, should nothing hold it back.
const MOST: usize = 6 << 20;

fn seat(shell: &Shell) -> Seat {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", shell.path(""));
    command.env("LANG", "zh_CN.UTF-8");
    command.env("TERM", "xterm-256color");
    let mut seat = Seat::open(command, (120, 40), None);
    seat.see("东镇");
    seat
}

/// Writes the same over and over, as fast as the terminal takes it, until told to stop; then the writer comes back.
struct Flood {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Box<dyn Write + Send>>,
}

impl Flood {
    fn of(what: &'static str, writer: Box<dyn Write + Send>) -> Self {
        Self::upto(MOST, what, writer)
    }

    fn upto(most: usize, what: &'static str, mut writer: Box<dyn Write + Send>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = thread::spawn(move || {
            let gush = what.repeat(4096 / what.len());
            let mut sent = 0;
            while sent < most && !told.load(Ordering::Relaxed) {
                if writer.write_all(gush.as_bytes()).is_err() {
                    break;
                }
                sent += gush.len();
            }
            writer
        });
        Self { stop, thread }
    }

    /// All that there is of it.
    fn done(self) -> Box<dyn Write + Send> {
        self.thread.join().expect("the flood ends")
    }

    fn end(self) -> Box<dyn Write + Send> {
        self.stop.store(true, Ordering::Relaxed);
        self.done()
    }
}

/// In KiB; nothing where the system does not say.
fn resident(seat: &Seat) -> usize {
    memory(seat, "VmRSS:")
}

/// The most it has held so far.
fn peak(seat: &Seat) -> usize {
    memory(seat, "VmHWM:")
}

fn memory(seat: &Seat, which: &str) -> usize {
    let status = format!("/proc/{}/status", seat.pid().as_raw_nonzero());
    let status = fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(which));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.unwrap_or_default()
}

/// Takes in what comes until so many frames have come.
fn frames(seat: &mut Seat, count: usize) {
    let end = Instant::now() + PATIENCE;
    let from = seat.heard.len();
    let seen = |seat: &Seat| {
        let heard = seat.heard[from..].windows(FRAME.len());
        heard.filter(|bytes| *bytes == FRAME).count()
    };
    while seen(seat) < count {
        let left = end.saturating_duration_since(Instant::now());
        let Ok(bytes) = seat.chunks.recv_timeout(left) else {
            panic!("frames do not keep coming\n{}", seat.contents());
        };
        seat.take(&bytes);
    }
}

fn leave(mut seat: Seat) {
    let searching = |shown: &str| shown.contains("─ 搜索");
    if searching(&seat.contents()) {
        seat.type_("\x1b");
        seat.wait("the search closed", |shown| !searching(shown));
    }
    seat.type_("Q");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn a_flood_of_keys_takes_no_memory_and_lets_frames_through() {
    let shell = Shell::with_two_households();
    // Up and down the tree, and through a search.
    let steps = "\x1b[1;1B\x1b[1;1B\x1b[1;1A";
    for (before, keys) in [("", steps), ("/", "李l\x7f\x7f")] {
        let mut seat = seat(&shell);
        seat.type_(before);
        frames(&mut seat, usize::from(!before.is_empty()));
        let calm = resident(&seat);
        let flood = Flood::of(
            keys,
            std::mem::replace(&mut seat.writer, Box::new(io::sink())),
        );
        frames(&mut seat, 12);
        let grown = resident(&seat).saturating_sub(calm);
        seat.writer = flood.end();
        assert!(grown < 8 << 10, "{keys:?}: {grown} KiB more");
        leave(seat);
    }
}

#[test]
fn a_paste_that_never_ends_takes_little_memory() {
    let shell = Shell::with_two_households();
    let mut seat = seat(&shell);
    seat.type_("/");
    seat.see("搜索");
    let calm = peak(&seat);
    seat.type_("\x1b[200~");
    // Kept whole, with its copies on the way to the field, it took seven times what it is long.
    let long = 3 * MOST;
    let flood = Flood::upto(
        long,
        "塔峰镇\r\n",
        std::mem::replace(&mut seat.writer, Box::new(io::sink())),
    );
    // All of it goes in; the field takes what a field takes.
    seat.writer = flood.done();
    seat.type_("\x1b[201~\x15黄");
    seat.see("黄东");
    let grown = peak(&seat).saturating_sub(calm);
    assert!(grown < (4 * long) >> 10, "{grown} KiB more");
    leave(seat);
}

#[test]
fn a_line_that_breaks_in_a_flood_leaves_a_draft() {
    let shell = Shell::with_two_households();
    let mut seat = seat(&shell);
    seat.type_("/huangd");
    seat.see("第1邻");
    seat.type_("\r");
    seat.see("联系人");
    seat.type_("e");
    seat.see("修改 黄东");
    let flood = Flood::of(
        "甲\x15乙",
        std::mem::replace(&mut seat.writer, Box::new(io::sink())),
    );
    frames(&mut seat, 3);
    let Seat {
        pair,
        mut child,
        chunks,
        ..
    } = seat;
    drop(pair);
    drop(chunks);
    drop(flood.end());
    wait_until("the end", || child.try_wait().expect("a child").is_some());
    let drafts = shell.path(".local/share/sanzhang/county.sanzhang.drafts");
    assert!(fs::read_dir(drafts).expect("a folder").count() > 0);
}
