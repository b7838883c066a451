//! The tree among the screens: how it stands when it is left, and stands again.

use super::{super::meant::is_about, Tree};
use crate::{
    domain::{UnitId, Unmask},
    store::Receipt,
    ui::{
        kit::{At, Question, Route, Screen},
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
        }
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

    fn filter(&mut self, text: &str, at: &At<'_>) {
        super::find::type_ahead(self, text, at);
    }
}
