//! A question before something is taken away or moved. It starts on Cancel; what holds households asks for its name.

use std::any::Any;

use super::{
    Dialog,
    answers::{Answers, Picked},
};
use crate::{
    domain::{Caution, Command},
    i18n::{
        Words,
        text::{ConfirmText, FormText, Text},
    },
    keymap::{Action, App, Change, Context, Field, actions},
    ui::kit::{
        At, Effect, Layer, Line, Offers, Pen, Position, Rect, Role, Route, form::MOST_IN_LINE,
        in_line, text,
    },
};

pub struct Confirm {
    question: Vec<Sentence>,
    yes: Text,
    /// Performed on "yes", after the question is gone.
    then: Vec<Effect>,
    /// Where the third answer leads, which asks for the day on which it begins.
    dated: Option<Route>,
    /// Cancel is the first.
    answers: Answers,
    needs: Option<Name>,
    /// What it is asked about, to be asked anew when that reads otherwise.
    about: Option<Route>,
}

/// One paragraph of the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    text: Text,
    role: Role,
}

/// What has to be typed exactly.
struct Name {
    wanted: String,
    line: Line,
    wrong: bool,
}

impl Sentence {
    pub fn new(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            role: Role::Normal,
        }
    }

    /// What is worth knowing, the size of a neighborhood that breaks the rule in its own colour.
    pub fn of(caution: Caution) -> Self {
        let role = match caution {
            Caution::Size { breach: None, .. } => Role::Normal,
            Caution::Size { .. } => Role::Breach,
            _ => Role::Warn,
        };
        Self {
            text: caution.into(),
            role,
        }
    }
}

impl Confirm {
    pub fn new(question: Vec<Sentence>, yes: impl Into<Text>, then: Vec<Effect>) -> Self {
        Self {
            question,
            yes: yes.into(),
            then,
            dated: None,
            answers: Answers::default(),
            needs: None,
            about: None,
        }
    }

    /// The name has to be typed before "yes" counts.
    pub fn naming(mut self, wanted: impl Into<String>) -> Self {
        let wanted = wanted.into();
        self.needs = Some(Name {
            wanted,
            line: Line::default().at_most(MOST_IN_LINE),
            wrong: false,
        });
        self
    }

    /// It can be done from another day, which is asked for there.
    pub fn or_else(mut self, route: impl Into<Route>) -> Self {
        if self.needs.is_none() {
            (self.dated, self.answers) = (Some(route.into()), Answers::three());
        }
        self
    }

    /// What "yes" changes.
    pub fn command(&self) -> Option<&Command> {
        match self.then.as_slice() {
            [Effect::Submit(command)] => Some(command),
            _ => None,
        }
    }

    /// What "yes" is called here.
    pub fn answer(&self, at: &At<'_>) -> Words {
        at.say(&self.yes)
    }

    pub fn words(&self, at: &At<'_>) -> Vec<String> {
        let sentences = self.question.iter();
        let said = sentences.map(|sentence| at.say(&sentence.text).into_owned());
        said.collect()
    }

    /// It is asked anew, beginning on Cancel, where others have made another question of it.
    pub fn about(mut self, route: impl Into<Route>) -> Self {
        self.about = Some(route.into());
        self
    }

    fn asks_like(&self, other: &Self) -> bool {
        let told = Sentence::new(ConfirmText::Changed);
        let before = other.question.iter().filter(|sentence| **sentence != told);
        self.question.iter().eq(before)
    }

    /// People whom no row shows are told of before anything is done to them.
    pub fn also_hidden(n: usize, hidden: usize, then: Vec<Effect>) -> Self {
        let (n, hidden) = (n.into(), hidden.into());
        let question = ConfirmText::MeansHidden { n, hidden };
        Self::new(vec![Sentence::new(question)], ConfirmText::GoOn, then)
    }

    /// Asked before the program is left with something unsaved.
    pub fn leave() -> Self {
        let question = ConfirmText::QuitUnsaved { n: 1_u8.into() };
        Self::new(
            vec![Sentence::new(question)],
            ConfirmText::Leave,
            vec![Effect::Quit],
        )
    }

    fn yes(&mut self) -> Vec<Effect> {
        if let Some(name) = self
            .needs
            .as_mut()
            .filter(|n| n.line.value().trim() != n.wanted)
        {
            name.wrong = true;
            return Vec::new();
        }
        let mut effects = vec![Effect::Close];
        effects.append(&mut self.then);
        effects
    }

