//! Who else is at the file, and where.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    desk::{Sitter, Whereabouts},
    domain::SittingId,
    i18n::{Words, text::PresentText},
    keymap::{Action, App, Context, Go, actions},
    register::Node,
    ui::kit::{
        Answer, At, Effect, Layer, Offers, Question, Role,
        dialog::{Dialog, awaited::Told, window},
        lost,
        table::Cursor,
        text,
    },
};

#[derive(Default)]
pub struct Present {
    all: Told<Sitter>,
    /// One is known by the sitting.
    rows: Cursor<SittingId>,
}

const COLS: u16 = 90;
const NAME: u16 = 16;
const ROLE: u16 = 14;
const IDLE: u16 = 16;

impl Present {
    fn all(&self) -> &[Sitter] {
        self.all.all()
    }

    fn here(&self) -> Option<&Sitter> {
        self.all().get(self.rows.row()?)
    }
}

fn height(at: &At<'_>) -> usize {
    usize::from(window::inner_rows(at, u16::MAX)).max(1)
}

/// Where somebody is, as far as this person sees.
pub fn place(sitter: &Sitter, desk: &crate::desk::Desk) -> Option<String> {
    match sitter.whereabouts {
        Whereabouts::At(unit) => Some(desk.path_names(Node::Unit(unit)).join(" › ")),
        Whereabouts::Elsewhere | Whereabouts::Nowhere => None,
    }
}

impl Dialog for Present {
    fn question(&self) -> Option<Question> {
        Some(Question::Present)
    }

    fn waits(&self) -> bool {
        self.all.waits()
    }
}

impl Layer for Present {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.rows.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) => vec![Effect::Close],
            Action::Go(Go::Open | Go::Right) => match self.here() {
                Some(Sitter {
                    whereabouts: Whereabouts::At(unit),
                    ..
                }) => vec![Effect::Jump(Node::Unit(*unit))],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.rows.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Present(all) => self.all = Told::All(all.clone()),
            Answer::Failed(_) => self.all = Told::Failed,
            _ => {}
        }
        let sittings = self.all().iter().map(|sitter| sitter.present.sitting);
        let sittings = sittings.collect();
        self.rows.fill(sittings, height(at));
    }

    fn view(&self, at: &At<'_>, buf: &mut Buffer, _area: Rect) -> Option<Position> {
        let tall = self.all().len().max(1).min(usize::from(u16::MAX) - 2) as u16 + 2;
        let title = at.say(&PresentText::Title);
        let inner = window::frame(at, buf, COLS, tall, &title);
        if let Some(words) = self.all.silence(at) {
            window::words(at, buf, inner.x, inner.y, inner.right(), &words, Role::Dim);
            return None;
        }
        window::lines(
            at,
            buf,
            inner,
            (self.rows.top(), self.rows.row()),
            self.all().len(),
            |buf, i, y, role| {
                let sitter = &self.all()[i];
                let mut x = inner.x + 2;
                let mut put = |room: u16, words: &str, role| {
                    let words = text::cut(words, room.saturating_sub(1), at.look.glyphs().ellipsis);
                    window::words(at, buf, x, y, inner.right(), &words, role);
                    x += room;
                };
                let other = || at.say(&PresentText::Other).into_owned();
                let name = sitter.name().map_or_else(other, str::to_owned);
                put(NAME, &name, role);
                let what = sitter.role.map(|role| at.say(&role).into_owned());
                put(ROLE, &what.unwrap_or_default(), Role::Dim);
                let idle = match (sitter.is_self, sitter.idle) {
                    (true, _) => at.say(&PresentText::You),
                    (false, 0) => at.say(&PresentText::Working),
                    (false, n) => at.say(&PresentText::Idle {
                        n: n.unsigned_abs().into(),
                    }),
                };
                put(IDLE, &idle, Role::Dim);
                let room = inner
                    .right()
                    .saturating_sub(inner.x + 2 + NAME + ROLE + IDLE);
                let place = match place(sitter, at.desk) {
                    Some(place) => at.look.width.safe(&place).into_owned(),
                    None if sitter.whereabouts == Whereabouts::Elsewhere => {
                        at.say(&PresentText::Elsewhere).into_owned()
                    }
                    None => String::new(),
                };
                put(room, &place, role);
            },
        )
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![Go::Open, App::Close])
            .with([Go::Right])
            .called(Go::Open, PresentText::GoThere)
    }
}
