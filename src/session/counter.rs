//! The counter at the file: errands in, events out. In a terminal it has a thread of its own, in tests it is called.

use std::io::ErrorKind;

use super::{Drawer, paper};
use crate::{
    desk::Registrar,
    domain::{Kind, UnitId},
    exchange::Unread,
    register::Node,
    report,
    store::{Receipt, Rejected, StoreError, Which},
    ui::{self, Answer, Event, Handed, Outcome, Question, Ticket},
};

/// Something to be done at the file.
pub enum Errand {
    Change {
        ticket: Ticket,
        handed: Handed,
        /// Whether what it came from lies in the drawer.
        drafted: bool,
    },
    Ask(Question),
    Keep(ui::Draft),
    /// What the form of this name left.
    Drop(String),
    /// One that was listed goes, or is gone on with.
    Discard(String),
    Resume(String),
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
    pub(super) fn is_awaited(&self) -> bool {
        match self {
            _ if self.is_change() => true,
            Self::Ask(question) => {
                !matches!(question, Question::History(_)) && !self.is_of_drafts()
            }
            _ => false,
        }
    }

    /// Whether it changes the county.
    pub(super) const fn is_change(&self) -> bool {
        matches!(self, Self::Change { .. })
    }

    /// Whether what it was typed as is kept as a draft.
    pub(super) const fn is_drafted(&self) -> bool {
        matches!(self, Self::Change { drafted: true, .. })
    }

    /// Whether it concerns nothing but the drafts, which never wait for the file.
    pub const fn is_of_drafts(&self) -> bool {
        let asked = matches!(self, Self::Ask(Question::Draft(_) | Question::Drafts));
        let done = matches!(
            self,
            Self::Keep(_) | Self::Drop(_) | Self::Discard(_) | Self::Resume(_)
        );
        asked || done
    }
}

pub struct Counter {
    registrar: Registrar,
    pub(super) drawer: Drawer,
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
            drawer: Drawer::of(&registrar),
            registrar,
            ailing: None,
        }
    }

    pub fn registrar(&self) -> &Registrar {
        &self.registrar
    }

    pub fn serve(&mut self, errand: Errand) -> Vec<Event> {
        match errand {
            Errand::Change { ticket, handed, .. } => {
                let done = match handed {
                    Handed::Command(command) => self.registrar.submit(*command),
                    Handed::Undo(number) => {
                        let which = number.map_or(Which::Sitting, Which::Number);
                        self.registrar.undo(which)
                    }
                    Handed::Redo => self.registrar.redo(),
                };
                self.settled(ticket, done)
            }
            Errand::Ask(question) => vec![Event::Told(self.answer(question))],
            errand @ (Errand::Keep(_)
            | Errand::Drop(_)
            | Errand::Discard(_)
            | Errand::Resume(_)) => self.drawer.serve(errand).into_iter().collect(),
            Errand::Attend(place) => {
                self.registrar.attend(place);
                Vec::new()
            }
            Errand::Look => {
                let mut events = self.look();
                events.extend(self.drawer.retry());
                events
            }
            Errand::Load => self.load(),
        }
    }

    /// The change is on the screen before the word that it was made.
    fn settled(&mut self, ticket: Ticket, done: Result<Receipt, Rejected>) -> Vec<Event> {
        match done {
            Ok(receipt) => {
                let changed = Event::Changed {
                    desk: self.registrar.desk(),
                    entries: Vec::new(),
                };
                let done = Outcome::Done(Box::new(receipt));
                let mut events = vec![changed, Event::Done(ticket, done)];
                events.extend(self.recovered());
                events
            }
            // A refusal often says that somebody was faster: what they did is shown with it.
            Err(Rejected::Refused(refusal)) => {
                let mut events = self.look();
                events.push(Event::Done(ticket, Outcome::Refused(refusal)));
                events
            }
            Err(Rejected::Broke(error)) => {
                self.ailing = Some(error.code());
                vec![
                    Event::Health(Some(error.clone())),
                    Event::Done(ticket, Outcome::Broke(error)),
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

    fn answer(&mut self, question: Question) -> Answer {
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
            Question::Lines(lines) => {
                report::journal_lines(&self.registrar, lines).map(Answer::Journal)
            }
            Question::Touched(number) => self.registrar.touched(number).map(Answer::Touched),
            Question::Draft(name) => self.drawer.find(&name),
            Question::Drafts => self.drawer.list(),
            Question::Users => self.registrar.members().map(Answer::Users),
            Question::Present => self.registrar.sitters().map(Answer::Present),
            Question::Complete(typed) => Ok(Answer::Completed(match self.own_machine() {
                Ok(()) => paper::complete(&typed),
                Err(_) => Vec::new(),
            })),
            Question::Read { path, most } => {
                let own = self.own_machine().map_err(Unread::File);
                Ok(Answer::Read(own.and_then(|()| paper::read(&path, most))))
            }
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
        let (following, error) = match self.sound() {
            Ok(()) => match self.registrar.follow() {
                Ok(following) => (following, None),
                Err(error) => (None, Some(error)),
            },
            // Others may write what is only read here.
            Err(error) if error.is_sealed() => {
                (self.registrar.follow().ok().flatten(), Some(error))
            }
            Err(error) => (None, Some(error)),
        };
        let gone = match following.as_ref().map(|_| self.registrar.is_welcome()) {
            Some(Ok(false)) => Some(Event::Dismissed),
            _ => None,
        };
        let changed = following.map(|f| Event::Changed {
            desk: f.desk,
            entries: f.entries,
        });
        let health = match error {
            None => self.recovered(),
            Some(error) => self.ails(error),
        };
        changed.into_iter().chain(health).chain(gone).collect()
    }

    /// Whether everything can be read and saved, looked for where it could not be before.
    fn sound(&self) -> Result<(), StoreError> {
        let store = self.registrar.store();
        match self.ailing {
            // Opening it again needs no room, and saving does.
            Some(code) if code == StoreError::Full.code() => {
                store.has_room().and_then(|()| store.reopen())
            }
            Some(_) => store.reopen(),
            // Said before somebody tries to save: a file that is away can still be read.
            None => store.stands().and_then(|()| store.takes_writing()),
        }
    }

    /// Said once of each thing that is wrong. That it must be opened again says nothing of what that is.
    fn ails(&mut self, error: StoreError) -> Option<Event> {
        let known = self.ailing == Some(error.code());
        let vague = matches!(error, StoreError::Stalled) && self.ailing.is_some();
        if known || vague {
            return None;
        }
        self.ailing = Some(error.code());
        Some(Event::Health(Some(error)))
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

    pub(super) fn is_loading(&self) -> bool {
        self.registrar.is_loading()
    }
}
