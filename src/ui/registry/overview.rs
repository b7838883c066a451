//! The overview: the figures of one unit on a screen of their own; each opens the list behind it.

use super::{page::Page, route::Registry};
use crate::{
    domain::{Reference, UnitId},
    i18n::{Words, text::ListText},
    keymap::{Action, App, Context, Find, Go, Show, actions},
    register::Node,
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Route, Screen, lost,
        page::{Focus, Spot},
        table::Cursor,
    },
};

pub struct Overview {
    root: UnitId,
    page: Page,
}

impl Overview {
    pub fn new(root: UnitId, cursor: Option<Cursor<Spot<Reference>>>, at: &At<'_>) -> Self {
        let mut page = Self::page(root, at);
        page.stand(cursor, height(at));
        Self { root, page }
    }

    fn page(root: UnitId, at: &At<'_>) -> Page {
        Page::of(
            Node::Unit(root),
            at,
            None,
            at.size.cols.saturating_sub(6).min(100),
        )
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2)
}

impl Screen for Overview {
    fn route(&self) -> Route {
        let (root, at) = (self.root, Some(self.page.at.stand()));
        Registry::Overview { root, at }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        vec![
            at.desk.short(self.root),
            at.say(&ListText::Overview).into_owned(),
        ]
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }
}

impl Layer for Overview {
    fn context(&self) -> Context {
        Context::Page
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Open | Go::Right) => self.page.open(),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            action => {
                self.page.act(action, height(at));
                Vec::new()
            }
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let cursor = self.page.at.clone();
        self.page = Self::page(self.root, at);
        self.page.stand(Some(cursor), height(at));
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let gone = self.page.is_lost();
        gone.then(|| lost::words(None, self.context(), at))
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let area = pen.at.size.body();
        let inner = pen.frame(area, &ListText::Overview, true);
        self.page.view(pen, inner, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::Page)
            .foot(actions![
                Go::Open,
                Go::Back,
                Show::Tree,
                Find::Search,
                App::Menu,
                App::Quit
            ])
            .with([Go::Left, Go::Right])
            .leaves(Reference::Unit(self.root), "")
    }
}
