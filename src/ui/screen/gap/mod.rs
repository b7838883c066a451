//! Training gaps (培训缺口): unit by unit who owes, has done and lacks training in a period; every figure opens the
//! people or the sessions behind it. What is counted is the register's business.

mod behind;
mod turn;
mod units;
mod view;

use std::collections::BTreeSet;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Screen, go, sheet::Sheet, training as trainings};
use crate::{
    domain::{Level, Period, PersonId, Rank, Tier, TrainingId, UnitId},
    i18n::{Words, text::GapText},
    keymap::{Action, App, Change, Context, Find, Gap as Do, Go, Pick, Train},
    register::{Asked, Node},
    ui::{
        At, Effect, Layer, Notice, Role,
        lost::{self, Marks, means_row},
        overlay::{
            choose::{Brought, Choose},
            form,
            roll::Roll,
        },
    },
};
use behind::People;
use turn::owed;
use units::Behind;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The unit the whole table is about.
    Total(UnitId),
    /// The same unit for the leaders of another rank, who are never added to the others.
    Apart(Rank),
    Unit(UnitId),
    Person(PersonId, Period),
    Session(TrainingId),
    /// A session that is nowhere.
    Nothing(UnitId, Period),
}

pub struct Gap {
    root: UnitId,
    asked: Asked,
    sight: Sight,
    table: Sheet<Key>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    Units,
    People(People),
    Held,
    Missing,
}

impl Gap {
    /// The level that owes most often, in the period of today.
    pub fn new(root: UnitId, at: &At<'_>) -> Self {
        let level = at.desk.county().unit(root).map(|unit| unit.record.level);
        let tier = match level {
            Some(Level::Village) => Tier::Village,
            _ => Tier::Township,
        };
        let owed = owed(tier, at);
        let asked = Asked {
            tier,
            rank: owed.main_rank(),
            period: Period::of(owed.rhythm, at.desk.today()),
        };
        Self::of(root, asked, Sight::Units, at)
    }

    fn of(root: UnitId, asked: Asked, sight: Sight, at: &At<'_>) -> Self {
        let table = match sight {
            Sight::Units => Sheet::new(units::COLUMNS),
            Sight::People(People::Covered) => Sheet::new(behind::COVERED),
            Sight::People(_) => Sheet::new(behind::OBLIGED),
            Sight::Held => Sheet::new(behind::HELD),
            Sight::Missing => Sheet::new(behind::MISSING),
        };
        let mut gap = Self {
            root,
            asked,
            sight,
            table: table.with_hand(),
        };
        gap.gather(at);
        gap
    }

    pub fn root(&self) -> UnitId {
        self.root
    }

    pub fn asked(&self) -> Asked {
        self.asked
    }

    pub fn let_go(&mut self) {
        self.table.marked.clear();
    }

