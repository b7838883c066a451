//! One person at one screen: take events, act, perform effects, draw. Knows no real terminal and no signal.
//!
//! All events of a sitting stand in one queue, so their order is total. Whatever touches the file runs at the
//! [`Counter`]; its answers come back as events like everything else.

mod counter;
mod drawer;
mod pace;
mod paper;
mod post;
mod queue;
mod run;
mod timers;

pub use counter::{Counter, Errand};
use drawer::Drawer;
pub use paper::{meant, write_new};
pub use post::{Post, threaded};
pub use queue::{Door, Inbox, queue};
pub use run::{Outlet, run};
pub use timers::Timers;

use std::time::Duration;

use ratatui::{Terminal, backend::Backend};

use crate::{
    desk::Clock,
    domain::mask_phones,
    i18n::{Say, text::AppText},
    ui::{
        self, Beginning, Canvas, Choice, Effect, Event, Handed, Model, Notice, Question, Role,
        Timer,
    },
};

pub struct Session<B: Backend> {
    pub model: Model,
    terminal: Terminal<B>,
    clock: Clock,
    timers: Timers,
    ended: bool,
    stale: Stale,
    /// Whose doing the questions are that the file has not answered.
    asked: Stale,
    errands: Vec<Errand>,
    wishes: Vec<Wish>,
    beginning: Option<Beginning>,
    canvas: Canvas,
    idle: Idle,
}

/// What changed that is not on the screen yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    Not,
    /// What other people did: nobody waits for it here.
    ByOthers,
    /// What a key here brought about, or the system.
    ByHand,
}

/// What only the terminal's owner can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    Copy(String),
    Mouse(bool),
    Suspend,
    Redraw,
    /// Keep this for the next sitting.
    Prefer(Choice),
}

/// How long a begun key sequence waits before what may follow is shown.
const HINT: Duration = Duration::from_millis(300);
/// Others learn where somebody went this much later.
const ATTEND: Duration = Duration::from_secs(2);
/// How long a sitting may lie without a key before its screen is covered, and before it ends; none means never.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    pub cover: Option<Duration>,
    pub end: Option<Duration>,
}

impl Default for Idle {
    fn default() -> Self {
        let minutes = |n: u64| Some(Duration::from_secs(60 * n));
        Self {
            cover: minutes(10),
            end: minutes(60),
        }
    }
}

/// What every terminal takes to its clipboard at once, in the letters it is sent as.
const MOST_COPIED: usize = 48 * 1024;

/// Letters of base64 that the text becomes.
const fn encoded(text: &str) -> usize {
    text.len().div_ceil(3) * 4
}

/// A draft is at most this old, with what the file takes.
const DRAFT: Duration = Duration::from_millis(700);

impl<B: Backend> Session<B> {
    pub fn new(mut model: Model, terminal: Terminal<B>, clock: Clock) -> Self {
        if let Ok(size) = terminal.size() {
            model.resize(ui::Size {
                cols: size.width,
                rows: size.height,
            });
        }
        let place = model.place();
        let wishes = model.mouse.then_some(Wish::Mouse(true));
        let wishes = wishes.into_iter().collect();
        let mut session = Self {
            model,
            terminal,
            clock,
            timers: Timers::default(),
            ended: false,
            stale: Stale::ByHand,
            asked: Stale::ByHand,
            errands: vec![Errand::Attend(place), Errand::Ask(Question::Drafts)],
            wishes,
            beginning: None,
            canvas: Canvas::default(),
            idle: Idle::default(),
        };
        session.wake(Duration::ZERO);
        session.ask();
        session
    }

    /// Other times than usual.
    pub fn set_idle(&mut self, idle: Idle) {
        self.idle = idle;
        self.timers.cancel(Timer::Cover);
        self.timers.cancel(Timer::End);
        self.wake(Duration::ZERO);
    }

    pub fn backend(&self) -> &B {
        self.terminal.backend()
    }

    pub fn backend_mut(&mut self) -> &mut B {
        self.terminal.backend_mut()
    }

    pub fn is_over(&self) -> bool {
        self.ended
    }

    /// What the first page was answered with.
    pub fn beginning(&mut self) -> Option<Beginning> {
        self.beginning.take()
    }

    pub fn stale(&self) -> Stale {
        self.stale
    }

    /// Errands for the counter, in order; whoever drives the session carries them there.
    pub fn errands(&mut self) -> Vec<Errand> {
        std::mem::take(&mut self.errands)
    }

    pub fn wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// How long nothing needs to happen by itself; none means until the next event.
    pub fn rest(&self, now: Duration) -> Option<Duration> {
        self.timers.next(now)
    }

