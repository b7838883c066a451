//! What calls for a second look in a roster, by the rows it comes from.

use std::collections::HashMap;

use crate::{
    desk::Desk,
    domain::{Caution, Command, HouseholdCommand, UnitCommand, UnitId},
    register::Node,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heed {
    /// 0 where no single row brings it.
    pub line: usize,
    pub caution: Caution,
}

/// Each new household is a step of its own, in the order of their rows; the neighborhoods they fill come last.
pub fn heeds(desk: &Desk, batch: &Command, fresh: &[usize]) -> Vec<Heed> {
    let Command::Batch { steps, .. } = batch else {
        return Vec::new();
    };
    let (mut all, mut fresh) = (Vec::new(), fresh.iter().copied());
    // Units that the roster makes stand in a village that is there.
    let mut above: HashMap<UnitId, UnitId> = HashMap::new();
    let mut heed = |line, cautions: Vec<Caution>| {
        let cautions = cautions.into_iter();
        all.extend(cautions.map(|caution| Heed { line, caution }));
    };
    for step in steps {
        match step {
            Command::Household(HouseholdCommand::Add {
                neighborhood,
                fields,
                ..
            }) => {
                let mut unit = *neighborhood;
                while let Some(&parent) = above.get(&unit) {
                    unit = parent;
                }
                let village = desk.village_of(Node::Unit(unit));
                let line = fresh.next().unwrap_or(0);
                heed(
                    line,
                    village.map_or_else(Vec::new, |it| desk.doubles_in(it, fields)),
                );
            }
            Command::Unit(UnitCommand::Add {
                id,
                parent: Some(parent),
                ..
            }) => {
                above.insert(*id, *parent);
                heed(0, desk.of_records(step));
            }
            _ => heed(0, desk.of_records(step)),
        }
    }
    heed(0, desk.of_sizes(batch));
    all
}
