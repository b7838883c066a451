//! The board (示范创建): every site in one row, blocks as columns, sorted as lists are. What is counted is the
//! register's business.

pub mod rows;
pub mod view;

use super::route::Site;
use crate::{
    domain::{List, Reference, SiteId, UnitId},
    i18n::{Words, text::SiteText},
    keymap::{Action, App, Change, Context, Find, Go, Site as Do, actions},
    register::{BoardRow, Node, Reach},
    report,
    ui::kit::{
        Arrange, At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen,
        dialog::route::Kit,
        lost::Marks,
        open,
        table::{Sheet, view::View},
        tell,
    },
};

pub struct Board {
    /// Where somebody came from.
    here: Option<UnitId>,
    pub(super) rows: Vec<BoardRow>,
    /// Whether those that were replaced stand there too, below the others.
    former: bool,
    pub(super) table: rows::Table,
    pub(super) reach: Reach,
}

impl Board {
    pub fn new(
        here: Option<UnitId>,
        view: Option<View<SiteId>>,
        former: bool,
        at: &At<'_>,
    ) -> Self {
        let fresh = view.is_none();
        let view = view.unwrap_or_default();
        let mut board = Self {
            here,
            rows: Vec::new(),
            former,
            table: Sheet::new(Vec::new()).of_tree().with(view),
            reach: Reach::default(),
        };
        board.refresh(at);
        if fresh {
            board.seek_own(at);
        }
        board
    }

    /// One a township: from anywhere in it, the cursor begins there.
    fn seek_own(&mut self, at: &At<'_>) {
        let path = self
            .here
            .map(|unit| at.desk.county().path(Node::Unit(unit)));
        let above = |row: &BoardRow| path.as_ref().is_some_and(|p| p.contains(&row.township));
        let own = self.rows.iter().position(above);
        self.table.at.go_to(own.unwrap_or(0), view::height(at));
    }

    pub fn site(&self) -> Option<SiteId> {
        self.table.key()
    }

    /// The village under the cursor.
    pub fn village(&self) -> Option<UnitId> {
        let site = self.site()?;
        let row = self.rows.iter().find(|row| row.site == site);
        row.map(|row| row.village)
    }

    fn list(at: &At<'_>) -> Option<Reference> {
        let (unit, since) = (at.desk.root()?, at.since);
        Some(Reference::List(List::Sites { unit, since }))
    }

    /// The village somebody came from: the first to be offered as a new site.
    fn near(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.village_of(Node::Unit(self.here?))
    }
}

/// Those that were replaced, below the others.
fn former(at: &At<'_>) -> Vec<BoardRow> {
    let root = at.desk.root();
    root.map_or_else(Vec::new, |root| at.desk.county().former_board(root))
}

pub fn crumbs(at: &At<'_>) -> Vec<String> {
    let root = at.desk.root().map(|root| at.desk.short(root));
    let title = at.say(&SiteText::Title).into_owned();
    root.into_iter().chain([title]).collect()
}

impl Screen for Board {
    fn route(&self) -> Route {
        let (here, view) = (self.here, Some(Box::new(self.table.stand())));
        let former = self.former;
        Site::Board { here, view, former }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        crumbs(at)
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        self.village().or_else(|| at.desk.root())
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.table.arrange(how, view::height(at), at);
    }
}

impl Layer for Board {
    fn context(&self) -> Context {
        Context::Board
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if let Some(effects) = self.table.act(action, view::height(at), at) {
            return effects;
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Go(Go::ParentUnit) => {
                let village = self.village().map(|unit| Effect::Jump(Node::Unit(unit)));
                village.into_iter().collect()
            }
            Action::App(App::Copy) => vec![Effect::Copy(self.table.copied_whole(at))],
            Action::Site(Do::Since) => open(Kit::Since(at.since)),
            Action::Find(Find::WithRetired) => {
                self.former = !self.former;
                self.refresh(at);
                let n = former(at).len().into();
                let told = if self.former {
                    SiteText::FormerShown { n }
                } else {
                    SiteText::FormerHidden
                };
                tell(&told, Role::Notice, at)
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let root = at.desk.root();
        self.rows = root.map_or_else(Vec::new, |root| at.desk.county().board(root));
        if self.former {
            self.rows.extend(former(at));
        }
        self.reach = root.map_or_else(Reach::default, |root| at.desk.county().reach(root));
        let blocks = report::blocks(&self.rows);
        self.table.lay(rows::columns(&blocks, at));
        let rows = self.rows.iter();
        let lines = rows.map(|row| rows::line(&self.table, row, &blocks, at));
        self.table.fill(lines.collect(), view::height(at), at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = |site| {
            let file = at.desk.county().sites().get(site);
            file.map(|file| at.village(file.village()))
        };
        self.table.lost(name, self.context(), at)
    }

    /// A new site is about none of those listed, a copy about all.
    fn misses(&self, action: Action) -> bool {
        let others = [Change::Add.into(), App::Copy.into()];
        !others.contains(&action) && action.means_row(Marks::None)
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::draw(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let (any, page) = (!self.rows.is_empty(), self.site().map(Site::page));
        // The file of one that was replaced is read and no longer changed.
        let sites = at.desk.county().sites();
        let current = |site: &SiteId| sites.get(*site).is_some_and(|file| file.is_current());
        let site = self.site().filter(current);
        let replaced = self.former || !former(at).is_empty();
        let offers = self.table.sideways(Offers::of(Context::Board), at);
        let offers = if any {
            offers.foot(actions![
                Go::Open,
                Do::Score,
                Do::Assess,
                Do::Rubric,
                App::Sort,
                Find::Filter,
                Do::Since,
                Change::Add,
                Change::Undo,
                Go::Back,
                App::Menu
            ])
        } else {
            offers.foot(actions![Change::Add, Do::Rubric, Go::Back, App::Menu])
        };
        let offers = offers
            .with(actions![Go::Left, Go::ParentUnit, App::Copy])
            .when(any, actions![App::Sort, Find::Filter, Do::Since])
            .when(replaced, [Find::WithRetired])
            .called(Find::WithRetired, SiteText::WithFormer)
            .leads(Go::Open, page.clone())
            .leads(Go::Right, page)
            .leaves(Self::list(at), self.table.filtered_by());
        super::actions::offered(offers, site, self.near(at))
    }
}
