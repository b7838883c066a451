//! The line of a roster that names its columns: which are known, which are not used, what is missing or doubled.

use super::{Column, Fault, Table, category::nearest_category, reader::said_categories};

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
    /// `care` are the categories the county knows.
    pub fn of(table: &Table, care: &[String]) -> (Self, Vec<Fault>) {
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
        if !header.has(Column::Category) {
            header.guess_category(table, care);
        }
        let missing = NEEDED.into_iter().filter(|&column| !header.has(column));
        faults.extend(missing.map(Fault::Missing));
        (header, faults)
    }

    /// A column that is called somehow like the categories is theirs if at least half of what it says are some.
    fn guess_category(&mut self, table: &Table, care: &[String]) {
        let names = table.header.cells.iter().enumerate();
        let fits = |at: usize| {
            let cells = table.rows.iter().map(|row| Table::cell(row, at));
            let said: Vec<&str> = cells.flat_map(said_categories).collect();
            let known = said.iter().filter(|text| {
                care.iter().any(|name| name == *text) || nearest_category(text, care).is_some()
            });
            !said.is_empty() && known.count() * 2 >= said.len()
        };
        let mut fitting = names
            .filter(|(_, name)| self.ignored.contains(name) && Column::sounds_like_category(name))
            .filter(|&(at, _)| fits(at));
        if let (Some((at, name)), None) = (fitting.next(), fitting.next()) {
            self.columns.push((Column::Category, at));
            self.ignored.retain(|other| other != name);
        }
    }

    fn pass_over(&mut self, table: &Table, at: usize, name: &str) {
        let said = table
            .rows
            .iter()
            .any(|row| !Table::cell(row, at).is_empty());
        if said && name.is_empty() {
            self.unnamed.push(at + 1);
        } else if said {
            self.ignored.push(name.to_owned());
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
