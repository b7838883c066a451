//! In which village's block a thing stands, by its id: a table a lookup reads once.

use super::Block;
use crate::domain::UnitId;

/// In which block a thing stands, by its id.
#[derive(Clone, Default)]
pub(super) struct Homes {
    pub units: Vec<u16>,
    pub households: Vec<u16>,
    pub people: Vec<u16>,
}

/// In no block: above the villages, or unknown.
pub(super) const NOWHERE: u16 = u16::MAX;

impl Homes {
    pub fn note(&mut self, block: &Block, home: u16) {
        for row in block.units.iter().skip(1) {
            self.put_unit(row.unit.record.id, home);
        }
        for row in &block.households {
            put(&mut self.households, row.id.0, home);
        }
        for person in block.people() {
            put(&mut self.people, person.record.id.0, home);
        }
    }

    pub fn put_unit(&mut self, id: UnitId, home: u16) {
        put(&mut self.units, id.0, home);
    }
}

fn put(homes: &mut Vec<u16>, key: u32, home: u16) {
    let key = key as usize;
    if homes.len() <= key {
        homes.resize(key + 1, NOWHERE);
    }
    homes[key] = home;
}
