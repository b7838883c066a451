//! Help of the place one was in: every key that works there, by kind, from the live keymap; typing narrows it.

use super::{
    Dialog,
    reader::{COLS, Reader, Said},
    route::Kit,
};
use crate::{
    desk::Book,
    i18n::{
        Words,
        text::{AppText, GuideText, HelpText},
    },
    keymap::{Action, App, Chord, Context, Find, Go, Keys, Noun},
    ui::kit::{At, Effect, Layer, Offers, Pen, Position, Role, open, text},
};

pub struct Help {
    about: Context,
    /// All that could be done there.
    known: Vec<Action>,
    /// What matters most where one was: it stands first.
    first: Vec<Action>,
    reader: Reader,
}

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
            reader: Reader::default(),
        }
    }

    fn lines(&self, at: &At<'_>) -> Vec<Said> {
        let wanted = self.reader.wanted().to_lowercase();
        let mut lines: Vec<Said> = Vec::new();
        if wanted.is_empty() {
            let rows = self.first.iter().filter_map(|a| self.row(*a, "", at));
            section(&mut lines, at.say(&HelpText::Here), rows);
        }
        for noun in Noun::order(self.about) {
            let rows = Action::all()
                .filter(|a| a.noun() == noun && self.known.contains(a))
                .filter_map(|action| self.row(action, &wanted, at));
            section(&mut lines, noun.title(at.lang()).into(), rows);
        }
        lines.extend(self.notes(&wanted, at));
        if lines.is_empty() {
            let words = at.say(&HelpText::NoMatch {
                text: self.reader.wanted().to_owned(),
            });
            lines.push(Said::new(Role::Warn, words.into_owned()));
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
        fits.then(|| Said {
            keys: Some(labels),
            ..Said::new(Role::Normal, title.to_owned())
        })
    }

    fn notes(&self, wanted: &str, at: &At<'_>) -> Vec<Said> {
        let room = at.size.cols_in(COLS);
        let key = at.key(Context::Help, Go::Open);
        let mut notes = vec![
            at.say(&HelpText::Guide { key }),
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
        wrapped.map(|line| Said::new(Role::Dim, line)).collect()
    }
}

/// A heading with its lines and a blank below; nothing where there are none.
fn section(lines: &mut Vec<Said>, title: Words, rows: impl Iterator<Item = Said>) {
    let from = lines.len();
    lines.extend(rows);
    if lines.len() > from {
        lines.insert(from, Said::new(Role::Title, title.into_owned()));
        lines.push(Said::new(Role::Normal, String::new()));
    }
}

impl Dialog for Help {}

impl Layer for Help {
    fn context(&self) -> Context {
        self.reader.context()
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if action == Go::Open.into() && self.context() == Context::Help {
            return open(Kit::Guide(None));
        }
        let len = self.lines(at).len();
        self.reader.act(action, len, at)
    }

    fn text(&mut self, text: &str, _at: &At<'_>) -> Vec<Effect> {
        self.reader.text(text);
        Vec::new()
    }

    fn edit(&mut self, chord: Chord, _at: &At<'_>) -> Vec<Effect> {
        self.reader.edit(chord);
        Vec::new()
    }

    fn refresh(&mut self, at: &At<'_>) {
        let len = self.lines(at).len();
        self.reader.fit(len, at);
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let place = self.about.title(at.lang());
        let title = format!("{}  {place}", at.say(&HelpText::Title));
        self.reader.view(pen, &title, &self.lines(at))
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        self.reader.offers(Some(GuideText::Title))
    }
}
