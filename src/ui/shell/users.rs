//! Who may sign in: as what, for which part of the county. They are let in and kept out at the command line.

use super::route::Shell;
use crate::{
    desk::Member,
    domain::{List, Reference, UnitId, UserId},
    i18n::{Words, text::UserText},
    keymap::{Action, App, Context, Find, Go, actions},
    report,
    ui::kit::{
        Answer, Arrange, At, Effect, Layer, Offers, Pen, Position, Question, Route, Screen,
        dialog::awaited::Told,
        opened,
        table::{Lay, Sheet, Wide, view::View},
    },
};

pub struct Users {
    all: Told<Member>,
    table: Sheet<UserId>,
    asked: bool,
}

const LAY: &Lay = &[
    ("name", Wide::Upto(8, 16)),
    ("login", Wide::Upto(8, 14)),
    ("role", Wide::Upto(6, 14)),
    ("area", Wide::Upto(8, 20)),
    ("phone", Wide::Values(11, 11)),
    ("keys", Wide::Values(6, 6)),
    ("last", Wide::Values(16, 16)),
    ("disabled", Wide::Rest(10)),
];
/// Among these columns.
const AREA: usize = 3;

impl Users {
    pub fn new(view: View<UserId>) -> Self {
        Self {
            all: Told::default(),
            table: Sheet::of(&report::user_columns(), LAY).with(view),
            asked: false,
        }
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(3)
}

impl Screen for Users {
    fn route(&self) -> Route {
        Shell::Users(Box::new(self.table.stand())).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        vec![at.say(&UserText::Title).into_owned()]
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }

    fn question(&self) -> Option<Question> {
        Some(Question::Users)
    }

    fn unasked(&mut self) -> Option<Question> {
        let asked = std::mem::replace(&mut self.asked, true);
        (!asked).then_some(Question::Users)
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.table.arrange(how, height(at), at);
    }
}

impl Layer for Users {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if let Some(effects) = self.table.act(action, height(at), at) {
            return effects;
        }
        match action {
            Action::Go(Go::Open | Go::Right) => {
                let area = self.table.cell(AREA, at).and_then(|cell| cell.opens);
                area.map_or_else(Vec::new, opened)
            }
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            _ => Vec::new(),
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Users(all) => self.all = Told::All(all.clone()),
            Answer::Failed(_) => self.all = Told::Failed,
            _ => return,
        }
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let line = |member: &Member| {
            let row = report::user(at.desk, member);
            self.table.line(member.user.record.id, &row, at)
        };
        let lines = self.all.all().iter().map(line).collect();
        self.table.fill(lines, height(at), at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.table.lost(|_| None, self.context(), at)
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let area = pen.at.size.body();
        let inner = pen.frame(area, &UserText::Title, true);
        pen.corner(area, &self.table.counts(pen.at));
        let silence = self.all.silence(pen.at);
        let silence = silence.unwrap_or_else(|| pen.at.say(&UserText::Nobody));
        self.table.view(&silence, pen, inner)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let some = self.table.whole() > 0;
        let offers = self.table.offers(Offers::of(Context::List), at);
        offers
            .foot(actions![
                Go::Open,
                Find::Filter,
                App::Sort,
                Find::Search,
                Go::Back,
                App::Menu
            ])
            .with([Go::Right])
            .when(some, actions![Find::Filter, App::Sort])
            .when(!self.table.is_empty(), [Go::Open])
            .called(Go::Open, UserText::GoThere)
            .leaves(Reference::List(List::Users), self.table.filtered_by())
    }
}
