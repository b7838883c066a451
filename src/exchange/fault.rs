//! What can be wrong with a roster. Knows no words.

use super::{Column, TableFault};
use crate::domain::Issue;

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
    Cell {
        line: usize,
        column: Column,
        wrong: Wrong,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    Empty,
    Number(String),
    /// The same number in the same neighborhood as on an earlier line.
    SameNumber {
        line: usize,
    },
    /// No township or village of that name in the place.
    NoUnit {
        name: String,
        place: String,
    },
    /// Several units answer to the name; their paths.
    SeveralUnits {
        name: String,
        places: Vec<String>,
    },
    NoCategory {
        text: String,
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
            Self::Cell { line, .. } => *line,
            _ => 0,
        }
    }

    pub const fn column(&self) -> Option<Column> {
        match self {
            Self::Cell { column, .. } => Some(*column),
            _ => None,
        }
    }
}
