//! Who else is at the file, and where.

use crate::{
    desk::Sitter,
    domain::{List, Reference, SittingId},
    i18n::{Words, text::PresentText},
    keymap::{Action, App, Context, Go, actions},
    report,
    ui::kit::{
        Answer, At, Effect, Layer, Offers, Pen, Position, Question, Role,
        dialog::{Dialog, awaited::Told},
        lost, opened,
        table::{Lay, Line, Sheet, Wide},
    },
};

pub struct Present {
    all: Told<Sitter>,
    /// One is known by the sitting.
    table: Sheet<SittingId>,
}

const COLS: u16 = 90;
const LAY: &Lay = &[
    ("name", Wide::Values(16, 16)),
    ("role", Wide::Values(14, 14)),
    ("idle_minutes", Wide::Values(16, 16)),
    ("place", Wide::Rest(0)),
];
/// Among these columns.
const PLACE: usize = 3;

impl Default for Present {
    fn default() -> Self {
        Self {
            all: Told::default(),
            table: Sheet::of(&report::sitter_columns(), LAY),
        }
    }
}

impl Present {
    fn all(&self) -> &[Sitter] {
        self.all.all()
    }

    fn line(&self, sitter: &Sitter, at: &At<'_>) -> Line<SittingId> {
        let row = report::sitter(at.desk, sitter);
        let mut line = self.table.line(sitter.present.sitting, &row, at);
        if sitter.is_self {
            line.cells[2].words = at.say(&PresentText::You).into_owned();
        }
        line
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 0)
}

impl Dialog for Present {
    fn question(&self) -> Option<Question> {
        Some(Question::Present)
    }

    fn waits(&self) -> bool {
        self.all.waits()
    }
}

impl Layer for Present {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.table.at.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) => vec![Effect::Close],
            Action::Go(Go::Open | Go::Right) => {
                let place = self.table.cell(PLACE, at).and_then(|cell| cell.opens);
                place.map_or_else(Vec::new, opened)
            }
            _ => Vec::new(),
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.table.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Present(all) => self.all = Told::All(all.clone()),
            Answer::Failed(_) => self.all = Told::Failed,
            _ => {}
        }
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let lines = self.all().iter().map(|sitter| self.line(sitter, at));
        self.table.fill(lines.collect(), height(at), at);
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let inner = pen.window_of(COLS, self.all().len(), &PresentText::Title);
        if let Some(words) = self.all.silence(pen.at) {
            pen.line(inner, 0, &words, Role::Dim);
            return None;
        }
        self.table.lines(pen, inner)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![Go::Open, App::Close])
            .with([Go::Right])
            .leaves(Reference::List(List::Sitters), "")
            .called(Go::Open, PresentText::GoThere)
    }
}
