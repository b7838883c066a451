//! What stands in each cell of a terminal, with wide glyphs kept whole.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Size;

use super::pen::Pen;

use crate::domain::text::hidden;
use crate::ui::kit::paint::Flow;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A glyph of this many columns begins here.
    Lead(u16),
    /// Covered by the glyph to the left; carries its pen.
    Hidden,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    face: Cell,
    pub pen: Pen,
    pub kind: Kind,
}

impl Spot {
    fn blank(pen: Pen) -> Spot {
        Spot {
            face: Cell::EMPTY,
            pen: pen.on_blank(),
            kind: Kind::Lead(1),
        }
    }

    pub fn symbol(&self) -> &str {
        self.face.symbol()
    }

    pub fn is_blank(&self) -> bool {
        self.kind == Kind::Lead(1) && self.symbol() == " "
    }

    pub fn is_bare(&self) -> bool {
        self.is_blank() && self.pen.is_plain()
    }

    pub fn columns(&self) -> u16 {
        match self.kind {
            Kind::Lead(cols) => cols,
            Kind::Hidden => 1,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Touch {
    Same,
    Written,
}

#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub size: Size,
    spots: Vec<Spot>,
    flows: Vec<Flow>,
    /// Rows written to since they were last copied from here.
    touched: Vec<Touch>,
}

impl Grid {
    pub fn blank(size: Size) -> Grid {
        let count = usize::from(size.width) * usize::from(size.height);
        Grid {
            size,
            spots: vec![Spot::blank(Pen::default()); count],
            flows: vec![Flow::Painted; usize::from(size.height)],
            touched: vec![Touch::Written; usize::from(size.height)],
        }
    }

    pub fn row(&self, y: u16) -> &[Spot] {
        let cols = usize::from(self.size.width);
        let start = usize::from(y) * cols;
        &self.spots[start..start + cols]
    }

    fn row_mut(&mut self, y: u16) -> &mut [Spot] {
        let cols = usize::from(self.size.width);
        let start = usize::from(y) * cols;
        &mut self.spots[start..start + cols]
    }

    /// Rows that may differ from what was copied from here; each is named once.
    pub fn take_touched(&mut self) -> Vec<u16> {
        let rows = (0..).zip(&mut self.touched);
        rows.filter_map(|(y, touch)| {
            (std::mem::replace(touch, Touch::Same) == Touch::Written).then_some(y)
        })
        .collect()
    }

    /// How the row came to be; none of a row that is not there.
    pub fn flow(&self, y: u16) -> Option<Flow> {
        self.flows.get(usize::from(y)).copied()
    }

    /// Whether the line of text in this row goes on in the next.
    pub fn goes_on(&self, y: u16) -> bool {
        let next = self.flow(y.saturating_add(1));
        self.flow(y) == Some(Flow::GoesOn) && next.is_some_and(|next| next != Flow::Painted)
    }

    pub fn copy_row(&mut self, y: u16, from: &Grid) {
        self.flows[usize::from(y)] = from.flows[usize::from(y)];
        self.row_mut(y).clone_from_slice(from.row(y));
    }

    pub fn wipe(&mut self, x: u16, y: u16) {
        self.mark(x, y, Flow::Painted);
        self.set(x, y, Spot::blank(Pen::default()));
    }

    /// The first cell of a row says it.
    fn mark(&mut self, x: u16, y: u16, flow: Flow) {
        if x == 0
            && let Some(row) = self.flows.get_mut(usize::from(y))
            && *row != flow
        {
            *row = flow;
            self.touched[usize::from(y)] = Touch::Written;
        }
    }

    /// Puts a cell of a frame here. Halves of glyphs it tears are blanked and keep their background, which is what
    /// terminals do and what a settled frame says.
    pub fn place(&mut self, x: u16, y: u16, cell: &Cell) {
        if x >= self.size.width || y >= self.size.height {
            return;
        }
        self.mark(x, y, Flow::of(cell));
        let pen = Pen::of(cell);
        let cols = columns(cell.symbol());
        let safe = drawable(cell.symbol()) && x.saturating_add(cols) <= self.size.width;
        if cols > 1 && safe {
            self.set(
                x,
                y,
                Spot {
                    face: bare(cell),
                    pen,
                    kind: Kind::Lead(cols),
                },
            );
            for hidden in x + 1..x + cols {
                self.set(
                    hidden,
                    y,
                    Spot {
                        face: Cell::EMPTY,
                        pen,
                        kind: Kind::Hidden,
                    },
                );
            }
            return;
        }
        if cell.symbol() == " " {
            return self.set(x, y, Spot::blank(pen));
        }
        let face = if safe { bare(cell) } else { Cell::new("?") };
        self.set(
            x,
            y,
            Spot {
                face,
                pen,
                kind: Kind::Lead(1),
            },
        );
        for over in x + 1..x.saturating_add(cols).min(self.size.width) {
            self.set(over, y, Spot::blank(pen));
        }
    }

    fn set(&mut self, x: u16, y: u16, spot: Spot) {
        self.touched[usize::from(y)] = Touch::Written;
        let row = self.row_mut(y);
        let at = usize::from(x);
        let joined = spot.kind == Kind::Hidden;
        if row[at].kind == Kind::Hidden && !joined {
            // The glyph this half belonged to is torn: blank its lead and the halves up to here.
            let mut lead = at;
            while lead > 0 && row[lead].kind == Kind::Hidden {
                lead -= 1;
                row[lead] = Spot::blank(row[lead].pen);
            }
        }
        row[at] = spot;
        let mut after = at + 1;
        while after < row.len() && row[after].kind == Kind::Hidden {
            row[after] = Spot::blank(row[after].pen);
            after += 1;
        }
    }
}

/// Symbol alone, so that equal looks compare equal. Of joined emoji only the first is sent: a terminal that does not
/// join them would spill the others over their neighbours, and at the right edge into the next row. A Han character
/// goes without the selector of its variant, for which few terminals have a glyph.
fn bare(cell: &Cell) -> Cell {
    let joins = |c: char| {
        c == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0100}'..='\u{e01ef}')
    };
    let symbol = cell.symbol();
    let first = symbol.split(joins).next().unwrap_or_default();
    let mut face = Cell::EMPTY;
    face.set_symbol(if columns(first) == columns(symbol) && !first.is_empty() {
        first
    } else {
        symbol
    });
    face
}

fn columns(symbol: &str) -> u16 {
    if symbol.len() == 1 || symbol.contains(char::is_control) {
        return 1;
    }
    symbol.cell_width().max(1)
}

/// May these characters reach a terminal? Nothing that moves, hides or reorders others.
fn drawable(symbol: &str) -> bool {
    let steers = |c: char| c.is_control() || hidden(c);
    !symbol.is_empty() && symbol.len() <= 64 && symbol.cell_width() > 0 && !symbol.contains(steers)
}
