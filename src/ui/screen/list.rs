//! The lists behind the figures, as tables: breaches, vacancies, no phone, doubles, care, leaders, retired things.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Rows, Selection, list_rows, list_view,
    table::{Cell, Direction, Kind as Shape},
    training::assign::Assign,
};
use crate::{
    domain::{Right, UnitId},
    i18n::text::{AppText, ListText},
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train},
    register::{Node, search::sound},
    ui::{At, Effect, Layer, Notice, Role, Size, overlay::Overlay, overlay::prompt::Prompt},
};

/// Which figure a list stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Breaches,
    Vacancies,
    NoPhone,
    Doubles,
    Care,
    Leaders,
    Retired,
}

impl Kind {
    pub const ALL: [Kind; 7] = [
        Kind::Breaches,
        Kind::Vacancies,
        Kind::NoPhone,
        Kind::Doubles,
        Kind::Care,
        Kind::Leaders,
        Kind::Retired,
    ];
}

pub struct List {
    pub(super) kind: Kind,
    root: UnitId,
    /// What each line is about. Lines get their cells when they are drawn, sorted or filtered.
    pub(super) rows: Vec<Node>,
    cells: Vec<Vec<Cell>>,
    /// Indexes into `rows` that the filter lets through, sorted.
    pub(super) shown: Vec<usize>,
    pub(super) at: Rows,
    pub(super) marked: Selection,
    pub(super) filter: String,
    /// Which column the rows are ordered by; tree order without.
    pub(super) sort: Option<(usize, Direction)>,
}

impl List {
    pub fn new(kind: Kind, root: UnitId, at: &At<'_>) -> Self {
        let mut list = Self {
            kind,
            root,
            rows: Vec::new(),
            cells: Vec::new(),
            shown: Vec::new(),
            at: Rows::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
        };
        list.gather(at);
        list
    }

    /// A row of the leaders is somebody, and editing it is editing them.
    fn meant(&self, change: Change) -> Change {
        match (self.kind, change) {
            (Kind::Leaders, Change::Edit) => Change::EditPerson,
            _ => change,
        }
    }

    pub fn root(&self) -> UnitId {
        self.root
    }

    pub fn let_go(&mut self) {
        self.marked.clear();
    }

    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let path = at.desk.county().path(Node::Unit(self.root));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(at.say(&self.title()).into_owned());
        names
    }

    pub(super) fn title(&self) -> ListText {
        match self.kind {
            Kind::Breaches => ListText::Breaches,
            Kind::Vacancies => ListText::Vacancies,
            Kind::NoPhone => ListText::NoPhone,
            Kind::Doubles => ListText::Doubles,
            Kind::Care => ListText::Care,
            Kind::Leaders => ListText::Leaders,
            Kind::Retired => ListText::Retired,
        }
    }

    pub(super) fn empty(&self, at: &At<'_>) -> ListText {
        match self.kind {
            Kind::Care if !at.desk.may(Right::ReadWhole) => ListText::CareNotYours,
            Kind::Care if at.is_veiled() => ListText::CareVeiled,
            Kind::Breaches => ListText::NoBreaches,
            Kind::Vacancies => ListText::NoVacancies,
            Kind::NoPhone => ListText::AllHavePhones,
            Kind::Doubles => ListText::NoDoubles,
            Kind::Care => ListText::NoCare,
            Kind::Leaders => ListText::NoLeaders,
            Kind::Retired => ListText::NoRetired,
        }
    }

    fn gather(&mut self, at: &At<'_>) {
        self.rows = list_rows::nodes(self.kind, self.root, at);
        self.cells.clear();
        self.sift(at);
    }

    /// Applies filter and sort; the cursor stays on its row where it can.
    fn sift(&mut self, at: &At<'_>) {
        let here = self.node();
        if self.cells.is_empty() && (!self.filter.is_empty() || self.sort.is_some()) {
            let cells = self
                .rows
                .iter()
                .map(|&node| list_rows::cells(self.kind, node, self.root, at));
            self.cells = cells.collect();
        }
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        self.shown = (0..self.rows.len())
            .filter(|&i| {
                let has = |t: &&str| {
                    self.cells[i]
                        .iter()
                        .any(|c| c.words.to_lowercase().contains(*t))
                };
                tokens.iter().all(has)
            })
            .collect();
        self.order();
        let row = here.and_then(|n| self.shown.iter().position(|&i| self.rows[i] == n));
        self.at.cursor = row
            .unwrap_or(self.at.cursor)
            .min(self.shown.len().saturating_sub(1));
    }

    fn order(&mut self) {
        let Some((column, direction)) = self.sort else {
            return;
        };
        let shape = list_rows::columns(self.kind)[column].kind;
        let key = |row: usize| {
            let cell = &self.cells[row][column];
            match (shape, cell.number) {
                (Shape::Path, _) => Order::Number(row as i64),
                (_, Some(number)) => Order::Number(number),
                (Shape::Name, _) => Order::Sound(sound(&cell.words), cell.words.clone()),
                _ => Order::Words(cell.words.clone()),
            }
        };
        let mut keyed: Vec<(Order, usize)> =
            self.shown.iter().map(|&row| (key(row), row)).collect();
        keyed.sort_by(|(a, _), (b, _)| match direction {
            Direction::Up => a.cmp(b),
            Direction::Down => b.cmp(a),
        });
        self.shown = keyed.into_iter().map(|(_, row)| row).collect();
    }

    /// Nothing is selected or filtered.
    fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.marked.is_empty()
    }

    /// The filter line writes here as it is typed.
    pub fn filter(&mut self, text: &str, at: &At<'_>) {
        text.clone_into(&mut self.filter);
        self.sift(at);
        self.at.fit(self.shown.len(), height(at.size));
    }

    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    pub fn node(&self) -> Option<Node> {
        self.shown.get(self.at.cursor).map(|&i| self.rows[i])
    }

    /// The selected rows, else the one under the cursor.
    pub fn chosen(&self) -> Vec<Node> {
        if self.marked.is_empty() {
            return self.node().into_iter().collect();
        }
        let nodes = self.shown.iter().map(|&i| self.rows[i]);
        nodes.filter(|n| self.marked.has(*n)).collect()
    }

    fn pick(&mut self, pick: Pick, at: &At<'_>) -> Vec<Effect> {
        match pick {
            Pick::Mark => {
                if let Some(node) = self.node() {
                    self.marked.toggle(node, self.at.cursor);
                    self.at
                        .move_to(self.at.cursor + 1, self.shown.len(), height(at.size));
                }
            }
            Pick::Range => {
                let nodes = self.shown.iter().map(|&i| self.rows[i]);
                self.marked.reach(nodes, self.at.cursor);
            }
            Pick::Invert => self.marked.invert(self.shown.iter().map(|&i| self.rows[i])),
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
        let columns = list_rows::columns(self.kind);
        self.sort = match self.sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        };
        self.sift(at);
        self.at.fit(self.shown.len(), height(at.size));
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

/// What one line is ordered by. All keys of one order are of one kind.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Number(i64),
    Sound(String, String),
    Words(String),
}

