//! The counter at the file: errands in, events out. In a terminal it has a thread of its own, in tests it is called.

use std::{
    io::ErrorKind,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread,
    time::Duration,
};

use super::paper;
use crate::{
    desk::Registrar,
    domain::{Command, Kind, Seq, UnitId},
    register::Node,
    store::{self, Receipt, Rejected, StoreError, Which},
    ui::{self, Answer, Event, Outcome, Question},
};

/// Something to be done at the file.
pub enum Errand {
    Submit(Box<Command>),
    Undo(Option<Seq>),
    Redo,
    Ask(Question),
    Keep(ui::Draft),
    Drop(String),
    /// Say to the others where the cursor stands.
    Attend(Option<UnitId>),
    /// See whether others changed anything.
    Look,
    /// Read some of the villages that are still waiting.
    Load,
}

impl Errand {
    /// Made by a key and always answered. What is asked for every row passed over and what timers hand in is not: a
    /// file that hangs keeps nobody from walking on.
    fn is_awaited(&self) -> bool {
        match self {
            Self::Submit(_) | Self::Undo(_) | Self::Redo => true,
            Self::Ask(question) => !matches!(question, Question::History(_)),
            _ => false,
        }
    }
}

pub struct Counter {
    registrar: Registrar,
    /// The code of what was last said to be wrong with the file, until a look at it succeeds.
    ailing: Option<&'static str>,
}

/// Villages read between two errands while the county is being loaded.
const PORTION: usize = 16;
/// Entries shown about one thing.
const PAST: usize = 30;

impl Counter {
    pub fn new(registrar: Registrar) -> Self {
        Self {
            registrar,
            ailing: None,
        }
    }

    pub fn registrar(&self) -> &Registrar {
        &self.registrar
    }

    pub fn serve(&mut self, errand: Errand) -> Vec<Event> {
        match errand {
            Errand::Submit(command) => {
                let done = self.registrar.submit(*command);
                self.settled(done)
            }
            Errand::Undo(number) => {
                let done = self
                    .registrar
                    .undo(number.map_or(Which::Sitting, Which::Number));
                self.settled(done)
            }
            Errand::Redo => {
                let done = self.registrar.redo();
                self.settled(done)
            }
            Errand::Ask(question) => vec![Event::Told(self.answer(question))],
            Errand::Keep(draft) => self.keep(draft),
            Errand::Drop(form) => {
                let dropped = self.registrar.store().drafts().remove(&self.who(), &form);
                failed(dropped)
            }
            Errand::Attend(place) => {
                self.registrar.attend(place);
                Vec::new()
            }
            Errand::Look => self.look(),
            Errand::Load => self.load(),
        }
    }

    /// The change is on the screen before the word that it was made.
    fn settled(&mut self, done: Result<Receipt, Rejected>) -> Vec<Event> {
        match done {
            Ok(receipt) => {
                let changed = Event::Changed {
                    desk: self.registrar.desk(),
                    entries: Vec::new(),
                };
                let mut events = vec![changed, Event::Done(Outcome::Done(Box::new(receipt)))];
                events.extend(self.recovered());
                events
            }
            // A refusal often says that somebody was faster: what they did is shown with it.
            Err(Rejected::Refused(refusal)) => {
                let mut events = self.look();
                events.push(Event::Done(Outcome::Refused(refusal)));
                events
            }
            Err(Rejected::Broke(error)) => {
                self.ailing = Some(error.code());
                vec![
                    Event::Health(Some(error.clone())),
                    Event::Done(Outcome::Broke(error)),
                ]
            }
        }
    }

    fn recovered(&mut self) -> Option<Event> {
        self.ailing.take().map(|_| Event::Health(None))
    }

    /// Whoever signed in sits elsewhere: files here are the server's.
    fn own_machine(&self) -> Result<(), ErrorKind> {
        match self.registrar.hand().pass {
            None => Ok(()),
            Some(_) => Err(ErrorKind::PermissionDenied),
        }
    }

    /// Whose drafts these are: a user's stay theirs under another name.
    fn who(&self) -> String {
        let hand = self.registrar.hand();
        hand.pass
            .map_or_else(|| hand.who.clone(), |pass| pass.user.to_string())
    }

    fn keep(&self, draft: ui::Draft) -> Vec<Event> {
        let draft = store::Draft {
            who: self.who(),
            form: draft.name,
            base: Some(draft.base).filter(|base| *base != Seq::default()),
            at: draft.at,
            value: serde_json::Value::Object(
                draft
                    .values
                    .into_iter()
                    .map(|(k, v)| (k, v.into()))
                    .collect(),
            ),
        };
        failed(self.registrar.store().drafts().save(&draft))
    }

    fn draft(&self, form: &str) -> Result<Option<ui::Draft>, StoreError> {
        let draft = self.registrar.store().drafts().load(&self.who(), form)?;
        Ok(draft.map(typed))
    }

    fn drafts(&self) -> Result<Vec<ui::Draft>, StoreError> {
        let drafts = self.registrar.store().drafts().list(&self.who())?;
        Ok(drafts.into_iter().map(typed).collect())
    }