    pub fn filter(&mut self, words: &str, at: &At<'_>) {
        self.table.filter(words, view::height(at));
    }

    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let path = at.desk.county().path(Node::Unit(self.root));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(at.say(&GapText::Title).into_owned());
        if self.sight != Sight::Units {
            names.push(at.say(&self.title(at)).into_owned());
        }
        names
    }

    /// The people meant by what is selected, or by the row under the cursor: on a list of people they themselves, on
    /// the units whoever is not trained there.
    pub fn people(&self, at: &At<'_>) -> Vec<PersonId> {
        let mut people = Vec::new();
        let untrained = |unit, asked| {
            let duties = at.desk.county().duties(unit, asked).into_iter();
            let open = duties.filter(|duty| duty.settled.is_none());
            open.map(|duty| duty.person)
        };
        for key in self.table.chosen() {
            match key {
                Key::Person(person, _) => people.push(person),
                Key::Unit(unit) | Key::Total(unit) => people.extend(untrained(unit, self.asked)),
                Key::Apart(rank) => people.extend(untrained(self.root, self.of_rank(rank))),
                Key::Nothing(unit, period) => {
                    people.extend(untrained(
                        unit,
                        Asked {
                            period,
                            ..self.asked
                        },
                    ));
                }
                Key::Session(_) => {}
            }
        }
        people.sort_unstable();
        people.dedup();
        people
    }

    /// Those not trained are brought along; who has a seat waiting is told apart.
    fn assign(&self, at: &At<'_>) -> Vec<Effect> {
        let people = self.people(at);
        if people.is_empty() {
            return tell(at, &GapText::NobodyToBring);
        }
        let duties = at.desk.county().duties(self.root, self.asked);
        let waiting = duties.iter().filter(|duty| duty.waits());
        let waiting: BTreeSet<PersonId> = waiting.map(|duty| duty.person).collect();
        let seated = people.iter().filter(|p| waiting.contains(p)).count();
        let first = self.asked.period.first();
        let day = (first > at.desk.today()).then_some(first);
        let host = trainings::host(self.host(at), at);
        Choose::assign(Brought { people, seated }, host, day, at)
    }

    /// The session under the cursor.
    pub fn session(&self) -> Option<TrainingId> {
        match self.table.key()? {
            Key::Session(id) => Some(id),
            _ => None,
        }
    }

    /// The unit under the cursor: whoever plans from here plans for it.
    pub fn unit(&self) -> UnitId {
        match self.table.key() {
            Some(Key::Unit(unit) | Key::Total(unit) | Key::Nothing(unit, _)) => unit,
            _ => self.root,
        }
    }

    /// Who holds what is owed here: the training of a township that people of one village lack is the township's.
    fn host(&self, at: &At<'_>) -> UnitId {
        let county = at.desk.county();
        let unit = self.unit();
        let path = county.path(Node::Unit(unit));
        let holds = |id: &&UnitId| {
            let level = county.unit(**id).map(|held| held.record.level);
            level.and_then(Tier::of) == Some(self.asked.tier)
        };
        path.iter().find(holds).copied().unwrap_or(unit)
    }

    fn gather(&mut self, at: &At<'_>) {
        let (root, asked) = (self.root, self.asked);
        let rows = match self.sight {
            Sight::Units => {
                let (rows, on_top) = units::rows(root, asked, at);
                self.table.keep_on_top(on_top);
                rows
            }
            Sight::People(which) => behind::people(root, asked, which, at),
            Sight::Held => behind::held(root, asked, at),
            Sight::Missing => behind::missing(root, asked, at),
        };
        self.table.fill(rows, view::height(at));
    }

    fn title(&self, at: &At<'_>) -> GapText {
        let level = at.desk.county().unit(self.root).map(|u| u.record.level);
        match self.sight {
            Sight::Units => GapText::Title,
            Sight::People(People::Obliged) => GapText::ObligedPeople,
            Sight::People(People::Covered) => GapText::CoveredPeople,
            Sight::People(People::Seated) => GapText::SeatedPeople,
            Sight::People(People::Uncovered) if level == Some(Level::Village) => GapText::MakeUp,
            Sight::People(People::Uncovered) => GapText::UncoveredPeople,
            Sight::Held => GapText::HeldSessions,
            Sight::Missing => GapText::MissingSessions,
        }
    }

    fn silence(&self, at: &At<'_>) -> GapText {
        if at.desk.county().is_before_all(self.asked) {
            return GapText::BeforeAll {
                since: at.desk.county().owed_since().to_string(),
            };
        }
        match self.sight {
            Sight::People(People::Covered) | Sight::Held | Sight::Missing
                if self.asked.period.first() > at.desk.today() =>
            {
                GapText::NotBegun
            }
            Sight::Units | Sight::People(People::Obliged) => GapText::NothingOwed,
            Sight::People(People::Covered) => GapText::NobodyCovered,
            Sight::People(People::Seated) => GapText::NobodySeated,
            Sight::People(People::Uncovered) => GapText::NobodyOpen,
            Sight::Held => GapText::NoneHeld,
            Sight::Missing => GapText::NoneMissing,
        }
    }

    /// What stands behind the figure under the hand.
    fn figure(&self, key: Key, at: &At<'_>) -> Vec<Effect> {
        let (unit, asked) = match key {
            Key::Unit(unit) | Key::Total(unit) => (unit, self.asked),
            Key::Apart(rank) => (self.root, self.of_rank(rank)),
            _ => return Vec::new(),
        };
        let level = at.desk.county().unit(unit).map(|u| u.record.level);
        let total = matches!(key, Key::Total(_));
        let sight = match units::behind(self.table.hand()) {
            // A village has no units that hold sessions: its people are next.
            Behind::Below if total || level == Some(Level::Village) => {
                Sight::People(People::Uncovered)
            }
            Behind::Below => Sight::Units,
            Behind::Obliged => Sight::People(People::Obliged),
            Behind::Covered => Sight::People(People::Covered),
            Behind::Seated => Sight::People(People::Seated),
            Behind::Uncovered => Sight::People(People::Uncovered),
            Behind::Held => Sight::Held,
            Behind::Missing => Sight::Missing,
        };
        go(Screen::Gap(Self::of(unit, asked, sight, at)))
    }

    fn of_rank(&self, rank: Rank) -> Asked {
        Asked { rank, ..self.asked }
    }

    fn open(&self, at: &At<'_>) -> Vec<Effect> {
        match self.table.key() {
            None => Vec::new(),
            Some(key @ (Key::Unit(_) | Key::Total(_) | Key::Apart(_))) => self.figure(key, at),
            Some(Key::Person(person, part)) => {
                let duties = at.desk.county().duties(self.root, self.asked);
                let mut own = duties
                    .iter()
                    .filter(|d| d.person == person && d.part == part);
                let post = own.next().map(|duty| Effect::Jump(Node::Unit(duty.unit)));
                post.into_iter().collect()
            }
            Some(Key::Session(id)) => Roll::open(id, at),
            Some(Key::Nothing(unit, _)) => form::plan(unit, None, Vec::new(), at),
        }
    }
}

