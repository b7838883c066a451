//! The living county in memory: tree order, roll-ups, search. Follows the journal.

pub mod search;
