//! The parts played inside a pseudo-terminal: the test binary starts itself again there, and an environment variable
//! names the part.

use std::env;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio, exit};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use crate::support::pty::PATIENCE;
use crossterm::event::{Event, KeyCode};
use portable_pty::{PtySize, native_pty_system};
use ratatui::Terminal;
use ratatui::layout::Size;
use rustix::process::{Pid, WaitOptions, getpgrp, waitpid};
use rustix::termios::{tcgetpgrp, tcsetpgrp};
use sanzhang::terminal::{Input, Live, Sink, input, run, tty};
use sanzhang::ui::Width;

pub const PART: &str = "SANZHANG_TEST_PART";
pub const CHILD: &str = "terminal_parts::child";

/// Not a test of its own: the parts played inside the pty.
#[test]
fn child() {
    match env::var(PART).as_deref() {
        Ok("sitting") => sitting(Width::Narrow),
        Ok("asking") => sitting(Width::Auto),
        Ok("deaf") => deaf(),
        Ok("crossterm") => crossterm_reads(),
        Ok("two terminals") => two_terminals(),
        Ok("sizes") => sizes(),
        Ok("shell") => shell(),
        Ok("job") => {
            // Like any job, wait until the shell has put us in front.
            wait_until("the foreground", || {
                tcgetpgrp(std::io::stdin()).is_ok_and(|front| front == getpgrp())
            });
            sitting(Width::Narrow);
        }
        Ok(other) => panic!("no such part: {other}"),
        Err(_) => assert!(env::var_os(PART).is_none()),
    }
}

/// Shows a frame; `q` quits, `p` panics, `w` panics elsewhere, `d` stays deaf to every wish; anything else is echoed.
fn sitting(width: Width) {
    let (send, inputs) = mpsc::channel();
    let sink: Sink = Arc::new(move |input| {
        let _ = send.send(input);
    });
    let code = run(width, sink, |live| answer(live, &inputs)).unwrap_or(70);
    println!("GIVEN BACK {code}");
    exit(code);
}

fn answer(live: &Live, inputs: &Receiver<Input>) -> i32 {
    let mut screen = Terminal::new(live.painter().expect("a terminal")).expect("a terminal");
    let mut line = format!("READY 三长 {:?}", live.width());
    loop {
        let drawn = screen.draw(|frame| {
            frame
                .buffer_mut()
                .set_string(0, 0, &line, ratatui::style::Style::new());
        });
        if drawn.is_err() {
            return 3;
        }
        let input = inputs.recv().expect("the reader never drops its end first");
        match input {
            Input::Key(key) if key.code == KeyCode::Char('q') => return 0,
            Input::Key(key) if key.code == KeyCode::Char('p') => panic!("broken on purpose"),
            Input::Key(key) if key.code == KeyCode::Char('w') => {
                let fell = thread::spawn(|| panic!("broken elsewhere")).join();
                line = format!("STILL HERE {}", fell.is_err());
            }
            Input::Key(key) if key.code == KeyCode::Char('d') => loop {
                thread::park();
            },
            Input::Key(key) => line = format!("KEY {:?}", key.code),
            Input::Mouse(mouse) => line = format!("MOUSE {:?}", mouse.kind),
            Input::Paste(text) => line = format!("PASTE {}", text.len()),
            Input::Resize { .. } => {
                let size = live.size().get();
                line = format!("SIZE {}x{}", size.width, size.height);
            }
            Input::Suspend => {
                let done = live.suspend().expect("a terminal");
                line = format!("SUSPENDED {done:?}");
            }
            Input::Resume => {
                live.take_again().expect("a terminal");
                screen.backend_mut().forget();
            }
            Input::Hangup => return 129,
            Input::Terminate => return 143,
        }
    }
}

/// Ignores HUP and every input: only the watch on the terminal is left.
fn deaf() {
    let ignored = Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGHUP, ignored).expect("a handler");
    let tty = Arc::new(tty::Tty::open().expect("a terminal"));
    tty.enter().expect("a terminal");
    let sink: Sink = Arc::new(|_| {});
    input::read(Arc::clone(&tty), Vec::new(), sink);
    tty.writer()
        .expect("a terminal")
        .write_all(b"READY")
        .expect("a terminal");
    loop {
        thread::park();
    }
}

/// Crossterm's own reader; HUP is ignored.
fn crossterm_reads() {
    let ignored = Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGHUP, ignored).expect("a handler");
    crossterm::terminal::enable_raw_mode().expect("a terminal");
    print!("READY\r\n");
    loop {
        match crossterm::event::read() {
            Ok(Event::Key(key)) => print!("KEY {:?}\r\n", key.code),
            Ok(_) => {}
            Err(_) => exit(7),
        }
    }
}

/// The same program again in a second terminal, with the first still the one it belongs to.
fn two_terminals() {
    let size = PtySize {
        rows: 10,
        cols: 50,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).expect("a pty");
    let name = pair.master.tty_name().expect("a name");
    let open = || {
        let file = OpenOptions::new().read(true).write(true).open(&name);
        Stdio::from(file.expect("the second terminal"))
    };
    let mut inside = Command::new(env::current_exe().expect("a path"));
    inside.args(["--exact", CHILD, "--nocapture"]);
    inside.env(PART, "sizes").stdin(open()).stdout(open());
    let status = inside.status().expect("it runs");
    exit(status.code().unwrap_or(99));
}

fn sizes() {
    let ours = tty::Tty::open().expect("a terminal").size();
    let (cols, rows) = crossterm::terminal::size().expect("a terminal");
    let Size { width, height } = ours;
    eprintln!("OURS {width}x{height} THEIRS {cols}x{rows}");
    exit(0);
}

/// A shell with job control, as small as it gets.
fn shell() {
    let mut job = Command::new(env::current_exe().expect("a path"))
        .args(["--exact", CHILD, "--nocapture"])
        .env(PART, "job")
        .process_group(0)
        .spawn()
        .expect("a job");
    let pid = Pid::from_child(&job);
    println!("JOB {}.", pid.as_raw_nonzero());
    tcsetpgrp(std::io::stdin(), pid).expect("the job goes to the foreground");
    let (_, status) = waitpid(Some(pid), WaitOptions::UNTRACED)
        .expect("a job")
        .expect("a change");
    println!("STOPPED {}.", status.stopped());
    let code = job.wait().expect("a job").code().unwrap_or(99);
    exit(code);
}

pub fn wait_until(what: &str, mut is: impl FnMut() -> bool) {
    let end = Instant::now() + PATIENCE;
    while !is() {
        assert!(Instant::now() < end, "waited in vain for {what}");
        thread::yield_now();
    }
}
