//! The line of a roster that names its columns: which are known, which are not used, what is missing or doubled.

use super::{Column, Fault, Table};

#[derive(Default)]
pub struct Header {
    /// Where each known column stands.
    pub columns: Vec<(Column, usize)>,
    pub ignored: Vec<String>,
    pub unnamed: Vec<usize>,
}

/// Without these a row says nothing.
const NEEDED: [Column; 3] = [Column::Village, Column::Neighborhood, Column::Head];

impl Header {
    pub fn of(table: &Table) -> (Self, Vec<Fault>) {
        let mut header = Self::default();
        let mut faults = Vec::new();
        let names = &table.header.cells;
        for (at, name) in names.iter().enumerate() {
            let Some(column) = Column::named(name) else {
                header.pass_over(table, at, name);
                continue;
            };
            match header.at(column) {
                Some(first) => faults.push(Fault::Twice {
                    column,
                    names: [names[first].clone(), name.clone()],
                }),
                None => header.columns.push((column, at)),
            }
        }
        if header.columns.is_empty() {
            return (header, vec![Fault::NoHeader]);
        }
        let missing = NEEDED.into_iter().filter(|&column| !header.has(column));
        faults.extend(missing.map(Fault::Missing));
        (header, faults)
    }

    fn pass_over(&mut self, table: &Table, at: usize, name: &str) {
        if !name.is_empty() {
            self.ignored.push(name.to_owned());
        } else if table
            .rows
            .iter()
            .any(|row| !Table::cell(row, at).is_empty())
        {
            self.unnamed.push(at + 1);
        }
    }

    pub fn at(&self, column: Column) -> Option<usize> {
        let found = self.columns.iter().find(|&&(c, _)| c == column);
        found.map(|&(_, at)| at)
    }

    pub fn has(&self, column: Column) -> bool {
        self.at(column).is_some()
    }
}
