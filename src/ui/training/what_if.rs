//! One more session: so many seats typed, and the coverage is computed at every key. Changes nothing.

use crate::{
    domain::{MOST_SEATS, UnitId, grammar},
    i18n::{percent, text::GapText},
    keymap::{Action, App, Context, Go},
    register::{Asked, Coverage},
    ui::kit::{
        At, Effect, Layer, Line, Offers, Pen, Position, Rect, Role, dialog::Dialog, in_line, narrow,
    },
};

pub struct WhatIf {
    unit: UnitId,
    asked: Asked,
    coverage: Coverage,
    line: Line,
}

const COLS: u16 = 64;
const ROWS: u16 = 6;
/// What a hall usually holds.
const USUAL: u32 = 80;

impl WhatIf {
    pub fn new(unit: UnitId, asked: Asked, at: &At<'_>) -> Self {
        Self {
            unit,
            asked,
            coverage: at.desk.county().coverage(unit, asked),
            line: Line::default(),
        }
    }

    fn seats(&self) -> Option<u32> {
        if self.line.is_empty() {
            return Some(USUAL);
        }
        let bounds = 1..=u64::from(MOST_SEATS);
        let seats = grammar::count(self.line.value(), bounds).ok()?;
        Some(seats as u32)
    }

    fn answer(&self, at: &At<'_>) -> Vec<(GapText, Role)> {
        let Some(seats) = self.seats() else {
            return vec![(GapText::NotSeats, Role::Error)];
        };
        let (before, after) = (self.coverage, self.coverage.with(seats));
        let share = |c: &Coverage| percent(c.covered, c.obliged);
        let would_be = GapText::WouldBe {
            place: at.desk.short(self.unit),
            seats: seats.into(),
            before: share(&before),
            after: share(&after),
        };
        let open = before.uncovered();
        let rest = if seats > open {
            GapText::MoreThanOpen { n: open.into() }
        } else {
            GapText::Left {
                n: after.uncovered().into(),
            }
        };
        vec![(would_be, Role::Accent), (rest, Role::Dim)]
    }
}

impl Dialog for WhatIf {}

impl Layer for WhatIf {
    fn context(&self) -> Context {
        Context::Prompt
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::Go(Go::Open) | Action::App(App::Cancel | App::Close) => vec![Effect::Close],
            action => in_line(self, at, |line| line.act(action)),
        }
    }

    fn input(&mut self) -> Option<&mut Line> {
        Some(&mut self.line)
    }

    fn text(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        in_line(self, at, |line| line.insert(&narrow(text)))
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.coverage = at.desk.county().coverage(self.unit, self.asked);
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let inner = pen.window(COLS, ROWS, &GapText::WhatIf);
        let (x, y, right) = (inner.x, inner.y, inner.right());
        let after = pen.words(x, y, right, &GapText::Seats, Role::Dim) + 1;
        let field = Rect::new(after, y, 8.min(right.saturating_sub(after)), 1);
        let caret = self.line.view(pen, field, Role::FieldFocus);
        if self.line.is_empty() {
            let usual = USUAL.to_string();
            pen.words(field.x + 1, y, field.right(), &usual, Role::Dim);
        }
        for (y, (words, role)) in (y + 2..inner.bottom()).zip(self.answer(at)) {
            pen.words(x, y, right, &words, role);
        }
        Some(caret)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::Prompt)
            .foot([App::Cancel])
            .with([Go::Open])
    }
}
