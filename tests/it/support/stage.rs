//! The one instrument: presses keys and reads screens, with a store in memory, a held clock and a counter that is
//! called instead of run. Several stages may stand on one store.

use std::{sync::Arc, time::Duration};

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer, layout::Rect};
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::{Command, Entry, Hand, Kind, Seq, SittingId, Touched, UnitId},
    keymap::{Chord, Key, Keymap, Keys},
    rehearsal::{self, Size, TODAY},
    session::{Counter, Errand, Idle, Session, Stale, Wish},
    store::{Drafts, Receipt, Store},
    ui::{
        At, Beginning, Canvas, Depth, Effect, Event, Handed, Look, Manner, Model, Outcome, Route,
        Ticket, Width, open, shell::start::Arrival,
    },
};

use super::rehearsed::rehearsed;

fn learner(sitting: u64) -> Hand {
    Hand {
        who: format!("学员{sitting}"),
        sitting: SittingId(sitting),
        area: None,
        pass: None,
    }
}

pub struct Stage {
    session: Session<TestBackend>,
    counter: Counter,
    store: Store,
    book: Book,
    now: Duration,
    /// Whether the file answers.
    counter_open: bool,
    /// What waits for another process that writes the file; none while nobody does.
    busy: Option<Vec<Errand>>,
    pub wishes: Vec<Wish>,
    canvas: Canvas,
}

impl Stage {
    /// One village of the rehearsal county at 120×40.
    pub fn village() -> Self {
        Self::rehearsal(Size::Village)
    }

    /// One township.
    pub fn township() -> Self {
        Self::rehearsal(Size::Township)
    }

    fn rehearsal(size: Size) -> Self {
        Self::over(rehearsed(size), rehearsal::book(size), 1, Keymap::default())
    }

    /// A store in which nothing is.
    pub fn empty() -> Self {
        Self::over(
            Store::in_memory(),
            rehearsal::book(Size::County),
            1,
            Keymap::default(),
        )
    }

    /// The same person sits down again, with whatever was left.
    pub fn again(&self) -> Self {
        // A sitting of its own: its operations are others.
        let head = self.store.head().expect("head").0;
        let hand = Hand {
            sitting: SittingId(1_000_000 + head),
            ..learner(1)
        };
        let (store, keymap) = (self.store.clone(), Keymap::default());
        Self::dressed(store, self.book, hand, keymap, |model| model)
    }

    /// Another person before the same store.
    pub fn second(&self) -> Self {
        Self::over(self.store.clone(), self.book, 2, Keymap::default())
    }

    pub fn with_keymap(self, keymap: Keymap) -> Self {
        Self::over(self.store.clone(), self.book, 1, keymap)
    }

    /// The first sight of a county, as a sitting begins.
    pub fn first_sight(size: Size) -> Self {
        let (store, keymap) = (rehearsed(size), Keymap::default());
        let book = rehearsal::book(size);
        Self::dressed(store, book, learner(1), keymap, Model::unfolded)
    }

    /// The first sight of a real county, before somebody who may sign in, or its owner.
    pub fn real(store: &Store, hand: Option<Hand>) -> Self {
        let (keymap, hand) = (Keymap::default(), hand.unwrap_or_else(|| learner(1)));
        Self::dressed(store.clone(), Book::Real, hand, keymap, Model::unfolded)
    }

    /// The first page, over nothing.
    pub fn first(arrival: Arrival) -> Self {
        let begin = |model: Model| model.begin("county.sanzhang".to_owned(), arrival);
        let (store, keymap) = (Store::in_memory(), Keymap::default());
        let book = rehearsal::book(Size::County);
        Self::dressed(store, book, learner(1), keymap, begin)
    }

    /// What the first page was answered with.
    pub fn beginning(&mut self) -> Option<Beginning> {
        self.session.beginning()
    }

    fn over(store: Store, book: Book, sitting: u64, keymap: Keymap) -> Self {
        Self::dressed(store, book, learner(sitting), keymap, |model| model)
    }

