//! The journal: who changed what and when, newest first, and undoing a single entry.

use std::ops::Range;

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::route::Shell;
use crate::{
    domain::{Act, Entry, Seq, UnitId},
    i18n::{
        Words, doer, near_clock,
        text::{AppText, ListText},
    },
    keymap::{Action, App, Change, Context, Find, Go},
    ui::kit::{
        Answer, At, Effect, Layer, Question, Role, Route, Screen, lost, open, paint,
        table::{Cell, Column, Cursor, Kind, Pick, Place, Row, Table, Wide, frame},
        tell,
    },
};

/// Entries read at a time; going beyond the last asks for more.
const BATCH: usize = 500;

const fn words(title: &'static ListText, width: Wide) -> Column<'static> {
    Column::new(title, width, Kind::Words)
}

const COLUMNS: &[Column<'_>] = &[
    Column::new(&ListText::Entry, Wide::Values(5, 5), Kind::Number).rank(2),
    words(&ListText::When, Wide::Values(16, 16)),
    words(&ListText::Who, Wide::Upto(8, 18)).rank(1),
    words(&ListText::What, Wide::Rest(30)),
];

#[derive(Default)]
pub struct Journal {
    entries: Vec<Entry>,
    /// A range of entries to a line: those that belong together are one.
    lines: Vec<Range<usize>>,
    /// An entry is known by its number, a line by the first of its entries.
    at: Cursor<Seq>,
    asked: usize,
    /// Others changed something since.
    stale: bool,
    answered: bool,
    failed: bool,
}

impl Journal {
    pub fn new(at: Cursor<Seq>) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    fn height(at: &At<'_>) -> usize {
        usize::from(at.size.body().height.saturating_sub(3)).max(1)
    }

    /// Numbers of entries that a later one took back.
    fn is_undone(&self, entry: &Entry) -> bool {
        let back = |e: &&Entry| e.reverses == Some(entry.number);
        self.entries
            .iter()
            .find(back)
            .is_some_and(|e| matches!(e.deed.act, Act::Undo(_)))
    }
}

impl Screen for Journal {
    fn route(&self) -> Route {
        Shell::Journal(self.at.stand()).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        vec![at.say(&ListText::Journal).into_owned()]
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }

    /// It is the entry under the cursor that is taken back.
    fn undoes(&self) -> bool {
        true
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
        let near_end = self.at.place() + 50 > self.lines.len();
        if self.answered && near_end && self.entries.len() == self.asked {
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
        if self.at.act(action, Self::height(at)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Go(Go::Open | Go::Right) | Action::Change(Change::Undo) => match self.here() {
                Some([entry]) if action == Change::Undo.into() => {
                    open(Shell::UndoEntry(Box::new(entry.clone())))
                }
                Some([entry]) => open(Shell::Entry(Box::new(entry.clone()))),
                Some(_) => tell(&AppText::NothingHere, Role::Warn, at),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn offers(&self, action: Action, _at: &At<'_>) -> bool {
        match action {
            Action::Change(change) => matches!(change, Change::Undo | Change::Redo),
            Action::Find(find) => matches!(find, Find::Search | Find::Command),
            Action::Pick(_)
            | Action::App(App::Sort | App::Copy)
            | Action::Go(Go::NextPane | Go::PrevPane | Go::ParentUnit) => false,
            _ => true,
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if self.answered || self.failed {
            self.stale = true;
        }
        self.at.fit(Self::height(at));
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        self.failed = matches!(answer, Answer::Failed(_));
        if let Answer::Journal(entries) = answer {
            self.entries.clone_from(entries);
            let mut from = 0;
            self.lines = Entry::pieces(entries)
                .map(|piece| {
                    let start = from;
                    from += piece.len();
                    start..from
                })
                .collect();
            self.answered = true;
            // New entries come in above: the cursor and the rows in view stay on what they were on.
            let pieces = self.lines.iter().map(|line| self.piece(line));
            let numbers = pieces.filter_map(|piece| Some(piece.first()?.number));
            self.at.fill(numbers.collect(), Self::height(at));
        }
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        let inner = frame::frame(at, buf, area, &at.say(&ListText::Journal), true);
        if self.entries.is_empty() {
            let words = match (self.answered, self.failed) {
                (true, _) => at.say(&ListText::NoJournal),
                (false, true) => at.say(&AppText::NotRead),
                (false, false) => at.say(&AppText::Preparing),
            };
            paint::text(
                buf,
                inner.x + 2,
                inner.y + 1,
                inner.width - 2,
                &words,
                at.style(Role::Dim),
            );
            return None;
        }
        let table = Table::new(COLUMNS, inner.width, at.lang());
        table.heading(None, at, buf, inner);
        let rows = usize::from(inner.height.saturating_sub(1));
        for (i, line) in self.lines.iter().enumerate().skip(self.at.top()).take(rows) {
            let area = Rect {
                y: inner.y + 1 + (i - self.at.top()) as u16,
                height: 1,
                ..inner
            };
            let row = Row {
                cells: &self.cells(self.piece(line), at),
                place: if self.at.is_on(i) {
                    Place::Cursor
                } else {
                    Place::Elsewhere
                },
                pick: Pick::Free,
            };
            table.row(&row, at, buf, area);
        }
        frame::caret(at, inner, &self.at)
    }

    fn footer(&self) -> Vec<Action> {
        vec![
            Go::Open.into(),
            Change::Undo.into(),
            Change::Redo.into(),
            Go::Back.into(),
            Find::Search.into(),
            App::Menu.into(),
            App::Help.into(),
        ]
    }
}

impl Journal {
    /// The entries under the cursor.
    fn here(&self) -> Option<&[Entry]> {
        let line = self.lines.get(self.at.row()?)?;
        Some(self.piece(line))
    }

    fn piece(&self, line: &Range<usize>) -> &[Entry] {
        self.entries.get(line.clone()).unwrap_or_default()
    }

    fn cells(&self, piece: &[Entry], at: &At<'_>) -> Vec<Cell> {
        let Some(entry) = piece.first() else {
            return Vec::new();
        };
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
        let role = if undone { Role::Dim } else { Role::Normal };
        vec![
            Cell::new(entry.number.to_string(), Role::Dim),
            Cell::new(near_clock(entry.at, at.now), Role::Dim),
            Cell::new(doer(&entry.who, at.lang()), Role::Normal),
            Cell::new(words, role),
        ]
    }
}
