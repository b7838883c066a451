//! The page of one session: what it is, how its roster stands, what it would lift; changes of it and of its roster.

pub mod roster;
pub mod trade;
pub mod view;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::route::{Choice, Standing, Trade, Training};
use crate::{
    domain::{Command, PersonId, Seat, SeatId, TrainingCommand, TrainingId, TrainingState, UnitId},
    i18n::{
        Words,
        text::{Text, TrainingText},
    },
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train},
    register::{Node, Roster},
    report,
    ui::kit::{
        At, Effect, Layer, Role, Route, Screen, also_hidden,
        dialog::window,
        lost::{self, Marks, means_row},
        open,
        table::{Sheet, view::View},
        tell,
    },
};

pub struct Session {
    pub(super) id: TrainingId,
    pub(super) seats: Sheet<SeatId>,
    /// What stands above the roster, made when the county changes: the gain takes a look at everybody.
    pub(super) head: Vec<view::Words>,
    pub(super) trade: Option<Trade>,
}

impl Session {
    pub fn new(id: TrainingId, trade: Option<Trade>, view: View<SeatId>, at: &At<'_>) -> Self {
        let mut session = Self {
            id,
            seats: roster::sheet().with(view),
            head: Vec::new(),
            trade,
        };
        session.refresh(at);
        session
    }

    pub(super) fn roster<'a>(&self, at: &At<'a>) -> Option<&'a Roster> {
        let roster = at.desk.county().trainings().get(self.id);
        roster.map(AsRef::as_ref)
    }

    /// The people meant: those selected, else the one under the cursor.
    pub(super) fn chosen(&self, at: &At<'_>) -> Vec<PersonId> {
        self.people(&self.seats.chosen(), at)
    }

    fn people(&self, seats: &[SeatId], at: &At<'_>) -> Vec<PersonId> {
        let roster = self.roster(at);
        let live = roster.into_iter().flat_map(Roster::live);
        let meant = live.filter(|held| seats.contains(&held.record.id));
        meant.map(|held| held.record.person).collect()
    }

    fn unassign(&self, at: &At<'_>) -> Vec<Effect> {
        let people = self.chosen(at);
        if people.is_empty() {
            return tell(&TrainingText::NobodyChosen, Role::Warn, at);
        }
        let (id, n) = (self.id, people.len());
        let then = submit(TrainingCommand::Unassign { id, people });
        also_hidden(n, self.seats.hidden(), then)
    }

    fn swap(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.trade.is_some() {
            return self.finish_trade(at);
        }
        let people = self.chosen(at);
        if people.is_empty() {
            return tell(&TrainingText::NobodyChosen, Role::Warn, at);
        }
        let (n, from) = (people.len(), self.id);
        let then = open(Training::Choose(Choice::Swap { from }, people));
        also_hidden(n, self.seats.hidden(), then)
    }

    /// The post of whoever is under the cursor, in the tree.
    fn open_post(&self, at: &At<'_>) -> Vec<Effect> {
        let seat = self.seats.key().and_then(|id| self.roster(at)?.seat(id));
        let unit = seat.and_then(|held| {
            let village = at.desk.county().person(held.record.person);
            held.record.post.or(village.map(|p| p.record.village))
        });
        unit.map(|unit| Effect::Jump(Node::Unit(unit)))
            .into_iter()
            .collect()
    }

    /// Names for a message: the selected ones, else all.
    fn copied(&self, at: &At<'_>) -> Vec<Effect> {
        let marked = !self.seats.marked.is_empty();
        let roster = self.roster(at);
        let live = roster.into_iter().flat_map(Roster::live);
        let meant = live.filter(|held| !marked || self.seats.marked.has(held.record.id));
        let name = |seat: &Seat| {
            let person = at.desk.county().person(seat.person);
            person.map_or_else(String::new, |p| p.record.fields.name.clone())
        };
        let names: Vec<String> = meant.map(|held| name(&held.record)).collect();
        vec![Effect::Copy(names.join("\n"))]
    }

    fn is_planned(&self, at: &At<'_>) -> bool {
        self.roster(at)
            .is_some_and(|r| r.training.record.state == TrainingState::Planned)
    }

    fn train(&mut self, train: Train, at: &At<'_>) -> Vec<Effect> {
        if !self.is_planned(at) && train != Train::Roll {
            return closed(self.id, at);
        }
        match train {
            Train::Assign => open(Training::assign(self.id, Vec::new())),
            Train::Unassign => self.unassign(at),
            Train::Swap => self.swap(at),
            Train::Roll => open(Training::Roll(self.id)),
            _ => Vec::new(),
        }
    }
}

/// Seats nobody has; none where nobody counted them.
pub fn free(roster: &Roster) -> Option<u32> {
    let capacity = roster.training.record.fields.capacity?;
    Some(u32::from(capacity).saturating_sub(report::taken(roster)))
}

/// Why a roster stands, and the key that opens it again.
pub fn closed(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    let Some(roster) = at.desk.county().trainings().get(id) else {
        return tell(&TrainingText::Gone, Role::Warn, at);
    };
    let standing = Standing::of(roster, at.desk.today());
    let state = at.say(&standing.words()).into_owned();
    let key = window::key(at, Context::Session, Change::Restore);
    tell(&TrainingText::StandsAs { state, key }, Role::Warn, at)
}

fn submit(command: TrainingCommand) -> Vec<Effect> {
    vec![Effect::Submit(Command::Training(command))]
}

