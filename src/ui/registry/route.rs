//! Where the registry leads: the tree, lists, search, the import of a roster, questions and forms of units, households
//! and people.

use serde::{Deserialize, Serialize};

use super::meant::Meant;
use crate::{
    domain::{
        AppointmentId, CareId, Figure, HouseholdFields, HouseholdId, Level, PersonId, Reference,
        Right, UnitId,
    },
    keymap::Change,
    register::{Node, Openness},
    ui::kit::{
        At,
        page::Spot,
        table::{Cursor, Selection, view::View},
    },
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Registry {
    Tree(Box<TreeView>),
    List {
        kind: Figure,
        root: UnitId,
        view: Box<View<Item>>,
    },
    /// The figures of a unit.
    Overview {
        root: UnitId,
        at: Option<Cursor<Spot<Reference>>>,
    },
    /// Search from here; before anything is typed stands where one was before.
    Search {
        scope: Option<UnitId>,
        before: Vec<Node>,
    },
    Import,
    /// A change of what is meant: a form, a question, or done at once.
    Change(Change, Meant),
    /// What was taken up is put down there.
    Move(Vec<Node>, Node),
    /// What a question asks about, from a day that is named.
    Dated(Box<Registry>),
    /// The county itself where none is.
    AddUnit(Option<UnitId>),
    EditUnit(UnitId),
    AddHousehold {
        neighborhood: UnitId,
        /// What neighbors in one building share.
        like: Box<HouseholdFields>,
    },
    EditHousehold(HouseholdId),
    AddPerson {
        village: UnitId,
        /// Where they live, if it is known.
        home: Option<HouseholdId>,
    },
    EditPerson(PersonId),
    Appoint(UnitId),
    EndTerm(UnitId, AppointmentId),
    CorrectTerm(UnitId, AppointmentId),
    Split(HouseholdId),
    Divide {
        unit: UnitId,
        /// Those that go, until somebody chooses others.
        going: Vec<HouseholdId>,
    },
    Merge(HouseholdId),
    NewHead(HouseholdId),
    Renumber(HouseholdId),
    /// One field of all households among what is meant.
    Batch(Meant),
    /// None is a new one.
    Care(Option<CareId>),
}

impl Registry {
    /// Somebody is appointed to the post that leads the unit.
    pub fn fill(unit: UnitId) -> Self {
        Self::Change(Change::Appoint, Meant::one(Node::Unit(unit)))
    }

    /// A list as it is without anybody's filter.
    pub fn list(kind: Figure, root: UnitId) -> Self {
        let view = Box::default();
        Self::List { kind, root, view }
    }

    /// Saving its form asks one of these of the role; above the villages' own units it is another right.
    pub fn rights(&self, at: &At<'_>) -> &'static [Right] {
        let level = |unit| Some(at.desk.county().unit(unit)?.record.level);
        let touched = match *self {
            Self::Care(_) => return &[Right::Rules],
            Self::EditUnit(unit) => level(unit),
            Self::AddUnit(Some(parent)) => level(parent).and_then(Level::below),
            Self::AddUnit(None) => Some(Level::County),
            _ => None,
        };
        match touched.map(Right::of_unit) {
            Some(Right::Divisions) if matches!(self, Self::EditUnit(_)) => {
                &[Right::Divisions, Right::Contacts]
            }
            Some(Right::Divisions) => &[Right::Divisions],
            _ => &[Right::Registry],
        }
    }
}

/// How the tree stood.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TreeView {
    pub openness: Openness,
    pub at: Cursor<Node>,
    pub marked: Selection,
    /// Taken up to be put down elsewhere.
    pub taken: Vec<Node>,
    pub pane: Pane,
    /// Of whose page which line.
    pub page: Option<(Node, Cursor<Spot<Reference>>)>,
    /// What was looked for.
    pub filter: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    #[default]
    Tree,
    Page,
}

/// What one line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Item {
    pub node: Node,
    /// Of the leaders who it is: whoever follows in the post is somebody else.
    pub who: Option<PersonId>,
}
