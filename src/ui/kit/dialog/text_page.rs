//! What leaves the program, as plain text over the whole terminal: no frame, no blank at the end of a line, and what is too
//! long for a row goes on in the next as the terminal itself would go on, so that whatever is selected is the text.

use super::{
    Dialog,
    route::{Kit, Saved},
};
use crate::{
    domain::{List, Reference},
    exchange::out,
    i18n::text::AppText,
    keymap::{Action, App, Context, Go, actions},
    register::Node,
    report::{self, Document, Filed},
    ui::kit::{
        Answer, At, Effect, Layer, Offers, Pen, Position, Question, open, table::rows::scrolled,
        text,
    },
};

pub struct TextPage {
    about: Reference,
    /// Of a list the rows that hold these.
    words: String,
    told: Told,
    lines: Vec<String>,
    /// The first row in view, where a long line takes several.
    top: usize,
}

enum Told {
    Waiting,
    Failed,
    All(Filed),
}

impl TextPage {
    pub fn new(about: Reference, words: String, at: &At<'_>) -> Self {
        let mut page = Self {
            about,
            words,
            told: Told::All(Filed::default()),
            lines: Vec::new(),
            top: 0,
        };
        if page.question().is_some() {
            page.told = Told::Waiting;
        }
        page.refresh(at);
        page
    }

    fn whole(&self) -> String {
        self.lines.join("\n")
    }

    /// The rows it takes, with whether the line goes on in the next one.
    fn rows(&self, at: &At<'_>) -> Vec<(&str, bool)> {
        let lines = self.lines.iter().flat_map(|line| {
            let parts = text::rows(line, at.size.cols);
            let last = parts.len() - 1;
            let goes_on = move |(n, part)| (part, n < last);
            parts.into_iter().enumerate().map(goes_on)
        });
        lines.collect()
    }

    fn save(&self, at: &At<'_>) -> Vec<Effect> {
        let mut text = self.whole();
        text.push('\n');
        open(Kit::Save {
            what: Saved::Text(report::call(self.about, &self.words)),
            name: report::file_name(at.desk, self.about, at.lang()),
            text,
        })
    }
}

/// All but the line of keys.
fn height(at: &At<'_>) -> usize {
    usize::from(at.size.rows.saturating_sub(1)).max(1)
}

impl Dialog for TextPage {
    fn question(&self) -> Option<Question> {
        match self.about {
            Reference::Household(id) => Some(Question::History(Node::Household(id))),
            Reference::List(List::Journal(lines)) => Some(Question::Lines(lines)),
            Reference::List(List::Sitters) => Some(Question::Present),
            Reference::List(List::Users) => Some(Question::Users),
            _ => None,
        }
    }

    fn waits(&self) -> bool {
        matches!(self.told, Told::Waiting)
    }
}

impl Layer for TextPage {
    fn context(&self) -> Context {
        Context::Text
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        match action {
            Action::App(App::Close | App::Cancel) | Action::Go(Go::Left) => vec![Effect::Close],
            Action::App(App::Copy) => vec![Effect::CopyInFull(self.whole())],
            Action::App(App::Write) => self.save(at),
            Action::Go(_) => {
                self.top = scrolled(self.top, action, self.rows(at).len(), height(at));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        let mut filed = Filed::default();
        match answer {
            Answer::History(_, past) => {
                filed.entries = past.iter().map(|(entry, _)| entry.clone()).collect();
            }
            Answer::Journal(entries) => filed.entries.clone_from(entries),
            Answer::Present(sitters) => filed.sitters.clone_from(sitters),
            Answer::Users(users) => filed.users.clone_from(users),
            _ => {
                self.told = Told::Failed;
                return self.refresh(at);
            }
        }
        self.told = Told::All(filed);
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let said = |words: AppText| vec![at.say(&words).into_owned()];
        if let Told::All(filed) = &mut self.told {
            filed.opened.clone_from(at.bare);
        }
        self.lines = match &self.told {
            Told::Waiting => said(AppText::Preparing),
            Told::Failed => said(AppText::NotRead),
            Told::All(filed) => match Document::of(at.desk, self.about, at.mask(), filed) {
                Some(mut document) => {
                    document.sift(&self.words, at.lang());
                    out::document(&document, at.lang())
                }
                None => said(AppText::NothingHere),
            },
        };
        self.top = self.top.min(self.rows(at).len().saturating_sub(height(at)));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let rows = self.rows(pen.at);
        let shown: Vec<_> = rows.iter().skip(self.top).take(height(pen.at)).collect();
        for y in 0..height(pen.at) {
            let (words, goes_on) = shown.get(y).map_or(("", false), |row| **row);
            pen.plain_row(y as u16, words, goes_on && y + 1 < shown.len());
        }
        pen.reads(0, 0)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let long = self.rows(at).len() > height(at);
        let there = matches!(self.told, Told::All(_));
        Offers::of(Context::Text)
            .foot(actions![App::Copy, App::Write])
            .foot([Go::Down, Go::PageDown].into_iter().filter(|_| long))
            .foot(actions![App::Mask, App::Close])
            .with([Go::Left])
            .when(there, actions![App::Copy, App::Write])
    }
}
