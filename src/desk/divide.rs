//! 拆邻: which households of a neighborhood go to a new one, what that one is called, and the step it comes to.

use super::{Desk, alike::proper};
use crate::{
    domain::{Breach, Command, HouseholdId, Level, UnitCommand, UnitFields, UnitId},
    register::{HouseholdRow, Mark},
};

impl Desk {
    /// Its households that may go, by their numbers; none where nothing is to be divided.
    pub fn divisible(&self, unit: UnitId) -> Vec<&HouseholdRow> {
        let county = self.county();
        let held = county.unit(unit).filter(|_| county.is_live(unit));
        if held.is_none_or(|held| held.record.level != Level::Neighborhood) {
            return Vec::new();
        }
        let rows = county.households_of(unit).iter();
        let mut rows: Vec<_> = rows.filter(|row| !row.has(Mark::Retired)).collect();
        rows.sort_by_key(|row| row.number);
        if rows.len() < 2 {
            rows.clear();
        }
        rows
    }

    /// Whether the rule asks to divide it.
    pub fn is_too_large(&self, unit: UnitId) -> bool {
        let breach = self.county().breach(unit);
        matches!(breach, Some(Breach::TooMany { .. })) && !self.divisible(unit).is_empty()
    }

    /// Those with the higher numbers, so that of the households that count half go, the odd one stays.
    pub fn half_of(&self, unit: UnitId) -> Vec<HouseholdId> {
        let rows = self.divisible(unit);
        let count = |rows: &[&HouseholdRow]| rows.iter().filter(|r| r.has(Mark::Counts)).count();
        let stay = count(&rows).div_ceil(2);
        let first = (1..rows.len()).find(|&at| count(&rows[..at]) >= stay);
        let going = first.map_or(&rows[..0], |at| &rows[at..]);
        going.iter().map(|row| row.id).collect()
    }

    /// What a new one beside it is called: the next number that no sibling ever had.
    pub fn next_name(&self, unit: UnitId) -> String {
        let county = self.county();
        let parent = county.unit(unit).and_then(|held| held.record.parent);
        let siblings = parent.map_or_else(Vec::new, |parent| county.children(parent));
        let name = |n: usize| proper(&n.to_string(), Level::Neighborhood);
        let is_free = |name: &String| siblings.iter().all(|id| self.short(*id) != *name);
        let mut names = (siblings.len() + 1..).map(name);
        names.find(is_free).unwrap_or_default()
    }

    /// Those of them that are still there go.
    pub fn dividing(&self, unit: UnitId, going: &[HouseholdId], fields: UnitFields) -> Command {
        let households = going.iter().filter_map(|&id| {
            let row = self.county().household_row(id)?;
            Some((id, row.version))
        });
        Command::Unit(UnitCommand::Divide {
            id: unit,
            new: UnitId::promised(0),
            fields,
            households: households.collect(),
        })
    }
}
