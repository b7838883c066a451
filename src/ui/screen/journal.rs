//! The journal: who changed what and when, newest first, and undoing a single entry.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Rows, tree_view};
use crate::{
    domain::{Act, Entry},
    i18n::{Say, day_clock, text::ListText},
    keymap::{Action, App, Change, Context, Find, Go},
    ui::{At, Effect, Layer, Question, Role, event::Answer, paint, text},
};

/// Entries read at a time; going beyond the last asks for more.
const BATCH: usize = 500;

#[derive(Default)]
pub struct Journal {
    entries: Vec<Entry>,
    at: Rows,
    asked: usize,
    answered: bool,
}

impl Journal {
    pub fn question(&self) -> Question {
        Question::Journal(self.asked.max(BATCH))
    }

    pub fn unasked(&mut self) -> Option<Question> {
        if self.asked == 0 {
            self.asked = BATCH;
            return Some(self.question());
        }
        let near_end = self.at.cursor + 50 > self.entries.len();
        if self.answered && near_end && self.entries.len() == self.asked {
            self.asked += BATCH;
            self.answered = false;
            return Some(self.question());
        }
        None
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

impl Layer for Journal {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.at.act(action, self.entries.len(), Self::height(at)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Go(Go::Open | Go::Right) | Action::Change(Change::Undo) => {
                let Some(entry) = self.entries.get(self.at.cursor) else {
                    return Vec::new();
                };
                super::changes::undo_entry(entry, at)
            }
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        if self.answered {
            self.asked = 0;
        }
        self.at.fit(self.entries.len(), Self::height(at));
    }

    fn told(&mut self, answer: &Answer) {
        if let Answer::Journal(entries) = answer {
            self.entries.clone_from(entries);
            self.answered = true;
        }
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, area: Rect) -> Option<Position> {
        let inner = tree_view::frame(at, buf, area, &at.say(&ListText::Journal), true);
        if self.entries.is_empty() {
            let words = if self.answered {
                at.say(&ListText::NoJournal)
            } else {
                "..".into()
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
        let dim = at.style(Role::Dim);
        let heads = [
            (8, ListText::Entry),
            (13, ListText::When),
            (14, ListText::Who),
            (0, ListText::What),
        ];
        let mut x = inner.x + 2;
        for (width, head) in &heads {
            paint::text(
                buf,
                x,
                inner.y,
                inner.right().saturating_sub(x),
                &at.say(head),
                dim,
            );
            x += width;
        }
        let rows = usize::from(inner.height.saturating_sub(1));
        for (i, entry) in self.entries.iter().enumerate().skip(self.at.top).take(rows) {
            let y = inner.y + 1 + (i - self.at.top) as u16;
            self.line(
                entry,
                i == self.at.cursor,
                at,
                buf,
                Rect {
                    y,
                    height: 1,
                    ..inner
                },
            );
        }
        None
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
    fn line(&self, entry: &Entry, here: bool, at: &At<'_>, buf: &mut Buffer, area: Rect) {
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
        let x = area.x + 2;
        let role = if here { Role::CursorRow } else { Role::Dim };
        paint::text(buf, x, area.y, 7, &entry.number.to_string(), at.style(role));
        paint::text(
            buf,
            x + 8,
            area.y,
            12,
            &day_clock(entry.at),
            at.style(Role::Dim),
        );
        let who = text::cut(&entry.who, 13, glyphs.ellipsis);
        paint::text(buf, x + 21, area.y, 13, &who, at.style(Role::Normal));
        let mut words = entry.deed.say(at.lang()).into_owned();
        if self.is_undone(entry) {
            words = format!("{words} ({})", at.say(&ListText::Undone));
        }
        if entry.clock_jumped {
            words = format!("{words} ! {}", at.say(&ListText::ClockJumped));
        }
        let room = area.right().saturating_sub(x + 35);
        let words = text::cut(&words, room, glyphs.ellipsis);
        let role = if self.is_undone(entry) {
            Role::Dim
        } else {
            Role::Normal
        };
        paint::text(buf, x + 35, area.y, room, &words, at.style(role));
    }
}
