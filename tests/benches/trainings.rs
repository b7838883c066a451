//! Trainings at the scale of the county: the gap list, a full roster, a mark at the door.

use super::*;

/// Who of all leaders is not trained, from a snapshot that was asked before and from one that was not.
pub fn gaps(desk: &sanzhang::desk::Desk) {
    let county = desk.county();
    let root = desk.root().expect("a county");
    let mut measured = Measured::default();
    let (mut obliged, mut open) = (0, 0);
    for period in ["2023Q3", "2023Q4", "2024Q1", "2024Q2"].repeat(15) {
        let asked = Asked {
            tier: Tier::Township,
            rank: Rank::Neighborhood,
            period: period.parse().expect("a period"),
        };
        let begun = Instant::now();
        let duties = county.duties(root, asked);
        measured.took(begun);
        obliged += duties.len();
        open += duties.iter().filter(|d| d.settled.is_none()).count();
    }
    println!("gap lists: {open} of {obliged} duties open");
    measured.say("gap list of the whole county");
    let mut measured = Measured::default();
    for _ in 0..60 {
        // A snapshot that was never asked.
        let county = county.joined(Vec::new());
        let begun = Instant::now();
        let asked = Asked {
            tier: Tier::Township,
            rank: Rank::Neighborhood,
            period: "2024Q1".parse().expect("a period"),
        };
        let rows = county.coverages(root, Level::Township, asked);
        assert_eq!(rows.len(), 14);
        measured.took(begun);
    }
    measured.say("coverage of every township");
}

/// On a real file: six hundred people onto one roster, then their marks one by one.
pub fn rosters(path: &Path) {
    let store = Store::open(path, Cache::County).expect("opens");
    let clock = Clock::On(TODAY);
    let mut registrar =
        Registrar::whole(store, hand(SittingId(2)), Book::Real, clock).expect("reads");
    let desk = registrar.desk();
    let root = desk.root().expect("a county");
    let posts = desk.county().posts(root);
    let all: Vec<_> = posts.iter().map(|post| post.person.record.id).collect();
    let mut measured = Measured::default();
    let mut id = TrainingId(0);
    for lot in all.chunks_exact(600).take(10) {
        let slots = vec![Slot {
            date: TODAY,
            from: TimeOfDay::new(9, 0).expect("a time"),
            to: TimeOfDay::new(11, 0).expect("a time"),
        }];
        let title = "普遍培训".to_owned();
        let fields = TrainingFields {
            title,
            slots,
            ..TrainingFields::default()
        };
        let plan = TrainingCommand::Plan {
            id: TrainingId::promised(0),
            host: root,
            fields: Box::new(fields),
        };
        let planned = registrar.submit(Change::Training(plan)).expect("planned");
        id = planned.ids::<Training>().next().expect("an id");
        let people = lot.to_vec();
        let begun = Instant::now();
        let assign = TrainingCommand::Assign { id, people };
        registrar
            .submit(Change::Training(assign))
            .expect("assigned");
        measured.took(begun);
    }
    measured.say("600 people assigned in one step, durably");
    let desk = registrar.desk();
    let roster = desk.county().trainings().get(id).expect("a roster");
    let mut measured = Measured::default();
    for seat in roster.live().take(200) {
        let marks = vec![(seat.record.id, Some(Mark::Present))];
        let begun = Instant::now();
        let mark = TrainingCommand::Mark {
            id,
            marks,
            over: Vec::new(),
        };
        registrar.submit(Change::Training(mark)).expect("marked");
        measured.took(begun);
    }
    measured.say("mark saved durably and taken into the register");
}