    fn another_day(&self) -> Vec<Effect> {
        let there = self.dated.clone().map(Effect::Open);
        std::iter::once(Effect::Close).chain(there).collect()
    }

    fn paragraphs(&self, cols: u16, at: &At<'_>) -> Vec<(String, Role)> {
        let mut rows = Vec::new();
        let mut add = |words: &str, role| {
            rows.extend(text::wrap(words, cols).into_iter().map(|line| (line, role)));
        };
        for sentence in &self.question {
            add(&at.say(&sentence.text), sentence.role);
        }
        if let Some(name) = &self.needs {
            add("", Role::Normal);
            let name = name.wanted.clone();
            add(&at.say(&ConfirmText::TypeName { name }), Role::Warn);
        }
        rows
    }
}

impl Dialog for Confirm {
    fn about(&self) -> Option<&Route> {
        self.about.as_ref()
    }

    /// What can be done no longer is only told.
    fn ask_anew(&mut self, anew: Option<Box<dyn Dialog>>) {
        let anew: Option<Box<dyn Any>> = anew.map(|anew| anew as _);
        match anew.and_then(|anew| anew.downcast::<Self>().ok()) {
            Some(same) if same.asks_like(self) => {}
            Some(mut other) => {
                let changed = Sentence::new(ConfirmText::Changed);
                other.question.retain(|sentence| *sentence != changed);
                other.question.insert(0, changed);
                *self = *other;
            }
            None => {
                self.question = vec![Sentence::new(ConfirmText::NoLonger)];
                self.yes = FormText::Confirm.into();
                self.then.clear();
                (self.answers, self.needs) = (Answers::default(), None);
                (self.about, self.dated) = (None, None);
            }
        }
    }
}

impl Layer for Confirm {
    fn context(&self) -> Context {
        if self.needs.is_some() {
            Context::Form
        } else {
            Context::Confirm
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::App(App::Cancel | App::Close | App::Decline) => vec![Effect::Close],
            Action::App(App::Accept)
            | Action::Field(Field::Enter)
            | Action::Change(Change::Save) => self.yes(),
            Action::Go(_) => match self.answers.act(action) {
                Some(Picked::Second) => self.yes(),
                Some(Picked::Third) => self.another_day(),
                Some(Picked::First | Picked::Neither) => vec![Effect::Close],
                None => Vec::new(),
            },
            action => in_line(self, at, |line| line.act(action)),
        }
    }

    fn input(&mut self) -> Option<&mut Line> {
        self.needs.as_mut().map(|name| &mut name.line)
    }

    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        if let Some(name) = &mut self.needs {
            name.wrong = false;
        }
        Vec::new()
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let cols = at.size.cols.saturating_sub(4).min(72);
        let rows = self.paragraphs(cols.saturating_sub(4), at);
        // A blank row and the answers; a name takes two rows more.
        let extra = if self.needs.is_some() { 3 } else { 2 };
        let outer = at.size.dialog(cols, rows.len() as u16 + extra + 2);
        pen.frame(outer, "", true);
        let (x, width) = (outer.x + 2, outer.width.saturating_sub(4));
        let last = outer.bottom().saturating_sub(2);
        let mut y = outer.y + 1;
        let room = usize::from((last + 1).saturating_sub(y + extra));
        for (words, role) in rows.iter().take(room.max(1)) {
            pen.text(x, y, width, &at.look.width.safe(&at.seen(words)), *role);
            y += 1;
        }
        if let Some(name) = &self.needs {
            let area = Rect::new(x, y, width.min(40), 1);
            let caret = name.line.view(pen, area, Role::FieldFocus);
            if name.wrong {
                let words = at.say(&ConfirmText::NameDiffers);
                pen.text(x, y + 1, width, &words, Role::Error);
            }
            return Some(caret);
        }
        let answers = [at.say(&ConfirmText::Cancel), at.say(&self.yes)];
        let other = self.dated.iter().map(|_| at.say(&ConfirmText::AnotherDay));
        let answers: Vec<Words> = answers.into_iter().chain(other).collect();
        let from = Position::new(x, last);
        Some(self.answers.view(&answers, pen, from, x + width))
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        match self.needs {
            Some(_) => offers
                .foot(actions![Field::Enter, App::Cancel])
                .with([Change::Save])
                .called(Field::Enter, FormText::Confirm),
            // Behind an input method a letter never arrives, Enter and arrows do.
            None => Answers::offers(offers).foot([App::Accept, App::Decline]),
        }
    }
}
