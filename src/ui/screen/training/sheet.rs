//! One table of the training screens: rows under keys, filtered, sorted, selected. Knows nothing of what they are.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    i18n::text::{AppText, ListText},
    keymap::{Action, App, Find, Pick},
    register::search::sound,
    ui::{
        At, Effect, Notice, Role,
        overlay::{Overlay, prompt::Prompt},
        paint,
        screen::{
            Rows, Selection,
            table::{Cell, Column, Direction, Kind, Pick as Picked, Place, Row, Table, widest},
        },
        text,
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
    pub at: Rows,
    pub marked: Selection<K>,
    filter: String,
    sort: Option<(usize, Direction)>,
}

impl<K: Ord + Copy> Sheet<K> {
    pub fn new(columns: &'static [Column<'static>]) -> Self {
        Self {
            columns,
            lines: Vec::new(),
            widest: Vec::new(),
            shown: Vec::new(),
            at: Rows::default(),
            marked: Selection::default(),
            filter: String::new(),
            sort: None,
        }
    }

    /// Takes new rows; cursor, filter, order and selection stay.
    pub fn fill(&mut self, lines: Vec<Line<K>>, height: usize) {
        let here = self.key();
        self.lines = lines;
        self.widest = widest(self.lines.iter().map(|line| line.cells.as_slice()));
        self.marked.keep(self.lines.iter().map(|line| line.key));
        self.sift(here, height);
    }

    pub fn key(&self) -> Option<K> {
        self.shown.get(self.at.cursor).map(|&i| self.lines[i].key)
    }

    pub fn keys(&self) -> impl Iterator<Item = K> {
        self.shown.iter().map(|&i| self.lines[i].key)
    }

    pub fn len(&self) -> usize {
        self.shown.len()
    }

    pub fn of(&self) -> usize {
        self.lines.len()
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
        let here = self.key();
        words.clone_into(&mut self.filter);
        self.sift(here, height);
    }

    fn sift(&mut self, here: Option<K>, height: usize) {
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        let has = |line: &Line<K>, token: &str| {
            let mut words = line.cells.iter().map(|cell| cell.words.to_lowercase());
            words.any(|words| words.contains(token))
        };
        let mut shown: Vec<usize> = (0..self.lines.len())
            .filter(|&i| tokens.iter().all(|t| has(&self.lines[i], t)))
            .collect();
        if let Some((column, direction)) = self.sort {
            shown.sort_by_cached_key(|&i| self.order(i, column));
            if direction == Direction::Down {
                shown.reverse();
            }
        }
        self.shown = shown;
        let row = here.and_then(|key| self.shown.iter().position(|&i| self.lines[i].key == key));
        self.at.cursor = row.unwrap_or(self.at.cursor);
        self.at.fit(self.shown.len(), height);
    }

    fn order(&self, i: usize, column: usize) -> (i64, String, String) {
        let cell = &self.lines[i].cells[column];
        match (self.columns[column].kind, cell.number) {
            (_, Some(number)) => (number, String::new(), String::new()),
            // Places stand in the order of the tree already.
            (Kind::Path, None) => (i as i64, String::new(), String::new()),
            (Kind::Name, None) => (0, sound(&cell.words), cell.words.clone()),
            (Kind::Words | Kind::Number, None) => (0, cell.words.clone(), String::new()),
        }
    }

    /// What every table answers to; none where the action is the screen's own.
    pub fn act(&mut self, action: Action, height: usize, at: &At<'_>) -> Option<Vec<Effect>> {
        if self.at.act(action, self.shown.len(), height) {
            return Some(Vec::new());
        }
        match action {
            Action::Pick(pick) => self.pick(pick, height),
            Action::App(App::Sort) => return Some(self.turn_sort(height, at)),
            Action::Find(Find::Filter) => {
                let prompt = Prompt::filter(at, &self.filter);
                return Some(vec![Effect::Open(Box::new(Overlay::Prompt(Box::new(
                    prompt,
                ))))]);
            }
            Action::App(App::Cancel) if !self.is_plain() => self.clear(height),
            _ => return None,
        }
        Some(Vec::new())
    }

    fn pick(&mut self, pick: Pick, height: usize) {
        let keys: Vec<K> = self.keys().collect();
        match pick {
            Pick::Mark => {
                if let Some(key) = self.key() {
                    self.marked.toggle(key, self.at.cursor);
                    self.at.move_to(self.at.cursor + 1, keys.len(), height);
                }
            }
            Pick::Range => {
                let row = self.at.cursor;
                self.marked.reach_like(keys.into_iter(), row, |_, _| true);
            }
            Pick::Invert => self.marked.invert(keys.into_iter()),
            _ => self.marked.clear(),
        }
    }

    /// By the next column, either way; after the last one as they were.
    fn turn_sort(&mut self, height: usize, at: &At<'_>) -> Vec<Effect> {
        self.sort = match self.sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < self.columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        };
        self.sift(self.key(), height);
        let words = match self.sort {
            Some((column, direction)) => {
                let column = self.columns[column].title.say(at.lang()).into_owned();
                at.say(&match direction {
                    Direction::Up => ListText::Ascending { column },
                    Direction::Down => ListText::Descending { column },
                })
            }
            None => at.say(&ListText::Unsorted),
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }

    /// The chosen rows for the clipboard.
    pub fn copied(&self) -> String {
        let chosen = self.chosen();
        let lines = self.lines.iter().filter(|line| chosen.contains(&line.key));
        let rows = lines.map(|line| {
            let words: Vec<&str> = line.cells.iter().map(|cell| cell.words.as_str()).collect();
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
        table.heading(self.sort, at, buf, area);
        let shown = self.shown.iter().enumerate().skip(self.at.top);
        for (y, (i, &place)) in (area.y + 1..area.bottom()).zip(shown) {
            let line = &self.lines[place];
            let row = Row {
                cells: &line.cells,
                place: if i == self.at.cursor {
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

    /// `已选 3 项  筛选: 黄  12/63`, for the frame's corner.
    pub fn counts(&self, at: &At<'_>) -> String {
        let mut parts = Vec::new();
        if !self.filter.is_empty() {
            parts.push(format!("{}: {}", at.say(&AppText::Filter), self.filter));
        }
        if !self.marked.is_empty() {
            let n = self.marked.len().into();
            parts.push(at.say(&AppText::Selected { n }).into_owned());
        }
        let (n, of) = (self.len().into(), self.of().into());
        parts.push(at.say(&ListText::Rows { n, of }).into_owned());
        format!(" {} ", parts.join("  "))
    }
}
