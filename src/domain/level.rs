//! The levels of the hierarchy, from the county down to the neighborhood.

use serde::{Deserialize, Serialize};

/// A level that is a unit. Households stand below [`Level::Neighborhood`]. Ordered from the top down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 县
    County,
    /// 乡镇
    Township,
    /// 村 or 社区
    Village,
    /// 片
    Section,
    /// 组
    Group,
    /// 邻
    Neighborhood,
}

impl Level {
    pub const ALL: [Self; 6] = [
        Self::County,
        Self::Township,
        Self::Village,
        Self::Section,
        Self::Group,
        Self::Neighborhood,
    ];

    /// The level of what stands directly below; a neighborhood holds households, not units.
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::County => Some(Self::Township),
            Self::Township => Some(Self::Village),
            Self::Village => Some(Self::Section),
            Self::Section => Some(Self::Group),
            Self::Group => Some(Self::Neighborhood),
            Self::Neighborhood => None,
        }
    }

    /// The post that leads a unit of this level, if the three-leader system (三长制) has one.
    pub const fn post(self) -> Option<Rank> {
        match self {
            Self::Section => Some(Rank::Section),
            Self::Group => Some(Rank::Group),
            Self::Neighborhood => Some(Rank::Neighborhood),
            _ => None,
        }
    }

    /// The name used in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Township => "township",
            Self::Village => "village",
            Self::Section => "section",
            Self::Group => "group",
            Self::Neighborhood => "neighborhood",
        }
    }
}

/// The three leaders: 片长, 组长, 邻长.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rank {
    Section,
    Group,
    Neighborhood,
}

impl Rank {
    pub const ALL: [Self; 3] = [Self::Section, Self::Group, Self::Neighborhood];

    /// As in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Group => "group",
            Self::Neighborhood => "neighborhood",
        }
    }
}

/// What a group is: the existing 村民小组 and 网格 stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GroupKind {
    /// 村民小组
    Villagers,
    /// 网格, as in the communities
    Grid,
}

impl GroupKind {
    pub const ALL: [Self; 2] = [Self::Villagers, Self::Grid];
}
