//! How the program looks to this person, and the lists that the whole county shares: care categories, the stages of
//! sites, the county leaders linked to them.

pub mod rows;

use crate::{
    domain::{CareCommand, Command, Occasion, OfficialCommand, Right, SiteCommand, StageCommand},
    i18n::{Say, Words, text::SettingsText},
    keymap::{Action, App, Change, Context, Go, actions},
    ui::{
        kit::{
            At, Effect, Layer, Notice, Offers, Outcome, Pen, Position, Role, Turn,
            dialog::Dialog,
            lost, open,
            page::{Focus, Page, Spot},
            tell, trouble,
        },
        registry::route::Registry,
        site::route::Site,
        training::route::Training,
    },
};
use rows::{Group, Row, What};

#[derive(Default)]
pub struct Settings {
    page: Page<What>,
    /// A command is on its way.
    sent: Option<Sent>,
}

struct Sent;

const COLS: u16 = 76;

impl Settings {
    fn row(&self, at: &At<'_>) -> Option<Row> {
        let here = *self.page.about()?;
        rows::all(at).into_iter().find(|row| row.what() == here)
    }

    fn open(&mut self, at: &At<'_>) -> Vec<Effect> {
        let turn = match self.row(at) {
            Some(Row::Language) => Turn::Language,
            Some(Row::Theme) => Turn::Theme,
            Some(Row::Keymap) => Turn::Keymap,
            Some(Row::Width) => Turn::Width,
            Some(Row::Mask) => Turn::Mask,
            Some(Row::Mouse) => Turn::Mouse,
            Some(Row::Rules(tier)) => return open(Training::Oblige(tier)),
            Some(Row::Care(held)) => return open(Registry::Care(Some(held.record.id))),
            Some(Row::NewCare) => return open(Registry::Care(None)),
            Some(Row::ExampleStages) => {
                return self.submit(Command::Batch {
                    occasion: Occasion::Form,
                    steps: StageCommand::examples(),
                });
            }
            Some(Row::Stage(held)) => return open(Site::Stage(Some(held.record.id))),
            Some(Row::NewStage) => return open(Site::Stage(None)),
            Some(Row::Official(held)) => return open(Site::Official(Some(held.record.id))),
            Some(Row::NewOfficial) => return open(Site::Official(None)),
            None => return Vec::new(),
        };
        vec![Effect::Turn(turn)]
    }

    /// A new entry of the list that the cursor is in.
    fn add(&mut self, at: &At<'_>) -> Vec<Effect> {
        let new = self.row(at).map(|row| What::New(row.group()));
        let new = new.is_some_and(|new| self.page.at.seek(&Spot::About(new), height(at)));
        if new { self.open(at) } else { Vec::new() }
    }

    /// Offers an entry no longer, or again.
    fn close(&mut self, at: &At<'_>) -> Vec<Effect> {
        let command = match self.row(at) {
            Some(Row::Care(held)) => {
                let (id, base, closed) = (held.record.id, held.version, !held.record.closed);
                Command::Care(CareCommand::Close { id, base, closed })
            }
            Some(Row::Stage(held)) => {
                let (id, base, mut fields) = (held.record.id, held.version, held.record.fields);
                fields.closed = !fields.closed;
                Command::Site(SiteCommand::Stage(StageCommand::Edit { id, base, fields }))
            }
            Some(Row::Official(held)) => {
                let (id, base, mut fields) = (held.record.id, held.version, held.record.fields);
                fields.closed = !fields.closed;
                let edit = OfficialCommand::Edit { id, base, fields };
                Command::Site(SiteCommand::Official(edit))
            }
            _ => return Vec::new(),
        };
        self.submit(command)
    }

    fn submit(&mut self, command: Command) -> Vec<Effect> {
        if self.waits() {
            return Vec::new();
        }
        self.sent = Some(Sent);
        vec![Effect::Submit(command)]
    }
}

/// Lines in view.
fn height(at: &At<'_>) -> usize {
    at.size.rows_in(u16::MAX, 0)
}

impl Dialog for Settings {
    fn waits(&self) -> bool {
        self.sent.is_some()
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
                self.open(at)
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
        self.sent = None;
        let notice = match outcome {
            Outcome::Done(receipt) => Notice::new(receipt.entry.deed.say(at.lang()), Role::Notice),
            Outcome::Refused(refusal) => Notice::new(refusal.say(at.lang()), Role::Error),
            Outcome::Broke(error) => {
                Notice::new(trouble(error, at.desk.file(), at.lang()), Role::Error)
            }
        };
        self.refresh(at);
        // The row of the examples goes with the key that takes them over.
        let examples = Some(&Spot::About(What::Examples));
        if matches!(outcome, Outcome::Done(_)) && self.page.at.gone() == examples {
            self.page.settle(height(at));
        }
        vec![Effect::Tell(notice)]
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let tall = u16::try_from(self.page.lines().len() + 2).unwrap_or(u16::MAX);
        let inner = pen.window(COLS, tall, &SettingsText::Title);
        self.page.view(pen, inner, Focus::Here)
    }

    /// The look is everybody's own; the lists are the county's.
    fn offers(&self, at: &At<'_>) -> Offers {
        let row = self.row(at);
        let look = row.as_ref().is_none_or(|row| row.group() == Group::Look);
        let listed = row.as_ref().is_some_and(Row::is_listed);
        let closed = row.as_ref().and_then(Row::closed);
        let lists = Some(Right::Rules);
        let changes = [Change::Add, Change::Edit, Change::Remove, Change::Restore];
        let walk = [Go::Open, Go::Right, Go::Left];
        Offers::of(Context::List)
            .foot([Go::Open])
            .foot(changes)
            .foot(actions![Change::Undo, App::Close])
            .when(listed, [Change::Add])
            .when(row.as_ref().is_some_and(Row::is_edited), [Change::Edit])
            .when(closed == Some(false), [Change::Remove])
            .when(closed == Some(true), [Change::Restore])
            .asks(lists, changes)
            .asks(lists.filter(|_| !look), walk)
            .called(Go::Open, SettingsText::Turn)
    }
}
