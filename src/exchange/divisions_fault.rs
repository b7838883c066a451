//! What can be wrong with a divisions file. Knows no words.

use super::{DivisionColumn as Columns, Place, TableFault};
use crate::domain::Issue;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DivisionsFault {
    Table(TableFault),
    Missing(Columns),
    Empty {
        line: usize,
        column: Columns,
    },
    BadCode {
        line: usize,
        column: Columns,
        text: String,
    },
    SameCode {
        line: usize,
        first: usize,
    },
    BadLevel {
        line: usize,
        text: String,
    },
    NoParent {
        line: usize,
        parent: String,
    },
    /// A township stands in a county, a village in a township.
    WrongParent {
        line: usize,
        parent: String,
    },
    /// A rule of units, broken by what stands there.
    Rule {
        line: usize,
        issue: Issue,
        typed: String,
    },
    NoCounty,
    SeveralCounties(Vec<Place>),
    NoSuchCounty(String),
}

impl DivisionsFault {
    pub(super) const fn line(&self) -> usize {
        match self {
            Self::Table(fault) => fault.line(),
            Self::Empty { line, .. }
            | Self::BadCode { line, .. }
            | Self::SameCode { line, .. }
            | Self::BadLevel { line, .. }
            | Self::NoParent { line, .. }
            | Self::WrongParent { line, .. }
            | Self::Rule { line, .. } => *line,
            _ => 0,
        }
    }
}