    fn answer(&self, question: Question) -> Answer {
        let answer = match question {
            Question::History(node) => {
                let (kind, key) = match node {
                    Node::Unit(id) => (Kind::Unit, id.0),
                    Node::Household(id) => (Kind::Household, id.0),
                };
                self.registrar
                    .history(kind, key, PAST)
                    .map(|past| Answer::History(node, past))
            }
            Question::Journal(most) => self.registrar.journal(most).map(Answer::Journal),
            Question::Touched(number) => self.registrar.touched(number).map(Answer::Touched),
            Question::Draft(name) => self.draft(&name).map(Answer::Draft),
            Question::Present => self.registrar.sitters().map(Answer::Present),
            Question::Drafts => self.drafts().map(Answer::Drafts),
            Question::Read(path) => Ok(Answer::Read(
                self.own_machine().and_then(|()| paper::read(&path)),
            )),
            Question::Write { path, text } => {
                let written = self.own_machine().and_then(|()| paper::write(&path, &text));
                Ok(Answer::Written(written))
            }
        };
        answer.unwrap_or_else(Answer::Failed)
    }

    fn look(&mut self) -> Vec<Event> {
        if self.ailing == Some(StoreError::Outgrown.code()) {
            // For good: only a newer program knows the file.
            return Vec::new();
        }
        let store = self.registrar.store();
        let sound = match self.ailing {
            Some(_) => store.reopen(),
            // Said before somebody tries to save: a file that is away can still be read.
            None => store.stands(),
        };
        match sound.and_then(|()| self.registrar.follow()) {
            Ok(following) => {
                let gone = match following.as_ref().map(|_| self.registrar.is_welcome()) {
                    Some(Ok(false)) => Some(Event::Dismissed),
                    _ => None,
                };
                let changed = following.map(|f| Event::Changed {
                    desk: f.desk,
                    entries: f.entries,
                });
                let changed = changed.into_iter().chain(self.recovered());
                changed.chain(gone).collect()
            }
            Err(error) if self.ailing == Some(error.code()) => Vec::new(),
            // That it must be opened again says nothing of what is wrong.
            Err(StoreError::Stalled) if self.ailing.is_some() => Vec::new(),
            Err(error) => {
                self.ailing = Some(error.code());
                vec![Event::Health(Some(error))]
            }
        }
    }

    fn load(&mut self) -> Vec<Event> {
        match self.registrar.load_some(PORTION) {
            Ok(true) => vec![Event::Changed {
                desk: self.registrar.desk(),
                entries: Vec::new(),
            }],
            Ok(false) => Vec::new(),
            Err(error) => vec![Event::Health(Some(error))],
        }
    }

    fn is_loading(&self) -> bool {
        self.registrar.is_loading()
    }
}

fn failed(done: Result<(), StoreError>) -> Vec<Event> {
    done.err()
        .map(|error| Event::Told(Answer::Failed(error)))
        .into_iter()
        .collect()
}

fn typed(draft: store::Draft) -> ui::Draft {
    ui::Draft {
        values: values(&draft.value),
        name: draft.form,
        at: draft.at,
        base: draft.base.unwrap_or_default(),
    }
}

/// Fields of a form by name; anything that is no text is passed over.
fn values(draft: &serde_json::Value) -> Vec<(String, String)> {
    let fields = draft.as_object().into_iter().flatten();
    fields
        .filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned())))
        .collect()
}

/// The way to the counter's thread.
pub struct Post {
    errands: Option<Sender<Errand>>,
    thread: Option<thread::JoinHandle<()>>,
    /// Errands that somebody waits for.
    awaited: Arc<AtomicUsize>,
}

/// More errands than this are not begun before some are done.
const MOST: usize = 64;

impl Post {
    /// The file does not keep up with the keys.
    pub fn is_behind(&self) -> bool {
        let works = self.thread.as_ref().is_some_and(|t| !t.is_finished());
        works && self.awaited.load(Ordering::Acquire) >= MOST
    }

    pub fn send(&self, errand: Errand) {
        if errand.is_awaited() {
            self.awaited.fetch_add(1, Ordering::AcqRel);
        }
        if let Some(errands) = &self.errands {
            // The thread ends only with this sender.
            let _ = errands.send(errand);
        }
    }
}

impl Drop for Post {
    /// What was handed in is done before the program ends.
    fn drop(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Runs the counter on a thread: loads what waits, serves errands at once, and looks for others' changes in between.
pub fn threaded(mut counter: Counter, events: impl Fn(Event) + Send + 'static) -> Post {
    let (errands, inbox) = mpsc::channel();
    let shared = counter.registrar.is_shared();
    let awaited = Arc::new(AtomicUsize::new(0));
    let served = Arc::clone(&awaited);
    let thread = thread::spawn(move || {
        loop {
            let next = if counter.is_loading() {
                match inbox.try_recv() {
                    Ok(errand) => errand,
                    Err(mpsc::TryRecvError::Empty) => Errand::Load,
                    Err(mpsc::TryRecvError::Disconnected) => return,
                }
            } else if shared {
                match inbox.recv_timeout(LOOK) {
                    Ok(errand) => errand,
                    Err(RecvTimeoutError::Timeout) => Errand::Look,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            } else {
                match inbox.recv() {
                    Ok(errand) => errand,
                    Err(_) => return,
                }
            };
            let was_awaited = next.is_awaited();
            let answers = counter.serve(next);
            if was_awaited {
                // Before the answer: it wakes whoever looks at the number.
                served.fetch_sub(1, Ordering::AcqRel);
            }
            answers.into_iter().for_each(&events);
        }
    });
    Post {
        errands: Some(errands),
        thread: Some(thread),
        awaited,
    }
}

/// Others' changes appear well within a second; a look costs two microseconds.
const LOOK: Duration = Duration::from_millis(400);
