//! Trainings from the plan to the closed roll, through the store: rosters, marks, refusals, what is owed.

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    register::{Asked, Why},
    store::{Rejected, Store},
};

use crate::support::county::*;

fn slot(day: NaiveDate, from: u16, to: u16) -> Slot {
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    Slot {
        date: day,
        from: time(from),
        to: time(to),
    }
}

fn fields(day: NaiveDate, capacity: Option<u16>) -> TrainingFields {
    TrainingFields {
        title: "普遍培训".to_owned(),
        slots: vec![slot(day, 9, 11)],
        capacity,
        ..TrainingFields::default()
    }
}

struct Office(Registrar);

impl Office {
    /// Four neighborhoods, each with a leader: people 1 to 4.
    fn new() -> Self {
        let store = Store::in_memory();
        must(&store, small());
        for (n, neighborhood) in NEIGHBORHOODS.into_iter().enumerate() {
            let person = PersonId(n as u32 + 1);
            if n > 1 {
                must(&store, add_person(0, VILLAGES[n / 2], &format!("张{n}")));
            }
            let since = today() - Days::new(400);
            must(&store, appoint(0, neighborhood, person, since));
        }
        let clock = Clock::held(today());
        let office = Registrar::whole(store, hand("li"), Book::Real, clock);
        Self(office.expect("opened"))
    }

    fn submit(&mut self, command: TrainingCommand) -> Result<sanzhang::store::Receipt, Rejected> {
        self.0.submit(Command::Training(command))
    }

    fn plan(&mut self, day: NaiveDate, capacity: Option<u16>) -> TrainingId {
        let receipt = self.submit(TrainingCommand::Plan {
            id: TrainingId::promised(0),
            host: UnitId(2),
            fields: Box::new(fields(day, capacity)),
        });
        let receipt = receipt.expect("planned");
        receipt.ids::<Training>().next().expect("an id")
    }

    fn assign(&mut self, id: TrainingId, people: &[u32]) -> Result<(), Refusal> {
        let people = people.iter().map(|&p| PersonId(p)).collect();
        self.refusal(TrainingCommand::Assign { id, people })
    }

    fn refusal(&mut self, command: TrainingCommand) -> Result<(), Refusal> {
        match self.submit(command) {
            Ok(_) => Ok(()),
            Err(Rejected::Refused(refusal)) => Err(refusal),
            Err(Rejected::Broke(error)) => panic!("{error}"),
        }
    }

    fn seat(&self, id: TrainingId, person: u32) -> SeatId {
        let desk = self.0.desk();
        let roster = desk.county().trainings().get(id).expect("a session");
        let seat = roster.seat_of(PersonId(person)).expect("a seat");
        seat.record.id
    }

    fn mark(&mut self, id: TrainingId, person: u32, mark: Mark) -> Result<(), Refusal> {
        let marks = vec![(self.seat(id, person), Some(mark))];
        let over = self
            .0
            .desk()
            .county()
            .trainings()
            .get(id)
            .expect("a session")
            .marks();
        self.refusal(TrainingCommand::Mark { id, marks, over })
    }

    fn asked() -> Asked {
        Asked {
            tier: Tier::Township,
            rank: Rank::Neighborhood,
            period: Period::of(Rhythm::Quarterly, today()),
        }
    }

    fn covered(&self) -> (u32, u32) {
        let coverage = self.0.desk().county().coverage(COUNTY, Self::asked());
        (coverage.covered, coverage.obliged)
    }
}

