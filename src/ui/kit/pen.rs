//! What a picture is drawn with: the person it is drawn for, and the cells it is drawn in. A view draws by its words and
//! roles alone; what may be read, what the terminal can show and what fits is settled here.

use super::{
    At, Buffer, Manner, Position, Rect, Role,
    paint::{self, Flow},
    table::Cursor,
    text,
};
use crate::i18n::{Say, text::FormText};

/// Words in one style.
pub type Part = (String, Role);

pub struct Pen<'p> {
    pub at: &'p At<'p>,
    buf: &'p mut Buffer,
}

impl<'p> Pen<'p> {
    pub fn new(at: &'p At<'p>, buf: &'p mut Buffer) -> Self {
        Self { at, buf }
    }

    /// All there is to draw in.
    pub fn area(&self) -> Rect {
        self.buf.area
    }

    /// Words from `x` on, cut before `right`; answers the column after them.
    pub fn words(
        &mut self,
        x: u16,
        y: u16,
        right: u16,
        words: &(impl Say + ?Sized),
        role: Role,
    ) -> u16 {
        let words = self.at.say(words);
        self.settled(x, y, right, &words, role)
    }

    /// Parts of a line, so far from one to the next; answers the column after them.
    pub fn parts(&mut self, area: Rect, n: u16, parts: &[Part], gap: u16) -> u16 {
        let (y, right) = (area.y + n, area.right());
        let each = |x, (words, role): &Part| self.words(x, y, right, words, *role) + gap;
        parts.iter().fold(area.x, each)
    }

    /// The nth line of an area, counted from 0.
    pub fn line(&mut self, area: Rect, n: u16, words: &(impl Say + ?Sized), role: Role) -> u16 {
        self.words(area.x, area.y + n, area.right(), words, role)
    }

    /// The same where it was settled before what of them may be read.
    pub fn settled(&mut self, x: u16, y: u16, right: u16, words: &str, role: Role) -> u16 {
        let words = self.at.look.width.safe(words);
        let room = right.saturating_sub(x);
        let cut = text::cut(&words, room, self.at.look.glyphs().ellipsis);
        self.text(x, y, room, &cut, role)
    }

    /// From the first row on as many as it takes, broken between words; answers how many those are.
    pub fn wrapped(&mut self, area: Rect, words: &str, role: Role) -> u16 {
        let safe = self.at.look.width.safe(words);
        let lines = text::wrap(&safe, area.width.max(1));
        for (y, line) in (area.y..area.bottom()).zip(&lines) {
            self.text(area.x, y, area.width, line, role);
        }
        area.height.min(lines.len() as u16)
    }

    /// At the right end of a row, one blank column behind it; answers where it begins.
    pub fn ends(&mut self, row: Rect, words: &str, role: Role) -> u16 {
        let x = row.right().saturating_sub(text::width(words) + 1);
        self.text(x, row.y, row.right() - x, words, role);
        x
    }

    /// The program's own signs and what is cut already.
    pub fn text(&mut self, x: u16, y: u16, cols: u16, words: &str, role: Role) -> u16 {
        paint::text(self.buf, x, y, cols, words, self.at.style(role))
    }

    /// At the right end of a frame's border in that row, where there is room.
    pub fn on_border(&mut self, outer: Rect, y: u16, words: &str) {
        let words = format!(" {words} ");
        if outer.height > 2 && outer.width > text::width(&words) + 4 {
            let right = outer.right() - 2;
            self.left_of(right, y, outer.width, &words, Role::Dim);
        }
    }

    /// On a frame's borders how many lines lie above and below what is in it. Screen readers are told line by line.
    pub fn goes_on(&mut self, outer: Rect, above: usize, below: usize) {
        if self.at.look.manner == Manner::Plain {
            return;
        }
        if above > 0 {
            let words = self.at.say(&FormText::Above { n: above.into() });
            self.on_border(outer, outer.y, &words);
        }
        if below > 0 {
            let words = self.at.say(&FormText::Below { n: below.into() });
            self.on_border(outer, outer.bottom().saturating_sub(1), &words);
        }
    }

    /// Words that end before the column `right`, for figures; answers where they begin.
    pub fn left_of(&mut self, right: u16, y: u16, cols: u16, words: &str, role: Role) -> u16 {
        paint::text_left_of(self.buf, right, y, cols, words, self.at.style(role))
    }

    /// The mark of the row under the cursor, on a band as wide as the row; its words are drawn after it.
    pub fn cursor(&mut self, row: Rect) {
        if self.at.look.manner == Manner::Drawn {
            let band = self.at.style(Role::Band);
            self.buf.set_style(row.intersection(self.buf.area), band);
        }
        self.mark(row.x, row.y);
    }

    /// The mark alone: a band costs the line two whole rows at every move.
    pub fn mark(&mut self, x: u16, y: u16) {
        let mark = self.at.look.glyphs().folded;
        self.text(x, y, 1, mark, Role::CursorRow);
    }

