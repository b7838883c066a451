//! Training gaps (培训缺口): unit by unit who owes, has done and lacks training in a period; every figure opens the
//! people or the sessions behind it. What is counted is the register's business.

pub mod behind;
pub mod filters;
pub mod units;
pub mod view;

use std::collections::BTreeSet;

use super::route::{Choice, GapKey, GapSight, Training};
use crate::{
    domain::{
        self, Fate, Level, List, Period, PersonId, Reference, Tier, TrainingId, UnitId, Unmask,
        calendar::working_day_from,
    },
    i18n::{Words, text::GapText},
    keymap::{Action, App, Change, Context, Find, Gap as Do, Go, Pick, Train, actions},
    register::{Asked, Duty, Node},
    report,
    store::Receipt,
    ui::kit::{
        Arrange, At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen, call,
        lost::{self, Marks},
        open, opened,
        table::{Sheet, view::View},
        tell,
    },
};
use filters::owed;

pub struct Gap {
    root: UnitId,
    asked: Asked,
    sight: GapSight,
    table: Sheet<GapKey>,
    /// How it came along up to the period asked for, under the units.
    course: Option<report::Bars>,
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
        Self::of(root, asked, GapSight::Units, View::default(), at)
    }

    pub fn of(
        root: UnitId,
        asked: Asked,
        sight: GapSight,
        view: View<GapKey>,
        at: &At<'_>,
    ) -> Self {
        let table = match sight {
            GapSight::Units => Sheet::seen(&report::coverage_columns(), &report::COVERAGE_SEEN),
            GapSight::People(fate) => Sheet::of(&report::duty_columns(fate), behind::PEOPLE),
            GapSight::Held => Sheet::of(&report::session_columns(), behind::HELD),
            GapSight::Missing => Sheet::of(&report::missing_columns(), behind::MISSING),
        };
        let mut gap = Self {
            root,
            asked,
            sight,
            table: table.with_hand().with(view),
            course: None,
        };
        gap.gather(at);
        gap
    }

    pub fn asked(&self) -> Asked {
        self.asked
    }

    /// The people meant by what is selected, or by the row under the cursor: on a list of people they themselves, on
    /// the units whoever is not trained there.
    pub fn people(&self, at: &At<'_>) -> Vec<PersonId> {
        let mut people = Vec::new();
        for key in self.table.chosen() {
            if let GapKey::Person(person, _) = key {
                people.push(person);
            } else if let Some((unit, asked)) = self.asked_of(key) {
                let duties = at.desk.county().duties(unit, asked).into_iter();
                let open = duties.filter(|duty| duty.settled.is_none());
                people.extend(open.map(|duty| duty.person));
            }
        }
        people.sort_unstable();
        people.dedup();
        people
    }

    /// The selected people, else all that the filter lets through.
    fn called(&self, at: &At<'_>) -> Vec<Unmask> {
        let rows = if self.table.marked.is_empty() {
            self.table.keys().to_vec()
        } else {
            self.table.chosen()
        };
        let people = rows.into_iter().filter_map(|key| match key {
            GapKey::Person(person, _) => Some(person),
            _ => None,
        });
        at.eyes().masked(at.desk, people)
    }

    /// Those not trained are brought along; who has a seat waiting is told apart.
    fn assign(&self, at: &At<'_>) -> Vec<Effect> {
        let people = self.people(at);
        if people.is_empty() {
            return tell(&GapText::NobodyToBring, Role::Notice, at);
        }
        let county = at.desk.county();
        let chosen = self.table.chosen().into_iter();
        let asked: BTreeSet<_> = chosen.filter_map(|key| self.asked_of(key)).collect();
        let asked = asked.into_iter();
        let duties = asked.flat_map(|(unit, asked)| county.duties(unit, asked));
        let waiting = duties.filter(Duty::waits);
        let waiting: BTreeSet<PersonId> = waiting.map(|duty| duty.person).collect();
        let seated = people.iter().filter(|p| waiting.contains(p)).count();
        let first = self.asked.period.first();
        let day = (first > at.desk.today()).then(|| working_day_from(first));
        let host = at.desk.host(self.host(at));
        let what = Choice::Assign { host, day, seated };
        open(Training::Choose(what, people))
    }

    /// The session under the cursor.
    pub fn session(&self) -> Option<TrainingId> {
        match self.table.key()? {
            GapKey::Session(id) => Some(id),
            _ => None,
        }
    }

    /// The unit under the cursor: whoever plans from here plans for it.
    pub fn unit(&self) -> UnitId {
        match self.table.key() {
            Some(GapKey::Unit(unit) | GapKey::Total(unit) | GapKey::Nothing(unit, _)) => unit,
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
        let (table, of) = (&self.table, (self.root, self.asked));
        let rows = match self.sight {
            GapSight::Units => {
                let (rows, on_top) = units::rows(table, of, at);
                self.table.keep_on_top(on_top);
                rows
            }
            GapSight::People(which) => behind::people(table, of, which, at),
            GapSight::Held => behind::held(table, of, at),
            GapSight::Missing => behind::missing(table, of, at),
        };
        self.table.fill(rows, view::height(at), at);
        let units = self.sight == GapSight::Units;
        self.course = units.then(|| report::coverages(at.desk, self.root, self.asked));
    }

    fn title(&self, at: &At<'_>) -> GapText {
        let level = at.desk.county().unit(self.root).map(|u| u.record.level);
        match self.sight {
            GapSight::Units => GapText::Title,
            GapSight::People(Fate::Obliged) => GapText::ObligedPeople,
            GapSight::People(Fate::Covered) => GapText::CoveredPeople,
            GapSight::People(Fate::Seated) => GapText::SeatedPeople,
            GapSight::People(Fate::Uncovered) if level == Some(Level::Village) => GapText::MakeUp,
            GapSight::People(Fate::Uncovered) => GapText::UncoveredPeople,
            GapSight::Held => GapText::HeldSessions,
            GapSight::Missing => GapText::MissingSessions,
        }
    }

    /// What is listed, as everybody is told it.
    fn list(&self) -> List {
        let (unit, asked) = (self.root, self.asked);
        match self.sight {
            GapSight::Units => List::Coverage {
                unit,
                level: None,
                asked,
            },
            GapSight::People(fate) => List::Duties { unit, asked, fate },
            GapSight::Held => List::HeldSessions { unit, asked },
            GapSight::Missing => List::MissingSessions { unit, asked },
        }
    }

    /// Where a row counts, and what it asks there.
    fn asked_of(&self, key: GapKey) -> Option<(UnitId, Asked)> {
        let asked = self.asked;
        Some(match key {
            GapKey::Unit(unit) | GapKey::Total(unit) => (unit, asked),
            GapKey::Apart(rank) => (self.root, Asked { rank, ..asked }),
            GapKey::Person(..) => (self.root, asked),
            GapKey::Nothing(unit, period) => (unit, Asked { period, ..asked }),
            GapKey::Session(_) => return None,
        })
    }

    fn open(&self, at: &At<'_>) -> Vec<Effect> {
        match self.table.key() {
            None => Vec::new(),
            Some(GapKey::Unit(_) | GapKey::Total(_) | GapKey::Apart(_)) => {
                self.table.behind(at).map_or_else(Vec::new, opened)
            }
            Some(GapKey::Person(person, part)) => {
                let duties = at.desk.county().duties(self.root, self.asked);
                let own = |duty: &&Duty| duty.person == person && duty.part == part;
                let post = duties.iter().find(own);
                let post = post.map(|duty| Effect::Jump(Node::Unit(duty.unit)));
                post.into_iter().collect()
            }
            Some(GapKey::Session(id)) => open(Training::Roll(id)),
            Some(GapKey::Nothing(host, _)) => open(Training::plan(host, None)),
        }
    }
}

