//! One line to type: the command line with completion and history, and the filter of the screen below.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    commands::{self, Choice, Meant},
    dialog,
};
use crate::{
    i18n::text::{AppText, CliText, Text},
    keymap::{Action, App, Chord, Context, Field, Go},
    ui::{At, Effect, Layer, Line, Notice, Role, text},
};

pub struct Prompt {
    line: Line,
    kind: Kind,
}

enum Kind {
    Command(Command),
    /// What the filter was before, for who gives up.
    Filter(String),
    /// The same for what is looked for in the tree.
    Find(String),
}

#[derive(Default)]
struct Command {
    choices: Vec<Choice>,
    taken: Option<usize>,
    /// Run before, oldest first; `back` counts from the newest.
    said: Vec<String>,
    back: usize,
    /// What was typed before walking back.
    typed: String,
    /// Why the line was not run.
    fault: Option<String>,
}

const COLS: u16 = 76;
/// A frame, the line and room for eight choices.
const ROWS: u16 = 12;

/// Longest line, in characters.
const LONGEST: usize = 120;

impl Prompt {
    pub fn command(said: Vec<String>) -> Self {
        let command = Command {
            said,
            ..Command::default()
        };
        Self {
            line: Line::default(),
            kind: Kind::Command(command),
        }
    }

    /// What is typed goes to the screen below as it is typed; `now` is what it is filtered by already.
    pub fn filter(_at: &At<'_>, now: &str) -> Self {
        Self {
            line: Line::new(now),
            kind: Kind::Filter(now.to_owned()),
        }
    }

    /// What is typed is looked for among the rows of the tree.
    pub fn find(now: &str) -> Self {
        Self {
            line: Line::new(now),
            kind: Kind::Find(now.to_owned()),
        }
    }

    /// Whether the screen below must stay in sight.
    pub fn is_beside(&self) -> bool {
        !matches!(self.kind, Kind::Command(_))
    }

    fn changed(&mut self, at: &At<'_>) -> Vec<Effect> {
        match &mut self.kind {
            Kind::Command(command) => {
                command.typed = self.line.value().to_owned();
                command.back = 0;
                command.choose(self.line.value(), at);
                Vec::new()
            }
            Kind::Filter(_) | Kind::Find(_) => vec![Effect::Filter(self.line.value().to_owned())],
        }
    }

    fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Kind::Command(command) = &mut self.kind else {
            return vec![Effect::Close];
        };
        let line = self.line.value().trim().to_owned();
        let meant = match command.taken.and_then(|i| command.choices.get(i)) {
            Some(choice) => choice.meant.as_ref().clone(),
            None => commands::meant(&line, at.desk, at.lang()),
        };
        let fault = match meant {
            Meant::Nothing => return vec![Effect::Close],
            Meant::Act(action) => {
                return vec![Effect::Remember(line), Effect::Close, Effect::Act(action)];
            }
            Meant::Go(node) => return vec![Effect::Remember(line), Effect::Jump(node)],
            Meant::Write => {
                let words = at.say(&AppText::NothingToWrite);
                return vec![
                    Effect::Close,
                    Effect::Tell(Notice::new(words, Role::Notice)),
                ];
            }
            Meant::Many(choices) => {
                command.choices = choices;
                at.say(&AppText::SeveralPlaces { name: line })
            }
            Meant::NoUnit(name) => at.say(&CliText::NoSuchUnit { name }),
            Meant::NoHousehold(name) => at.say(&AppText::NoSuchHousehold { name }),
            Meant::Unknown(Some(near)) => at.say(&AppText::NoSuchCommandNear { name: line, near }),
            Meant::Unknown(None) => at.say(&AppText::NoSuchCommand { name: line }),
        };
        command.fault = Some(fault.into_owned());
        Vec::new()
    }
}

impl Command {
    fn choose(&mut self, line: &str, at: &At<'_>) {
        self.choices = commands::choices(line, at.desk, at.lang());
        self.taken = None;
        self.fault = None;
    }

    /// The next choice, around at the ends.
    fn complete(&mut self, step: isize, line: &mut Line, at: &At<'_>) {
        if self.choices.is_empty() {
            self.choose(line.value(), at);
        }
        let len = self.choices.len() as isize;
        if len == 0 {
            return;
        }
        let next = match self.taken {
            Some(taken) => (taken as isize + step).rem_euclid(len),
            None if step < 0 => len - 1,
            None => 0,
        };
        self.taken = Some(next as usize);
        self.fault = None;
        line.set(&self.choices[next as usize].line);
    }

    /// Older with 1, newer with -1; past the newest stands what was typed.
    fn walk(&mut self, step: isize, line: &mut Line, at: &At<'_>) {
        let back = self.back.saturating_add_signed(step).min(self.said.len());
        if back == self.back {
            return;
        }
        self.back = back;
        let said = self
            .said
            .len()
            .checked_sub(back)
            .and_then(|i| self.said.get(i));
        let words = if back == 0 {
            self.typed.clone()
        } else {
            said.cloned().unwrap_or_default()
        };
        line.set(&words);
        self.choose(&words, at);
    }
}

