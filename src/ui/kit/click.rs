//! What a click means. Whatever is drawn says which keys lead to it: a click can do nothing that keys can't.

use std::{cell::RefCell, iter};

use super::{At, Position, Rect};
use crate::{
    domain::UnitId,
    keymap::{Action, Go},
};

/// What a click stands for, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    Key(Action),
    /// As search goes to a unit.
    Unit(UnitId),
}

/// What is drawn where, and what it answers to.
#[derive(Debug, Default)]
pub struct Clicks(RefCell<Vec<(Rect, Vec<Press>)>>);

impl Clicks {
    /// What was drawn last lies on top.
    pub fn at(self, cell: Position) -> Vec<Press> {
        let drawn = self.0.into_inner().into_iter().rev();
        let mut there = drawn.filter(|(area, _)| area.contains(cell));
        there.next().map_or_else(Vec::new, |(_, presses)| presses)
    }
}

impl At<'_> {
    /// What is drawn there answers to a click like this; it is worked out for a click alone.
    pub fn answers(&self, area: Rect, presses: impl FnOnce() -> Vec<Press>) {
        if let Some(clicks) = self.clicks {
            clicks.0.borrow_mut().push((area, presses()));
        }
    }

    /// A row of something that has a cursor: the cursor goes there, and what it stands on already is opened.
    pub fn row(&self, area: Rect, way: impl FnOnce() -> Vec<Press>) {
        self.answers(area, || {
            let way = way();
            if way.is_empty() { key(Go::Open) } else { way }
        });
    }

    /// Something lies over what was drawn there before.
    pub fn covers(&self, area: Rect) {
        self.answers(area, Vec::new);
    }
}

/// One key.
pub fn key(action: impl Into<Action>) -> Vec<Press> {
    vec![Press::Key(action.into())]
}

/// The keys from one place in a row of places to another.
pub fn steps(from: usize, to: usize, [back, forth]: [impl Into<Action> + Copy; 2]) -> Vec<Press> {
    let step = if to < from { back } else { forth };
    let steps = iter::repeat_n(step.into(), to.abs_diff(from));
    steps.map(Press::Key).collect()
}

pub const ROWS: [Go; 2] = [Go::Up, Go::Down];
pub const BESIDE: [Go; 2] = [Go::Left, Go::Right];
