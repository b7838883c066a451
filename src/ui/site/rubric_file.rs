//! A rubric from a file, by its path. It is checked first; with faults in it nothing is changed.

use std::io::ErrorKind;

use crate::{
    domain::{Refusal, RubricCommand, RubricFields, lines},
    exchange::{MOST_RUBRIC, RubricFileFault, Unread, read_rubric},
    i18n::{
        N, Say, spots,
        text::{AppText, FileText, RubricText},
    },
    keymap::{Action, App, Change, Context, Field, Go, actions},
    ui::kit::{
        Answer, At, Effect, Layer, Line, Offers, Outcome, Pen, Position, Question, Rect, Role,
        dialog::Dialog, form::MOST_IN_LINE, in_line, submit, tell, text,
    },
};

pub struct Paper {
    line: Line,
    state: State,
    /// The first line of what was found that is in view.
    top: usize,
}

enum State {
    Typing,
    NoPath,
    /// For the file, or for the command.
    Waiting,
    /// Names that what is typed may become.
    Near(Vec<String>),
    Faults(Vec<RubricFileFault>),
    /// Without faults; the next Enter brings it in.
    Ready(Box<RubricFields>),
    Refused(Refusal),
    Unread(Unread),
}

const COLS: u16 = 92;
const ROWS: u16 = 20;

impl Paper {
    pub fn import() -> Self {
        Self {
            line: Line::default().at_most(MOST_IN_LINE),
            state: State::Typing,
            top: 0,
        }
    }

    fn path(&self) -> String {
        self.line.value().trim().to_owned()
    }

    fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.path().is_empty() {
            self.state = State::NoPath;
            return Vec::new();
        }
        self.top = 0;
        let before = std::mem::replace(&mut self.state, State::Waiting);
        let sites = at.desk.county().sites();
        match before {
            State::Ready(fields) => {
                submit(RubricCommand::bring_in(sites.current_rubric(), *fields))
            }
            _ => vec![Effect::Ask(Question::Read {
                path: self.path(),
                most: MOST_RUBRIC,
            })],
        }
    }

    fn found(&self, at: &At<'_>) -> Vec<(String, Role)> {
        let say = |words: &dyn Say, role| (words.say(at.lang()).into_owned(), role);
        let (path, key) = (self.path(), at.key(Context::Form, Field::Enter));
        // Whoever signed in sits elsewhere: files here are the server's.
        let elsewhere = at.desk.hand().pass.is_some();
        match &self.state {
            State::Waiting => Vec::new(),
            State::Typing | State::Unread(_) if elsewhere => {
                vec![say(&RubricText::ImportElsewhere, Role::Notice)]
            }
            State::Typing => vec![say(&RubricText::ImportHint, Role::Dim)],
            State::Near(names) => vec![(names.join("  "), Role::Dim)],
            State::NoPath => vec![say(&RubricText::NoPath, Role::Error)],
            State::Faults(faults) => {
                let (told, cut) = lines::told(faults);
                let n = N::from(told.len());
                let mut lines = vec![say(&RubricText::Faults { n }, Role::Error)];
                let told = spots::told(told, cut, at.lang());
                lines.extend(told.into_iter().map(|line| (line, Role::Normal)));
                lines.push(say(&RubricText::NothingDone { key }, Role::Notice));
                lines
            }
            State::Ready(fields) => ready(fields, key, at),
            State::Refused(refusal) => vec![say(refusal, Role::Error)],
            State::Unread(why) => {
                let words = why.at(path, at.lang());
                vec![(words.into_owned(), Role::Error)]
            }
        }
    }

    /// The same, as lines of the box.
    fn lines(&self, at: &At<'_>) -> Vec<(String, Role)> {
        let cols = at.size.cols_in(COLS);
        let found = self.found(at).into_iter();
        let lines = found.flat_map(|(words, role)| {
            let lines = text::wrap(&words, cols).into_iter();
            lines.map(move |line| (line, role))
        });
        lines.collect()
    }

    fn scroll(&mut self, action: Action, at: &At<'_>) {
        let room = room(at);
        let page = room.saturating_sub(1).max(1);
        let top = match action {
            Action::Go(Go::Up) => self.top.saturating_sub(1),
            Action::Go(Go::Down) => self.top + 1,
            Action::Go(Go::PageUp) => self.top.saturating_sub(page),
            Action::Go(Go::PageDown) => self.top + page,
            _ => return,
        };
        self.top = top.min(self.lines(at).len().saturating_sub(room));
    }
}

