//! The tree as nested nodes, to a depth, and as lines.

use serde::Serialize;

use super::{
    Eyes,
    table::{Cell, Column, Kind, Row, Table, Value},
};
use crate::{
    desk::Desk,
    domain::{Level, UnitId},
    i18n::{
        Said,
        text::{TableText, UnitText},
    },
    register::{HouseholdRow, Mark},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TreeNode {
    pub id: String,
    pub level: &'static str,
    pub code: String,
    pub name: String,
    /// Households that count.
    pub households: u32,
    pub children: Vec<TreeNode>,
}

impl TreeNode {
    /// Kept units only. Below the neighborhoods stand their households.
    pub fn of(desk: &Desk, unit: UnitId, depth: usize) -> Option<Self> {
        let county = desk.county();
        let held = county.unit(unit)?;
        let fields = &held.record.fields;
        let mut children = Vec::new();
        if depth > 0 {
            let units = county
                .children(unit)
                .into_iter()
                .filter(|&child| county.is_live(child));
            children.extend(units.filter_map(|child| Self::of(desk, child, depth - 1)));
            let rows = county
                .households_of(unit)
                .iter()
                .filter(|row| !row.has(Mark::Retired));
            children.extend(rows.filter_map(|row| Self::household(desk, row)));
        }
        Some(Self {
            id: unit.to_string(),
            level: held.record.level.name(),
            code: fields.code.clone(),
            name: Eyes::anybody().words(&fields.short),
            households: county.figures(unit).households,
            children,
        })
    }

    fn household(desk: &Desk, row: &HouseholdRow) -> Option<Self> {
        Some(Self {
            id: row.id.to_string(),
            level: "household",
            code: row.number.to_string(),
            name: Eyes::anybody().words(&desk.county().household(row.id)?.record.fields.head),
            households: u32::from(row.has(Mark::Counts)),
            children: Vec::new(),
        })
    }

    /// Its branches, each a line under the one it hangs on.
    pub fn lines(&self) -> Table {
        let columns = vec![
            Column::new("branch", &TableText::Name, Kind::Text).for_people_only(),
            Column::new("households", &UnitText::Households, Kind::Count),
            Column::id(),
            Column::new("code", &UnitText::Code, Kind::Text),
            Column::new("name", &TableText::Name, Kind::Name).for_programs_only(),
            Column::new("above", &UnitText::Above, Kind::Id).for_programs_only(),
            Column::level(),
        ];
        let mut table = Table::new("tree", columns).in_lines();
        self.grow(0, None, &mut table);
        table
    }

    fn grow(&self, depth: usize, above: Option<&Self>, table: &mut Table) {
        let indented = format!("{}{}", "  ".repeat(depth), self.name);
        let cells: Vec<Cell> = vec![
            Value::text(indented).into(),
            Value::count(self.households).into(),
            Value::id(&self.id).into(),
            Value::text(self.code.clone()).into(),
            Value::Name(self.name.clone()).into(),
            above
                .map_or(Value::Nothing, |node| Value::id(&node.id))
                .into(),
            Value::Word(self.level.into(), Said::of(&self.level.to_owned())).into(),
        ];
        table.rows.push(Row::bare(cells));
        for child in &self.children {
            child.grow(depth + 1, Some(self), table);
        }
    }

    /// How far a tree goes that nobody gave a depth: to the villages; below them, all units.
    pub fn usual_depth(level: Level) -> usize {
        match level {
            Level::County | Level::Township => Level::Village as usize - level as usize,
            level => Level::Neighborhood as usize - level as usize,
        }
    }
}
