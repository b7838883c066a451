//! The way through the screens: back, forward, and the view before this one. Where one is stands as built, of all others
//! the route is kept with how they stood.

use crate::{
    register::Node,
    ui::{
        kit::{Route, Screen},
        registry::route::{Registry, TreeView},
    },
};

/// Never empty. Older than this many steps are forgotten.
const LONGEST: usize = 50;

pub struct Trail {
    /// Of where one is, what it was when one came.
    steps: Vec<Route>,
    here: usize,
    screen: Box<dyn Screen>,
    /// Where the person was before the last jump, for `last_view`.
    before: Option<usize>,
}

impl Trail {
    pub fn new(first: Box<dyn Screen>) -> Self {
        Self {
            steps: vec![first.route()],
            here: 0,
            screen: first,
            before: None,
        }
    }

    pub fn here(&self) -> &dyn Screen {
        self.screen.as_ref()
    }

    pub fn here_mut(&mut self) -> &mut dyn Screen {
        self.screen.as_mut()
    }

    pub fn is_at_start(&self) -> bool {
        self.here == 0
    }

    /// A new screen; what lay ahead is forgotten.
    pub fn go(&mut self, screen: Box<dyn Screen>) {
        self.steps.truncate(self.here);
        self.steps.push(self.screen.route());
        self.before = Some(self.here);
        self.steps.push(screen.route());
        self.screen = screen;
        if self.steps.len() > LONGEST {
            self.steps.remove(0);
            self.before = self.before.and_then(|b| b.checked_sub(1));
        }
        self.here = self.steps.len() - 1;
    }

    /// Where a step back, forward or to the view before would lead.
    pub fn back(&self) -> Option<usize> {
        self.here.checked_sub(1)
    }

    pub fn forward(&self) -> Option<usize> {
        Some(self.here + 1)
    }

    pub fn last_view(&self) -> Option<usize> {
        self.before
    }

    pub fn step(&self, at: usize) -> Option<&Route> {
        self.steps.get(at).filter(|_| at != self.here)
    }

    /// The screen of another step, made again.
    pub fn stand(&mut self, at: usize, screen: Box<dyn Screen>) {
        self.steps[self.here] = self.screen.route();
        self.screen = screen;
        self.before = Some(self.here);
        self.here = at;
    }

    /// Pages of what is there no longer are not gone back to.
    pub fn forget(&mut self, is_dead: impl Fn(&Route) -> bool) {
        for at in (0..self.steps.len()).rev() {
            if at != self.here && is_dead(&self.steps[at]) {
                self.steps.remove(at);
                self.here -= usize::from(at < self.here);
                self.before = match self.before {
                    Some(before) if before > at => Some(before - 1),
                    Some(before) if before == at => None,
                    before => before,
                };
            }
        }
    }

    /// The trees along the way, the newest first, without where one is.
    fn trees(&self, until: usize) -> impl Iterator<Item = &TreeView> {
        let steps = self.steps[..until].iter().enumerate().rev();
        let others = steps.filter(|(at, _)| *at != self.here);
        others.filter_map(|(_, step)| match step {
            Route::Registry(Registry::Tree(tree)) => Some(tree.as_ref()),
            _ => None,
        })
    }

    /// What they stood on, but for what is stood on here.
    pub fn visited(&self) -> Vec<Node> {
        let here = match self.screen.route() {
            Route::Registry(Registry::Tree(tree)) => tree.at.key().copied(),
            _ => None,
        };
        let mut nodes: Vec<Node> = Vec::new();
        for tree in self.trees(self.steps.len()) {
            let node = tree.at.key().copied().filter(|node| Some(*node) != here);
            nodes.extend(node.filter(|node| !nodes.contains(node)));
        }
        nodes
    }

    /// The tree as it was last seen, so that its folds are kept.
    pub fn nearest_tree(&self) -> Option<TreeView> {
        match self.screen.route() {
            Route::Registry(Registry::Tree(tree)) => Some(*tree),
            _ => self.trees(self.here).next().cloned(),
        }
    }
}
