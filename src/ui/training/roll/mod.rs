//! The roll call (签到): at the door one field that is empty again after every Enter, from the sheet one line.
//! Each mark is a command of its own; typing on never waits for it.

pub mod answers;
pub mod closing;
pub mod door;
pub mod draft;
pub mod fresh;
pub mod people;
pub mod reason;
pub mod sheet;
pub mod view;
pub mod walk;

use crate::{
    domain::{SeatId, TrainingId, TrainingRefusal, TrainingState},
    i18n::{Words, text::RollText},
    keymap::{Action, App, Chord, Context, Go, Roll as Do, actions},
    ui::kit::{
        Answer, At, Effect, Layer, Line, Offers, Outcome, Pen, Position, Role,
        dialog::{Dialog as _, confirm::Confirm},
        lost::{self, Marks},
        narrow,
        table::Cursor,
        tell,
    },
};
use people::{Count, People, Shown};
use reason::{Excuse, Reasons};
use sheet::Sheet;
use walk::Walk;

pub struct Roll {
    id: TrainingId,
    people: People,
    mode: Mode,
    line: Line,
    /// Places in the roster of those who answer to the line.
    found: Vec<usize>,
    rows: Cursor<SeatId>,
    focus: Focus,
    part: Shown,
    sheet: Sheet,
    reasons: Reasons,
    /// Why nothing can be marked.
    barred: Option<Words>,
    draft: Draught,
}

/// What the keys are about.
enum Mode {
    Door,
    Sheet,
    Walk(Box<Walk>),
    /// Somebody is excused; the line says why.
    Reason(Excuse),
    /// With how the roll stood when it was asked.
    Close(Box<Confirm>, Count),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Focus {
    #[default]
    Field,
    Seats,
}

/// Whether a sheet line kept from another time was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Draught {
    Asked,
    Settled,
}

impl Roll {
    pub fn new(id: TrainingId, at: &At<'_>) -> Self {
        let mut roll = Self {
            id,
            people: People::default(),
            mode: Mode::Door,
            line: Line::default(),
            found: Vec::new(),
            rows: Cursor::default(),
            focus: Focus::Field,
            part: Shown::All,
            sheet: Sheet::default(),
            reasons: Reasons::default(),
            barred: None,
            draft: Draught::Asked,
        };
        roll.refresh(at);
        roll
    }

    /// Why nothing can be marked: too early, cancelled, gone.
    fn bar(&self, at: &At<'_>) -> Option<Words> {
        let Some(roster) = at.desk.county().trainings().get(self.id) else {
            return Some(at.say(&RollText::Gone));
        };
        let training = &roster.training.record;
        let title = training.fields.title.clone();
        if let TrainingState::Cancelled { reason } = &training.state {
            let reason = reason.clone();
            return Some(at.say(&RollText::Cancelled { title, reason }));
        }
        let on = training.on();
        (on > at.desk.today()).then(|| at.say(&TrainingRefusal::NotYet { title, on }))
    }

    fn seek(&mut self, at: &At<'_>) {
        self.found = self.people.find(self.line.value(), self.part);
        let seats = self.found.iter().map(|&place| self.people.all[place].seat);
        self.rows.fill(seats.collect(), view::height(at));
        if self.found.is_empty() {
            self.focus = Focus::Field;
        }
    }

    /// Something else was typed.
    fn ask(&mut self, at: &At<'_>) {
        self.rows = Cursor::default();
        self.focus = Focus::Field;
        self.seek(at);
    }

    /// One step out, and at last of the roll call itself.
    fn back(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Mode::Walk(walk) = &mut self.mode
            && walk.back()
        {
            return Vec::new();
        }
        match &self.mode {
            Mode::Door if !self.line.is_empty() => {
                self.line.set("");
                self.ask(at);
            }
            Mode::Door if self.focus == Focus::Seats => self.focus = Focus::Field,
            Mode::Door if self.part == Shown::Out => {
                self.part = Shown::All;
                self.ask(at);
            }
            Mode::Door => return self.leave(),
            Mode::Reason(..) => self.leave_reason(),
            _ => self.mode = Mode::Door,
        }
        Vec::new()
    }

    /// A reason that was not taken is not left behind unseen.
    fn leave(&mut self) -> Vec<Effect> {
        if self.next_reason() {
            Vec::new()
        } else {
            vec![Effect::Close]
        }
    }

    fn turn(&mut self, to: Do, at: &At<'_>) -> Vec<Effect> {
        match to {
            Do::Sheet => {
                self.sheet.read(self.id, at);
                self.mode = Mode::Sheet;
            }
            Do::WalkIn => {
                let typed = std::mem::take(&mut self.line);
                self.ask(at);
                self.mode = Mode::Walk(Box::new(Walk::new(self.id, typed, at)));
            }
            Do::Absent => {
                self.part = match self.part {
                    Shown::All => Shown::Out,
                    Shown::Out => Shown::All,
                };
                self.mode = Mode::Door;
                self.line.set("");
                self.ask(at);
            }
            _ => self.close(at),
        }
        Vec::new()
    }

