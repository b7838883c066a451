//! The first page, when there is no county yet: practise, take a divisions file, or begin empty.

pub mod county;

use super::{model::Model, route::Shell, trail::Trail};
use crate::{
    domain::UnitId,
    exchange::Place,
    i18n::text::{AppText, StartText},
    keymap::{Action, App, Context, Field, Go, actions},
    rehearsal, report,
    ui::{
        kit::{
            Answer, At, Beginning, Effect, Layer, Line, Offers, Pen, Position, Question, Rect,
            Role, Route, Screen, click, in_line, paint, table::Rows, text,
        },
        registry::tree::Tree,
    },
};
use county::Counties;

/// How one came to this page.
#[derive(Clone, Debug, Default)]
pub enum Arrival {
    #[default]
    First,
    /// A beginning that did not come to be, and why, in words.
    Failed { beginning: Beginning, why: String },
    /// The list at the path has several counties.
    Several { path: String, counties: Vec<Place> },
    /// The county is there; what there is to say of it.
    Made(Vec<String>),
}

pub struct Start {
    /// Where the store would lie.
    path: String,
    at: Rows,
    choices: [(StartText, StartText); 4],
    /// Why the last attempt failed, in words.
    trouble: Option<String>,
    /// Names that what is typed of a path may become.
    near: Vec<String>,
    step: Step,
}

enum Step {
    Choose,
    /// The path or the name, while it is typed.
    Type(Line),
    County(Counties),
    Made(Vec<String>),
}

/// Their places on the page.
const REHEARSAL: usize = 0;
const READY: usize = 1;
const DIVISIONS: usize = 2;
const EMPTY: usize = 3;

/// Lines of names that a path may become.
const NEAR: usize = 3;

fn choices() -> [(StartText, StartText); 4] {
    let (county, townships, villages) = rehearsal::extent();
    let ready = StartText::Ready {
        county,
        townships: townships.into(),
        villages: villages.into(),
    };
    [
        (StartText::Rehearsal, StartText::RehearsalWhy),
        (ready, StartText::ReadyWhy),
        (StartText::Divisions, StartText::DivisionsWhy),
        (StartText::Empty, StartText::EmptyWhy),
    ]
}

impl Start {
    /// After a failed attempt the line stands as it was typed.
    pub fn new(path: String, arrival: Arrival) -> Self {
        let (cursor, step, trouble) = match arrival {
            Arrival::First => (REHEARSAL, Step::Choose, None),
            Arrival::Failed { beginning, why } => {
                let (cursor, typed) = match beginning {
                    Beginning::Rehearsal | Beginning::Open => (REHEARSAL, None),
                    Beginning::Ready => (READY, None),
                    Beginning::Divisions { path, .. } => (DIVISIONS, Some(path)),
                    Beginning::Empty(name) => (EMPTY, Some(name)),
                };
                let step = typed.map_or(Step::Choose, |typed| Step::Type(Line::new(&typed)));
                (cursor, step, Some(why))
            }
            Arrival::Several { path, counties } => {
                (DIVISIONS, Step::County(Counties::new(path, counties)), None)
            }
            Arrival::Made(lines) => (REHEARSAL, Step::Made(lines), None),
        };
        let at = Rows { cursor, top: 0 };
        Self {
            path,
            at,
            choices: choices(),
            trouble,
            near: Vec::new(),
            step,
        }
    }

    fn choose(&mut self) -> Vec<Effect> {
        match self.at.cursor {
            REHEARSAL => return vec![Effect::Begin(Beginning::Rehearsal)],
            READY => return vec![Effect::Begin(Beginning::Ready)],
            _ => {}
        }
        self.trouble = None;
        self.step = Step::Type(Line::default());
        Vec::new()
    }

    fn begin(&self) -> Vec<Effect> {
        let Step::Type(line) = &self.step else {
            return Vec::new();
        };
        let typed = line.value().trim().to_owned();
        vec![Effect::Begin(match self.at.cursor {
            DIVISIONS => Beginning::Divisions {
                path: typed,
                county: None,
            },
            _ => Beginning::Empty(typed),
        })]
    }

