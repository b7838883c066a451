//! Pasting a roster copied from a spreadsheet: what was pasted, what is wrong with it line by line, what it would do.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::dialog;
use crate::{
    exchange::{self, Column, Fault, Plan, Roster, Table},
    i18n::{Say, text::ImportText},
    keymap::{Action, App, Change, Context, Go},
    ui::{At, Effect, Layer, Notice, Outcome, Role, screen::Rows, text, trouble},
};

#[derive(Default)]
pub struct Import {
    pasted: String,
    /// For the preview; none while nothing readable was pasted.
    table: Option<Table>,
    roster: Option<Roster>,
    /// What the roster would do to the county as it is now.
    plan: Option<Plan>,
    faults: Vec<Fault>,
    rows: Rows,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Open,
    /// Leaving was asked for once; twice gives the roster up.
    Leaving,
    /// The command is on its way.
    Sent,
}

/// More rows belong into a file and the command line.
pub const MOST: usize = 5_000;
/// Lines over the list: what is to be done, and the names of the columns.
const ABOVE: u16 = 3;

impl Import {
    pub fn new(_at: &At<'_>) -> Self {
        Self::default()
    }

    pub fn is_changed(&self) -> bool {
        !self.pasted.is_empty()
    }

    pub fn waits(&self) -> bool {
        self.stage == Stage::Sent
    }

    pub fn roster(&self) -> Option<&Roster> {
        self.roster.as_ref()
    }

    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// A roster with its own column names replaces what was there; rows alone go on below it.
    fn take(&mut self, pasted: &str, at: &At<'_>) -> Vec<Effect> {
        let names = pasted.lines().next().unwrap_or_default().split('\t');
        let whole = names.filter(|name| known(name)).count() > 1;
        if whole || self.pasted.is_empty() {
            pasted.clone_into(&mut self.pasted);
        } else {
            if !self.pasted.ends_with('\n') {
                self.pasted.push('\n');
            }
            self.pasted.push_str(pasted);
        }
        self.stage = Stage::Open;
        self.rows = Rows::default();
        self.check(at);
        Vec::new()
    }

    fn check(&mut self, at: &At<'_>) {
        self.roster = None;
        self.faults.clear();
        self.table = Table::parse(&self.pasted, known).ok();
        if self
            .table
            .as_ref()
            .is_some_and(|table| table.rows.len() > MOST)
        {
            return;
        }
        match Roster::paste(&self.pasted, at.desk.today()) {
            Ok(roster) => self.roster = Some(roster),
            Err(faults) => self.faults = faults,
        }
        self.make_plan(at);
    }

    /// Matches the roster with the county; others may have changed it since it was pasted.
    fn make_plan(&mut self, at: &At<'_>) {
        self.plan = None;
        if let Some(roster) = &self.roster {
            match exchange::plan(roster, at.desk) {
                Ok(plan) => {
                    self.plan = Some(plan);
                    self.faults.clear();
                }
                Err(faults) => self.faults = faults,
            }
        }
    }

    fn len(&self) -> usize {
        self.faults.len() + self.table.as_ref().map_or(0, |table| table.rows.len())
    }

    fn save(&mut self, at: &At<'_>) -> Vec<Effect> {
        let words = match &self.plan {
            _ if self.pasted.is_empty() => at.say(&ImportText::Empty),
            None if self.faults.is_empty() => {
                at.say(&ImportText::TooManyRows { most: MOST.into() })
            }
            None => at.say(&ImportText::Faults {
                n: self.faults.len().into(),
            }),
            Some(plan) => match plan.command.clone() {
                Some(command) => {
                    self.stage = Stage::Sent;
                    return vec![Effect::Submit(command)];
                }
                None => at.say(&ImportText::NothingToDo),
            },
        };
        vec![Effect::Tell(Notice::new(words, Role::Notice))]
    }

