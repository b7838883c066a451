//! Waiting for whoever writes: a process that is stopped in the middle of it holds up even those who only open the file.

use std::{
    path::Path,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use super::{complain, open::Setting};
use crate::{
    i18n::text::StoreText,
    store::{Cache, Store, StoreError, UserOf, users_of, writer},
    ui::waits_for,
};

/// Longer than any change takes.
const LONG: Duration = Duration::from_secs(2);

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
        let stopped = |user: &UserOf| user.writes && user.stopped;
        if begun.elapsed() > BUSY || users_of(path).iter().any(stopped) {
            return None;
        }
        // Looking through all processes is work as well.
        wait *= 2;
    }
}

impl Setting {
    /// Opens the file; where that takes long, it is said who is waited for.
    pub fn open_patiently(&self, path: &Path, cache: Cache) -> Result<Store, StoreError> {
        self.patiently(path, || Store::open(path, cache))
    }

    /// What is asked of the file; where that takes long, it is said who is waited for.
    pub fn patiently<T>(
        &self,
        path: &Path,
        ask: impl FnOnce() -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let (opened, waits) = channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                if waits.recv_timeout(LONG).is_ok() {
                    return;
                }
                let waits = writer(path).map_or(StoreText::Waits, |writer| waits_for(&writer));
                complain(&self.say(&waits));
                complain(&self.say(&StoreText::StopWaiting));
            });
            let answer = ask();
            // Whoever waits may be gone.
            let _ = opened.send(());
            answer
        })
    }
}
