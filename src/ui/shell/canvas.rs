//! Draws frames, and keeps the picture of what lies below the top layer for as long as it cannot have changed: while
//! one types into a search field, the tree behind it is copied and not drawn.

use super::{
    chrome::{above, below, view},
    model::{Ground, Model},
};
use crate::ui::kit::{Buffer, Pen, Position, Rect, text::width};

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
            model.draw_cover(&mut Pen::new(&model.at(), buf));
            return None;
        }
        let (ground, at) = (model.ground(), model.at());
        let known = self.below.as_ref();
        if let Some((_, picture)) = known.filter(|(g, p)| *g == ground && p.area == buf.area) {
            buf.content.clone_from_slice(&picture.content);
            return above(model, &mut Pen::new(&at, buf), None);
        }
        self.below = None;
        let caret = below(model, &mut Pen::new(&at, buf));
        self.below = model.overlay().map(|_| (ground, buf.clone()));
        above(model, &mut Pen::new(&at, buf), caret)
    }
}

/// The screen as a person reads it, a line a row: the second half of a wide glyph is no blank. Drawn afresh, because a
/// picture kept from the last frame may hide something under wide glyphs.
pub fn lines(model: &Model) -> Vec<String> {
    let area = Rect::new(0, 0, model.size.cols, model.size.rows);
    let mut buf = Buffer::empty(area);
    view(model, &mut buf);
    let row = |y| {
        let (mut line, mut x) = (String::new(), 0);
        while x < area.width {
            let symbol = buf[(x, y)].symbol();
            line.push_str(symbol);
            x += width(symbol).max(1);
        }
        line.trim_end().to_owned()
    };
    (0..area.height).map(row).collect()
}
