//! The parts played inside a pseudo-terminal: the test binary starts itself again there, and an environment variable
//! names the part.

use std::env;
use std::io::Write;
use std::os::unix::process::CommandExt;
use std::process::{Command, exit};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use crate::support::pty::PATIENCE;
use ratatui::Terminal;
use rustix::process::{Pid, WaitOptions, getpgrp, waitpid};
use rustix::termios::{tcgetpgrp, tcsetpgrp};
use sanzhang::terminal::{Input, Live, RawCode, Sink, input, run, tty};
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
            Input::Key(key) if key.key == RawCode::Char('q') => return 0,
            Input::Key(key) if key.key == RawCode::Char('p') => panic!("broken on purpose"),
            Input::Key(key) if key.key == RawCode::Char('w') => {
                let fell = thread::spawn(|| panic!("broken elsewhere")).join();
                line = format!("STILL HERE {}", fell.is_err());
            }
            Input::Key(key) if key.key == RawCode::Char('d') => loop {
                thread::park();
            },
            Input::Key(key) => line = format!("KEY {:?}", key.key),
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