    /// The line under the hand now.
    fn field(&mut self) -> &mut Line {
        match &mut self.mode {
            Mode::Sheet => &mut self.sheet.line,
            Mode::Walk(walk) => walk.field(),
            Mode::Reason(excuse) => &mut excuse.line,
            Mode::Door | Mode::Close(..) => &mut self.line,
        }
    }

    fn typed(&mut self, at: &At<'_>) {
        match &mut self.mode {
            Mode::Sheet => self.sheet.read(self.id, at),
            Mode::Walk(walk) => walk.ask(at),
            Mode::Door => self.ask(at),
            Mode::Reason(..) | Mode::Close(..) => {}
        }
    }

    fn acted(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if matches!(self.mode, Mode::Close(..)) {
            return self.answer_closing(action, at);
        }
        match action {
            Action::App(App::Cancel) => return self.back(at),
            Action::App(App::Close) => return vec![Effect::Close],
            Action::Field(_) => {
                if self.field().act(action) {
                    self.typed(at);
                }
                return Vec::new();
            }
            Action::Roll(_) if self.barred.is_some() => {
                let words = self.barred.clone().unwrap_or_default();
                return tell(&words, Role::Warn, at);
            }
            Action::Roll(to @ (Do::Sheet | Do::WalkIn | Do::Absent | Do::Close)) => {
                return self.turn(to, at);
            }
            _ => {}
        }
        match &mut self.mode {
            Mode::Door => self.at_door(action, at),
            Mode::Sheet if action == Action::Roll(Do::Mark) => self.save_sheet(at),
            Mode::Walk(_) => self.in_walk(action, at),
            Mode::Reason(..) if action == Action::Roll(Do::Mark) => self.excuse(at),
            _ => Vec::new(),
        }
    }
}

impl Layer for Roll {
    fn context(&self) -> Context {
        match (&self.mode, self.focus) {
            (Mode::Close(confirm, _), _) => confirm.context(),
            (Mode::Door, Focus::Seats) => Context::Seats,
            _ => Context::Roll,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let effects = self.acted(action, at);
        self.people.see();
        effects
    }

    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        let text = match self.mode {
            Mode::Door | Mode::Sheet | Mode::Walk(_) => narrow(text),
            _ => text.to_owned(),
        };
        self.field().insert(&text);
        self.typed(at);
        self.people.see();
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, at: &At<'_>) -> Vec<Effect> {
        let before = self.field().value().to_owned();
        self.field().key(chord);
        if self.field().value() != before {
            self.typed(at);
        }
        self.people.see();
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.barred = self.bar(at);
        if let Some(roster) = at.desk.county().trainings().get(self.id) {
            self.people.gather(roster, at);
        }
        // While a repaint would disturb whoever types, what others marked is not on the screen.
        if !self.context().is_typing() || self.is_idle() {
            self.people.see();
        }
        self.seek(at);
        match &mut self.mode {
            Mode::Sheet => self.sheet.read(self.id, at),
            Mode::Walk(walk) => walk.seek(at),
            // Whoever is asked about so many is asked again about others.
            Mode::Close(_, asked) if *asked != self.people.count() => self.close(at),
            _ => {}
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let meant = self.focus == Focus::Seats || !self.line.is_empty();
        let gone = self.rows.gone().filter(|_| meant)?;
        let roster = at.desk.county().trainings().get(self.id);
        let seat = roster.and_then(|roster| roster.seat(*gone));
        let name = seat.and_then(|held| lost::person(held.record.person, at));
        matches!(self.mode, Mode::Door).then(|| lost::words(name, self.context(), at))
    }

    /// Nor is the mark of the last one taken back where somebody else was meant.
    fn misses(&self, action: Action) -> bool {
        let copy = action == App::Copy.into();
        action == Do::Correct.into() || !copy && action.means_row(Marks::None)
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.answered(outcome, at)
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        self.restore(answer, at);
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::draw(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        let offers = match (&self.mode, self.focus) {
            (Mode::Close(confirm, _), _) => return confirm.offers(at),
            (Mode::Door, Focus::Field) => offers
                .foot([
                    Do::Mark,
                    Do::Sheet,
                    Do::WalkIn,
                    Do::Absent,
                    Do::Close,
                    Do::Correct,
                ])
                .foot(actions![Go::Down, Do::Late, App::Cancel])
                .with([Do::Excused]),
            (Mode::Door, Focus::Seats) => offers
                .foot([
                    Do::Mark,
                    Do::Correct,
                    Do::Excused,
                    Do::Late,
                    Do::Absent,
                    Do::Close,
                ])
                .foot([App::Copy, App::Cancel]),
            (Mode::Walk(_), _) => offers
                .foot(actions![Do::Mark, App::Cancel])
                .with([Do::Late]),
            _ => offers.foot(actions![Do::Mark, App::Cancel]),
        };
        offers
            .with([Do::Sheet, Do::WalkIn, Do::Absent, Do::Close])
            .with([Go::NextPane, Go::PrevPane])
    }
}