    /// The same where it stands there; answers how the first words of the row are drawn.
    pub fn row(&mut self, row: Rect, here: bool) -> Role {
        if here {
            self.cursor(row);
            return Role::CursorRow;
        }
        Role::Normal
    }

    /// A row of what leaves the program: plain text over the whole width.
    pub fn plain_row(&mut self, y: u16, words: &str, goes_on: bool) {
        let flow = if goes_on { Flow::GoesOn } else { Flow::Ends };
        paint::plain_row(self.buf, y, words, flow);
    }

    pub fn clear(&mut self, area: Rect) {
        paint::clear(self.buf, area);
    }

    pub fn fill(&mut self, area: Rect, role: Role) {
        paint::fill(self.buf, area, self.at.style(role));
    }

    /// A frame that shows by its colour and weight whether it has the focus; for screen readers the room it would take.
    /// Answers the inside.
    pub fn frame(&mut self, area: Rect, title: &(impl Say + ?Sized), focus: bool) -> Rect {
        let title = self.at.say(title);
        let title = self.at.look.width.safe(&title);
        let (border, role) = if focus {
            (Role::BorderFocus, Role::Title)
        } else {
            (Role::Border, Role::Dim)
        };
        if self.at.look.manner == Manner::Plain {
            return self.plain(area, &title);
        }
        let (at, glyphs) = (self.at, self.at.look.glyphs());
        let inner = paint::frame(self.buf, area, glyphs, at.style(border));
        paint::title(self.buf, area, &title, glyphs, at.style(role));
        inner
    }

    /// Where a frame would be, without its lines: the title stays, because a screen reader reads it.
    fn plain(&mut self, area: Rect, title: &str) -> Rect {
        let area = area.intersection(self.buf.area);
        self.clear(area);
        let title = text::cut(title, area.width, self.at.look.glyphs().ellipsis);
        self.text(area.x, area.y, area.width, &title, Role::Title);
        Rect::new(
            (area.x + 1).min(area.right()),
            (area.y + 1).min(area.bottom()),
            area.width.saturating_sub(2),
            area.height.saturating_sub(2),
        )
    }

    /// Words in the top line of a frame, at its right end; the title keeps its room.
    pub fn corner(&mut self, area: Rect, words: &str) {
        let room = area.width.saturating_sub(14);
        let words = text::cut(words, room, self.at.look.glyphs().ellipsis);
        let right = area.right().saturating_sub(2);
        self.left_of(right, area.y, room, &words, Role::Accent);
    }

    /// A framed box in the upper middle of the screen; answers the inside, one blank column from the frame.
    pub fn window(&mut self, cols: u16, rows: u16, title: &(impl Say + ?Sized)) -> Rect {
        self.window_in(self.at.size.dialog(cols, rows), title)
    }

    /// The same for so many lines, one row at least.
    pub fn window_of(&mut self, cols: u16, lines: usize, title: &(impl Say + ?Sized)) -> Rect {
        let rows = lines.clamp(1, usize::from(u16::MAX) - 2) as u16 + 2;
        self.window(cols, rows, title)
    }

    pub fn window_in(&mut self, area: Rect, title: &(impl Say + ?Sized)) -> Rect {
        let area = area.intersection(self.buf.area);
        if area.width < 4 || area.height < 3 {
            return Rect::new(area.x, area.y, 0, 0);
        }
        if self.at.look.manner == Manner::Plain {
            return self.frame(area, title, true);
        }
        // What is left of a row beside it would be read as figures.
        let all = self.area();
        let aside = if all.width - area.width < 16 { 8 } else { 1 };
        let x = area.x.saturating_sub(aside);
        let width = area.right() + aside - x;
        let around = Rect { x, width, ..area }.intersection(all);
        paint::keep_whole(self.buf, around, self.at.look.glyphs());
        paint::trim(self.buf, around);
        self.clear(around);
        let inner = self.frame(area, title, true);
        Rect {
            x: inner.x + 1,
            width: inner.width.saturating_sub(2),
            ..inner
        }
    }

    /// Call once when a picture is drawn.
    pub fn settle(&mut self) {
        paint::settle(self.buf);
    }

    /// On the row of a table's cursor, under a heading of one line.
    pub fn caret<K: Clone + PartialEq>(&self, area: Rect, cursor: &Cursor<K>) -> Option<Position> {
        let row = cursor.row()?.checked_sub(cursor.top())?;
        self.reads(area.x, area.y + 1 + row as u16)
    }

    /// Where the hardware cursor stands for screen readers: at the row under the cursor.
    pub fn reads(&self, x: u16, y: u16) -> Option<Position> {
        (self.at.look.manner == Manner::Plain).then_some(Position::new(x, y))
    }
}
