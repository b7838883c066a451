//! Somebody at a real pseudo-terminal, seen from outside: what is typed, what reaches the screen, how it ends.

use std::{
    io::{Read, Write},
    sync::mpsc::{self, Receiver, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Longer than anything takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub struct Seat {
    pub pair: PtyPair,
    pub child: Box<dyn Child + Send + Sync>,
    pub writer: Box<dyn Write + Send>,
    pub chunks: Receiver<Vec<u8>>,
    /// Every byte that came.
    pub heard: Vec<u8>,
    pub screen: vt100::Parser,
    modes: String,
}

const fn sized(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Seat {
    /// `until`: the reader lets go of the terminal when it has seen this.
    pub fn open(
        command: CommandBuilder,
        (cols, rows): (u16, u16),
        until: Option<&'static str>,
    ) -> Self {
        let pair = native_pty_system()
            .openpty(sized(cols, rows))
            .expect("a pty");
        let modes = format!("{:?}", pair.master.get_termios().expect("modes"));
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, chunks) = mpsc::channel();
        thread::spawn(move || {
            let (mut bytes, mut all) = ([0; 4096], Vec::new());
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || send.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
                all.extend_from_slice(&bytes[..count]);
                if until.is_some_and(|mark| String::from_utf8_lossy(&all).contains(mark)) {
                    return;
                }
            }
        });
        let child = pair.slave.spawn_command(command).expect("a child");
        let writer = pair.master.take_writer().expect("a writer");
        Self {
            pair,
            child,
            writer,
            chunks,
            heard: Vec::new(),
            screen: vt100::Parser::new(
                rows.try_into().expect("rows"),
                cols.try_into().expect("cols"),
                0,
            ),
            modes,
        }
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().expect("alive") as i32).expect("a pid")
    }

    pub fn kill(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("alive");
    }

    pub fn type_(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("a terminal");
        self.writer.flush().expect("a terminal");
    }

    /// What comes from now on is painted at this size.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        self.pair.master.resize(sized(cols, rows)).expect("a pty");
        self.screen.screen_mut().set_size(
            rows.try_into().expect("rows"),
            cols.try_into().expect("cols"),
        );
    }

    /// Paints what came.
    pub fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.heard.extend_from_slice(bytes);
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    pub fn see(&mut self, what: &str) {
        self.wait(what, |shown| shown.contains(what));
    }

    /// Takes in what comes until the screen is as wished.
    pub fn wait(&mut self, what: &str, wished: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !wished(&self.contents()) {
            let left = end.saturating_duration_since(Instant::now());
            match self.chunks.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never saw {what:?} but\n{}", self.contents())
                }
            }
        }
    }

    pub fn ends(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it never ended");
            thread::yield_now();
        }
    }

    pub fn assert_taken(&self) {
        let screen = self.screen.screen();
        assert!(screen.alternate_screen() && screen.bracketed_paste());
        assert_ne!(self.now(), self.modes);
    }

    pub fn assert_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen(), "still on the alternate screen");
        assert!(!screen.bracketed_paste(), "still bracketing pastes");
        assert!(!screen.hide_cursor(), "the cursor is hidden");
        assert_eq!(self.now(), self.modes);
    }

    fn now(&self) -> String {
        format!("{:?}", self.pair.master.get_termios().expect("modes"))
    }
}
