//! The screens: a closed set behind the one small trait.

mod applies;
mod cell;
pub mod changes;
mod cursor;
pub mod figures;
pub mod frame;
pub mod gap;
pub mod journal;
pub mod list;
mod list_rows;
mod list_view;
pub mod meant;
pub mod rows;
pub mod rubric;
mod selection;
pub mod sheet;
pub mod shown;
pub mod site;
pub mod start;
mod start_county;
pub mod table;
pub mod trail;
pub mod training;
pub mod tree;
pub mod tree_change;
mod tree_find;
mod tree_offer;
pub mod tree_view;
mod tree_walk;

pub use cursor::Cursor;
pub use rows::Rows;
pub use selection::Selection;

use super::{At, Effect, Layer, Notice, Question, Role};
use crate::{
    domain::{UnitId, Unmask},
    i18n::text::{AppText, ListText, TreeText},
    keymap::{Context, Show},
};
use figures::Overview;
use gap::Gap;
use journal::Journal;
use list::{Kind, List};
use rubric::RubricPage;
use site::{Board, SitePage};
use start::Start;
use training::{Trainings, assign::Assign, session::Session};
use tree::Tree;

pub enum Screen {
    Tree(Tree),
    List(List),
    Overview(Overview),
    Journal(Journal),
    Start(Start),
    Gap(Gap),
    Trainings(Trainings),
    Session(Session),
    Assign(Assign),
    Board(Board),
    Site(SitePage),
    Rubric(RubricPage),
}

impl Screen {
    pub fn layer(&self) -> &dyn Layer {
        match self {
            Self::Tree(s) => s,
            Self::List(s) => s,
            Self::Overview(s) => s,
            Self::Journal(s) => s,
            Self::Start(s) => s,
            Self::Gap(s) => s,
            Self::Trainings(s) => s,
            Self::Session(s) => s,
            Self::Assign(s) => s,
            Self::Board(s) => s,
            Self::Site(s) => s,
            Self::Rubric(s) => s,
        }
    }

    pub fn layer_mut(&mut self) -> &mut dyn Layer {
        match self {
            Self::Tree(s) => s,
            Self::List(s) => s,
            Self::Overview(s) => s,
            Self::Journal(s) => s,
            Self::Start(s) => s,
            Self::Gap(s) => s,
            Self::Trainings(s) => s,
            Self::Session(s) => s,
            Self::Assign(s) => s,
            Self::Board(s) => s,
            Self::Site(s) => s,
            Self::Rubric(s) => s,
        }
    }

    pub fn context(&self) -> Context {
        self.layer().context()
    }

    pub const fn is_journal(&self) -> bool {
        matches!(self, Self::Journal(_))
    }

    /// Whether what the page is about is there no longer.
    pub fn is_dead(&self, at: &At<'_>) -> bool {
        match self {
            Self::Session(session) => session.is_dead(at),
            Self::Assign(assign) => assign.is_dead(at),
            Self::Site(page) => page.is_dead(at),
            _ => false,
        }
    }

    /// The unit a search from here begins in.
    pub fn scope(&self, at: &At<'_>) -> Option<UnitId> {
        match self {
            Self::Tree(tree) => tree.unit(at),
            Self::List(list) => Some(list.root()),
            Self::Overview(overview) => Some(overview.root()),
            Self::Gap(gap) => Some(gap.root()),
            Self::Trainings(trainings) => Some(trainings.root()),
            Self::Session(session) => session.host(at),
            Self::Assign(assign) => Some(assign.root()),
            Self::Board(board) => board.village().or_else(|| at.desk.root()),
            Self::Site(page) => page.village(at),
            Self::Rubric(_) | Self::Journal(_) | Self::Start(_) => at.desk.root(),
        }
    }

    /// Whether the record is on the page, or in the list.
    pub fn shows(&self, record: Unmask, at: &At<'_>) -> bool {
        match self {
            Self::Tree(tree) => tree_offer::record(tree, at) == Some(record),
            Self::List(list) => list.shows(record, at),
            _ => false,
        }
    }

    /// What the page on screen asks of the file, even if it asked before.
    pub fn question(&self) -> Option<Question> {
        match self {
            Self::Tree(tree) => tree.question(),
            Self::Journal(journal) => Some(journal.question()),
            _ => None,
        }
    }

