//! The rehearsal county (演示县): real places, invented people, exact figures. It speaks in commands, as everybody
//! does, and knows no store.

mod care;
mod census;
mod class;
mod course;
mod dice;
mod fill;
mod findings;
mod home;
mod kin;
mod layout;
mod lessons;
mod names;
mod open;
mod pilot;
mod pilots;
mod places;
mod posts;
mod quota;
mod school;
mod sittings;
mod staff;
mod terms;
mod turnout;
mod village;
mod words;

use chrono::NaiveDate;

pub use fill::{Added, Plan, Size};
pub use open::{book, fill, open, pour};
pub use places::{DIVISIONS, extent};

/// Where the clock of the rehearsal county stands.
pub const TODAY: NaiveDate = day(2024, 4, 7);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}
