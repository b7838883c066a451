//! Help of the place one was in: every key that works there, by kind, from the live keymap; typing narrows it.

use super::{Dialog, groups::order, route::Kit};
use crate::{
    desk::Book,
    i18n::{
        Words,
        text::{AppText, HelpText},
    },
    keymap::{Action, App, Chord, Context, Find, Go, Keys, actions},
    ui::kit::{
        At, Effect, Layer, Line, Offers, Pen, Position, Rect, Role, click, table::rows::scrolled,
        text,
    },
};

pub struct Help {
    about: Context,
    /// All that could be done there.
    known: Vec<Action>,
    /// What matters most where one was: it stands first.
    first: Vec<Action>,
    line: Line,
    focus: Focus,
    /// Only `top` moves: help is read, nothing in it is chosen.
    top: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Lines,
    Field,
}

/// Words of one line with the columns they start at.
type Said = (Role, String, String);

const COLS: u16 = 84;
const KEYS: u16 = 18;

impl Help {
    /// Of the place where the focus is: what matters there most.
    pub fn route(focus: &dyn Layer, at: &At<'_>) -> Kit {
        let (about, offers) = (focus.context(), focus.offers(at));
        let walk = [Go::Up, Go::Down]
            .into_iter()
            .filter_map(|go| offers.get(go.into()));
        let mut first: Vec<Action> = Vec::new();
        for offer in walk.chain(offers.footer(at)) {
            if !first.contains(&offer.action) && offer.action != App::Help.into() {
                first.push(offer.action);
            }
        }
        Kit::Help(about, first, offers.known(at))
    }

    pub fn of(about: Context, first: Vec<Action>, known: Vec<Action>) -> Self {
        Self {
            about,
            known,
            first,
            line: Line::default(),
            focus: Focus::Lines,
            top: 0,
        }
    }

    fn lines(&self, at: &At<'_>) -> Vec<Said> {
        let wanted = self.line.value().trim().to_lowercase();
        let mut lines: Vec<Said> = Vec::new();
        if wanted.is_empty() {
            let rows = self.first.iter().filter_map(|a| self.row(*a, "", at));
            section(&mut lines, at.say(&HelpText::Here), rows);
        }
        for noun in order(self.about) {
            let rows = Action::all()
                .filter(|a| a.noun() == noun && self.known.contains(a))
                .filter_map(|action| self.row(action, &wanted, at));
            section(&mut lines, noun.title(at.lang()).into(), rows);
        }
        lines.extend(self.notes(&wanted, at));
        if lines.is_empty() {
            let words = at.say(&HelpText::NoMatch {
                text: self.line.value().to_owned(),
            });
            lines.push((Role::Warn, String::new(), words.into_owned()));
        }
        lines
    }

    fn row(&self, action: Action, wanted: &str, at: &At<'_>) -> Option<Said> {
        let keys = at.keymap.keys_for(self.about, action);
        let labels: Vec<String> = keys.iter().map(Keys::label).collect();
        let labels = at.look.width.keys(&labels.join("  ")).into_owned();
        let title = action.title_in(self.about, at.lang());
        let heard = [
            labels.as_str(),
            title,
            action.title(at.lang().other()),
            action.name(),
        ];
        let fits = heard
            .iter()
            .any(|words| words.to_lowercase().contains(wanted));
        fits.then(|| (Role::Normal, labels, title.to_owned()))
    }

    fn notes(&self, wanted: &str, at: &At<'_>) -> Vec<Said> {
        let room = at.size.cols_in(COLS);
        let mut notes = vec![
            at.say(&HelpText::KeySigns),
            at.say(&HelpText::Marks {
                yes: at.look.glyphs().yes.to_owned(),
                no: at.look.glyphs().no.to_owned(),
            }),
        ];
        if Action::from(Find::Command).is_legal(self.about) {
            notes.push(at.say(&HelpText::CommandHint));
        }
        notes.push(at.say(&HelpText::Keymap {
            name: at.keymap.name().to_owned(),
        }));
        if matches!(at.desk.book(), Book::Rehearsal(_)) {
            notes.push(at.say(&AppText::DemoNotice));
        }
        notes.retain(|note| note.to_lowercase().contains(wanted));
        let wrapped = notes.iter().flat_map(|note| text::wrap(note, room));
        wrapped
            .map(|line| (Role::Dim, String::new(), line))
            .collect()
    }

