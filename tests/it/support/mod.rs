//! What tests share.

pub mod map_ledger;
