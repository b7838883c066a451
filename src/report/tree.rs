//! The tree as nested nodes, to a depth.

use serde::Serialize;

use crate::{
    desk::Desk,
    domain::{Level, UnitId},
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
            name: fields.short.clone(),
            households: county.figures(unit).households,
            children,
        })
    }

    fn household(desk: &Desk, row: &HouseholdRow) -> Option<Self> {
        Some(Self {
            id: row.id.to_string(),
            level: "household",
            code: row.number.to_string(),
            name: desk.county().household(row.id)?.record.fields.head,
            households: u32::from(row.has(Mark::Counts)),
            children: Vec::new(),
        })
    }

    /// How far a tree goes that nobody gave a depth: to the villages; below them, all units.
    pub fn usual_depth(level: Level) -> usize {
        match level {
            Level::County | Level::Township => Level::Village as usize - level as usize,
            level => Level::Neighborhood as usize - level as usize,
        }
    }
}
