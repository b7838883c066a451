//! The tree and the page beside it: the screen on which most of the day is spent.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Rows, Selection, training::assign::Assign, tree_view};
use crate::{
    desk::Desk,
    domain::{Entry, Household, Right, Touched, UnitId},
    i18n::text::{AppText, SearchText},
    keymap::{Action, App, Context, Find, Go, Pick},
    register::{Mark, Node, Openness, TreeRow},
    ui::{At, Effect, Layer, Notice, Question, Role, Size, event::Answer, page::Page},
};

#[derive(Clone)]
pub struct Tree {
    pub(super) root: Option<UnitId>,
    pub(super) openness: Openness,
    pub(super) rows: Vec<TreeRow>,
    pub(super) at: Rows,
    pub(super) marked: Selection,
    /// Taken up with `m`, to be put down elsewhere.
    pub(super) taken: Vec<Node>,
    pub(super) pane: Pane,
    pub(super) page: Option<Page>,
    /// What was asked of the file for the page, and what it answered.
    asked: Option<Node>,
    pub(super) history: Option<(Node, Vec<(Entry, Touched)>)>,
    /// What is looked for among the rows in view, and the rows that hold it.
    pub(super) filter: String,
    pub(super) finds: Vec<usize>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    Tree,
    Page,
}

impl Tree {
    /// The county unfolded to its townships, the cursor on the first line.
    pub fn new(desk: &Desk) -> Self {
        let root = desk.root();
        let mut tree = Self {
            root,
            openness: Openness::default(),
            rows: Vec::new(),
            at: Rows::default(),
            marked: Selection::default(),
            taken: Vec::new(),
            pane: Pane::Tree,
            page: None,
            asked: None,
            history: None,
            filter: String::new(),
            finds: Vec::new(),
        };
        tree.openness.open.extend(root);
        tree.gather(desk);
        tree
    }

    fn gather(&mut self, desk: &Desk) {
        self.root = desk.root();
        self.rows = self
            .root
            .map_or_else(Vec::new, |r| desk.county().rows(r, &self.openness));
    }

    pub fn node(&self) -> Option<Node> {
        self.rows.get(self.at.cursor).map(|row| row.node)
    }

    /// The unit under the cursor, or the one the household under it stands in.
    pub fn unit(&self, at: &At<'_>) -> Option<UnitId> {
        match self.node()? {
            Node::Unit(unit) => Some(unit),
            node @ Node::Household(_) => at.desk.county().parent(node),
        }
    }

    /// What a change from here is done to: the selected nodes, else the one under the cursor.
    pub fn chosen(&self) -> Vec<Node> {
        if self.marked.is_empty() {
            self.node().into_iter().collect()
        } else {
            self.rows
                .iter()
                .map(|r| r.node)
                .filter(|n| self.marked.has(*n))
                .collect()
        }
    }

