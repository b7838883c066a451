//! The tree among the screens: how it stands when it is left, and stands again.

use super::{super::meant::is_about, Tree};
use crate::{
    desk::Desk,
    domain::{Level, UnitId, Unmask},
    store::Receipt,
    ui::{
        kit::{Arrange, At, Question, Route, Screen},
        registry::route::{Pane, Registry, TreeView},
    },
};

impl Tree {
    /// As it was left; its rows are gathered when it is looked at.
    pub fn left_as(view: TreeView) -> Self {
        Self {
            root: None,
            openness: view.openness,
            rows: Vec::new(),
            at: view.at,
            marked: view.marked,
            taken: view.taken,
            pane: view.pane,
            page: None,
            left: view.page,
            moved: false,
            asked: None,
            history: None,
            filter: view.filter,
            finds: Vec::new(),
            unfolds: false,
        }
    }

    /// As a sitting begins: with one way down to a household, so that whoever sees it first sees what it holds.
    pub fn at_first(desk: &Desk) -> Self {
        let mut tree = Self::new(desk);
        tree.unfolds = true;
        tree.unfold(desk);
        tree
    }

    /// By the township with the fewest villages, because the others stay in view. Not before all is read, nor after a
    /// key was pressed.
    pub(super) fn unfold(&mut self, desk: &Desk) {
        let county = desk.county();
        if !self.unfolds || !county.is_whole() {
            return;
        }
        self.unfolds = false;
        let mut next = desk.root();
        while let Some(unit) = next {
            self.openness.open.insert(unit);
            let below = county.children(unit).into_iter();
            let below =
                below.filter(|&unit| county.is_live(unit) && county.figures(unit).households > 0);
            next = below.min_by_key(|&unit| county.figures(unit).units(Level::Village));
        }
        self.gather(desk, 1);
    }

    pub fn stand(&self) -> TreeView {
        let page = self.page.as_ref();
        let page = page.filter(|page| self.pane == Pane::Page || !page.is_at_head());
        TreeView {
            openness: self.openness.clone(),
            at: self.at.stand(),
            marked: self.marked.clone(),
            taken: self.taken.clone(),
            pane: self.pane,
            page: page.map(|page| (page.node, page.at.stand())),
            filter: self.filter.clone(),
        }
    }
}

impl Screen for Tree {
    fn route(&self) -> Route {
        Registry::Tree(Box::new(self.stand())).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let Some(node) = self.node().or(self.at.gone().copied()) else {
            return Vec::new();
        };
        let mut names = at.desk.crumbs(node);
        let household = node
            .household()
            .and_then(|id| at.desk.county().household(id));
        names.extend(household.map(|held| held.record.fields.head));
        names
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.county().unit_at(self.node()?)
    }

    fn holds(&self, record: Unmask, at: &At<'_>) -> bool {
        super::offers::record(self, at) == Some(record)
    }

    fn question(&self) -> Option<Question> {
        self.node().map(Question::History)
    }

    fn unasked(&mut self) -> Option<Question> {
        let node = self.node();
        if node == self.asked {
            return None;
        }
        self.asked = node;
        self.question()
    }

    fn ready(&mut self, at: &At<'_>) {
        if self.moved {
            self.turn_page(at);
        }
    }

    /// What was selected for a change, or taken up, is let go when it is made.
    fn settled(&mut self, receipt: &Receipt, at: &At<'_>) {
        let meant = self.marked.iter().chain(self.taken.iter().copied());
        if is_about(receipt, meant, at) {
            self.let_go();
        }
    }

    fn arrange(&mut self, how: &Arrange, at: &At<'_>) {
        if let Arrange::Filter(text) = how {
            super::find::type_ahead(self, text, at);
        }
    }
}
