//! One row of a roster, cell by cell: what it says, and what is wrong with it.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::{
    Column, Fault, Gap, RosterRow, Row, Table, Wrong, address,
    furniture::{is_ditto, is_error, is_nobody, is_nothing, is_total, is_two_names},
    header::Header,
};
use crate::{
    domain::{Fault as Rule, Field, HouseholdField, Issue, grammar, holds_id_number, phone},
    i18n::heard::{category, mark},
};

pub struct Reader<'a> {
    header: &'a Header,
    row: &'a Row,
    today: NaiveDate,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(
        header: &'a Header,
        row: &'a Row,
        today: NaiveDate,
        faults: &'a mut Vec<Fault>,
    ) -> Self {
        Self {
            header,
            row,
            today,
            faults,
        }
    }

    /// The row, and the columns in which it does not say where it belongs.
    pub fn row(&mut self) -> (RosterRow, Vec<(Column, Gap)>) {
        let gaps = self.gaps();
        let place = |this: &mut Self, column| this.place(column, &gaps);
        let row = RosterRow {
            line: self.row.line,
            township: place(self, Column::Township),
            village: place(self, Column::Village),
            section: place(self, Column::Section),
            group: place(self, Column::Group),
            neighborhood: place(self, Column::Neighborhood),
            number: self.number(),
            head: self.head(),
            phones: self.phones(),
            people: self.people(),
            categories: self.categories(),
            address: address::read(&self.plain(Column::Address)),
            note: self.plain(Column::Note),
        };
        for issue in row.fields().issues(self.today) {
            let told = match issue.field {
                // A contact is called as the head is, whose faults are its own.
                Field::Household(HouseholdField::ContactName(_)) => {
                    !matches!(issue.fault, Rule::TooMany { .. })
                }
                // What stands there instead of a name has been told.
                Field::Household(HouseholdField::Head) if issue.fault == Rule::Empty => {
                    !self.cell(Column::Head).is_empty() || !self.header.has(Column::Head)
                }
                _ => false,
            };
            if !told {
                self.rule(issue);
            }
        }
        (row, gaps)
    }

    fn cell(&self, column: Column) -> &'a str {
        self.header
            .at(column)
            .map_or("", |at| Table::cell(self.row, at))
    }

    fn gaps(&self) -> Vec<(Column, Gap)> {
        let there = Column::PLACE.into_iter();
        let there = there.filter(|column| self.header.has(*column));
        let gaps = there.filter_map(|column| {
            let cell = self.cell(column);
            let gap = match () {
                () if cell.is_empty() => Gap::Empty,
                () if is_ditto(cell) => Gap::Ditto,
                () if is_nothing(cell) => Gap::Mark,
                () => return None,
            };
            Some((column, gap))
        });
        gaps.collect()
    }

    fn place(&mut self, column: Column, gaps: &[(Column, Gap)]) -> String {
        let cell = self.cell(column);
        let gap = gaps.iter().any(|(at, _)| *at == column);
        if gap || self.is_strange(column) {
            return String::new();
        }
        cell.to_owned()
    }

    /// A cell of any column that holds no words of its own but what a spreadsheet left there.
    fn is_strange(&mut self, column: Column) -> bool {
        let cell = self.cell(column);
        if cell.is_empty() {
            return false;
        }
        let text = || cell.to_owned();
        let named = Column::PLACE.contains(&column) || column == Column::Head;
        let wrong = match () {
            () if is_error(cell) => Wrong::FormulaError(text()),
            () if is_ditto(cell) => Wrong::Ditto(text()),
            () if named && is_total(cell) => Wrong::Total(text()),
            // 组 and 片 alone are names of columns, 村 too.
            () if named && column.names().contains(&cell) => Wrong::Header(text()),
            () => return false,
        };
        self.fault(column, wrong);
        true
    }

    /// A cell of free text; a mark for nothing is nothing.
    fn plain(&mut self, column: Column) -> String {
        let cell = self.cell(column);
        if is_nothing(cell) || self.is_strange(column) {
            return String::new();
        }
        cell.to_owned()
    }

    fn head(&mut self) -> String {
        let cell = self.cell(Column::Head);
        if cell.is_empty() || self.is_strange(Column::Head) {
            return String::new();
        }
        let text = cell.to_owned();
        if is_nothing(cell) || (is_nobody(cell) && !holds_id_number(cell)) {
            self.fault(Column::Head, Wrong::NoName(text));
            return String::new();
        }
        if is_two_names(cell) {
            self.fault(Column::Head, Wrong::TwoNames(text));
            return String::new();
        }
        text
    }

    pub fn fault(&mut self, column: Column, wrong: Wrong) {
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
            Field::Household(HouseholdField::Note) => Column::Note,
            _ => Column::Head,
        };
        let typed = self.cell(column).to_owned();
        self.fault(column, Wrong::Rule { issue, typed });
    }

    fn number(&mut self) -> Option<u16> {
        let cell = self.plain(Column::Number);
        let number = whole(&cell, 1..=9_999);
        if number.is_none() && !cell.is_empty() {
            self.fault(Column::Number, Wrong::Number(cell));
        }
        number
    }

    fn people(&mut self) -> Option<u16> {
        let cell = self.plain(Column::People);
        let people = whole(&cell, 0..=u64::from(u16::MAX));
        if people.is_none() && !cell.is_empty() {
            let field = Field::Household(HouseholdField::People);
            self.rule(Issue::new(field, Rule::NotANumber));
        }
        people
    }

    /// One cell may hold several.
    fn phones(&mut self) -> Vec<String> {
        let mut phones = Vec::new();
        let cell = self.plain(Column::Phone);
        for part in cell.split(mark::PHONES) {
            let part = part.trim();
            let part = part.strip_suffix(".0").unwrap_or(part);
            if is_nothing(part) {
                continue;
            }
            match phone(part) {
                Ok(digits) if digits.is_empty() || phones.contains(&digits) => {}
                Ok(digits) => phones.push(digits),
                Err(fault) => self.no_phone(part, fault),
            }
        }
        phones
    }

    /// Why it is none, as far as it can be seen from what stands there.
    fn no_phone(&mut self, part: &str, fault: Rule) {
        let field = Field::Household(HouseholdField::ContactPhone(0));
        if is_scientific(part) {
            self.fault(Column::Phone, Wrong::Scientific(part.to_owned()));
        } else if part.contains(mark::STARS) {
            self.fault(Column::Phone, Wrong::Masked(part.to_owned()));
        } else if holds_id_number(part) || is_long_as_an_id(part) {
            self.rule(Issue::new(field, Rule::IdNumber));
        } else {
            self.rule(Issue::new(field, fault));
        }
    }

    fn categories(&mut self) -> Vec<String> {
        let cell = self.plain(Column::Category);
        said_categories(&cell).map(str::to_owned).collect()
    }
}

/// The categories that a cell names.
pub fn said_categories(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split(mark::CELL).map(str::trim);
    parts.filter(|c| !c.is_empty() && !is_nothing(c) && !category::NONE.contains(c))
}

/// An ID number written wrongly is no phone either.
fn is_long_as_an_id(text: &str) -> bool {
    let digits = text.trim_end_matches(['x', 'X']);
    text.chars().count() == 18 && digits.len() > 16 && digits.chars().all(|c| c.is_ascii_digit())
}

/// `1.38E+10`: what a spreadsheet makes of a number too long for its column.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((front, power)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    digits(power.trim_start_matches(['+', '-'])) && digits(&front.replacen('.', "", 1))
}

/// As forms take it: `3`, `３`, `3.0` as spreadsheets write it, `3人`, `三`.
fn whole(cell: &str, within: RangeInclusive<u64>) -> Option<u16> {
    let number = grammar::count(cell, within).ok()?;
    u16::try_from(number).ok()
}