/// Rows in view: the body without frame and heading.
fn height(size: Size) -> usize {
    usize::from(size.body().height.saturating_sub(3)).max(1)
}

impl Layer for List {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, self.shown.len(), height(at.size)) {
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
            Action::Change(Change::Edit) if self.marked.len() > 1 => {
                super::changes::apply(Change::Batch, &self.chosen(), at)
            }
            Action::Change(change) => super::changes::apply(self.meant(change), &self.chosen(), at),
            Action::Train(Train::Assign) => Assign::below(&self.chosen(), at),
            Action::App(App::Sort) => self.sort(at),
            Action::App(App::Copy) => super::changes::copy(&self.chosen(), at),
            Action::Find(Find::Filter) => {
                let prompt = Prompt::filter(at, &self.filter);
                vec![Effect::Open(Box::new(Overlay::Prompt(Box::new(prompt))))]
            }
            _ => Vec::new(),
        }
    }

    fn needs(&self, action: Action, at: &At<'_>) -> Option<Right> {
        let meant = match action {
            Action::Change(change) => self.meant(change).into(),
            action => action,
        };
        super::applies::needs(meant, &self.chosen(), self.context(), at)
    }

    fn offers(&self, action: Action, at: &At<'_>) -> bool {
        match action {
            Action::Change(change) => {
                super::applies::applies(self.meant(change), &self.chosen(), at)
            }
            Action::Pick(Pick::Clear) => !self.marked.is_empty(),
            // A filter that left nothing is taken away again.
            Action::Find(Find::Filter) | Action::App(App::Sort) => !self.rows.is_empty(),
            Action::Go(Go::Open) | Action::Pick(Pick::Mark) => !self.shown.is_empty(),
            Action::Pick(Pick::Take | Pick::PutDown)
            | Action::Find(Find::Next | Find::Prev | Find::WithRetired)
            | Action::Go(Go::NextPane | Go::PrevPane | Go::ParentUnit) => false,
            _ => true,
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
        self.marked.keep(self.rows.iter().copied());
        self.at.fit(self.shown.len(), height(at.size));
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        list_view::view(self, at, buf, area)
    }

    fn footer(&self) -> Vec<Action> {
        let own = match self.kind {
            Kind::Vacancies => Change::Appoint,
            Kind::Retired => Change::Restore,
            _ => Change::Edit,
        };
        vec![
            Go::Open.into(),
            own.into(),
            Find::Filter.into(),
            App::Sort.into(),
            Pick::Mark.into(),
            Find::Search.into(),
            Change::Undo.into(),
            Go::Back.into(),
            App::Menu.into(),
            App::Help.into(),
        ]
    }
}