    fn pick(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let Step::County(counties) = &mut self.step else {
            return Vec::new();
        };
        match action {
            Action::Field(Field::Enter) => {
                let chosen = counties.chosen().map(|place| Beginning::Divisions {
                    path: counties.path.clone(),
                    county: Some(place.code.clone()),
                });
                return chosen.map(Effect::Begin).into_iter().collect();
            }
            Action::App(App::Cancel) => self.step = Step::Type(Line::new(&counties.path)),
            action => counties.act(action, at),
        }
        Vec::new()
    }
}

/// How a sitting begins.
impl Model {
    /// Before a person who has just sat down.
    pub fn unfolded(mut self) -> Self {
        self.trail = Trail::new(Box::new(Tree::at_first(&self.desk)));
        self.leads = true;
        self.lead();
        self.settle();
        self
    }

    /// With all of the county read: one that is new begins with what is left to do.
    pub(super) fn lead(&mut self) {
        if self.leads && self.desk.county().is_whole() {
            self.leads = false;
            if report::is_new(&self.desk) {
                self.perform(Effect::Open(Shell::Opening(None).into()));
            }
        }
    }

    /// The first page instead of the tree: there is no county yet.
    pub fn begin(mut self, path: String, arrival: Arrival) -> Self {
        self.trail = Trail::new(Box::new(Start::new(path, arrival)));
        self
    }
}

impl Screen for Start {
    fn route(&self) -> Route {
        Shell::Start(self.path.clone()).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        vec![at.say(&AppText::Name).into_owned()]
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }
}

impl Layer for Start {
    fn context(&self) -> Context {
        match self.step {
            Step::Type(_) | Step::County(_) => Context::Form,
            Step::Choose | Step::Made(_) => Context::Menu,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (&mut self.step, action) {
            (Step::County(_), action) => return self.pick(action, at),
            (Step::Type(_), Action::Field(Field::Enter)) => return self.begin(),
            (Step::Type(line), Action::Field(Field::Next)) => {
                let typed = line.value().to_owned();
                return vec![Effect::Ask(Question::Complete(typed))];
            }
            (Step::Type(_), Action::App(App::Cancel)) => self.step = Step::Choose,
            (Step::Type(_), action) => return in_line(self, at, |line| line.act(action)),
            (_, Action::App(App::Cancel | App::Close)) => return vec![Effect::Quit],
            (Step::Made(_), Action::Go(Go::Open | Go::Right)) => {
                return vec![Effect::Begin(Beginning::Open)];
            }
            (Step::Made(_), _) => {}
            (Step::Choose, Action::Go(Go::Open | Go::Right)) => return self.choose(),
            (Step::Choose, action) => {
                self.at.act(action, self.choices.len(), self.choices.len());
            }
        }
        Vec::new()
    }

    fn input(&mut self) -> Option<&mut Line> {
        match &mut self.step {
            Step::Type(line) => Some(line),
            Step::County(counties) => Some(counties.line()),
            Step::Choose | Step::Made(_) => None,
        }
    }

    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        self.near.clear();
        Vec::new()
    }

