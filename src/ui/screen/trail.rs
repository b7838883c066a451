//! The way through the screens: back, forward, and the view before this one.

use super::{Screen, tree::Tree};
use crate::register::Node;

/// Never empty. Older than this many steps are forgotten.
const LONGEST: usize = 50;

pub struct Trail {
    steps: Vec<Screen>,
    here: usize,
    /// Where the person was before the last jump, for `last_view`.
    before: Option<usize>,
}

impl Trail {
    pub fn new(first: Screen) -> Self {
        Self {
            steps: vec![first],
            here: 0,
            before: None,
        }
    }

    pub fn here(&self) -> &Screen {
        &self.steps[self.here]
    }

    pub fn here_mut(&mut self) -> &mut Screen {
        &mut self.steps[self.here]
    }

    pub fn is_at_start(&self) -> bool {
        self.here == 0
    }

    /// A new screen; what lay ahead is forgotten.
    pub fn go(&mut self, screen: Screen) {
        self.steps.truncate(self.here + 1);
        self.before = Some(self.here);
        self.steps.push(screen);
        if self.steps.len() > LONGEST {
            self.steps.remove(0);
            self.before = self.before.and_then(|b| b.checked_sub(1));
        }
        self.here = self.steps.len() - 1;
    }

    pub fn back(&mut self) -> bool {
        self.here.checked_sub(1).is_some_and(|at| self.step(at))
    }

    pub fn forward(&mut self) -> bool {
        self.step(self.here + 1)
    }

    pub fn last_view(&mut self) -> bool {
        self.before.is_some_and(|at| self.step(at))
    }

    /// Pages of what is there no longer are not gone back to.
    pub fn forget(&mut self, is_dead: impl Fn(&Screen) -> bool) {
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

    fn step(&mut self, at: usize) -> bool {
        if at >= self.steps.len() || at == self.here {
            return false;
        }
        self.before = Some(self.here);
        self.here = at;
        true
    }

    /// What the trees along the way stood on, the newest first, without where one is.
    pub fn visited(&self) -> Vec<Node> {
        let here = match self.here() {
            Screen::Tree(tree) => tree.node(),
            _ => None,
        };
        let mut nodes: Vec<Node> = Vec::new();
        for screen in self.steps.iter().rev() {
            let Screen::Tree(tree) = screen else {
                continue;
            };
            let node = tree.node().filter(|node| Some(*node) != here);
            nodes.extend(node.filter(|node| !nodes.contains(node)));
        }
        nodes
    }

    /// The tree as it was last seen, so that its folds are kept.
    pub fn nearest_tree(&self) -> Option<&Tree> {
        self.steps[..=self.here]
            .iter()
            .rev()
            .find_map(|screen| match screen {
                Screen::Tree(tree) => Some(tree),
                _ => None,
            })
    }
}
