//! Laws of the gap engine, whatever is planned, assigned and marked in whatever order.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    register::{Asked, Coverage},
    store::{Store, Which},
};

use crate::support::county::*;

/// One thing that may be tried; most are done, some refused.
#[derive(Clone, Debug)]
enum Try {
    Plan {
        host: u32,
        ago: u64,
    },
    Assign {
        session: usize,
        person: u32,
    },
    Mark {
        session: usize,
        person: u32,
        mark: u8,
    },
    WalkIn {
        session: usize,
        person: u32,
    },
    Close {
        session: usize,
    },
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let person = 1_u32..=4;
    let session = 0_usize..4;
    let one = prop_oneof![
        2 => (prop::sample::select(vec![1_u32, 2, 3, 8]), 0_u64..120)
            .prop_map(|(host, ago)| Try::Plan { host, ago }),
        5 => (session.clone(), person.clone())
            .prop_map(|(session, person)| Try::Assign { session, person }),
        4 => (session.clone(), person.clone(), 0_u8..4)
            .prop_map(|(session, person, mark)| Try::Mark { session, person, mark }),
        1 => (session.clone(), person).prop_map(|(session, person)| Try::WalkIn { session, person }),
        1 => session.prop_map(|session| Try::Close { session }),
    ];
    prop::collection::vec(one, 1..24)
}

fn office() -> Registrar {
    let store = Store::in_memory();
    must(&store, small());
    for (n, neighborhood) in NEIGHBORHOODS.into_iter().enumerate() {
        if n > 1 {
            must(&store, add_person(0, VILLAGES[n / 2], &format!("张{n}")));
        }
        let since = today() - Days::new(400);
        must(
            &store,
            appoint(0, neighborhood, PersonId(n as u32 + 1), since),
        );
    }
    let clock = Clock::held(today());
    Registrar::whole(store, hand("li"), Book::Real, clock).expect("opened")
}

fn mark(n: u8) -> Mark {
    let reason = String::new();
    match n {
        0 => Mark::Present,
        1 => Mark::Late { at: None },
        2 => Mark::Excused { reason },
        _ => Mark::Absent { reason },
    }
}

/// The nth session planned; ids are given in order.
fn session(n: usize) -> TrainingId {
    TrainingId(n as u32 + 1)
}

fn seat(office: &Registrar, id: TrainingId, person: u32) -> Option<(SeatId, Option<Mark>)> {
    let desk = office.desk();
    let roster = desk.county().trainings().get(id)?;
    let held = roster.seat_of(PersonId(person))?;
    Some((held.record.id, held.record.mark.clone()))
}

fn command(office: &Registrar, one: &Try) -> Option<TrainingCommand> {
    Some(match *one {
        Try::Plan { host, ago } => TrainingCommand::Plan {
            id: TrainingId::promised(0),
            host: UnitId(host),
            fields: Box::new(fields(today() - Days::new(ago))),
        },
        Try::Assign { session: n, person } => TrainingCommand::Assign {
            id: session(n),
            people: vec![PersonId(person)],
        },
        Try::Mark {
            session: n,
            person,
            mark: m,
        } => TrainingCommand::Mark {
            id: session(n),
            marks: vec![(seat(office, session(n), person)?.0, Some(mark(m)))],
            over: office.desk().county().trainings().get(session(n))?.marks(),
        },
        Try::WalkIn { session: n, person } => TrainingCommand::WalkIn {
            id: session(n),
            person: PersonId(person),
            mark: Mark::Present,
        },
        Try::Close { session: n } => TrainingCommand::Close { id: session(n) },
    })
}

fn fields(date: NaiveDate) -> TrainingFields {
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    TrainingFields {
        title: "培训".to_owned(),
        slots: vec![Slot {
            date,
            from: time(9),
            to: time(11),
        }],
        ..TrainingFields::default()
    }
}

