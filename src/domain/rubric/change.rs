//! A rubric changed as a list: items and blocks put in, taken out and moved. Whether it is sound is told elsewhere.

use serde::{Deserialize, Serialize};

use super::{Item, RubricBlock, RubricFields};

/// What stands on a row of a rubric. A block is told by any item of its own, so that blocks may come and go before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RubricPart {
    Whole,
    Block(u16),
    Item(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    Up,
    Down,
}

/// Why a part stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stays {
    /// No longer there.
    Gone,
    /// Without it its block, or the rubric, would be empty.
    Last,
    /// At the end already.
    Edge,
}

impl RubricFields {
    /// Its block and its place in it, counted from 0.
    pub fn place(&self, no: u16) -> Option<(usize, usize)> {
        self.blocks.iter().enumerate().find_map(|(n, block)| {
            let item = block.items.iter().position(|item| item.no == no)?;
            Some((n, item))
        })
    }

    pub fn block_of(&self, no: u16) -> Option<&RubricBlock> {
        self.blocks.get(self.place(no)?.0)
    }

    /// Declares what the parts add up to.
    pub fn add_up(&mut self) {
        for block in &mut self.blocks {
            block.points = block.items.iter().map(|item| item.points).sum();
        }
        self.total = self.blocks.iter().map(|block| block.points).sum();
    }

    /// The sums follow: a part that is gone counts nothing.
    pub fn take_out(&mut self, part: RubricPart) -> Result<(), Stays> {
        let (RubricPart::Block(no) | RubricPart::Item(no)) = part else {
            return Err(Stays::Last);
        };
        let (block, item) = self.place(no).ok_or(Stays::Gone)?;
        let items = &mut self.blocks[block].items;
        match part {
            RubricPart::Item(_) if items.len() > 1 => drop(items.remove(item)),
            RubricPart::Block(_) if self.blocks.len() > 1 => drop(self.blocks.remove(block)),
            _ => return Err(Stays::Last),
        }
        self.add_up();
        Ok(())
    }

    /// An item stays in its block, so that no sum changes.
    pub fn shift(&mut self, part: RubricPart, shift: Shift) -> Result<(), Stays> {
        let (RubricPart::Block(no) | RubricPart::Item(no)) = part else {
            return Err(Stays::Edge);
        };
        let (block, item) = self.place(no).ok_or(Stays::Gone)?;
        match part {
            RubricPart::Item(_) => swap(&mut self.blocks[block].items, item, shift),
            _ => swap(&mut self.blocks, block, shift),
        }
    }

    /// Behind the item with that number; answers whether it is there.
    pub fn put_in(&mut self, item: Item, after: u16) -> Option<()> {
        let (block, place) = self.place(after)?;
        self.blocks[block].items.insert(place + 1, item);
        Some(())
    }
}

impl RubricBlock {
    /// What it is told by: the lowest number stays when its items are moved.
    pub fn no(&self) -> u16 {
        let numbers = self.items.iter().map(|item| item.no);
        numbers.min().unwrap_or_default()
    }
}

fn swap<T>(list: &mut [T], at: usize, shift: Shift) -> Result<(), Stays> {
    let other = match shift {
        Shift::Up => at.checked_sub(1),
        Shift::Down => Some(at + 1).filter(|&next| next < list.len()),
    };
    list.swap(at, other.ok_or(Stays::Edge)?);
    Ok(())
}
