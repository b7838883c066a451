//! The gap engine against a slow count that knows nothing but the definitions: who served, who came, who has a seat, who
//! held a session; by quarter, half and year, past, running and to come, level by level.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use sanzhang::{
    desk::{Clock, Desk, Registrar},
    domain::*,
    exchange::out::csv,
    register::{Asked, Coverage, Node, Roster},
    rehearsal::{self, Size, TODAY},
    report,
};

use crate::support::rehearsed::rehearsed;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn office() -> Registrar {
    let clock = Clock::held(TODAY);
    let hand = Hand {
        who: "雷主任".to_owned(),
        sitting: SittingId(1),
        area: None,
        pass: None,
    };
    let book = rehearsal::book(Size::Township);
    Registrar::whole(rehearsed(Size::Township), hand, book, clock).expect("opens")
}

/// First and last days of the quarters, or of the one year, in which months `from..=to` of a year lie.
fn stretches(year: i32, from: u32, to: u32, months: u32) -> Vec<(NaiveDate, NaiveDate)> {
    let mut all = Vec::new();
    let mut first = (from - 1) / months * months + 1;
    while first <= to {
        let next = if first + months > 12 {
            day(year + 1, first + months - 12, 1)
        } else {
            day(year, first + months, 1)
        };
        all.push((day(year, first, 1), next.pred_opt().expect("a day")));
        first += months;
    }
    all
}

/// Every unit below, itself included, retired ones too.
fn below(desk: &Desk, unit: UnitId) -> Vec<UnitId> {
    let mut all = vec![unit];
    for child in desk.county().children(unit) {
        all.extend(below(desk, child));
    }
    all
}

fn stands(desk: &Desk, unit: UnitId, on: NaiveDate) -> bool {
    let retired = |id: &UnitId| desk.county().unit(*id).and_then(|u| u.record.retired);
    let path = desk.county().path(Node::Unit(unit));
    path.iter()
        .filter_map(retired)
        .all(|retired| retired.on > on)
}

fn recorded(roster: &Roster) -> bool {
    match roster.training.record.state {
        TrainingState::Held => true,
        TrainingState::Planned => roster.live().any(|held| held.record.mark.is_some()),
        TrainingState::Cancelled { .. } => false,
    }
}

/// By the example rules: the county trains those picked once a year, townships everybody once a quarter, villages those
/// whom nothing above reached.
fn reckon(
    desk: &Desk,
    root: UnitId,
    tier: Tier,
    (year, from, to): (i32, u32, u32),
) -> (Coverage, Option<(u32, u32)>) {
    let county = desk.county();
    let kept = |r: &&std::sync::Arc<Roster>| {
        !matches!(r.training.record.state, TrainingState::Cancelled { .. })
    };
    let sessions: Vec<_> = county.trainings().all().iter().filter(kept).collect();
    let begun = sessions.iter().map(|r| r.on()).min().expect("a session");
    let units = below(desk, root);
    let mut sum = Coverage::default();
    let (mut gone, mut all) = (0, 0);
    let months = if tier == Tier::County { 12 } else { 3 };
    for (first, last) in stretches(year, from, to, months) {
        if last < begun {
            continue;
        }
        let on = last.min(TODAY);
        let within: Vec<_> = sessions
            .iter()
            .filter(|r| (first..=last).contains(&r.on()))
            .collect();
        let mut people = BTreeSet::new();
        for &unit in &units {
            let held = county.unit(unit).expect("a unit");
            if held.record.level != Level::Neighborhood || !stands(desk, unit, on) {
                continue;
            }
            let serving = county.terms(unit).into_iter().find(|post| {
                let term = &post.term.record.fields;
                term.since <= on
                    && term.until.is_none_or(|until| until >= on)
                    && term.until.is_none_or(|until| until >= first)
            });
            people.extend(serving.map(|post| post.person.record.id));
        }
        for person in people {
            let seats = || {
                within.iter().flat_map(|r| {
                    let own = r.live().filter(|held| held.record.person == person);
                    own.map(|held| (&r.training.record, &held.record, r.until()))
                })
            };
            let came = |seat: &Seat| matches!(seat.mark, Some(Mark::Present | Mark::Late { .. }));
            let above = seats().any(|(t, seat, _)| came(seat) && t.tier < tier);
            let owes = match tier {
                Tier::County => seats().any(|(t, ..)| t.tier == Tier::County),
                Tier::Township => true,
                Tier::Village => !above,
            };
            if !owes {
                continue;
            }
            sum.obliged += 1;
            if seats().any(|(_, seat, _)| came(seat)) {
                sum.covered += 1;
            } else if seats().any(|(_, seat, until)| seat.mark.is_none() && until >= TODAY) {
                sum.seated += 1;
            }
        }
        let own: Vec<_> = within
            .iter()
            .filter(|r| r.training.record.tier == tier)
            .collect();
        let hosted = own
            .iter()
            .filter(|r| units.contains(&r.training.record.host));
        sum.sessions_held += hosted.filter(|r| recorded(r)).count() as u32;
        for &host in &units {
            let level = county.unit(host).expect("a unit").record.level;
            if level != tier.level() || !stands(desk, host, on) || first > TODAY {
                continue;
            }
            let led = below(desk, host).into_iter().any(|unit| {
                let level = county.unit(unit).expect("a unit").record.level;
                level == Level::Neighborhood
                    && county
                        .terms(unit)
                        .iter()
                        .any(|post| stands(desk, unit, on) && post.term.record.serves(on))
            });
            let mut its = own.iter().filter(|r| r.training.record.host == host);
            if tier != Tier::Village && led && its.clone().next().is_none() {
                sum.sessions_missing += 1;
                sum.sessions_late += u32::from(last < TODAY);
            }
            let forgotten = its.by_ref().filter(|r| r.until() < TODAY && !recorded(r));
            let forgotten = forgotten.count() as u32;
            sum.sessions_missing += forgotten;
            sum.sessions_late += forgotten;
        }
        let days = first.iter_days().take_while(|d| *d <= last);
        for work in days.filter(|d| calendar::rest(*d).is_none()) {
            all += 1;
            gone += u32::from(work <= TODAY);
        }
    }
    let ahead = day(year, from, 1) > TODAY;
    let pace = (tier != Tier::Village && all > 0 && !ahead).then_some((gone, all));
    (sum, pace)
}