impl Screen for Gap {
    fn route(&self) -> Route {
        Training::Behind {
            root: self.root,
            asked: self.asked,
            sight: self.sight,
            view: Box::new(self.table.stand()),
        }
        .into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let mut names = at.desk.crumbs(Node::Unit(self.root));
        names.push(at.say(&GapText::Title).into_owned());
        if self.sight != GapSight::Units {
            names.push(at.say(&self.title(at)).into_owned());
        }
        names
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }

    fn listed(&self) -> Option<Reference> {
        Some(Reference::List(self.list()))
    }

    fn settled(&mut self, receipt: &Receipt, _at: &At<'_>) {
        if receipt.ids::<domain::Training>().next().is_some() {
            self.table.marked.clear();
        }
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.table.arrange(how, view::height(at), at);
    }
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
            Action::App(App::Call) => self
                .listed()
                .map_or_else(Vec::new, |list| call(list, self.called(at), at)),
            Action::App(App::Copy) => vec![Effect::CopyInFull(self.table.copied(at))],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = |key| match key {
            GapKey::Unit(unit) | GapKey::Total(unit) | GapKey::Nothing(unit, _) => {
                lost::name(Node::Unit(unit), at)
            }
            GapKey::Person(person, _) => lost::person(person, at),
            GapKey::Session(id) => lost::session(id, at),
            GapKey::Apart(rank) => Some(at.say(&rank).into_owned()),
        };
        self.table.lost(name, self.context(), at)
    }

    fn marks(&self) -> Marks {
        self.table.marks()
    }

    /// The hand goes to another column wherever the cursor stands.
    fn misses(&self, action: Action) -> bool {
        action != Go::Right.into() && action.means_row(self.marks())
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::draw(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let units = self.sight == GapSight::Units;
        let own = if units {
            Do::WhatIf.into()
        } else {
            Pick::Mark.into()
        };
        let asked = [Do::Span, Do::Tier].into_iter();
        let foot: [Action; 3] = [Go::Open.into(), Train::Assign.into(), own];
        self.table
            .offers(Offers::of(Context::Gap).foot(foot), at)
            .foot([Do::Before, Do::After])
            .foot(asked.filter(|_| units))
            .foot(actions![
                App::Sort,
                Find::Filter,
                Change::Undo,
                Go::Back,
                App::Menu
            ])
            .with(Do::ALL.iter().copied())
            .with([App::Copy])
            .with(Some(App::Call).filter(|_| matches!(self.sight, GapSight::People(_))))
            .leaves(self.listed(), self.table.filtered_by())
    }
}
