//! Two answers to a question that is asked in a frame, so that nothing typed leaves the screen. The cursor starts on the
//! one that loses nothing.

use ratatui::{buffer::Buffer, layout::Position};

use crate::{
    i18n::{Words, text::FormText},
    keymap::{Action, App, Go, actions},
    ui::kit::{At, Offers, Role, paint},
};

#[derive(Clone, Copy, Debug, Default)]
pub struct Two {
    second: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    First,
    Second,
    /// Esc: neither for now.
    Neither,
}

impl Two {
    pub fn offers(offers: Offers) -> Offers {
        offers
            .foot(actions![Go::Open, Go::Right, App::Cancel])
            .with([Go::Left])
            .called(Go::Open, FormText::Confirm)
            .called(Go::Right, FormText::Other)
    }

    /// Moves between the answers, or takes the one under the cursor.
    pub fn act(&mut self, action: Action) -> Option<Picked> {
        match action {
            Action::Go(Go::Left | Go::Up) => self.second = false,
            Action::Go(Go::Right) => self.second = !self.second,
            Action::Go(Go::Down) => self.second = true,
            Action::Go(Go::Open) if self.second => return Some(Picked::Second),
            Action::Go(Go::Open) => return Some(Picked::First),
            Action::App(App::Cancel | App::Close) => return Some(Picked::Neither),
            _ => {}
        }
        None
    }

    /// Both beside each other; answers where the cursor is.
    pub fn view(
        self,
        answers: &[Words; 2],
        at: &At<'_>,
        buf: &mut Buffer,
        from: Position,
        right: u16,
    ) -> Position {
        let (mut x, mut caret) = (from.x, from);
        for (i, words) in answers.iter().enumerate() {
            let (words, role) = if self.second == (i == 1) {
                caret.x = x + 1;
                (format!("[{words}]"), Role::FieldFocus)
            } else {
                (format!(" {words} "), Role::Normal)
            };
            let room = right.saturating_sub(x);
            x = paint::text(buf, x, from.y, room, &words, at.style(role)) + 2;
        }
        caret
    }
}
