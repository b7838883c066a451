//! What is left to do until the county is open: each line with how it stands, and Enter where one sees to it.

use super::route::Shell;
use crate::{
    domain::{List, Reference, UnitId},
    i18n::{Words, text::OpeningText},
    keymap::{Action, App, Context, Find, Go, Show, actions},
    report::{self, Step, Stood},
    ui::{
        kit::{
            At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen, lost, open, opened,
            page::{self, About, Focus, Label, Page, Spot},
            table::Cursor,
            tell,
        },
        registry::route::Registry,
    },
};

pub struct Opening {
    steps: Vec<Stood>,
    page: Page<Step>,
}

/// Columns of the tick and of what a step is called.
const STEP: u16 = 20;

impl About for Step {
    type Spot = Self;

    fn spot(&self) -> Self {
        *self
    }
}

impl Opening {
    pub fn new(cursor: Option<Cursor<Spot<Step>>>, at: &At<'_>) -> Self {
        let (steps, page) = (Vec::new(), Page::default());
        let mut opening = Self { steps, page };
        opening.tell(cursor, at);
        opening
    }

    fn tell(&mut self, cursor: Option<Cursor<Spot<Step>>>, at: &At<'_>) {
        self.steps = report::steps(at.desk);
        let done = self.steps.iter().filter(|stood| stood.is_done()).count();
        let of = self.steps.len();
        let over = match of {
            0 => at.say(&OpeningText::Nothing).into_owned(),
            _ if done == of => at.say(&OpeningText::AllDone).into_owned(),
            _ => {
                let (done, of) = (done.into(), of.into());
                let count = at.say(&OpeningText::Count { done, of });
                format!("{count}  {}", at.say(&OpeningText::Gone))
            }
        };
        let mut lines = vec![page::Line::new(over, Role::Dim)];
        for stood in &self.steps {
            lines.extend(line(stood, at));
        }
        self.page = Page::cut(lines, STEP, Cursor::default());
        let is_first = cursor.is_none();
        self.page.stand(cursor, height(at));
        let left = self.steps.iter().find(|stood| !stood.is_done());
        if let Some(next) = left.filter(|_| is_first) {
            self.page.at.seek(&Spot::About(next.step), height(at));
        }
    }

    fn go(&self, at: &At<'_>) -> Vec<Effect> {
        let Some(&step) = self.page.about() else {
            return Vec::new();
        };
        let mut steps = self.steps.iter();
        let behind = steps
            .find(|stood| stood.step == step)
            .and_then(|stood| stood.opens);
        match step {
            Step::Households => open(Registry::Import),
            Step::Backup => tell(&OpeningText::BackupHow, Role::Notice, at),
            _ => behind.map_or_else(Vec::new, opened),
        }
    }
}

/// How it stands; below that what to do, while it is not done.
fn line(stood: &Stood, at: &At<'_>) -> Vec<page::Line<Step>> {
    let done = stood.is_done();
    let (mark, role) = if done {
        (at.look.glyphs().yes, Role::Good)
    } else {
        (" ", Role::Normal)
    };
    let title = at.say(&stood.step.title(at.desk.county().bounds()));
    let mut first = page::Line::new(at.say(&stood.says), role);
    first.label = Some(Label::Each(format!("{mark} {title}")));
    first.to(stood.step);
    let next = (!done).then(|| page::Line {
        label: Some(Label::Each(String::new())),
        ..page::Line::new(at.say(&stood.step.next()), Role::Dim)
    });
    [first].into_iter().chain(next).collect()
}

fn height(at: &At<'_>) -> usize {
    at.size.rows_beside(2)
}

impl Screen for Opening {
    fn route(&self) -> Route {
        Shell::Opening(Some(self.page.at.stand())).into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let root = at.desk.root().map(|root| at.desk.short(root));
        let title = at.say(&OpeningText::Title).into_owned();
        root.into_iter().chain([title]).collect()
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }
}

impl Layer for Opening {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.page.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Open | Go::Right) => self.go(at),
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            _ => Vec::new(),
        }
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.page.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn refresh(&mut self, at: &At<'_>) {
        let cursor = self.page.at.clone();
        self.tell(Some(cursor), at);
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let inner = pen.frame(pen.at.size.body(), &OpeningText::Title, true);
        self.page.view(pen, inner, Focus::Here)
    }

    fn offers(&self, _at: &At<'_>) -> Offers {
        Offers::of(Context::List)
            .foot(actions![
                Go::Open,
                Go::Back,
                Show::Tree,
                Find::Search,
                App::Menu,
                App::Quit
            ])
            .with([Go::Left, Go::Right])
            .leaves(Reference::List(List::Opening), "")
    }
}
