//! A roster of households: which column is which, and every row checked. Where a row belongs is decided elsewhere.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Column, Fault, Table, TableFault, Wrong, address, header::Header};
use crate::domain::{
    Address, Contact, Fault as Rule, Field, HouseholdField, HouseholdFields, Issue, phone,
};

/// The rows in file order, faulty ones too: what they say of places is checked all the same. A column that is not
/// there changes nothing; an empty cell says nothing either.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    pub rows: Vec<RosterRow>,
    /// In the order of the file.
    pub columns: Vec<Column>,
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
    /// Names as typed; empty where not given. Village and neighborhood are, or it is a fault.
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
}

/// What people write who mean that there is no category.
const NO_CATEGORY: [&str; 8] = ["无", "否", "一般户", "普通户", "非重点户", "-", "/", "none"];

impl Roster {
    pub fn read(bytes: &[u8], today: NaiveDate) -> Self {
        let known = |name: &str| Column::named(name).is_some();
        Self::of(Table::read(bytes, known), today)
    }

    pub fn paste(text: &str, today: NaiveDate) -> Self {
        let known = |name: &str| Column::named(name).is_some();
        Self::of(Table::parse(text, known), today)
    }

    fn of(table: Result<Table, Vec<TableFault>>, today: NaiveDate) -> Self {
        match table {
            Ok(table) => Self::check(&table, today),
            Err(faults) => Self {
                faults: faults.into_iter().map(Fault::Table).collect(),
                ..Self::default()
            },
        }
    }

    pub fn check(table: &Table, today: NaiveDate) -> Self {
        let (header, mut faults) = Header::of(table);
        faults.extend(table.faults.iter().cloned().map(Fault::Table));
        if header.columns.is_empty() {
            return Self {
                faults,
                ..Self::default()
            };
        }
        let mut numbers = HashMap::new();
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            let mut reader = Reader {
                header: &header,
                row,
                today,
                faults: &mut faults,
            };
            let row = reader.row();
            if let Some(number) = row.number {
                let place = (row.place().map(str::to_owned), number);
                if let Some(&line) = numbers.get(&place) {
                    reader.fault(Column::Number, Wrong::SameNumber { line });
                }
                numbers.entry(place).or_insert(row.line);
            }
            rows.push(row);
        }
        let mut roster = Self {
            rows,
            columns: header.columns.iter().map(|&(column, _)| column).collect(),
            ignored: header.ignored,
            unnamed: header.unnamed,
            faults: Vec::new(),
        };
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
        let contact = |phone: &String| Contact {
            name: self.head.clone(),
            phone: phone.clone(),
            ..Contact::default()
        };
        HouseholdFields {
            head: self.head.clone(),
            people: self.people.unwrap_or(1),
            address: self.address.clone(),
            contacts: self.phones.iter().map(contact).collect(),
            ..HouseholdFields::default()
        }
    }
}

struct Reader<'a> {
    header: &'a Header,
    row: &'a super::Row,
    today: NaiveDate,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn row(&mut self) -> RosterRow {
        let name = |this: &Self, column| this.cell(column).to_owned();
        let row = RosterRow {
            line: self.row.line,
            township: name(self, Column::Township),
            village: self.must(Column::Village),
            section: name(self, Column::Section),
            group: name(self, Column::Group),
            neighborhood: self.must(Column::Neighborhood),
            number: self.number(),
            head: name(self, Column::Head),
            phones: self.phones(),
            people: self.people(),
            categories: self.categories(),
            address: address::read(self.cell(Column::Address)),
        };
        for issue in row.fields().issues(self.today) {
            let field = match issue.field {
                Field::Household(field) if issue.fault == Rule::Empty => Some(field),
                _ => None,
            };
            let told = match field {
                // A contact is named for the head, whose absence is a fault of its own.
                Some(HouseholdField::ContactName(_)) => true,
                Some(HouseholdField::Head) => !self.header.has(Column::Head),
                _ => false,
            };
            if !told {
                self.rule(issue);
            }
        }
        row
    }

    fn cell(&self, column: Column) -> &'a str {
        self.header
            .at(column)
            .map_or("", |at| Table::cell(self.row, at))
    }

    fn fault(&mut self, column: Column, wrong: Wrong) {
        self.faults.push(Fault::Cell {
            line: self.row.line,
            column,
            wrong,
        });
    }

    /// Puts a rule of the field down to the column that it came from.
    fn rule(&mut self, issue: Issue) {
        let column = match issue.field {
            Field::Household(HouseholdField::People) => Column::People,
            Field::Household(HouseholdField::AddressText | HouseholdField::Estate) => {
                Column::Address
            }
            Field::Household(HouseholdField::ContactName(_) | HouseholdField::ContactPhone(_)) => {
                Column::Phone
            }
            _ => Column::Head,
        };
        let typed = self.cell(column).to_owned();
        self.fault(column, Wrong::Rule { issue, typed });
    }

    fn must(&mut self, column: Column) -> String {
        let cell = self.cell(column);
        // A column that is missing is told once.
        if cell.is_empty() && self.header.has(column) {
            self.fault(column, Wrong::Empty);
        }
        cell.to_owned()
    }

    fn number(&mut self) -> Option<u16> {
        let cell = self.cell(Column::Number);
        let number = integer(cell, "号").filter(|n| (1..=9_999).contains(n));
        if number.is_none() && !cell.is_empty() {
            self.fault(Column::Number, Wrong::Number(cell.to_owned()));
        }
        number
    }

    fn people(&mut self) -> Option<u16> {
        let cell = self.cell(Column::People);
        let people = integer(cell, "人");
        if people.is_none() && !cell.is_empty() {
            let field = Field::Household(HouseholdField::People);
            self.rule(Issue::new(field, Rule::NotANumber));
        }
        people
    }

    /// One cell may hold several.
    fn phones(&mut self) -> Vec<String> {
        let mut phones = Vec::new();
        let cell = self.cell(Column::Phone);
        for part in cell.split(['、', '/', '／', ';', '；', ',', '，']) {
            match phone(part) {
                Ok(digits) if digits.is_empty() || phones.contains(&digits) => {}
                Ok(digits) => phones.push(digits),
                Err(fault) => {
                    let field = Field::Household(HouseholdField::ContactPhone(0));
                    self.rule(Issue::new(field, fault));
                }
            }
        }
        phones
    }

    fn categories(&self) -> Vec<String> {
        self.cell(Column::Category)
            .split(['、', ';', '；', ',', '，'])
            .map(str::trim)
            .filter(|c| !c.is_empty() && !NO_CATEGORY.contains(c))
            .map(str::to_owned)
            .collect()
    }
}

/// `3`, `３`, `3.0` as spreadsheets write it, or `3人`.
fn integer(cell: &str, unit: &str) -> Option<u16> {
    let cell = cell.strip_suffix(unit).unwrap_or(cell).trim();
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    let digits: Option<String> = cell
        .chars()
        .map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10),
            _ => None,
        })
        .collect();
    digits?.parse().ok()
}
