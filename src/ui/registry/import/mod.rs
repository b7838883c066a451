//! Pasting a roster copied from a spreadsheet: what was pasted, what is wrong with it line by line, what it would do.

pub mod draft;
pub mod paper;
pub mod said;
pub mod view;

use super::route::Registry;
use crate::{
    exchange::{self, Column, Fault, Known, Plan, Roster, Table},
    i18n::{
        spots::{Folded, folded},
        text::{AppText, ImportText},
    },
    keymap::{Action, App, Change, Context, Field, Go, actions},
    ui::kit::{
        Answer, At, Effect, Layer, Line, Notice, Offers, Outcome, Pen, Position, Role, Route,
        dialog::Dialog as _, in_line, table::Rows, tell,
    },
};
use paper::Paper;

#[derive(Default)]
pub struct Import {
    pasted: String,
    /// Where nothing was pasted yet, the file may be named instead; files elsewhere are nobody's here.
    paper: Option<Paper>,
    /// For the preview; none while nothing readable was pasted.
    pub(super) table: Option<Table>,
    pub(super) roster: Roster,
    /// What the roster would do to the county as it is now.
    plan: Option<Plan>,
    pub(super) faults: Vec<Fault>,
    /// As they stand in the list: the same ones in one entry.
    pub(super) told: Vec<Folded>,
    /// What calls for a second look: the same of many rows in one entry.
    heeded: Vec<Folded>,
    /// The faults come first, then the rows.
    pub(super) rows: Rows,
    /// The first fault in view.
    pub(super) top: usize,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Open,
    /// Leaving was asked for once; twice gives the roster up.
    Leaving,
    /// The command is on its way.
    Sent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    Changed,
    /// No household.
    LeftOut,
}

/// More rows belong into a file and the command line.
pub const MOST: usize = 5_000;

/// So many cautions stand above the table; the command line tells of more.
const CAUTIONS: usize = 2;

impl Import {
    pub fn new(at: &At<'_>) -> Self {
        let own = at.desk.hand().pass.is_none();
        Self {
            paper: own.then(Paper::default),
            ..Self::default()
        }
    }

    /// The line for a path, while there is no roster.
    fn paper(&mut self) -> Option<&mut Paper> {
        self.paper.as_mut().filter(|_| self.pasted.is_empty())
    }

    /// A file, or the names that a path may become, were asked for.
    pub(super) fn reads(&self) -> bool {
        self.paper.as_ref().is_some_and(Paper::waits)
    }

    pub(super) fn is_sent(&self) -> bool {
        self.stage == Stage::Sent
    }

    pub(super) fn pasted(&self) -> &str {
        &self.pasted
    }

    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// A roster with its own column names replaces what was there; rows alone go on below it.
    pub(super) fn take(&mut self, pasted: &str, at: &At<'_>) -> Vec<Effect> {
        let header = |table: &Table| table.header.cells.iter().filter(|c| known(c)).count();
        let whole = Table::parse(pasted, known).is_ok_and(|table| header(&table) > 1);
        if whole || self.pasted.is_empty() {
            pasted.clone_into(&mut self.pasted);
        } else {
            if !self.pasted.ends_with('\n') {
                self.pasted.push('\n');
            }
            self.pasted.push_str(pasted);
        }
        self.stage = Stage::Open;
        (self.rows, self.top) = (Rows::default(), 0);
        self.check(at);
        Vec::new()
    }

    fn check(&mut self, at: &At<'_>) {
        self.table = Table::parse(&self.pasted, known).ok();
        self.roster = Roster::default();
        if !self.is_too_long() {
            let known = Known {
                today: at.desk.today(),
                care: &exchange::care(at.desk),
            };
            self.roster = Roster::paste(&self.pasted, known);
        }
        self.make_plan(at);
    }

    fn is_too_long(&self) -> bool {
        let rows = self.table.as_ref().map_or(0, |table| table.rows.len());
        rows > MOST
    }

    /// Matches the roster with the county; others may have changed it since it was pasted.
    fn make_plan(&mut self, at: &At<'_>) {
        (self.plan, self.faults, self.told) = (None, Vec::new(), Vec::new());
        self.heeded = Vec::new();
        if self.pasted.is_empty() || self.is_too_long() {
            return;
        }
        match exchange::plan(&self.roster, at.desk) {
            Ok(plan) => {
                self.heeded = folded(&plan.cautions, CAUTIONS).0;
                self.plan = Some(plan);
            }
            Err(faults) => {
                self.told = folded(&faults, usize::MAX).0;
                self.faults = faults;
            }
        }
    }

    fn len(&self) -> usize {
        self.told.len() + self.table.as_ref().map_or(0, |table| table.rows.len())
    }

    fn fit(&mut self, at: &At<'_>) {
        let parts = view::parts(self, at);
        self.rows.fit(self.len(), parts.rows.max(1));
        self.top = view::top(self, at, parts.faults);
    }

    /// Whether there is anything to be done and nothing against it.
    fn is_ready(&self) -> bool {
        self.plan
            .as_ref()
            .is_some_and(|plan| plan.command.is_some())
    }

    fn save(&mut self) -> Vec<Effect> {
        let command = self.plan.as_ref().and_then(|plan| plan.command.clone());
        self.stage = Stage::Sent;
        command.map(Effect::Submit).into_iter().collect()
    }

    fn why_not(&self) -> ImportText {
        match &self.plan {
            _ if self.pasted.is_empty() => ImportText::Empty,
            Some(_) => ImportText::NothingToDo,
            None if self.is_too_long() => ImportText::TooManyRows { most: MOST.into() },
            None => ImportText::Faults {
                n: self.faults.len().into(),
            },
        }
    }

