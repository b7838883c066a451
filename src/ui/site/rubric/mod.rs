//! The page of the rubric (考核细则) that sites are scored by: blocks and items, edited in place, brought in from
//! files and written to them.

pub mod change;
pub mod rows;

pub use change::take_out;

use super::route::{RubricSpot, RubricTask, Site};
use crate::{
    domain::{Held, Reference, Right, Rubric, RubricCommand, RubricId, RubricPart, Shift, UnitId},
    exchange::{example_rubric, write_rubric},
    i18n::{
        Words,
        text::{RubricText, SiteText, Text},
    },
    keymap::{Action, App, Change, Context, Go, Site as Do, actions},
    ui::kit::{
        At, Effect, Layer, Offers, Pen, Position, Role, Route, Screen,
        dialog::route::{Kit, Saved},
        lost::{self, Marks},
        open, paint, rights, submit,
        table::Cursor,
        tell,
    },
};
use rows::Table;

/// What an export is called unless somebody types another name.
const USUAL: &str = "rubric.toml";

pub struct RubricPage {
    id: Option<RubricId>,
    /// A version that is used no longer was asked for; none stands for the one in use.
    asked: Option<RubricId>,
    hold: Hold,
    head: Vec<(String, Role)>,
    table: Table,
    /// The items there were when a key began to add one: the cursor goes to the new one once that is saved.
    adding: Option<Vec<u16>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Hold {
    #[default]
    InUse,
    /// What was scored under it is read as it was: nothing is edited.
    Old,
}

/// The head of the columns, and a blank line above it.
const AROUND: u16 = 2;

impl RubricPage {
    pub fn new(asked: Option<RubricId>, cursor: Cursor<RubricSpot>, at: &At<'_>) -> Self {
        let mut page = Self {
            id: None,
            asked,
            hold: Hold::default(),
            head: Vec::new(),
            table: rows::sheet(),
            adding: None,
        };
        page.table.at = cursor;
        page.refresh(at);
        page
    }

    fn height(&self, at: &At<'_>) -> usize {
        at.size.rows_beside(2 + AROUND + self.head.len() as u16)
    }

    fn part(&self) -> Option<RubricPart> {
        match self.table.key()? {
            RubricSpot::Part(part) => Some(part),
            RubricSpot::Heading | RubricSpot::Version(_) => None,
        }
    }

    fn open(&mut self, at: &At<'_>) -> Vec<Effect> {
        match self.table.key() {
            Some(RubricSpot::Version(id)) => open(Site::rubric(Some(id))),
            _ if self.is_editable() => self.change(Change::Edit, at),
            _ => self.refuse(Change::Edit.into(), at).unwrap_or_default(),
        }
    }

    fn is_on_version(&self) -> bool {
        matches!(self.table.key(), Some(RubricSpot::Version(_)))
    }

    /// Whether the cursor is on a part that can be edited.
    fn is_editable(&self) -> bool {
        self.hold == Hold::InUse && self.part().is_some()
    }

    /// What a key does to the rubric where the cursor is.
    fn change(&mut self, change: Change, at: &At<'_>) -> Vec<Effect> {
        let Some(id) = self.id else {
            return match change {
                Change::Add => adopt(),
                _ => Vec::new(),
            };
        };
        let Some(part) = self.part() else {
            return Vec::new();
        };
        match change {
            Change::Add => {
                self.adding = Some(self.items().collect());
                change::add(id, part, at)
            }
            Change::Edit => open(Site::EditRubric(id, RubricTask::Edit(part))),
            Change::Remove => open(Site::TakeOut(id, part)),
            Change::MoveUp => change::shift(id, part, Shift::Up, at),
            Change::MoveDown => change::shift(id, part, Shift::Down, at),
            _ => Vec::new(),
        }
    }

    fn items(&self) -> impl Iterator<Item = u16> {
        self.table.all().iter().filter_map(|on| match on {
            RubricSpot::Part(RubricPart::Item(no)) => Some(*no),
            _ => None,
        })
    }

    fn write(&self, at: &At<'_>) -> Vec<Effect> {
        let sites = at.desk.county().sites();
        let fields = self.id.and_then(|id| sites.rubric(id));
        fields.map_or_else(Vec::new, |fields| {
            open(Kit::Save {
                what: Saved::Rubric,
                name: USUAL.to_owned(),
                text: write_rubric(fields),
            })
        })
    }

    fn silence(at: &At<'_>) -> Words {
        let [key, file] = [Change::Add.into(), Do::ReadRubric.into()]
            .map(|action: Action| at.key(Context::Rubric, action));
        let adopt = at.say(&RubricText::HowToAdopt { key });
        let import = at.say(&RubricText::HowToImport { key: file });
        let how = format!("\n{adopt}\n{import}");
        rights::with_how(&RubricText::Empty, &how, Right::Rubrics, at)
    }
}

/// The example becomes the county's rubric, to be edited item by item.
fn adopt() -> Vec<Effect> {
    let (id, fields) = (RubricId::promised(0), Box::new(example_rubric()));
    submit(RubricCommand::Add { id, fields })
}

impl Screen for RubricPage {
    fn route(&self) -> Route {
        let (version, at) = (self.asked, self.table.at.stand());
        Site::Rubric { version, at }.into()
    }

    fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        let root = at.desk.root().map(|root| at.desk.short(root));
        let titles: [Text; 2] = [SiteText::Title.into(), RubricText::Title.into()];
        let titles = titles.iter().map(|title| at.say(title).into_owned());
        root.into_iter().chain(titles).collect()
    }

    fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        at.desk.root()
    }

    /// Numbers rise, so what a form added has the last.
    fn saved(&mut self, at: &At<'_>) {
        if let Some(before) = self.adding.take()
            && let Some(no) = self.items().filter(|no| !before.contains(no)).max()
        {
            let height = self.height(at);
            self.table
                .at
                .seek(&RubricSpot::Part(RubricPart::Item(no)), height);
        }
    }
}

impl Layer for RubricPage {
    fn context(&self) -> Context {
        Context::Rubric
    }

    fn act(&mut self, action: Action, at: &At<'_>) -> Vec<Effect> {
        self.adding = None;
        let height = self.height(at);
        if self.table.at.act(action, height) || self.table.turn_aside(action, at) {
            return Vec::new();
        }
        match action {
            Action::Go(Go::Left) | Action::App(App::Cancel) => vec![Effect::Back],
            Action::Go(Go::Open | Go::Right) => self.open(at),
            Action::Change(change) => self.change(change, at),
            Action::App(App::Copy) => vec![Effect::Copy(self.table.copied_whole(at))],
            Action::Site(Do::WriteRubric) => self.write(at),
            _ => Vec::new(),
        }
    }

    fn refresh(&mut self, at: &At<'_>) {
        let sites = at.desk.county().sites();
        let asked = |held: &&Held<Rubric>| Some(held.record.id) == self.asked;
        let current = sites.current_rubric();
        // Undoing may take an old version into use again.
        let old = sites.rubrics().iter().find(asked);
        let old = old.filter(|old| current.is_none_or(|held| held.record.id != old.record.id));
        self.hold = old.map_or(Hold::InUse, |_| Hold::Old);
        let held = old.or(current);
        self.id = held.map(|held| held.record.id);
        self.head = held.map_or_else(Vec::new, |held| rows::head(&held.record, at));
        let mut lines = held.map_or_else(Vec::new, |held| {
            rows::of(&self.table, &held.record.fields, at)
        });
        match (self.hold, held) {
            (Hold::Old, _) => {
                let words = at.say(&RubricText::OnlyRead).into_owned();
                self.head.push((words, Role::Warn));
            }
            (Hold::InUse, Some(held)) => lines.extend(rows::versions(held.record.id, at)),
            (Hold::InUse, None) => {}
        }
        let height = self.height(at);
        self.table.fill(lines, height, at);
    }

    fn misses(&self, action: Action) -> bool {
        action != App::Copy.into() && action.means_row(Marks::None)
    }

    fn lost(&self, at: &At<'_>) -> Option<Words> {
        let name = match self.table.at.gone()? {
            RubricSpot::Part(RubricPart::Item(no)) => {
                let no = (*no).into();
                Some(at.say(&RubricText::ItemNo { no }).into_owned())
            }
            _ => None,
        };
        Some(lost::words(name, self.context(), at))
    }

    fn view(&self, pen: &mut Pen<'_>) -> Option<Position> {
        let area = pen.at.size.body();
        let inner = pen.frame(area, &RubricText::Title, true);
        if self.id.is_none() {
            return self.table.view(&Self::silence(pen.at), pen, inner);
        }
        let room = paint::from(inner, inner.x + 2);
        for (n, (words, role)) in (0..inner.height).zip(&self.head) {
            pen.line(room, n, words, *role);
        }
        let below = paint::below(inner, self.head.len() as u16 + 1);
        self.table.view("", pen, below)
    }

    fn offers(&self, at: &At<'_>) -> Offers {
        let (id, part, editable) = (self.id, self.part(), self.is_editable());
        // Without one there is nothing to edit, and files come before undoing.
        let there = |action: &Change| id.is_some() || *action == Change::Add;
        let changes = [Change::Add, Change::Edit, Change::Remove, Change::Undo].into_iter();
        let shifts = [Change::MoveUp, Change::MoveDown].into_iter();
        let (add, remove) = match part {
            None if id.is_none() => (RubricText::Adopt, RubricText::DropItem),
            Some(RubricPart::Whole) => (RubricText::AddBlock, RubricText::DropItem),
            Some(RubricPart::Block(_)) => (RubricText::AddItem, RubricText::DropBlock),
            _ => (RubricText::AddItem, RubricText::DropItem),
        };
        let offers = self.table.sideways(Offers::of(Context::Rubric), at);
        let offers = if self.is_on_version() {
            offers.foot([Go::Open]).called(Go::Open, RubricText::ReadIt)
        } else {
            offers.with([Go::Open])
        };
        offers
            .foot(changes.filter(there))
            .foot([Do::ReadRubric, Do::WriteRubric])
            .foot(shifts.filter(there))
            .foot(actions![Go::Back, App::Menu])
            .with(actions![Go::Left, Go::Right, App::Copy])
            .leads(Do::ReadRubric, Some(Site::ReadRubric))
            .when(id.is_some(), [Do::WriteRubric])
            .leaves(id.map(Reference::Rubric), "")
            .when(id.is_some(), [Go::Open])
            .when(id.is_none() || editable, [Change::Add])
            .when(editable, [Change::Edit])
            .when(
                editable && part != Some(RubricPart::Whole),
                [Change::Remove, Change::MoveUp, Change::MoveDown],
            )
            .called(Change::Add, add)
            .called(Change::Remove, remove)
            .called(Change::MoveUp, RubricText::MoveUp)
            .called(Change::MoveDown, RubricText::MoveDown)
    }

    fn refuse(&self, action: Action, at: &At<'_>) -> Option<Vec<Effect>> {
        match (action, self.hold) {
            (Action::Change(_), Hold::Old) => Some(tell(&RubricText::OnlyRead, Role::Notice, at)),
            _ => None,
        }
    }
}