    /// Somebody who signed in.
    pub fn signed(store: &Store, hand: Hand) -> Self {
        let keymap = Keymap::default();
        let book = rehearsal::book(Size::County);
        Self::dressed(store.clone(), book, hand, keymap, |model| model)
    }

    fn dressed(
        store: Store,
        book: Book,
        hand: Hand,
        keymap: Keymap,
        dress: impl FnOnce(Model) -> Model,
    ) -> Self {
        let clock = Clock::held(TODAY);
        let registrar = Registrar::whole(store.clone(), hand, book, clock.clone()).expect("opens");
        let desk = registrar.desk();
        let look = Look {
            depth: Depth::Ansi256,
            width: Width::Narrow,
            ..Look::default()
        };
        let model = dress(Model::new(desk, look, Arc::new(keymap), clock.now()));
        let terminal = Terminal::new(TestBackend::new(120, 40)).expect("a terminal in memory");
        let session = Session::new(model, terminal, clock);
        let counter = Counter::new(registrar);
        let mut stage = Self {
            session,
            counter,
            store,
            book,
            now: Duration::ZERO,
            counter_open: true,
            busy: None,
            wishes: Vec::new(),
            canvas: Canvas::default(),
        };
        stage.settle();
        stage
    }

    /// Where the server has other times.
    pub fn idle(&mut self, idle: Idle) -> &mut Self {
        self.session.set_idle(idle);
        self
    }

    /// In the other language.
    pub fn translated(&mut self) -> &mut Self {
        self.session.model.look.lang = self.session.model.look.lang.other();
        self
    }

    /// In a terminal where signs are as wide as told.
    pub fn signs(&mut self, width: Width) -> &mut Self {
        self.session.model.look.width = width;
        self
    }

    /// As screen readers want it.
    pub fn plain(&mut self) -> &mut Self {
        self.session.model.look.manner = Manner::Plain;
        let size = self.session.model.size;
        self.sized(size.cols, size.rows)
    }

    pub fn sized(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.session.backend_mut().resize(cols, rows);
        self.send(Event::Resize { cols, rows })
    }

