//! A strict, unkind terminal: it knows the few sequences we may send, panics at any other, and keeps the old
//! background under the second half of a wide glyph, as the Windows console does.

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attrs {
    pub fg: String,
    pub bg: String,
    pub bold: String,
    pub underline: String,
    pub reverse: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Empty under the second half of a wide glyph.
    pub symbol: String,
    pub attrs: Attrs,
}

pub struct Model {
    pub cols: u16,
    pub spots: Vec<Spot>,
    pub x: u16,
    pub y: u16,
    pub cursor: &'static str,
    /// Is a synchronized frame open?
    pub frame: &'static str,
    pen: Attrs,
}

impl Model {
    pub fn new(cols: u16, rows: u16) -> Model {
        // Rubbish at the start: nothing may rely on a clean screen.
        let spot = Spot {
            symbol: "#".to_owned(),
            attrs: Attrs {
                bg: "41".to_owned(),
                ..Attrs::default()
            },
        };
        Model {
            cols,
            spots: vec![spot; usize::from(cols) * usize::from(rows)],
            x: 0,
            y: 0,
            cursor: "unknown",
            frame: "closed",
            pen: Attrs::default(),
        }
    }

    pub fn spot(&self, x: u16, y: u16) -> &Spot {
        &self.spots[usize::from(y) * usize::from(self.cols) + usize::from(x)]
    }

    fn spot_mut(&mut self, x: u16, y: u16) -> &mut Spot {
        &mut self.spots[usize::from(y) * usize::from(self.cols) + usize::from(x)]
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let mut rest = std::str::from_utf8(bytes).expect("only UTF-8 is sent");
        while !rest.is_empty() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let end = sequence
                    .find(|c: char| c.is_ascii_alphabetic())
                    .expect("a sequence has an end");
                let (params, tail) = sequence.split_at(end);
                let (last, tail) = tail.split_at(1);
                self.sequence(params, last);
                rest = tail;
                continue;
            }
            if let Some(tail) = rest.strip_prefix('\r') {
                self.x = 0;
                rest = tail;
                continue;
            }
            let end = rest.find(['\x1b', '\r']).unwrap_or(rest.len());
            let (text, tail) = rest.split_at(end);
            for grapheme in text.graphemes(true) {
                self.write(grapheme);
            }
            rest = tail;
        }
    }

    fn sequence(&mut self, params: &str, last: &str) {
        let number = |n: usize| {
            params
                .split(';')
                .nth(n)
                .filter(|p| !p.is_empty())
                .map_or(1, |p| p.parse().expect("a number"))
        };
        match (params, last) {
            ("?2026", "h") => self.frame = "open",
            ("?2026", "l") => self.frame = "closed",
            ("?25", "h") => self.cursor = "shown",
            ("?25", "l") => self.cursor = "hidden",
            ("2", "J") => {
                let blank = Spot {
                    symbol: " ".to_owned(),
                    attrs: self.erased(),
                };
                self.spots.fill(blank);
            }
            ("", "K") => {
                for x in self.x..self.cols {
                    self.tear(x);
                    let attrs = self.erased();
                    *self.spot_mut(x, self.y) = Spot {
                        symbol: " ".to_owned(),
                        attrs,
                    };
                }
            }
            (_, "H") => (self.y, self.x) = (number(0) - 1, number(1) - 1),
            (_, "G") => self.x = number(0) - 1,
            (_, "C") => self.x += number(0),
            (_, "m") => self.style(params),
            other => panic!("not on the list: {other:?}"),
        }
        assert!(self.x <= self.cols, "the cursor left the screen");
    }

    fn erased(&self) -> Attrs {
        Attrs {
            bg: self.pen.bg.clone(),
            ..Attrs::default()
        }
    }

    fn style(&mut self, params: &str) {
        let mut codes = params.split(';');
        while let Some(code) = codes.next() {
            let mut colour = || match code {
                "38" | "48" => {
                    let kind = codes.next().expect("kind of colour");
                    let count = if kind == "2" { 3 } else { 1 };
                    codes
                        .by_ref()
                        .take(count)
                        .fold(format!("{code};{kind}"), |s, c| s + ";" + c)
                }
                _ => code.to_owned(),
            };
            let n: u16 = if code.is_empty() {
                0
            } else {
                code.parse().expect("a number")
            };
            match n {
                0 => self.pen = Attrs::default(),
                1 => self.pen.bold += "b",
                2 => self.pen.bold += "d",
                22 => self.pen.bold.clear(),
                4 => self.pen.underline = String::from("u"),
                24 => self.pen.underline.clear(),
                7 => self.pen.reverse = String::from("r"),
                27 => self.pen.reverse.clear(),
                39 => self.pen.fg.clear(),
                49 => self.pen.bg.clear(),
                30..=38 | 90..=97 => self.pen.fg = colour(),
                40..=48 | 100..=107 => self.pen.bg = colour(),
                _ => panic!("style {code} is not on the list"),
            }
        }
    }

    /// Blanks the other half of a glyph about to be torn at `x`.
    fn tear(&mut self, x: u16) {
        let y = self.y;
        if self.spot(x, y).symbol.is_empty() && x > 0 {
            " ".clone_into(&mut self.spot_mut(x - 1, y).symbol);
        }
        if x + 1 < self.cols && self.spot(x + 1, y).symbol.is_empty() {
            " ".clone_into(&mut self.spot_mut(x + 1, y).symbol);
        }
    }

    fn write(&mut self, grapheme: &str) {
        assert!(
            !grapheme.contains(char::is_control),
            "a control character got through: {grapheme:?}"
        );
        let cols = grapheme.cell_width();
        assert!(
            self.x + cols <= self.cols,
            "{grapheme:?} does not fit at {},{}",
            self.x,
            self.y
        );
        let (x, y) = (self.x, self.y);
        self.tear(x);
        let attrs = self.pen.clone();
        *self.spot_mut(x, y) = Spot {
            symbol: grapheme.to_owned(),
            attrs,
        };
        for over in x + 1..x + cols {
            self.tear(over);
            // The attributes stay: that is the fault.
            self.spot_mut(over, y).symbol.clear();
        }
        if cols > 1 {
            grapheme.clone_into(&mut self.spot_mut(x, y).symbol);
        }
        self.x += cols;
    }
}