    fn summary(&self, at: &At<'_>) -> (String, Role) {
        let rows = self.table.as_ref().map_or(0, |table| table.rows.len());
        if self.pasted.is_empty() {
            return (at.say(&ImportText::PasteHere).into_owned(), Role::Normal);
        }
        if rows > MOST {
            return (
                at.say(&ImportText::TooManyRows { most: MOST.into() })
                    .into_owned(),
                Role::Error,
            );
        }
        let (Some(roster), Some(plan)) = (&self.roster, &self.plan) else {
            let n = self.faults.len().into();
            return (at.say(&ImportText::Faults { n }).into_owned(), Role::Error);
        };
        let mut words = at.say(&ImportText::Plan {
            added: plan.added.into(),
            updated: plan.updated.into(),
            same: plan.same.into(),
        });
        if plan.units > 0 {
            let units = at.say(&ImportText::PlanUnits {
                n: plan.units.into(),
            });
            words = format!("{words}  {units}").into();
        }
        if !roster.ignored.is_empty() {
            let columns = roster.ignored.join(", ");
            let ignored = at.say(&ImportText::IgnoredColumns { columns });
            words = format!("{words}  {ignored}").into();
        }
        (words.into_owned(), Role::Good)
    }

    fn is_wrong(&self, line: usize) -> bool {
        self.faults
            .iter()
            .any(|fault| matches!(fault, Fault::Cell { line: at, .. } if *at == line))
    }
}

fn known(name: &str) -> bool {
    Column::named(name.trim()).is_some()
}

fn height(at: &At<'_>) -> usize {
    usize::from(dialog::inner_rows(at, u16::MAX).saturating_sub(ABOVE)).max(1)
}

/// Widths of the preview's columns, as wide as the first rows need and together no wider than there is room.
fn widths(table: &Table, room: u16) -> Vec<u16> {
    let columns = table.header.cells.len().max(1);
    let most = (room / columns as u16).clamp(6, 18);
    let cell = |column: usize| {
        let cells = table.rows.iter().take(50).chain([&table.header]);
        cells
            .map(|row| text::width(Table::cell(row, column)))
            .max()
            .unwrap_or(0)
    };
    (0..columns)
        .map(|column| cell(column).clamp(2, most))
        .collect()
}

impl Layer for Import {
    fn context(&self) -> Context {
        Context::Import
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let leaving = matches!(action, Action::App(App::Cancel | App::Close));
        if leaving && (self.pasted.is_empty() || self.stage == Stage::Leaving) {
            return vec![Effect::Close];
        }
        if self.stage == Stage::Sent {
            return Vec::new();
        }
        if leaving {
            self.stage = Stage::Leaving;
            return vec![Effect::Tell(Notice::new(
                at.say(&ImportText::LeaveAgain),
                Role::Warn,
            ))];
        }
        self.stage = Stage::Open;
        match action {
            Action::Change(Change::Save) => self.save(at),
            Action::Field(crate::keymap::Field::ClearLine) => {
                *self = Self::default();
                Vec::new()
            }
            _ => {
                self.rows.act(action, self.len(), height(at));
                Vec::new()
            }
        }
    }

    /// Typing makes no roster: whoever types here is told what belongs here.
    fn text(&mut self, _text: &str, at: &At<'_>) -> Vec<Effect> {
        vec![Effect::Tell(Notice::new(
            at.say(&ImportText::PasteHere),
            Role::Dim,
        ))]
    }

