//! Forms that were left unfinished, to go on with or to drop. Their values stay closed until one is opened.

use crate::{
    i18n::{Words, day_clock, text::FormText},
    keymap::{Action, App, Change, Context, Go, actions},
    ui::{
        kit::{
            Answer, At, Draft, Effect, Layer, Offers, Pen, Position, Question, Role,
            dialog::{Dialog, awaited::Told},
            form::gist,
            lost,
            page::{Focus, Label, Line, Page},
            tell,
        },
        shell,
    },
};

#[derive(Default)]
pub struct Drafts {
    all: Told<Draft>,
    /// A line for each, told by its name.
    page: Page<String>,
    /// Named once for dropping; a second time drops it.
    doomed: Option<String>,
}

const COLS: u16 = 90;
/// Columns of the time in front.
const WHEN: u16 = 13;

impl Drafts {
    fn all(&self) -> &[Draft] {
        self.all.all()
    }

    fn here(&self) -> Option<&Draft> {
        let name = self.page.about()?;
        self.all().iter().find(|draft| draft.name == *name)
    }

    /// When it was left, what it is of, and how it begins.
    fn line(draft: &Draft, at: &At<'_>) -> Line<String> {
        let (title, gist) = gist_of(draft, at);
        let mut line = Line::new(at.seen(&title), Role::Normal);
        line.label = Some(Label::Each(day_clock(draft.at)));
        if !at.is_veiled() {
            line.with(format!("  {gist}"), Role::Dim);
        }
        line.to(draft.name.clone());
        line
    }

    fn drop_one(&mut self, at: &At<'_>) -> Vec<Effect> {
        let Some(name) = self.here().map(|draft| draft.name.clone()) else {
            return Vec::new();
        };
        if self.doomed.as_ref() != Some(&name) {
            let key = at.key(Context::List, Change::Remove);
            self.doomed = Some(name);
            return tell(&FormText::DraftDropAgain { key }, Role::Warn, at);
        }
        self.doomed = None;
        self.all.retain(|draft| draft.name != name);
        self.refresh(at);
        self.page.settle(height(at));
        let mut effects = vec![Effect::Discard(name)];
        effects.extend(tell(&FormText::DraftDropped, Role::Notice, at));
        effects
    }
}

/// What a draft is of, and how it begins.
pub fn gist_of(draft: &Draft, at: &At<'_>) -> (String, String) {
    let left = shell::left(draft, at).and_then(|left| left.told_of(draft, at));
    let orphaned = || (at.say(&FormText::DraftOrphaned).into_owned(), gist(draft));
    left.unwrap_or_else(orphaned)
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 0)
}

impl Dialog for Drafts {
    fn question(&self) -> Option<Question> {
        Some(Question::Drafts)
    }

    fn waits(&self) -> bool {
        self.all.waits()
    }
}

impl Layer for Drafts {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if action == Change::Remove.into() {
            return self.drop_one(at);
        }
        self.doomed = None;
        if self.page.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) => vec![Effect::Close],
            Action::Go(Go::Open | Go::Right) => {
                let Some(draft) = self.here() else {
                    return Vec::new();
                };
                vec![Effect::Resume(draft.clone())]
            }
            _ => Vec::new(),
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.page.at.gone()?;
        Some(lost::from_list(&self.page.at, None, self.context(), at))
    }

    fn told(&mut self, answer: &Answer, at: &At<'_>) {
        match answer {
            Answer::Drafts(all) => self.all = Told::All(all.clone()),
            Answer::Failed(_) => self.all = Told::Failed,
            _ => {}
        }
        self.refresh(at);
    }

    fn refresh(&mut self, at: &At<'_>) {
        let lines = self.all().iter().map(|draft| Self::line(draft, at));
        self.page = Page::cut(lines.collect(), WHEN, self.page.at.clone());
        self.page.fill(height(at));
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let at = pen.at;
        let inner = pen.window_of(COLS, self.all().len(), &FormText::Drafts);
        if self.all().is_empty() {
            let silence = self.all.silence(at);
            let words = silence.unwrap_or_else(|| at.say(&FormText::NoDrafts));
            pen.line(inner, 0, &words, Role::Dim);
            return None;
        }
        self.page.view(pen, inner, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![Go::Open, Change::Remove, App::Close])
            .with([Go::Right])
            .when(!self.all().is_empty(), actions![Go::Open, Change::Remove])
            .asks(&[], [Change::Remove])
            .called(Go::Open, FormText::DraftGo)
            .called(Change::Remove, FormText::DraftDrop)
    }
}
