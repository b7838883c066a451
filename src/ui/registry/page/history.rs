//! What happened to a thing: the journal's entries about it, newest first, with what they changed.

use chrono::{DateTime, Utc};

use super::Line;
use crate::{
    domain::{Entry, Field, HouseholdField, Record, Touched, of_kind},
    i18n::{
        Lang, Say, doer, list, near_clock,
        text::{AppText, UnitText},
    },
    store::unpack,
    ui::kit::{Role, Veil, text},
};

pub fn lines(
    past: &[(Entry, Touched)],
    now: DateTime<Utc>,
    lang: Lang,
    cols: u16,
    veil: Veil,
) -> Vec<Line> {
    let mut lines = vec![
        Line::blank(),
        Line::new(UnitText::History.say(lang), Role::Dim),
    ];
    for (entry, touched) in past {
        let what = what(entry, touched, lang, veil);
        let words = format!(
            "{}  {}  {what}",
            near_clock(entry.at, now),
            doer(&entry.who, lang)
        );
        for (i, part) in text::wrap(&words, cols.max(10)).into_iter().enumerate() {
            let part = if i == 0 { part } else { format!("  {part}") };
            lines.push(Line::new(part, Role::Normal));
        }
    }
    if past.is_empty() {
        lines.push(Line::new(UnitText::NoHistory.say(lang), Role::Dim));
    }
    lines
}

/// The deed, and for edits the fields that differ.
pub fn what(entry: &Entry, touched: &Touched, lang: Lang, veil: Veil) -> String {
    let deed = entry.deed.say(lang);
    let fields = differing(touched, lang, veil);
    if fields.is_empty() {
        return deed.into_owned();
    }
    let (what, it) = (deed.into_owned(), fields);
    AppText::Is { what, it }.say(lang).into_owned()
}

/// The fields that differ, as far as they may be known.
pub fn differing(touched: &Touched, lang: Lang, veil: Veil) -> String {
    let mut fields = differences(touched);
    if veil == Veil::Drawn {
        fields.retain(|field| !is_care(*field));
    }
    list(&fields, lang)
}

/// That special care came or went says as much as the category.
const fn is_care(field: Field) -> bool {
    use HouseholdField as H;
    matches!(
        field,
        Field::Household(H::Care | H::CareSince | H::CareUntil)
    )
}

/// Fields that differ between the two states, when both are there and readable.
pub fn differences(touched: &Touched) -> Vec<Field> {
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
