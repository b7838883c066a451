//! The lists behind the figures, as tables: breaches, vacancies, no phone, doubles, care, leaders, retired things.

pub mod rows;
pub mod view;

use super::{
    applies,
    disclosure::{self, From},
    meant::{Meant, is_about},
    route::{Item, Registry},
    tree::offers,
};
use crate::{
    domain::{self, Figure, PersonId, Reference, UnitId, Unmask},
    i18n::{Words, text::AppText},
    keymap::{Action, App, Change, Context, Find, Go, Pick, Train, actions},
    register::Node,
    report,
    store::Receipt,
    ui::{
        kit::{
            Arrange, At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen, call,
            lost::{self, Marks},
            open,
            table::{Sheet, view::View},
            tell,
        },
        training::route::Training,
    },
};

/// Which figure a list stands behind.
pub struct List {
    pub(super) kind: Figure,
    pub(super) root: UnitId,
    pub(super) table: Sheet<Item>,
}

impl List {
    pub fn new(kind: Figure, root: UnitId, view: View<Item>, at: &At<'_>) -> Self {
        let alike = |a: Item, b: Item| a.node.is_household() == b.node.is_household();
        let table = Sheet::new(rows::columns(kind)).of_tree().ranging(alike);
        let table = table.with(view);
        let mut list = Self { kind, root, table };
        list.refresh(at);
        list
    }

    /// A row of the leaders is somebody, and editing it is editing them.
    fn meant(&self, change: Change) -> Change {
        match (self.kind, change) {
            (Figure::Leaders, Change::Edit) => Change::EditPerson,
            _ => change,
        }
    }

    pub fn filtered_by(&self) -> &str {
        self.table.filtered_by()
    }

    pub fn node(&self) -> Option<Node> {
        self.table.key().map(|item| item.node)
    }

    /// The selected rows, those too that the filter hides, else the one under the cursor.
    fn meant_rows(&self) -> Meant {
        let table = &self.table;
        Meant::of(&table.marked, table.key(), table.keys(), |item| item.node)
    }

    /// Whoever stands on the rows meant, where rows are people.
    fn people(&self) -> Vec<PersonId> {
        let rows = self.table.chosen().into_iter();
        rows.filter_map(|item| item.who).collect()
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
            Change::Edit if self.table.marked.len() > 1 => Change::Batch,
            change => change,
        };
        let people = self.kind == Figure::Leaders && self.table.marked.len() > 1;
        if people && self.takes(change) {
            applies::refuse_several(change, at)
        } else if self.takes(change) {
            open(Registry::Change(change, self.meant_rows()))
        } else {
            applies::refuse_people(change, at)
        }
    }

    /// The selected rows, else all that the filter lets through.
    fn called(&self, at: &At<'_>) -> Vec<Unmask> {
        let rows = if self.table.marked.is_empty() {
            self.table.keys().to_vec()
        } else {
            self.table.chosen()
        };
        let nodes: Vec<Node> = rows.into_iter().map(|item| item.node).collect();
        disclosure::called(&nodes, at)
    }

    fn assign(&self) -> Vec<Effect> {
        let nodes = self.meant_rows().nodes;
        match self.kind {
            Figure::Leaders => open(Training::Bring(self.people(), nodes)),
            _ => open(Training::Below(nodes)),
        }
    }
}

/// Rows in view: the body without frame and heading.
fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(3)
}

impl Screen for List {
    fn route(&self) -> Route {
        let (kind, root) = (self.kind, self.root);
        let view = Box::new(self.table.stand());
        Registry::List { kind, root, view }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let mut names = at.desk.crumbs(Node::Unit(self.root));
        names.push(at.say(&self.title()).into_owned());
        names
    }

    fn scope(&self, _at: &At<'_>) -> Option<UnitId> {
        Some(self.root)
    }

    fn holds(&self, record: Unmask, at: &At<'_>) -> bool {
        let of = |item: &Item| disclosure::record(item.node, at) == Some(record);
        self.table.all().iter().any(of)
    }

    fn listed(&self) -> Option<Reference> {
        Some(Reference::List(domain::List::Figure(self.kind, self.root)))
    }

    fn settled(&mut self, receipt: &Receipt, at: &At<'_>) {
        if is_about(receipt, self.table.marked.iter().map(|item| item.node), at) {
            self.table.marked.clear();
        }
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        self.table.arrange(how, height(at), at);
    }
}

impl Layer for List {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if matches!(action, Action::Pick(Pick::Take | Pick::PutDown)) {
            return tell(&AppText::NothingHere, Role::Dim, at);
        }
        if let Some(effects) = self.table.act(action, height(at), at) {
            return effects;
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.node().map(Effect::Jump).into_iter().collect(),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Change(change) => self.change(change, at),
            Action::Train(Train::Assign) => self.assign(),
            Action::App(App::Unmask) => {
                disclosure::unmask(disclosure::masked(&self.meant_rows().nodes, at), at)
            }
            Action::App(App::Call) => self
                .listed()
                .map_or_else(Vec::new, |list| call(list, self.called(at), at)),
            Action::App(App::Copy) => disclosure::copy(&self.meant_rows().nodes, From::List, at),
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let (kind, root) = (self.kind, self.root);
        let row = move |_, item: Item, at: &At<'_>| {
            report::figure_row(at.desk, kind, item.node, root, at.mask())
        };
        let items = rows::items(kind, root, at);
        self.table.fill_long(items, row, height(at), at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        // Whoever draws the veil over the list knows why it is empty.
        if self.kind == Figure::Care && at.is_veiled() {
            return None;
        }
        let name = |gone: Item| match gone.who {
            Some(person) => lost::person(person, at),
            None => lost::name(gone.node, at),
        };
        self.table.lost(name, self.context(), at)
    }

    fn marks(&self) -> Marks {
        self.table.marks()
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::view(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let own = match self.kind {
            Figure::Vacancies => Change::Appoint,
            Figure::Retired => Change::Restore,
            _ => Change::Edit,
        };
        let nodes = self.meant_rows().nodes;
        let divide = self.node().and_then(|node| offers::too_large(node, at));
        let masked = rows::has_phones(self.kind) && !disclosure::masked(&nodes, at).is_empty();
        let offers = self
            .table
            .offers(Offers::of(Context::List), at)
            .foot([Go::Open])
            .foot(divide)
            .foot(actions![
                own,
                Find::Filter,
                App::Sort,
                Pick::Mark,
                App::Unmask,
                Find::Search,
                Change::Undo,
                Go::Back,
                App::Menu
            ])
            .with(actions![Go::Right, Train::Assign, App::Copy])
            .with(Some(App::Call).filter(|_| rows::has_phones(self.kind)))
            .when(masked, [App::Unmask])
            // A filter that left nothing is taken away again.
            .when(self.table.whole() > 0, actions![Find::Filter, App::Sort])
            .when(!self.table.is_empty(), actions![Go::Open, Pick::Mark]);
        let offers = offers.leaves(self.listed(), self.table.filtered_by());
        let others = Change::ALL.iter().copied();
        let others = others.filter(|change| !self.takes(self.meant(*change)));
        applies::offered(offers, &nodes, at, |change| self.meant(change)).when(false, others)
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match action {
            Action::Change(change) => Some(self.change(change, at)),
            Action::App(App::Unmask) => Some(disclosure::unmask(Vec::new(), at)),
            _ => None,
        }
    }
}
