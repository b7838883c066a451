//! What the tests share: an invented county, plain ledgers to compare the store with, a disk that breaks on demand.

pub mod county;
pub mod disk;
pub mod ledger;
pub mod map_ledger;
pub mod script;
pub mod shell;
pub mod stage;
