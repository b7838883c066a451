//! Where one can go and what can be opened, as plain data: the one list of the nouns. What a draft is of is written so.

use serde::{Deserialize, Serialize};

use super::dialog::route::Kit;
use crate::ui::{
    registry::route::Registry, shell::route::Shell, site::route::Site, training::route::Training,
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
