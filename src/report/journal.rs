//! What was done, newest first; entries that belong together are one line.

use super::table::{Column, Kind, Row, Table, Value};
use crate::{
    domain::{Entry, Reference, Touched},
    i18n::{
        Said, Say,
        text::{ListText, TableText},
    },
};

/// So many lines.
pub fn journal(entries: &[Entry], lines: usize) -> Table {
    let rows = Entry::pieces(entries).take(lines).map(line);
    Table::new("journal", columns()).in_lines().with(rows)
}

pub fn columns() -> Vec<Column> {
    vec![
        Column::new("number", &ListText::Entry, Kind::Count).rank(2),
        Column::new("first", &TableText::FirstEntry, Kind::Count).for_programs_only(),
        Column::new("at", &ListText::When, Kind::Moment),
        Column::new("who", &ListText::Who, Kind::Name).rank(1),
        Column::new("what", &ListText::What, Kind::Text),
        Column::new("clock_jumped", &ListText::ClockJumped, Kind::Flag).for_programs_only(),
    ]
}

pub fn line(piece: &[Entry]) -> Row {
    let (newest, oldest) = (&piece[0], &piece[piece.len() - 1]);
    let numbers = match piece.len() {
        1 => newest.number.to_string(),
        _ => format!("{}-{}", oldest.number, newest.number),
    };
    let what = Said::by(|lang| {
        let mut what = match piece.len() {
            1 => newest.deed.say(lang).into_owned(),
            n => ListText::Poured { n: n.into() }.say(lang).into_owned(),
        };
        if newest.clock_jumped {
            what = format!("{what}  {}", ListText::ClockJumped.say(lang));
        }
        what
    });
    let number = |entry: &Entry| Value::count(i64::try_from(entry.number.0).unwrap_or(i64::MAX));
    let cells = vec![
        number(newest).told(&numbers).into(),
        number(oldest).into(),
        Value::Moment(newest.at).into(),
        Value::Name(newest.who.clone()).into(),
        Value::Said(what).into(),
        Value::Flag(newest.clock_jumped, Said::of(&ListText::ClockJumped)).into(),
    ];
    Row::of(Reference::Entry(newest.number), cells)
}

/// The records that an entry touched.
pub fn touched(all: &[Touched]) -> Table {
    let columns = vec![
        Column::id(),
        Column::new("record", &TableText::Record, Kind::Text),
        Column::new("change", &ListText::What, Kind::Word),
    ];
    let rows = all.iter().map(|touched| {
        let change = match (&touched.before, &touched.after) {
            (None, _) => Value::word("added", &ListText::Made),
            (_, None) => Value::word("removed", &ListText::TakenAway),
            _ => Value::word("changed", &TableText::Changed),
        };
        let id = format!("{}{}", touched.kind.letters(), touched.key);
        let cells = [Value::Id(id), Value::said(&touched.kind), change];
        Row::bare(cells.map(Into::into).into())
    });
    Table::new("touched", columns).in_lines().with(rows)
}
