//! The lists behind the figures, as tables: breaches, vacancies, no phone, doubles, care, leaders, retired things.

pub mod rows;
pub mod view;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    disclosure::{self, From},
    meant::Meant,
    route::{Item, Registry},
};
use crate::{
    domain::{Figure, PersonId, Right, UnitId, Unmask},
    i18n::{
        Words,
        text::{AppText, ListText},
    },
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train},
    register::Node,
    ui::{
        kit::{
            At, Effect, Layer, Notice, Role, Route, Screen, Size,
            dialog::route::Kit,
            lost::{self, Marks},
            open,
            table::{Cell, Cursor, Direction, Selection, view::View},
        },
        training::route::Training,
    },
};

/// Which figure a list stands behind.
pub struct List {
    pub(super) kind: Figure,
    pub(super) root: UnitId,
    /// What each line is about. Lines get their cells when they are drawn, sorted or filtered.
    pub(super) rows: Vec<Item>,
    cells: Vec<Vec<Cell>>,
    /// Stands among the rows that the filter lets through, sorted.
    pub(super) at: Cursor<Item>,
    pub(super) marked: Selection<Item>,
    pub(super) filter: String,
    /// Which column the rows are ordered by; tree order without.
    pub(super) sort: Option<(usize, Direction)>,
}

impl List {
    pub fn new(kind: Figure, root: UnitId, view: View<Item>, at: &At<'_>) -> Self {
        let mut list = Self {
            kind,
            root,
            rows: Vec::new(),
            cells: Vec::new(),
            at: view.at,
            marked: view.marked,
            filter: view.filter,
            sort: view.sort,
        };
        list.gather(at);
        list
    }

    /// A row of the leaders is somebody, and editing it is editing them.
    fn meant(&self, change: Change) -> Change {
        match (self.kind, change) {
            (Figure::Leaders, Change::Edit) => Change::EditPerson,
            _ => change,
        }
    }

    fn let_go(&mut self) {
        self.marked.clear();
    }

    fn gather(&mut self, at: &At<'_>) {
        self.rows = rows::items(self.kind, self.root, at);
        self.cells.clear();
        self.sift(at);
    }

    /// Applies filter and sort; the cursor stays on what it stands on.
    fn sift(&mut self, at: &At<'_>) {
        if self.cells.is_empty() && (!self.filter.is_empty() || self.sort.is_some()) {
            let cells = self
                .rows
                .iter()
                .map(|item| rows::cells(self.kind, item.node, self.root, at));
            self.cells = cells.collect();
        }
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        let mut shown: Vec<usize> = (0..self.rows.len())
            .filter(|&i| {
                let has = |t: &&str| {
                    self.cells[i]
                        .iter()
                        .any(|c| c.words.to_lowercase().contains(*t))
                };
                tokens.iter().all(has)
            })
            .collect();
        if let Some((column, direction)) = self.sort {
            let column = (&rows::columns(self.kind)[column], column);
            rows::order(&mut shown, &self.cells, column, direction);
        }
        let items = shown.into_iter().map(|row| self.rows[row]);
        self.at.fill(items.collect(), height(at.size));
    }

    /// Nothing is selected or filtered.
    fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.marked.is_empty()
    }

    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    pub fn node(&self) -> Option<Node> {
        self.at.key().map(|item| item.node)
    }

    /// The selected rows, those too that the filter hides, else the one under the cursor.
    fn meant_rows(&self) -> Meant {
        let here = self.at.key().copied();
        Meant::of(&self.marked, here, self.at.keys(), |item| item.node)
    }

    /// Whoever stands on the rows meant, where rows are people.
    fn people(&self) -> Vec<PersonId> {
        let here = self.at.key().copied();
        let marked = self.rows.iter().filter(|item| self.marked.has(**item));
        let rows = here.iter().filter(|_| self.marked.is_empty());
        rows.chain(marked).filter_map(|item| item.who).collect()
    }

    /// A row of the leaders is somebody: what is done to a unit or to households is not meant by it.
    fn takes(&self, change: Change) -> bool {
        let of_somebody = matches!(
            change,
            Change::Add
                | Change::AddPerson
                | Change::Appoint
                | Change::EndTerm
                | Change::EditPerson
                | Change::CorrectTerm
                | Change::Undo
                | Change::Redo
        );
        self.kind != Figure::Leaders || of_somebody
    }

    fn change(&self, change: Change, at: &At<'_>) -> Vec<Effect> {
        let change = match self.meant(change) {
            Change::Edit if self.marked.len() > 1 => Change::Batch,
            change => change,
        };
        let people = self.kind == Figure::Leaders && self.marked.len() > 1;
        if people && self.takes(change) {
            super::applies::refuse_several(change, at)
        } else if self.takes(change) {
            open(Registry::Change(change, self.meant_rows()))
        } else {
            super::applies::refuse_people(change, at)
        }
    }

    fn assign(&self) -> Vec<Effect> {
        let nodes = self.meant_rows().nodes;
        match self.kind {
            Figure::Leaders => open(Training::Bring(self.people(), nodes)),
            _ => open(Training::Below(nodes)),
        }
    }

    fn pick(&mut self, pick: Pick, at: &At<'_>) -> Vec<Effect> {
        match pick {
            Pick::Mark => {
                if let (Some(row), Some(item)) = (self.at.row(), self.at.key()) {
                    self.marked.toggle(*item);
                    self.at.go_to(row + 1, height(at.size));
                }
            }
            Pick::Range => {
                if let Some(row) = self.at.row() {
                    let alike = |a: Item, b: Item| a.node.is_household() == b.node.is_household();
                    self.marked.reach_like(self.at.keys(), row, alike);
                }
            }
            Pick::Invert => self.marked.invert(self.at.keys().iter().copied()),
            Pick::Clear => self.let_go(),
            Pick::Take | Pick::PutDown => {
                let words = at.say(&AppText::NothingHere);
                return vec![Effect::Tell(Notice::new(words, Role::Dim))];
            }
        }
        Vec::new()
    }

    /// Sorts by the next column; after the last comes tree order again.
    fn sort(&mut self, at: &At<'_>) -> Vec<Effect> {
        let columns = rows::columns(self.kind);
        self.sort = match self.sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        };
        self.sift(at);
        let words = match self.sort {
            Some((column, direction)) => {
                let column = columns[column].title.say(at.lang()).into_owned();
                at.say(&match direction {
                    Direction::Up => ListText::Ascending { column },
                    Direction::Down => ListText::Descending { column },
                })
            }
            None => at.say(&ListText::TreeOrder),
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }
}

