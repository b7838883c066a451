//! One line to type: the command line with completion and history, the filter of the screen below, and the day its
//! figures are compared with.

use chrono::{Datelike, NaiveDate};

use super::{Dialog, command_line::Command};
use crate::{
    domain::grammar::{self, Exact, Lean},
    i18n::text::{AppText, CliText, SiteText, Text},
    keymap::{Action, App, Context, Field, Find, Go, actions},
    ui::kit::{
        At, Effect, Layer, Line, Offers, Pen, Position, Rect, Role, in_line, paint, table::Arrange,
        text,
    },
};

pub struct Prompt {
    line: Line,
    kind: Kind,
    /// Why Enter did not do what the line says.
    fault: Option<Text>,
}

enum Kind {
    Command(Command),
    /// What the filter was before, for who gives up.
    Filter(String),
    /// The same for what is looked for in the tree.
    Find(String),
    /// The day since which scores moved; nothing typed means since the latest inspection.
    Since,
}

const COLS: u16 = 76;
/// A frame, the line and room for eight choices.
const ROWS: u16 = 12;
/// What stays in sight below a line at the foot.
const BELOW: u16 = 3;

impl Kind {
    /// Longest line, in characters.
    const fn longest(&self) -> usize {
        match self {
            Self::Since => 20,
            Self::Command(_) | Self::Filter(_) | Self::Find(_) => 120,
        }
    }

    /// What the box is headed with.
    fn title(&self, at: &At<'_>) -> String {
        let title: Text = match self {
            Self::Command(_) => return Action::from(Find::Command).title(at.lang()).to_owned(),
            Self::Filter(_) => AppText::Filter.into(),
            Self::Find(_) => AppText::Find.into(),
            Self::Since => SiteText::SinceTitle.into(),
        };
        at.say(&title).into_owned()
    }
}

fn filtered(words: &str) -> Effect {
    Effect::Arrange(Arrange::Filter(words.to_owned()))
}

impl Prompt {
    fn new(line: &str, kind: Kind) -> Self {
        Self {
            line: Line::new(line).at_most(kind.longest()),
            kind,
            fault: None,
        }
    }

    pub fn command(said: Vec<String>, offered: Vec<Action>) -> Self {
        Self::new("", Kind::Command(Command::new(said, offered)))
    }

    /// What is typed goes to the screen below as it is typed; `now` is what it is filtered by already.
    pub fn filter(now: &str) -> Self {
        Self::new(now, Kind::Filter(now.to_owned()))
    }

    /// What is typed is looked for among the rows of the tree.
    pub fn find(now: &str) -> Self {
        Self::new(now, Kind::Find(now.to_owned()))
    }

    /// The day since which scores moved; `now` is the one chosen already.
    pub fn since(now: Option<NaiveDate>) -> Self {
        let now = now.map_or_else(String::new, |day| day.to_string());
        Self::new(&now, Kind::Since)
    }

    fn enter(&mut self, at: &At<'_>) -> Vec<Effect> {
        let done = match &mut self.kind {
            Kind::Command(command) => command.run(self.line.value(), at),
            Kind::Filter(_) | Kind::Find(_) => Ok(vec![Effect::Close]),
            Kind::Since => {
                let day = past(self.line.value(), at.desk.today());
                day.map(|day| vec![Effect::Close, Effect::Since(day)])
            }
        };
        done.unwrap_or_else(|fault| {
            self.fault = Some(fault);
            Vec::new()
        })
    }

    /// What is said under the line: why it was refused, else what may be typed.
    fn remark(&self, at: &At<'_>) -> Option<(String, Role)> {
        let hint: Text = match (&self.fault, &self.kind) {
            (Some(fault), _) => return Some((at.say(fault).into_owned(), Role::Error)),
            (None, Kind::Command(_)) if self.line.is_empty() => AppText::CommandPrompt.into(),
            (None, Kind::Since) => {
                let today = at.desk.today();
                let on = today.with_day(1).unwrap_or(today).to_string();
                SiteText::SinceHint { on }.into()
            }
            (None, _) => return None,
        };
        Some((at.say(&hint).into_owned(), Role::Dim))
    }

