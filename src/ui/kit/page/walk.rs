//! The cursor of a page: it goes from one line that leads somewhere to the next.

use super::{About, Line, Page, Spot};
use crate::{
    keymap::{Action, Go},
    ui::kit::{
        click::{self, Press},
        table::Cursor,
    },
};

impl<A: About> Page<A> {
    /// On what the cursor stood on before the page was made anew, else on the first line that leads somewhere.
    pub fn stand(&mut self, before: Option<Cursor<Spot<A::Spot>>>, height: usize) {
        let first = before.is_none();
        self.at = before.unwrap_or_default();
        self.at.fill(self.spots(), height);
        if first {
            self.at.go_to(self.first_link(), height);
        } else if matches!(self.at.gone(), Some(Spot::Line(_))) {
            self.at.settle(height);
        }
        self.fit(height);
    }

    pub(super) fn spots(&self) -> Vec<Spot<A::Spot>> {
        let spot = |(row, line): (usize, &Line<A>)| match &line.about {
            Some(about) => Spot::About(about.spot()),
            None => Spot::Line(row),
        };
        self.lines.iter().enumerate().map(spot).collect()
    }

    /// Whether its cursor has not left the first line that leads somewhere: whatever others put there, unless
    /// somebody stands on it, the page is seen from its first line.
    pub fn is_at_head(&self) -> bool {
        self.at.is_on(self.first_link())
    }

    /// Nobody stands on it: a line that is gone is no loss.
    pub fn settle(&mut self, height: usize) {
        if self.is_lost() {
            self.at.settle(height);
            self.fit(height);
        }
    }

    /// Where the cursor's line led is no longer on the page.
    pub fn is_lost(&self) -> bool {
        self.at.gone().is_some()
    }

    /// The line that leads somewhere to which a line belongs: what is broken goes on below it.
    pub(super) fn link(&self, row: usize) -> Option<usize> {
        let mut link = row;
        while self.lines[link].about.is_none() {
            link = Some(link).filter(|link| self.repeats(*link))? - 1;
        }
        Some(link)
    }

    /// The keys that lead to a line that leads somewhere.
    pub(super) fn way(&self, row: usize) -> Vec<Press> {
        let (here, links) = (self.at.place(), self.lines.iter().enumerate());
        let links = links.filter(|(_, line)| line.about.is_some());
        let from = if self.is_lost() { here } else { here + 1 };
        let between = if row >= from {
            from..row + 1
        } else {
            row..here
        };
        let n = links.filter(|(link, _)| between.contains(link)).count();
        if row < from {
            click::steps(n, 0, click::ROWS)
        } else {
            click::steps(0, n, click::ROWS)
        }
    }

    fn first_link(&self) -> usize {
        self.lines
            .iter()
            .position(|line| line.about.is_some())
            .unwrap_or(0)
    }

    fn fit(&mut self, height: usize) {
        self.at.fit(height);
        // What stands above the first line that leads somewhere is seen with it.
        if self.at.row().is_some_and(|row| row <= self.first_link()) {
            self.at.show_from(0, height);
        }
    }

    /// Moves from link to link; pages move by lines.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let step = match action {
            Action::Go(Go::Up) => -1,
            Action::Go(Go::Down) => 1,
            _ => return self.at.act(action, height),
        };
        if !self.at.act(action, height) {
            return false;
        }
        let Some(next) = self.at.row() else {
            return true;
        };
        // The first step is made.
        let mut row = next as isize;
        while let Some(line) = usize::try_from(row).ok().and_then(|r| self.lines.get(r)) {
            if line.about.is_some() {
                break;
            }
            row += step;
        }
        // Beyond the last link the page still scrolls to its end.
        let row = if row < 0 {
            self.first_link()
        } else {
            row as usize
        };
        self.at.go_to(row, height);
        self.fit(height);
        true
    }
}
