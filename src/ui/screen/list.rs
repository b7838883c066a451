//! The lists behind the figures, as tables: breaches, vacancies, no phone, doubles, care, leaders, retired things.

use std::{cmp::Ordering, collections::BTreeSet};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Rows, list_rows, tree_view};
use crate::{
    domain::UnitId,
    i18n::text::{AppText, ListText, UnitText},
    keymap::{Action, App, Change, Context, Find, Go, Pick},
    register::Node,
    ui::{
        At, Effect, Layer, Notice, Role, Size, overlay::Overlay, overlay::prompt::Prompt, paint,
        text,
    },
};

/// Which figure a list stands behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Breaches,
    Vacancies,
    NoPhone,
    Doubles,
    Care,
    Leaders,
    Retired,
}

/// One line: what it is about, and its cells by column.
#[derive(Clone, Debug)]
pub struct ListRow {
    pub node: Node,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
pub struct Cell {
    pub words: String,
    pub role: Role,
    /// Numbers sort as numbers and stand on the right.
    pub number: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub title: &'static ListText,
    /// Columns it takes; 0 takes what is left.
    pub width: u16,
}

pub struct List {
    kind: Kind,
    root: UnitId,
    rows: Vec<ListRow>,
    /// Indexes into `rows` that the filter lets through, sorted.
    shown: Vec<usize>,
    at: Rows,
    marked: BTreeSet<Node>,
    anchor: Option<usize>,
    filter: String,
    sort: Option<(usize, Direction)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

impl List {
    pub fn new(kind: Kind, root: UnitId, at: &At<'_>) -> Self {
        let mut list = Self {
            kind,
            root,
            rows: Vec::new(),
            shown: Vec::new(),
            at: Rows::default(),
            marked: BTreeSet::new(),
            anchor: None,
            filter: String::new(),
            sort: None,
        };
        list.gather(at);
        list
    }

    pub fn root(&self) -> UnitId {
        self.root
    }

    pub fn let_go(&mut self) {
        self.marked.clear();
        self.anchor = None;
    }

    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let path = at.desk.county().path(Node::Unit(self.root));
        let mut names: Vec<String> = path.into_iter().map(|unit| at.desk.short(unit)).collect();
        names.push(at.say(&self.title()).into_owned());
        names
    }

    fn title(&self) -> ListText {
        match self.kind {
            Kind::Breaches => ListText::Breaches,
            Kind::Vacancies => ListText::Vacancies,
            Kind::NoPhone => ListText::NoPhone,
            Kind::Doubles => ListText::Doubles,
            Kind::Care => ListText::Care,
            Kind::Leaders => ListText::Leaders,
            Kind::Retired => ListText::Retired,
        }
    }

    fn empty(&self) -> ListText {
        match self.kind {
            Kind::Breaches => ListText::NoBreaches,
            Kind::Vacancies => ListText::NoVacancies,
            Kind::NoPhone => ListText::AllHavePhones,
            Kind::Doubles => ListText::NoDoubles,
            Kind::Care => ListText::NoCare,
            Kind::Leaders => ListText::NoLeaders,
            Kind::Retired => ListText::NoRetired,
        }
    }

    fn gather(&mut self, at: &At<'_>) {
        self.rows = list_rows::gather(self.kind, self.root, at);
        self.sift();
    }

    /// Applies filter and sort; the cursor stays on its row where it can.
    fn sift(&mut self) {
        let here = self.node();
        let wanted = self.filter.to_lowercase();
        let tokens: Vec<&str> = wanted.split_whitespace().collect();
        self.shown = (0..self.rows.len())
            .filter(|&i| {
                let has = |t: &&str| {
                    self.rows[i]
                        .cells
                        .iter()
                        .any(|c| c.words.to_lowercase().contains(*t))
                };
                tokens.iter().all(has)
            })
            .collect();
        if let Some((column, direction)) = self.sort {
            let rows = &self.rows;
            self.shown.sort_by(|&a, &b| {
                let order = compare(&rows[a].cells[column], &rows[b].cells[column]);
                if direction == Direction::Up {
                    order
                } else {
                    order.reverse()
                }
            });
        }
        let row = here.and_then(|n| self.shown.iter().position(|&i| self.rows[i].node == n));
        self.at.cursor = row
            .unwrap_or(self.at.cursor)
            .min(self.shown.len().saturating_sub(1));
    }

    /// The filter line writes here as it is typed.
    pub fn filter(&mut self, text: &str, at: &At<'_>) {
        text.clone_into(&mut self.filter);
        self.sift();
        self.at.fit(self.shown.len(), height(at.size));
    }

    pub fn filtered_by(&self) -> &str {
        &self.filter
    }

    pub fn node(&self) -> Option<Node> {
        self.shown.get(self.at.cursor).map(|&i| self.rows[i].node)
    }