    /// The box, with room for what is said in it.
    fn frame(&self, remark: &str, pen: &mut Pen<'_>) -> Rect {
        let (at, title) = (pen.at, self.kind.title(pen.at));
        if let Kind::Command(_) = self.kind {
            return pen.window(COLS, ROWS, &title);
        }
        // At the foot, so that the rows it is about are seen.
        let cols = COLS.min(at.size.cols.saturating_sub(2));
        let lines = match remark {
            "" => 0,
            words => text::wrap(words, cols.saturating_sub(4)).len() as u16,
        };
        let top = at.size.rows.saturating_sub(BELOW + 3 + lines);
        pen.window_in(Rect::new(1, top, cols, 3 + lines), &title)
    }
}

/// A day that is not to come yet; none where nothing is typed.
fn past(line: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Text> {
    let line = line.trim();
    if line.is_empty() {
        return Ok(None);
    }
    match grammar::day(line, today, Exact::Day, Lean::Past) {
        Ok(day) if day > today => {
            let on = day.to_string();
            Err(SiteText::SinceToCome { on }.into())
        }
        Ok(day) => Ok(Some(day)),
        Err(fault) => {
            let text = line.to_owned();
            Err(CliText::BadDate { text, fault }.into())
        }
    }
}

impl Dialog for Prompt {
    fn is_beside(&self) -> bool {
        !matches!(self.kind, Kind::Command(_))
    }
}

impl Layer for Prompt {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, &mut self.kind) {
            (Action::App(App::Cancel | App::Close), Kind::Filter(before) | Kind::Find(before)) => {
                return vec![filtered(before), Effect::Close];
            }
            (Action::App(App::Cancel | App::Close), _) => return vec![Effect::Close],
            (Action::Go(Go::Open), _) => return self.enter(at),
            (Action::Field(Field::OptionNext | Field::Choose), Kind::Command(command)) => {
                command.complete(1, &mut self.line, at);
            }
            (Action::Field(Field::OptionPrev), Kind::Command(command)) => {
                command.complete(-1, &mut self.line, at);
            }
            (Action::Go(Go::Up), Kind::Command(command)) => command.walk(1, &mut self.line, at),
            (Action::Go(Go::Down), Kind::Command(command)) => command.walk(-1, &mut self.line, at),
            // The rows below move while one types.
            (Action::Go(Go::Up | Go::Down), Kind::Filter(_) | Kind::Find(_)) => {
                return vec![Effect::Close, Effect::Act(action)];
            }
            _ => return in_line(self, at, |line| line.act(action)),
        }
        self.fault = None;
        Vec::new()
    }

    fn input(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn typed(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.fault = None;
        match &mut self.kind {
            Kind::Command(command) => {
                command.typed(self.line.value(), at);
                Vec::new()
            }
            Kind::Filter(_) | Kind::Find(_) => vec![filtered(self.line.value())],
            Kind::Since => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if let Kind::Command(command) = &mut self.kind {
            command.refresh(self.line.value(), at);
            self.fault = None;
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let remark = self.remark(at);
        let (remark, role) = remark.unwrap_or((String::new(), Role::Dim));
        let inner = self.frame(&remark, pen);
        if inner.width < 4 || inner.height == 0 {
            return None;
        }
        let sign = if matches!(self.kind, Kind::Command(_)) {
            ":"
        } else {
            at.look.glyphs().prompt
        };
        pen.words(inner.x, inner.y, inner.right(), sign, Role::Accent);
        let field = Rect::new(inner.x + 2, inner.y, inner.width - 2, 1);
        let caret = self.line.view(pen, field, Role::FieldFocus);
        let below = paint::below(inner, 1);
        let said = pen.wrapped(below, &remark, role);
        if let Kind::Command(command) = &self.kind {
            command.view(pen, paint::below(below, said));
        }
        Some(caret)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(Context::Prompt).foot([Go::Open]);
        match self.kind {
            Kind::Command(_) => offers
                .foot(actions![
                    Field::OptionNext,
                    Go::Up,
                    Field::ClearLine,
                    App::Cancel
                ])
                .with([Field::OptionPrev, Field::Choose])
                .called(Go::Open, AppText::Run),
            Kind::Filter(_) | Kind::Find(_) | Kind::Since => offers
                .foot(actions![Field::ClearLine, App::Cancel])
                .called(Go::Open, AppText::Apply),
        }
    }
}
