//! The attributes a terminal writes with, and the shortest sequence from one set to the next.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that change a cell even when nothing is written in it.
const VISIBLE_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// Blinking and hidden text are never sent.
const KEPT: Modifier = VISIBLE_ON_BLANK
    .union(Modifier::BOLD)
    .union(Modifier::DIM)
    .union(Modifier::ITALIC);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    marks: Modifier,
}

impl Pen {
    pub fn of(cell: &Cell) -> Pen {
        Pen {
            fg: cell.fg,
            bg: cell.bg,
            marks: cell.modifier & KEPT,
        }
    }

    /// The same as far as a blank shows it: two blanks that look alike are not repainted.
    pub fn on_blank(self) -> Pen {
        if self.marks.intersects(VISIBLE_ON_BLANK) {
            return self;
        }
        Pen {
            bg: self.bg,
            ..Pen::default()
        }
    }

    pub fn is_plain(self) -> bool {
        self.on_blank() == Pen::default()
    }

    /// Does the background, underline or the like differ, so that half a glyph could keep the old one?
    pub fn backs_differently(self, other: Pen) -> bool {
        self.bg != other.bg
            || (self.marks ^ other.marks).intersects(VISIBLE_ON_BLANK)
            || (self.marks.contains(Modifier::REVERSED) && self.fg != other.fg)
    }

    /// Writes what turns `from` (unknown if `None`) into this pen.
    pub fn write(self, from: Option<Pen>, out: &mut Vec<u8>) {
        if from == Some(self) {
            return;
        }
        let mut fresh = Params::default();
        fresh.push("0");
        fresh.change(Pen::default(), self);
        let best = match from {
            Some(from) => {
                let mut step = Params::default();
                step.change(from, self);
                if step.0.len() < fresh.0.len() {
                    step
                } else {
                    fresh
                }
            }
            None => fresh,
        };
        // `ESC[m` is `ESC[0m`.
        let text = if best.0 == "0" { "" } else { &best.0 };
        write!(out, "\x1b[{text}m").expect("a vector takes every byte");
    }
}

/// The numbers of one SGR sequence.
#[derive(Default)]
struct Params(String);

impl Params {
    fn push(&mut self, number: &str) {
        if !self.0.is_empty() {
            self.0.push(';');
        }
        self.0.push_str(number);
    }

    fn change(&mut self, from: Pen, to: Pen) {
        let weight = Modifier::BOLD | Modifier::DIM;
        let mut on = to.marks - from.marks;
        let off = from.marks - to.marks;
        if off.intersects(weight) {
            // 22 ends both, so the one that stays is said again.
            self.push("22");
            on |= to.marks & weight;
        }
        for (mark, start, end) in [
            (Modifier::BOLD, "1", ""),
            (Modifier::DIM, "2", ""),
            (Modifier::ITALIC, "3", "23"),
            (Modifier::UNDERLINED, "4", "24"),
            (Modifier::REVERSED, "7", "27"),
            (Modifier::CROSSED_OUT, "9", "29"),
        ] {
            if on.contains(mark) {
                self.push(start);
            }
            if off.contains(mark) && !end.is_empty() {
                self.push(end);
            }
        }
        if from.fg != to.fg {
            self.push(&colour(to.fg, Side::Front));
        }
        if from.bg != to.bg {
            self.push(&colour(to.bg, Side::Back));
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Front,
    Back,
}

fn colour(colour: Color, side: Side) -> String {
    let shift = match side {
        Side::Front => 0,
        Side::Back => 10,
    };
    let named = match colour {
        Color::Reset => 39,
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        Color::Indexed(index) => return format!("{};5;{index}", 38 + shift),
        Color::Rgb(red, green, blue) => return format!("{};2;{red};{green};{blue}", 38 + shift),
    };
    (named + shift).to_string()
}