const PERIODS: [(&str, (i32, u32, u32)); 9] = [
    ("2023Q2", (2023, 4, 6)),
    ("2023Q3", (2023, 7, 9)),
    ("2023", (2023, 1, 12)),
    ("2023H2", (2023, 7, 12)),
    ("2024Q1", (2024, 1, 3)),
    ("2024Q2", (2024, 4, 6)),
    ("2024Q3", (2024, 7, 9)),
    ("2024H1", (2024, 1, 6)),
    ("2024", (2024, 1, 12)),
];

fn asked(tier: Tier, period: &str) -> Asked {
    Asked {
        tier,
        rank: Rank::Neighborhood,
        period: period.parse().expect("a period"),
    }
}

fn township(desk: &Desk) -> UnitId {
    let root = desk.root().expect("a county");
    desk.county().live_units(root, Level::Township)[0]
}

#[test]
fn every_figure_is_what_the_definitions_say() {
    let office = office();
    let desk = office.desk();
    let root = desk.root().expect("a county");
    let town = township(&desk);
    let villages = desk.county().live_units(town, Level::Village);
    let mut seen = Coverage::default();
    for unit in [root, town, villages[0], villages[7]] {
        for tier in Tier::ALL {
            for (name, months) in PERIODS {
                let asked = asked(tier, name);
                let (wanted, pace) = reckon(&desk, unit, tier, months);
                let counted = desk.county().coverage(unit, asked);
                assert_eq!(counted, wanted, "{unit} {tier:?} {name}");
                assert_eq!(desk.county().elapsed(asked), pace, "{unit} {tier:?} {name}");
                let missing = desk.county().missing_sessions(unit, asked).len();
                assert_eq!(missing as u32, wanted.sessions_missing);
                seen.seated = seen.seated.max(wanted.seated);
                seen.sessions_late += wanted.sessions_late;
            }
        }
    }
    assert!(seen.seated > 50 && seen.sessions_late > 0, "{seen:?}");
}

#[test]
fn a_year_is_its_quarters_and_a_quarter_to_come_has_whoever_serves() {
    let office = office();
    let desk = office.desk();
    let (county, town) = (desk.county(), township(&desk));
    let owed = |period| county.coverage(town, asked(Tier::Township, period)).obliged;
    let quarters = ["2024Q1", "2024Q2", "2024Q3", "2024Q4"].map(owed);
    assert_eq!(owed("2024"), quarters.iter().sum::<u32>());
    assert_eq!(owed("2024H2"), quarters[2] + quarters[3]);
    assert!(
        quarters[2] > 500 && quarters[2] <= quarters[1],
        "{quarters:?}"
    );
    assert!(quarters[3] <= quarters[2], "some ends are announced");
    let (gone, all) = county
        .elapsed(asked(Tier::Township, "2024"))
        .expect("a pace");
    assert!((25..29).contains(&(gone * 100 / all)), "{gone} of {all}");
    assert_eq!(
        owed("2023Q2"),
        0,
        "nobody was asked before the first session"
    );
    assert!(county.is_owed_often(asked(Tier::Township, "2024")));
    assert!(!county.is_owed_often(asked(Tier::County, "2024")));
}

