//! One entry of the journal: who did what and when, and every record it touched with the fields that changed.

use super::route::Shell;
use crate::{
    domain::{Entry, Touched},
    i18n::{doer, full_clock, text::ListText},
    keymap::{Action, App, Change, Context, Go, actions},
    report,
    ui::kit::{
        Answer, At, Effect, Layer, Offers, Pen, Position, Question, Role,
        dialog::{Dialog, awaited::Told},
        open,
        page::{Focus, Line, Page},
        paint, text,
    },
};

pub struct Detail {
    entry: Entry,
    touched: Told<Touched>,
    /// A line for each.
    page: Page<usize>,
}

const COLS: u16 = 100;
/// The sentence on top and the blank line below it.
const ABOVE: u16 = 3;

impl Detail {
    pub fn new(entry: Entry) -> Self {
        Self {
            entry,
            touched: Told::Waiting,
            page: Page::default(),
        }
    }

    /// What was done is read whole before the place is.
    fn line(touched: &Touched, at: &At<'_>) -> Line<usize> {
        let left = format!("{}  {}  ", at.say(&touched.kind), name(touched, at));
        let (left, what) = (at.seen(&left), what(touched, at));
        let room = at.size.cols_in(COLS).saturating_sub(2 + text::width(&what));
        let left = text::cut(&left, room, at.look.glyphs().ellipsis);
        let mut line = Line::new(left, Role::Normal);
        line.with(at.seen(&what), Role::Accent);
        line
    }
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, ABOVE)
}

impl Dialog for Detail {
    fn question(&self) -> Option<Question> {
        Some(Question::Touched(self.entry.number))
    }

    fn waits(&self) -> bool {
        self.touched.waits()
    }
}

impl Layer for Detail {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.page.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) | Action::Go(Go::Left) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Touched(touched) => self.touched = Told::All(touched.clone()),
            Answer::Failed(_) => self.touched = Told::Failed,
            _ => {}
        }
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let mut lines: Vec<_> = self
            .touched
            .all()
            .iter()
            .map(|touched| Self::line(touched, at))
            .collect();
        for (n, line) in lines.iter_mut().enumerate() {
            line.to(n);
        }
        self.page = Page::cut(lines, 0, self.page.at.clone());
        self.page.fill(height(at));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let lines = self.touched.all().len().max(1) + usize::from(ABOVE);
        let number = self.entry.number.0.into();
        let inner = pen.window_of(COLS, lines, &ListText::EntryTitle { number });
        let who = doer(&self.entry.who, at.lang());
        let words = format!("{}  {who}", full_clock(self.entry.at));
        pen.line(inner, 0, &words, Role::Dim);
        pen.line(inner, 1, &self.entry.deed, Role::Title);
        let body = paint::below(inner, ABOVE);
        if self.touched.all().is_empty() {
            let silence = self.touched.silence(at);
            let words = silence.unwrap_or_else(|| at.say(&ListText::NothingToSee));
            pen.line(body, 0, &words, Role::Dim);
            return None;
        }
        self.page.view(pen, body, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let mut undo = vec![Effect::Close];
        undo.extend(open(Shell::UndoEntry(Box::new(self.entry.clone()))));
        Offers::of(Context::List)
            .foot(actions![Change::Undo, Go::Up, Go::Down, App::Close])
            .with([Go::Left])
            .gives(Change::Undo, undo)
    }
}

/// Made, taken away, or the fields that differ.
fn what(touched: &Touched, at: &At<'_>) -> String {
    match (&touched.before, &touched.after) {
        (None, _) => at.say(&ListText::Made).into_owned(),
        (_, None) => at.say(&ListText::TakenAway).into_owned(),
        _ => report::differing(at.desk, touched, at.mask(), at.lang()),
    }
}

/// What a record is called, out of what is left of it.
fn name(touched: &Touched, at: &At<'_>) -> String {
    let packed = touched.after.as_ref().or(touched.before.as_ref());
    let packed = packed.map_or(&[][..], Vec::as_slice);
    report::called(at.desk, touched.kind, packed, at.lang())
}