#[test]
fn marks_move_the_coverage_and_undo_takes_them_back() {
    let mut office = Office::new();
    assert_eq!(office.covered(), (0, 4));
    let id = office.plan(today(), Some(3));
    office.assign(id, &[1, 2, 3]).expect("assigned");
    assert_eq!(office.covered(), (0, 4), "a seat is no attendance");
    let gain = office.0.desk().county().gain(id, COUNTY, Office::asked());
    assert_eq!(gain, 3);
    for person in 1..=3 {
        let before = office.covered().0;
        let mark = match person {
            2 => Mark::Late { at: None },
            _ => Mark::Present,
        };
        office.mark(id, person, mark).expect("marked");
        assert_eq!(office.covered().0, before + 1);
    }
    assert_eq!(office.covered(), (3, 4), "what was computed has come true");
    for left in [2, 1, 0] {
        office
            .0
            .undo(sanzhang::store::Which::Sitting)
            .expect("undone");
        assert_eq!(office.covered().0, left);
    }
}

#[test]
fn a_roster_has_its_sentences() {
    use TrainingRefusal as R;
    let mut office = Office::new();
    let id = office.plan(today(), Some(2));
    let full = office.assign(id, &[1, 2, 3]);
    let (capacity, asked) = (2, 3);
    assert_eq!(full, Err(R::Full { capacity, asked }.into()));
    office.assign(id, &[1, 2]).expect("assigned");
    assert_eq!(office.assign(id, &[1]), Err(EditRefusal::Nothing.into()));
    let (person, mark) = (PersonId(1), Mark::Present);
    let name = "张三".to_owned();
    let twice = office.refusal(TrainingCommand::WalkIn { id, person, mark });
    assert!(
        matches!(&twice, Err(Refusal::Training(R::OnRoster { no: 1, .. }))),
        "{twice:?} {name}"
    );
    let person = PersonId(4);
    let mark = Mark::Late {
        at: TimeOfDay::new(9, 20),
    };
    office
        .refusal(TrainingCommand::WalkIn { id, person, mark })
        .expect("walk-ins are welcome beyond the seats");
    office.mark(id, 1, Mark::Present).expect("marked");
    let people = vec![PersonId(1)];
    let stays = office.refusal(TrainingCommand::Unassign { id, people });
    assert!(matches!(stays, Err(Refusal::Training(R::Marked { .. }))));
    office
        .refusal(TrainingCommand::Close { id })
        .expect("closed");
    let roster = office
        .0
        .desk()
        .county()
        .trainings()
        .get(id)
        .map(|r| r.tally());
    let tally = roster.expect("a session");
    assert_eq!((tally.came(), tally.absent, tally.open()), (2, 1, 0));
    let late = office.assign(id, &[3]);
    assert!(matches!(late, Err(Refusal::Training(R::NotPlanned { .. }))));
}

#[test]
fn what_cannot_be_is_said_by_field() {
    let mut office = Office::new();
    let mut plan = |change: fn(&mut TrainingFields)| {
        let mut fields = fields(today(), None);
        change(&mut fields);
        let refusal = office.refusal(TrainingCommand::Plan {
            id: TrainingId::promised(0),
            host: UnitId(2),
            fields: Box::new(fields),
        });
        match refusal {
            Err(Refusal::Invalid(issues)) => issues[0].fault.clone(),
            other => panic!("{other:?}"),
        }
    };
    let most = i64::from(MOST_SEATS);
    assert_eq!(
        plan(|f| f.capacity = Some(0)),
        Fault::OutOf { least: 1, most }
    );
    assert_eq!(
        plan(|f| f.slots = vec![slot(today(), 11, 9)]),
        Fault::EndsBeforeItBegins
    );
    let old = |f: &mut TrainingFields| {
        let day = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");
        f.slots = vec![slot(day, 9, 11)];
    };
    assert_eq!(plan(old), Fault::TooEarly { year: 2015 });
    assert_eq!(plan(|f| f.slots.clear()), Fault::Empty);
    assert_eq!(plan(|f| f.title.clear()), Fault::Empty);
    let twice = |f: &mut TrainingFields| {
        f.slots = vec![slot(today(), 9, 11), slot(today(), 10, 12)];
    };
    assert_eq!(plan(twice), Fault::Overlaps);
}