    /// What comes of a row, as far as that is known: a new household, or other fields of one that is there.
    pub(super) fn fate(&self, line: usize) -> Option<Fate> {
        let mut left_out = self.roster.left_out.iter();
        if left_out.any(|(at, _)| *at == line) {
            return Some(Fate::LeftOut);
        }
        let plan = self.plan.as_ref()?;
        if plan.fresh.contains(&line) {
            return Some(Fate::New);
        }
        let mut differences = plan.differences.iter();
        differences
            .any(|difference| difference.line == line)
            .then_some(Fate::Changed)
    }
}

/// Nothing of it is left to go on with.
fn dropped() -> Effect {
    Effect::DropDraft(Route::from(Registry::Import).name())
}

fn known(name: &str) -> bool {
    Column::named(name.trim()).is_some()
}

impl Layer for Import {
    fn context(&self) -> Context {
        match &self.paper {
            Some(_) if self.pasted.is_empty() => Context::Form,
            _ => Context::Import,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let leaving = matches!(action, Action::App(App::Cancel | App::Close));
        if leaving && self.pasted.is_empty() {
            return vec![Effect::Close];
        }
        if leaving && self.stage == Stage::Leaving {
            return vec![dropped(), Effect::Close];
        }
        if let Some(paper) = self.paper() {
            return match action {
                Action::Field(Field::Enter) | Action::Change(Change::Save) => paper.enter(),
                Action::Field(Field::Next) => paper.complete(),
                action => in_line(self, at, |line| line.act(action)),
            };
        }
        if self.stage == Stage::Sent {
            return Vec::new();
        }
        if leaving {
            self.stage = Stage::Leaving;
            return tell(&ImportText::LeaveAgain, Role::Warn, at);
        }
        self.stage = Stage::Open;
        match action {
            Action::Change(Change::Save) => self.save(),
            Action::Field(Field::ClearLine) => {
                *self = Self::new(at);
                vec![dropped()]
            }
            _ => {
                // Past the last fault the cursor goes on into the rows.
                let height = view::parts(self, at).rows.max(1);
                self.rows.act(action, self.len(), height);
                self.top = view::top(self, at, view::parts(self, at).faults);
                Vec::new()
            }
        }
    }

    fn input(&mut self) -> Option<&mut Line> {
        let paper = self.paper()?;
        (!paper.waits()).then_some(&mut paper.line)
    }

    fn typed(&mut self, _at: &At<'_>) -> Vec<Effect> {
        if let Some(paper) = self.paper() {
            paper.typed();
        }
        Vec::new()
    }

    /// Typing makes no roster: whoever types where no path is asked for is told what belongs here.
    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        if self.paper().is_none() {
            return tell(&ImportText::PasteHere, Role::Dim, at);
        }
        in_line(self, at, |line| line.insert(text))
    }

    fn paste(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        if text.trim().is_empty() || self.waits() {
            Vec::new()
        } else if self.paper().is_some() && paper::is_path(text) {
            self.text(text.trim(), at)
        } else {
            self.take(text, at)
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        let read = self.paper().and_then(|paper| paper.told(answer));
        if let Some(text) = read {
            self.take(&text, at);
            self.fit(at);
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if self.stage != Stage::Sent {
            self.make_plan(at);
        }
        self.fit(at);
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.stage = Stage::Open;
        match outcome {
            Outcome::Done(_) => {
                let what = self.plan.as_ref().map(|plan| at.say(plan).into_owned());
                let words = at.say(&ImportText::Applied {
                    what: what.unwrap_or_default(),
                });
                let words = [words.into_owned()].into_iter().chain(self.remarks(at));
                let words = words.collect::<Vec<_>>().join("  ");
                vec![
                    dropped(),
                    Effect::Close,
                    Effect::Tell(Notice::new(words, Role::Notice)),
                ]
            }
            Outcome::Refused(refusal) => {
                // Whoever was faster has changed what the roster would do.
                self.make_plan(at);
                self.fit(at);
                tell(refusal, Role::Error, at)
            }
            Outcome::Broke(error) => {
                let words = at.trouble(error);
                tell(&words, Role::Error, at)
            }
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let mut title = at.say(&ImportText::Title).into_owned();
        if self.table.is_some() {
            title = format!("{title}  {}", at.say(&ImportText::Legend));
        }
        let inner = pen.window(u16::MAX, u16::MAX, &title);
        view::draw(self, pen, inner)
    }

    /// Importing is offered only when it would be done.
    fn offers(&self, _at: &At<'_>) -> Offers {
        let walk = [Go::Down, Go::PageDown].into_iter();
        if self.context() == Context::Form {
            return Offers::of(Context::Form)
                .foot(actions![
                    Field::Enter,
                    Field::Next,
                    Field::ClearLine,
                    App::Cancel,
                    App::Help
                ])
                .with([Change::Save])
                .called(Field::Next, AppText::Complete)
                .called(Field::Enter, ImportText::ReadIt);
        }
        Offers::of(Context::Import)
            .foot([Change::Save])
            .foot(walk.filter(|_| self.len() > 1))
            .foot(actions![Field::ClearLine, App::Cancel])
            .when(self.is_ready(), [Change::Save])
            .when(self.is_changed(), [Field::ClearLine])
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        let save = action == Change::Save.into();
        save.then(|| tell(&self.why_not(), Role::Notice, at))
    }
}
