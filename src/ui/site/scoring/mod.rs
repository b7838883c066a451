//! Scoring a site (评分): one sitting over the items of the rubric, that can be left and resumed. A number and Enter
//! saves the item and goes to the next; typing on never waits for the file.

pub mod clash;
pub mod draft;
pub mod keys;
pub mod post;
pub mod sheet;
pub mod view;

use crate::{
    domain::{By, InspectionId, SiteId, Value},
    i18n::{
        Words,
        text::{RubricText, SiteText},
    },
    keymap::{Action, App, Chord, Context, Field, Go, Site as Do, actions},
    ui::kit::{
        Answer, At, Built, Effect, Layer, Line, Offers, Outcome, Pen, Position, Role,
        dialog::{Dialog as _, answers::Answers},
        lost, narrow,
        table::{Cursor, Rows},
        tell, told,
    },
};
use draft::Begun;
use post::{Post, Sent};
use sheet::{Entry, Sheet};

pub struct Scoring {
    site: SiteId,
    by: By,
    /// None until the first score begins it.
    sitting: Option<InspectionId>,
    sheet: Sheet,
    /// Stands on the number of the item under the hand.
    item: Cursor<u16>,
    /// Heads of blocks count as rows.
    rows: Rows,
    line: Line,
    /// The item's value when the first letter of what stands in the field was typed.
    from: Option<Value>,
    mode: Mode,
    /// About an item that somebody else scored too.
    ask: Option<Answers>,
    post: Post,
    finish: Finish,
    begun: Begun,
}

/// What the field takes.
enum Mode {
    Value,
    /// With what stood there when it was opened.
    Remark {
        of: Remark,
        line: Line,
        from: String,
    },
}

/// What is said of an item beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remark {
    Note,
    /// Where the proof of it lies.
    Evidence,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Finish {
    Not,
    /// Items without a score were named; once more ends it all the same.
    Asked,
    /// As soon as what was typed last is saved.
    Wanted,
}

impl Scoring {
    /// Resumes what was left, at the first item that is open, or offers a new sitting.
    pub fn built(site: SiteId, by: By, at: &At<'_>) -> Built {
        let mut scoring = Self {
            site,
            by,
            sitting: None,
            sheet: Sheet::default(),
            item: Cursor::default(),
            rows: Rows::default(),
            line: Line::default(),
            from: None,
            mode: Mode::Value,
            ask: None,
            post: Post::default(),
            finish: Finish::Not,
            begun: Begun::Asked,
        };
        scoring.gather(at);
        if scoring.sheet.items.is_empty() {
            return Built::Instead(tell(&RubricText::NoneYet, Role::Warn, at));
        }
        let mut items = scoring.sheet.items.iter();
        let first = items.position(|item| item.points.is_none());
        let height = view::height(&scoring, at);
        scoring.item.go_to(first.unwrap_or(0), height);
        scoring.fit(at);
        Built::dialog(scoring)
    }

    fn gather(&mut self, at: &At<'_>) {
        let sites = at.desk.county().sites();
        let Some(file) = sites.get(self.site) else {
            return;
        };
        if self.sitting.is_none() {
            self.sitting = file.open(self.by).map(crate::register::Sitting::id);
        }
        let sitting = self.sitting.and_then(|id| file.sitting(id));
        self.sheet = Sheet::of(file, sitting, at);
        let numbers = self.sheet.items.iter().map(|entry| entry.item.no);
        let height = view::height(self, at);
        self.item.fill(numbers.collect(), height);
        self.show_unsaved();
    }

    /// The item under the hand.
    fn here(&self) -> Option<&Entry> {
        self.sheet.items.get(self.item.row()?)
    }

    fn fit(&mut self, at: &At<'_>) {
        if let Some(item) = self.item.row() {
            self.rows.cursor = self.sheet.row_of(item);
        }
        // The head of the block stays in view with its first item.
        self.rows.fit(self.sheet.rows.len(), view::height(self, at));
    }

    fn field(&mut self) -> &mut Line {
        match &mut self.mode {
            Mode::Value => &mut self.line,
            Mode::Remark { line, .. } => line,
        }
    }

    /// Something is put into the field, or taken out of it.
    fn type_in(&mut self, put: impl FnOnce(&mut Line)) {
        if self.line.is_empty() {
            let entry = self.here();
            self.from = entry.and_then(|entry| entry.value);
        }
        put(self.field());
        self.finish = Finish::Not;
        self.begun = Begun::Yes;
    }

    /// One step out, and at last of the sitting, which stays open.
    fn back(&mut self, at: &At<'_>) -> Vec<Effect> {
        if let Mode::Remark { .. } = self.mode {
            self.mode = Mode::Value;
            return Vec::new();
        }
        if !self.line.is_empty() {
            self.line.set("");
            return Vec::new();
        }
        if self.go_to_clash(false, at) {
            return Vec::new();
        }
        let mut effects: Vec<Effect> = self.keep(at.now).into_iter().collect();
        effects.push(Effect::Close);
        if self.sitting.is_some() {
            effects.extend(tell(&SiteText::LeftOpen, Role::Notice, at));
        }
        effects
    }
}

impl Layer for Scoring {
    fn context(&self) -> Context {
        match self.ask {
            Some(_) => Context::Confirm,
            None => Context::Score,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.ask.is_some() {
            return self.answer(action, at);
        }
        match action {
            Action::App(App::Cancel) => self.back(at),
            Action::Site(Do::Enter) => self.enter(at),
            Action::Site(Do::Note) => self.remark(at),
            Action::Site(Do::Rectify) => self.rectify(at),
            Action::Site(Do::Finish) => self.close(at),
            Action::Field(Field::ClearLine | Field::Undo | Field::Redo) => {
                self.type_in(|line| {
                    line.act(action);
                });
                Vec::new()
            }
            Action::Go(to @ (Go::Up | Go::Down | Go::PageUp | Go::PageDown)) => self.go(to, at),
            _ => Vec::new(),
        }
    }

    fn text(&mut self, text: &str, _at: &At<'_>) -> Vec<Effect> {
        let text = match self.mode {
            Mode::Value => narrow(text),
            Mode::Remark { .. } => text.to_owned(),
        };
        self.type_in(|line| line.insert(&text));
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, _at: &At<'_>) -> Vec<Effect> {
        self.type_in(|line| {
            line.key(chord);
        });
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
        self.fit(at);
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        let said = || Effect::Tell(told(outcome, at));
        match (outcome, self.post.answered()) {
            (_, Some(sent @ (Sent::Score(_) | Sent::Begin))) => self.scored(sent, outcome, at),
            (Outcome::Done(_), Some(Sent::Finish)) => vec![Effect::Close, said()],
            _ => vec![said()],
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        self.restore(answer, at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let no = (*self.item.gone()?).into();
        let name = at.say(&RubricText::ItemNo { no }).into_owned();
        Some(lost::words(Some(name), self.context(), at))
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::draw(self, pen)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        if self.ask.is_some() {
            return Answers::offers(offers);
        }
        let value = actions![Do::Note, Do::Finish, Do::Rectify, Go::Up, Go::Down];
        let offers = offers.foot([Do::Enter]);
        let offers = match self.mode {
            Mode::Value => offers.foot(value),
            Mode::Remark { .. } => offers.with(value),
        };
        offers.foot([App::Cancel, App::Help])
    }
}