impl Layer for Prompt {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, &mut self.kind) {
            (Action::App(App::Cancel | App::Close), Kind::Filter(before) | Kind::Find(before)) => {
                vec![Effect::Filter(std::mem::take(before)), Effect::Close]
            }
            (Action::App(App::Cancel | App::Close), Kind::Command(_)) => vec![Effect::Close],
            (Action::Go(Go::Open), _) => self.enter(at),
            (Action::Field(Field::OptionNext | Field::Choose), Kind::Command(command)) => {
                command.complete(1, &mut self.line, at);
                Vec::new()
            }
            (Action::Field(Field::OptionPrev), Kind::Command(command)) => {
                command.complete(-1, &mut self.line, at);
                Vec::new()
            }
            (Action::Go(Go::Up), Kind::Command(command)) => {
                command.walk(1, &mut self.line, at);
                Vec::new()
            }
            (Action::Go(Go::Down), Kind::Command(command)) => {
                command.walk(-1, &mut self.line, at);
                Vec::new()
            }
            // The rows below move while one types.
            (Action::Go(Go::Up | Go::Down), Kind::Filter(_) | Kind::Find(_)) => {
                vec![Effect::Close, Effect::Act(action)]
            }
            (Action::Field(_), _) if self.line.act(action) => self.changed(at),
            _ => Vec::new(),
        }
    }

    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        // No command is longer; a pasted page would only be searched for.
        let room = LONGEST.saturating_sub(self.line.value().chars().count());
        let text: String = text.chars().take(room).collect();
        self.line.insert(&text);
        self.changed(at)
    }

    fn edit(&mut self, chord: Chord, at: &At<'_>) -> Vec<Effect> {
        let before = self.line.value().to_owned();
        self.line.key(chord);
        if self.line.value() == before {
            Vec::new()
        } else {
            self.changed(at)
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if let Kind::Command(command) = &mut self.kind
            && command.taken.is_none()
        {
            command.choose(self.line.value(), at);
        }
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, _area: Rect) -> Option<Position> {
        let inner = match &self.kind {
            Kind::Command(_) => {
                let title = Action::from(crate::keymap::Find::Command).title(at.lang());
                dialog::frame(at, buf, COLS, ROWS, title)
            }
            // At the foot, so that the rows it is about are seen.
            Kind::Filter(_) | Kind::Find(_) => {
                let cols = COLS.min(at.size.cols.saturating_sub(2));
                let area = Rect::new(1, at.size.rows.saturating_sub(6), cols, 3);
                let find = matches!(self.kind, Kind::Find(_));
                let title = if find { AppText::Find } else { AppText::Filter };
                dialog::frame_in(at, buf, area, &at.say(&title))
            }
        };
        if inner.width < 4 || inner.height == 0 {
            return None;
        }
        let sign = if matches!(self.kind, Kind::Command(_)) {
            ":"
        } else {
            at.look.glyphs().prompt
        };
        dialog::words(at, buf, inner.x, inner.y, inner.right(), sign, Role::Accent);
        let field = Rect::new(inner.x + 2, inner.y, inner.width - 2, 1);
        let caret = self.line.view(at, buf, field, Role::FieldFocus);
        if let Kind::Command(command) = &self.kind {
            let below = Rect {
                y: inner.y + 1,
                height: inner.height - 1,
                ..inner
            };
            command.view(self.line.is_empty(), at, buf, below);
        }
        Some(caret)
    }

    fn word(&self, action: Action) -> Option<Text> {
        let word = match self.kind {
            Kind::Command(_) => AppText::Run,
            Kind::Filter(_) | Kind::Find(_) => AppText::Apply,
        };
        (action == Go::Open.into()).then(|| word.into())
    }

    fn footer(&self) -> Vec<Action> {
        match self.kind {
            Kind::Command(_) => vec![
                Go::Open.into(),
                Field::OptionNext.into(),
                Go::Up.into(),
                Field::ClearLine.into(),
                App::Cancel.into(),
            ],
            Kind::Filter(_) | Kind::Find(_) => {
                vec![Go::Open.into(), Field::ClearLine.into(), App::Cancel.into()]
            }
        }
    }
}

impl Command {
    fn view(&self, empty: bool, at: &At<'_>, buf: &mut Buffer, area: Rect) {
        let mut y = area.y;
        let mut say = |words: &str, role| {
            for line in text::wrap(words, area.width) {
                if y < area.bottom() {
                    dialog::words(at, buf, area.x, y, area.right(), &line, role);
                    y += 1;
                }
            }
        };
        match &self.fault {
            Some(fault) => say(fault, Role::Error),
            None if empty => say(&at.say(&AppText::CommandPrompt), Role::Dim),
            None => {}
        }
        let wide = self
            .choices
            .iter()
            .map(|c| text::width(&c.line))
            .max()
            .unwrap_or(0)
            .min(area.width / 2);
        for ((i, choice), y) in self.choices.iter().enumerate().zip(y..area.bottom()) {
            let here = self.taken == Some(i);
            if here {
                dialog::cursor(at, buf, area.x, y);
            }
            let role = if here { Role::CursorRow } else { Role::Normal };
            let x = area.x + 2;
            dialog::words(
                at,
                buf,
                x,
                y,
                (x + wide).min(area.right()),
                &choice.line,
                role,
            );
            dialog::words(
                at,
                buf,
                x + wide + 2,
                y,
                area.right(),
                &choice.words,
                Role::Dim,
            );
        }
    }
}
