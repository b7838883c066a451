//! The guide: which pages there are, and one of them, with the keys in force; typing narrows it.

use super::{
    Dialog,
    reader::{COLS, Reader, Said},
    route::Kit,
};
use crate::{
    guide::{Kind, Topic},
    i18n::text::GuideText,
    keymap::{Action, App, Chord, Context, Go, actions},
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Role, open,
        page::{About, Focus, Label, Line, Page},
        text,
    },
};

/// All there are, one a line.
pub struct Topics {
    page: Page<Topic>,
}

/// Columns of a title.
const TITLE: u16 = 24;

impl About for Topic {
    type Spot = Self;

    fn spot(&self) -> Self {
        *self
    }
}

impl Topics {
    pub fn of(at: &At<'_>) -> Self {
        let page = Page::default();
        let mut topics = Self { page };
        topics.refresh(at);
        topics
    }
}

impl Dialog for Topics {}

impl Layer for Topics {
    fn context(&self) -> Context {
        Context::Help
    }

    fn act(&mut self, action: Action, _at: &At<'_>) -> Vec<Effect> {
        if self.page.act(action, Topic::ALL.len()) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Open | Go::Right) => {
                let topic = self.page.about().copied();
                topic.map_or_else(Vec::new, |topic| open(Kit::Guide(Some(topic))))
            }
            Action::App(App::Close | App::Cancel | App::Help) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let line = |topic: Topic| {
            let mut line = Line::new(topic.about(at.lang()), Role::Dim);
            line.label = Some(Label::Each(topic.title(at.lang()).to_owned()));
            line.to(topic);
            line
        };
        let lines = Topic::ALL.into_iter().map(line).collect();
        self.page = Page::cut(lines, TITLE, self.page.at.clone());
        self.page.fill(Topic::ALL.len());
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let inner = pen.window_of(COLS, Topic::ALL.len(), &GuideText::Title);
        self.page.view(pen, inner, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::Help).foot(actions![Go::Open, Go::Down, App::Language, App::Close])
    }
}

/// One page.
pub struct Guide {
    topic: Topic,
    reader: Reader,
}

impl Guide {
    pub fn of(topic: Topic) -> Self {
        let reader = Reader::default();
        Self { topic, reader }
    }

    fn lines(&self, at: &At<'_>) -> Vec<Said> {
        let cols = at.size.cols_in(COLS);
        let page = self.topic.page(at.lang(), at.keymap);
        let page = page.narrowed(self.reader.wanted());
        let lines = page.lines(cols, at.lang(), text::wrap);
        let mut said: Vec<Said> = Vec::new();
        for line in lines {
            let role = match line.kind {
                Kind::Title | Kind::Head => Role::Title,
                Kind::Text => Role::Normal,
                Kind::Call => Role::Accent,
                Kind::Shown => Role::Dim,
            };
            let words = at.look.width.safe(&line.words);
            let whole = text::width(&words) <= cols;
            let broken = if whole {
                vec![words.into_owned()]
            } else {
                text::wrap(&words, cols)
            };
            said.extend(broken.into_iter().map(|words| Said::new(role, words)));
        }
        if said.is_empty() {
            let text = self.reader.wanted().to_owned();
            let words = at.say(&GuideText::NoMatch { text });
            said.push(Said::new(Role::Warn, words.into_owned()));
        }
        said
    }
}

impl Dialog for Guide {}

impl Layer for Guide {
    fn context(&self) -> Context {
        self.reader.context()
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
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
        let title = self.topic.title(pen.at.lang());
        let title = format!("{}  {title}", pen.at.say(&GuideText::Title));
        self.reader.view(pen, &title, &self.lines(pen.at))
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        self.reader.offers(None)
    }
}
