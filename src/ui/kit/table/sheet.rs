//! A table that is worked in: rows under keys, filtered, sorted, selected, a total on top, a hand on a column where figures
//! open what is behind them. Knows nothing of what the rows are.

use std::{cmp::Reverse, collections::BTreeSet};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    Cell, Column, Cursor, Direction, Kind, Pick as Picked, Place, Row, Selection, Table, frame,
    widest,
};
use crate::{
    i18n::{
        Words,
        text::{AppText, ListText},
    },
    keymap::{Action, App, Context, Find, Go, Pick},
    register::search::sound,
    ui::kit::{
        At, Effect, Notice, Role,
        dialog::route::Kit,
        lost::{self, Marks},
        open, paint, text,
    },
};

pub struct Line<K> {
    pub key: K,
    pub cells: Vec<Cell>,
}

pub struct Sheet<K> {
    columns: &'static [Column<'static>],
    lines: Vec<Line<K>>,
    /// Display columns of the widest value in each column.
    widest: Vec<u16>,
    /// Places in `lines` that the filter lets through, sorted.
    shown: Vec<usize>,
    pub at: Cursor<K>,
    pub marked: Selection<K>,
    pub(super) filter: String,
    pub(super) sort: Option<(usize, Direction)>,
    /// The column that keys mean.
    pub(super) hand: Option<usize>,
    /// So many lines stay on top, whatever is filtered or sorted; they are not counted.
    on_top: usize,
}

