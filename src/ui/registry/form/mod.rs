//! The forms of units, households and people.

pub mod batch;
pub mod care;
pub mod dated;
pub mod divide;
pub mod family;
pub mod home;
pub mod household;
pub mod leader;
pub mod person;
pub mod term;
pub mod unit;
