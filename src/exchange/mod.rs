//! Files in and out: bytes → table → checked rows → one command; rubrics as TOML. Knows no store and no screen;
//! a fault anywhere means that nothing is changed.

mod address;
mod category;
mod column;
mod divisions;
mod divisions_fault;
mod divisions_words;
mod fault;
mod furniture;
mod header;
pub mod out;
mod plan;
mod reader;
mod roster;
mod rubric;
mod table;
mod text;
mod unread;
mod words;

pub use address::{parted, read as read_address};
pub use category::nearest_category;
pub use column::Column;
pub use divisions::{Columns as DivisionColumn, Divisions, Farms, Place, Town};
pub use divisions_fault::DivisionsFault;
pub use fault::{Candidate, Fault, Gap, Wrong};
pub use furniture::Furniture;
pub use plan::{Difference, Heed, Plan, plan, plan_watched};
pub use roster::{Known, Roster, RosterRow, care};
pub use rubric::{
    EXAMPLE_RUBRIC, Form, MOST_RUBRIC, RubricFileFault, RubricFileWrong, example_rubric,
    read_rubric, write_rubric,
};
pub use table::{MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Table, TableFault};
pub use text::{Encoding, decode};
pub use unread::Unread;
