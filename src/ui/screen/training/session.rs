//! The page of one session: what it is, how its roster stands, what it would lift; changes of it and of its roster.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    super::sheet::Sheet,
    assign::Assign,
    roster,
    session_view::{self, Words},
};
use crate::{
    domain::{
        Command, Occasion, PersonId, Seat, SeatId, TrainingCommand, TrainingId, TrainingState,
        UnitId,
    },
    i18n::text::{Text, TrainingText},
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train},
    register::{Node, Roster},
    ui::{
        At, Effect, Layer, Notice, Role,
        overlay::{choose::Choose, dialog, form, roll::Roll},
        screen::{Screen, go},
    },
};

pub struct Session {
    id: TrainingId,
    pub(super) seats: Sheet<SeatId>,
    /// What stands above the roster, made when the county changes: the gain takes a look at everybody.
    pub(super) head: Vec<Words>,
    trade: Option<Trade>,
}

/// People of another session who come here; whoever is selected here goes there.
struct Trade {
    from: TrainingId,
    people: Vec<PersonId>,
}

impl Session {
    pub fn open(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
        go(Screen::Session(Self::new(id, None, at)))
    }

    /// Shows where they shall go, so that others can be picked to go back.
    pub fn trade(
        id: TrainingId,
        from: TrainingId,
        people: Vec<PersonId>,
        at: &At<'_>,
    ) -> Vec<Effect> {
        let trade = Trade { from, people };
        go(Screen::Session(Self::new(id, Some(trade), at)))
    }

    fn new(id: TrainingId, trade: Option<Trade>, at: &At<'_>) -> Self {
        let mut session = Self {
            id,
            seats: Sheet::new(roster::COLUMNS),
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

    pub fn host(&self, at: &At<'_>) -> Option<UnitId> {
        self.roster(at).map(|r| r.training.record.host)
    }

    pub fn let_go(&mut self) {
        self.seats.marked.clear();
    }

    pub fn filter(&mut self, words: &str, at: &At<'_>) {
        let height = session_view::height(self, at);
        self.seats.filter(words, height);
    }

    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let Some(roster) = self.roster(at) else {
            return vec![at.say(&TrainingText::Session).into_owned()];
        };
        let training = &roster.training.record;
        let path = at.desk.county().path(Node::Unit(training.host));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(training.fields.title.clone());
        names
    }

    /// Said over the roster while people of another session wait.
    pub(super) fn waiting(&self, at: &At<'_>) -> Option<String> {
        let trade = self.trade.as_ref()?;
        let from = at.desk.county().trainings().get(trade.from)?;
        let title = from.training.record.fields.title.clone();
        let n = trade.people.len().into();
        Some(at.say(&TrainingText::Trade { n, title }).into_owned())
    }

    /// The people meant: those selected, else the one under the cursor.
    fn chosen(&self, at: &At<'_>) -> Vec<PersonId> {
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
            return tell(&TrainingText::NobodyChosen, at);
        }
        let id = self.id;
        submit(TrainingCommand::Unassign { id, people })
    }

    fn swap(&mut self, at: &At<'_>) -> Vec<Effect> {
        if self.trade.is_some() {
            return self.finish_trade(at);
        }
        let people = self.chosen(at);
        if people.is_empty() {
            return tell(&TrainingText::NobodyChosen, at);
        }
        Choose::swap(self.id, people, at)
    }

    /// Both rosters change in one step. Seats are left before others sit down, or a full session could not trade.
    fn finish_trade(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(trade) = self.trade.take() else {
            return Vec::new();
        };
        let back = if self.seats.marked.is_empty() {
            Vec::new()
        } else {
            self.chosen(at)
        };
        let (id, from) = (self.id, trade.from);
        if let Some(free) = self.roster(at).and_then(free)
            && trade.people.len() > free as usize + back.len()
        {
            let need = trade.people.len().into();
            let words = TrainingText::TradeShort {
                free: free.into(),
                need,
            };
            self.trade = Some(trade);
            return tell(&words, at);
        }
        let mut steps = vec![TrainingCommand::Unassign {
            id: from,
            people: trade.people.clone(),
        }];
        if !back.is_empty() {
            let people = back.clone();
            steps.push(TrainingCommand::Unassign { id, people });
        }
        let people = trade.people;
        steps.push(TrainingCommand::Assign { id, people });
        if !back.is_empty() {
            let people = back;
            steps.push(TrainingCommand::Assign { id: from, people });
        }
        let steps = steps.into_iter().map(Command::Training).collect();
        vec![Effect::Submit(Command::Batch {
            occasion: Occasion::Training,
            steps,
        })]
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
            Train::Assign => Assign::open(self.id, Vec::new(), at),
            Train::Unassign => self.unassign(at),
            Train::Swap => self.swap(at),
            Train::Roll => Roll::open(self.id, at),
            _ => Vec::new(),
        }
    }
}

/// Seats nobody has; none where nobody counted them.
pub fn free(roster: &Roster) -> Option<u32> {
    let capacity = roster.training.record.fields.capacity?;
    Some(u32::from(capacity).saturating_sub(super::told::taken(roster)))
}

fn tell(words: &TrainingText, at: &At<'_>) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), Role::Warn))]
}

/// Why a roster stands, and the key that opens it again.
pub fn closed(id: TrainingId, at: &At<'_>) -> Vec<Effect> {
    let Some(roster) = at.desk.county().trainings().get(id) else {
        return tell(&TrainingText::Gone, at);
    };
    let standing = super::told::Standing::of(roster, at.desk.today());
    let state = at.say(&standing.words()).into_owned();
    let key = dialog::key(at, Context::Session, Change::Restore);
    tell(&TrainingText::StandsAs { state, key }, at)
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
        (Change::Edit, _) => form::edit_training(id, at),
        (Change::Remove, _) => form::cancel_training(id, at),
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

impl Layer for Session {
    fn context(&self) -> Context {
        Context::Session
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let height = session_view::height(self, at);
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
        self.head = session_view::head(self, at);
        let lines = self
            .roster(at)
            .map_or_else(Vec::new, |r| roster::lines(r, at));
        let height = session_view::height(self, at);
        self.seats.fill(lines, height);
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        session_view::view(self, at, buf, area)
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
