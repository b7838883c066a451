//! Tables going out: the one place that writes them as csv, as json, as lines of text.

mod csv;
mod grid;
mod json;
mod safe;

pub use self::{
    csv::csv,
    grid::{Grid, document, text},
    json::{Book, Records},
    safe::safe,
};
