//! In which block a thing stands, and in which row a unit above the blocks, by its id: two bytes a thing, in pages that snapshots share. What is gone keeps its
//! entry: whoever follows it finds nothing there.

use std::sync::Arc;

use super::Block;
use crate::domain::UnitId;

#[derive(Clone, Default)]
pub(super) struct Homes {
    pub(super) units: Places,
    pub(super) households: Places,
    pub(super) people: Places,
    /// Rows of the county, its townships and villages in [`super::County`]'s outline.
    pub(super) above: Places,
}

impl Homes {
    pub(super) fn outlined(&mut self, above: impl Iterator<Item = UnitId>) {
        for (unit, row) in above.zip(0..NOWHERE) {
            self.above.put(unit.0, row);
        }
    }

    pub(super) fn note(&mut self, block: &Block, home: u16) {
        for row in block.units.iter().skip(1) {
            self.units.put(row.unit.record.id.0, home);
        }
        for row in &block.households {
            self.households.put(row.id.0, home);
        }
        for person in block.people() {
            self.people.put(person.record.id.0, home);
        }
    }
}

/// In pages: whoever sees one village of a county holds a few of them.
#[derive(Clone, Default)]
pub(super) struct Places(Vec<Option<Arc<[u16; PAGE]>>>);

const PAGE: usize = 256;
const NOWHERE: u16 = u16::MAX;

impl Places {
    fn put(&mut self, key: u32, home: u16) {
        let (page, at) = place(key);
        if self.0.len() <= page {
            self.0.resize(page + 1, None);
        }
        if self.get(key) != Some(home) {
            let page = self.0[page].get_or_insert_with(|| Arc::new([NOWHERE; PAGE]));
            Arc::make_mut(page)[at] = home;
        }
    }

    pub(super) fn get(&self, key: u32) -> Option<u16> {
        let (page, at) = place(key);
        let home = self.0.get(page)?.as_ref()?[at];
        (home != NOWHERE).then_some(home)
    }
}

const fn place(key: u32) -> (usize, usize) {
    (key as usize / PAGE, key as usize % PAGE)
}
