//! The search field beside fzf over the same households, both as programs in a terminal of their own: from a key to the
//! last byte of what it draws. Says so and ends where fzf is not installed.

use std::{
    fmt::Write as _,
    fs,
    io::{Read, Write},
    path::Path,
    process::Command,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use sanzhang::{
    desk::Clock,
    exchange::example_rubric,
    register::search::sound,
    rehearsal::{self, Size, TODAY},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Each once: fzf keeps what it found, and would answer the second time without looking.
const LETTERS: &[u8] = b"abcdefghjklmnopqrstwxyz";
const FURTHER: &[u8] = b"an";
/// After so long without a byte a picture is finished.
const SILENCE: Duration = Duration::from_millis(80);
const ROWS: u16 = 40;
const COLS: u16 = 120;

/// A program in a terminal.
struct Seen {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<(Instant, Vec<u8>)>,
    /// Keeps the terminal open.
    _master: Box<dyn MasterPty + Send>,
}

impl Seen {
    fn run(mut command: CommandBuilder) -> Self {
        command.env("TERM", "xterm-256color");
        let size = PtySize {
            rows: ROWS,
            cols: COLS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let child = pair.slave.spawn_command(command).expect("it runs");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keys = pair.master.take_writer().expect("a writer");
        let (sender, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..n].to_vec())).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keys,
            bytes,
            _master: pair.master,
        }
    }

    /// Waits until nothing more is drawn; gives the moment of the last byte.
    fn settle(&mut self, patience: Duration) -> Option<Instant> {
        let mut last = None;
        let mut wait = patience;
        loop {
            match self.bytes.recv_timeout(wait) {
                Ok((when, _)) => (last, wait) = (Some(when), SILENCE),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return last,
            }
        }
    }

    fn press(&mut self, keys: &[u8]) -> Duration {
        let begun = Instant::now();
        self.keys.write_all(keys).expect("a key");
        self.keys.flush().expect("a key");
        let last = self.settle(Duration::from_secs(2)).expect("it answers");
        last - begun
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A line a household: what can be looked for in our field stands in it, the sounds as well.
fn lines(path: &Path) -> usize {
    let registrar = rehearsal::open(Size::County, example_rubric(), Clock::On(TODAY), |_, _| {})
        .expect("the county");
    let desk = registrar.desk();
    let (county, root) = (desk.county(), desk.root().expect("a county"));
    let mut text = String::new();
    let mut n = 0;
    for id in county.households_where(root, |_| true) {
        let Some(held) = county.household(id) else {
            continue;
        };
        let fields = &held.record.fields;
        let phone = fields.phones().next().unwrap_or_default();
        let head = &fields.head;
        let heard = sound(head);
        let letters = heard.split('\0').next().unwrap_or_default();
        writeln!(text, "{head} {letters} {phone}").expect("memory");
        n += 1;
    }
    fs::write(path, text).expect("a file");
    n
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort_unstable();
    all[all.len() / 2]
}

fn main() {
    if Command::new("fzf").arg("--version").output().is_err() {
        println!("fzf is not installed: nothing to stand beside");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("households.txt");
    let n = lines(&path);
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", "exec fzf --no-mouse < \"$0\""]);
    shell.arg(&path);
    let mut other = Seen::run(shell);
    let mut ours = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    ours.args(["--demo"]);
    let mut own = Seen::run(ours);
    for program in [&mut own, &mut other] {
        program
            .settle(Duration::from_secs(20))
            .expect("a first picture");
        while program.settle(Duration::from_secs(3)).is_some() {}
    }
    own.press(b"/");
    println!("{n} households, a key to the last byte drawn, median");
    let mut first = [Vec::new(), Vec::new()];
    let mut further = [Vec::new(), Vec::new()];
    for letter in LETTERS {
        for (program, nth) in [(&mut own, 0), (&mut other, 1)] {
            first[nth].push(program.press(&[*letter]));
            further[nth].extend(FURTHER.iter().map(|next| program.press(&[*next])));
            program.press(b"\x15");
        }
    }
    for (what, measured) in [("first letter", first), ("further letters", further)] {
        let keys = measured[0].len();
        let [own, other] = measured.map(median);
        println!(
            "  {what:<16} sanzhang {:.1} ms  fzf {:.1} ms  {:.1} times, {keys} keys each",
            own.as_secs_f64() * 1e3,
            other.as_secs_f64() * 1e3,
            other.as_secs_f64() / own.as_secs_f64(),
        );
    }
}