#[test]
fn sessions_that_are_missing_say_why() {
    let mut office = Office::new();
    let missing = |office: &Office| -> Vec<Why> {
        let desk = office.0.desk();
        let missing = desk.county().missing_sessions(COUNTY, Office::asked());
        missing.into_iter().map(|m| m.why).collect()
    };
    assert_eq!(missing(&office), [Why::NoSession]);
    let ahead = office.plan(today() + Days::new(3), None);
    assert_eq!(missing(&office), [], "one is planned");
    office.assign(ahead, &[1]).expect("assigned");
    let seat = office.seat(ahead, 1);
    let marks = vec![(seat, Some(Mark::Present))];
    let early = office.refusal(TrainingCommand::Mark {
        id: ahead,
        marks,
        over: Vec::new(),
    });
    assert!(matches!(
        early,
        Err(Refusal::Training(TrainingRefusal::NotYet { .. }))
    ));
    let past = office.plan(today() - Days::new(1), None);
    assert_eq!(missing(&office), [Why::NotRecorded(past)]);
    office.assign(past, &[1]).expect("assigned");
    office
        .refusal(TrainingCommand::Close { id: past })
        .expect("closed");
    assert_eq!(missing(&office), []);
    assert_eq!(office.covered().0, 0, "closing marks the absent");
}

#[test]
fn a_signed_sheet_is_entered_at_once() {
    let mut office = Office::new();
    let id = office.plan(today() - Days::new(3), Some(2));
    office.assign(id, &[1, 2]).expect("assigned");
    let marks = [
        (1, Mark::Late { at: None }),
        (3, Mark::Present),
        (4, Mark::Present),
    ];
    let marks: Vec<_> = marks.map(|(p, mark)| (PersonId(p), mark)).into();
    let record = TrainingCommand::Record { id, marks };
    office
        .refusal(record.clone())
        .expect("more came than there are seats");
    let desk = office.0.desk();
    let roster = desk.county().trainings().get(id).expect("a session");
    assert_eq!(roster.training.record.state, TrainingState::Held);
    let tally = roster.tally();
    assert_eq!((tally.present, tally.late, tally.absent), (2, 1, 1));
    let numbers: Vec<u16> = roster.live().map(|held| held.record.no).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    let twice = office.refusal(record);
    let standing = |r: &Refusal| matches!(r, Refusal::Training(TrainingRefusal::NotPlanned { .. }));
    assert!(twice.as_ref().is_err_and(standing), "{twice:?}");
    let ahead = office.plan(today() + Days::new(1), None);
    let (id, marks) = (ahead, Vec::new());
    let early = office.refusal(TrainingCommand::Record { id, marks });
    assert!(matches!(
        early,
        Err(Refusal::Training(TrainingRefusal::NotYet { .. }))
    ));
}

#[test]
fn nobody_to_train_misses_no_session_and_who_leaves_owes_no_more() {
    let mut office = Office::new();
    let empty = add_unit(0, Some(COUNTY), Level::Township, "空镇");
    office.0.submit(empty).expect("added");
    let missing = |office: &Office| {
        let desk = office.0.desk();
        desk.county().missing_sessions(COUNTY, Office::asked())
    };
    let hosts: Vec<UnitId> = missing(&office).iter().map(|m| m.host).collect();
    assert_eq!(hosts, [UnitId(2)], "only where somebody serves");
    assert!(missing(&office).iter().all(|m| !m.late), "the quarter runs");
    let owed = |office: &Office, quarter: &str| {
        let period = quarter.parse().expect("a period");
        let asked = Asked {
            period,
            ..Office::asked()
        };
        let coverage = office.0.desk().county().coverage(COUNTY, asked);
        (coverage.obliged, coverage.sessions_missing)
    };
    assert_eq!(owed(&office, "2024Q1"), (0, 0), "no session was ever held");
    assert_eq!(owed(&office, "2024Q3"), (4, 0));
    let desk = office.0.desk();
    let term = desk.county().terms(NEIGHBORHOODS[0])[0].term.clone();
    let end = LeaderCommand::End {
        id: term.record.id,
        base: term.version,
        until: NaiveDate::from_ymd_opt(2024, 8, 1).expect("a day"),
        ending: Ending::Resigned,
    };
    office.0.submit(Command::Leader(end)).expect("announced");
    assert_eq!(owed(&office, "2024Q3").0, 4, "serves when it begins");
    assert_eq!(owed(&office, "2024Q4").0, 3, "has left by then");
    office.plan(today() - Days::new(30), None);
    assert_eq!(owed(&office, "2024Q1").0, 4, "the scheme had begun");
}

