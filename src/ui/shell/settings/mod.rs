//! How the program looks to this person, and the lists that the whole county shares: care categories, the stages of
//! sites, the county leaders linked to them.

pub mod rows;

use crate::{
    domain::{Command, Occasion, Right, StageCommand},
    i18n::{Words, text::SettingsText},
    keymap::{Action, App, Change, Context, Go, actions},
    ui::{
        kit::{
            At, Effect, Layer, Offers, Outcome, Pen, Position, Role,
            dialog::Dialog,
            lost, open, opened,
            page::{Focus, Page, Spot},
            tell, told,
        },
        registry::route::Registry,
        site::route::Site,
        training::route::Training,
    },
};
use rows::{Group, What};

#[derive(Default)]
pub struct Settings {
    page: Page<What>,
    /// A command is on its way.
    sent: bool,
}

const COLS: u16 = 76;

impl Settings {
    fn open(&mut self) -> Vec<Effect> {
        match self.page.about() {
            Some(&What::Look(turn)) => vec![Effect::Turn(turn)],
            Some(&What::Rules(tier)) => open(Training::Oblige(tier)),
            Some(&What::Entry(entry)) => opened(entry),
            Some(What::New(Group::Care)) => open(Registry::Care(None)),
            Some(What::New(Group::Stages)) => open(Site::Stage(None)),
            Some(What::New(Group::Officials)) => open(Site::Official(None)),
            Some(What::Examples) => self.submit(Command::Batch {
                occasion: Occasion::Form,
                steps: StageCommand::examples(),
            }),
            Some(What::New(Group::Look | Group::Rules)) | None => Vec::new(),
        }
    }

    /// A new entry of the list that the cursor is in.
    fn add(&mut self, at: &At<'_>) -> Vec<Effect> {
        let new = self.page.about().map(|row| What::New(row.group()));
        let new = new.is_some_and(|new| self.page.at.seek(&Spot::About(new), height(at)));
        if new { self.open() } else { Vec::new() }
    }

    /// Offers an entry no longer, or again.
    fn close(&mut self, at: &At<'_>) -> Vec<Effect> {
        let closing = self.closing(at);
        closing.map_or_else(Vec::new, |(_, command)| self.submit(command))
    }

    fn closing(&self, at: &At<'_>) -> Option<(bool, Command)> {
        match self.page.about()? {
            What::Entry(entry) => at.desk.closing(*entry),
            _ => None,
        }
    }

    fn submit(&mut self, command: Command) -> Vec<Effect> {
        if self.waits() {
            return Vec::new();
        }
        self.sent = true;
        vec![Effect::Submit(command)]
    }
}

/// Lines in view.
fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 0)
}

impl Dialog for Settings {
    fn waits(&self) -> bool {
        self.sent
    }

    fn has_handed_in(&self) -> bool {
        self.waits()
    }
}

impl Layer for Settings {
    fn context(&self) -> Context {
        Context::List
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        if self.page.act(action, height(at)) {
            return Vec::new();
        }
        match action {
            Action::App(App::Close | App::Cancel) => vec![Effect::Close],
            Action::Go(Go::Open | Go::Right | Go::Left) | Action::Change(Change::Edit) => {
                self.open()
            }
            Action::Change(Change::Add) => self.add(at),
            Action::Change(Change::Remove | Change::Restore) => self.close(at),
            _ => Vec::new(),
        }
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        let adds = action == Change::Add.into();
        adds.then(|| tell(&SettingsText::NoList, Role::Warn, at))
    }

    fn refresh(&mut self, at: &At<'_>) {
        self.page = Page::cut(rows::lines(at), 0, self.page.at.clone());
        self.page.fill(height(at));
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        self.page.at.gone()?;
        Some(lost::words(None, self.context(), at))
    }

    fn done(&mut self, outcome: &Outcome, at: &At<'_>) -> Vec<Effect> {
        self.sent = false;
        self.refresh(at);
        // The row of the examples goes with the key that takes them over.
        let examples = Some(&Spot::About(What::Examples));
        if matches!(outcome, Outcome::Done(_)) && self.page.at.gone() == examples {
            self.page.settle(height(at));
        }
        vec![Effect::Tell(told(outcome, at))]
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let inner = pen.window_of(COLS, self.page.lines().len(), &SettingsText::Title);
        self.page.view(pen, inner, Focus::Here)
    }

    /// The look is everybody's own; the lists are the county's.
    fn offers(&self, at: &At<'_>) -> Offers {
        let row = self.page.about();
        let closed = self.closing(at).map(|(was, _)| was);
        let group = row.map_or(Group::Look, |row| row.group());
        let (look, rules) = (group == Group::Look, group == Group::Rules);
        let lists = &[Right::Rules];
        let changes = [Change::Add, Change::Edit, Change::Remove, Change::Restore];
        let walk = [Go::Open, Go::Right, Go::Left];
        Offers::of(Context::List)
            .foot([Go::Open])
            .foot(changes)
            .foot(actions![Change::Undo, App::Close])
            .when(!look && !rules, [Change::Add])
            .when(rules || closed.is_some(), [Change::Edit])
            .when(closed == Some(false), [Change::Remove])
            .when(closed == Some(true), [Change::Restore])
            .asks(lists, changes)
            .asks(if look { &[] } else { lists }, walk)
            .called(Go::Open, SettingsText::Turn)
    }
}
