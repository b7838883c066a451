//! Two or three answers to a question that is asked in a frame, so that nothing typed leaves the screen. The cursor
//! starts on the one that loses nothing.

use crate::{
    i18n::{Words, text::FormText},
    keymap::{Action, App, Go, actions},
    ui::kit::{Offers, Pen, Position, Rect, Role, click},
};

#[derive(Clone, Copy, Debug)]
pub struct Answers {
    on: usize,
    last: usize,
}

/// Two answers.
impl Default for Answers {
    fn default() -> Self {
        Self { on: 0, last: 1 }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    First,
    Second,
    /// Where there are three.
    Third,
    /// Esc: none for now.
    Neither,
}

impl Answers {
    pub const fn three() -> Self {
        Self { on: 0, last: 2 }
    }

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
            Action::Go(Go::Left | Go::Up) => self.on = self.on.saturating_sub(1),
            Action::Go(Go::Right) if self.on == self.last => self.on = 0,
            Action::Go(Go::Right) => self.on += 1,
            Action::Go(Go::Down) => self.on = self.last.min(self.on + 1),
            Action::Go(Go::Open) => {
                return Some(match self.on {
                    0 => Picked::First,
                    1 => Picked::Second,
                    _ => Picked::Third,
                });
            }
            Action::App(App::Cancel | App::Close) => return Some(Picked::Neither),
            _ => {}
        }
        None
    }

    /// All beside each other; answers where the cursor is.
    pub fn view(
        self,
        answers: &[Words],
        pen: &mut Pen<'_>,
        from: Position,
        right: u16,
    ) -> Position {
        let at = pen.at;
        // While it is asked nothing else answers.
        at.covers(at.size.body());
        let (mut x, mut caret) = (from.x, from);
        for (i, words) in answers.iter().enumerate() {
            let (words, role) = if self.on == i {
                caret.x = x + 1;
                (format!("[{words}]"), Role::FieldFocus)
            } else {
                (format!(" {words} "), Role::Normal)
            };
            let room = right.saturating_sub(x);
            let end = pen.text(x, from.y, room, &words, role);
            at.answers(Rect::new(x, from.y, end - x, 1), || {
                let beside = click::steps(self.on, i, click::BESIDE);
                beside.into_iter().chain(click::key(Go::Open)).collect()
            });
            x = end + 2;
        }
        caret
    }
}
