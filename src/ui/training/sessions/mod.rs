//! Planning trainings: the sessions of a unit as list, month and quarter; the page of one; who sits in it.

pub mod filters;
pub mod month;
pub mod quarter;
pub mod rows;

use chrono::NaiveDate;

use super::{
    route::{Sight, Span, Training},
    session,
};
use crate::{
    domain::{
        List, Period, Reference, Rhythm, Tier, TrainingId, TrainingStanding as Standing, UnitId,
        calendar::working_day_from,
    },
    i18n::{Words, text::TrainingText},
    keymap::{Action, App, Change, Context, Find, Go, Train, actions},
    register::Roster,
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Role, open, paint, table::Sheet, tell, text,
    },
};
use month::Month;
use quarter::Quarter;

pub struct Trainings {
    root: UnitId,
    /// Where one came from: the scope returns to it.
    home: UnitId,
    sight: Sight,
    span: Span,
    tier: Option<Tier>,
    standing: Option<Standing>,
    list: Sheet<TrainingId>,
    month: Month,
    quarter: Quarter,
}

impl Span {
    fn contains(self, roster: &Roster) -> bool {
        match self {
            Self::Always => true,
            Self::Within(period) => period.contains(roster.on()),
            Self::Days(first, last) => {
                let slots = &roster.training.record.fields.slots;
                slots.iter().any(|s| (first..=last).contains(&s.date))
            }
        }
    }
}

impl Trainings {
    /// The list of this quarter; below a village nobody holds sessions, so its village is taken.
    pub fn new(unit: UnitId, at: &At<'_>) -> Self {
        let quarter = Period::of(Rhythm::Quarterly, at.desk.today());
        Self::within(at.desk.host(unit), Span::Within(quarter), at)
    }

    pub fn within(root: UnitId, span: Span, at: &At<'_>) -> Self {
        let today = at.desk.today();
        let quarter = Quarter::new(today);
        let mut trainings = Self {
            root,
            home: root,
            sight: Sight::List,
            span,
            tier: None,
            standing: None,
            list: rows::sheet(),
            month: Month::new(today),
            quarter,
        };
        trainings.gather(at);
        trainings.month.look();
        trainings.seek_today(at);
        trainings
    }

    /// As a list that can be asked for; some days, one level or one state of them cannot.
    fn described(&self) -> Option<Reference> {
        let period = match self.span {
            Span::Always => None,
            Span::Within(period) => Some(period),
            Span::Days(..) => return None,
        };
        let whole = self.sight == Sight::List && self.tier.is_none() && self.standing.is_none();
        let unit = self.root;
        whole.then_some(Reference::List(List::Sessions { unit, period }))
    }

    const fn title(&self) -> TrainingText {
        match self.sight {
            Sight::List => TrainingText::Title,
            Sight::Month => TrainingText::Calendar,
            Sight::Quarter => TrainingText::Quarter,
        }
    }

    fn lets_through(&self, roster: &Roster, at: &At<'_>) -> bool {
        let tier = roster.training.record.tier;
        self.tier.is_none_or(|wanted| wanted == tier)
            && self
                .standing
                .is_none_or(|wanted| wanted == roster.standing(at.desk.today()))
    }

    fn gather(&mut self, at: &At<'_>) {
        let county = at.desk.county();
        let all = county.sessions(self.root).map(AsRef::as_ref);
        let wanted: Vec<&Roster> = all.filter(|r| self.lets_through(r, at)).collect();
        let listed = wanted.iter().copied().filter(|r| self.span.contains(r));
        let line = |roster: &Roster| rows::line(&self.list, roster.id(), roster, at);
        let lines = listed.map(line).collect();
        self.month.fill(&wanted);
        self.quarter.fill(self.root, &wanted, height(at), at);
        self.list.fill(lines, height(at), at);
    }

    /// The cursor goes to the first session that is still to come.
    fn seek_today(&mut self, at: &At<'_>) {
        let county = at.desk.county();
        let coming = |id: TrainingId| {
            let roster = county.trainings().get(id);
            roster.is_some_and(|roster| roster.until() >= at.desk.today())
        };
        let mut listed = self.list.keys().iter();
        let row = listed.position(|id| coming(*id)).unwrap_or(usize::MAX);
        self.list.at.go_to(row, height(at));
    }

    fn open(&self, at: &At<'_>) -> Vec<Effect> {
        let (unit, span) = match self.sight {
            Sight::List => {
                let id = self.list.key();
                return id.map_or_else(Vec::new, |id| open(Training::session(id)));
            }
            Sight::Month => match self.month.here() {
                [] => {
                    let words = rows::with_plan(&TrainingText::NoneThatDay, at);
                    return tell(&words, Role::Notice, at);
                }
                &[one] => return open(Training::session(one)),
                _ => (self.root, Span::Days(self.month.day, self.month.day)),
            },
            Sight::Quarter => {
                let (unit, first, last) = self.quarter.here(self.root);
                (unit, Span::Days(first, last))
            }
        };
        open(Training::Within {
            root: unit,
            span,
            tier: self.tier,
            standing: self.standing,
            cursor: None,
        })
    }

    /// The session under the cursor.
    fn session(&self) -> Option<TrainingId> {
        match self.sight {
            Sight::List => self.list.key(),
            Sight::Month => self.month.session(),
            Sight::Quarter => None,
        }
    }

