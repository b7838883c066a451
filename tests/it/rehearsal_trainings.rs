//! The trainings of the rehearsal county: exactly as many attendances as were published, and enough gaps to hunt.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sanzhang::{
    domain::{
        Level, Mark, Period, PersonId, Rhythm, Seat, Tier, Training, TrainingId, TrainingState,
        calendar::rest,
    },
    rehearsal::TODAY,
};

use crate::support::{field::Field, indexed_ledger::IndexedLedger};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

pub fn trainings(ledger: &IndexedLedger, field: &Field) {
    let all: BTreeMap<TrainingId, Training> = ledger
        .all::<Training>()
        .into_iter()
        .map(|t| (t.id, t))
        .collect();
    let seats: Vec<Seat> = ledger.all();
    let came = seats.iter().filter(|seat| seat.attended());
    assert_eq!(came.clone().count(), 17_000);
    let mut quarters: BTreeMap<Period, usize> = BTreeMap::new();
    for seat in came {
        let on = all[&seat.training].on();
        assert!((day(2023, 7, 1)..=TODAY).contains(&on), "{on}");
        *quarters
            .entry(Period::of(Rhythm::Quarterly, on))
            .or_default() += 1;
    }
    assert_eq!(
        quarters.len(),
        3,
        "nobody yet in the running one: {quarters:?}"
    );
    assert!(
        quarters.values().all(|&n| (4_000..7_000).contains(&n)),
        "{quarters:?}"
    );

    marks(&seats);
    sessions(&all, &seats);
    gaps(&all, &seats, field);
}

fn marks(seats: &[Seat]) {
    let count = |is: fn(&Seat) -> bool| seats.iter().filter(|s| is(s)).count();
    for (what, n) in [
        ("late", count(|s| matches!(s.mark, Some(Mark::Late { .. })))),
        (
            "excused",
            count(|s| matches!(s.mark, Some(Mark::Excused { .. }))),
        ),
        (
            "absent",
            count(|s| matches!(s.mark, Some(Mark::Absent { .. }))),
        ),
    ] {
        assert!(n > 500, "{n} {what}");
    }
    let reason = |s: &Seat| matches!(&s.mark, Some(Mark::Absent { reason }) if !reason.is_empty());
    assert!(count(reason) > 100, "some absences have a reason");
    let walk_ins = count(|s| s.walk_in);
    assert!((50..1_000).contains(&walk_ins), "{walk_ins} walk-ins");
    let mut places = BTreeSet::new();
    for seat in seats {
        assert!(places.insert((seat.training, seat.person)), "one seat each");
    }
}

fn sessions(all: &BTreeMap<TrainingId, Training>, seats: &[Seat]) {
    let tier = |tier| all.values().filter(move |t| t.tier == tier);
    assert_eq!(tier(Tier::County).count(), 3);
    assert!((150..400).contains(&tier(Tier::Township).count()));
    assert!((100..400).contains(&tier(Tier::Village).count()));
    let resting = all.values().filter(|t| rest(t.on()).is_some()).count();
    assert!(
        resting > 0 && resting * 5 < all.len(),
        "{resting} on rest days"
    );
    let cancelled = all.values().filter(|t| t.is_cancelled()).count();
    assert_eq!(cancelled, 3);
    let to_come = all.values().filter(|t| t.on() > TODAY && !t.is_cancelled());
    assert!((5..20).contains(&to_come.clone().count()));
    for training in to_come {
        assert_eq!(training.state, TrainingState::Planned);
        let roster = seats.iter().filter(|s| s.training == training.id);
        assert!(roster.clone().count() > 5, "{}", training.fields.title);
        assert!(roster.clone().all(|s| s.mark.is_none()));
    }
    let forgotten = all
        .values()
        .filter(|t| t.on() < TODAY && t.state == TrainingState::Planned);
    assert_eq!(forgotten.count(), 2, "planned, past, and nobody marked");
    for training in all.values() {
        let mut numbers: Vec<u16> = seats
            .iter()
            .filter(|s| s.training == training.id)
            .map(|s| s.no)
            .collect();
        numbers.sort_unstable();
        let count = numbers.len() as u16;
        assert_eq!(numbers, (1..=count).collect::<Vec<_>>());
        let seats = training.fields.capacity.unwrap_or(u16::MAX);
        assert!(
            count <= seats,
            "{}: {count} of {seats}",
            training.fields.title
        );
    }
}

fn gaps(all: &BTreeMap<TrainingId, Training>, seats: &[Seat], field: &Field) {
    let spring: Period = "2024Q1".parse().expect("a period");
    let held: BTreeSet<_> = all
        .values()
        .filter(|t| t.tier == Tier::Township && spring.contains(t.on()))
        .map(|t| t.host)
        .collect();
    let without = field
        .level(Level::Township)
        .filter(|u| !held.contains(&u.id));
    assert_eq!(without.count(), 3);
    let mut shares: Vec<usize> = Vec::new();
    for host in held {
        let own = |seat: &&Seat| {
            let training = &all[&seat.training];
            training.host == host && spring.contains(training.on()) && seat.mark.is_some()
        };
        let marked = seats.iter().filter(own);
        let came = marked.clone().filter(|s| s.attended()).count();
        shares.push(came * 100 / marked.count().max(1));
    }
    let (least, most) = (shares.iter().min(), shares.iter().max());
    assert!(least < Some(&65) && most > Some(&80), "{shares:?}");
}

/// Who attended what among the people of a part, told without ids: the same in a cut, whoever sat beside them.
pub fn attended_in(ledger: &IndexedLedger, field: &Field, part: &str) -> Vec<String> {
    let all: BTreeMap<TrainingId, Training> = ledger
        .all::<Training>()
        .into_iter()
        .map(|t| (t.id, t))
        .collect();
    let inside = |person: PersonId| {
        let village = &field.units[&field.people[&person].village];
        let above = village.parent.map(|parent| &field.units[&parent]);
        village.fields.name == part || above.is_some_and(|unit| unit.fields.name == part)
    };
    let mut lines: Vec<String> = ledger
        .all::<Seat>()
        .iter()
        .filter(|seat| seat.mark.is_some() && inside(seat.person))
        .map(|seat| {
            let training = &all[&seat.training];
            let name = &field.people[&seat.person].fields.name;
            let (title, slots) = (&training.fields.title, &training.fields.slots);
            format!("{name} {title} {slots:?} {:?} {}", seat.mark, seat.walk_in)
        })
        .collect();
    lines.sort();
    lines
}
