//! When a township trains whom, quarter by quarter: which villages share a session, on which day, in which room.
//! Known before anybody is invented, so that a cut has the days of the whole county.

use chrono::{Datelike, NaiveDate};

use super::{
    day,
    dice::Dice,
    lessons::{EXTRA, LECTURERS, ROOMS},
    places::Township,
    quota::Quota,
    turnout::{QUARTERS, holds},
};
use crate::domain::{Rank, Slot, TimeOfDay, Topic, TrainingFields, calendar::working_day_after};

/// One session of the township.
pub(super) struct Lesson {
    /// Counted from 2023Q3; the last is to come.
    pub quarter: usize,
    pub fields: TrainingFields,
    /// Codes.
    pub villages: Vec<&'static str>,
}

/// The first day of a quarter's sessions lies between these.
const BEGINS: [(NaiveDate, NaiveDate); QUARTERS + 1] = [
    (day(2023, 8, 7), day(2023, 8, 25)),
    (day(2023, 10, 16), day(2023, 11, 10)),
    (day(2024, 2, 26), day(2024, 3, 1)),
    (day(2024, 4, 15), day(2024, 5, 10)),
];

/// Townships that have begun to plan the running quarter.
const AHEAD: [&str; 5] = ["塔峰镇", "毛俊镇", "新圩镇", "土市镇", "浆洞瑶族乡"];
/// So many of its sessions are planned.
const PLANNED: usize = 2;

pub(super) fn course(township: &Township, quotas: &[Quota]) -> Vec<Lesson> {
    let mut dice = Dice::of(township.place.code, "course");
    let mut lessons = Vec::new();
    for (quarter, &(first, last)) in BEGINS.iter().enumerate() {
        let mut on = working_day_after(dice.day(first, last));
        let seats = dice.pick(&[80, 100, 100, 120, 150]);
        let largest = quotas.iter().map(|q| q.neighborhoods).max().unwrap_or(0);
        let seats = if township.villages.len() > 40 {
            180
        } else {
            seats
        }
        .max(largest);
        let mut groups = groups(township, quotas, seats);
        let all = groups.len();
        if quarter == QUARTERS {
            groups.truncate(PLANNED);
        }
        let ahead = quarter < QUARTERS || AHEAD.contains(&township.place.name);
        let held = ahead && holds(township, quarter);
        for (nth, villages) in groups.into_iter().enumerate() {
            let mut fields = general(township, on, &mut dice);
            fields.capacity = Some(seats as u16);
            if all > 1 {
                fields.title = format!("{}（第{}场）", fields.title, nth + 1);
            }
            for _ in 0..if all > 6 { 1 } else { dice.between(1, 3) } {
                on = working_day_after(on);
            }
            if held {
                lessons.push(Lesson {
                    quarter,
                    fields,
                    villages,
                });
            }
        }
    }
    lessons
}

/// Neighboring villages, as many as find seats.
fn groups(township: &Township, quotas: &[Quota], seats: usize) -> Vec<Vec<&'static str>> {
    let mut groups: Vec<Vec<&'static str>> = Vec::new();
    let mut free = 0;
    for (village, quota) in township.villages.iter().zip(quotas) {
        if quota.neighborhoods > free {
            groups.push(Vec::new());
            free = seats;
        }
        free -= quota.neighborhoods;
        if let Some(group) = groups.last_mut() {
            group.push(village.place.code);
        }
    }
    groups
}

fn general(township: &Township, on: NaiveDate, dice: &mut Dice) -> TrainingFields {
    let second = if dice.hits(500) {
        Topic::Practice
    } else {
        Topic::Emergency
    };
    let mut topics = vec![Topic::Policy, second];
    if dice.hits(350) {
        topics.push(Topic::Other(dice.pick(&EXTRA).to_owned()));
    }
    TrainingFields {
        title: format!("{}邻长普遍培训", quarter_of(on)),
        topics,
        slots: vec![at(on, dice.weighted(&[(MORNING, 65), (AFTERNOON, 35)]))],
        place: format!("{}{}", township.place.name, dice.pick(&ROOMS)),
        lecturer: dice.pick(&LECTURERS).to_owned(),
        audience: vec![Rank::Neighborhood],
        ..TrainingFields::default()
    }
}

/// `2023年三季度`
pub(super) fn quarter_of(on: NaiveDate) -> String {
    let nth = ["一", "二", "三", "四"][on.month0() as usize / 3];
    format!("{}年{nth}季度", on.year())
}

/// From and to, in hours and minutes.
pub(super) type Hours = [(u16, u16); 2];
pub(super) const MORNING: Hours = [(9, 0), (11, 30)];
pub(super) const AFTERNOON: Hours = [(14, 30), (17, 0)];
pub(super) const EVENING: Hours = [(19, 30), (21, 0)];

pub(super) fn at(date: NaiveDate, hours: Hours) -> Slot {
    let [from, to] = hours.map(|(hour, minute)| {
        TimeOfDay::new(hour, minute).expect("the hours above are hours of a day")
    });
    Slot { date, from, to }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Period, Rhythm, calendar::rest},
        rehearsal::{places::County, quota::quotas},
    };

    #[test]
    fn every_session_lies_in_its_quarter_and_on_a_working_day() {
        let county = County::read();
        let quotas = quotas(&county);
        let mut quotas = quotas.as_slice();
        let mut held = 0;
        for township in &county.townships {
            let (own, others) = quotas.split_at(township.villages.len());
            quotas = others;
            for lesson in course(township, own) {
                let on = lesson.fields.slots[0].date;
                let begins = Period::of(Rhythm::Quarterly, BEGINS[lesson.quarter].0);
                assert!(begins.contains(on), "{} {on}", township.place.name);
                assert_eq!(rest(on), None, "{on}");
                held += usize::from(lesson.quarter < QUARTERS);
            }
        }
        assert!((150..400).contains(&held), "{held} sessions");
    }
}
