//! Waiting for whoever writes: a process that is stopped in the middle of it holds up even those who only open the file.

use std::{
    io::{self, IsTerminal},
    os::fd::AsFd,
    path::Path,
    process,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::{complain, open::Setting};
use crate::{
    i18n::text::StoreText,
    store::{Cache, Store, StoreError, UserOf, users_of, writer},
    ui::waits_for,
};

/// Longer than any change takes.
const LONG: Duration = Duration::from_secs(2);

/// How often whoever waits looks round.
const LOOK: Duration = Duration::from_millis(500);

/// When many come at once they wait for the machine, not for each other: sshd gives everybody two minutes.
const BUSY: Duration = Duration::from_secs(60);

/// What comes of it within two seconds; later nobody hears of it any more.
pub fn within<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, answer) = channel();
    thread::spawn(move || sender.send(run()));
    answer.recv_timeout(LONG).ok()
}

/// What comes of it however busy the machine is; none when a process that is stopped holds the file.
pub fn within_reason<T: Send + 'static>(
    path: &Path,
    run: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (sender, answer) = channel();
    thread::spawn(move || sender.send(run()));
    let (begun, mut wait) = (Instant::now(), LONG);
    loop {
        match answer.recv_timeout(wait) {
            Ok(done) => return Some(done),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if begun.elapsed() > BUSY || is_stopped(path) {
            return None;
        }
        // Looking through all processes is work as well.
        wait *= 2;
    }
}

/// A process that everybody waits for does not go on by itself.
fn is_stopped(path: &Path) -> bool {
    let stopped = |user: &UserOf| user.writes && user.stopped;
    users_of(path).iter().any(stopped)
}

/// Whether anybody is left who takes the answer: behind a line that broke, nobody sends a signal.
fn is_heard(answer: impl AsFd) -> bool {
    let mut answer = [PollFd::new(&answer, PollFlags::empty())];
    let asked = poll(&mut answer, Some(&Timespec::default()));
    let gone = PollFlags::ERR | PollFlags::HUP | PollFlags::NVAL;
    asked.is_err() || !answer[0].revents().intersects(gone)
}

impl Setting {
    /// Opens the file; where that takes long, it is said who is waited for.
    pub fn open_patiently(&self, path: &Path, cache: Cache) -> Result<Store, StoreError> {
        self.patiently(path, || Store::open(path, cache))
    }

    /// What is asked of the file; where that takes long, it is said who is waited for. Whoever sits at a terminal stops
    /// waiting when they like; for others it ends when nobody hears the answer, or whoever writes is stopped for good.
    pub fn patiently<T>(&self, path: &Path, ask: impl FnOnce() -> T) -> T {
        let (opened, waits) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                let waits = |long| waits.recv_timeout(long) == Err(RecvTimeoutError::Timeout);
                if !waits(LONG) {
                    return;
                }
                let words = writer(path).map_or(StoreText::Waits, |writer| waits_for(&writer));
                complain(&self.say(&words));
                complain(&self.say(&StoreText::StopWaiting));
                let begun = Instant::now();
                while waits(LOOK) {
                    if !is_heard(io::stdout()) {
                        process::exit(1);
                    }
                    let alone = !io::stdin().is_terminal();
                    if alone && begun.elapsed() > BUSY && is_stopped(path) {
                        complain(&self.say(&StoreText::Waited));
                        process::exit(1);
                    }
                }
            });
            let answer = ask();
            // Whoever waits may be gone.
            let _ = opened.send(());
            answer
        })
    }
}