    fn scroll(&mut self, action: Action, at: &At<'_>) {
        self.top = scrolled(self.top, action, self.lines(at).len(), height(at));
    }
}

/// A heading with its lines and a blank below; nothing where there are none.
fn section(lines: &mut Vec<Said>, title: Words, rows: impl Iterator<Item = Said>) {
    let from = lines.len();
    lines.extend(rows);
    if lines.len() > from {
        lines.insert(from, (Role::Title, String::new(), title.into_owned()));
        lines.push((Role::Normal, String::new(), String::new()));
    }
}

/// Lines in view under the filter.
fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 1)
}

impl Dialog for Help {}

impl Layer for Help {
    fn context(&self) -> Context {
        match self.focus {
            Focus::Lines => Context::Help,
            Focus::Field => Context::Prompt,
        }
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match (action, self.focus) {
            (Action::App(App::Cancel), Focus::Field) => {
                self.line.set("");
                self.focus = Focus::Lines;
                self.top = 0;
            }
            (Action::App(App::Close | App::Cancel | App::Help), _) => return vec![Effect::Close],
            (Action::Find(_), Focus::Lines) => self.focus = Focus::Field,
            (Action::Go(Go::Open), Focus::Field) => self.focus = Focus::Lines,
            (Action::Go(Go::Open), Focus::Lines) => {}
            (Action::Field(_), Focus::Field) => {
                self.line.act(action);
                self.top = 0;
            }
            (Action::Go(_), _) => self.scroll(action, at),
            _ => {}
        }
        Vec::new()
    }

    fn text(&mut self, text: &str, _at: &At<'_>) -> Vec<Effect> {
        self.line.insert(text);
        self.top = 0;
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, _at: &At<'_>) -> Vec<Effect> {
        self.line.key(chord);
        self.top = 0;
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.top = self
            .top
            .min(self.lines(at).len().saturating_sub(height(at)));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let place = self.about.title(at.lang());
        let title = format!("{}  {place}", at.say(&HelpText::Title));
        let inner = pen.window(COLS, u16::MAX, &title);
        if inner.width == 0 || inner.height < 2 {
            return None;
        }
        let mut caret = None;
        let x = pen.line(inner, 0, &AppText::Filter, Role::Dim) + 1;
        let field = Rect::new(x, inner.y, inner.right().saturating_sub(x), 1);
        if self.focus == Focus::Field {
            caret = Some(self.line.view(pen, field, Role::FieldFocus));
        } else if self.line.is_empty() {
            let keys = at.key(Context::Help, Find::Filter);
            at.answers(field, || click::key(Find::Filter));
            let x = pen.words(x, inner.y, inner.right(), &keys, Role::Key) + 1;
            pen.words(x, inner.y, inner.right(), &HelpText::Filter, Role::Dim);
        } else {
            self.line.view(pen, field, Role::Field);
        }
        let lines = self.lines(at);
        let shown = lines.iter().skip(self.top);
        for (y, (role, keys, words)) in (inner.y + 1..inner.bottom()).zip(shown) {
            let x = if keys.is_empty() && *role != Role::Normal {
                inner.x
            } else {
                let end = pen.words(inner.x, y, inner.right(), keys, Role::Key);
                end.saturating_add(1).max(inner.x + KEYS)
            };
            pen.words(x, y, inner.right(), words, *role);
        }
        let shown = self.top + usize::from(inner.height) - 1;
        let below = lines.len().saturating_sub(shown);
        if below > 0 {
            let words = format!(" {} {below} ", at.say(&AppText::More));
            let x = inner.right().saturating_sub(text::width(&words) + 2);
            pen.words(x, inner.bottom(), inner.right(), &words, Role::Dim);
        }
        caret
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        let offers = Offers::of(self.context());
        match self.focus {
            Focus::Lines => offers
                .foot(actions![
                    Go::Down,
                    Go::PageDown,
                    Find::Filter,
                    App::Language,
                    App::Close
                ])
                .with([Go::Open]),
            Focus::Field => offers.foot(actions![Go::Open, Go::Down, App::Cancel]),
        }
    }
}
