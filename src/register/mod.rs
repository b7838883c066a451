//! The living county in memory: tree order, roll-ups, lists, search. Follows the journal.
//! Immutable per-village blocks behind `Arc`; a change rebuilds one village; readers hold a snapshot, never a lock.

mod area;
mod block;
mod board;
mod county;
mod duty;
mod figures;
mod finding;
mod homes;
mod household_row;
mod lists;
mod load;
mod part;
mod quarter;
mod reckoned;
pub mod search;
mod sessions;
mod sites;
mod standing;
mod trainings;
mod tree;

pub use crate::domain::Asked;
pub use block::{Block, UnitRow};
pub use board::{BoardRow, Demanded, Plan, Reach};
pub use county::{County, Post};
pub use duty::{Coverage, Duty};
pub use figures::Figures;
pub use finding::{Finding, Found, Thing};
pub use household_row::{HouseholdRow, Mark};
pub use lists::Twin;
pub use quarter::Trained;
pub use sessions::{Missing, Why};
pub use sites::{Rectified, SiteFile, Sites, Sitting};
pub use standing::{BlockStanding, Chance, ItemStanding, Moment, Standing, Unfinished};
pub use trainings::{Roster, Tally, Trainings};
pub use tree::{Node, Openness, TreeRow};
