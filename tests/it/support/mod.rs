//! What the tests share: an invented county, a plain ledger to compare the store with, a disk that breaks on demand.

pub mod county;
pub mod disk;
pub mod ledger;
pub mod script;
