//! How the program looks to this person, and the list of care categories that the whole county shares.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::dialog;
use crate::{
    domain::{CareCommand, CareId, Command},
    i18n::{
        Say,
        text::{AppText, SettingsText, Text, TrainingText},
    },
    keymap::{Action, App, Change, Chord, Context, Field, Go},
    ui::{At, Effect, Layer, Line, Manner, Notice, Outcome, Role, Turn, screen::Rows, trouble},
};
use rows::{LOOKS, RULES, Row, said};

mod rows;

#[derive(Default)]
pub struct Settings {
    rows: Rows,
    focus: Focus,
    /// A command is on its way.
    sent: Option<Sent>,
}

#[derive(Default)]
enum Focus {
    #[default]
    List,
    /// The name of a category being written; none while it is a new one.
    Name(Option<CareId>, Line),
}

struct Sent;

const COLS: u16 = 76;
const LABEL: u16 = 22;
impl Settings {
    pub fn new(_at: &At<'_>) -> Self {
        Self::default()
    }

    pub fn waits(&self) -> bool {
        self.sent.is_some()
    }

    fn row(&self, at: &At<'_>) -> Option<Row> {
        rows::all(at).into_iter().nth(self.rows.cursor)
    }

    fn open(&mut self, at: &At<'_>) -> Vec<Effect> {
        let turn = match self.row(at) {
            Some(Row::Language) => Turn::Language,
            Some(Row::Theme) => Turn::Theme,
            Some(Row::Keymap) => Turn::Keymap,
            Some(Row::Width) => Turn::Width,
            Some(Row::Mask) => Turn::Mask,
            Some(Row::Rules(tier)) => return super::form::oblige(tier, at),
            Some(Row::Care(held)) => {
                self.focus = Focus::Name(Some(held.record.id), Line::new(&held.record.name));
                return Vec::new();
            }
            Some(Row::NewCare) => {
                self.focus = Focus::Name(None, Line::default());
                return Vec::new();
            }
            None => return Vec::new(),
        };
        vec![Effect::Turn(turn)]
    }

    /// Offers the category no longer, or again.
    fn close(&mut self, closed: Closed, at: &At<'_>) -> Vec<Effect> {
        match self.row(at) {
            Some(Row::Care(held)) if held.record.closed != closed.holds() => {
                let (id, base) = (held.record.id, held.version);
                self.submit(CareCommand::Close {
                    id,
                    base,
                    closed: closed.holds(),
                })
            }
            _ => vec![nothing(at)],
        }
    }

    fn submit(&mut self, command: CareCommand) -> Vec<Effect> {
        self.sent = Some(Sent);
        vec![Effect::Submit(Command::Care(command))]
    }

    fn save(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Focus::Name(id, line) = &self.focus else {
            return Vec::new();
        };
        let name = line.value().trim().to_owned();
        if self.waits() {
            return Vec::new();
        }
        if name.is_empty() {
            return vec![Effect::Tell(Notice::new(
                at.say(&SettingsText::NameNeeded),
                Role::Error,
            ))];
        }
        let command = match *id {
            None => CareCommand::Add {
                id: CareId::promised(0),
                name,
            },
            Some(id) => {
                let care = at.desk.county().care();
                let Some(held) = care.iter().find(|held| held.record.id == id) else {
                    return Vec::new();
                };
                if held.record.name == name {
                    self.focus = Focus::List;
                    return Vec::new();
                }
                CareCommand::Rename {
                    id,
                    base: held.version,
                    name,
                }
            }
        };
        self.submit(command)
    }

    fn in_list(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.rows.act(action, rows::all(at).len(), height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) => vec![Effect::Close],
            Action::Go(Go::Open | Go::Right | Go::Left) => self.open(at),
            Action::Change(Change::Add) => {
                self.rows
                    .move_to(usize::MAX, rows::all(at).len(), height(at));
                self.open(at)
            }
            Action::Change(Change::Edit) => match self.row(at) {
                Some(Row::Care(_) | Row::Rules(_)) => self.open(at),
                _ => vec![nothing(at)],
            },
            Action::Change(Change::Remove) => self.close(Closed::Yes, at),
            Action::Change(Change::Restore) => self.close(Closed::No, at),
            _ => Vec::new(),
        }
    }
}

#[derive(Clone, Copy)]
enum Closed {
    Yes,
    No,
}

impl Closed {
    const fn holds(self) -> bool {
        matches!(self, Self::Yes)
    }
}

