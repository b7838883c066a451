//! A text goes into a file that is named first. One that lies there already stays as it is.

use std::io::ErrorKind;

use super::{Dialog, route::Saved};
use crate::{
    domain::mask_phones,
    i18n::text::{AppText, CliText, FileText, FormText, RubricText, Text},
    keymap::{Action, App, Change, Context, Field, actions},
    ui::kit::{
        Answer, At, Effect, Layer, Line, Offers, Pen, Position, Question, Rect, Role,
        form::MOST_IN_LINE, in_line, text,
    },
};

pub struct Save {
    what: Saved,
    text: String,
    line: Line,
    state: State,
}

enum State {
    Typing,
    NoPath,
    Waiting,
    /// Names that what is typed may become.
    Near(Vec<String>),
    Failed(ErrorKind),
    Written,
}

const COLS: u16 = 92;

impl Save {
    pub fn new(what: Saved, name: &str, text: String) -> Self {
        let mut line = Line::new(name).at_most(MOST_IN_LINE);
        line.offer();
        Self {
            what,
            text,
            line,
            state: State::Typing,
        }
    }

    fn path(&self) -> String {
        self.line.value().trim().to_owned()
    }

    fn enter(&mut self) -> Vec<Effect> {
        let (path, text) = (self.path(), self.text.clone());
        self.state = match self.state {
            State::Written => return vec![Effect::Close],
            _ if path.is_empty() => State::NoPath,
            _ => {
                self.state = State::Waiting;
                return vec![Effect::Ask(Question::Write { path, text })];
            }
        };
        Vec::new()
    }

    fn said(&self, at: &At<'_>) -> Vec<(String, Role)> {
        let path = self.path();
        // Whoever signed in sits elsewhere: files here are the server's.
        let elsewhere = at.desk.hand().pass.is_some();
        let whole = matches!(self.what, Saved::Text(_)) && mask_phones(&self.text) != self.text;
        let warning = whole.then(|| at.part(&FileText::HoldsPhones, Role::Warn));
        let mut lines = match &self.state {
            State::Waiting => Vec::new(),
            State::Typing | State::Failed(_) if elsewhere => vec![match &self.what {
                Saved::Rubric => at.part(&RubricText::ExportElsewhere, Role::Notice),
                Saved::Text(Some(call)) => {
                    let call = call.clone();
                    at.part(&FileText::Elsewhere { call }, Role::Notice)
                }
                Saved::Text(None) => at.part(&FileText::NoFileElsewhere, Role::Notice),
            }],
            State::Typing => vec![at.part(&FileText::Hint, Role::Dim)],
            State::Near(names) => vec![(names.join("  "), Role::Dim)],
            State::NoPath => vec![at.part(&FileText::NoPath, Role::Error)],
            State::Failed(ErrorKind::AlreadyExists) => {
                vec![at.part(&FileText::Exists { path }, Role::Error)]
            }
            State::Failed(kind) => {
                let why = at.say(kind).into_owned();
                vec![at.part(&CliText::CannotWrite { path, why }, Role::Error)]
            }
            State::Written => vec![at.part(&FileText::Written { path }, Role::Good)],
        };
        lines.extend(warning);
        lines
    }

    fn lines(&self, at: &At<'_>) -> Vec<(String, Role)> {
        let cols = at.size.cols_in(COLS);
        let said = self.said(at).into_iter();
        let lines = said.flat_map(|(words, role)| {
            let lines = text::wrap(&words, cols).into_iter();
            lines.map(move |line| (line, role))
        });
        lines.collect()
    }
}

impl Dialog for Save {
    fn waits(&self) -> bool {
        matches!(self.state, State::Waiting)
    }
}

impl Layer for Save {
    fn context(&self) -> Context {
        Context::Form
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::App(App::Cancel | App::Close) => return vec![Effect::Close],
            _ if self.waits() => {}
            Action::Field(Field::Enter) | Action::Change(Change::Save) => return self.enter(),
            Action::Field(Field::Next) => {
                self.state = State::Waiting;
                return vec![Effect::Ask(Question::Complete(self.path()))];
            }
            action => return in_line(self, at, |line| line.act(action)),
        }
        Vec::new()
    }

    fn input(&mut self) -> Option<&mut Line> {
        (!self.waits()).then_some(&mut self.line)
    }

    /// Another path is another file.
    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        self.state = State::Typing;
        Vec::new()
    }

    fn told(&mut self, answer: &Answer, _at: &At<'_>) {
        self.state = match answer {
            Answer::Completed(all) => match self.line.complete(all) {
                names if names.is_empty() => State::Typing,
                names => State::Near(names),
            },
            Answer::Written(Ok(())) => State::Written,
            Answer::Written(Err(kind)) => State::Failed(*kind),
            Answer::Failed(_) => State::Typing,
            _ => return,
        };
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let lines = self.lines(pen.at);
        let title: Text = match self.what {
            Saved::Rubric => RubricText::ExportTitle.into(),
            Saved::Text(_) => FileText::Title.into(),
        };
        let inner = pen.window_of(COLS, lines.len().max(2) + 2, &title);
        let after = pen.line(inner, 0, &FileText::Path, Role::Dim) + 2;
        let right = inner.right();
        let field = Rect::new(after, inner.y, right.saturating_sub(after), 1);
        let caret = self.line.view(pen, field, Role::FieldFocus);
        for (n, (words, role)) in (2..inner.height).zip(&lines) {
            pen.line(inner, n, words, *role);
        }
        Some(caret)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let enter: Text = match self.state {
            State::Written => FormText::Confirm.into(),
            _ => FileText::WriteIt.into(),
        };
        Offers::of(Context::Form)
            .foot([Field::Enter, Field::Next])
            .foot(actions![Field::ClearLine, App::Cancel, App::Help])
            .with([Change::Save])
            .when(at.desk.hand().pass.is_none(), [Field::Next])
            .called(Field::Next, AppText::Complete)
            .called(Field::Enter, enter)
    }
}