    /// The selected rows, else the one under the cursor.
    pub fn chosen(&self) -> Vec<Node> {
        if self.marked.is_empty() {
            return self.node().into_iter().collect();
        }
        let nodes = self.shown.iter().map(|&i| self.rows[i].node);
        nodes.filter(|n| self.marked.contains(n)).collect()
    }

    fn pick(&mut self, pick: Pick, at: &At<'_>) -> Vec<Effect> {
        match pick {
            Pick::Mark => {
                if let Some(node) = self.node() {
                    if !self.marked.remove(&node) {
                        self.marked.insert(node);
                    }
                    self.anchor = Some(self.at.cursor);
                    self.at
                        .move_to(self.at.cursor + 1, self.shown.len(), height(at.size));
                }
            }
            Pick::Range => {
                let from = self.anchor.unwrap_or(self.at.cursor);
                let (low, high) = (from.min(self.at.cursor), from.max(self.at.cursor));
                let nodes = self
                    .shown
                    .iter()
                    .take(high + 1)
                    .skip(low)
                    .map(|&i| self.rows[i].node);
                self.marked.extend(nodes);
                self.anchor = Some(self.at.cursor);
            }
            Pick::Invert => {
                for &i in &self.shown {
                    let node = self.rows[i].node;
                    if !self.marked.remove(&node) {
                        self.marked.insert(node);
                    }
                }
            }
            Pick::Clear => self.let_go(),
            Pick::Take | Pick::PutDown => {
                let words = at.say(&AppText::NothingHere);
                return vec![Effect::Tell(Notice::new(words, Role::Dim))];
            }
        }
        Vec::new()
    }