    fn told(&mut self, answer: &Answer, _at: &At<'_>) {
        if let (Step::Type(line), Answer::Completed(all)) = (&mut self.step, answer) {
            self.near = line.complete(all);
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let area = pen.at.size.body();
        let inner = pen.frame(area, &StartText::Title, true);
        let room = inner.width.saturating_sub(6);
        let mut y = inner.y + 1;
        let mut put = |words: &str, indent: u16, role: Role, y: &mut u16| {
            for line in text::wrap(words, room.saturating_sub(indent)) {
                if *y < inner.bottom() {
                    pen.text(inner.x + 3 + indent, *y, room, &line, role);
                    *y += 1;
                }
            }
        };
        if let Step::Made(lines) = &self.step {
            for line in lines {
                put(line, 0, Role::Normal, &mut y);
            }
            y += 1;
            let keys = at.keymap.keys_for(Context::Menu, Go::Open.into());
            let key = keys
                .first()
                .map_or_else(String::new, crate::keymap::Keys::label);
            put(&at.say(&StartText::Enter { key }), 0, Role::Good, &mut y);
            return None;
        }
        put(&at.say(&StartText::Intro), 0, Role::Normal, &mut y);
        if let (Some(trouble), Step::Choose) = (&self.trouble, &self.step) {
            put(trouble, 0, Role::Breach, &mut y);
        }
        y += 1;
        let mut marks = Vec::new();
        for (i, (title, why)) in self.choices.iter().enumerate() {
            let here = i == self.at.cursor;
            marks.push((y, here));
            let role = if here { Role::CursorRow } else { Role::Normal };
            let from = y;
            put(&at.say(title), 0, role, &mut y);
            put(&at.say(why), 2, Role::Dim, &mut y);
            if let Step::Choose = self.step {
                let spot = Rect {
                    y: from,
                    height: y - from,
                    ..inner
                };
                at.row(spot, || click::steps(self.at.cursor, i, click::ROWS));
            }
            y += u16::from(inner.height > 20);
        }
        let path = self.path.clone();
        put(&at.say(&StartText::Where { path }), 0, Role::Dim, &mut y);
        for (y, here) in marks {
            if here {
                pen.cursor(paint::row(paint::from(inner, inner.x + 1), y));
            }
        }
        match &self.step {
            Step::Type(line) => Some(self.ask(line, y, pen)),
            Step::County(counties) => Some(counties.view(pen)),
            Step::Choose | Step::Made(_) => None,
        }
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        match self.step {
            Step::Type(_) => offers
                .foot(actions![
                    Field::Enter,
                    Field::Next,
                    App::Cancel,
                    App::Language
                ])
                .when(self.at.cursor == DIVISIONS, [Field::Next])
                .called(Field::Next, AppText::Complete)
                .called(Field::Enter, StartText::Make),
            Step::County(_) => {
                offers.foot(actions![Field::Enter, Go::Down, App::Cancel, App::Language])
            }
            Step::Choose => offers.foot(actions![Go::Open, Go::Down, App::Language, App::Quit]),
            Step::Made(_) => offers.foot(actions![Go::Open, App::Language, App::Quit]),
        }
        .with([Go::Right])
    }
}

impl Start {
    /// The line in which the path or the name is typed, below what there is to choose, with what was wrong with it.
    fn ask(&self, line: &Line, below: u16, pen: &mut Pen<'_>) -> Position {
        let at = pen.at;
        let words = if self.at.cursor == DIVISIONS {
            StartText::AskFile
        } else {
            StartText::AskName
        };
        let near = self.near.join("  ");
        let (told, role) = match self.trouble.as_deref() {
            Some(trouble) if near.is_empty() => (trouble, Role::Breach),
            _ => (near.as_str(), Role::Dim),
        };
        let mut trouble = text::wrap(told, 66);
        trouble.truncate(if role == Role::Dim {
            NEAR
        } else {
            trouble.len()
        });
        trouble.retain(|line| !line.is_empty());
        let (body, rows) = (at.size.body(), 3 + trouble.len() as u16);
        let area = Rect {
            y: below
                .min((body.bottom() - 1).saturating_sub(rows))
                .max(body.y),
            ..at.size.dialog(72, rows)
        };
        let inner = pen.frame(area, &words, true);
        let field = Rect {
            x: inner.x + 1,
            width: inner.width.saturating_sub(2),
            height: 1,
            ..inner
        };
        for (y, words) in (field.y + 1..inner.bottom()).zip(&trouble) {
            pen.text(field.x, y, field.width, words, role);
        }
        line.view(pen, field, Role::FieldFocus)
    }
}
