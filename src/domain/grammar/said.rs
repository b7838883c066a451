//! Days named by how they lie to today: `昨天`, `下周一`, `3天后`, `月底`.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::{Lean, han, is_han_number};
use crate::domain::{Period, Rhythm};

/// None if the text names no day so.
pub fn said(text: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let by = |days: i64| today.checked_add_signed(TimeDelta::try_days(days)?);
    match text {
        "今天" | "今日" | "today" | "jt" => return Some(today),
        "昨天" | "昨日" | "yesterday" | "zt" => return by(-1),
        "前天" | "qt" => return by(-2),
        "大前天" => return by(-3),
        "明天" | "明日" | "tomorrow" | "mt" => return by(1),
        "后天" | "ht" => return by(2),
        "大后天" => return by(3),
        _ => {}
    }
    let ago = |text: &str, sign: i64| {
        let (number, week) = match text.strip_suffix('天').or(text.strip_suffix("days")) {
            Some(number) => (number, 1),
            None => (
                text.strip_suffix("个星期")
                    .or(text.strip_suffix('周'))
                    .or(text.strip_suffix("weeks"))?,
                7,
            ),
        };
        by(sign * week * i64::try_from(number_in(number.trim())?).ok()?)
    };
    for (ending, sign) in [("前", -1), (" ago", -1), ("后", 1)] {
        if let Some(day) = text.strip_suffix(ending).and_then(|text| ago(text, sign)) {
            return Some(day);
        }
    }
    if let Some(day) = text.strip_prefix("in ").and_then(|text| ago(text, 1)) {
        return Some(day);
    }
    weekday_said(text, today, lean).or_else(|| edge(text, today))
}

fn number_in(text: &str) -> Option<u64> {
    if !text.is_empty() && text.chars().all(is_han_number) {
        return han(text);
    }
    text.parse().ok().filter(|_| text.len() <= 4)
}

/// `下周一`, `周五`, `last friday`. Weeks begin on Monday.
fn weekday_said(text: &str, today: NaiveDate, lean: Lean) -> Option<NaiveDate> {
    let (turn, rest) = [
        ("上上", Some(-2)),
        ("下下", Some(2)),
        ("上", Some(-1)),
        ("本", Some(0)),
        ("这", Some(0)),
        ("下", Some(1)),
        ("last ", Some(-1)),
        ("this ", Some(0)),
        ("next ", Some(1)),
        ("", None),
    ]
    .into_iter()
    .find_map(|(word, turn)| Some((turn, text.strip_prefix(word)?)))?;
    let weekday = weekday(rest.strip_prefix('个').unwrap_or(rest))?;
    let ahead = i64::from(weekday.num_days_from_monday())
        - i64::from(today.weekday().num_days_from_monday());
    let days = match (turn, lean) {
        (Some(weeks), _) => ahead + 7 * weeks,
        (None, lean) => {
            // The first weekday, counted from today, that may be meant.
            let first = match lean {
                Lean::Past => -6,
                Lean::Near => -3,
                Lean::Coming => 0,
            };
            first + (ahead - first).rem_euclid(7)
        }
    };
    today.checked_add_signed(TimeDelta::try_days(days)?)
}

pub fn weekday(text: &str) -> Option<Weekday> {
    let han = ["星期", "礼拜", "周"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word));
    if let Some(rest) = han {
        let mut one = rest.chars();
        let (Some(c), None) = (one.next(), one.next()) else {
            return None;
        };
        let at = "一二三四五六日".chars().position(|day| day == c);
        let at = at.or_else(|| "1234567".chars().position(|day| day == c));
        let at = at.or_else(|| (c == '天').then_some(6))?;
        return Weekday::try_from(at as u8).ok();
    }
    // `chrono` knows them short and long, and nothing else.
    text.chars()
        .all(|c| c.is_ascii_alphabetic())
        .then(|| text.parse().ok())?
}

/// `月底`, `上月末`, `季度初`, `年底`: the ends of the periods about today.
fn edge(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let (text, last) = match (text.strip_suffix('初'), text.strip_suffix(['底', '末'])) {
        (Some(text), _) => (text, false),
        (None, Some(text)) => (text, true),
        (None, None) => return None,
    };
    let (text, rhythm) = [
        ("季度", Rhythm::Quarterly),
        ("季", Rhythm::Quarterly),
        ("月", Rhythm::Monthly),
        ("年", Rhythm::Yearly),
    ]
    .into_iter()
    .find_map(|(word, rhythm)| Some((text.strip_suffix(word)?, rhythm)))?;
    let now = Period::of(rhythm, today);
    let period = match (text.trim_end_matches('个'), rhythm) {
        ("" | "本" | "这", _) | ("今", Rhythm::Yearly) => now,
        ("上", _) | ("去", Rhythm::Yearly) => now.before(),
        ("下", _) | ("明", Rhythm::Yearly) => now.next(),
        _ => return None,
    };
    Some(if last { period.last() } else { period.first() })
}
