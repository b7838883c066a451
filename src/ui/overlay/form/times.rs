//! Days with times as people write them: `04-18 09:00-11:30；04-19 14:00-17:00`.

use chrono::{Datelike, NaiveDate};

use super::date::{self, Exact};
use crate::domain::{Slot, TimeOfDay};

/// None where something in it is no day and no stretch of time. A stretch without a day is on the day before it.
pub fn read(text: &str, today: NaiveDate) -> Option<Vec<Slot>> {
    let mut slots = Vec::new();
    let mut day = None;
    for part in text.split([';', '；', ',', '，', '、', '\n']) {
        // A day written with its signs needs no blank behind it.
        let part = part.replace('日', "日 ").replace('号', "号 ");
        for word in part.split_whitespace() {
            match (stretch(word), day) {
                (Some((from, to)), Some(date)) => slots.push(Slot { date, from, to }),
                (None, _) => day = Some(date::read(word, today, Exact::Day)?),
                (Some(_), None) => return None,
            }
        }
    }
    (!slots.is_empty()).then_some(slots)
}

/// `9:00-11:30`; hours alone would look like a day.
fn stretch(word: &str) -> Option<(TimeOfDay, TimeOfDay)> {
    if !word.contains([':', '：', '点', '时']) {
        return None;
    }
    let (from, to) = word.split_once(['-', '–', '—', '~', '～', '至', '到', '－'])?;
    Some((from.parse().ok()?, to.trim_matches('-').parse().ok()?))
}

/// The same again, with the year where it is another one.
pub fn write(slots: &[Slot], today: NaiveDate) -> String {
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
                let day = if slot.date.year() == today.year() {
                    slot.date.format("%m-%d")
                } else {
                    slot.date.format("%Y-%m-%d")
                };
                words.push(format!("{day} {stretch}"));
            }
        }
        before = Some(slot.date);
    }
    words.join("；")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_in_any_dress_and_written_in_one() {
        let today = NaiveDate::from_ymd_opt(2024, 4, 7).expect("a day");
        for (text, written) in [
            ("04-18 09:00-11:30", "04-18 09:00-11:30"),
            ("4月18日9:00-11:30", "04-18 09:00-11:30"),
            (
                "04-18 09:00-11:30；04-19 14:00-17:00",
                "04-18 09:00-11:30；04-19 14:00-17:00",
            ),
            (
                "4.18 9点到11点 14：00~17:30",
                "04-18 09:00-11:00 14:00-17:30",
            ),
            ("2023-12-01 9:00-10:00", "2023-12-01 09:00-10:00"),
        ] {
            let slots = read(text, today).expect(text);
            assert_eq!(write(&slots, today), written, "{text}");
            assert_eq!(read(written, today), Some(slots), "{text}");
        }
        for text in [
            "",
            "04-18",
            "09:00-11:30",
            "04-18 9-11",
            "04-38 09:00-11:00",
            "明年",
        ] {
            assert_eq!(read(text, today), None, "{text}");
        }
    }
}