    /// Sorts by the next column; after the last comes tree order again.
    fn sort(&mut self, at: &At<'_>) -> Vec<Effect> {
        let columns = list_rows::columns(self.kind);
        self.sort = match self.sort {
            None => Some((0, Direction::Up)),
            Some((column, Direction::Up)) => Some((column, Direction::Down)),
            Some((column, Direction::Down)) if column + 1 < columns.len() => {
                Some((column + 1, Direction::Up))
            }
            Some(_) => None,
        };
        self.sift();
        self.at.fit(self.shown.len(), height(at.size));
        let words = match self.sort {
            Some((column, direction)) => {
                let arrow = if direction == Direction::Up { "^" } else { "v" };
                let column = format!("{}{arrow}", at.say(columns[column].title));
                at.say(&AppText::SortedBy { column }).into_owned()
            }
            None => at
                .say(&AppText::SortedBy {
                    column: at.say(&ListText::Place).into_owned(),
                })
                .into_owned(),
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }
}

fn compare(a: &Cell, b: &Cell) -> Ordering {
    match (a.number, b.number) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.words.cmp(&b.words),
    }
}

/// Rows in view: the body without frame and heading.
fn height(size: Size) -> usize {
    usize::from(size.body().height.saturating_sub(3)).max(1)
}

impl Layer for List {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, self.shown.len(), height(at.size)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.node().map(Effect::Jump).into_iter().collect(),
            Action::Go(Go::Left) => vec![Effect::Back],
            Action::Pick(pick) => self.pick(pick, at),
            Action::Change(Change::Edit) if self.marked.len() > 1 => {
                super::changes::apply(Change::Batch, &self.chosen(), at)
            }
            Action::Change(change) => super::changes::apply(change, &self.chosen(), at),
            Action::App(App::Sort) => self.sort(at),
            Action::App(App::Copy) => super::changes::copy(&self.chosen(), at),
            Action::Find(Find::Filter) => {
                let prompt = Prompt::filter(at, &self.filter);
                vec![Effect::Open(Box::new(Overlay::Prompt(Box::new(prompt))))]
            }
            Action::App(App::Cancel) if !self.filter.is_empty() => {
                self.filter("", at);
                Vec::new()
            }
            Action::App(App::Cancel) if !self.marked.is_empty() => {
                self.let_go();
                Vec::new()
            }
            Action::App(App::Cancel) => vec![Effect::Back],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.gather(at);
        self.marked
            .retain(|n| self.rows.iter().any(|r| r.node == *n));
        self.at.fit(self.shown.len(), height(at.size));
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        let title = at.say(&self.title());
        let inner = tree_view::frame(at, buf, area, &title, true);
        counts(self, at, buf, area);
        if self.shown.is_empty() {
            let words = match self.filter.as_str() {
                "" => at.say(&self.empty()),
                filter => at.say(&ListText::NoMatch {
                    filter: filter.to_owned(),
                }),
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
        let widths = widths(list_rows::columns(self.kind), inner.width.saturating_sub(2));
        heading(self.kind, &widths, at, buf, inner);
        let rows = usize::from(inner.height.saturating_sub(1));
        for (i, &row) in self.shown.iter().enumerate().skip(self.at.top).take(rows) {
            let y = inner.y + 1 + (i - self.at.top) as u16;
            line(
                self,
                &self.rows[row],
                i == self.at.cursor,
                &widths,
                at,
                buf,
                Rect {
                    y,
                    height: 1,
                    ..inner
                },
            );
        }
        let plain = at.look.manner == crate::ui::Manner::Plain;
        plain.then(|| Position::new(inner.x, inner.y + 1 + (self.at.cursor - self.at.top) as u16))
    }

    fn footer(&self) -> Vec<Action> {
        let mut footer: Vec<Action> = vec![Go::Open.into()];
        footer.extend::<[Action; 8]>(match self.kind {
            Kind::Vacancies => [
                Change::Appoint.into(),
                Find::Filter.into(),
                App::Sort.into(),
                Pick::Mark.into(),
                Find::Search.into(),
                Change::Undo.into(),
                Go::Back.into(),
                App::Menu.into(),
            ],
            Kind::Retired => [
                Change::Restore.into(),
                Find::Filter.into(),
                App::Sort.into(),
                Pick::Mark.into(),
                Find::Search.into(),
                Change::Undo.into(),
                Go::Back.into(),
                App::Menu.into(),
            ],
            _ => [
                Change::Edit.into(),
                Find::Filter.into(),
                App::Sort.into(),
                Pick::Mark.into(),
                Find::Search.into(),
                Change::Undo.into(),
                Go::Back.into(),
                App::Menu.into(),
            ],
        });
        footer.push(App::Help.into());
        footer
    }
}

/// `128/102,700` in the frame's top right, with what is selected.
fn counts(list: &List, at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let (n, of) = (list.shown.len().into(), list.rows.len().into());
    let mut words = format!(" {} ", at.say(&ListText::Rows { n, of }));
    if !list.marked.is_empty() {
        words = format!(
            " {} {words}",
            at.say(&AppText::Selected {
                n: list.marked.len().into()
            })
        );
    }
    if !list.filter.is_empty() {
        words = format!(" {}: {} {words}", at.say(&AppText::Filter), list.filter);
    }
    let right = area.right().saturating_sub(2);
    paint::text_left_of(
        buf,
        right,
        area.y,
        area.width / 2,
        &words,
        at.style(Role::Accent),
    );
}

/// Columns in display columns; the flexible ones share what is left.
fn widths(columns: &[Column], room: u16) -> Vec<u16> {
    let fixed: u16 = columns
        .iter()
        .map(|c| if c.width == 0 { 0 } else { c.width + 1 })
        .sum();
    let flexible = columns.iter().filter(|c| c.width == 0).count().max(1) as u16;
    let share = (room.saturating_sub(fixed) / flexible)
        .saturating_sub(1)
        .max(8);
    columns
        .iter()
        .map(|c| if c.width == 0 { share } else { c.width })
        .collect()
}

fn heading(kind: Kind, widths: &[u16], at: &At<'_>, buf: &mut Buffer, area: Rect) {
    let mut x = area.x + 2;
    for (column, &width) in list_rows::columns(kind).iter().zip(widths) {
        let room = width.min(area.right().saturating_sub(x));
        let title = at.say(column.title);
        paint::text(
            buf,
            x,
            area.y,
            room,
            &text::cut(&title, room, ""),
            at.style(Role::Dim),
        );
        x = x.saturating_add(width + 1).min(area.right());
    }
}

fn line(
    list: &List,
    row: &ListRow,
    here: bool,
    widths: &[u16],
    at: &At<'_>,
    buf: &mut Buffer,
    area: Rect,
) {
    let glyphs = at.look.glyphs();
    if here {
        paint::text(
            buf,
            area.x,
            area.y,
            1,
            glyphs.folded,
            at.style(Role::CursorRow),
        );
    }
    if list.marked.contains(&row.node) {
        paint::text(
            buf,
            area.x + 1,
            area.y,
            1,
            glyphs.yes,
            at.style(Role::Selected),
        );
    }
    let mut x = area.x + 2;
    for (n, (cell, &width)) in row.cells.iter().zip(widths).enumerate() {
        let room = width.min(area.right().saturating_sub(x));
        let role = if here && n == 0 {
            Role::CursorRow
        } else {
            cell.role
        };
        let safe = at.look.width.safe(&cell.words);
        let words = text::cut(&safe, room, glyphs.ellipsis);
        paint::text(buf, x, area.y, room, &words, at.style(role));
        x = x.saturating_add(width + 1).min(area.right());
    }
}

/// Shown where a list's figure is told without the list.
pub fn label(kind: Kind) -> UnitText {
    match kind {
        Kind::Breaches => UnitText::Breaches,
        Kind::Vacancies => UnitText::Vacancies,
        Kind::NoPhone => UnitText::NoPhone,
        Kind::Doubles => UnitText::Doubles,
        Kind::Care => UnitText::Care,
        Kind::Leaders | Kind::Retired => UnitText::Leaders,
    }
}
