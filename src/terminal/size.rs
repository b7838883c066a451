//! The newest size of the terminal, in one place: a slot can't fall behind as a queue can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ratatui::layout::Size;

/// Shared by the thread that hears of a new size and the painter that needs it.
#[derive(Clone, Debug, Default)]
pub struct SizeSlot(Arc<AtomicU32>);

impl SizeSlot {
    pub fn new(cols: u16, rows: u16) -> SizeSlot {
        let slot = SizeSlot::default();
        slot.set(cols, rows);
        slot
    }

    pub fn set(&self, cols: u16, rows: u16) {
        self.0
            .store(u32::from(cols) << 16 | u32::from(rows), Ordering::Release);
    }

    pub fn get(&self) -> Size {
        let both = self.0.load(Ordering::Acquire);
        Size::new((both >> 16) as u16, both as u16)
    }
}
