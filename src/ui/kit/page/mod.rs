//! The one page of labelled lines. Nouns say its lines, and what each is about; label column, breaks, cursor and picture
//! are the page's.

mod described;
mod line;
mod picture;
mod walk;

use serde::{Deserialize, Serialize};

pub use line::{Label, Line, Lines};
pub use picture::bars;

use super::{Manner, Pen, Position, Rect, Role, click::Press, paint, table::Cursor, text};
use crate::{domain::Reference, keymap::Go};

/// What a line is about: where it leads, and what it is told by wherever it stands.
pub trait About {
    type Spot: Clone + PartialEq;

    fn spot(&self) -> Self::Spot;
}

/// What is told by nothing but itself.
macro_rules! itself {
    ($($of:ty),+) => {
        $(impl About for $of {
            type Spot = Self;

            fn spot(&self) -> Self {
                self.clone()
            }
        })+
    };
}
itself!(String, usize, Reference);

impl<A: About> Default for Page<A> {
    fn default() -> Self {
        Self::cut(Vec::new(), 0, Cursor::default())
    }
}

/// What a line is told by: what it is about, else where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot<S> {
    About(S),
    Line(usize),
}

#[derive(Clone, Debug)]
pub struct Page<A: About> {
    lines: Vec<Line<A>>,
    /// Columns that a label may take, and those in front of what it labels.
    label: (u16, u16),
    /// Stands on lines that are about something.
    pub at: Cursor<Spot<A::Spot>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Here,
    Elsewhere,
}

impl<A: About> Page<A> {
    /// Lines too long for so many columns go on below.
    pub fn broken(lines: impl IntoIterator<Item = Line<A>>, hang: u16, cols: u16) -> Self {
        let lines = lines.into_iter().flat_map(|line| line.broken(hang, cols));
        Self {
            lines: lines.collect(),
            label: (hang, hang),
            at: Cursor::default(),
        }
    }

    /// As wide as the longest label, up to so many columns; what is too long is cut.
    pub fn cut(lines: Vec<Line<A>>, most: u16, at: Cursor<Spot<A::Spot>>) -> Self {
        let labels = lines.iter().filter_map(|line| line.label.as_ref());
        let widest = labels.map(|label| text::width(label.words())).max();
        let label = widest.unwrap_or(0).min(most);
        Self {
            lines,
            label: (label, label + 2),
            at,
        }
    }

    pub fn lines(&self) -> &[Line<A>] {
        &self.lines
    }

    /// Other lines from this one on.
    pub fn replace(&mut self, from: usize, lines: impl IntoIterator<Item = Line<A>>) {
        self.lines.truncate(from);
        self.lines.extend(lines);
    }

    /// The cursor goes to where the lines are by now.
    pub fn fill(&mut self, height: usize) {
        self.at.fill(self.spots(), height);
    }

    /// What the line under the cursor is about.
    pub fn about(&self) -> Option<&A> {
        self.lines.get(self.at.row()?)?.about.as_ref()
    }

    /// Labels and words, for the clipboard.
    pub fn copied(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let label = line.label.as_ref().map_or("", Label::words);
            let words = line.parts.iter().map(|(words, _)| words.as_str());
            format!("{label}\t{}", words.collect::<String>())
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Of several of one kind the first tells what they are.
    fn repeats(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|i| self.lines[i].label.as_ref());
        let label = &self.lines[i].label;
        matches!(label, Some(Label::Of(_))) && before == label.as_ref()
    }

    /// Draws the lines in view; the cursor is marked only while the page has the focus. Answers where the terminal's
    /// cursor stands for whoever reads by it.
    pub fn view(&self, pen: &mut Pen<'_>, area: Rect, focus: Focus) -> Option<Position> {
        let at = pen.at;
        let (most, hang) = self.label;
        let mut caret = None;
        let shown = self.lines.iter().enumerate().skip(self.at.top());
        for (y, (i, line)) in (area.y..area.bottom()).zip(shown) {
            let here = focus == Focus::Here && self.at.is_on(i) && line.about.is_some();
            if here {
                pen.cursor(paint::row(area, y));
                let reads = at.look.manner == Manner::Plain;
                caret = reads.then_some(Position::new(area.x, y));
            }
            if let Some(link) = self.link(i) {
                let spot = paint::row(area, y);
                let there = match focus {
                    Focus::Here => None,
                    Focus::Elsewhere => Some(Press::Key(Go::NextPane.into())),
                };
                at.row(spot, || there.into_iter().chain(self.way(link)).collect());
            }
            let (mut x, right) = (area.x + 2, area.right());
            let mut cursor = here;
            if let Some(label) = &line.label {
                let role = match label {
                    Label::Head(_) => Role::Title,
                    _ if here => Role::CursorRow,
                    _ => Role::Dim,
                };
                // A head has the line to itself.
                let end = if line.parts.is_empty() {
                    right
                } else {
                    x + most
                };
                // Where there is no column of labels a head stands at the margin.
                if most == 0 && matches!(label, Label::Head(_)) {
                    x = area.x;
                }
                if i == self.at.top() || !self.repeats(i) {
                    words(pen, (x, y), end.min(right), (label.words(), role));
                }
                x += hang;
                cursor = false;
            }
            for (said, role) in &line.parts {
                let here = std::mem::take(&mut cursor);
                let role = if here { Role::CursorRow } else { *role };
                x = words(pen, (x, y), right, (said, role));
            }
        }
        self.goes_on(pen, area);
        caret
    }

    fn goes_on(&self, pen: &mut Pen<'_>, inner: Rect) {
        if inner.x == 0 || inner.y == 0 {
            return;
        }
        let outer = Rect::new(inner.x - 1, inner.y - 1, inner.width + 2, inner.height + 2);
        let (above, shown) = (self.at.top(), usize::from(inner.height));
        let below = self.lines.len().saturating_sub(above + shown);
        pen.goes_on(outer, above, below);
    }
}

/// What may be read was settled when the line was said.
fn words(pen: &mut Pen<'_>, (x, y): (u16, u16), right: u16, (words, role): (&str, Role)) -> u16 {
    let at = pen.at;
    let room = right.saturating_sub(x);
    let words = at.look.width.safe(words);
    let cut = text::cut(&words, room, at.look.glyphs().ellipsis);
    pen.text(x, y, room, &cut, role)
}
