//! The threads behind a sitting: the counter's, which may wait for whoever writes the file, and the drawer's, which keeps
//! drafts meanwhile and says who is waited for.

use std::{
    cell::Cell,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use super::{Counter, Drawer, Errand};
use crate::{
    store::{self, Writer},
    ui::Event,
};

/// Others' changes appear well within a second; a look costs two microseconds.
const LOOK: Duration = Duration::from_millis(400);
/// Longer than a change takes. After that it is said who is waited for, and what could not be kept is tried again.
const LONG: Duration = Duration::from_secs(1);
/// What still cannot be kept is tried again after twice the time, up to this many times [`LONG`].
const SELDOM: u32 = 8;
/// More errands than this are not begun before some are done.
const MOST: usize = 64;
/// How often somebody who leaves looks whether the last change is done.
const PAUSE: Duration = Duration::from_millis(5);
/// So long somebody who leaves waits for a file whose holder no system names, if drafts hold what is not done.
const PATIENCE: Duration = Duration::from_secs(15);

/// The way to the threads.
pub struct Post {
    counter: Option<Sender<Errand>>,
    drawer: Option<Sender<Errand>>,
    threads: Option<(JoinHandle<()>, JoinHandle<()>)>,
    waits: Arc<Waits>,
    /// Errands that somebody waits for.
    awaited: Arc<AtomicUsize>,
    /// Changes handed in, the last of them that no draft holds, and those that are done.
    sent: Cell<usize>,
    bare: Cell<usize>,
    done: Arc<AtomicUsize>,
}

/// Since when the counter is at one errand, and whom it waits for.
#[derive(Default)]
struct Waits(Mutex<State>);

#[derive(Default)]
struct State {
    since: Option<Instant>,
    /// Who was found, and the errand during which.
    writer: Option<Writer>,
    found: Option<Instant>,
}

impl Waits {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) {
        self.state().since = Some(Instant::now());
    }

    fn end(&self) {
        self.state().since = None;
    }

    /// Who is waited for by now, if that is news.
    fn news(&self, path: &Path) -> Option<Event> {
        let since = self.state().since;
        let long = since.is_some_and(|since| since.elapsed() >= LONG);
        // Nobody else writes: then the change itself takes long.
        let writer = long.then(|| store::writer(path)).flatten();
        let mut state = self.state();
        // What was found while the wait ended is no news.
        let writer = writer.filter(|_| state.since == since);
        state.found = since.filter(|_| writer.is_some());
        let news = state.writer != writer;
        state.writer.clone_from(&writer);
        news.then_some(Event::Waits(writer))
    }

    /// Whether somebody else was found to write during the errand that the counter is still at.
    fn is_held(&self) -> bool {
        let state = self.state();
        state.since.is_some() && state.found == state.since
    }
}

impl Post {
    /// The file does not keep up with the keys.
    pub fn is_behind(&self) -> bool {
        let counter = self.threads.as_ref().map(|(counter, _)| counter);
        let works = counter.is_some_and(|counter| !counter.is_finished());
        works && self.awaited.load(Ordering::Acquire) >= MOST
    }

    pub fn send(&self, errand: Errand) {
        self.note(&errand);
        if errand.is_awaited() {
            self.awaited.fetch_add(1, Ordering::AcqRel);
        }
        let to = if errand.is_of_drafts() {
            &self.drawer
        } else {
            &self.counter
        };
        if let Some(to) = to {
            // The threads end only with these senders.
            let _ = to.send(errand);
        }
    }

    fn note(&self, errand: &Errand) {
        if errand.is_change() {
            self.sent.set(self.sent.get() + 1);
            if !errand.is_drafted() {
                self.bare.set(self.sent.get());
            }
        }
    }

    /// Another process holds the file, so that nothing of what waits was begun, or it takes longer than anybody waits
    /// who leaves; and all of it lies in the drawer.
    fn may_give_up(&self, waited: Duration) -> bool {
        let held = self.waits.is_held() || waited >= PATIENCE;
        held && self.done.load(Ordering::Acquire) >= self.bare.get()
    }
}

impl Drop for Post {
    /// What was handed in is done before the program ends, unless it would wait for others and is kept as a draft.
    fn drop(&mut self) {
        self.counter = None;
        let Some((counter, drawer)) = self.threads.take() else {
            return;
        };
        let began = Instant::now();
        while !counter.is_finished() && !self.may_give_up(began.elapsed()) {
            thread::sleep(PAUSE);
        }
        self.drawer = None;
        let _ = drawer.join();
        if counter.is_finished() {
            let _ = counter.join();
        }
    }
}

/// Runs the counter on a thread, which loads what waits, serves errands at once, and looks for others' changes in
/// between; and the drawer on another.
pub fn threaded(mut counter: Counter, events: impl Fn(Event) + Send + Sync + 'static) -> Post {
    let events = Arc::new(events);
    let waits = Arc::new(Waits::default());
    let (to_counter, inbox) = mpsc::channel();
    let (to_drawer, drafts) = mpsc::channel();
    let path = counter.registrar().store().path().map(PathBuf::from);
    let shared = counter.registrar().is_shared();
    let keeper = Keeper {
        drawer: Drawer::of(counter.registrar()),
        path,
        waits: Arc::clone(&waits),
        retry: Retry::default(),
    };
    let told = Arc::clone(&events);
    let drawer = thread::spawn(move || keeper.run(&drafts, told.as_ref()));
    let busy = Arc::clone(&waits);
    let awaited = Arc::new(AtomicUsize::new(0));
    let served = Arc::clone(&awaited);
    let done = Arc::new(AtomicUsize::new(0));
    let changed = Arc::clone(&done);
    let counter = thread::spawn(move || {
        while let Some(errand) = next(&inbox, counter.is_loading(), shared) {
            let (was_awaited, was_change) = (errand.is_awaited(), errand.is_change());
            busy.begin();
            let told = counter.serve(errand);
            busy.end();
            changed.fetch_add(usize::from(was_change), Ordering::AcqRel);
            if was_awaited {
                // Before the answer: it wakes whoever looks at the number.
                served.fetch_sub(1, Ordering::AcqRel);
            }
            told.into_iter().for_each(events.as_ref());
        }
    });
    Post {
        counter: Some(to_counter),
        drawer: Some(to_drawer),
        threads: Some((counter, drawer)),
        waits,
        awaited,
        sent: Cell::new(0),
        bare: Cell::new(0),
        done,
    }
}

