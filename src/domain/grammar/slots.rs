//! Days with times as people write them: `04-18 09:00-11:30；04-19 14:00-17:00`.

use chrono::{Datelike, NaiveDate};

use super::{Exact, Lean, day, figures, plain};
use crate::domain::{Fault, Slot, TimeOfDay};

/// From and to.
type Hours = (TimeOfDay, TimeOfDay);

/// Days with their stretches of time, several apart by semicolons or commas. Several days before a time share it; a time
/// without a day of its own is on the days before it.
///
/// # Errors
/// What hinders it: a word that is neither day nor time, a day that does not exist, a day without a time.
pub fn slots(text: &str, today: NaiveDate) -> Result<Vec<Slot>, Fault> {
    let mut slots = Vec::new();
    let mut days: Vec<NaiveDate> = Vec::new();
    // A day that begins after a time begins a new list of days.
    let mut timed = true;
    for part in text.split([';', '；', ',', '，', '、', '\n']) {
        let words = words(part);
        for (at, word) in words.iter().enumerate() {
            let next_is_day = at == 0 || days.is_empty();
            let rest = words.get(at + 1..).unwrap_or_default();
            let hours = match stretch(word) {
                Some(hours) if has_signs(word) => Some(hours),
                Some(hours) if !next_is_day && !is_next_day(word, today, &days, rest) => {
                    Some(hours)
                }
                _ => None,
            };
            if let Some((from, to)) = hours {
                if days.is_empty() {
                    return Err(Fault::NotTimes);
                }
                slots.extend(days.iter().map(|&date| Slot { date, from, to }));
                timed = true;
                continue;
            }
            if timed {
                days.clear();
                timed = false;
            }
            let day = day(word, today, Exact::Day, Lean::Coming).map_err(|fault| match fault {
                Fault::NotADate => Fault::NotTimes,
                fault => fault,
            })?;
            days.push(day);
        }
    }
    if timed && !slots.is_empty() {
        slots.sort_unstable();
        Ok(slots)
    } else {
        Err(Fault::NotTimes)
    }
}

/// The same again, in one dress; the year is shown where it is not the running one or would be taken for another.
pub fn written(slots: &[Slot], today: NaiveDate) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    for slot in slots {
        let stretch = format!("{}-{}", slot.from, slot.to);
        match words.last_mut() {
            Some(last) if before == Some(slot.date) => {
                last.push(' ');
                last.push_str(&stretch);
            }
            _ => {
                let short = slot.date.format("%m-%d").to_string();
                let read = day(&short, today, Exact::Day, Lean::Coming);
                let plain = slot.date.year() == today.year() && read == Ok(slot.date);
                let day = if plain { short } else { slot.date.to_string() };
                words.push(format!("{day} {stretch}"));
            }
        }
        before = Some(slot.date);
    }
    words.join("；")
}

