//! The tree and the page beside it: the screen on which most of the day is spent.

pub mod change;
pub mod find;
pub mod left;
pub mod offers;
pub mod view;
pub mod walk;

use super::{
    disclosure,
    meant::Meant,
    page::Page,
    route::{Pane, TreeView},
};
use crate::{
    desk::Desk,
    domain::{Entry, Household, Reference, Touched, UnitId},
    i18n::{
        Words,
        text::{AppText, ConfirmText, SearchText},
    },
    keymap::{Action, App, Context, Find, Go, Pick},
    register::{Mark, Node, Openness, TreeRow},
    ui::{
        kit::{
            Answer, At, Effect, Layer, Offers, Pen, Position, Role, Screen, Size,
            lost::{self, Marks},
            open,
            page::Spot,
            table::{Cursor, Selection},
            tell,
        },
        training::route::Training,
    },
};

pub struct Tree {
    pub(super) root: Option<UnitId>,
    pub(super) openness: Openness,
    pub(super) rows: Vec<TreeRow>,
    pub(super) at: Cursor<Node>,
    pub(super) marked: Selection,
    /// Taken up with `m`, to be put down elsewhere.
    pub(super) taken: Vec<Node>,
    pub(super) pane: Pane,
    pub(super) page: Option<Page>,
    /// Where one stood on a page that is made anew.
    pub(super) left: Option<(Node, Cursor<Spot<Reference>>)>,
    /// The cursor went to another row: its page is made when it is looked at.
    pub(super) moved: bool,
    /// What was asked of the file for the page, and what it answered.
    pub(super) asked: Option<Node>,
    pub(super) history: Option<(Node, Vec<(Entry, Touched)>)>,
    /// What is looked for among the rows in view, and the rows that hold it.
    pub(super) filter: String,
    pub(super) finds: Vec<usize>,
    /// Nobody has done anything here since the sitting began.
    pub(super) unfolds: bool,
}

impl Tree {
    /// The county unfolded to its townships, the cursor on the first line.
    pub fn new(desk: &Desk) -> Self {
        let root = desk.root();
        let mut tree = Self::left_as(TreeView::default());
        tree.openness.open.extend(root);
        // How much is in view is known later.
        tree.gather(desk, 1);
        tree
    }

    /// The cursor stays on what it stands on.
    fn gather(&mut self, desk: &Desk, height: usize) {
        self.root = desk.root();
        self.rows = self
            .root
            .map_or_else(Vec::new, |r| desk.county().rows(r, &self.openness));
        let nodes = self.rows.iter().map(|row| row.node);
        self.at.fill(nodes.collect(), height);
    }

    pub fn node(&self) -> Option<Node> {
        self.at.key().copied()
    }

    /// What a change from here is done to: the selected nodes, folded away or not, else the one under the cursor.
    pub fn meant(&self) -> Meant {
        Meant::of(&self.marked, self.node(), self.at.keys(), |node| node)
    }

    /// Unfolds the way to the node and puts the cursor on it.
    pub fn show(&mut self, node: Node, at: &At<'_>) {
        let county = at.desk.county();
        let mut path = county.path(node);
        if matches!(node, Node::Unit(_)) {
            path.pop();
        }
        self.openness.open.extend(path);
        self.openness.retired |= !at.desk.is_live(node);
        self.pane = Pane::Tree;
        self.gather(at.desk, height(at.size));
        self.at.jump(&node, height(at.size));
        self.turn_page(at);
    }

    /// The cursor stands on another row.
    pub(super) fn moved(&mut self) {
        let node = self.node();
        if self.page.as_ref().map(|page| page.node) == node {
            return;
        }
        self.page = None;
        self.left = self.left.take().filter(|(left, _)| Some(*left) == node);
        self.moved = true;
    }

    pub(super) fn turn_page(&mut self, at: &At<'_>) {
        self.moved = false;
        let here = self.node();
        let history = self.history.as_ref();
        let history = history.filter(|(node, _)| Some(*node) == here);
        let history = history.map(|(_, entries)| entries.as_slice());
        let same = self.page.as_ref().filter(|page| {
            Some(page.node) == here && (self.pane == Pane::Page || !page.is_at_head())
        });
        let left = self.left.take().filter(|(node, _)| Some(*node) == here);
        let cursor = same.map(|page| page.at.clone());
        let cursor = cursor.or(left.map(|(_, cursor)| cursor));
        let (_, room) = view::panes(at, self.pane);
        self.page = here.map(|node| {
            let mut page = Page::of(node, at, history, room.width.saturating_sub(4));
            page.stand(cursor, page_height(at.size));
            if self.pane == Pane::Tree {
                page.settle(page_height(at.size));
            }
            page
        });
    }

    fn is_page_lost(&self) -> bool {
        self.pane == Pane::Page && self.page.as_ref().is_some_and(|page| page.is_lost())
    }

    fn refill(&mut self, at: &At<'_>) {
        self.gather(at.desk, height(at.size));
        let county = at.desk.county();
        let retired = self.openness.retired;
        self.marked.retain(|node| match node {
            Node::Unit(unit) => county.unit(unit).is_some() && (retired || county.is_live(unit)),
            Node::Household(id) => county
                .household_row(id)
                .is_some_and(|row| retired || !row.has(Mark::Retired)),
        });
        if self.node().is_none() {
            self.pane = Pane::Tree;
        }
        find::look(self, at);
        self.turn_page(at);
    }

