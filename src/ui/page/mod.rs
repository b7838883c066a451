//! The page of what is under the cursor: everything known about a unit or a household, as lines with links.

mod household;
mod past;
mod unit;

pub use household::{gone, short_state};

use super::{At, Effect, Role, paint, screen, text};
use crate::{
    domain::{Entry, Touched, UnitId},
    keymap::{Action, Go},
    register::Node,
    ui::screen::{Rows, list},
};

#[derive(Clone, Debug)]
pub struct Page {
    pub node: Node,
    lines: Vec<PageLine>,
    /// Where the lines of the past begin, which come later from the file.
    past: usize,
    past_cols: u16,
    lang: crate::i18n::Lang,
    /// The cursor stands on lines that lead somewhere.
    pub at: Rows,
}

#[derive(Clone, Debug, Default)]
pub struct PageLine {
    pub parts: Vec<(String, Role)>,
    pub link: Option<Link>,
}

/// What a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    Node(Node),
    List(list::Kind, UnitId),
    /// The form that fills a vacant post.
    Appoint(UnitId),
}

impl PageLine {
    pub fn new(words: impl Into<String>, role: Role) -> Self {
        Self {
            parts: vec![(words.into(), role)],
            link: None,
        }
    }

    pub fn blank() -> Self {
        Self::default()
    }

    pub fn with(mut self, words: impl Into<String>, role: Role) -> Self {
        self.parts.push((words.into(), role));
        self
    }

    pub fn to(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}

/// Columns given to a label, so that values stand in one line.
const LABEL: u16 = 11;

/// `户数      16`: a label in a column of its own, then the value.
pub fn labelled(label: &str, value: impl Into<String>, role: Role) -> PageLine {
    let wide = text::width(label).saturating_add(1).max(LABEL);
    PageLine::new(text::pad_right(label, wide, ""), Role::Dim).with(value, role)
}

impl Page {
    /// `past` is what the file has told so far, newest first.
    pub fn of(node: Node, at: &At<'_>, past: Option<&[(Entry, Touched)]>, cols: u16) -> Self {
        let lines = match node {
            Node::Unit(unit) => unit::lines(unit, at, cols),
            Node::Household(household) => household::lines(household, at, cols),
        };
        let mut page = Self {
            node,
            past: lines.len(),
            past_cols: cols,
            lang: at.lang(),
            lines,
            at: Rows::default(),
        };
        page.at.cursor = page.first_link();
        if let Some(past) = past {
            page.tell(past);
        }
        page
    }

    /// Takes in what the file knows about the past.
    pub fn tell(&mut self, past: &[(Entry, Touched)]) {
        self.lines.truncate(self.past);
        self.lines
            .extend(past::lines(past, self.lang, self.past_cols));
    }

    fn first_link(&self) -> usize {
        self.lines
            .iter()
            .position(|line| line.link.is_some())
            .unwrap_or(0)
    }

    pub fn fit(&mut self, height: usize) {
        self.at.fit(self.lines.len(), height);
        if self.at.cursor <= self.first_link() {
            self.at.top = 0;
        }
    }

    /// Moves from link to link; pages move by lines.
    pub fn act(&mut self, action: Action, height: usize) -> bool {
        let step = match action {
            Action::Go(Go::Up) => -1,
            Action::Go(Go::Down) => 1,
            _ => return self.at.act(action, self.lines.len(), height),
        };
        let mut row = self.at.cursor as isize + step;
        while let Some(line) = usize::try_from(row).ok().and_then(|r| self.lines.get(r)) {
            if line.link.is_some() {
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
        self.at.move_to(
            row.min(self.lines.len().saturating_sub(1)),
            self.lines.len(),
            height,
        );
        if self.at.cursor <= self.first_link() {
            self.at.top = 0;
        }
        true
    }

    pub fn open(&self, at: &At<'_>) -> Vec<Effect> {
        match self.lines.get(self.at.cursor).and_then(|line| line.link) {
            Some(Link::Node(node)) => vec![Effect::Jump(node)],
            Some(Link::List(kind, root)) => {
                screen::go(screen::Screen::List(list::List::new(kind, root, at)))
            }
            Some(Link::Appoint(unit)) => crate::ui::overlay::form::appoint(unit, at),
            None => Vec::new(),
        }
    }

    pub fn lines(&self) -> &[PageLine] {
        &self.lines
    }

    /// Draws the lines in view; the cursor is marked only while the page has the focus.
    pub fn view(
        &self,
        at: &At<'_>,
        buf: &mut ratatui::buffer::Buffer,
        area: ratatui::layout::Rect,
        focus: Focus,
    ) {
        let rows = usize::from(area.height);
        for (i, line) in self.lines.iter().enumerate().skip(self.at.top).take(rows) {
            let y = area.y + (i - self.at.top) as u16;
            let here = focus == Focus::Here && i == self.at.cursor && line.link.is_some();
            if here {
                paint::text(
                    buf,
                    area.x,
                    y,
                    1,
                    at.look.glyphs().folded,
                    at.style(Role::CursorRow),
                );
            }
            let mut x = area.x + 2;
            for (n, (words, role)) in line.parts.iter().enumerate() {
                let room = area.right().saturating_sub(x);
                let role = if here && n == 0 {
                    Role::CursorRow
                } else {
                    *role
                };
                let words = at.look.width.safe(words);
                let cut = text::cut(&words, room, at.look.glyphs().ellipsis);
                x = paint::text(buf, x, y, room, &cut, at.style(role));
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Here,
    Elsewhere,
}
