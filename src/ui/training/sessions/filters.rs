//! Turning what is looked at on the trainings: the view, the stretch of time, the filters, the unit.

use chrono::Duration;

use super::{Trainings, height, month::Month, quarter::Quarter, rows};
use crate::{
    domain::{Period, Rhythm, Tier, TrainingId, TrainingStanding as Standing, UnitId},
    i18n::{
        Words,
        text::{AppText, TrainingText},
    },
    keymap::{Action, Change, Context, Go, Train},
    register::Node,
    ui::{
        kit::{
            Arrange, At, Effect, Layer as _, Role, Route, Screen,
            lost::{self, Marks},
            tell,
        },
        training::route::{SessionsView, Sight, Span, Training},
    },
};

#[derive(Clone, Copy)]
enum Way {
    Back,
    On,
}

impl Trainings {
    /// With these filters, the cursor on a session if one is meant.
    pub fn narrowed(
        mut self,
        tier: Option<Tier>,
        standing: Option<Standing>,
        cursor: Option<TrainingId>,
        at: &At<'_>,
    ) -> Self {
        (self.tier, self.standing) = (tier, standing);
        self.gather(at);
        if let Some(id) = cursor {
            self.list.at.seek(&id, height(at));
        }
        self
    }

    /// As they were left.
    pub fn left_as(view: SessionsView, at: &At<'_>) -> Self {
        let mut trainings = Self {
            root: view.root,
            home: view.home,
            sight: view.sight,
            span: view.span,
            tier: view.tier,
            standing: view.standing,
            list: rows::sheet().with(view.list),
            month: Month::left_as(view.day, view.seen),
            quarter: Quarter::left_as(view.quarter, view.units, view.week),
        };
        trainings.gather(at);
        trainings
    }

    pub(super) fn turn(&mut self, to: Train, at: &At<'_>) -> Vec<Effect> {
        match to {
            Train::View => {
                self.sight = match self.sight {
                    Sight::List => Sight::Month,
                    Sight::Month => Sight::Quarter,
                    Sight::Quarter => Sight::List,
                }
            }
            Train::Before => self.step(Way::Back),
            Train::After => self.step(Way::On),
            Train::Span => self.next_span(at),
            Train::Tier => {
                let all = Tier::ALL.map(Some);
                self.tier = after(&[&[None], &all[..]].concat(), &self.tier);
            }
            Train::State => {
                let all = Standing::ALL.map(Some);
                self.standing = after(&[&[None], &all[..]].concat(), &self.standing);
            }
            _ => return Vec::new(),
        }
        self.look(at);
        Vec::new()
    }

    /// Said where one of several would have to be guessed.
    pub(super) fn which(&self, at: &At<'_>) -> Vec<Effect> {
        let n = match self.sight {
            Sight::Month => self.month.here().len(),
            Sight::List | Sight::Quarter => 0,
        };
        if n < 2 {
            return tell(&AppText::NothingHere, Role::Dim, at);
        }
        let open = at.key(Context::Trainings, Go::Open);
        let n = n.into();
        tell(&TrainingText::SeveralThatDay { n, open }, Role::Notice, at)
    }

    /// Of what the cursor stood on that it is here no longer.
    pub(super) fn left(&self, at: &At<'_>) -> Option<Words> {
        let context = self.context();
        let name = |id| lost::session(id, at);
        match self.sight {
            Sight::List => self.list.lost(name, context, at),
            Sight::Month => Some(lost::words(name(self.month.gone()?), context, at)),
            Sight::Quarter => {
                let gone = Node::Unit(*self.quarter.at.gone()?);
                Some(lost::words(lost::name(gone, at), context, at))
            }
        }
    }

    pub(super) fn means_row(&self, action: Action) -> bool {
        // The hand goes to another day or week wherever the cursor stands, and only among the units of a quarter it
        // is the one under the cursor that a session is planned for.
        let elsewhere = matches!(
            (action, self.sight),
            (Action::Go(Go::Right), Sight::Month | Sight::Quarter)
                | (Action::Change(Change::Add), Sight::List | Sight::Month)
        );
        !elsewhere && action.means_row(Marks::None)
    }

    /// A key asked for what is looked at now.
    fn look(&mut self, at: &At<'_>) {
        self.gather(at);
        self.list.at.settle(height(at));
        self.month.look();
        self.quarter.at.settle(height(at));
    }

    fn step(&mut self, way: Way) {
        let moved = |period: Period| match way {
            Way::Back => period.before(),
            Way::On => period.next(),
        };
        match self.sight {
            Sight::Month => self.month.show(moved(self.month.period())),
            Sight::Quarter => self.quarter.show(moved(self.quarter.period())),
            Sight::List => match self.span {
                Span::Within(period) => self.span = Span::Within(moved(period)),
                Span::Days(first, last) => {
                    let days = (last - first).num_days() + 1;
                    let by = match way {
                        Way::Back => Duration::days(-days),
                        Way::On => Duration::days(days),
                    };
                    let day = |day: chrono::NaiveDate| day.checked_add_signed(by).unwrap_or(day);
                    self.span = Span::Days(day(first), day(last));
                }
                Span::Always => {}
            },
        }
    }

    /// A quarter, its year, all, the month of today, and the quarter again.
    fn next_span(&mut self, at: &At<'_>) {
        let day = match self.span {
            Span::Within(period) if !period.contains(at.desk.today()) => period.first(),
            Span::Days(first, _) => first,
            _ => at.desk.today(),
        };
        let within = |rhythm| Span::Within(Period::of(rhythm, day));
        self.span = match self.span {
            Span::Within(period) if period.place().0 == 12 => Span::Always,
            Span::Within(period) if period.place().0 == 3 => within(Rhythm::Yearly),
            Span::Always => within(Rhythm::Monthly),
            _ => within(Rhythm::Quarterly),
        };
        self.gather(at);
        self.seek_today(at);
    }

    pub(super) fn widen(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.root = wider(self.root, self.home, at);
        self.look(at);
        Vec::new()
    }
}

impl Screen for Trainings {
    fn route(&self) -> Route {
        let (quarter, units, week) = self.quarter.stand();
        Training::Left(Box::new(SessionsView {
            root: self.root,
            home: self.home,
            sight: self.sight,
            span: self.span,
            tier: self.tier,
            standing: self.standing,
            list: self.list.stand(),
            day: self.month.day,
            seen: self.month.seen().to_vec(),
            quarter,
            units,
            week,
        }))
        .into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let mut names = at.desk.crumbs(Node::Unit(self.root));
        names.push(at.say(&self.title()).into_owned());
        names
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.list.arrange(how, height(at), at);
    }
}

/// The unit above, and from the top back to where one came from.
pub fn wider(root: UnitId, home: UnitId, at: &At<'_>) -> UnitId {
    let above = at.desk.county().parent(Node::Unit(root));
    above
        .filter(|_| Some(root) != at.desk.root())
        .unwrap_or(home)
}

/// What follows in a ring.
pub fn after<T: Clone + PartialEq>(ring: &[T], here: &T) -> T {
    let place = ring.iter().position(|one| one == here).unwrap_or(0);
    ring[(place + 1) % ring.len()].clone()
}