    /// A question that was not asked yet.
    pub fn unasked(&mut self) -> Option<Question> {
        match self {
            Self::Tree(tree) => tree.unasked(),
            Self::Journal(journal) => journal.unasked(),
            _ => None,
        }
    }

    /// A change was made from this screen: what was selected for it is let go.
    pub fn settled(&mut self) -> Vec<Effect> {
        match self {
            Self::Tree(tree) => tree.let_go(),
            Self::List(list) => list.let_go(),
            Self::Gap(gap) => gap.let_go(),
            Self::Session(session) => session.let_go(),
            Self::Assign(assign) => assign.let_go(),
            _ => {}
        }
        Vec::new()
    }

    /// The filter line over this screen writes here as it is typed.
    pub fn filter(&mut self, text: &str, at: &At<'_>) {
        match self {
            Self::Tree(tree) => tree_find::type_ahead(tree, text, at),
            Self::List(list) => list.filter(text, at),
            Self::Gap(gap) => gap.filter(text, at),
            Self::Trainings(trainings) => trainings.filter(text, at),
            Self::Session(session) => session.filter(text, at),
            Self::Assign(assign) => assign.filter(text, at),
            Self::Board(board) => board.filter(text, at),
            Self::Overview(_)
            | Self::Journal(_)
            | Self::Start(_)
            | Self::Site(_)
            | Self::Rubric(_) => {}
        }
    }

    /// Names from the root of the person's tree down to what the screen is about.
    pub fn crumbs(&self, at: &At<'_>) -> Vec<String> {
        match self {
            Self::Tree(tree) => tree.crumbs(at),
            Self::List(list) => list.crumbs(at),
            Self::Overview(overview) => overview.crumbs(at),
            Self::Gap(gap) => gap.crumbs(at),
            Self::Trainings(trainings) => trainings.crumbs(at),
            Self::Session(session) => session.crumbs(at),
            Self::Assign(assign) => assign.crumbs(at),
            Self::Board(_) => Board::crumbs(at),
            Self::Site(page) => page.crumbs(at),
            Self::Rubric(_) => RubricPage::crumbs(at),
            Self::Journal(_) => vec![at.say(&ListText::Journal).into_owned()],
            Self::Start(_) => vec![at.say(&AppText::Name).into_owned()],
        }
    }

    /// The screen behind a digit or a menu entry.
    pub fn shown(show: Show, at: &At<'_>, here: &Self) -> Vec<Effect> {
        let Some(root) = at.desk.root() else {
            return vec![Effect::Tell(Notice::new(
                at.say(&TreeText::NoUnits),
                Role::Notice,
            ))];
        };
        let kind = match show {
            Show::Tree if matches!(here, Self::Tree(_)) => return Vec::new(),
            Show::Tree => return vec![Effect::Tree],
            Show::Overview => return go(Self::Overview(Overview::new(root, at))),
            Show::Trainings => {
                let unit = here.scope(at).unwrap_or(root);
                return go(Self::Trainings(Trainings::new(unit, at)));
            }
            Show::Gap => return go(Self::Gap(Gap::new(root, at))),
            Show::Sites => return go(Self::Board(Board::new(here.scope(at), at))),
            Show::Journal => return go(Self::Journal(Journal::default())),
            Show::Breaches => Kind::Breaches,
            Show::Vacancies => Kind::Vacancies,
            Show::NoPhone => Kind::NoPhone,
            Show::Doubles => Kind::Doubles,
            Show::Care => Kind::Care,
            Show::Leaders => Kind::Leaders,
            Show::Retired => Kind::Retired,
            Show::Drafts => return super::overlay::drafts::Drafts::open(),
            Show::Present => return super::overlay::present::Present::open(),
            Show::Import => {
                return vec![Effect::Open(Box::new(super::overlay::Overlay::import(at)))];
            }
            Show::Settings => {
                return vec![Effect::Open(Box::new(super::overlay::Overlay::settings(
                    at,
                )))];
            }
        };
        go(Self::List(List::new(kind, root, at)))
    }
}

pub fn go(screen: Screen) -> Vec<Effect> {
    vec![Effect::Go(Box::new(screen))]
}
