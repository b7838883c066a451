//! What was done, newest first; entries that belong together are one line.

use super::{
    Mask,
    table::{Column, Kind, Row, Table, Value},
};
use crate::{
    desk::Desk,
    domain::{Entry, Field, Record, Reference, Touched, of_kind},
    i18n::{
        Lang, Said, Say, list,
        text::{AppText, ListText, TableText},
    },
    store::unpack,
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

/// The deed, and where it does not tell them itself the fields that differ.
pub fn told(desk: &Desk, entry: &Entry, touched: &Touched, mask: Mask, lang: Lang) -> String {
    let what = entry.deed.say(lang).into_owned();
    let it = differing(desk, touched, mask, lang);
    if it.is_empty() || !entry.deed.edits.is_empty() {
        return what;
    }
    AppText::Is { what, it }.say(lang).into_owned()
}

/// The fields that differ, as far as they may be known.
pub fn differing(desk: &Desk, touched: &Touched, mask: Mask, lang: Lang) -> String {
    let mut fields = differences(touched);
    if mask.hides(desk) {
        fields.retain(|field| !field.is_of_care());
    }
    list(&fields, lang)
}

/// Fields that differ between the two states, when both are there and readable.
fn differences(touched: &Touched) -> Vec<Field> {
    let (Some(before), Some(after)) = (&touched.before, &touched.after) else {
        return Vec::new();
    };
    of_kind!(touched.kind, R => compare::<R>(before, after))
}

fn compare<R: Record>(before: &[u8], after: &[u8]) -> Vec<Field> {
    match (unpack::<R>(before), unpack::<R>(after)) {
        (Ok(before), Ok(after)) => before.differences(&after),
        _ => Vec::new(),
    }
}
