//! A roster of households: which column is which, and every row checked. Where a row belongs is decided elsewhere.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Column, Fault, Furniture, Gap, Table, TableFault, Wrong, header::Header, reader::Reader,
};
use crate::{
    desk::Desk,
    domain::{Address, HouseholdFields, PhoneContact},
};

/// The rows in file order, faulty ones too: what they say of places is checked all the same. A column that is not
/// there changes nothing; an empty cell says nothing either, but a place must be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub rows: Vec<RosterRow>,
    /// In the order of the file.
    pub columns: Vec<Column>,
    /// Rows that are no households, and what they are.
    pub left_out: Vec<(usize, Furniture)>,
    /// Names of columns that are not used.
    pub ignored: Vec<String>,
    /// Columns that hold something and have no name, counted from 1.
    pub unnamed: Vec<usize>,
    /// What can be told without the county; [`super::plan`] adds the rest and refuses the whole.
    pub faults: Vec<Fault>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RosterRow {
    pub line: usize,
    /// Names as typed; empty where not given, which is a fault told already where there is a column for it.
    pub township: String,
    pub village: String,
    pub section: String,
    pub group: String,
    pub neighborhood: String,
    pub number: Option<u16>,
    pub head: String,
    /// In digits.
    pub phones: Vec<String>,
    pub people: Option<u16>,
    pub categories: Vec<String>,
    pub address: Address,
    pub note: String,
}

/// What a roster is read by: the day, and the names of the categories of special care.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub today: NaiveDate,
    pub care: &'a [String],
}

/// The names of the county's categories, retired ones too.
pub fn care(desk: &Desk) -> Vec<String> {
    let all = desk.county().care().iter();
    all.map(|held| held.record.name.clone()).collect()
}

impl Roster {
    pub fn read(bytes: &[u8], known: Known<'_>) -> Self {
        let named = |name: &str| Column::named(name).is_some();
        Self::of(Table::read(bytes, named), known)
    }

    pub fn paste(text: &str, known: Known<'_>) -> Self {
        let named = |name: &str| Column::named(name).is_some();
        Self::of(Table::parse(text, named), known)
    }

    fn of(table: Result<Table, Vec<TableFault>>, known: Known<'_>) -> Self {
        match table {
            Ok(table) => Self::check(&table, known),
            Err(faults) => Self {
                faults: faults.into_iter().map(Fault::Table).collect(),
                ..Self::default()
            },
        }
    }

    pub fn check(table: &Table, known: Known<'_>) -> Self {
        let (header, mut faults) = Header::of(table, known.care);
        faults.extend(table.faults.iter().copied().map(Fault::Table));
        if header.columns.is_empty() {
            return Self {
                faults,
                ..Self::default()
            };
        }
        let mut roster = Self {
            columns: header.columns.iter().map(|&(column, _)| column).collect(),
            ..Self::default()
        };
        let mut numbers = HashMap::new();
        let mut blocks = Blocks::default();
        roster.rows.reserve(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            if let Some(furniture) = Furniture::of(row, &header, &table.header) {
                roster.left_out.push((row.line, furniture));
                continue;
            }
            let mut reader = Reader::new(&header, row, known.today, &mut faults);
            let (row, gaps) = reader.row();
            if let Some(number) = row.number.filter(|_| gaps.is_empty()) {
                let place = (row.place().map(str::to_owned), number);
                if let Some(&line) = numbers.get(&place) {
                    reader.fault(Column::Number, Wrong::SameNumber { line });
                }
                numbers.entry(place).or_insert(row.line);
            }
            blocks.add(at, row.line, gaps);
            roster.rows.push(row);
        }
        faults.extend(blocks.faults);
        roster.ignored = header.ignored;
        roster.unnamed = header.unnamed;
        roster.faults = roster.in_order(faults);
        roster
    }

    /// As one reads the sheet: line by line, from left to right.
    pub fn in_order(&self, mut faults: Vec<Fault>) -> Vec<Fault> {
        faults.sort_by_key(|fault| {
            let column = fault.column();
            let at = column.and_then(|column| self.columns.iter().position(|&c| c == column));
            (fault.line(), at)
        });
        faults
    }

    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

/// Rows beside each other whose places say nothing are told at once.
#[derive(Default)]
struct Blocks {
    faults: Vec<Fault>,
    /// The row of the table that the last block ends with.
    last: Option<usize>,
}

impl Blocks {
    fn add(&mut self, at: usize, line: usize, gaps: Vec<(Column, Gap)>) {
        let Some(&(_, kind)) = gaps.first() else {
            return;
        };
        let new = gaps.into_iter().map(|(column, _)| column);
        if let Some(Fault::Block {
            to, columns, gap, ..
        }) = self.faults.last_mut()
            && *gap == kind
            && self.last.is_some_and(|last| last + 1 == at)
        {
            *to = line;
            columns.extend(new);
            columns.sort_unstable();
            columns.dedup();
        } else {
            self.faults.push(Fault::Block {
                from: line,
                to: line,
                columns: new.collect(),
                gap: kind,
            });
        }
        self.last = Some(at);
    }
}

impl RosterRow {
    /// From the township down to the neighborhood.
    pub fn place(&self) -> [&str; 5] {
        [
            &self.township,
            &self.village,
            &self.section,
            &self.group,
            &self.neighborhood,
        ]
    }

    /// What a household added for this row begins with; categories are not names there but ids.
    pub fn fields(&self) -> HouseholdFields {
        let contact = |phone: &String| PhoneContact {
            name: self.head.clone(),
            phone: phone.clone(),
            ..PhoneContact::default()
        };
        HouseholdFields {
            head: self.head.clone(),
            people: self.people.unwrap_or(1),
            address: self.address.clone(),
            contacts: self.phones.iter().map(contact).collect(),
            note: self.note.clone(),
            ..HouseholdFields::default()
        }
    }
}