#[test]
fn whoever_leads_two_neighborhoods_owes_once() {
    let mut office = Office::new();
    let third = add_unit(0, Some(GROUPS[0]), Level::Neighborhood, "三邻");
    let third = office.0.submit(third).expect("added").ids::<Unit>().next();
    let post = appoint(0, third.expect("an id"), PersonId(1), today());
    office.0.submit(post).expect("appointed");
    assert_eq!(office.covered(), (0, 4));
    let id = office.plan(today(), None);
    office.assign(id, &[1]).expect("seated");
    office.mark(id, 1, Mark::Present).expect("marked");
    assert_eq!(office.covered(), (1, 4));
}

#[test]
fn rows_of_a_year_add_up_where_a_unit_moved_in_it() {
    let mut office = Office::new();
    let first = NaiveDate::from_ymd_opt(2024, 1, 10).expect("a day");
    office.plan(first, None);
    let id = NEIGHBORHOODS[0];
    let held = |office: &Office| office.0.desk().county().unit(id).expect("a unit").clone();
    let (base, mut fields) = (held(&office).version, held(&office).record.fields);
    fields.name = "移邻".to_owned();
    fields.short.clone_from(&fields.name);
    let edit = UnitCommand::Edit { id, base, fields };
    office.0.submit(Command::Unit(edit)).expect("renamed");
    let to = UnitCommand::Move {
        id,
        base: held(&office).version,
        parent: UnitId(10),
        before: None,
    };
    office.0.submit(Command::Unit(to)).expect("moved");
    let desk = office.0.desk();
    let asked = Asked {
        period: Period::of(Rhythm::Yearly, today()),
        ..Office::asked()
    };
    let county = desk.county();
    let mut rows_of_both = 0;
    for village in VILLAGES {
        let rows = county.coverages(village, Level::Neighborhood, asked);
        let sum: u32 = rows.iter().map(|(_, row)| row.obliged).sum();
        assert_eq!(sum, county.coverage(village, asked).obliged, "{village}");
        rows_of_both += rows.iter().filter(|(unit, _)| *unit == id).count();
    }
    assert_eq!(rows_of_both, 2, "it stood in both");
    assert_eq!(county.coverage(COUNTY, asked).obliged, 16);
}

#[test]
fn a_first_session_elsewhere_that_is_called_off_is_forgotten() {
    let store = Office::new().0.store().clone();
    let first = NaiveDate::from_ymd_opt(2024, 1, 10).expect("a day");
    let (id, host) = (TrainingId::promised(0), VILLAGES[1]);
    let fields = Box::new(fields(first, None));
    let plan = TrainingCommand::Plan { id, host, fields };
    let receipt = must(&store, Command::Training(plan));
    let id = receipt.ids::<Training>().next().expect("an id");
    let hand = Hand {
        area: Some(VILLAGES[0]),
        ..hand("wang")
    };
    let clock = Clock::held(today());
    let mut near = Registrar::whole(store.clone(), hand, Book::Real, clock).expect("opened");
    assert_eq!(near.desk().county().owed_since(), first);
    let base = store.read().expect("read").get::<Training>(id);
    let base = base.expect("get").expect("there").version;
    let reason = "改期".to_owned();
    let off = TrainingCommand::Cancel { id, base, reason };
    must(&store, Command::Training(off));
    near.follow().expect("followed");
    assert_eq!(near.desk().county().owed_since(), today());
}
