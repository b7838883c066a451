//! The journal: who changed what and when, newest first, and undoing a single entry.

use std::{ops::Range, rc::Rc};

use super::route::Shell;
use crate::{
    domain::{Act, Entry, List, Reference, Seq, UnitId},
    i18n::{
        Words, doer, near_clock,
        text::{AppText, ListText},
    },
    keymap::{Action, App, Change, Context, Find, Go, actions},
    report::{self, Tone, Value},
    ui::kit::{
        Answer, At, Effect, Layer, Offers, Pen, Position, Question, Route, Screen, lost,
        table::{Cursor, Lay, Sheet, Wide},
    },
};

/// Entries read at a time; going beyond the last asks for more.
const BATCH: usize = 500;

const LAY: &Lay = &[
    ("number", Wide::Values(5, 5)),
    ("at", Wide::Values(16, 16)),
    ("who", Wide::Upto(8, 18)),
    ("what", Wide::Rest(30)),
];

pub struct Journal {
    pieces: Rc<Pieces>,
    /// An entry is known by its number, a line by the first of its entries.
    table: Sheet<Seq>,
    asked: usize,
    /// Others changed something since.
    stale: bool,
    answered: bool,
    failed: bool,
}

#[derive(Default)]
struct Pieces {
    entries: Vec<Entry>,
    /// A range of entries to a line: those that belong together are one.
    lines: Vec<Range<usize>>,
}

impl Pieces {
    fn of(entries: Vec<Entry>) -> Self {
        let mut from = 0;
        let line = |piece: &[Entry]| {
            let start = from;
            from += piece.len();
            start..from
        };
        let lines = Entry::pieces(&entries).map(line).collect();
        Self { entries, lines }
    }

    fn piece(&self, line: usize) -> Option<&[Entry]> {
        self.entries.get(self.lines.get(line)?.clone())
    }

    fn numbers(&self) -> Vec<Seq> {
        let first = self.lines.iter().map(|line| line.start);
        first.map(|at| self.entries[at].number).collect()
    }

    /// Whether a later entry took it back.
    fn is_undone(&self, entry: &Entry) -> bool {
        let back = |e: &&Entry| e.reversed().any(|seq| seq == entry.number);
        let back = self.entries.iter().find(back);
        back.is_some_and(|e| matches!(e.deed.act, Act::Undo(_)))
    }

    /// As it is told, the time shorter, and what was taken back since.
    fn row(&self, line: usize, at: &At<'_>) -> Option<report::Row> {
        let piece = self.piece(line)?;
        let entry = piece.first()?;
        let undone = self.is_undone(entry);
        let mut words = match piece.len() {
            1 => at.say(&entry.deed).into_owned(),
            n => at.say(&ListText::Poured { n: n.into() }).into_owned(),
        };
        if undone {
            words = format!("{words} ({})", at.say(&ListText::Undone));
        }
        if entry.clock_jumped {
            words = format!("{words} ! {}", at.say(&ListText::ClockJumped));
        }
        let tone = if undone { Tone::Quiet } else { Tone::Plain };
        let mut row = report::entry(piece);
        let [number, _, when, who, what, ..] = row.cells.as_mut_slice() else {
            return None;
        };
        let quiet = |words: String| report::Cell::from(Value::text(words)).tone(Tone::Quiet);
        *number = quiet(entry.number.to_string());
        *when = quiet(near_clock(entry.at, at.now));
        who.value = Value::text(doer(&entry.who, at.lang()));
        *what = report::Cell::from(Value::text(words)).tone(tone);
        Some(row)
    }
}

impl Journal {
    pub fn new(at: Cursor<Seq>) -> Self {
        let mut table = Sheet::of(&report::journal_columns(), LAY);
        table.at = at;
        Self {
            pieces: Rc::default(),
            table,
            asked: 0,
            stale: false,
            answered: false,
            failed: false,
        }
    }

    fn height(at: &At<'_>) -> usize {
        at.size.rows_beside(3)
    }

    /// The entries under the cursor.
    fn here(&self) -> Option<&[Entry]> {
        self.pieces.piece(self.table.at.row()?)
    }
}

impl Screen for Journal {
    fn route(&self) -> Route {
        Shell::Journal(self.table.at.stand()).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        vec![at.say(&ListText::Journal).into_owned()]
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }

    fn question(&self) -> Option<Question> {
        Some(Question::Journal(self.asked.max(BATCH)))
    }

    fn unasked(&mut self) -> Option<Question> {
        if self.asked == 0 || self.stale {
            (self.asked, self.stale) = (self.asked.max(BATCH), false);
            return self.question();
        }
        // An entry that was pushed out of what was read is asked for too.
        let near_end = self.table.at.place() + 50 > self.table.len();
        if self.answered && near_end && self.pieces.entries.len() == self.asked {
            self.asked += BATCH;
            self.answered = false;
            return self.question();
        }
        None
    }
}

impl Layer for Journal {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.table.at.act(action, Self::height(at)) || self.table.turn_aside(action, at) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if self.answered || self.failed {
            self.stale = true;
        }
        self.table.at.fit(Self::height(at));
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.table.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        self.failed = matches!(answer, Answer::Failed(_));
        if let Answer::Journal(entries) = answer {
            self.pieces = Rc::new(Pieces::of(entries.clone()));
            self.answered = true;
            // New entries come in above: the cursor and the rows in view stay on what they were on.
            let (numbers, pieces) = (self.pieces.numbers(), Rc::clone(&self.pieces));
            let row = move |line, _, at: &At<'_>| pieces.row(line, at);
            self.table.fill_long(numbers, row, Self::height(at), at);
        }
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let area = pen.at.size.body();
        let inner = pen.frame(area, &ListText::Journal, true);
        let silence = match (self.answered, self.failed) {
            (true, _) => at.say(&ListText::NoJournal),
            (false, true) => at.say(&AppText::NotRead),
            (false, false) => at.say(&AppText::Preparing),
        };
        self.table.view(&silence, pen, inner)
    }

    /// It is the entry under the cursor that is taken back.
    fn offers(&self, at: &At<'_>) -> Offers {
        let one = match self.here() {
            Some([entry]) => Some(Box::new(entry.clone())),
            _ => None,
        };
        self.table
            .sideways(Offers::of(Context::List), at)
            .foot(actions![
                Go::Open,
                Change::Undo,
                Change::Redo,
                Go::Back,
                Find::Search,
                App::Menu
            ])
            .with([Go::Left])
            .leaves(
                Reference::List(List::Journal(self.pieces.lines.len().max(1))),
                "",
            )
            .leads(Go::Right, one.clone().map(Shell::Entry))
            .leads(Go::Open, one.clone().map(Shell::Entry))
            .leads(Change::Undo, one.map(Shell::UndoEntry))
    }
}
