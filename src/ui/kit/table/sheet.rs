//! The table that is worked in: rows under keys, filtered, ordered, selected, a total on top, a hand on a column where
//! figures open what is behind them. Knows nothing of what the rows are.

use std::{borrow::Cow, cmp::Reverse};

use super::{Cell, Column, Cursor, Direction, Lay, Selection, view::View, widest};
use crate::{
    domain::Reference,
    i18n::{Words, text::ListText},
    keymap::{Action, App, Context, Find, Go, Pick, actions},
    register::search::{Hearing, sound},
    report::{self, Sorts},
    ui::kit::{
        At, Effect, Offers, Role,
        dialog::route::Kit,
        lost::{self, Marks},
        open, tell,
    },
};

pub struct Line<K> {
    pub key: K,
    pub cells: Vec<Cell>,
}

/// How a row is told where there are too many to tell them all.
type Make<K> = Box<dyn Fn(usize, K, &At<'_>) -> Option<report::Row>>;

pub struct Sheet<K> {
    pub(super) columns: Vec<Column>,
    /// What the rows are about, the hidden ones too.
    pub(super) all: Vec<K>,
    /// Row by row; of a long table made once it is filtered or ordered.
    cells: Vec<Vec<Cell>>,
    make: Option<Make<K>>,
    /// Display columns of the widest value in each column, where all are made.
    pub(super) widest: Vec<u16>,
    /// Places in `all` that the filter lets through, sorted.
    pub(super) shown: Vec<usize>,
    pub at: Cursor<K>,
    pub marked: Selection<K>,
    pub(super) filter: String,
    pub(super) sort: Option<(usize, Direction)>,
    /// The column that keys mean.
    pub(super) hand: Option<usize>,
    /// So many columns after the first lie out of sight on the left.
    pub(super) aside: usize,
    /// So many columns of the screen something beside it takes.
    pub(super) beside: u16,
    /// So many lines stay on top, whatever is filtered or sorted; they are not counted.
    on_top: usize,
    /// What the order is called that the rows have of themselves.
    pub(super) unsorted: ListText,
    /// What a range takes along with the row at its end.
    like: fn(K, K) -> bool,
}

impl<K: Ord + Copy> Sheet<K> {
    pub fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            all: Vec::new(),
            cells: Vec::new(),
            make: None,
            widest: Vec::new(),
            shown: Vec::new(),
            at: Cursor::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
            hand: None,
            aside: 0,
            beside: 0,
            on_top: 0,
            unsorted: ListText::Unsorted,
            like: |_, _| true,
        }
    }

    /// Of a described table.
    pub fn of(said: &[report::Column], lay: &Lay) -> Self {
        Self::new(Column::laid(said, lay.iter().copied()))
    }

    /// Of what people read of a described table.
    pub fn seen(said: &[report::Column], keys: &[&'static str]) -> Self {
        Self::new(Column::seen(said, keys))
    }

    /// Whose rows stand in the order of the tree.
    pub fn of_tree(self) -> Self {
        let unsorted = ListText::TreeOrder;
        Self { unsorted, ..self }
    }

    /// Whose ranges hold what is like the row at their end.
    pub fn ranging(self, like: fn(K, K) -> bool) -> Self {
        Self { like, ..self }
    }

    /// With a hand on the first column, that left and right move.
    pub fn with_hand(self) -> Self {
        Self {
            hand: Some(0),
            ..self
        }
    }

    /// As it was left.
    pub fn with(mut self, view: View<K>) -> Self {
        (self.at, self.marked) = (view.at, view.marked);
        (self.filter, self.sort) = (view.filter, view.sort);
        self.hand = view.hand.or(self.hand);
        self.aside = view.aside;
        self
    }

    /// As it is left.
    pub fn stand(&self) -> View<K> {
        View {
            at: self.at.stand(),
            marked: self.marked.clone(),
            filter: self.filter.clone(),
            sort: self.sort,
            hand: self.hand,
            aside: self.aside,
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

    /// A row of which only the first column says something.
    pub fn bare_line(&self, key: K, first: Cell) -> Line<K> {
        let mut cells = vec![first];
        cells.resize_with(self.columns.len(), Cell::default);
        Line { key, cells }
    }

    /// A row as it is told.
    pub fn line(&self, key: K, row: &report::Row, at: &At<'_>) -> Line<K> {
        let cells = Column::cells(&self.columns, row, at);
        Line { key, cells }
    }

    /// Other columns; those asked for at run time come and go.
    pub fn lay(&mut self, columns: Vec<Column>) {
        self.columns = columns;
    }

    /// Takes new rows; cursor, filter, order and selection stay.
    pub fn fill(&mut self, lines: Vec<Line<K>>, height: usize, at: &At<'_>) {
        self.make = None;
        (self.all, self.cells) = lines.into_iter().map(|line| (line.key, line.cells)).unzip();
        self.widest = widest(self.cells.iter().map(Vec::as_slice));
        self.filled(height, at);
    }

    /// The same of a long table: cells are made of rows in view, and of all where it is filtered or ordered.
    pub fn fill_long(
        &mut self,
        keys: Vec<K>,
        make: impl Fn(usize, K, &At<'_>) -> Option<report::Row> + 'static,
        height: usize,
        at: &At<'_>,
    ) {
        self.all = keys;
        self.make = Some(Box::new(make));
        self.cells.clear();
        self.widest.clear();
        self.filled(height, at);
    }

    fn filled(&mut self, height: usize, at: &At<'_>) {
        self.marked.keep(self.all.iter().copied());
        self.sift(height, at);
    }

    /// As the screen shows them now.
    pub(super) fn cells(&self, row: usize, at: &At<'_>) -> Cow<'_, [Cell]> {
        match &self.make {
            Some(make) => self.made(make, row, at).into(),
            None => self.cells[row].as_slice().into(),
        }
    }

    /// What is gone between the table and its picture the next refresh takes away.
    fn made(&self, make: &Make<K>, row: usize, at: &At<'_>) -> Vec<Cell> {
        let told = make(row, self.all[row], at);
        told.map_or_else(
            || vec![Cell::default(); self.columns.len()],
            |told| Column::cells(&self.columns, &told, at),
        )
    }

    pub fn key(&self) -> Option<K> {
        self.at.key().copied()
    }

    /// The hidden ones too.
    pub fn all(&self) -> &[K] {
        &self.all
    }

    pub fn keys(&self) -> &[K] {
        self.at.keys()
    }

    pub fn len(&self) -> usize {
        self.shown.len().saturating_sub(self.on_top)
    }

    pub fn whole(&self) -> usize {
        self.all.len().saturating_sub(self.on_top)
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
        let all = self.all.iter().copied();
        all.filter(|key| self.marked.has(*key)).collect()
    }

    pub fn marks(&self) -> Marks {
        self.marked.marks()
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
    pub fn clear(&mut self, height: usize, at: &At<'_>) {
        self.marked.clear();
        self.filter("", height, at);
    }

    pub fn filter(&mut self, words: &str, height: usize, at: &At<'_>) {
        words.clone_into(&mut self.filter);
        self.sift(height, at);
        self.at.settle(height);
    }

    /// Applies filter and order; the cursor stays on what it stands on.
    pub(super) fn sift(&mut self, height: usize, at: &At<'_>) {
        if let Some(make) = &self.make
            && self.cells.is_empty()
            && !(self.filter.is_empty() && self.sort.is_none())
        {
            let all = 0..self.all.len();
            self.cells = all.map(|i| self.made(make, i, at)).collect();
        }
        let wanted = self.filter.to_lowercase();
        let tokens = wanted.split_whitespace();
        let mut tokens: Vec<_> = tokens.map(|t| (t, Hearing::of(t))).collect();
        let top = self.on_top.min(self.all.len());
        let mut shown: Vec<usize> = (0..self.all.len())
            .filter(|&i| {
                let mut tokens = tokens.iter_mut();
                i < top || tokens.all(|(t, ear)| self.cells[i].iter().any(|cell| cell.has(t, ear)))
            })
            .collect();
        let rest = &mut shown[top..];
        // Another table may have fewer columns than the one that was ordered.
        match self.sort.filter(|(column, _)| *column < self.columns.len()) {
            Some((column, Direction::Up)) => rest.sort_by_cached_key(|&i| self.order(i, column)),
            Some((column, Direction::Down)) => {
                rest.sort_by_cached_key(|&i| Reverse(self.order(i, column)));
            }
            None => {}
        }
        let keys = shown.iter().map(|&i| self.all[i]).collect();
        self.shown = shown;
        self.at.fill(keys, height);
    }

    fn order(&self, i: usize, column: usize) -> (i64, String, String) {
        let cell = &self.cells[i][column];
        match (self.columns[column].said.kind.sorts(), cell.number) {
            (_, Some(number)) => (number, String::new(), String::new()),
            (Sorts::Tree, None) => (i as i64, String::new(), String::new()),
            (Sorts::Sound, None) => (0, sound(&cell.words), cell.words.clone()),
            (Sorts::Words | Sorts::Number, None) => (0, cell.words.clone(), String::new()),
        }
    }

    /// What every table offers beside the screen's own.
    pub fn offers(&self, offers: Offers, at: &At<'_>) -> Offers {
        self.sideways(offers, at)
            .with(actions![Go::Left, App::Sort, Find::Filter])
            .with([Pick::Mark, Pick::Range, Pick::Invert])
            .with(self.hand.map(|_| Go::Right))
            .when(!self.marked.is_empty(), [Pick::Clear])
    }

    /// What every table answers to; none where the action is the screen's own.
    pub fn act(&mut self, action: Action, height: usize, at: &At<'_>) -> Option<Vec<Effect>> {
        if self.at.act(action, height) {
            return Some(Vec::new());
        }
        match action {
            Action::Pick(pick) => return Some(self.pick(pick, height, at)),
            Action::App(App::Sort) => return Some(self.ask_order(at)),
            Action::Find(Find::Filter) => {
                return Some(open(Kit::Filter(self.filter.clone())));
            }
            Action::App(App::Cancel) if !self.is_plain() => self.clear(height, at),
            Action::Go(go @ (Go::Left | Go::Right)) => return self.reach(go),
            action if self.turn_aside(action, at) => {}
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

    fn pick(&mut self, pick: Pick, height: usize, at: &At<'_>) -> Vec<Effect> {
        let here = self.at.row().zip(self.key());
        match (pick, here) {
            (Pick::Mark, Some((row, key))) => {
                self.marked.toggle(key);
                self.at.go_to(row + 1, height);
            }
            (Pick::Range, Some((row, _))) => {
                let cut = self.marked.reach_like(self.at.keys(), row, self.like);
                return cut.map_or_else(Vec::new, |words| tell(&words, Role::Warn, at));
            }
            (Pick::Mark | Pick::Range, None) => {}
            (Pick::Invert, _) => {
                let keys = self.at.keys().iter().copied();
                self.marked.invert(keys.skip(self.on_top));
            }
            _ => self.marked.clear(),
        }
        Vec::new()
    }

    /// The selected rows that the filter hides.
    pub fn hidden(&self) -> usize {
        self.marked.hidden(self.keys().iter().copied())
    }

    /// In a column of the row under the cursor.
    pub fn cell(&self, column: usize, at: &At<'_>) -> Option<Cell> {
        let row = *self.shown.get(self.at.row()?)?;
        self.cells(row, at).get(column).cloned()
    }

    /// What is behind the cell that keys mean.
    pub fn behind(&self, at: &At<'_>) -> Option<Reference> {
        self.cell(self.hand(), at)?.opens
    }
}