    /// A key folds or shows rows: the cursor goes to the unit that holds what it stood on.
    pub(super) fn regather(&mut self, at: &At<'_>) {
        let stood = self.node();
        self.refill(at);
        let mut above = stood.filter(|_| self.node().is_none());
        while let Some(node) = above {
            if self.at.seek(&node, height(at.size)) {
                self.turn_page(at);
                return;
            }
            above = at.desk.county().parent(node).map(Node::Unit);
        }
    }

    fn pick(&mut self, pick: Pick, at: &At<'_>) -> Vec<Effect> {
        match pick {
            Pick::Mark => {
                if let (Some(node), Some(row)) = (self.node(), self.at.row()) {
                    self.marked.toggle(node);
                    self.go_to(row + 1, at);
                }
            }
            Pick::Range => {
                let county = at.desk.county();
                // Between two neighborhoods of different groups the group between them is not meant.
                let level = |node: Node| Some(county.unit(node.unit()?)?.record.level);
                let row = self.at.row().unwrap_or(usize::MAX);
                let alike = |a, b| level(a) == level(b);
                let cut = self.marked.reach_like(self.at.keys(), row, alike);
                return cut.map_or_else(Vec::new, |words| tell(&words, Role::Warn, at));
            }
            Pick::Invert => self.invert(at),
            Pick::Clear => self.let_go(),
            Pick::Take => return self.take(at),
            Pick::PutDown => return change::put_down(self, at),
        }
        Vec::new()
    }

    /// Inverts among the siblings of the cursor's row: what a person means by "all the others here".
    fn invert(&mut self, at: &At<'_>) {
        let Some(parent) = self.node().and_then(|n| at.desk.county().parent(n)) else {
            return;
        };
        let county = at.desk.county();
        let nodes = self.rows.iter().map(|r| r.node);
        self.marked
            .invert(nodes.filter(|&n| county.parent(n) == Some(parent)));
    }

    pub fn let_go(&mut self) {
        self.marked.clear();
        self.taken.clear();
    }

    fn take(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.taken = self.meant().nodes;
        self.marked.clear();
        let n = self.taken.len().into();
        tell(&AppText::Taken { n }, Role::Notice, at)
    }

    fn act_on_page(&mut self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        let page = self.page.as_mut()?;
        match action {
            Action::Go(Go::NextPane | Go::PrevPane | Go::Left)
            | Action::App(App::Close | App::Cancel) => {
                self.pane = Pane::Tree;
                self.turn_page(at);
                Some(Vec::new())
            }
            Action::Go(Go::Open | Go::Right) => Some(page.open()),
            action if page.act(action, page_height(at.size)) => Some(Vec::new()),
            _ => None,
        }
    }

    /// Which of the finds the cursor stands on, counted from 1; 0 between them; none while nothing is looked for.
    pub fn found(&self) -> Option<usize> {
        let row = self.at.row();
        let nth = row.and_then(|row| self.finds.binary_search(&row).ok());
        (!self.filter.is_empty()).then(|| nth.map_or(0, |n| n + 1))
    }

    /// The household under the cursor, unpacked.
    pub fn household(&self, at: &At<'_>) -> Option<Household> {
        let id = self.node()?.household()?;
        at.desk.county().household(id).map(|held| held.record)
    }
}

/// Rows of the tree in view: the body without borders and heading.
pub(super) fn height(size: Size) -> usize {
    size.rows_beside(3)
}

pub(super) fn page_height(size: Size) -> usize {
    size.rows_beside(2)
}

impl Layer for Tree {
    fn context(&self) -> Context {
        match self.pane {
            Pane::Tree => Context::Browse,
            Pane::Page => Context::Page,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        self.unfolds = false;
        if self.pane == Pane::Page {
            self.ready(at);
        }
        if self.pane == Pane::Page
            && let Some(effects) = self.act_on_page(action, at)
        {
            return effects;
        }
        if self.at.act(action, height(at.size)) {
            self.moved();
            return Vec::new();
        }
        match action {
            Action::Go(go) => self.go(go, at),
            Action::Pick(pick) => self.pick(pick, at),
            Action::Change(change) => change::change(self, change),
            Action::Train(_) => open(Training::Below(self.meant().nodes)),
            Action::Find(Find::WithRetired) => {
                self.openness.retired = !self.openness.retired;
                self.regather(at);
                let words = if self.openness.retired {
                    SearchText::WithRetired
                } else {
                    SearchText::WithoutRetired
                };
                tell(&words, Role::Notice, at)
            }
            Action::Find(find @ (Find::Filter | Find::Next | Find::Prev)) => {
                find::find(self, find, at)
            }
            Action::App(App::Unmask) => disclosure::unmask(offers::masked(self, at), at),
            Action::App(App::Copy) => change::copy(self, at),
            Action::App(App::Cancel | App::Close) => {
                self.let_go();
                find::forget(self);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.unfold(at.desk);
        self.refill(at);
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = match self.at.gone() {
            Some(node) => lost::name(*node, at),
            None if self.is_page_lost() => None,
            None => return None,
        };
        Some(lost::words(name, self.context(), at))
    }

    fn marks(&self) -> Marks {
        self.marked.marks()
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        if let Answer::History(node, entries) = answer
            && self.node() == Some(*node)
        {
            self.history = Some((*node, entries.clone()));
            if let Some(page) = &mut self.page {
                page.tell(entries, page_height(at.size), at);
            }
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        view::view(self, pen)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        offers::offers(self, at)
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match action {
            Action::Change(change) => Some(change::change(self, change)),
            Action::Pick(Pick::PutDown) => Some(tell(&ConfirmText::NothingTaken, Role::Warn, at)),
            Action::App(App::Unmask) => Some(disclosure::unmask(Vec::new(), at)),
            Action::Show(_) => Some(Vec::new()),
            _ => None,
        }
    }
}
