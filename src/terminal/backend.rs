//! Paints frames: the one file that works round the faults of painting Chinese text and counts bytes. It knows what
//! the terminal shows and sends only what differs; a frame without differences sends nothing.

mod pour;

use std::io::{self, Write};
use std::ops::Range;

use crossterm::{
    Command,
    cursor::{Hide, MoveRight, MoveTo, MoveToColumn, Show},
    queue,
    terminal::{self, BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate},
};
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::grid::{Grid, Kind, Spot};
use super::pen::Pen;
use super::row::{line_piece, needs_repair, next_run, sure};
use super::size::SizeSlot;
use crate::ui::Width;
use crate::ui::kit::glyphs::cell_twin;

/// Moves in fewer bytes than with every number said.
const HOME: &str = "\x1b[H";
const STEP: &str = "\x1b[C";

fn row_start(y: u16) -> String {
    format!("\x1b[{}H", y + 1)
}

fn ansi(command: impl Command) -> String {
    let mut out = String::new();
    command
        .write_ansi(&mut out)
        .expect("a string takes every character");
    out
}

/// A blank tail longer than this is erased, not overwritten.
const ERASE_FROM: usize = 6;

/// Unchanged cells up to this many are written again instead of jumped over.
const STEP_OVER: u16 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Caret {
    Unknown,
    Hidden,
    Shown,
}

/// Frames handed to it must be settled (`ui::paint::settle`): a hidden cell is blank and styled as its glyph.
#[derive(Debug)]
pub struct Painter<W: Write> {
    writer: W,
    slot: SizeSlot,
    width: Width,
    wanted: Grid,
    shown: Grid,
    /// The terminal holds we don't know what.
    stale: bool,
    caret: Caret,
    caret_wanted: Caret,
    caret_at: Position,
    /// Where the terminal's cursor stands; the column is unknown at the right edge and after a glyph of doubtful width.
    row: Option<u16>,
    col: Option<u16>,
    pen: Option<Pen>,
    /// The wide glyph placed last: ratatui blanks its second half afterwards, which must not tear it.
    just_placed: Option<(Range<u16>, u16)>,
    out: Vec<u8>,
}

impl<W: Write> Painter<W> {
    /// In a terminal that draws ambiguous characters wide, their twins are sent.
    pub fn new(writer: W, slot: SizeSlot, width: Width) -> Painter<W> {
        let blank = Grid::blank(slot.get());
        Painter {
            writer,
            slot,
            width,
            wanted: blank.clone(),
            shown: blank,
            stale: true,
            caret: Caret::Unknown,
            caret_wanted: Caret::Hidden,
            caret_at: Position::ORIGIN,
            row: None,
            col: None,
            pen: None,
            just_placed: None,
            out: Vec::new(),
        }
    }

    pub fn writer(&self) -> &W {
        &self.writer
    }

    pub fn writer_mut(&mut self) -> &mut W {
        &mut self.writer
    }

    /// The terminal was in other hands: the next flush paints everything again.
    pub fn forget(&mut self) {
        self.stale = true;
        self.caret = Caret::Unknown;
    }

    fn say(&mut self, command: impl Command) {
        queue!(self.out, command).expect("a vector takes every byte");
    }

    fn erase(&mut self) {
        (self.row, self.col) = (None, None);
        Pen::default().write(None, &mut self.out);
        self.pen = Some(Pen::default());
        self.say(Clear(terminal::ClearType::All));
        self.shown = Grid::blank(self.wanted.size);
        self.stale = false;
    }

    fn paint(&mut self) {
        let touched = self.wanted.take_touched();
        let changed: Vec<u16> = if self.stale {
            (0..self.wanted.size.height).collect()
        } else {
            let (wanted, shown) = (&self.wanted, &self.shown);
            let differs =
                |y: &u16| wanted.row(*y) != shown.row(*y) || wanted.flow(*y) != shown.flow(*y);
            touched.into_iter().filter(differs).collect()
        };
        if !self.stale && changed.is_empty() {
            return;
        }
        self.say(BeginSynchronizedUpdate);
        if self.caret != Caret::Hidden {
            self.say(Hide);
            self.caret = Caret::Hidden;
        }
        if self.stale {
            self.erase();
        }
        // Rows are lent out, so the grids step aside while the rest of the painter writes.
        let nothing = || Grid::blank(Size::ZERO);
        let wanted = std::mem::replace(&mut self.wanted, nothing());
        let mut shown = std::mem::replace(&mut self.shown, nothing());
        for y in changed {
            self.bring(y, &wanted, &mut shown);
        }
        self.wanted = wanted;
        self.shown = shown;
        self.place_caret();
        self.say(EndSynchronizedUpdate);
    }

    fn paint_row(&mut self, y: u16, wanted: &[Spot], shown: &[Spot]) {
        let bare_from = wanted.len() - wanted.iter().rev().take_while(|s| s.is_bare()).count();
        let tail = (bare_from..wanted.len())
            .filter(|&x| wanted[x] != shown[x])
            .count();
        let end = if tail > ERASE_FROM {
            bare_from
        } else {
            wanted.len()
        };
        let mut x = 0;
        while x < end {
            let run = next_run(wanted, shown, x..end);
            if run.is_empty() {
                break;
            }
            x = run.end;
            if needs_repair(&wanted[run.clone()], &shown[run.clone()]) {
                // Blanks first: some terminals keep the old background under a glyph's second half (ratatui #2652).
                self.go(run.start as u16, y, wanted);
                self.take(wanted[run.start].pen);
                self.out.extend(std::iter::repeat_n(b' ', run.len()));
                self.passed(run.end, wanted.len());
            }
            self.go(run.start as u16, y, wanted);
            self.take(wanted[run.start].pen);
            self.write_run(run, wanted);
        }
        if end == bare_from && tail > ERASE_FROM {
            self.go(bare_from as u16, y, wanted);
            self.take(Pen::default());
            self.say(Clear(terminal::ClearType::UntilNewLine));
        }
    }

