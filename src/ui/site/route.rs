//! Where the demonstration sites lead: the board, a page each, the rubric, scoring, files, questions and forms.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        By, InspectionId, OfficialId, RectificationId, Right, RubricId, RubricPart, SiteId,
        SiteList as List, StageId, UnitId,
    },
    ui::kit::{
        At,
        page::Spot,
        table::{Cursor, view::View},
    },
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Site {
    /// All of them, the cursor on the one nearest to the unit.
    Board {
        here: Option<UnitId>,
        view: Option<Box<View<SiteId>>>,
        /// Those that were replaced too.
        #[serde(default)]
        former: bool,
    },
    Page {
        site: SiteId,
        at: Cursor<Spot<SiteSpot>>,
    },
    /// What sites are scored by: the version asked for, else the one in use.
    Rubric {
        version: Option<RubricId>,
        at: Cursor<RubricSpot>,
    },
    Score(SiteId, By),
    ReadRubric,
    /// Whether a part shall go that sites were scored by.
    TakeOut(RubricId, RubricPart),
    Add {
        near: Option<UnitId>,
    },
    Edit(SiteId),
    /// Asked before another village takes its place.
    AskReplace(SiteId),
    Replace(SiteId),
    Reach(SiteId),
    /// A row of a list on its page, or a new one.
    Entry(SiteId, List, Option<usize>),
    /// Found at an inspection at one of its items, or by the way.
    Rectify(SiteId, Option<(InspectionId, u16)>),
    EditRectification(RectificationId),
    PutRight(RectificationId),
    EditRubric(RubricId, RubricTask),
    /// None is a new one.
    Stage(Option<StageId>),
    /// None is a new one.
    Official(Option<OfficialId>),
}

impl Site {
    pub fn board(here: Option<UnitId>) -> Self {
        Self::Board {
            here,
            view: None,
            former: false,
        }
    }

    pub fn page(site: SiteId) -> Self {
        let at = Cursor::default();
        Self::Page { site, at }
    }

    pub fn rubric(version: Option<RubricId>) -> Self {
        let at = Cursor::default();
        Self::Rubric { version, at }
    }
}

impl Site {
    /// Saving its form asks one of these of the role.
    pub fn rights(&self, at: &At<'_>) -> &'static [Right] {
        let waits = |id| {
            let found = at.desk.county().sites().rectification(id);
            found.is_some_and(|held| held.record.waits())
        };
        match *self {
            Self::Stage(_) | Self::Official(_) | Self::Entry(_, List::People, None) => {
                &[Right::Rules]
            }
            Self::EditRubric(..) => &[Right::Rubrics],
            // A village says what it has put right; whoever found it confirms.
            Self::PutRight(id) if !waits(id) => &[Right::SelfScore],
            Self::PutRight(_) | Self::Rectify(..) | Self::EditRectification(_) => {
                &[Right::VerifiedScore]
            }
            _ => &[Right::Sites],
        }
    }
}

/// What is edited at once, or added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RubricTask {
    Edit(RubricPart),
    /// Behind the item with this number.
    NewItem(u16),
    /// With its first item.
    NewBlock,
}

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RubricSpot {
    Part(RubricPart),
    /// Of the list of other versions.
    Heading,
    Version(RubricId),
}

/// What a line is told by, wherever it stands. Entries of a list have no number: what they say tells them apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SiteSpot {
    Rectification(RectificationId),
    Entry(List, String),
    Line(String),
}
