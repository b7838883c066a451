//! The page of one session: what it is, how its roster stands, what it would lift; changes of it and of its roster.

pub mod roster;
pub mod trade;
pub mod view;

use std::collections::BTreeSet;

use super::route::{Choice, Trade, Training};
use crate::{
    domain::{
        Kind, PersonId, Reference, Seat, SeatId, TrainingCommand, TrainingId, TrainingState,
        UnitId, Unmask,
    },
    i18n::{Words, text::TrainingText},
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train, actions},
    register::{Node, Roster},
    store::Receipt,
    ui::kit::{
        Arrange, At, Effect, Layer, Offers, Part, Pen, Position, Role, Route, Screen, also_hidden,
        call,
        lost::{self, Marks},
        open, submit,
        table::{Sheet, view::View},
        tell,
    },
};

pub struct Session {
    pub(super) id: TrainingId,
    pub(super) seats: Sheet<SeatId>,
    /// What stands above the roster, made when the county changes: the gain takes a look at everybody.
    pub(super) head: Vec<Vec<Part>>,
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

    /// The selected people, else everybody on the list.
    fn called(&self, at: &At<'_>) -> Vec<Unmask> {
        let marked = !self.seats.marked.is_empty();
        let live = self.roster(at).into_iter().flat_map(Roster::live);
        let meant = live.filter(|held| !marked || self.seats.marked.has(held.record.id));
        at.eyes()
            .masked(at.desk, meant.map(|held| held.record.person))
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
        match train {
            Train::Assign => open(Training::assign(self.id, Vec::new())),
            Train::Unassign => self.unassign(at),
            Train::Swap => self.swap(at),
            _ => Vec::new(),
        }
    }
}

/// Why a roster stands, and the key that opens it again.
pub fn closed(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    let Some(roster) = at.desk.county().trainings().get(id) else {
        return tell(&TrainingText::Gone, Role::Warn, at);
    };
    let state = at.say(&roster.standing(at.desk.today())).into_owned();
    let key = at.key(Context::Session, Change::Restore);
    tell(&TrainingText::StandsAs { state, key }, Role::Warn, at)
}

/// Above the area one sees when it is and who of one's own goes there; the rest is for whoever holds it.
fn is_above(id: TrainingId, at: &At<'_>) -> bool {
    let county = at.desk.county();
    let roster = county.trainings().get(id);
    roster.is_some_and(|roster| !county.is_in_area(roster.training.record.host))
}

/// What list and page offer to do to a session: to change it, and to call its roll.
pub fn offered(offers: Offers, session: Option<TrainingId>, at: &At<'_>) -> Offers {
    let roster = session.and_then(|id| at.desk.county().trainings().get(id));
    let planned = roster.is_some_and(|r| r.training.record.state == TrainingState::Planned);
    let (open, shut) = (session.filter(|_| planned), roster.filter(|_| !planned));
    let above = session.is_some_and(|id| is_above(id, at));
    let reopen = shut.map(|roster| TrainingCommand::Reopen {
        id: roster.id(),
        base: roster.training.version,
    });
    offers
        .leads(Change::Edit, session.map(Training::Edit))
        .leads(Change::Remove, open.map(Training::Cancel))
        .when(reopen.is_some(), [Change::Restore])
        .gives(Change::Restore, reopen.map(submit).unwrap_or_default())
        .leads(Train::Roll, session.map(Training::Roll))
        .called(Change::Edit, TrainingText::Edit)
        .called(Change::Remove, TrainingText::Cancel)
        .called(Change::Restore, TrainingText::Reopen)
        .outside(
            above,
            actions![Change::Edit, Change::Remove, Change::Restore, Train::Roll],
        )
}

/// The key for the roll stands in the footer once somebody can have been there.
pub fn roll(session: Option<TrainingId>, at: &At<'_>) -> Option<Train> {
    let roster = at.desk.county().trainings().get(session?)?;
    let held = roster.on() <= at.desk.today() && !roster.training.record.is_cancelled();
    held.then_some(Train::Roll)
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
        let mut names = at.desk.crumbs(Node::Unit(training.host));
        names.push(training.fields.title.clone());
        names
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        self.roster(at).map(|r| r.training.record.host)
    }

    fn listed(&self) -> Option<Reference> {
        Some(Reference::Training(self.id))
    }

    fn settled(&mut self, receipt: &Receipt, _at: &At<'_>) {
        let changed: BTreeSet<_> = receipt.changed.iter().copied().collect();
        let stays = |seat: SeatId| !changed.contains(&(Kind::Seat, seat.0));
        self.seats.marked.retain(stays);
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        let height = view::height(self, at);
        self.seats.arrange(how, height, at);
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
            Action::App(App::Call) => call(Reference::Training(self.id), self.called(at), at),
            Action::App(App::Copy) => self.copied(at),
            _ => Vec::new(),
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
        row && !open && action.means_row(self.marks())
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::view(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let planned = self.is_planned(at);
        let seated = planned && !self.chosen(at).is_empty();
        let offers = self
            .seats
            .offers(Offers::of(Context::Session), at)
            .foot([Train::Assign])
            .foot(roll(Some(self.id), at))
            .foot(actions![
                Change::Edit,
                Pick::Mark,
                Train::Unassign,
                Train::Swap,
                Change::Remove,
                Change::Restore,
                App::Copy,
                Find::Filter,
                Change::Undo,
                Go::Back,
                App::Menu
            ])
            .with([Go::Open])
            .when(planned, actions![Train::Assign, Change::Add])
            .when(seated, [Train::Unassign, Train::Swap]);
        let offers = offers.with([App::Call]).leaves(self.listed(), "");
        offered(offers, Some(self.id), at).outside(
            is_above(self.id, at),
            actions![Change::Add, Train::Assign, Train::Unassign, Train::Swap,],
        )
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match action {
            Action::Change(_) | Action::Train(_) if !self.is_planned(at) => {
                Some(closed(self.id, at))
            }
            Action::Train(Train::Unassign | Train::Swap) => {
                Some(tell(&TrainingText::NobodyChosen, Role::Warn, at))
            }
            _ => None,
        }
    }
}