fn tell(at: &At<'_>, words: &GapText) -> Vec<Effect> {
    vec![Effect::Tell(Notice::new(at.say(words), Role::Notice))]
}

impl Layer for Gap {
    fn context(&self) -> Context {
        Context::Gap
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if let Some(effects) = self.table.act(action, view::height(at), at) {
            return effects;
        }
        match action {
            Action::Go(Go::Open) => self.open(at),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Gap(to) => self.turn(to, at),
            Action::Train(_) => self.assign(at),
            Action::App(App::Copy) => vec![Effect::Copy(self.table.copied())],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = |key| match key {
            Key::Unit(unit) | Key::Total(unit) | Key::Nothing(unit, _) => {
                lost::name(Node::Unit(unit), at)
            }
            Key::Person(person, _) => lost::person(person, at),
            Key::Session(id) => lost::session(id, at),
            Key::Apart(rank) => Some(at.say(&rank).into_owned()),
        };
        self.table.lost(name, self.context(), at)
    }

    fn marks(&self) -> Marks {
        self.table.marks()
    }

    /// The hand goes to another column wherever the cursor stands.
    fn misses(&self, action: Action) -> bool {
        action != Go::Right.into() && means_row(action, self.marks())
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        view::draw(self, at, buf, area)
    }

    fn footer(&self) -> Vec<Action> {
        let mut footer = vec![Go::Open.into(), Train::Assign.into()];
        match self.sight {
            Sight::Units => footer.push(Do::WhatIf.into()),
            _ => footer.push(Pick::Mark.into()),
        }
        footer.extend([Action::from(Do::Before), Do::After.into()]);
        if self.sight == Sight::Units {
            footer.extend([Action::from(Do::Span), Do::Tier.into()]);
        }
        footer.extend([
            Action::from(App::Sort),
            Find::Filter.into(),
            Change::Undo.into(),
            Go::Back.into(),
            App::Menu.into(),
        ]);
        footer
    }
}