/// What a change means for a session.
pub fn change(change: Change, id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    if !applies(change, id, at) {
        return closed(id, at);
    }
    let held = at.desk.county().trainings().get(id).map(|r| &r.training);
    match (change, held) {
        (Change::Edit, _) => open(Training::Edit(id)),
        (Change::Remove, _) => open(Training::Cancel(id)),
        (Change::Restore, Some(held)) => {
            let base = held.version;
            submit(TrainingCommand::Reopen { id, base })
        }
        _ => Vec::new(),
    }
}

pub fn applies(change: Change, id: TrainingId, at: &At<'_>) -> bool {
    let Some(roster) = at.desk.county().trainings().get(id) else {
        return false;
    };
    let planned = roster.training.record.state == TrainingState::Planned;
    match change {
        Change::Edit => true,
        Change::Remove => planned,
        Change::Restore => !planned,
        _ => false,
    }
}

/// Above the area one sees when it is and who of one's own goes there; the rest is for whoever holds it.
fn is_above(id: TrainingId, at: &At<'_>) -> bool {
    let county = at.desk.county();
    let roster = county.trainings().get(id);
    roster.is_some_and(|roster| !county.is_in_area(roster.training.record.host))
}

/// Whether the action is about the session or its roster.
const fn concerns(action: Action) -> bool {
    match action {
        Action::Change(change) => !matches!(change, Change::Undo | Change::Redo | Change::Add),
        Action::Train(train) => matches!(
            train,
            Train::Roll | Train::Assign | Train::Unassign | Train::Swap | Train::Split
        ),
        _ => false,
    }
}

/// Somebody can have been there by now.
pub fn can_roll(id: TrainingId, at: &At<'_>) -> bool {
    let roster = at.desk.county().trainings().get(id);
    roster.is_some_and(|roster| {
        roster.on() <= at.desk.today() && !roster.training.record.is_cancelled()
    })
}

/// What changes are called where they are about a session.
pub fn word(action: Action) -> Option<Text> {
    let words = match action {
        Action::Change(Change::Edit) => TrainingText::Edit,
        Action::Change(Change::Remove) => TrainingText::Cancel,
        Action::Change(Change::Restore) => TrainingText::Reopen,
        _ => return None,
    };
    Some(words.into())
}

impl Screen for Session {
    fn route(&self) -> Route {
        Training::Session {
            id: self.id,
            trade: self.trade.clone(),
            view: Box::new(self.seats.stand()),
        }
        .into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let Some(roster) = self.roster(at) else {
            return vec![at.say(&TrainingText::Session).into_owned()];
        };
        let training = &roster.training.record;
        let path = at.desk.county().path(Node::Unit(training.host));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(training.fields.title.clone());
        names
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        self.roster(at).map(|r| r.training.record.host)
    }

    fn settled(&mut self) {
        self.seats.marked.clear();
    }

    fn filter(&mut self, words: &str, at: &At<'_>) {
        let height = view::height(self, at);
        self.seats.filter(words, height, at);
    }
}

impl Layer for Session {
    fn context(&self) -> Context {
        Context::Session
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let height = view::height(self, at);
        if action == Action::App(App::Cancel) && self.trade.is_some() {
            return vec![Effect::Back];
        }
        if let Some(effects) = self.seats.act(action, height, at) {
            return effects;
        }
        match action {
            Action::Go(Go::Open) if self.trade.is_some() => self.finish_trade(at),
            Action::Go(Go::Open | Go::Right) => self.open_post(at),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Train(train) => self.train(train, at),
            Action::Change(Change::Add) => self.train(Train::Assign, at),
            Action::Change(to) => change(to, self.id, at),
            Action::App(App::Copy) => self.copied(at),
            _ => Vec::new(),
        }
    }

    fn reaches_out(&self, action: Action, at: &At<'_>) -> bool {
        concerns(action) && is_above(self.id, at)
    }

    fn offers(&self, action: Action, at: &At<'_>) -> bool {
        match action {
            Action::Change(Change::Undo | Change::Redo) => true,
            Action::Change(to) => applies(to, self.id, at),
            Action::Train(Train::Roll) => can_roll(self.id, at),
            Action::Train(Train::Assign) => self.is_planned(at),
            Action::Train(_) => self.is_planned(at) && !self.seats.is_empty(),
            Action::Pick(Pick::Clear) => !self.seats.marked.is_empty(),
            _ => true,
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.head = view::head(self, at);
        let lines = self
            .roster(at)
            .map_or_else(Vec::new, |r| roster::lines(&self.seats, r, at));
        let height = view::height(self, at);
        self.seats.fill(lines, height, at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let Some(roster) = self.roster(at) else {
            return Some(lost::page(&TrainingText::ThisOne, self.context(), at));
        };
        let who = |seat| lost::person(roster.seat(seat)?.record.person, at);
        self.seats.lost(who, self.context(), at)
    }

    fn marks(&self) -> Marks {
        self.seats.marks()
    }

    /// What concerns the session is meant whoever the cursor stands on.
    fn misses(&self, action: Action) -> bool {
        let row = !matches!(
            action,
            Action::Change(_) | Action::Train(Train::Roll | Train::Assign) | Action::App(App::Copy)
        );
        let open = action == Go::Open.into() && self.trade.is_some();
        row && !open && means_row(action, self.marks())
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        view::view(self, at, buf, area)
    }

    fn word(&self, action: Action) -> Option<Text> {
        word(action)
    }

    fn footer(&self) -> Vec<Action> {
        vec![
            Train::Assign.into(),
            Train::Roll.into(),
            Change::Edit.into(),
            Pick::Mark.into(),
            Train::Unassign.into(),
            Train::Swap.into(),
            Change::Remove.into(),
            Change::Restore.into(),
            App::Copy.into(),
            Find::Filter.into(),
            Change::Undo.into(),
            Go::Back.into(),
            App::Menu.into(),
        ]
    }
}
