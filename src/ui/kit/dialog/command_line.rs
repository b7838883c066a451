//! The command line: what may follow what is typed, what was run before, and what Enter does with it.

use super::command_words::{self, Choice, Meant};
use crate::{
    i18n::text::{AppText, CliText, Text},
    keymap::{Action, Field},
    ui::kit::{At, Effect, Line, Notice, Pen, Rect, Role, click, paint, text},
};

#[derive(Default)]
pub struct Command {
    choices: Vec<Choice>,
    /// What can be done where it was opened: nothing else is among the choices.
    offered: Vec<Action>,
    taken: Option<usize>,
    /// Run before, oldest first; `back` counts from the newest.
    said: Vec<String>,
    back: usize,
    /// What was typed before walking back.
    typed: String,
    /// What was done by it before, the latest first; asked once.
    recent: Option<Vec<Action>>,
}

impl Command {
    pub fn new(said: Vec<String>, offered: Vec<Action>) -> Self {
        Self {
            offered,
            said,
            ..Self::default()
        }
    }

    /// Another line was typed.
    pub fn typed(&mut self, line: &str, at: &At<'_>) {
        line.clone_into(&mut self.typed);
        self.back = 0;
        self.choose(line, at);
    }

    /// The county below changed: what may follow does so too, but not what was chosen of it.
    pub fn refresh(&mut self, line: &str, at: &At<'_>) {
        if self.taken.is_none() {
            self.choose(line, at);
        }
    }

    fn choose(&mut self, line: &str, at: &At<'_>) {
        let act = |line: &String| match command_words::meant(line, at.desk, at.lang()) {
            Meant::Act(action) => Some(action),
            _ => None,
        };
        let said = self.said.iter().rev();
        let recent = self
            .recent
            .get_or_insert_with(|| said.filter_map(act).collect());
        let known = (self.offered.as_slice(), recent.as_slice());
        self.choices = command_words::choices(line, known, at.desk, at.lang());
        self.taken = None;
    }

    /// The next choice, around at the ends.
    pub fn complete(&mut self, step: isize, line: &mut Line, at: &At<'_>) {
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
        line.set(&self.choices[next as usize].line);
    }

    /// Older with 1, newer with -1; past the newest stands what was typed.
    pub fn walk(&mut self, step: isize, line: &mut Line, at: &At<'_>) {
        let back = self.back.saturating_add_signed(step).min(self.said.len());
        if back == self.back {
            return;
        }
        self.back = back;
        let said = self.said.get(self.said.len() - back);
        let words = said.unwrap_or(&self.typed).clone();
        line.set(&words);
        self.choose(&words, at);
    }

    /// What Enter does, or why the line is not run.
    pub fn run(&mut self, line: &str, at: &At<'_>) -> Result<Vec<Effect>, Text> {
        let line = line.trim().to_owned();
        let meant = match self.taken.and_then(|i| self.choices.get(i)) {
            Some(choice) => choice.meant.as_ref().clone(),
            None => command_words::meant(&line, at.desk, at.lang()),
        };
        Err(match meant {
            Meant::Nothing => return Ok(vec![Effect::Close]),
            Meant::Act(action) => {
                return Ok(vec![
                    Effect::Remember(line),
                    Effect::Close,
                    Effect::Act(action),
                ]);
            }
            Meant::Go(node) => return Ok(vec![Effect::Remember(line), Effect::Jump(node)]),
            Meant::Write => {
                let words = at.say(&AppText::NothingToWrite);
                let notice = Notice::new(words, Role::Notice);
                return Ok(vec![Effect::Close, Effect::Tell(notice)]);
            }
            Meant::Many(choices) => {
                self.choices = choices;
                AppText::SeveralPlaces { name: line }.into()
            }
            Meant::NoUnit(name) => CliText::NoSuchUnit { name }.into(),
            Meant::NoHousehold(name) => AppText::NoSuchHousehold { name }.into(),
            Meant::Unknown(Some(near)) => AppText::NoSuchCommandNear { name: line, near }.into(),
            Meant::Unknown(None) => AppText::NoSuchCommand { name: line }.into(),
        })
    }

    /// The choices under what is said of the line.
    pub fn view(&self, pen: &mut Pen<'_>, area: Rect) {
        let lines = self.choices.iter().map(|choice| text::width(&choice.line));
        let wide = lines.max().unwrap_or(0).min(area.width / 2);
        for ((i, choice), y) in self.choices.iter().enumerate().zip(area.y..area.bottom()) {
            let here = self.taken == Some(i);
            pen.at.row(paint::row(area, y), || {
                let from = self.taken.map_or(0, |taken| taken + 1);
                click::steps(from, i + 1, [Field::OptionPrev, Field::OptionNext])
            });
            if here {
                pen.cursor(paint::row(area, y));
            }
            let role = if here { Role::CursorRow } else { Role::Normal };
            let (x, right) = (area.x + 2, area.right());
            let end = (x + wide).min(right);
            pen.words(x, y, end, &choice.line, role);
            pen.words(x + wide + 2, y, right, &choice.words, Role::Dim);
        }
    }
}