/// What the file holds, and what becomes of the rubric in use.
fn ready(fields: &RubricFields, key: String, at: &At<'_>) -> Vec<(String, Role)> {
    let sites = at.desk.county().sites();
    let current = sites.current_rubric();
    let scored = current.map_or(0, |held| sites.scored_under(&[held.record.id]));
    let fine = RubricText::Fine {
        title: fields.title.clone(),
        blocks: N::from(fields.blocks.len()),
        items: N::from(fields.items().count()),
        total: fields.total.to_string(),
    };
    let mut lines = vec![(at.say(&fine).into_owned(), Role::Good)];
    if scored > 0 {
        let n = N::from(scored);
        let kept = at.say(&RubricText::KeptAsScored { n });
        lines.push((kept.into_owned(), Role::Normal));
    }
    let next = at.say(&RubricText::ReadyToBringIn { key });
    lines.push((next.into_owned(), Role::Notice));
    lines
}

/// Rows under the path and a blank row.
fn room(at: &At<'_>) -> usize {
    at.size.rows_in(ROWS, 2)
}

impl Dialog for Paper {
    fn waits(&self) -> bool {
        matches!(self.state, State::Waiting)
    }

    fn has_handed_in(&self) -> bool {
        self.waits()
    }
}

impl Layer for Paper {
    fn context(&self) -> Context {
        Context::Form
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::App(App::Cancel | App::Close) => return vec![Effect::Close],
            _ if self.waits() => {}
            Action::Field(Field::Enter) | Action::Change(Change::Save) => return self.enter(at),
            Action::Field(Field::Next) => {
                (self.state, self.top) = (State::Waiting, 0);
                return vec![Effect::Ask(Question::Complete(self.path()))];
            }
            Action::Go(_) => self.scroll(action, at),
            action => return in_line(self, at, |line| line.act(action)),
        }
        Vec::new()
    }

    fn input(&mut self) -> Option<&mut Line> {
        (!self.waits()).then_some(&mut self.line)
    }

    /// Another path is another file: what was found in the one before no longer holds.
    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        (self.state, self.top) = (State::Typing, 0);
        Vec::new()
    }

    fn told(&mut self, answer: &Answer, _at: &At<'_>) {
        self.state = match answer {
            Answer::Completed(all) => match self.line.complete(all) {
                names if names.is_empty() => State::Typing,
                names => State::Near(names),
            },
            Answer::Read(Ok(text)) => match read_rubric(text) {
                Ok(fields) => State::Ready(Box::new(fields)),
                Err(faults) => State::Faults(faults),
            },
            // What is said of tables means nothing here.
            Answer::Read(Err(Unread::Text(_))) => {
                State::Unread(Unread::File(ErrorKind::InvalidData))
            }
            Answer::Read(Err(why)) => State::Unread(*why),
            Answer::Failed(_) => State::Typing,
            _ => return,
        };
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.state = State::Typing;
        match outcome {
            Outcome::Done(receipt) => {
                let mut effects = vec![Effect::Close];
                effects.extend(tell(&receipt.entry.deed, Role::Notice, at));
                effects
            }
            Outcome::Refused(refusal) => {
                self.state = State::Refused(refusal.clone());
                Vec::new()
            }
            Outcome::Broke(error) => {
                let words = at.trouble(error);
                tell(&words, Role::Error, at)
            }
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.top = self.top.min(self.lines(at).len().saturating_sub(room(at)));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let lines = self.lines(at);
        let rows = (lines.len() as u16).saturating_add(4).clamp(6, ROWS);
        let inner = pen.window(COLS, rows, &RubricText::ImportTitle);
        let label = at.say(&FileText::Path);
        let (x, right) = (inner.x, inner.right());
        let after = pen.words(x, inner.y, right, &label, Role::Dim) + 2;
        let field = Rect::new(after, inner.y, right.saturating_sub(after), 1);
        let caret = self.line.view(pen, field, Role::FieldFocus);
        let shown = lines.iter().skip(self.top);
        for (y, (words, role)) in (inner.y + 2..inner.bottom()).zip(shown) {
            pen.words(x, y, right, words, *role);
        }
        Some(caret)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let enter = match self.state {
            State::Ready(_) => RubricText::BringIn,
            _ => RubricText::CheckIt,
        };
        let walk = [Go::Down, Go::PageDown].into_iter();
        let faulty = matches!(self.state, State::Faults(_));
        Offers::of(Context::Form)
            .foot([Field::Enter, Field::Next])
            .foot(walk.filter(|_| faulty))
            .foot(actions![Field::ClearLine, App::Cancel, App::Help])
            .with([Change::Save])
            .when(at.desk.hand().pass.is_none(), [Field::Next])
            .called(Field::Next, AppText::Complete)
            .called(Field::Enter, enter)
    }
}
