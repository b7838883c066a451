//! What the tests share: invented people in an invented county, and a plain ledger to compare the store with.

pub mod county;
