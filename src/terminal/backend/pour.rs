//! Lines of plain text, written so that the terminal knows where each begins and ends.

use std::io::Write;

use crossterm::terminal::{Clear, ClearType};

use super::{Grid, Painter, Pen};
use crate::ui::kit::paint::Flow;

impl<W: Write> Painter<W> {
    /// One row of a frame, whether it is painted or leaves as text.
    pub(super) fn bring(&mut self, y: u16, wanted: &Grid, shown: &mut Grid) {
        let is_text = |grid: &Grid| grid.flow(y).is_some_and(|flow| flow != Flow::Painted);
        if is_text(wanted) {
            return self.pour(y, wanted, shown);
        }
        if is_text(shown) {
            // The terminal may hold that the line goes on.
            self.wipe_row(y);
            shown.copy_row(y, &Grid::blank(shown.size));
        }
        self.paint_row(y, wanted.row(y), shown.row(y));
        shown.copy_row(y, wanted);
    }

    /// Writes a line of text through all the rows it takes, as the terminal itself goes on from one to the next: what
    /// somebody selects there is one line. Nothing is written behind its end.
    fn pour(&mut self, y: u16, wanted: &Grid, shown: &mut Grid) {
        let first = (0..y).rev().take_while(|&above| wanted.goes_on(above));
        let first = first.last().unwrap_or(y);
        let last = (y..wanted.size.height)
            .find(|&row| !wanted.goes_on(row))
            .unwrap_or(y);
        let same = |y| wanted.row(y) == shown.row(y) && wanted.flow(y) == shown.flow(y);
        if (first..=last).all(same) {
            // Poured with another of its rows.
            return;
        }
        for y in first..=last {
            self.wipe_row(y);
        }
        for y in first..=last {
            let row = wanted.row(y);
            let end = row.len() - row.iter().rev().take_while(|s| s.is_bare()).count();
            if y == first {
                self.go(0, y, row);
            } else {
                (self.row, self.col) = (Some(y), Some(0));
            }
            self.take(Pen::default());
            self.write_run(0..end, row);
            shown.copy_row(y, wanted);
        }
    }

    fn wipe_row(&mut self, y: u16) {
        self.go(0, y, &[]);
        self.take(Pen::default());
        self.say(Clear(ClearType::UntilNewLine));
    }
}