fn next(inbox: &Receiver<Errand>, loading: bool, shared: bool) -> Option<Errand> {
    if loading {
        return match inbox.try_recv() {
            Ok(errand) => Some(errand),
            Err(mpsc::TryRecvError::Empty) => Some(Errand::Load),
            Err(mpsc::TryRecvError::Disconnected) => None,
        };
    }
    if !shared {
        return inbox.recv().ok();
    }
    match inbox.recv_timeout(LOOK) {
        Ok(errand) => Some(errand),
        Err(RecvTimeoutError::Timeout) => Some(Errand::Look),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

struct Keeper {
    drawer: Drawer,
    path: Option<PathBuf>,
    waits: Arc<Waits>,
    retry: Retry,
}

/// When what could not be kept is tried again.
struct Retry {
    at: Instant,
    after: u32,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            at: Instant::now() + LONG,
            after: 1,
        }
    }
}

impl Keeper {
    fn run(mut self, inbox: &Receiver<Errand>, events: &impl Fn(Event)) {
        self.drawer.reserve();
        loop {
            let next = match &self.path {
                Some(_) => inbox.recv_timeout(LONG),
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            match next {
                Ok(errand) => self.drawer.serve(errand).into_iter().for_each(events),
                Err(RecvTimeoutError::Timeout) => {}
                // The last chance for what could not be kept.
                Err(RecvTimeoutError::Disconnected) => return drop(self.drawer.retry()),
            }
            self.again().into_iter().for_each(events);
            let news = self.path.as_deref().and_then(|path| self.waits.news(path));
            news.into_iter().for_each(events);
        }
    }

    fn again(&mut self) -> Option<Event> {
        if !self.drawer.owes() {
            self.retry = Retry::default();
            return None;
        }
        if Instant::now() < self.retry.at {
            return None;
        }
        let told = self.drawer.retry();
        self.retry.after = (self.retry.after * 2).min(SELDOM);
        self.retry.at = Instant::now() + LONG * self.retry.after;
        told
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{
        domain::{Command, Seq, UnitCommand, UnitId},
        ui::{Draft, Handed, Ticket},
    };

    /// Nobody is behind it.
    fn post() -> Post {
        Post {
            counter: None,
            drawer: None,
            threads: None,
            waits: Arc::default(),
            awaited: Arc::default(),
            sent: Cell::default(),
            bare: Cell::default(),
            done: Arc::default(),
        }
    }

    fn keep() -> Errand {
        Errand::Keep(Draft {
            name: "修改".to_owned(),
            at: DateTime::UNIX_EPOCH,
            base: Seq::default(),
            values: Vec::new(),
        })
    }

    fn handed(handed: Handed, drafted: bool) -> Errand {
        let ticket = Ticket::default();
        Errand::Change {
            ticket,
            handed,
            drafted,
        }
    }

    fn submit(drafted: bool) -> Errand {
        let command = Command::Unit(UnitCommand::Retire {
            id: UnitId(1),
            base: Seq::default(),
        });
        handed(Handed::Command(Box::new(command)), drafted)
    }

    const AT_ONCE: Duration = Duration::ZERO;

    fn held(post: &Post) {
        post.waits.begin();
        let mut state = post.waits.state();
        state.found = state.since;
    }

    #[test]
    fn nobody_leaves_behind_a_change_that_no_draft_holds() {
        let post = post();
        held(&post);
        post.send(submit(true));
        assert!(post.may_give_up(AT_ONCE));
        // What was typed elsewhere, and kept, is no draft of this.
        let back = [Handed::Undo(None), Handed::Redo].map(|back| handed(back, false));
        for bare in back.into_iter().chain([submit(false)]) {
            post.send(keep());
            post.send(Errand::Drop("修改".to_owned()));
            post.send(bare);
            assert!(!post.may_give_up(AT_ONCE));
            assert!(!post.may_give_up(PATIENCE));
            post.done.store(post.sent.get(), Ordering::Release);
            assert!(post.may_give_up(AT_ONCE));
        }
    }

    #[test]
    fn whoever_was_waited_for_before_is_not_waited_for_now() {
        let post = post();
        post.send(submit(true));
        held(&post);
        assert!(post.may_give_up(AT_ONCE));
        // The other one has gone, and the change itself runs.
        post.waits.end();
        assert!(!post.may_give_up(AT_ONCE));
        post.waits.begin();
        assert!(!post.may_give_up(AT_ONCE));
    }

    #[test]
    fn a_holder_whom_nobody_names_keeps_no_one_for_ever() {
        let post = post();
        post.waits.begin();
        post.send(submit(true));
        assert!(!post.may_give_up(AT_ONCE));
        assert!(post.may_give_up(PATIENCE));
    }
}