/// Words apart by blanks; a day written with its signs needs none behind it, and a stretch may have some about its dash.
fn words(part: &str) -> Vec<String> {
    let part = plain(part)
        .replace('日', "日 ")
        .replace('号', "号 ")
        .replace(')', ") ")
        .replace(['至', '到'], "-");
    let mut joined = String::with_capacity(part.len());
    for c in part.chars() {
        match c {
            '-' => {
                let kept = joined.trim_end().len();
                joined.truncate(kept);
                joined.push(c);
            }
            ' ' if joined.ends_with('-') => {}
            c => joined.push(c),
        }
    }
    let mut words: Vec<String> = Vec::new();
    for word in joined.split_whitespace() {
        match words.last_mut() {
            // `下午 2:30-5:00`, `4月18日 (周四)`
            Some(last) if HALVES.iter().any(|(half, _)| last == half) => last.push_str(word),
            Some(last) if word.starts_with('(') || word.starts_with('周') => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    words
}

fn has_signs(word: &str) -> bool {
    word.contains([':', '点', '时']) || HALVES.iter().any(|(half, _)| word.starts_with(half))
}

/// `10-18 10-19 9-11`: the second is a day, because it follows the first and a time is still to come.
fn is_next_day(word: &str, today: NaiveDate, days: &[NaiveDate], rest: &[String]) -> bool {
    let after = |before: &NaiveDate| {
        day(word, today, Exact::Day, Lean::Coming)
            .is_ok_and(|day| day > *before && day.month() == before.month())
    };
    days.last().is_some_and(after) && rest.iter().any(|word| stretch(word).is_some())
}

/// The half of the day in which an hour up to twelve is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    /// Before noon, where twelve is midnight.
    Am,
    Noon,
    /// `下午`, `pm`.
    Afternoon,
    Evening,
}

const HALVES: [(&str, Half); 7] = [
    ("上午", Half::Morning),
    ("早上", Half::Morning),
    ("早", Half::Morning),
    ("中午", Half::Noon),
    ("下午", Half::Afternoon),
    ("傍晚", Half::Evening),
    ("晚上", Half::Evening),
];

impl Half {
    /// What the time is in it; none at night, when nobody is trained.
    fn of(self, time: TimeOfDay) -> Option<TimeOfDay> {
        let hour = time.minutes() / 60;
        match (self, hour) {
            (Self::Am, 12) | (Self::Evening, 0..4 | 12) => None,
            (Self::Noon, 0..10) | (Self::Evening | Self::Afternoon, 0..12) => {
                TimeOfDay::new(hour + 12, time.minutes() % 60)
            }
            _ => Some(time),
        }
    }

    /// What it says of an end that says nothing itself.
    const fn onward(self) -> Self {
        match self {
            Self::Am => Self::Morning,
            half => half,
        }
    }
}

/// Hours before this are none at which anything begins.
const DAWN: u16 = 6 * 60;

/// `9:00-11:30`, `9-11`, `0900-1130`, `9点到11点半`, `九点到十一点`, `下午2:30-5:00`, `2-5pm`. Whether the end comes after the
/// beginning is the session's own rule.
pub fn stretch(text: &str) -> Option<Hours> {
    let text = plain(text).replace(['至', '到'], "-");
    let (from, to) = text.split_once('-')?;
    let (half, from) = taken(from.trim());
    let (own, to) = taken(to.trim_start_matches('-').trim());
    let from: TimeOfDay = figures(from).parse().ok()?;
    let to: TimeOfDay = figures(to).parse().ok()?;
    let Some(half) = half else {
        let to = own.map_or(Some(to), |own| own.of(to))?;
        return Some((begun(from, own, to)?, to));
    };
    Some((half.of(from)?, own.unwrap_or(half.onward()).of(to)?))
}

/// When it begins where only the end says its half: `2-5pm` both after noon, `9-5pm` the end alone. `8点到晚上9点` may be
/// either.
fn begun(from: TimeOfDay, own: Option<Half>, to: TimeOfDay) -> Option<TimeOfDay> {
    let after_noon = Half::Afternoon.of(from)?;
    match own {
        Some(Half::Noon | Half::Afternoon | Half::Evening)
            if from < after_noon && after_noon < to =>
        {
            (from.minutes() < DAWN || own == Some(Half::Afternoon)).then_some(after_noon)
        }
        _ => Some(from),
    }
}

/// The half said before the time or behind it, and the time.
fn taken(text: &str) -> (Option<Half>, &str) {
    let before = HALVES
        .into_iter()
        .find_map(|(word, half)| Some((half, text.strip_prefix(word)?)));
    let behind = || {
        [("am", Half::Am), ("pm", Half::Afternoon)]
            .into_iter()
            .find_map(|(word, half)| Some((half, text.strip_suffix(word)?)))
    };
    let found = before.or_else(behind);
    found.map_or((None, text), |(half, time)| (Some(half), time.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Fault> {
        let today = NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day");
        let slots = slots(text, today)?;
        let words = slots
            .iter()
            .map(|s| format!("{} {}-{}", s.date, s.from, s.to));
        Ok(words.collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn days_and_times_are_read_in_any_dress() {
        let one = "2024-04-18 09:00-11:30";
        for (text, found) in [
            ("04-18 09:00-11:30", one),
            ("4月18日9:00-11:30", one),
            ("4.18 9：00－11：30", one),
            ("4月18日 上午9:00-11:30", one),
            ("4月18日（周四）9点-11点半", one),
            ("20240418 0900-1130", one),
            ("4-18 9:00 - 11:30", one),
            ("四月十八 九点到十一点半", one),
            ("4-18 上午九点-十一点三十分", one),
            ("4-18 9-11", "2024-04-18 09:00-11:00"),
            ("4-18 下午2:30-5点", "2024-04-18 14:30-17:00"),
            ("4-18 上午9点到下午4点", "2024-04-18 09:00-16:00"),
            ("4-18 2pm-5pm", "2024-04-18 14:00-17:00"),
            ("4-18 2-5pm", "2024-04-18 14:00-17:00"),
            ("4-18 2pm-5", "2024-04-18 14:00-17:00"),
            ("4-18 9-5pm", "2024-04-18 09:00-17:00"),
            ("4-18 11am-1pm", "2024-04-18 11:00-13:00"),
            ("4-18 11-1pm", "2024-04-18 11:00-13:00"),
            ("4-18 12pm-2pm", "2024-04-18 12:00-14:00"),
            ("4-18 8-9:30pm", "2024-04-18 20:00-21:30"),
            ("4-18 2点到下午5点", "2024-04-18 14:00-17:00"),
            ("4-18 9点到下午5点", "2024-04-18 09:00-17:00"),
            ("4-18 2点到晚上8点", "2024-04-18 14:00-20:00"),
            ("4-18 上午9点-12点", "2024-04-18 09:00-12:00"),
            ("4-18 9点到中午12点", "2024-04-18 09:00-12:00"),
            ("4-18 中午11点半-1点", "2024-04-18 11:30-13:00"),
            ("4-18 晚上7点-9点", "2024-04-18 19:00-21:00"),
            (
                "04-18 09:00-11:30；04-19 14:00-17:00",
                "2024-04-18 09:00-11:30; 2024-04-19 14:00-17:00",
            ),
            (
                "4-18 4-19 9-11",
                "2024-04-18 09:00-11:00; 2024-04-19 09:00-11:00",
            ),
            (
                "10-18 10-19 9-11",
                "2024-10-18 09:00-11:00; 2024-10-19 09:00-11:00",
            ),
            (
                "4.18 9点到11点 14：00~17:30",
                "2024-04-18 09:00-11:00; 2024-04-18 14:00-17:30",
            ),
            ("明天 9-11", "2024-04-08 09:00-11:00"),
            ("2023-12-01 9:00-10:00", "2023-12-01 09:00-10:00"),
            ("12-20 9-11", "2024-12-20 09:00-11:00"),
            ("1-2 9-11", "2025-01-02 09:00-11:00"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(found), "{text}");
        }
    }

    #[test]
    fn what_is_left_out_or_impossible_is_a_fault() {
        for text in [
            "",
            "04-18",
            "09:00-11:30",
            "9-11",
            "明年",
            "4-18 9-25",
            "4-18 9-11；4-19",
            // From eight in the morning or in the evening?
            "4-18 8点到晚上9点",
            "4-18 晚上9点-晚上12点",
            "4-18 晚上9点-12点",
            "4-18 晚上1点-2点",
            "4-18 12am-2am",
            "4-18 8pm-12am",
            "4-18 9点三百五-11点",
        ] {
            assert_eq!(read(text), Err(Fault::NotTimes), "{text}");
        }
        let no_such = Fault::NoSuchDay {
            year: 2024,
            month: 4,
            days: Some(30),
        };
        assert_eq!(read("04-38 09:00-11:00"), Err(no_such));
    }
}
