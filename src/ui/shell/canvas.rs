//! Draws frames, and keeps the picture of what lies below the top layer for as long as it cannot have changed: while
//! one types into a search field, the tree behind it is copied and not drawn.

use super::{
    chrome::{above, below},
    model::{Ground, Model},
};
use crate::ui::kit::{Buffer, Position};

#[derive(Default)]
pub struct Canvas {
    below: Option<(Ground, Buffer)>,
}

impl Canvas {
    /// Draws the model and changes nothing of it; answers where the hardware cursor belongs.
    pub fn view(&mut self, model: &Model, buf: &mut Buffer) -> Option<Position> {
        let caret = self.draw(model, buf);
        model.look.finish(buf);
        caret
    }

    fn draw(&mut self, model: &Model, buf: &mut Buffer) -> Option<Position> {
        if model.is_covered() {
            model.draw_cover(buf);
            return None;
        }
        let ground = model.ground();
        let known = self.below.as_ref();
        if let Some((_, picture)) = known.filter(|(g, p)| *g == ground && p.area == buf.area) {
            buf.content.clone_from_slice(&picture.content);
            return above(model, buf, None);
        }
        self.below = None;
        let caret = below(model, buf);
        self.below = model.overlay().map(|_| (ground, buf.clone()));
        above(model, buf, caret)
    }
}
