//! The file that a roster is read from, by its path.

use crate::{
    exchange::{MOST_BYTES, Unread},
    i18n::text::{FileText, ImportText},
    ui::kit::{Answer, At, Effect, Line, Pen, Position, Question, Rect, Role, text},
};

#[derive(Default)]
pub struct Paper {
    pub line: Line,
    state: State,
}

#[derive(Default)]
enum State {
    #[default]
    Typing,
    NoPath,
    Waiting,
    /// Names that what is typed may become.
    Near(Vec<String>),
    Unread(Unread),
}

/// What is pasted in one line without cells is no roster.
pub fn is_path(pasted: &str) -> bool {
    let line = pasted.trim();
    !line.contains(['\n', '\r', '\t', ',', '，'])
}

impl Paper {
    pub fn waits(&self) -> bool {
        matches!(self.state, State::Waiting)
    }

    pub fn typed(&mut self) {
        self.state = State::Typing;
    }

    fn path(&self) -> String {
        let path = self.line.value().trim();
        path.trim_matches(['"', '\'']).to_owned()
    }

    pub fn enter(&mut self) -> Vec<Effect> {
        let path = self.path();
        if path.is_empty() {
            self.state = State::NoPath;
            return Vec::new();
        }
        let most = MOST_BYTES;
        self.ask(Question::Read { path, most })
    }

    pub fn complete(&mut self) -> Vec<Effect> {
        self.ask(Question::Complete(self.path()))
    }

    fn ask(&mut self, question: Question) -> Vec<Effect> {
        if self.waits() {
            return Vec::new();
        }
        self.state = State::Waiting;
        vec![Effect::Ask(question)]
    }

    /// The text of the file, if that was asked for and is there.
    pub fn told(&mut self, answer: &Answer) -> Option<String> {
        self.state = match answer {
            Answer::Completed(all) => match self.line.complete(all) {
                names if names.is_empty() => State::Typing,
                names => State::Near(names),
            },
            Answer::Read(Err(why)) => State::Unread(*why),
            Answer::Read(Ok(_)) | Answer::Failed(_) => State::Typing,
            _ => return None,
        };
        match answer {
            Answer::Read(Ok(text)) => Some(text.clone()),
            _ => None,
        }
    }

    fn said(&self, at: &At<'_>) -> Option<(String, Role)> {
        match &self.state {
            State::Typing | State::Waiting => None,
            State::NoPath => Some(at.part(&ImportText::NoPath, Role::Error)),
            State::Near(names) => Some((names.join("  "), Role::Dim)),
            State::Unread(why) => {
                let words = why.at(self.path(), at.lang());
                Some((words.into_owned(), Role::Error))
            }
        }
    }

    /// The line in the first of these rows, what there is to say of it below.
    pub fn draw(&self, pen: &mut Pen<'_>, area: Rect) -> Position {
        let at = pen.at;
        pen.line(area, 0, &ImportText::OrPath, Role::Normal);
        let after = pen.line(area, 1, &FileText::Path, Role::Dim) + 2;
        let cols = area.right().saturating_sub(after);
        let field = Rect::new(after, area.y + 1, cols, 1);
        let caret = self.line.view(pen, field, Role::FieldFocus);
        if let Some((words, role)) = self.said(at) {
            let lines = text::wrap(&words, area.width);
            for (n, line) in (3..area.height).zip(&lines) {
                pen.line(area, n, line, role);
            }
        }
        caret
    }
}
