//! A field of several lines. The editing is the textarea's, the picture is our own: it knows where Han text may break.

use ratatui_textarea::{CursorMove, TextArea};

use crate::{
    domain::text::{Breaks, clean},
    keymap::{Chord, Hold, Key},
    ui::kit::{Pen, Position, Rect, Role, text},
};

#[derive(Clone, Debug)]
pub struct Note {
    area: TextArea<'static>,
}

/// Far more characters than a note may keep; what comes after them is not taken in.
const LONGEST: usize = 16_384;

/// Rows a note takes on a form.
pub const ROWS: u16 = 4;

impl Note {
    pub fn new(text: &str) -> Self {
        Self {
            area: TextArea::new(text.split('\n').map(str::to_owned).collect()),
        }
    }

    pub fn value(&self) -> String {
        self.area.lines().join("\n")
    }

    pub fn insert(&mut self, text: &str) {
        let text = if text == " " {
            text.to_owned()
        } else {
            clean(text, LONGEST, Breaks::Note).text
        };
        let fits: String = text.chars().take(self.room()).collect();
        self.area.insert_str(fits);
    }

    pub fn new_line(&mut self) {
        if self.room() > 0 {
            self.area.insert_newline();
        }
    }

    /// Characters that may still come in.
    fn room(&self) -> usize {
        let lines = self.area.lines().iter();
        let held: usize = lines.map(|line| line.chars().count() + 1).sum();
        (LONGEST + 1).saturating_sub(held)
    }

    pub fn clear(&mut self) {
        self.area.clear();
    }

    pub fn undo(&mut self) {
        self.area.undo();
    }

    pub fn redo(&mut self) {
        self.area.redo();
    }

    /// One line up or down; false at the edge, where the neighbouring field is meant.
    pub fn step(&mut self, to: CursorMove) -> bool {
        let before = self.area.cursor().0;
        self.area.move_cursor(to);
        self.area.cursor().0 != before
    }

    pub fn key(&mut self, chord: Chord) -> bool {
        let word = chord.hold().has(Hold::CTRL) || chord.hold().has(Hold::ALT);
        match chord.key() {
            Key::Left if word => self.area.move_cursor(CursorMove::WordBack),
            Key::Right if word => self.area.move_cursor(CursorMove::WordForward),
            Key::Left => self.area.move_cursor(CursorMove::Back),
            Key::Right => self.area.move_cursor(CursorMove::Forward),
            Key::Home => self.area.move_cursor(CursorMove::Head),
            Key::End => self.area.move_cursor(CursorMove::End),
            Key::Bs if word => drop(self.area.delete_word()),
            Key::Bs => drop(self.area.delete_char()),
            Key::Del => drop(self.area.delete_next_char()),
            Key::Enter => self.new_line(),
            Key::Char('w') if chord.hold() == Hold::CTRL => drop(self.area.delete_word()),
            _ => return false,
        }
        true
    }

    /// Draws the lines around the caret; answers where it stands.
    pub fn view(&self, pen: &mut Pen<'_>, area: Rect, role: Role) -> Position {
        let at = pen.at;
        pen.fill(area, role);
        let room = area.width.saturating_sub(1).max(2);
        let caret = self.area.cursor();
        let mut rows: Vec<String> = Vec::new();
        let (mut x, mut y) = (0, 0);
        for (n, line) in self.area.lines().iter().enumerate() {
            let before: String = line.chars().take(caret.1).collect();
            let first = rows.len();
            let broken = broken(&at.look.width.safe(line), room);
            if n == caret.0 {
                let head = self::broken(&at.look.width.safe(&before), room);
                y = first + head.len() - 1;
                x = head.last().map_or(0, |row| text::width(row));
            }
            rows.extend(broken);
        }
        let top = (y + 1).saturating_sub(area.height.into());
        for (i, row) in rows.iter().skip(top).take(area.height.into()).enumerate() {
            pen.text(area.x, area.y + i as u16, area.width, row, role);
        }
        Position::new(area.x + x.min(room), area.y + (y - top) as u16)
    }
}

/// Broken at the edge and nowhere else, so that what stands before the caret breaks as the whole does.
fn broken(line: &str, room: u16) -> Vec<String> {
    let mut rows = vec![String::new()];
    let mut used = 0;
    for (_, grapheme) in text::graphemes(line) {
        let wide = text::width(grapheme);
        if used + wide > room {
            rows.push(String::new());
            used = 0;
        }
        used += wide;
        rows.last_mut()
            .expect("begun with one row")
            .push_str(grapheme);
    }
    rows
}
