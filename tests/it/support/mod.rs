//! What the tests stand on.

pub mod map_ledger;
pub mod stage;