fn asked() -> impl Iterator<Item = Asked> {
    let periods = ["2023Q4", "2024Q1", "2024Q2", "2024"];
    let ask = move |tier| {
        periods.into_iter().map(move |period| Asked {
            tier,
            rank: Rank::Neighborhood,
            period: period.parse().expect("a period"),
        })
    };
    Tier::ALL.into_iter().flat_map(ask)
}

fn covered(office: &Registrar) -> Vec<Coverage> {
    let desk = office.desk();
    let all = asked().map(|asked| desk.county().coverage(COUNTY, asked));
    all.collect()
}

/// Every figure that trainings have anywhere.
fn figures(office: &Registrar) -> Vec<(Coverage, u32)> {
    let desk = office.desk();
    let county = desk.county();
    let mut figures = Vec::new();
    for unit in (1..=12).map(UnitId) {
        let times = county.person_times(unit);
        figures.extend(asked().map(|asked| (county.coverage(unit, asked), times)));
    }
    figures
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn coverage_never_falls_when_somebody_came(tries in tries()) {
        let mut office = office();
        for one in &tries {
            let Some(command) = command(&office, one) else { continue };
            let new_mark = match *one {
                Try::Mark { session: n, person, mark } => {
                    mark < 2 && seat(&office, session(n), person).is_some_and(|(_, old)| old.is_none())
                }
                Try::WalkIn { .. } => true,
                _ => false,
            };
            let before = covered(&office);
            if office.submit(Command::Training(command)).is_err() || !new_mark {
                continue;
            }
            for ((was, is), asked) in before.iter().zip(covered(&office)).zip(asked()) {
                // Whoever walks in is picked by it, and whoever the township reached is owed nothing by the village.
                let reached = asked.tier == Tier::Township;
                prop_assert!(!reached || is.covered >= was.covered, "{asked:?}: {was:?} to {is:?}");
                prop_assert!(is.uncovered() <= was.uncovered(), "{asked:?}: {was:?} to {is:?}");
            }
        }
    }

    #[test]
    fn what_a_session_would_gain_it_gains(tries in tries(), n in 0_usize..4) {
        let mut office = office();
        for one in &tries {
            if let Some(command) = command(&office, one) {
                let _ = office.submit(Command::Training(command));
            }
        }
        let id = session(n);
        let desk = office.desk();
        let Some(roster) = desk.county().trainings().get(id) else { return Ok(()) };
        let township: Vec<Asked> = asked().filter(|a| a.tier == Tier::Township).collect();
        let gains: Vec<u32> = township.iter().map(|&a| desk.county().gain(id, COUNTY, a)).collect();
        let before: Vec<Coverage> =
            township.iter().map(|&a| desk.county().coverage(COUNTY, a)).collect();
        let marks: Vec<_> = roster
            .live()
            .filter(|held| held.record.mark.is_none())
            .map(|held| (held.record.id, Some(Mark::Present)))
            .collect();
        if !marks.is_empty() {
            office.submit(Command::Training(TrainingCommand::Mark { id, marks, over: Vec::new() })).expect("marked");
        }
        let desk = office.desk();
        for ((asked, gain), was) in township.iter().zip(gains).zip(before) {
            let is = desk.county().coverage(COUNTY, *asked);
            prop_assert_eq!(is.covered, was.with(gain).covered, "{:?}", asked);
            prop_assert_eq!(is.covered, was.covered + gain, "{:?}", asked);
        }
    }

    #[test]
    fn undo_restores_every_figure(tries in tries()) {
        let mut office = office();
        let mut stood = vec![figures(&office)];
        for one in &tries {
            let Some(command) = command(&office, one) else { continue };
            if office.submit(Command::Training(command)).is_ok() {
                stood.push(figures(&office));
            }
        }
        while let Some(figure) = stood.pop() {
            prop_assert_eq!(&figures(&office), &figure);
            if !stood.is_empty() {
                office.undo(Which::Sitting).expect("undone");
            }
        }
    }
}