    fn write_run(&mut self, run: Range<usize>, wanted: &[Spot]) {
        for x in run.clone() {
            let spot = &wanted[x];
            if spot.kind == Kind::Hidden {
                continue;
            }
            self.out.extend_from_slice(spot.symbol().as_bytes());
            let next = x + usize::from(spot.columns());
            self.passed(next, wanted.len());
            if !sure(spot.symbol()) {
                let same = next < run.end
                    && line_piece(spot.symbol())
                    && wanted[next].symbol() == spot.symbol();
                self.col = None;
                if next < run.end && !same {
                    let y = self.row.unwrap_or_default();
                    self.go(next as u16, y, wanted);
                }
            }
        }
    }

    /// The cursor went on to column `x`. At the right edge terminals disagree about where it stands.
    fn passed(&mut self, x: usize, cols: usize) {
        self.col = (x < cols).then_some(x as u16);
    }

    fn take(&mut self, pen: Pen) {
        pen.write(self.pen, &mut self.out);
        self.pen = Some(pen);
    }

    /// Moves the cursor the cheapest way. `row` is what the terminal will show in this row once it is painted.
    fn go(&mut self, x: u16, y: u16, row: &[Spot]) {
        let mut best = match (x, y) {
            (0, 0) => HOME.to_owned(),
            (0, _) => row_start(y),
            _ => ansi(MoveTo(x, y)),
        };
        if self.row == Some(y) {
            best = if x == 0 {
                "\r".to_owned()
            } else {
                ansi(MoveToColumn(x))
            };
            match self.col {
                Some(at) if at == x => return,
                Some(at) if at < x => {
                    let gap = &row[usize::from(at)..usize::from(x)];
                    let plain = |s: &Spot| {
                        Some(s.pen) == self.pen && s.kind == Kind::Lead(1) && s.symbol().len() == 1
                    };
                    if x - at <= STEP_OVER && gap.iter().all(plain) {
                        best = gap.iter().map(Spot::symbol).collect();
                    } else {
                        let step = if x - at == 1 {
                            STEP.to_owned()
                        } else {
                            ansi(MoveRight(x - at))
                        };
                        best = if step.len() < best.len() { step } else { best };
                    }
                }
                _ => {}
            }
        }
        self.out.extend_from_slice(best.as_bytes());
        (self.row, self.col) = (Some(y), Some(x));
    }

    fn place_caret(&mut self) {
        if self.caret_wanted == Caret::Shown {
            let (x, y) = (self.caret_at.x, self.caret_at.y);
            if (self.row, self.col) != (Some(y), Some(x)) {
                // No cells may be rewritten on the way, so the row is given as unknown.
                self.row = None;
                self.go(x, y, &[]);
            }
        }
        if self.caret != self.caret_wanted {
            if self.caret_wanted == Caret::Shown {
                self.say(Show);
            } else {
                self.say(Hide);
            }
            self.caret = self.caret_wanted;
        }
    }
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.just_placed = None;
        for (x, y, cell) in content {
            let covered = |(cols, row): &(Range<u16>, u16)| *row == y && cols.contains(&x);
            if cell.symbol() == " " && self.just_placed.as_ref().is_some_and(covered) {
                continue;
            }
            if self.width == Width::Wide
                && let Some(twin) = cell_twin(cell.symbol())
            {
                self.wanted.place(x, y, cell.clone().set_symbol(twin));
            } else {
                self.wanted.place(x, y, cell);
            }
            let hides = usize::from(x) + 1 < usize::from(self.wanted.size.width)
                && y < self.wanted.size.height
                && self.wanted.row(y)[usize::from(x) + 1].kind == Kind::Hidden;
            self.just_placed =
                hides.then(|| (x + 1..x + self.wanted.row(y)[usize::from(x)].columns(), y));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = Caret::Hidden;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.caret_wanted = Caret::Shown;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret_at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret_at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Position { x: cx, y: cy } = self.caret_at;
        let size = self.wanted.size;
        let inside = |x: u16, y: u16| match clear_type {
            ClearType::All => true,
            ClearType::AfterCursor => (y, x) >= (cy, cx),
            ClearType::BeforeCursor => (y, x) <= (cy, cx),
            ClearType::CurrentLine => y == cy,
            ClearType::UntilNewLine => y == cy && x >= cx,
        };
        if clear_type == ClearType::All {
            // Asked for after a new size and to repaint: what the terminal holds is anybody's guess.
            self.wanted = Grid::blank(self.slot.get());
            self.forget();
            return Ok(());
        }
        for y in 0..size.height {
            for x in (0..size.width).filter(|&x| inside(x, y)) {
                self.wanted.wipe(x, y);
            }
        }
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.slot.get())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.slot.get(),
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.clear();
        self.paint();
        self.place_caret();
        if self.out.is_empty() {
            return Ok(());
        }
        let sent = self
            .writer
            .write_all(&self.out)
            .and_then(|()| self.writer.flush());
        if sent.is_err() {
            self.forget();
        }
        sent
    }
}
