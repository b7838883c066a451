//! The board (示范创建): every site in one row, blocks as columns, sorted as lists are. What is counted is the
//! register's business.

pub mod rows;
pub mod view;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::route::Site;
use crate::{
    domain::{SiteId, UnitId},
    i18n::{
        Words,
        text::{ListText, SiteText},
    },
    keymap::{Action, App, Change, Context, Find, Go, Site as Do},
    register::{BoardRow, Node, Reach},
    ui::kit::{
        At, Effect, Layer, Notice, Role, Route, Screen,
        dialog::route::Kit,
        lost::{self, Marks, means_row},
        open,
        table::{Cell, Cursor, Direction, view::View},
    },
};
use rows::Heads;

pub struct Board {
    /// Where somebody came from.
    here: Option<UnitId>,
    pub(super) heads: Heads,
    pub(super) rows: Vec<BoardRow>,
    pub(super) cells: Vec<Vec<Cell>>,
    /// Places in `rows` that the filter lets through, in order.
    pub(super) shown: Vec<usize>,
    pub(super) at: Cursor<SiteId>,
    pub(super) sort: Option<(usize, Direction)>,
    pub(super) filter: String,
    pub(super) reach: Reach,
}

impl Board {
    pub fn new(here: Option<UnitId>, view: Option<View<SiteId>>, at: &At<'_>) -> Self {
        let fresh = view.is_none();
        let view = view.unwrap_or_default();
        let mut board = Self {
            here,
            heads: Heads::default(),
            rows: Vec::new(),
            cells: Vec::new(),
            shown: Vec::new(),
            at: view.at,
            sort: view.sort,
            filter: view.filter,
            reach: Reach::default(),
        };
        board.gather(at);
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
        self.at.go_to(own.unwrap_or(0), view::height(at));
    }

    fn row(&self) -> Option<&BoardRow> {
        self.rows.get(*self.shown.get(self.at.row()?)?)
    }

    pub fn site(&self) -> Option<SiteId> {
        self.row().map(|row| row.site)
    }

    /// The village under the cursor.
    pub fn village(&self) -> Option<UnitId> {
        self.row().map(|row| row.village)
    }

    /// The village somebody came from: the first to be offered as a new site.
    fn near(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.village_of(Node::Unit(self.here?))
    }

    fn gather(&mut self, at: &At<'_>) {
        let root = at.desk.root();
        self.rows = root.map_or_else(Vec::new, |root| at.desk.county().board(root));
        self.reach = root.map_or_else(Reach::default, |root| at.desk.county().reach(root));
        self.heads = Heads::of(&self.rows, at);
        let cells = self
            .rows
            .iter()
            .map(|row| rows::cells(row, &self.heads, at));
        self.cells = cells.collect();
        self.sift(at);
    }

    /// Applies filter and order; the cursor stays on its site.
    fn sift(&mut self, at: &At<'_>) {
        let wanted = self.filter.to_lowercase();
        let has = |i: usize, token: &str| {
            let mut cells = self.cells[i].iter();
            cells.any(|cell| cell.words.to_lowercase().contains(token))
        };
        let mut shown: Vec<usize> = (0..self.rows.len())
            .filter(|&i| wanted.split_whitespace().all(|token| has(i, token)))
            .collect();
        if let Some((column, direction)) = self.sort {
            let place = column == 0;
            let key = |&i: &usize| {
                let cell = &self.cells[i][column];
                // Places stay in the order of the tree, stages in theirs.
                let number = if place { Some(i as i64) } else { cell.number };
                (number, cell.words.clone())
            };
            match direction {
                Direction::Up => shown.sort_by_key(key),
                Direction::Down => shown.sort_by_key(|i| std::cmp::Reverse(key(i))),
            }
        }
        let sites = shown.iter().map(|&i| self.rows[i].site);
        self.at.fill(sites.collect(), view::height(at));
        self.shown = shown;
    }

