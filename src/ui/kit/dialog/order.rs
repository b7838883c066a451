//! By which column the table below is to be sorted: the columns under each other, the one it is sorted by marked.

use super::Dialog;
use crate::{
    i18n::text::ListText,
    keymap::{Action, App, Context, Go, actions},
    ui::kit::{
        At, Effect, Layer, Notice, Offers, Pen, Position, Role, click, paint,
        table::{Arrange, Direction, Orders, Rows},
    },
};

pub struct Order {
    orders: Orders,
    rows: Rows,
}

const COLS: u16 = 56;

impl Order {
    pub fn new(orders: Orders, at: &At<'_>) -> Self {
        let rows = Rows {
            cursor: orders.on.min(orders.heads.len()),
            ..Rows::default()
        };
        let mut order = Self { orders, rows };
        order.refresh(at);
        order
    }

    /// The columns, and the order that the rows have of themselves.
    fn len(&self) -> usize {
        self.orders.heads.len() + 1
    }

    fn height(&self, at: &At<'_>) -> usize {
        usize::from(at.size.dialog(COLS, self.len() as u16 + 2).height.max(3) - 2)
    }

    fn way(&self, (column, way): (usize, Direction)) -> ListText {
        let figures = self.orders.heads.get(column).is_some_and(|(_, f)| *f);
        match (figures, way) {
            (true, Direction::Down) => ListText::LargestFirst,
            (true, Direction::Up) => ListText::SmallestFirst,
            (false, Direction::Up) => ListText::AsRead,
            (false, Direction::Down) => ListText::Backwards,
        }
    }

    fn take(&self, at: &At<'_>) -> Vec<Effect> {
        let order = self.orders.next(self.rows.cursor);
        let words = match order {
            Some((column, way)) => {
                let column = self.orders.heads[column].0.clone();
                at.say(&match way {
                    Direction::Up => ListText::Ascending { column },
                    Direction::Down => ListText::Descending { column },
                })
            }
            None => self.orders.own.clone().into(),
        };
        vec![
            Effect::Close,
            Effect::Arrange(Arrange::Sort(order)),
            Effect::Tell(Notice::new(words, Role::Notice)),
        ]
    }
}

impl Dialog for Order {}

impl Layer for Order {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Open | Go::Right) => return self.take(at),
            Action::App(App::Cancel | App::Close) | Action::Go(Go::Left) => {
                return vec![Effect::Close];
            }
            Action::App(App::Sort) => self.rows.cursor = (self.rows.cursor + 1) % self.len(),
            action => {
                self.rows.act(action, self.len(), self.height(at));
            }
        }
        self.refresh(at);
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.rows.fit(self.len(), self.height(at));
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![Go::Open, Go::Up, Go::Down, App::Cancel])
            .called(Go::Open, ListText::SortBy)
            .with(actions![
                App::Sort,
                Go::Left,
                Go::Right,
                Go::Top,
                Go::Bottom,
                Go::PageUp,
                Go::PageDown
            ])
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let outer = at.size.dialog(COLS, self.len() as u16 + 2);
        let inner = pen.window_in(outer, &ListText::SortTitle);
        at.covers(at.size.body());
        let (top, shown) = (self.rows.top, usize::from(inner.height));
        pen.goes_on(outer, top, self.len().saturating_sub(top + shown));
        let mut caret = None;
        for (i, y) in (top..self.len()).zip(inner.y..inner.bottom()) {
            let here = self.rows.cursor == i;
            let role = pen.row(paint::row(inner, y), here);
            if here {
                caret = pen.reads(inner.x, y);
            }
            let line = paint::row(inner, y);
            at.answers(line, || {
                let steps = click::steps(self.rows.cursor, i, click::ROWS);
                steps.into_iter().chain(click::key(Go::Open)).collect()
            });
            let Some((head, _)) = self.orders.heads.get(i) else {
                pen.words(inner.x + 4, y, inner.right(), &self.orders.own, role);
                continue;
            };
            let now = self.orders.now.filter(|(column, _)| *column == i);
            let end = pen.words(inner.x + 4, y, inner.right(), head, role);
            let way = now.or_else(|| self.orders.next(i)).map(|way| self.way(way));
            let mut way = way.map_or_else(String::new, |way| at.say(&way).into_owned());
            if now.is_some() {
                pen.text(inner.x + 2, y, 1, at.look.glyphs().yes, Role::Selected);
                way = format!("{way}  {}", at.say(&ListText::TurnsRound));
            }
            pen.words(end.max(inner.x + 18) + 2, y, inner.right(), &way, Role::Dim);
        }
        caret
    }
}
