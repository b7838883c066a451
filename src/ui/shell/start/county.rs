//! Which county of a national list: all of them, fewer with every letter of the name or digit of the code.

use crate::{
    exchange::Place,
    i18n::text::StartText,
    keymap::Action,
    ui::kit::{At, Line, Pen, Position, Rect, Role, click, paint, table::Rows, text},
};

pub struct Counties {
    /// Of the list.
    pub path: String,
    all: Vec<Place>,
    line: Line,
    rows: Rows,
}

const COLS: u16 = 60;
/// With the frame and the line that is typed.
const ROWS: u16 = 18;

impl Counties {
    pub fn new(path: String, all: Vec<Place>) -> Self {
        Self {
            path,
            all,
            line: Line::default(),
            rows: Rows::default(),
        }
    }

    /// Whatever is typed begins at the top again.
    pub fn line(&mut self) -> &mut Line {
        self.rows = Rows::default();
        &mut self.line
    }

    fn shown(&self) -> Vec<&Place> {
        let typed = self.line.value().trim();
        let fits = |place: &&Place| place.name.contains(typed) || place.code.starts_with(typed);
        self.all.iter().filter(fits).collect()
    }

    pub fn chosen(&self) -> Option<&Place> {
        self.shown().get(self.rows.cursor).copied()
    }

    pub fn act(&mut self, action: Action, at: &At<'_>) {
        let len = self.shown().len();
        if !self.rows.act(action, len, height(at)) {
            self.line().act(action);
        }
    }

    pub fn view(&self, pen: &mut Pen<'_>) -> Position {
        let at = pen.at;
        let title = at.say(&StartText::AskCounty);
        let inner = pen.frame(at.size.dialog(COLS, ROWS), &title, true);
        let field = Rect {
            x: inner.x + 1,
            width: inner.width.saturating_sub(2),
            height: 1,
            ..inner
        };
        let shown = self.shown();
        let rows = shown.iter().enumerate().skip(self.rows.top);
        for (y, (i, place)) in (inner.y + 2..inner.bottom()).zip(rows) {
            let role = if i == self.rows.cursor {
                let mark = at.look.glyphs().folded;
                pen.text(field.x, y, 1, mark, Role::CursorRow);
                Role::CursorRow
            } else {
                Role::Normal
            };
            at.row(paint::row(inner, y), || {
                click::steps(self.rows.cursor, i, click::ROWS)
            });
            let words = format!("{}  {}", place.code, place.name);
            let room = field.width.saturating_sub(2);
            let words = text::cut(&words, room, at.look.glyphs().ellipsis);
            pen.text(field.x + 2, y, room, &words, role);
        }
        self.line.view(pen, field, Role::FieldFocus)
    }
}

fn height(at: &At<'_>) -> usize {
    let rows = at.size.dialog(COLS, ROWS).height.saturating_sub(4);
    usize::from(rows).max(1)
}
