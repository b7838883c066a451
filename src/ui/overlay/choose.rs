//! Choosing a session: for people who shall sit in one, or who move to another.

use chrono::NaiveDate;
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Overlay, dialog, form};
use crate::{
    domain::{PersonId, TrainingId, TrainingState, UnitId},
    i18n::{Words, text::TrainingText},
    keymap::{Action, App, Context, Go},
    register::{Node, Roster},
    ui::{
        At, Effect, Layer, Notice, Role, lost,
        screen::{
            frame,
            sheet::{Line, Sheet},
            table::Cell,
            training::{assign::Assign, session::Session, told},
        },
    },
};

/// People for whom a session is looked for, and how many of them have a seat in another one to come.
pub struct Brought {
    pub people: Vec<PersonId>,
    pub seated: usize,
}

pub struct Choose {
    what: What,
    people: Vec<PersonId>,
    /// None stands for a session that is not planned yet.
    sessions: Sheet<Option<TrainingId>>,
}

#[derive(Clone, Copy)]
enum What {
    /// A new one would be held by the host, if nothing else is said on the day.
    Assign {
        host: UnitId,
        day: Option<NaiveDate>,
        seated: usize,
    },
    Swap {
        from: TrainingId,
    },
}

const COLS: u16 = 100;
const ROWS: u16 = 20;

impl Choose {
    /// Those selected get seats in the session chosen; the host is who would plan a new one.
    pub fn assign(
        brought: Brought,
        host: UnitId,
        day: Option<NaiveDate>,
        at: &At<'_>,
    ) -> Vec<Effect> {
        let Brought { people, seated } = brought;
        Self::open(What::Assign { host, day, seated }, people, at)
    }

    pub fn swap(from: TrainingId, people: Vec<PersonId>, at: &At<'_>) -> Vec<Effect> {
        Self::open(What::Swap { from }, people, at)
    }

    fn open(what: What, people: Vec<PersonId>, at: &At<'_>) -> Vec<Effect> {
        let mut choose = Self {
            what,
            people,
            sessions: Sheet::new(told::COLUMNS),
        };
        choose.refresh(at);
        if choose.sessions.is_empty() {
            let words = at.say(&TrainingText::NoOther);
            return vec![Effect::Tell(Notice::new(words, Role::Warn))];
        }
        vec![Effect::Open(Box::new(Overlay::Choose(Box::new(choose))))]
    }

    /// Planned and not over; those to whom seats can still be given.
    fn takes(&self, roster: &Roster, at: &At<'_>) -> bool {
        let training = &roster.training.record;
        let other = match self.what {
            What::Swap { from } => from != training.id,
            What::Assign { host, day, .. } => {
                // One before the quarter that is planned trains nobody for it.
                let in_time = day.is_none_or(|first| roster.on() >= first);
                // Its own, of those above and of those below: other townships' sessions are not for its people.
                let below = |unit, root| at.desk.county().is_below(Node::Unit(unit), root);
                in_time && (below(host, training.host) || below(training.host, host))
            }
        };
        other && training.state == TrainingState::Planned && roster.until() >= at.desk.today()
    }

    fn take(&self, at: &At<'_>) -> Vec<Effect> {
        let Some(key) = self.sessions.key() else {
            return Vec::new();
        };
        let people = self.people.clone();
        let mut effects = vec![Effect::Close];
        effects.extend(match (self.what, key) {
            (What::Assign { host, day, .. }, None) => form::plan(host, day, people, at),
            (What::Assign { .. }, Some(id)) => Assign::open(id, people, at),
            (What::Swap { from }, Some(id)) => Session::trade(id, from, people, at),
            (What::Swap { .. }, None) => Vec::new(),
        });
        effects
    }
}

fn height(at: &At<'_>) -> usize {
    usize::from(dialog::inner_rows(at, ROWS).saturating_sub(1)).max(1)
}

impl Layer for Choose {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Open | Go::Right) => self.take(at),
            Action::App(App::Cancel | App::Close) | Action::Go(Go::Left) => vec![Effect::Close],
            Action::Go(_) => {
                let effects = self.sessions.act(action, height(at), at);
                effects.unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn offers(&self, action: Action, _at: &At<'_>) -> bool {
        matches!(action, Action::Go(_) | Action::App(_))
    }

    fn refresh(&mut self, at: &At<'_>) {
        let county = at.desk.county();
        let root = at.desk.root();
        let all = root.into_iter().flat_map(|root| county.sessions(root));
        let planned = all.filter(|roster| self.takes(roster, at));
        let mut lines: Vec<Line<Option<TrainingId>>> = planned
            .map(|roster| {
                let line = told::line(roster, at);
                let (key, cells) = (Some(line.key), line.cells);
                Line { key, cells }
            })
            .collect();
        if let What::Assign { host, .. } = self.what {
            let place = at.desk.short(host);
            let words = at.say(&TrainingText::NewSession { place }).into_owned();
            let mut cells = vec![Cell::new("+", Role::Accent), Cell::new(words, Role::Accent)];
            cells.resize_with(told::COLUMNS.len(), || Cell::new("", Role::Dim));
            lines.insert(0, Line { key: None, cells });
        }
        self.sessions.fill(lines, height(at));
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = |id: Option<TrainingId>| lost::session(id?, at);
        self.sessions.lost(name, self.context(), at)
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, _area: Rect) -> Option<Position> {
        let n = self.people.len().into();
        let title = match self.what {
            What::Assign { seated, .. } if seated > 0 && seated == self.people.len() => {
                TrainingText::ChooseSeatedTitle { n }
            }
            What::Assign { seated, .. } if seated > 0 => TrainingText::ChooseOpenTitle {
                n: (self.people.len() - seated).into(),
                seated: seated.into(),
            },
            What::Assign { .. } => TrainingText::ChooseTitle { n },
            What::Swap { .. } => TrainingText::SwapTitle { n },
        };
        let rows = (self.sessions.len() as u16 + 3).min(ROWS);
        let inner = dialog::frame(at, buf, COLS, rows, &at.say(&title));
        self.sessions.view("", at, buf, inner);
        frame::caret(at, inner, &self.sessions.at)
    }

    fn footer(&self) -> Vec<Action> {
        vec![Go::Open.into(), App::Cancel.into()]
    }
}
