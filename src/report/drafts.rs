//! Forms that were left unfinished.

use chrono::{DateTime, Utc};

use super::table::{Column, Kind, Row, Table, Value};
use crate::i18n::text::{FormText, TableText};

/// When each was left, what it is of, and how it begins.
pub fn drafts(rows: impl Iterator<Item = (DateTime<Utc>, String, String)>) -> Table {
    let columns = vec![
        Column::new("at", &FormText::LeftAt, Kind::Moment),
        Column::new("form", &FormText::FormOf, Kind::Text),
        Column::new("begins", &TableText::What, Kind::Text),
    ];
    let rows = rows.map(|(at, form, begins)| {
        let cells = [Value::Moment(at), Value::Text(form), Value::Text(begins)];
        Row::bare(cells.map(Into::into).into())
    });
    Table::new("drafts", columns).in_lines().with(rows)
}