impl<K: Ord + Copy> Sheet<K> {
    pub fn new(columns: &'static [Column<'static>]) -> Self {
        Self {
            columns,
            lines: Vec::new(),
            widest: Vec::new(),
            shown: Vec::new(),
            at: Cursor::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
            hand: None,
            on_top: 0,
        }
    }

    /// With a hand on the first column, that left and right move.
    pub fn with_hand(self) -> Self {
        Self {
            hand: Some(0),
            ..self
        }
    }

    /// From the next filling on so many lines, totals of the others, stay on top.
    pub fn keep_on_top(&mut self, lines: usize) {
        self.on_top = lines;
    }

    /// The column under the hand.
    pub fn hand(&self) -> usize {
        self.hand.unwrap_or_default()
    }

    /// Takes new rows; cursor, filter, order and selection stay.
    pub fn fill(&mut self, lines: Vec<Line<K>>, height: usize) {
        self.lines = lines;
        self.widest = widest(self.lines.iter().map(|line| line.cells.as_slice()));
        self.marked.keep(self.lines.iter().map(|line| line.key));
        self.sift(height);
    }

    pub fn key(&self) -> Option<K> {
        self.at.key().copied()
    }

    pub fn keys(&self) -> &[K] {
        self.at.keys()
    }

    pub fn len(&self) -> usize {
        self.shown.len().saturating_sub(self.on_top)
    }

    pub fn of(&self) -> usize {
        self.lines.len().saturating_sub(self.on_top)
    }

    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    /// The selected rows in their order, else the one under the cursor.
    pub fn chosen(&self) -> Vec<K> {
        if self.marked.is_empty() {
            return self.key().into_iter().collect();
        }
        let lines = self.lines.iter().map(|line| line.key);
        lines.filter(|key| self.marked.has(*key)).collect()
    }

    pub fn marks(&self) -> Marks {
        Marks::of(&self.marked)
    }

    /// The words of what the cursor stood on, once that has left the rows.
    pub fn lost(
        &self,
        name: impl Fn(K) -> Option<String>,
        context: Context,
        at: &At<'_>,
    ) -> Option<Words> {
        let gone = *self.at.gone()?;
        Some(lost::from_list(&self.at, name(gone), context, at))
    }

    /// Nothing is selected or filtered.
    pub fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.marked.is_empty()
    }

    /// Lets go of selection and filter.
    pub fn clear(&mut self, height: usize) {
        self.marked.clear();
        self.filter("", height);
    }

    pub fn filter(&mut self, words: &str, height: usize) {
        words.clone_into(&mut self.filter);
        self.sift(height);
        self.at.settle(height);
    }

    fn sift(&mut self, height: usize) {
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        let has = |line: &Line<K>, token: &str| {
            let mut words = line.cells.iter().map(|cell| cell.words.to_lowercase());
            words.any(|words| words.contains(token))
        };
        let top = self.on_top.min(self.lines.len());
        let mut shown: Vec<usize> = (0..self.lines.len())
            .filter(|&i| i < top || tokens.iter().all(|t| has(&self.lines[i], t)))
            .collect();
        let rest = &mut shown[top..];
        match self.sort {
            Some((column, Direction::Up)) => rest.sort_by_cached_key(|&i| self.order(i, column)),
            Some((column, Direction::Down)) => {
                rest.sort_by_cached_key(|&i| Reverse(self.order(i, column)));
            }
            None => {}
        }
        let keys = shown.iter().map(|&i| self.lines[i].key).collect();
        self.shown = shown;
        self.at.fill(keys, height);
    }

    fn order(&self, i: usize, column: usize) -> (i64, String, String) {
        let cell = &self.lines[i].cells[column];
        match (self.columns[column].kind, cell.number) {
            (_, Some(number)) => (number, String::new(), String::new()),
            // Places stand in the order of the tree already.
            (Kind::Path, None) => (i as i64, String::new(), String::new()),
            (Kind::Name, None) => (0, sound(&cell.words), cell.words.clone()),
            (Kind::Words | Kind::Number | Kind::Share, None) => {
                (0, cell.words.clone(), String::new())
            }
        }
    }

    /// What every table answers to; none where the action is the screen's own.
    pub fn act(&mut self, action: Action, height: usize, at: &At<'_>) -> Option<Vec<Effect>> {
        if self.at.act(action, height) {
            return Some(Vec::new());
        }
        match action {
            Action::Pick(pick) => self.pick(pick, height),
            Action::App(App::Sort) => return Some(self.turn_sort(height, at)),
            Action::Find(Find::Filter) => {
                return Some(open(Kit::Filter(self.filter.clone())));
            }
            Action::App(App::Cancel) if !self.is_plain() => self.clear(height),
            Action::Go(go @ (Go::Left | Go::Right)) => return self.reach(go),
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Moves the hand; none where there is none, or left of the first column.
    fn reach(&mut self, go: Go) -> Option<Vec<Effect>> {
        let hand = self.hand.as_mut()?;
        *hand = match go {
            Go::Right => (*hand + 1).min(self.columns.len().saturating_sub(1)),
            _ => hand.checked_sub(1)?,
        };
        Some(Vec::new())
    }

    fn pick(&mut self, pick: Pick, height: usize) {
        let here = self.at.row().zip(self.key());
        match (pick, here) {
            (Pick::Mark, Some((row, key))) => {
                self.marked.toggle(key);
                self.at.go_to(row + 1, height);
            }
            (Pick::Range, Some((row, _))) => {
                self.marked.reach_like(self.at.keys(), row, |_, _| true);
            }
            (Pick::Mark | Pick::Range, None) => {}
            (Pick::Invert, _) => {
                let keys = self.at.keys().iter().copied();
                self.marked.invert(keys.skip(self.on_top));
            }
            _ => self.marked.clear(),
        }
    }

    /// By the column under the hand: the largest figures first, the other way, as they were. Without a hand by the next
    /// column, either way; after the last one as they were.
    fn turn_sort(&mut self, height: usize, at: &At<'_>) -> Vec<Effect> {
        self.sort = match (self.sort, self.hand) {
            (Some((column, was)), Some(hand)) if column == hand => {
                let first = self.first_way(hand);
                (was == first).then(|| (hand, first.other()))
            }
            (_, Some(hand)) => Some((hand, self.first_way(hand))),
            (sort, None) => self.next_order(sort),
        };
        self.sift(height);
        let words = match self.sort {
            Some((column, direction)) => {
                let column = self.columns[column].title.say(at.lang()).into_owned();
                at.say(&match (self.hand, direction) {
                    (Some(hand), way) if way == self.first_way(hand) => {
                        ListText::HandSorted { column }
                    }
                    (Some(_), _) => ListText::HandReversed { column },
                    (None, Direction::Up) => ListText::Ascending { column },
                    (None, Direction::Down) => ListText::Descending { column },
                })
            }
            None => at.say(&ListText::Unsorted),
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }

    fn first_way(&self, column: usize) -> Direction {
        if self.columns[column].kind.is_number() {
            Direction::Down
        } else {
            Direction::Up
        }
    }

    fn next_order(&self, sort: Option<(usize, Direction)>) -> Option<(usize, Direction)> {
        match sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < self.columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        }
    }

    /// The selected rows that the filter hides.
    pub fn hidden(&self) -> usize {
        self.marked.hidden(self.keys().iter().copied())
    }

    /// The chosen rows for the clipboard, in the order they are shown in; those that the filter hides come last.
    pub fn copied(&self) -> String {
        let here = self.key().filter(|_| self.marked.is_empty());
        let chosen = |i: &usize| {
            let key = self.lines[*i].key;
            here == Some(key) || self.marked.has(key)
        };
        let shown: BTreeSet<usize> = self.shown.iter().copied().collect();
        let hidden = (0..self.lines.len()).filter(|i| !shown.contains(i));
        let rows = self.shown.iter().copied().chain(hidden).filter(chosen);
        let rows = rows.map(|i| {
            let cells = self.lines[i].cells.iter();
            let words: Vec<&str> = cells.map(|cell| cell.words.as_str()).collect();
            words.join("\t")
        });
        rows.collect::<Vec<_>>().join("\n")
    }

    /// Heads and rows; `silence` is said where there is none.
    pub fn view(&self, silence: &str, at: &At<'_>, buf: &mut Buffer, area: Rect) {
        if self.shown.is_empty() {
            let words = match self.filter.as_str() {
                "" => silence.to_owned(),
                filter => {
                    let filter = filter.to_owned();
                    at.say(&ListText::NoMatch { filter }).into_owned()
                }
            };
            let room = area.width.saturating_sub(3);
            let lines = text::wrap(&words, room);
            for (y, words) in (area.y + 1..area.bottom()).zip(lines) {
                paint::text(buf, area.x + 2, y, room, &words, at.style(Role::Dim));
            }
            return;
        }
        let table = Table::fitting(self.columns, &self.widest, area.width, at.lang());
        let table = table.with_hand(self.hand);
        table.heading(self.sort, at, buf, area);
        let shown = self.shown.iter().enumerate().skip(self.at.top());
        for (y, (i, &place)) in (area.y + 1..area.bottom()).zip(shown) {
            let line = &self.lines[place];
            let row = Row {
                cells: &line.cells,
                place: if self.at.is_on(i) {
                    Place::Cursor
                } else {
                    Place::Elsewhere
                },
                pick: if self.marked.has(line.key) {
                    Picked::Marked
                } else {
                    Picked::Free
                },
            };
            let area = Rect {
                y,
                height: 1,
                ..area
            };
            table.row(&row, at, buf, area);
        }
    }

    /// Where the terminal's cursor stands for whoever reads by it.
    pub fn cursor(&self, at: &At<'_>, area: Rect) -> Option<Position> {
        frame::caret(at, area, &self.at)
    }

    /// `已选 3 项  筛选: 黄  12/63`, for the frame's corner.
    pub fn counts(&self, at: &At<'_>) -> String {
        let mut parts = Vec::new();
        if !self.filter.is_empty() {
            parts.push(format!("{}: {}", at.say(&AppText::Filter), self.filter));
        }
        if !self.marked.is_empty() {
            let shown = self.keys().iter().copied();
            parts.push(at.say(&selected(&self.marked, shown)).into_owned());
        }
        let (n, of) = (self.len().into(), self.of().into());
        parts.push(at.say(&ListText::Rows { n, of }).into_owned());
        format!(" {} ", parts.join("  "))
    }
}

/// How many are selected, and how many of those are out of sight.
pub fn selected<K: Ord + Copy>(marked: &Selection<K>, shown: impl Iterator<Item = K>) -> AppText {
    let n = marked.len().into();
    match marked.hidden(shown) {
        0 => AppText::Selected { n },
        hidden => AppText::SelectedHidden {
            n,
            hidden: hidden.into(),
        },
    }
}
