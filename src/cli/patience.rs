//! Waiting for whoever writes: a process that is stopped in the middle of it holds up even those who only open the file.

use std::{path::Path, sync::mpsc::channel, thread, time::Duration};

use super::{complain, open::Setting};
use crate::{
    i18n::text::StoreText,
    store::{Cache, Store, StoreError, writer},
    ui::waits_for,
};

/// Longer than any change takes.
const LONG: Duration = Duration::from_secs(2);

/// What comes of it within two seconds; later nobody hears of it any more.
pub fn within<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, answer) = channel();
    thread::spawn(move || sender.send(run()));
    answer.recv_timeout(LONG).ok()
}

impl Setting {
    /// Opens the file; where that takes long, it is said who is waited for.
    pub fn open_patiently(&self, path: &Path, cache: Cache) -> Result<Store, StoreError> {
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
            let store = Store::open(path, cache);
            // Whoever waits may be gone.
            let _ = opened.send(());
            store
        })
    }
}