    /// By the next column, up and then down; after the last comes the order of the tree again.
    fn turn_sort(&mut self, at: &At<'_>) -> Vec<Effect> {
        let columns = self.heads.columns();
        self.sort = match self.sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        };
        let words = match self.sort {
            Some((column, direction)) => {
                let column = at.say(columns[column].title).into_owned();
                at.say(&match direction {
                    Direction::Up => ListText::Ascending { column },
                    Direction::Down => ListText::Descending { column },
                })
            }
            None => at.say(&ListText::TreeOrder),
        };
        drop(columns);
        self.sift(at);
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }

    /// What is in view, tab by tab, for a sheet.
    fn copy(&self, at: &At<'_>) -> String {
        let columns = self.heads.columns();
        let heads = columns.iter().map(|c| at.say(c.title).into_owned());
        let mut lines = vec![heads.collect::<Vec<_>>().join("\t")];
        for &i in &self.shown {
            let words = self.cells[i].iter().map(|cell| cell.words.clone());
            lines.push(words.collect::<Vec<_>>().join("\t"));
        }
        lines.join("\n")
    }
}

pub fn crumbs(at: &At<'_>) -> Vec<String> {
    let root = at.desk.root().map(|root| at.desk.short(root));
    let title = at.say(&SiteText::Title).into_owned();
    root.into_iter().chain([title]).collect()
}

impl Screen for Board {
    fn route(&self) -> Route {
        let view = View {
            at: self.at.stand(),
            filter: self.filter.clone(),
            sort: self.sort,
            ..View::default()
        };
        let (here, view) = (self.here, Some(Box::new(view)));
        Site::Board { here, view }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        crumbs(at)
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        self.village().or_else(|| at.desk.root())
    }

    fn filter(&mut self, words: &str, at: &At<'_>) {
        words.clone_into(&mut self.filter);
        self.sift(at);
        self.at.settle(view::height(at));
    }
}

impl Layer for Board {
    fn context(&self) -> Context {
        Context::Board
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, view::height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Cancel) if !self.filter.is_empty() => {
                self.filter("", at);
                Vec::new()
            }
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Go(Go::ParentUnit) => {
                let village = self.village().map(|unit| Effect::Jump(Node::Unit(unit)));
                village.into_iter().collect()
            }
            Action::App(App::Sort) => self.turn_sort(at),
            Action::App(App::Copy) => vec![Effect::Copy(self.copy(at))],
            Action::Find(Find::Filter) => open(Kit::Filter(self.filter.clone())),
            Action::Site(Do::Since) if !self.rows.is_empty() => open(Kit::Since(at.since)),
            action => super::actions::act(action, self.site(), self.near(at)),
        }
    }

    fn offers(&self, action: Action, _at: &At<'_>) -> bool {
        match action {
            Action::Pick(_) => false,
            // Sites are scored by it before there is one.
            Action::Site(Do::Rubric) => true,
            Action::Site(Do::Since) => !self.rows.is_empty(),
            Action::Site(_) | Action::Change(Change::Edit) | Action::Go(Go::Open) => {
                self.site().is_some()
            }
            _ => true,
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let gone = *self.at.gone()?;
        let file = at.desk.county().sites().get(gone);
        let name = file.map(|file| at.village(file.village()));
        Some(lost::words(name, self.context(), at))
    }

    /// A new site is about none of those listed, a copy about all.
    fn misses(&self, action: Action) -> bool {
        let others = [Change::Add.into(), App::Copy.into()];
        !others.contains(&action) && means_row(action, Marks::None)
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        view::draw(self, at, buf, area)
    }

    fn footer(&self) -> Vec<Action> {
        if self.rows.is_empty() {
            return vec![
                Change::Add.into(),
                Do::Rubric.into(),
                Go::Back.into(),
                App::Menu.into(),
                App::Help.into(),
            ];
        }
        vec![
            Go::Open.into(),
            Do::Score.into(),
            Do::Assess.into(),
            Do::Rubric.into(),
            App::Sort.into(),
            Find::Filter.into(),
            Do::Since.into(),
            Change::Add.into(),
            Change::Undo.into(),
            Go::Back.into(),
            App::Menu.into(),
            App::Help.into(),
        ]
    }
}