    /// Keys in the keymap's own grammar: `"g g j enter ^s"`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let keys: Keys = keys.parse().expect("keys in the keymap's grammar");
        for chord in keys.iter() {
            self.send(Event::Key(*chord));
        }
        self
    }

    pub fn type_(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = if c == ' ' { Key::Space } else { Key::Char(c) };
            self.send(Event::Key(Chord::new(key, sanzhang::keymap::Hold::NONE)));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Event::Paste(text.to_owned()))
    }

    /// The cursor goes to the first neighborhood of the village.
    pub fn walk_to_neighborhood(&mut self) -> UnitId {
        self.press("j l j l j l j l j");
        super::follow::neighborhood(self)
    }

    /// Time passes; timers that become due speak, and others' changes are looked for.
    pub fn advance(&mut self, by: Duration) -> &mut Self {
        self.now += by;
        self.session.tick(self.now);
        self.serve(Errand::Look);
        self.settle()
    }

    pub fn send(&mut self, event: Event) -> &mut Self {
        self.session.step(event, self.now);
        self.settle()
    }

    fn settle(&mut self) -> &mut Self {
        while self.counter_open {
            let errands = self.session.errands();
            if errands.is_empty() {
                break;
            }
            for errand in errands {
                match &mut self.busy {
                    Some(waiting) if !errand.is_of_drafts() => waiting.push(errand),
                    _ => self.serve(errand),
                }
            }
        }
        self.wishes.extend(self.session.wishes());
        self.session.draw().expect("memory does not fail");
        self.canvas_is_true();
        self
    }

    /// A picture partly kept from the last frame is the one drawn afresh.
    #[track_caller]
    fn canvas_is_true(&mut self) {
        let model = &self.session.model;
        let area = Rect::new(0, 0, model.size.cols, model.size.rows);
        let (mut kept, mut fresh) = (Buffer::empty(area), Buffer::empty(area));
        let caret = self.canvas.view(model, &mut kept);
        if model.overlay().is_some() {
            assert_eq!(caret, sanzhang::ui::view(model, &mut fresh));
            assert_eq!(kept, fresh, "what lies below changed unnoticed");
        }
    }

    /// The file answers nothing until it is released: a slow disk.
    pub fn hold(&mut self) -> &mut Self {
        self.counter_open = false;
        self
    }

    /// What waits for the file while it is held.
    pub fn errands(&mut self) -> Vec<Errand> {
        self.session.errands()
    }

    pub fn release(&mut self) -> &mut Self {
        self.counter_open = true;
        let waiting = self.busy.take().unwrap_or_default();
        for errand in waiting {
            self.serve(errand);
        }
        self.settle()
    }

    /// Another process writes the file: all but the drafts waits until that is released.
    pub fn busy(&mut self) -> &mut Self {
        self.busy = Some(Vec::new());
        self
    }

    /// Of what waits the next change is carried out, with what was asked before it.
    pub fn next_change(&mut self) -> &mut Self {
        let change = |errand: &Errand| matches!(errand, Errand::Change { .. });
        let waiting = self.busy.iter_mut().flat_map(|all| {
            let next = all.iter().position(change);
            all.drain(..next.map_or(0, |at| at + 1))
        });
        let waiting: Vec<Errand> = waiting.collect();
        for errand in waiting {
            self.serve(errand);
        }
        self.settle()
    }

    fn serve(&mut self, errand: Errand) {
        for event in self.counter.serve(errand) {
            self.session.step(event, self.now);
        }
    }

    /// Looks for others' changes without drawing; answers whether a frame would follow.
    pub fn glance(&mut self) -> bool {
        self.serve(Errand::Look);
        self.session.stale() != Stale::Not
    }

    pub fn drafts(&self) -> &Drafts {
        self.store.drafts()
    }

    /// The number of the newest entry.
    pub fn head(&self) -> Seq {
        self.store.head().expect("head")
    }

    /// Everything that was done, the newest first, with what it touched.
    pub fn deeds(&self) -> Vec<(Entry, Vec<Touched>)> {
        let registrar = self.counter.registrar();
        let entries = registrar.journal(usize::MAX).expect("read").into_iter();
        entries
            .map(|entry| {
                let touched = registrar.touched(entry.number).expect("read");
                (entry, touched)
            })
            .collect()
    }

    /// What the file tells about a unit.
    pub fn past(&self, unit: UnitId) -> Vec<(Entry, Touched)> {
        let registrar = self.counter.registrar();
        registrar.history(Kind::Unit, unit.0, 30).expect("read")
    }

    /// Has a command carried out as if a screen had handed it in; answers its receipt.
    #[track_caller]
    pub fn submit(&mut self, command: impl Into<Box<Command>>) -> Receipt {
        let mut receipt = None;
        let errand = Errand::Change {
            ticket: Ticket::default(),
            handed: Handed::Command(command.into()),
            drafted: false,
        };
        for event in self.counter.serve(errand) {
            if let Event::Done(_, Outcome::Done(done)) = &event {
                receipt = Some((**done).clone());
            }
            self.session.step(event, self.now);
        }
        self.settle();
        receipt.expect("nothing speaks against it")
    }

    /// Opens what no key opens from here.
    pub fn open(&mut self, open: impl FnOnce(&At<'_>) -> Vec<Effect>) -> &mut Self {
        let effects = open(&self.session.model.at());
        self.session.perform(effects);
        self.session.touch();
        self.settle()
    }

    /// Goes where no key leads from here.
    pub fn visit(&mut self, route: impl Into<Route>) -> &mut Self {
        self.open(|_| open(route))
    }

    pub fn model(&self) -> &Model {
        &self.session.model
    }

    pub fn is_over(&self) -> bool {
        self.session.is_over()
    }

    /// The screen as a person reads it.
    pub fn screen(&self) -> String {
        let lines = sanzhang::ui::lines(&self.session.model);
        lines
            .iter()
            .flat_map(|line| [line.as_str(), "\n"])
            .collect()
    }

    /// The caret in display columns, if it is shown.
    pub fn caret(&mut self) -> Option<(u16, u16)> {
        use ratatui::backend::Backend;
        let at = self.session.backend_mut().get_cursor_position();
        at.ok().map(|at| (at.x, at.y))
    }
}
