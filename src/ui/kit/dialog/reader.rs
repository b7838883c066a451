//! Lines that are read and not chosen from: they scroll, and what is typed narrows them.

use crate::{
    i18n::text::{AppText, GuideText, HelpText},
    keymap::{Action, App, Chord, Context, Find, Go, actions},
    ui::kit::{
        At, Effect, Line, Offers, Pen, Position, Rect, Role, click, table::rows::scrolled, text,
    },
};

#[derive(Default)]
pub struct Reader {
    line: Line,
    focus: Focus,
    /// Only this moves: nothing is chosen.
    top: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Focus {
    #[default]
    Lines,
    Field,
}

/// Words of one line, with the keys in a column before them where there is such a column.
pub struct Said {
    pub role: Role,
    pub keys: Option<String>,
    pub words: String,
}

impl Said {
    pub const fn new(role: Role, words: String) -> Self {
        let keys = None;
        Self { role, keys, words }
    }
}

pub const COLS: u16 = 84;
const KEYS: u16 = 18;

impl Reader {
    /// What is typed to narrow them.
    pub fn wanted(&self) -> &str {
        self.line.value().trim()
    }

    pub const fn context(&self) -> Context {
        match self.focus {
            Focus::Lines => Context::Help,
            Focus::Field => Context::Prompt,
        }
    }

    /// Of so many lines.
    pub fn act(&mut self, action: Action, len: usize, at: &At<'_>) -> Vec<Effect> {
        match (action, self.focus) {
            (Action::App(App::Cancel), Focus::Field) => {
                self.line.set("");
                self.focus = Focus::Lines;
                self.top = 0;
            }
            (Action::App(App::Close | App::Cancel | App::Help), _) => return vec![Effect::Close],
            (Action::Find(_), Focus::Lines) => self.focus = Focus::Field,
            (Action::Go(Go::Open), Focus::Field) => self.focus = Focus::Lines,
            (Action::Go(Go::Open), Focus::Lines) => {}
            (Action::Field(_), Focus::Field) => {
                self.line.act(action);
                self.top = 0;
            }
            (Action::Go(_), _) => self.top = scrolled(self.top, action, len, height(at)),
            _ => {}
        }
        Vec::new()
    }

    pub fn text(&mut self, text: &str) {
        self.line.insert(text);
        self.top = 0;
    }

    pub fn edit(&mut self, chord: Chord) {
        self.line.key(chord);
        self.top = 0;
    }

    /// There are so many lines by now.
    pub fn fit(&mut self, len: usize, at: &At<'_>) {
        self.top = self.top.min(len.saturating_sub(height(at)));
    }

    pub fn view(&self, pen: &mut Pen<'_>, title: &str, lines: &[Said]) -> Option<Position> {
        let at = pen.at;
        let inner = pen.window(COLS, u16::MAX, title);
        if inner.width == 0 || inner.height < 2 {
            return None;
        }
        let mut caret = None;
        let x = pen.line(inner, 0, &AppText::Filter, Role::Dim) + 1;
        let field = Rect::new(x, inner.y, inner.right().saturating_sub(x), 1);
        if self.focus == Focus::Field {
            caret = Some(self.line.view(pen, field, Role::FieldFocus));
        } else if self.line.is_empty() {
            let keys = at.key(Context::Help, Find::Filter);
            at.answers(field, || click::key(Find::Filter));
            let x = pen.words(x, inner.y, inner.right(), &keys, Role::Key) + 1;
            pen.words(x, inner.y, inner.right(), &HelpText::Filter, Role::Dim);
        } else {
            self.line.view(pen, field, Role::Field);
        }
        let shown = lines.iter().skip(self.top);
        for (y, line) in (inner.y + 1..inner.bottom()).zip(shown) {
            let x = line.keys.as_ref().map_or(inner.x, |keys| {
                let end = pen.words(inner.x, y, inner.right(), keys, Role::Key);
                end.saturating_add(1).max(inner.x + KEYS)
            });
            pen.words(x, y, inner.right(), &line.words, line.role);
        }
        let shown = self.top + usize::from(inner.height) - 1;
        let below = lines.len().saturating_sub(shown);
        if below > 0 {
            let words = format!(" {} {below} ", at.say(&AppText::More));
            let x = inner.right().saturating_sub(text::width(&words) + 2);
            pen.words(x, inner.bottom(), inner.right(), &words, Role::Dim);
        }
        caret
    }

    /// `opens` is what Enter leads to, if it leads anywhere.
    pub fn offers(&self, opens: Option<GuideText>) -> Offers {
        let offers = Offers::of(self.context());
        match self.focus {
            Focus::Lines => {
                let offers = match opens {
                    Some(words) => offers.foot([Go::Open]).called(Go::Open, words),
                    None => offers.when(false, [Go::Open]),
                };
                offers.foot(actions![
                    Go::Down,
                    Go::PageDown,
                    Find::Filter,
                    App::Language,
                    App::Close
                ])
            }
            Focus::Field => offers.foot(actions![Go::Open, Go::Down, App::Cancel]),
        }
    }
}

/// Lines in view under the filter.
fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 1)
}
