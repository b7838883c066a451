//! One line of text being edited: caret, its own undo, and its picture with the caret in view.

use tui_input::{Input, InputRequest};
use unicode_segmentation::UnicodeSegmentation;

use super::{Pen, Position, Rect, Role, text};
use crate::{
    domain::text::{Breaks, clean},
    keymap::{Action, Chord, Field, Hold, Key},
};

#[derive(Clone, Debug, Default)]
pub struct Line {
    input: Input,
    past: Vec<String>,
    future: Vec<String>,
    standing: Standing,
    /// Characters that it takes.
    most: Most,
}

#[derive(Clone, Copy, Debug)]
struct Most(usize);

impl Default for Most {
    fn default() -> Self {
        Self(LONGEST)
    }
}

/// Whose the text is that stands in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    #[default]
    Own,
    /// Proposed, or refused: what is typed next takes its place, a motion within it keeps it.
    Offered,
}

/// Full-width letters and digits as their keys; other signs stay as they were typed.
pub fn narrow(text: &str) -> String {
    let wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    text.chars()
        .map(|c| if wide(c) { crate::keymap::fold(c) } else { c })
        .collect()
}

/// Steps of typing that can be taken back.
const DEEPEST: usize = 100;

/// Far more characters than any field may keep or any path has; what comes after them is not taken in.
const LONGEST: usize = 4096;

impl Line {
    pub fn new(text: &str) -> Self {
        Self {
            input: Input::new(text.to_owned()),
            ..Self::default()
        }
    }

    /// Takes in no more characters than these.
    pub fn at_most(mut self, most: usize) -> Self {
        self.most = Most(most);
        self
    }

    pub fn value(&self) -> &str {
        self.input.value()
    }

    pub fn is_empty(&self) -> bool {
        self.value().is_empty()
    }

    pub fn set(&mut self, text: &str) {
        self.standing = Standing::Own;
        self.remember();
        self.input = Input::new(text.to_owned());
    }

    /// Goes on as far as all of these begin alike; several that are left are told by their names.
    pub fn complete(&mut self, all: &[String]) -> Vec<String> {
        let Some(first) = all.first() else {
            return Vec::new();
        };
        let common = all.iter().fold(first.as_str(), |common, one| {
            let alike = common.chars().zip(one.chars());
            let alike = alike.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8());
            common.split_at(alike.sum()).0
        });
        if common.len() > self.value().len() {
            self.set(common);
        }
        if all.len() == 1 {
            return Vec::new();
        }
        let name = |path: &String| {
            let from = path.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
            path.split_at(from).1.to_owned()
        };
        all.iter().map(name).collect()
    }

    /// Lets what is typed next take the place of what stands here.
    pub fn offer(&mut self) {
        if !self.is_empty() {
            self.standing = Standing::Offered;
        }
    }

    /// Takes in typed or pasted text, cleaned.
    pub fn insert(&mut self, text: &str) {
        self.remember();
        if self.standing == Standing::Offered {
            self.standing = Standing::Own;
            self.input = Input::default();
        }
        let text = if text == " " {
            text.to_owned()
        } else {
            clean(text, LONGEST, Breaks::Line).text
        };
        let (value, caret) = (self.value(), self.input.cursor());
        let room = self.most.0.saturating_sub(value.chars().count());
        let fits: String = text.chars().take(room).collect();
        let before = value.chars().take(caret);
        let whole = before.chain(fits.chars()).chain(value.chars().skip(caret));
        let after = caret + fits.chars().count();
        self.input = Input::new(whole.collect()).with_cursor(after);
    }

    /// Editing keys that are nobody's action: motions within the line and deletions.
    pub fn key(&mut self, chord: Chord) -> bool {
        let word = chord.hold().has(Hold::CTRL) || chord.hold().has(Hold::ALT);
        let request = match chord.key() {
            Key::Left if word => InputRequest::GoToPrevWord,
            Key::Right if word => InputRequest::GoToNextWord,
            Key::Left => InputRequest::GoToPrevChar,
            Key::Right => InputRequest::GoToNextChar,
            Key::Home => InputRequest::GoToStart,
            Key::End => InputRequest::GoToEnd,
            Key::Bs if word => InputRequest::DeletePrevWord,
            Key::Bs => InputRequest::DeletePrevChar,
            Key::Del => InputRequest::DeleteNextChar,
            Key::Char('a') if chord.hold() == Hold::CTRL => InputRequest::GoToStart,
            Key::Char('e') if chord.hold() == Hold::CTRL => InputRequest::GoToEnd,
            Key::Char('w') if chord.hold() == Hold::CTRL => InputRequest::DeletePrevWord,
            Key::Char('h') if chord.hold() == Hold::CTRL => InputRequest::DeletePrevChar,
            _ => return false,
        };
        self.standing = Standing::Own;
        self.remember();
        self.input.handle(request);
        true
    }

    pub fn act(&mut self, action: Action) -> bool {
        match action {
            Action::Field(Field::ClearLine) => self.set(""),
            Action::Field(Field::Undo) => {
                self.standing = Standing::Own;
                if let Some(past) = self.past.pop() {
                    self.future.push(self.value().to_owned());
                    self.input = Input::new(past);
                }
            }
            Action::Field(Field::Redo) => {
                if let Some(next) = self.future.pop() {
                    self.past.push(self.value().to_owned());
                    self.input = Input::new(next);
                }
            }
            _ => return false,
        }
        true
    }

    fn remember(&mut self) {
        if self.past.last().map(String::as_str) != Some(self.value()) {
            self.past.push(self.value().to_owned());
            if self.past.len() > DEEPEST {
                self.past.remove(0);
            }
        }
        self.future.clear();
    }

    /// Draws the part around the caret; answers where the caret stands.
    pub fn view(&self, pen: &mut Pen<'_>, area: Rect, role: Role) -> Position {
        let at = pen.at;
        let value = at.look.width.safe(self.value());
        let before: String = self.value().chars().take(self.input.cursor()).collect();
        let caret = text::width(&at.look.width.safe(&before));
        let room = area.width.saturating_sub(1);
        let mut hidden = 0;
        let mut shown = value.as_ref();
        for (i, grapheme) in value.grapheme_indices(true) {
            if caret - hidden <= room {
                shown = value.split_at(i).1;
                break;
            }
            hidden += text::width(grapheme);
        }
        pen.fill(Rect { height: 1, ..area }, role);
        let shown = text::cut(shown, area.width, "");
        let role = match self.standing {
            Standing::Offered if role == Role::FieldFocus => Role::Selected,
            _ => role,
        };
        pen.text(area.x, area.y, area.width, &shown, role);
        Position::new(area.x + (caret - hidden).min(room), area.y)
    }
}
