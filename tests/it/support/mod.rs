//! What the tests stand on.

pub mod county;
pub mod map_ledger;
pub mod stage;
