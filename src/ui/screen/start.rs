//! The first page, when there is no county yet: practise, take a divisions file, or begin empty.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Rows, tree_view};
use crate::{
    i18n::text::StartText,
    keymap::{Action, App, Chord, Context, Field, Go},
    ui::{At, Effect, Layer, Line, Role, paint, text},
};

/// What a person chose to begin with; the sitting ends, and another one begins in the county it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    Rehearsal,
    /// From a national list at this path.
    Divisions(String),
    /// Nothing but a county of this name.
    Empty(String),
}

/// A beginning that did not come to be, and why, in words.
#[derive(Clone, Debug)]
pub struct Failed {
    pub beginning: Beginning,
    pub why: String,
}

pub struct Start {
    /// Where the store would lie.
    path: String,
    at: Rows,
    /// Why the last attempt failed, in words.
    trouble: Option<String>,
    /// The path or the name, while it is typed.
    line: Option<Line>,
}

const CHOICES: [(StartText, StartText); 3] = [
    (StartText::Rehearsal, StartText::RehearsalWhy),
    (StartText::Divisions, StartText::DivisionsWhy),
    (StartText::Empty, StartText::EmptyWhy),
];

impl Start {
    /// After a failed attempt the line stands as it was typed.
    pub fn new(path: String, failed: Option<Failed>) -> Self {
        let mut start = Self {
            path,
            at: Rows::default(),
            trouble: None,
            line: None,
        };
        if let Some(Failed { beginning, why }) = failed {
            start.trouble = Some(why);
            let (cursor, typed) = match beginning {
                Beginning::Rehearsal => (0, None),
                Beginning::Divisions(path) => (1, Some(path)),
                Beginning::Empty(name) => (2, Some(name)),
            };
            start.at.cursor = cursor;
            start.line = typed.map(|typed| Line::new(&typed));
        }
        start
    }

    fn choose(&mut self) -> Vec<Effect> {
        if self.at.cursor == 0 {
            return vec![Effect::Begin(Beginning::Rehearsal)];
        }
        self.line = Some(Line::default());
        Vec::new()
    }

    fn begin(&self) -> Vec<Effect> {
        let typed = self
            .line
            .as_ref()
            .map_or("", |l| l.value())
            .trim()
            .to_owned();
        if typed.is_empty() {
            return Vec::new();
        }
        vec![Effect::Begin(match self.at.cursor {
            1 => Beginning::Divisions(typed),
            _ => Beginning::Empty(typed),
        })]
    }

    fn type_in(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Field(Field::Enter) => return self.begin(),
            Action::App(App::Cancel) => self.line = None,
            action => {
                if let Some(line) = &mut self.line {
                    line.act(action);
                }
            }
        }
        Vec::new()
    }
}

impl Layer for Start {
    fn context(&self) -> Context {
        if self.line.is_some() {
            Context::Form
        } else {
            Context::Menu
        }
    }

    fn act(&mut self, action: Action, _at: &At<'_>) -> Vec<Effect> {
        if self.line.is_some() {
            return self.type_in(action);
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.choose(),
            Action::App(App::Cancel | App::Close) => vec![Effect::Quit],
            action => {
                self.at.act(action, CHOICES.len(), CHOICES.len());
                Vec::new()
            }
        }
    }

    fn text(&mut self, text: &str, _at: &At<'_>) -> Vec<Effect> {
        if let Some(line) = &mut self.line {
            line.insert(text);
        }
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, _at: &At<'_>) -> Vec<Effect> {
        if let Some(line) = &mut self.line {
            line.key(chord);
        }
        Vec::new()
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        let inner = tree_view::frame(at, buf, area, &at.say(&StartText::Title), true);
        let room = inner.width.saturating_sub(6);
        let mut y = inner.y + 1;
        let mut put = |words: &str, indent: u16, role: Role, y: &mut u16| {
            for line in text::wrap(words, room.saturating_sub(indent)) {
                if *y < inner.bottom() {
                    paint::text(buf, inner.x + 3 + indent, *y, room, &line, at.style(role));
                    *y += 1;
                }
            }
        };
        put(&at.say(&StartText::Intro), 0, Role::Normal, &mut y);
        if let Some(trouble) = &self.trouble {
            put(trouble, 0, Role::Breach, &mut y);
        }
        y += 1;
        let mut marks = Vec::new();
        for (i, (title, why)) in CHOICES.iter().enumerate() {
            let here = i == self.at.cursor;
            marks.push((y, here));
            let role = if here { Role::CursorRow } else { Role::Normal };
            put(&at.say(title), 0, role, &mut y);
            put(&at.say(why), 2, Role::Dim, &mut y);
            y += u16::from(inner.height > 18);
        }
        put(
            &at.say(&StartText::Where {
                path: self.path.clone(),
            }),
            0,
            Role::Dim,
            &mut y,
        );
        for (y, here) in marks {
            if here {
                paint::text(
                    buf,
                    inner.x + 1,
                    y,
                    1,
                    at.look.glyphs().folded,
                    at.style(Role::CursorRow),
                );
            }
        }
        self.line.as_ref().map(|line| self.ask(line, at, buf))
    }

    fn footer(&self) -> Vec<Action> {
        match self.line {
            Some(_) => vec![
                Field::Enter.into(),
                App::Cancel.into(),
                App::Language.into(),
            ],
            None => vec![
                Go::Open.into(),
                Go::Down.into(),
                App::Language.into(),
                App::Quit.into(),
            ],
        }
    }
}

impl Start {
    /// The line in which the path or the name is typed, over the page, with what was wrong with it.
    fn ask(&self, line: &Line, at: &At<'_>, buf: &mut Buffer) -> Position {
        let words = if self.at.cursor == 1 {
            StartText::AskFile
        } else {
            StartText::AskName
        };
        let trouble = self
            .trouble
            .as_deref()
            .map_or_else(Vec::new, |t| text::wrap(t, 66));
        let area = at.size.dialog(72, 5 + trouble.len() as u16);
        let inner = tree_view::frame(at, buf, area, &at.say(&words), true);
        let field = Rect {
            x: inner.x + 1,
            width: inner.width.saturating_sub(2),
            y: inner.y + 1,
            height: 1,
        };
        for (y, words) in (field.y + 1..inner.bottom()).zip(&trouble) {
            paint::text(buf, field.x, y, field.width, words, at.style(Role::Breach));
        }
        line.view(at, buf, field, Role::FieldFocus)
    }
}