    pub fn let_go(&mut self) {
        self.marked.clear();
        self.taken.clear();
    }

    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let Some(node) = self.node() else {
            return Vec::new();
        };
        let county = at.desk.county();
        let mut names: Vec<String> = county
            .path(node)
            .into_iter()
            .map(|unit| at.desk.short(unit))
            .collect();
        if let Node::Household(id) = node
            && let Some(held) = county.household(id)
        {
            names.push(held.record.fields.head);
        }
        names
    }

    /// Unfolds the way to the node and puts the cursor on it.
    pub fn show(&mut self, node: Node, at: &At<'_>) {
        let county = at.desk.county();
        let mut path = county.path(node);
        if matches!(node, Node::Unit(_)) {
            path.pop();
        }
        self.openness.open.extend(path);
        let retired = match node {
            Node::Unit(unit) => !county.is_live(unit),
            Node::Household(id) => county
                .household_row(id)
                .is_some_and(|r| r.has(Mark::Retired)),
        };
        self.openness.retired |= retired;
        self.pane = Pane::Tree;
        self.gather(at.desk);
        if let Some(row) = self.rows.iter().position(|row| row.node == node) {
            self.at.cursor = row;
            self.at.center(self.rows.len(), height(at.size));
        }
        self.turn_page(at);
    }

    pub(super) fn turn_page(&mut self, at: &At<'_>) {
        let history = self
            .history
            .as_ref()
            .filter(|(node, _)| Some(*node) == self.node());
        let same = self
            .page
            .as_ref()
            .filter(|page| Some(page.node) == self.node());
        let cursor = same.map(|page| page.at);
        let cols = tree_view::panes(at.size.body(), self.pane)
            .1
            .width
            .saturating_sub(4);
        self.page = self.node().map(|node| {
            let mut page = Page::of(
                node,
                at,
                history.map(|(_, entries)| entries.as_slice()),
                cols,
            );
            page.at = cursor.unwrap_or(page.at);
            page.fit(page_height(at.size));
            page
        });
    }

    pub(super) fn regather(&mut self, at: &At<'_>) {
        let node = self.node();
        self.gather(at.desk);
        let row = node.and_then(|n| self.nearest(n, at));
        self.at.cursor = row.unwrap_or(self.at.cursor);
        self.at.fit(self.rows.len(), height(at.size));
        self.marked.keep(self.rows.iter().map(|r| r.node));
        super::tree_find::look(self, at);
        self.turn_page(at);
    }

    /// The row of the node, or of the nearest unit above it that is in view.
    fn nearest(&self, node: Node, at: &At<'_>) -> Option<usize> {
        let mut node = Some(node);
        while let Some(n) = node {
            if let Some(row) = self.rows.iter().position(|r| r.node == n) {
                return Some(row);
            }
            node = at.desk.county().parent(n).map(Node::Unit);
        }
        None
    }

    pub fn question(&self) -> Option<Question> {
        self.node().map(Question::History)
    }

    pub fn unasked(&mut self) -> Option<Question> {
        let node = self.node();
        if node == self.asked {
            return None;
        }
        self.asked = node;
        self.question()
    }

    fn pick(&mut self, pick: Pick, at: &At<'_>) -> Vec<Effect> {
        match pick {
            Pick::Mark => {
                if let Some(node) = self.node() {
                    self.marked.toggle(node, self.at.cursor);
                    self.go_to(self.at.cursor + 1, at);
                }
            }
            Pick::Range => {
                self.marked
                    .reach(self.rows.iter().map(|r| r.node), self.at.cursor);
            }
            Pick::Invert => self.invert(at),
            Pick::Clear => self.let_go(),
            Pick::Take => return self.take(at),
            Pick::PutDown => return super::tree_change::put_down(self, at),
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

    fn take(&mut self, at: &At<'_>) -> Vec<Effect> {
        self.taken = self.chosen();
        self.marked.clear();
        let words = at.say(&AppText::Taken {
            n: self.taken.len().into(),
        });
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
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
            Action::Go(Go::Open | Go::Right) => Some(page.open(at)),
            action if page.act(action, page_height(at.size)) => Some(Vec::new()),
            _ => None,
        }
    }

    /// Which of the finds the cursor stands on, counted from 1; 0 between them; none while nothing is looked for.
    pub fn found(&self) -> Option<usize> {
        let nth = self.finds.binary_search(&self.at.cursor);
        (!self.filter.is_empty()).then(|| nth.map_or(0, |n| n + 1))
    }

    /// The household under the cursor, unpacked.
    pub fn household(&self, at: &At<'_>) -> Option<Household> {
        match self.node()? {
            Node::Household(id) => at.desk.county().household(id).map(|held| held.record),
            Node::Unit(_) => None,
        }
    }
}

/// Rows of the tree in view: the body without borders and heading.
pub(super) fn height(size: Size) -> usize {
    usize::from(size.body().height.saturating_sub(3)).max(1)
}

pub(super) fn page_height(size: Size) -> usize {
    usize::from(size.body().height.saturating_sub(2)).max(1)
}

impl Layer for Tree {
    fn context(&self) -> Context {
        match self.pane {
            Pane::Tree => Context::Browse,
            Pane::Page => Context::Page,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.pane == Pane::Page
            && let Some(effects) = self.act_on_page(action, at)
        {
            return effects;
        }
        if self.at.act(action, self.rows.len(), height(at.size)) {
            self.turn_page(at);
            return Vec::new();
        }
        match action {
            Action::Go(go) => self.go(go, at),
            Action::Pick(pick) => self.pick(pick, at),
            Action::Change(change) => super::tree_change::change(self, change, at),
            Action::Train(_) => Assign::below(&self.chosen(), at),
            Action::Find(Find::WithRetired) => {
                self.openness.retired = !self.openness.retired;
                self.regather(at);
                let words = if self.openness.retired {
                    SearchText::WithRetired
                } else {
                    SearchText::WithoutRetired
                };
                vec![Effect::Tell(Notice::new(at.say(&words), Role::Notice))]
            }
            Action::Find(find @ (Find::Filter | Find::Next | Find::Prev)) => {
                super::tree_find::find(self, find, at)
            }
            Action::App(App::Unmask) => vec![match super::tree_offer::masked(self, at) {
                Some(record) => Effect::Unmask(record),
                None => Effect::Tell(Notice::new(at.say(&AppText::NothingMasked), Role::Dim)),
            }],
            Action::App(App::Copy) => super::tree_change::copy(self, at),
            Action::App(App::Cancel | App::Close) => {
                self.let_go();
                super::tree_find::forget(self);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn needs(&self, action: Action, at: &At<'_>) -> Option<Right> {
        super::tree_offer::needs(self, action, at)
    }

    fn offers(&self, action: Action, at: &At<'_>) -> bool {
        super::tree_offer::offers(self, action, at)
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.regather(at);
    }

    fn told(&mut self, answer: &Answer, _at: &At<'_>) {
        if let Answer::History(node, entries) = answer
            && self.node() == Some(*node)
        {
            self.history = Some((*node, entries.clone()));
            if let Some(page) = &mut self.page {
                page.tell(entries);
            }
        }
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        tree_view::view(self, at, buf, area)
    }

    fn footer(&self) -> Vec<Action> {
        super::tree_offer::footer(self)
    }
}