/// Rows in view: the body without frame and heading.
fn height(size: Size) -> usize {
    usize::from(size.body().height.saturating_sub(3)).max(1)
}

impl Screen for List {
    fn route(&self) -> Route {
        let view = View {
            at: self.at.stand(),
            marked: self.marked.clone(),
            filter: self.filter.clone(),
            sort: self.sort,
            hand: None,
        };
        let (kind, root, view) = (self.kind, self.root, Box::new(view));
        Registry::List { kind, root, view }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let path = at.desk.county().path(Node::Unit(self.root));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(at.say(&self.title()).into_owned());
        names
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }

    fn holds(&self, record: Unmask, at: &At<'_>) -> bool {
        let of = |item: &Item| disclosure::record(item.node, at) == Some(record);
        self.rows.iter().any(of)
    }

    fn settled(&mut self) {
        self.let_go();
    }

    fn filter(&mut self, text: &str, at: &At<'_>) {
        text.clone_into(&mut self.filter);
        self.sift(at);
        self.at.settle(height(at.size));
    }
}

impl Layer for List {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, height(at.size)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.node().map(Effect::Jump).into_iter().collect(),
            Action::App(App::Cancel) if !self.is_plain() => {
                self.let_go();
                self.filter("", at);
                Vec::new()
            }
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Pick(pick) => self.pick(pick, at),
            Action::Change(change) => self.change(change, at),
            Action::Train(Train::Assign) => self.assign(),
            Action::App(App::Unmask) => {
                disclosure::unmask(disclosure::masked(&self.meant_rows().nodes, at), at)
            }
            Action::App(App::Sort) => self.sort(at),
            Action::App(App::Copy) => disclosure::copy(&self.meant_rows().nodes, From::List, at),
            Action::Find(Find::Filter) => open(Kit::Filter(self.filter.clone())),
            _ => Vec::new(),
        }
    }

    fn needs(&self, action: Action, at: &At<'_>) -> Option<Right> {
        let meant = match action {
            Action::Change(change) => self.meant(change).into(),
            action => action,
        };
        super::applies::needs(meant, &self.meant_rows().nodes, self.context(), at)
    }

    fn offers(&self, action: Action, at: &At<'_>) -> bool {
        match action {
            Action::Change(change) => {
                let change = self.meant(change);
                let nodes = self.meant_rows().nodes;
                self.takes(change) && super::applies::applies(change, &nodes, at)
            }
            Action::App(App::Unmask) => {
                let masked = disclosure::masked(&self.meant_rows().nodes, at);
                rows::has_phones(self.kind) && !masked.is_empty()
            }
            Action::Pick(Pick::Clear) => !self.marked.is_empty(),
            // A filter that left nothing is taken away again.
            Action::Find(Find::Filter) | Action::App(App::Sort) => !self.rows.is_empty(),
            Action::Go(Go::Open) | Action::Pick(Pick::Mark) => !self.at.is_empty(),
            Action::Pick(Pick::Take | Pick::PutDown)
            | Action::Find(Find::Next | Find::Prev | Find::WithRetired)
            | Action::Go(Go::NextPane | Go::PrevPane | Go::ParentUnit) => false,
            _ => true,
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
        self.marked.keep(self.rows.iter().copied());
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let gone = self.at.gone()?;
        // Whoever draws the veil over the list knows why it is empty.
        if self.kind == Figure::Care && at.is_veiled() {
            return None;
        }
        let name = match gone.who {
            Some(person) => lost::person(person, at),
            None => lost::name(gone.node, at),
        };
        Some(lost::from_list(&self.at, name, self.context(), at))
    }

    fn marks(&self) -> Marks {
        Marks::of(&self.marked)
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        view::view(self, at, buf, area)
    }

    fn footer(&self) -> Vec<Action> {
        let own = match self.kind {
            Figure::Vacancies => Change::Appoint,
            Figure::Retired => Change::Restore,
            _ => Change::Edit,
        };
        vec![
            Go::Open.into(),
            own.into(),
            Find::Filter.into(),
            App::Sort.into(),
            Pick::Mark.into(),
            App::Unmask.into(),
            Find::Search.into(),
            Change::Undo.into(),
            Go::Back.into(),
            App::Menu.into(),
            App::Help.into(),
        ]
    }
}
