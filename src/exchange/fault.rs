//! What can be wrong with a roster. Knows no words.

use super::{Column, TableFault};
use crate::domain::{Issue, Retired};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Table(TableFault),
    /// The first line names nothing that is known.
    NoHeader,
    Missing(Column),
    /// Two columns mean the same; their names as they stand there.
    Twice {
        column: Column,
        names: [String; 2],
    },
    /// Cells of these columns say nothing on the rows from one to the other, as merged cells do.
    Block {
        from: usize,
        to: usize,
        columns: Vec<Column>,
        gap: Gap,
    },
    Cell {
        line: usize,
        column: Column,
        wrong: Wrong,
    },
}

/// How a cell says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Empty,
    /// 同上, 〃.
    Ditto,
    /// 无, -, /.
    Mark,
}

/// A unit or household that a name may mean: its id, and what tells it from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: String,
    /// Of a household in its neighborhood.
    pub number: Option<u16>,
    /// The path of a unit, a phone of a household.
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    /// What only a spreadsheet leaves in a cell.
    Ditto(String),
    FormulaError(String),
    /// The name of the column again.
    Header(String),
    Total(String),
    /// A mark or a number where a name belongs.
    NoName(String),
    TwoNames(String),
    /// A number that a spreadsheet shortened.
    Scientific(String),
    /// A number with stars, as lists show it.
    Masked(String),
    /// An id that names nothing here.
    NotHere {
        id: String,
        place: String,
    },
    /// To be made, and the roster has no column for what it stands in.
    NeedsAbove {
        name: String,
        columns: Vec<Column>,
    },
    /// Called so, and retired.
    Retired {
        name: String,
        id: String,
        retired: Retired,
    },
    RetiredHousehold {
        head: String,
        id: String,
        retired: Retired,
    },
    /// Several households answer to the row.
    SeveralHouseholds {
        head: String,
        found: Vec<Candidate>,
    },
    ClosedCategory {
        name: String,
        id: String,
    },
    SeveralCategories {
        name: String,
        ids: Vec<String>,
    },
    Number(String),
    /// The same number in the same neighborhood as on an earlier line.
    SameNumber {
        line: usize,
    },
    /// No unit of that name in the place; what was perhaps meant.
    NoUnit {
        name: String,
        place: String,
        near: Vec<Candidate>,
    },
    /// Several units answer to the name.
    SeveralUnits {
        name: String,
        found: Vec<Candidate>,
    },
    NoCategory {
        text: String,
        near: Option<String>,
        known: Vec<String>,
    },
    /// A rule of the field, broken by what was typed.
    Rule {
        issue: Issue,
        typed: String,
    },
}

impl Fault {
    /// 0 for what is wrong with the whole.
    pub const fn line(&self) -> usize {
        match self {
            Self::Table(fault) => fault.line(),
            Self::Cell { line, .. } | Self::Block { from: line, .. } => *line,
            _ => 0,
        }
    }

    /// Whether the row is one of those it is about.
    pub fn is_about(&self, line: usize) -> bool {
        match self {
            Self::Block { from, to, .. } => (*from..=*to).contains(&line),
            _ => self.line() == line,
        }
    }

    pub fn column(&self) -> Option<Column> {
        match self {
            Self::Cell { column, .. } => Some(*column),
            Self::Block { columns, .. } => columns.first().copied(),
            _ => None,
        }
    }
}
