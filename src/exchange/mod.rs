//! Files in and out: bytes → table → checked rows → one command; rubrics as TOML. Knows no store and no screen;
//! a fault anywhere means that nothing is changed.

mod address;
mod column;
mod divisions;
mod divisions_fault;
mod fault;
mod header;
mod plan;
mod roster;
mod rubric;
mod table;
mod text;
mod words;

pub use address::read as read_address;
pub use column::Column;
pub use divisions::{Columns as DivisionColumn, Divisions, Farms, Place, Town};
pub use divisions_fault::DivisionsFault;
pub use fault::{Fault, Wrong};
pub use plan::{Difference, Plan, plan, plan_watched};
pub use roster::{Roster, RosterRow};
pub use rubric::{
    EXAMPLE_RUBRIC, Form, MOST_RUBRIC, RubricFileFault, RubricFileWrong, example_rubric,
    read_rubric, write_rubric,
};
pub use table::{MOST_BYTES, MOST_ROWS, Row, Table, TableFault};
pub use text::{Encoding, decode};
