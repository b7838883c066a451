//! Choosing a session: for people who shall sit in one, or who move to another.

use std::sync::Arc;

use super::{
    route::{Choice, Trade, Training},
    sessions::rows,
};
use crate::{
    domain::{PersonId, TrainingId, TrainingState},
    i18n::{Words, text::TrainingText},
    keymap::{Action, App, Context, Go, actions},
    register::{Node, Roster},
    ui::kit::{
        At, Built, Effect, Layer, Offers, Pen, Position, Role,
        dialog::Dialog,
        lost, open,
        table::{Cell, Line, Sheet},
        tell,
    },
};

pub struct Choose {
    what: Choice,
    people: Vec<PersonId>,
    /// None stands for a session that is not planned yet.
    sessions: Sheet<Option<TrainingId>>,
}

const COLS: u16 = 100;
const ROWS: u16 = 20;

impl Choose {
    pub fn built(what: Choice, people: Vec<PersonId>, at: &At<'_>) -> Built {
        let mut choose = Self {
            what,
            people,
            sessions: rows::sheet(),
        };
        choose.refresh(at);
        if choose.sessions.is_empty() {
            return Built::Instead(tell(&TrainingText::NoOther, Role::Warn, at));
        }
        Built::dialog(choose)
    }

    /// Planned and not over; those to whom seats can still be given.
    fn takes(&self, roster: &Roster, at: &At<'_>) -> bool {
        let training = &roster.training.record;
        let other = match self.what {
            Choice::Swap { from } => from != training.id,
            Choice::Assign { host, day, .. } => {
                // One before the quarter that is planned trains nobody for it.
                let in_time = day.is_none_or(|first| roster.on() >= first);
                // Its own, of those above and of those below: other townships' sessions are not for its people.
                let below = |unit, root| at.desk.county().is_below(Node::Unit(unit), root);
                in_time && (below(host, training.host) || below(training.host, host))
            }
        };
        other && training.state == TrainingState::Planned && roster.until() >= at.desk.today()
    }

    fn take(&self) -> Vec<Effect> {
        let Some(key) = self.sessions.key() else {
            return Vec::new();
        };
        let people = self.people.clone();
        let mut effects = vec![Effect::Close];
        effects.extend(match (self.what, key) {
            (Choice::Assign { host, day, .. }, None) => open(Training::Plan { host, day, people }),
            (Choice::Assign { .. }, Some(id)) => open(Training::assign(id, people)),
            (Choice::Swap { from }, Some(id)) => open(Training::Session {
                id,
                trade: Some(Trade { from, people }),
                view: Box::default(),
            }),
            (Choice::Swap { .. }, None) => Vec::new(),
        });
        effects
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_in(ROWS, 1)
}

impl Dialog for Choose {}

impl Layer for Choose {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Open | Go::Right) => self.take(),
            Action::App(App::Cancel | App::Close) | Action::Go(Go::Left) => vec![Effect::Close],
            Action::Go(_) => {
                let effects = self.sessions.act(action, height(at), at);
                effects.unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let county = at.desk.county();
        let root = at.desk.root();
        let all = root.into_iter().flat_map(|root| county.sessions(root));
        let planned = all.filter(|roster| self.takes(roster, at));
        let line = |roster: &Arc<Roster>| {
            let key = Some(roster.id());
            rows::line(&self.sessions, key, roster, at)
        };
        let mut lines: Vec<_> = planned.map(line).collect();
        if let Choice::Assign { host, .. } = self.what {
            let place = at.desk.short(host);
            let words = at.say(&TrainingText::NewSession { place }).into_owned();
            let mut cells = vec![Cell::new("+", Role::Accent), Cell::new(words, Role::Accent)];
            cells.resize_with(rows::LAY.len(), Cell::default);
            lines.insert(0, Line { key: None, cells });
        }
        self.sessions.fill(lines, height(at), at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = |id: Option<TrainingId>| lost::session(id?, at);
        self.sessions.lost(name, self.context(), at)
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let n = self.people.len().into();
        let title = match self.what {
            Choice::Assign { seated, .. } if seated > 0 && seated == self.people.len() => {
                TrainingText::ChooseSeatedTitle { n }
            }
            Choice::Assign { seated, .. } if seated > 0 => TrainingText::ChooseOpenTitle {
                n: (self.people.len() - seated).into(),
                seated: seated.into(),
            },
            Choice::Assign { .. } => TrainingText::ChooseTitle { n },
            Choice::Swap { .. } => TrainingText::SwapTitle { n },
        };
        let rows = (self.sessions.len() as u16 + 3).min(ROWS);
        let inner = pen.window(COLS, rows, &title);
        self.sessions.view("", pen, inner)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![Go::Open, App::Cancel])
            .with([Go::Left, Go::Right])
    }
}