    /// A day that somebody stands on is theirs to choose; of several a working day is proposed.
    fn plan(&self, at: &At<'_>) -> Vec<Effect> {
        let working = |first: NaiveDate, last| {
            let day = first.max(at.desk.today()).min(last);
            Some(working_day_from(day))
        };
        let (host, day) = match self.sight {
            Sight::Quarter => {
                let (unit, first, last) = self.quarter.here(self.root);
                (unit, working(first, last))
            }
            Sight::Month => (self.root, Some(self.month.day)),
            Sight::List => match self.span {
                Span::Days(first, last) if first == last => (self.root, Some(first)),
                Span::Days(first, last) => (self.root, working(first, last)),
                Span::Within(period) if period.first() > at.desk.today() => {
                    (self.root, working(period.first(), period.last()))
                }
                Span::Within(_) | Span::Always => (self.root, None),
            },
        };
        open(Training::plan(host, day))
    }

    /// What is looked at, in one line over the picture.
    fn asked(&self, at: &At<'_>) -> String {
        let span = match (self.sight, self.span) {
            (Sight::Month, _) => at.say(&self.month.period()),
            (Sight::Quarter, _) => at.say(&self.quarter.period()),
            (Sight::List, Span::Within(period)) => at.say(&period),
            (Sight::List, Span::Always) => at.say(&TrainingText::AllTimes),
            (Sight::List, Span::Days(first, last)) if first == last => first.to_string().into(),
            (Sight::List, Span::Days(first, last)) => {
                format!("{first} – {}", last.format("%m-%d")).into()
            }
        };
        let tier = match self.tier {
            Some(tier) => at.say(&tier),
            None => at.say(&TrainingText::AllLevels),
        };
        let standing = match self.standing {
            Some(standing) => at.say(&standing),
            None => at.say(&TrainingText::AllStates),
        };
        format!("{span}  {tier}  {standing}")
    }
}

/// Rows in view: the body without frame, the line of what is asked, and the heads.
fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(4)
}

impl Layer for Trainings {
    fn context(&self) -> Context {
        Context::Trainings
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let held = match self.sight {
            Sight::List => self.list.act(action, height(at), at),
            Sight::Month => self.month.act(action).then(Vec::new),
            Sight::Quarter => self.quarter.act(action, height(at)).then(Vec::new),
        };
        if let Some(effects) = held {
            return effects;
        }
        match action {
            Action::Go(Go::Open) => self.open(at),
            Action::Go(Go::Right) if self.sight == Sight::List => self.open(at),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Train(train) => self.turn(train, at),
            Action::Find(Find::Scope) => self.widen(at),
            Action::Change(Change::Add) => self.plan(at),
            Action::App(App::Copy) => vec![Effect::CopyInFull(self.list.copied(at))],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.left(at)
    }

    fn misses(&self, action: Action) -> bool {
        self.means_row(action)
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let area = pen.at.size.body();
        let inner = pen.frame(area, &self.title(), true);
        let (x, y, right) = (inner.x + 2, inner.y, inner.right().saturating_sub(2));
        let end = pen.words(x, y, right, &self.asked(at), Role::Normal);
        let below = paint::below(inner, 1);
        match self.sight {
            Sight::List => {
                pen.corner(area, &self.list.counts(at));
                let silence = rows::silence(self.root, at);
                self.list.view(&silence, pen, below)
            }
            Sight::Month => self.month.view(pen, below),
            Sight::Quarter => {
                let key = at.say(&TrainingText::QuarterKey {
                    yes: at.look.glyphs().yes.to_owned(),
                });
                let room = inner.right().saturating_sub(end + 2);
                if text::width(&key) <= room {
                    pen.text(end + 2, inner.y, room, &key, Role::Dim);
                }
                self.quarter.view(pen, below)
            }
        }
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let (list, session) = (self.sight == Sight::List, self.session());
        let offers = self
            .list
            .sideways(Offers::of(Context::Trainings), at)
            .when(list, [Go::ColumnsBefore, Go::ColumnsAfter])
            .foot(actions![
                Go::Open,
                Change::Add,
                Train::View,
                Train::Before,
                Train::After
            ])
            .foot([Train::Span].into_iter().filter(|_| list))
            .foot(actions![Train::Tier, Train::State, Find::Filter])
            .foot(session::roll(session, at))
            .foot(actions![Change::Undo, Go::Back, App::Menu])
            .with(actions![
                Go::Left,
                Go::Right,
                Find::Scope,
                Train::Span,
                App::Sort,
                App::Copy
            ])
            .when(!list || session.is_some(), [Go::Open])
            .when(list && session.is_some(), [App::Sort, App::Copy])
            .when(list && self.list.whole() > 0, [Find::Filter])
            .when(list, [Train::Span])
            .called(Change::Add, TrainingText::PlanOne);
        let words = self.list.filtered_by();
        session::offered(offers, session, at).leaves(self.described(), words)
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match (action, self.session()) {
            (Action::Change(_), Some(id)) => Some(session::closed(id, at)),
            (Action::Change(_) | Action::Train(Train::Roll), None) => Some(self.which(at)),
            _ => None,
        }
    }
}
