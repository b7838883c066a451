//! The binary at a real pseudo-terminal: how it reads there, and the status it leaves with.

use std::{
    io::Read,
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

const PATIENCE: Duration = Duration::from_secs(60);

struct Seat {
    child: Box<dyn Child + Send + Sync>,
    heard: Receiver<Vec<u8>>,
    said: String,
    _home: tempfile::TempDir,
    _pair: PtyPair,
}

fn seat(words: &str) -> Seat {
    let home = tempfile::tempdir().expect("a folder for one test");
    let size = PtySize {
        rows: 30,
        cols: 100,
        ..PtySize::default()
    };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanzhang"));
    command.env_clear();
    command.env("HOME", home.path());
    command.env("LANG", "zh_CN.UTF-8");
    command.env("TERM", "xterm-256color");
    command.args(words.split_whitespace());
    let mut reader = pair.master.try_clone_reader().expect("a reader");
    let child = pair.slave.spawn_command(command).expect("a child");
    let (send, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count) = reader.read(&mut bytes) {
            if count == 0 || send.send(bytes[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    Seat {
        child,
        heard,
        said: String::new(),
        _home: home,
        _pair: pair,
    }
}

impl Seat {
    fn see(&mut self, what: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.said.contains(what) {
            let left = end.saturating_duration_since(Instant::now());
            let bytes = self.heard.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("never saw {what:?} but {}", self.said));
            self.said.push_str(&String::from_utf8_lossy(&bytes));
        }
    }

    fn ends(&mut self) -> u32 {
        self.child.wait().expect("it ends").exit_code()
    }
}

#[test]
fn whom_the_system_tells_to_leave_ends_with_that_signals_status() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let mut seat = seat("demo --size village");
        seat.see("沙坪村");
        let pid = seat.child.process_id().expect("alive") as i32;
        kill_process(Pid::from_raw(pid).expect("a pid"), signal).expect("alive");
        assert_eq!(seat.ends(), status, "{signal:?}");
    }
}

#[test]
fn at_a_terminal_the_keys_are_a_table_of_columns() {
    let mut seat = seat("keys list");
    seat.see("app.quit");
    assert_eq!(seat.ends(), 0);
    assert!(!seat.said.contains("| `"), "{}", seat.said);
    let piped = super::support::shell::Shell::default()
        .run("keys list --format table")
        .ok()
        .out;
    assert!(
        piped.contains("app.quit") && !piped.contains('`'),
        "{piped}"
    );
}