    /// Takes one event. `now` is the monotonic time since the sitting began.
    pub fn step(&mut self, event: Event, now: Duration) {
        self.model.now = self.clock.now();
        let by_hand = matches!(
            event,
            Event::Key(_)
                | Event::Paste(_)
                | Event::Wheel(_)
                | Event::Click { .. }
                | Event::Resize { .. }
        );
        let quiet = self.model.holds_still() && !by_hand;
        // While a field has the focus a repaint would wipe half-typed syllables; only the form's own answer shows.
        let own = match &event {
            Event::Done(..) | Event::Told(_) | Event::Due(_) => true,
            // Keys wait with the form: nobody is in the middle of a syllable.
            Event::Waits(_) => self.model.waits_with_keys(),
            // Whether what is typed can be saved concerns whoever types.
            event => matches!(event, Event::Unkept(_) | Event::Health(_)),
        };
        let doing = match &event {
            Event::Changed { entries, .. } if !entries.is_empty() => Stale::ByOthers,
            Event::Told(_) => self.asked,
            _ => Stale::ByHand,
        };
        if let Event::Key(_) | Event::Paste(_) | Event::Wheel(_) | Event::Click { .. } = event {
            self.timers.cancel(Timer::Hint);
            self.wake(now);
            self.timers.set_once(Timer::Attend, now + ATTEND);
        }
        let asked_before = self.asks();
        let effects = self.model.take(event);
        self.perform(effects);
        let mut typed = by_hand;
        while let Some(event) = self.model.ahead() {
            typed = true;
            let effects = self.model.take(event);
            self.perform(effects);
        }
        self.ask();
        if self.asks() && (doing == Stale::ByHand || !asked_before) {
            self.asked = doing;
        }
        if !quiet || own {
            self.stale = self.stale.max(doing);
        }
        if let Some(left) = self.model.called_for() {
            self.timers.set_once(Timer::Call, now + left);
        }
        if !self.model.pending().is_empty() {
            self.timers.set(Timer::Hint, now + HINT);
        }
        if typed
            && self
                .model
                .overlay()
                .is_some_and(ui::kit::dialog::Dialog::is_begun)
        {
            self.timers.set_once(Timer::Draft, now + DRAFT);
        }
    }

    /// Somebody is there. Who owns the file sits at their own machine, which covers itself.
    fn wake(&mut self, now: Duration) {
        if self.model.desk.hand().pass.is_some() {
            for (timer, after) in [(Timer::Cover, self.idle.cover), (Timer::End, self.idle.end)] {
                if let Some(after) = after {
                    self.timers.set(timer, now + after);
                }
            }
        }
    }

    /// Lets timers that are due speak.
    pub fn tick(&mut self, now: Duration) {
        while let Some(timer) = self.timers.due(now) {
            self.step(Event::Due(timer), now);
        }
    }

    /// Does what a key, or whoever drives the session, asked for.
    pub fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            for effect in self.model.perform(effect) {
                self.carry(effect);
            }
        }
    }

    /// What only a session can do: the file, the terminal, the end.
    fn carry(&mut self, effect: Effect) {
        match effect {
            Effect::HandIn(ticket, handed) => {
                // A save may wait for others: until it is done, what was typed lies among the drafts.
                let mut drafted = false;
                if let Handed::Command(_) = handed {
                    let kept = self.model.kept();
                    drafted = kept.iter().any(|effect| matches!(effect, Effect::Keep(_)));
                    for effect in kept {
                        self.carry(effect);
                    }
                }
                self.errands.push(Errand::Change {
                    ticket,
                    handed,
                    drafted,
                });
            }
            Effect::Attend(place) => self.errands.push(Errand::Attend(place)),
            Effect::Ask(question) => self.errands.push(Errand::Ask(question)),
            Effect::Keep(draft) => self.errands.push(Errand::Keep(draft)),
            Effect::DropDraft(name) => self.errands.push(Errand::Drop(name)),
            Effect::Discard(name) => self.errands.push(Errand::Discard(name)),
            Effect::Resume(draft) => self.errands.push(Errand::Resume(draft.name)),
            Effect::Copy(text) => self.copy(mask_phones(&text).into_owned()),
            Effect::CopyInFull(text) => self.copy(text),
            Effect::Prefer(choice) => {
                if let Choice::Mouse(on) = choice {
                    self.wishes.push(Wish::Mouse(on));
                }
                self.wishes.push(Wish::Prefer(choice));
            }
            Effect::Suspend => self.wishes.push(Wish::Suspend),
            Effect::Redraw => self.wishes.push(Wish::Redraw),
            Effect::Begin(beginning) => {
                self.beginning = Some(beginning);
                self.ended = true;
            }
            Effect::Quit => self.leave(),
            _ => {}
        }
    }

    /// Terminals drop what is too long without a word, so it is not sent at all.
    fn copy(&mut self, text: String) {
        let lines = text.lines().count().into();
        let kib = encoded(&text).div_ceil(1024).into();
        let (words, role) = if encoded(&text) > MOST_COPIED {
            let most = (MOST_COPIED / 1024).into();
            (AppText::TooMuchToCopy { lines, kib, most }, Role::Warn)
        } else {
            self.wishes.push(Wish::Copy(text));
            (AppText::Copied { lines }, Role::Notice)
        };
        let words = words.say(self.model.look.lang);
        self.perform(vec![Effect::Tell(Notice::new(words, role))]);
    }

    /// Drafts are kept before anything else ends.
    fn leave(&mut self) {
        self.model.now = self.clock.now();
        for effect in self.model.kept() {
            self.carry(effect);
        }
        self.ended = true;
    }

    fn asks(&self) -> bool {
        self.errands.iter().any(|e| matches!(e, Errand::Ask(_)))
    }

    fn ask(&mut self) {
        if let Some(question) = self.model.wants() {
            // Only the newest question about what is under the cursor counts.
            self.errands
                .retain(|e| !matches!(e, Errand::Ask(Question::History(_))));
            self.errands.push(Errand::Ask(question));
        }
    }

    /// Draws if something changed.
    pub fn draw(&mut self) -> Result<(), B::Error> {
        if self.stale == Stale::Not {
            return Ok(());
        }
        self.stale = Stale::Not;
        self.model.ready();
        let (model, canvas) = (&self.model, &mut self.canvas);
        self.terminal.draw(|frame| {
            if let Some(caret) = canvas.view(model, frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        })?;
        Ok(())
    }

    /// The next draw paints, whatever happens.
    pub fn touch(&mut self) {
        self.stale = Stale::ByHand;
    }

    /// Forgets what is on the screen, so that the next picture is painted whole.
    pub fn forget(&mut self) -> Result<(), B::Error> {
        self.stale = Stale::ByHand;
        self.terminal.clear()
    }
}
