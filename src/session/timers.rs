//! Timers of one sitting, on the monotonic time since it began.

use std::time::Duration;

use crate::ui::Timer;

#[derive(Default)]
pub struct Timers {
    set: Vec<(Timer, Duration)>,
}

impl Timers {
    /// A newer one of the same kind replaces the older.
    pub fn set(&mut self, timer: Timer, at: Duration) {
        self.cancel(timer);
        self.set.push((timer, at));
    }

    /// Leaves one that is set already.
    pub fn set_once(&mut self, timer: Timer, at: Duration) {
        if !self.set.iter().any(|(t, _)| *t == timer) {
            self.set.push((timer, at));
        }
    }

    pub fn cancel(&mut self, timer: Timer) {
        self.set.retain(|(t, _)| *t != timer);
    }

    pub fn next(&self, now: Duration) -> Option<Duration> {
        self.set.iter().map(|(_, at)| at.saturating_sub(now)).min()
    }

    /// Takes out one that is due.
    pub fn due(&mut self, now: Duration) -> Option<Timer> {
        let at = self.set.iter().position(|(_, at)| *at <= now)?;
        Some(self.set.remove(at).0)
    }
}
