//! Rows for programs and spreadsheets: heads are keys, nothing is translated, and no text is taken for a formula.

use std::borrow::Cow;

use chrono::SecondsFormat;
use csv::{Error, IntoInnerError, Writer};

use crate::{
    i18n::{Lang, Say},
    report::{Table, Value},
};

/// Lines end with a line feed; without rows there is still the head.
pub fn csv(table: &Table) -> Result<String, Error> {
    let told: Vec<usize> = table.told().collect();
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(told.iter().map(|&i| table.columns[i].key.as_ref()))?;
    for row in &table.rows {
        writer.write_record(told.iter().map(|&i| field(&row.cells[i].value)))?;
    }
    let bytes = writer.into_inner().map_err(IntoInnerError::into_error)?;
    Ok(String::from_utf8(bytes).expect("only text was written"))
}

/// Numbers and days as programs read them, texts as they are.
fn field(value: &Value) -> String {
    let number = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
    match value {
        Value::Nothing | Value::Lacking(_) | Value::Unsaid | Value::Share { whole: 0, .. } => {
            String::new()
        }
        Value::Id(id) => id.clone(),
        Value::Word(code, _) => code.to_string(),
        Value::Text(text) | Value::Name(text) => defused(text).into_owned(),
        Value::Phone(_) | Value::Parts(_) => defused(&value.words(Lang::Zh)).into_owned(),
        Value::Said(words) => defused(&words.say(Lang::Zh)).into_owned(),
        Value::Place(place) => defused(&place.names.join("/")).into_owned(),
        Value::Path(names) => defused(&names.join("/")).into_owned(),
        Value::Count(n) => n.to_string(),
        Value::Told(value, _) => field(value),
        Value::Share { part, whole } => format!("{:?}", f64::from(*part) / f64::from(*whole)),
        Value::Points(points) | Value::Gain(points) => points.to_string(),
        Value::Flag(is, _) => is.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(at) => at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        Value::Blocks(blocks) => {
            let said = blocks.iter().map(|block| {
                let (own, verified) = (number(block.own), number(block.verified));
                format!("{}:{own}/{verified}/{}", block.name, block.max)
            });
            defused(&said.collect::<Vec<_>>().join(";")).into_owned()
        }
    }
}

/// A spreadsheet computes what begins so; behind an apostrophe it is text.
fn defused(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}