/// What a report of a closed quarter says, and what the tree draws.
fn told(desk: &Desk) -> String {
    let root = desk.root().expect("a county");
    let county = desk.county();
    let mut told = String::new();
    for (tier, level) in [
        (Tier::Township, Level::Township),
        (Tier::Township, Level::Village),
        (Tier::Village, Level::Village),
    ] {
        let asked = asked(tier, "2024Q1");
        let table = report::coverage(desk, root, Some(level), asked);
        let sums = format!("{:?}", table.sums);
        told.push_str(&sums);
        let missing = report::missing_sessions(desk, root, asked);
        for table in [table, missing] {
            told.push_str(&csv(&table).expect("csv"));
        }
        told.push('\n');
    }
    let quarter = county.quarter_shown();
    assert_eq!(
        quarter,
        asked(Tier::Township, "2024Q1"),
        "on its seventh day"
    );
    for level in [Level::County, Level::Township, Level::Village] {
        for (unit, coverage) in county.coverages(root, level, quarter) {
            let trained = county
                .trained(unit)
                .map_or((0, 0), |t| (t.obliged, t.covered));
            assert_eq!(trained, (coverage.obliged, coverage.covered), "{unit}");
        }
    }
    told
}

fn submit(office: &mut Registrar, command: Command) {
    office.submit(command).expect("nothing speaks against it");
}

#[test]
fn what_is_over_stays_as_it_was() {
    let mut office = office();
    let desk = office.desk();
    let county = desk.county();
    let villages = county.live_units(township(&desk), Level::Village);
    let before = told(&desk);
    let base = |desk: &Desk, id: UnitId| desk.county().unit(id).expect("a unit").version;

    // Terms end today, and on a day to come.
    for (post, until) in county
        .posts(villages[3])
        .iter()
        .zip([TODAY, day(2024, 6, 1)])
    {
        let end = LeaderCommand::End {
            id: post.term.record.id,
            base: post.term.version,
            until,
            ending: Ending::Resigned,
        };
        submit(&mut office, Command::Leader(end));
    }
    assert_eq!(told(&office.desk()), before, "terms ended");

    // A group of one village goes to a section of another, and later one of its neighborhoods to a third.
    let child = |desk: &Desk, id: UnitId| desk.county().children(id)[0];
    let group = |desk: &Desk, village| child(desk, child(desk, village));
    let goes = |office: &mut Registrar, id: UnitId, parent: UnitId| {
        // Every village has a first group: renamed, they can stand side by side.
        let held = office.desk().county().unit(id).expect("a unit").clone();
        let name = format!("移{parent}");
        let fields = UnitFields {
            short: name.clone(),
            name,
            ..held.record.fields
        };
        let base = held.version;
        let edit = UnitCommand::Edit { id, base, fields };
        submit(office, Command::Unit(edit));
        let base = office.desk().county().unit(id).expect("a unit").version;
        let before = None;
        let to = UnitCommand::Move {
            id,
            base,
            parent,
            before,
        };
        submit(office, Command::Unit(to));
    };
    let moving = group(&desk, villages[0]);
    let neighborhood = child(&desk, moving);
    goes(&mut office, moving, child(&desk, villages[1]));
    assert_eq!(told(&office.desk()), before, "a group moved");
    goes(&mut office, neighborhood, group(&desk, villages[2]));
    assert_eq!(
        told(&office.desk()),
        before,
        "a neighborhood moved out of it"
    );
    goes(&mut office, moving, child(&desk, villages[4]));
    assert_eq!(told(&office.desk()), before, "moved on");

    // A village is retired, with it what moved there.
    for village in [villages[5], villages[4]] {
        let (id, base) = (village, base(&office.desk(), village));
        submit(&mut office, Command::Unit(UnitCommand::Retire { id, base }));
    }
    assert_eq!(told(&office.desk()), before, "villages retired");
    let (id, base) = (township(&desk), base(&office.desk(), township(&desk)));
    submit(&mut office, Command::Unit(UnitCommand::Retire { id, base }));
    assert_eq!(told(&office.desk()), before, "the township retired");

    let desk = office.desk();
    let now = desk.county().coverage(
        desk.root().expect("a county"),
        asked(Tier::Township, "2024Q2"),
    );
    assert_eq!(
        (now.obliged, now.sessions_missing),
        (0, 0),
        "of what runs nobody is left"
    );
    assert_eq!(TODAY.year(), 2024);
}
