//! Rows as JSON: an array of flat records in the order of the columns, or one record.

use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::{
    i18n::{Lang, Say},
    report::{Row, Seen, Shape, Table, Value},
};

/// All rows of a table, or the one record of a page.
pub struct Records<'a>(pub &'a Table);

/// Several tables, by their names.
pub struct Book<'a>(pub &'a [Seen]);

/// One of them.
struct Record<'a>(&'a Table, &'a Row);

struct Told<'a>(&'a Value);

impl Serialize for Records<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut records = self.0.rows.iter().map(|row| Record(self.0, row));
        match self.0.shape {
            Shape::Rows | Shape::Lines => serializer.collect_seq(records),
            Shape::Page => records.next().serialize(serializer),
        }
    }
}

impl Serialize for Book<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|table| (table.name, Records(table))))
    }
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(table, row) = self;
        let mut map = serializer.serialize_map(None)?;
        for i in table.told() {
            let value = &row.cells[i].value;
            if *value != Value::Unsaid {
                map.serialize_entry(&table.columns[i].key, &Told(value))?;
            }
        }
        map.end()
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Nothing | Value::Lacking(_) | Value::Unsaid | Value::Share { whole: 0, .. } => {
                serializer.serialize_none()
            }
            Value::Id(text) | Value::Text(text) | Value::Name(text) => {
                serializer.serialize_str(text)
            }
            Value::Phone(_) | Value::Parts(_) => serializer.serialize_str(&self.0.words(Lang::Zh)),
            Value::Word(code, _) => serializer.serialize_str(code),
            Value::Said(words) => serializer.serialize_str(&words.say(Lang::Zh)),
            Value::Place(place) => serializer.serialize_str(&place.names.join("/")),
            Value::Path(names) => names.serialize(serializer),
            Value::Count(n) => serializer.serialize_i64(*n),
            Value::Told(value, _) => Told(value).serialize(serializer),
            Value::Share { part, whole } => {
                serializer.serialize_f64(f64::from(*part) / f64::from(*whole))
            }
            Value::Points(points) | Value::Gain(points) => {
                serializer.serialize_f64(points.to_f64())
            }
            Value::Flag(is, _) => serializer.serialize_bool(*is),
            Value::Day(day) => day.serialize(serializer),
            Value::Moment(at) => at.serialize(serializer),
            Value::Blocks(blocks) => blocks.serialize(serializer),
        }
    }
}
