//! Where one can go and what can be opened, as plain data: the one list of the nouns. What a draft is of is written so.

use serde::{Deserialize, Serialize};

use super::{At, Effect, dialog::route::Kit, open, table::Cursor};
use crate::{
    domain::{List, Reference, Right},
    register::Node,
    ui::{
        registry::route::Registry,
        shell::route::Shell,
        site::route::Site,
        training::route::{GapSight, Span, Training},
    },
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    Kit(Kit),
    Registry(Registry),
    Training(Training),
    Site(Site),
    Shell(Shell),
}

/// Ends the name of a draft beside which an older one of the same form lies.
pub const APART: char = '~';

impl Route {
    /// Under which a draft of it is kept.
    pub fn name(&self) -> String {
        serde_json::to_string(self).expect("routes are plain data")
    }

    /// What a draft of this name is of.
    pub fn named(name: &str) -> Option<Self> {
        serde_json::from_str(name.trim_end_matches(APART)).ok()
    }

    /// Saving a form asks one of these of the role.
    pub fn rights(&self, at: &At<'_>) -> &'static [Right] {
        match self {
            Self::Registry(registry) => registry.rights(at),
            Self::Training(training) => training.rights(),
            Self::Site(site) => site.rights(at),
            Self::Kit(_) | Self::Shell(_) => &[Right::Registry],
        }
    }
}

/// What stands behind a figure or a row, whichever table it is in; nothing behind what has no screen.
pub fn opened(behind: Reference) -> Vec<Effect> {
    let route: Route = match behind {
        Reference::Unit(id) => return vec![Effect::Jump(Node::Unit(id))],
        Reference::Household(id) => return vec![Effect::Jump(Node::Household(id))],
        Reference::Training(id) => Training::session(id).into(),
        Reference::Unplanned { host, .. } => Training::plan(host, None).into(),
        Reference::Site(id) => Site::page(id).into(),
        Reference::Rubric(id) => Site::rubric(Some(id)).into(),
        Reference::Rectification(id) => Site::EditRectification(id).into(),
        Reference::Stage(id) => Site::Stage(Some(id)).into(),
        Reference::Official(id) => Site::Official(Some(id)).into(),
        Reference::Care(id) => Registry::Care(Some(id)).into(),
        Reference::Post(unit) => Registry::fill(unit).into(),
        Reference::List(list) => return listed(list).map_or_else(Vec::new, open),
        Reference::Person(_) | Reference::User(_) | Reference::Entry(_) => return Vec::new(),
    };
    open(route)
}

/// The screen that shows a described list.
fn listed(list: List) -> Option<Route> {
    let gap = |root, asked, sight| {
        let view = Box::default();
        Training::Behind {
            root,
            asked,
            sight,
            view,
        }
    };
    Some(match list {
        List::Opening => Shell::Opening(None).into(),
        List::Overview(root) => Registry::Overview { root, at: None }.into(),
        List::Figure(figure, unit) => Registry::list(figure, unit).into(),
        List::Coverage { unit, asked, .. } => gap(unit, asked, GapSight::Units).into(),
        List::Duties { unit, asked, fate } => gap(unit, asked, GapSight::People(fate)).into(),
        List::HeldSessions { unit, asked } => gap(unit, asked, GapSight::Held).into(),
        List::MissingSessions { unit, asked } => gap(unit, asked, GapSight::Missing).into(),
        List::Sessions { unit, period } => Training::Within {
            root: unit,
            span: period.map_or(Span::Always, Span::Within),
            tier: None,
            standing: None,
            cursor: None,
        }
        .into(),
        List::Rules(Some(tier)) => Training::Oblige(tier).into(),
        List::Rules(None) => Shell::Settings.into(),
        List::Sites { unit, .. } => Site::board(Some(unit)).into(),
        List::Users => Shell::Users(Box::default()).into(),
        List::Sitters => Shell::Present.into(),
        List::Journal(_) => Shell::Journal(Cursor::default()).into(),
        List::Rectifications { .. }
        | List::Stages
        | List::Officials
        | List::Categories
        | List::Roles => return None,
    })
}

macro_rules! from {
    ($($noun:ident),+) => {
        $(impl From<$noun> for Route {
            fn from(route: $noun) -> Self {
                Self::$noun(route)
            }
        })+
    };
}
from!(Kit, Registry, Training, Site, Shell);