fn nothing(at: &At<'_>) -> Effect {
    Effect::Tell(Notice::new(at.say(&AppText::NothingHere), Role::Dim))
}

/// Rows in view, without the heading between the two lists.
fn height(at: &At<'_>) -> usize {
    usize::from(dialog::inner_rows(at, u16::MAX).saturating_sub(5)).max(1)
}

impl Layer for Settings {
    fn context(&self) -> Context {
        match self.focus {
            Focus::List => Context::List,
            Focus::Name(..) => Context::Form,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        let Focus::Name(_, line) = &mut self.focus else {
            return self.in_list(action, at);
        };
        match action {
            Action::App(App::Cancel | App::Close) => self.focus = Focus::List,
            Action::Field(Field::Enter) | Action::Change(Change::Save) => return self.save(at),
            _ => {
                line.act(action);
            }
        }
        Vec::new()
    }

    fn text(&mut self, text: &str, _at: &At<'_>) -> Vec<Effect> {
        if let Focus::Name(_, line) = &mut self.focus {
            line.insert(text);
        }
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, _at: &At<'_>) -> Vec<Effect> {
        if let Focus::Name(_, line) = &mut self.focus {
            line.key(chord);
        }
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.rows.fit(rows::all(at).len(), height(at));
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.sent = None;
        let notice = match outcome {
            Outcome::Done(receipt) => {
                self.focus = Focus::List;
                Notice::new(receipt.entry.deed.say(at.lang()), Role::Notice)
            }
            Outcome::Refused(refusal) => Notice::new(refusal.say(at.lang()), Role::Error),
            Outcome::Broke(error) => {
                Notice::new(trouble(error, at.desk.file(), at.lang()), Role::Error)
            }
        };
        self.refresh(at);
        vec![Effect::Tell(notice)]
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, _area: Rect) -> Option<Position> {
        let rows = rows::all(at);
        let tall = (rows.len() + 6).min(usize::from(u16::MAX)) as u16;
        let inner = dialog::frame(at, buf, COLS, tall, &at.say(&SettingsText::Title));
        if inner.height < 2 {
            return None;
        }
        let mut caret = None;
        let mut y = inner.y;
        for (i, row) in rows.iter().enumerate().skip(self.rows.top) {
            let head = match i {
                LOOKS => Some(at.say(&TrainingText::Rules)),
                i if i == LOOKS + RULES => Some(at.say(&SettingsText::CareTitle)),
                _ => None,
            };
            if let Some(words) = head
                && y + 1 < inner.bottom()
            {
                let y_head = y + u16::from(y > inner.y);
                dialog::words(at, buf, inner.x, y_head, inner.right(), &words, Role::Title);
                y = y_head + 1;
            }
            if y >= inner.bottom() {
                break;
            }
            let here = i == self.rows.cursor;
            if here {
                dialog::cursor(at, buf, inner.x, y);
                if at.look.manner == Manner::Plain {
                    caret = Some(Position::new(inner.x, y));
                }
            }
            let x = inner.x + 2;
            if let (true, Focus::Name(_, line)) = (here, &self.focus) {
                let field = Rect::new(x, y, inner.right().saturating_sub(x).min(40), 1);
                caret = Some(line.view(at, buf, field, Role::FieldFocus));
                y += 1;
                continue;
            }
            let (label, value, role) = said(row, at);
            let shade = match (here, row) {
                (true, _) => Role::CursorRow,
                (_, Row::NewCare) => Role::Dim,
                _ => Role::Normal,
            };
            let end = dialog::words(at, buf, x, y, inner.right(), &label, shade);
            dialog::words(
                at,
                buf,
                (end + 1).max(x + LABEL),
                y,
                inner.right(),
                &value,
                role,
            );
            y += 1;
        }
        caret
    }

    fn word(&self, action: Action) -> Option<Text> {
        (action == Go::Open.into()).then(|| SettingsText::Turn.into())
    }

    fn footer(&self) -> Vec<Action> {
        match self.focus {
            Focus::List => vec![
                Go::Open.into(),
                Change::Add.into(),
                Change::Edit.into(),
                Change::Remove.into(),
                Change::Restore.into(),
                Change::Undo.into(),
                App::Close.into(),
            ],
            Focus::Name(..) => vec![
                Change::Save.into(),
                Field::ClearLine.into(),
                App::Cancel.into(),
            ],
        }
    }
}