    fn paste(&mut self, text: &str, at: &At<'_>) -> Vec<Effect> {
        if text.trim().is_empty() || self.waits() {
            Vec::new()
        } else {
            self.take(text, at)
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if self.stage != Stage::Sent {
            self.make_plan(at);
        }
        self.rows.fit(self.len(), height(at));
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.stage = Stage::Open;
        match outcome {
            Outcome::Done(receipt) => {
                let words = at.say(&ImportText::Applied {
                    n: receipt.entry.records.into(),
                });
                vec![
                    Effect::Close,
                    Effect::Tell(Notice::new(words, Role::Notice)),
                ]
            }
            Outcome::Refused(refusal) => {
                vec![Effect::Tell(Notice::new(
                    refusal.say(at.lang()),
                    Role::Error,
                ))]
            }
            Outcome::Broke(error) => {
                let words = trouble(error, at.desk.file(), at.lang());
                vec![Effect::Tell(Notice::new(words, Role::Error))]
            }
        }
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, _area: Rect) -> Option<Position> {
        let inner = dialog::frame(at, buf, u16::MAX, u16::MAX, &at.say(&ImportText::Title));
        if inner.height <= ABOVE {
            return None;
        }
        let (words, role) = self.summary(at);
        let lines = text::wrap(&words, inner.width);
        let most = if self.pasted.is_empty() {
            usize::from(inner.height)
        } else {
            2
        };
        for (y, line) in (inner.y..).zip(lines.iter().take(most)) {
            dialog::words(at, buf, inner.x, y, inner.right(), line, role);
        }
        let Some(table) = &self.table else {
            self.faulty(
                at,
                buf,
                Rect {
                    y: inner.y + ABOVE,
                    height: inner.height - ABOVE,
                    ..inner
                },
            );
            return Some(Position::new(inner.x, inner.y));
        };
        let number = text::width(&table.rows.last().map_or(0, |row| row.line).to_string()).max(2);
        let widths = widths(table, inner.width.saturating_sub(number + 4));
        let cells = |y: u16, row: &crate::exchange::Row, role: Role, buf: &mut Buffer| {
            let mut x = inner.x + number + 3;
            for (column, wide) in widths.iter().enumerate() {
                let right = (x + wide).min(inner.right());
                dialog::words(at, buf, x, y, right, Table::cell(row, column), role);
                x = x.saturating_add(wide + 2);
            }
        };
        cells(inner.y + ABOVE - 1, &table.header, Role::Title, buf);
        let list = Rect {
            y: inner.y + ABOVE,
            height: inner.height - ABOVE,
            ..inner
        };
        self.faulty(at, buf, list);
        let first = self.rows.top.saturating_sub(self.faults.len());
        let above = (self.faults.len().saturating_sub(self.rows.top)) as u16;
        for (y, row) in
            (list.y.saturating_add(above)..list.bottom()).zip(table.rows.iter().skip(first))
        {
            let here =
                self.rows.cursor == self.faults.len() + first + usize::from(y - list.y - above);
            if here {
                dialog::cursor(at, buf, inner.x, y);
            }
            let (sign, role) = if self.is_wrong(row.line) {
                ("!", Role::Breach)
            } else {
                (" ", Role::Dim)
            };
            let line = format!(
                "{sign}{}",
                text::pad_left(&row.line.to_string(), number, "")
            );
            dialog::words(at, buf, inner.x + 1, y, inner.right(), &line, role);
            cells(
                y,
                row,
                if here { Role::CursorRow } else { Role::Normal },
                buf,
            );
        }
        Some(Position::new(inner.x, inner.y))
    }

    fn footer(&self) -> Vec<Action> {
        vec![
            Change::Save.into(),
            Go::Down.into(),
            Go::PageDown.into(),
            App::Help.into(),
            App::Cancel.into(),
        ]
    }
}

impl Import {
    /// The faults in view, before the rows.
    fn faulty(&self, at: &At<'_>, buf: &mut Buffer, list: Rect) {
        for (y, (i, fault)) in
            (list.y..list.bottom()).zip(self.faults.iter().enumerate().skip(self.rows.top))
        {
            if i == self.rows.cursor {
                dialog::cursor(at, buf, list.x, y);
            }
            dialog::words(
                at,
                buf,
                list.x + 2,
                y,
                list.right(),
                &fault.say(at.lang()),
                Role::Breach,
            );
        }
    }
}
