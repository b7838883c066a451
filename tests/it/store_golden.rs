//! Files of released schemas open for ever. Each was written once by the program of its time (the newest with
//! SANZHANG_WRITE_GOLDEN=1), then kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveDate};
use sanzhang::{
    desk::Registrar,
    domain::*,
    store::{Cache, SCHEMA, Standing, Store, Which},
};

use crate::support::{
    county::*,
    doors::held,
    sites::{self, number},
    users,
};

fn golden(schema: u32) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/data");
    folder.join(format!("golden_v{schema}.redb"))
}

/// A session with a marked seat, a site with a scored item, a rule of the county's own, and a user.
fn filled(path: &std::path::Path) {
    let store = Store::create(path, Cache::Village).expect("created");
    let mut office = sites::Office::at(store);
    let inspection = office.begin(By::Verifier, 1, today());
    office.score(inspection, 1, number(2));
    let mut submit = |command| {
        let done = office.0.submit(Command::Training(command));
        done.expect("done")
    };
    let time = |hour| TimeOfDay::new(hour, 0).expect("a time");
    let slot = Slot {
        date: today(),
        from: time(9),
        to: time(11),
    };
    submit(TrainingCommand::Plan {
        id: TrainingId::promised(0),
        host: UnitId(2),
        fields: Box::new(TrainingFields {
            title: "普遍培训".to_owned(),
            slots: vec![slot],
            ..TrainingFields::default()
        }),
    });
    let (id, people) = (TrainingId(1), vec![PersonId(1)]);
    submit(TrainingCommand::Assign { id, people });
    let marks = vec![(SeatId(1), Some(Mark::Late { at: None }))];
    submit(TrainingCommand::Mark {
        id,
        marks,
        over: Vec::new(),
    });
    submit(TrainingCommand::Oblige {
        id: ObligationId::promised(0),
        base: Seq(0),
        tier: Tier::Village,
        fields: ObligationFields::example(Tier::County),
    });
    dated(&mut office.0);
    let user = UserCommand::Add {
        id: UserId::promised(0),
        fields: UserFields {
            login: "guan".to_owned(),
            name: "管理员".to_owned(),
            role: Role::Administrator,
            area: None,
            phone: String::new(),
            lang: None,
            keymap: None,
            theme: None,
        },
        keys: Vec::new(),
    };
    office.0.submit(Command::User(user)).expect("a user");
    // With a user the owner signs in; what is read in full is written down.
    let guan = users::signed(1, Role::Administrator);
    let add = users::add("kan", Role::Viewer, Some(VILLAGES[0]));
    let store = office.0.store();
    users::apply_as(store, &guan, add).expect("a viewer");
    let read = Command::Unmask(vec![Unmask::Household(HouseholdId(1))]);
    users::apply_as(store, &guan, read).expect("read");
}

fn ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// Somebody moved and is away, a neighborhood has another name and went for a while, one was made, a round was entered.
fn dated(registrar: &mut Registrar) {
    let mut since = |days, command: Command| {
        let done = registrar.submit(command.since(Some(ago(days))));
        done.expect("done").entry.number
    };
    let (id, base, to) = (HouseholdId(1), Seq(1), NEIGHBORHOODS[1]);
    let base = since(
        9,
        Command::Household(HouseholdCommand::Move { id, base, to }),
    );
    let fields = Box::new(HouseholdFields {
        state: HouseholdState::Away(None),
        ..fields("李0")
    });
    since(
        5,
        Command::Household(HouseholdCommand::Edit { id, base, fields }),
    );
    let (id, fields) = (NEIGHBORHOODS[2], |name: &str| UnitFields {
        name: name.to_owned(),
        ..UnitFields::default()
    });
    let (base, called) = (Seq(1), fields("桥头邻"));
    let edit = UnitCommand::Edit {
        id,
        base,
        fields: called,
    };
    let base = since(8, Command::Unit(edit));
    since(6, Command::Unit(UnitCommand::Retire { id, base }));
    since(4, Command::Unit(UnitCommand::Restore { id }));
    let add = UnitCommand::Add {
        id: UnitId::promised(0),
        parent: Some(GROUPS[1]),
        level: Level::Neighborhood,
        before: None,
        fields: fields("桥尾邻"),
    };
    since(3, Command::Unit(add));
    let round = RoundCommand::Enter {
        id: RoundId::promised(0),
        neighborhood: NEIGHBORHOODS[0],
        on: ago(10),
        again: Again::Ask,
        fields: Box::new(RoundFields {
            way: Some(Way::Visit),
            reached: vec![HouseholdId(1)],
            ..RoundFields::default()
        }),
    };
    registrar.submit(Command::Round(round)).expect("entered");
}

/// A copy, opened and looked through.
fn opened(schema: u32, folder: &Path) -> Store {
    let path = folder.join("copy.redb");
    let golden = golden(schema);
    fs::copy(&golden, &path).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
    let store = Store::open(&path, Cache::Village).expect("opened");
    assert_eq!(store.check().expect("checked"), [], "{schema}");
    store
}

#[test]
fn the_newest_schema_opens_and_keeps_what_came_with_it() {
    if std::env::var_os("SANZHANG_WRITE_GOLDEN").is_some() {
        let _ = fs::remove_file(golden(SCHEMA));
        filled(&golden(SCHEMA));
        Store::compact(&golden(SCHEMA)).expect("made small");
    }
    let folder = tempfile::tempdir().expect("folder");
    let store = opened(SCHEMA, folder.path());
    for kind in Kind::ALL.into_iter().filter(|kind| kind.since() == SCHEMA) {
        let first = store.read().expect("read").packed((kind, 1));
        let first = first.expect("read");
        assert!(first.is_some(), "{kind:?}: `filled` makes none");
    }
    let newest = store.entries(None, 1).expect("read").remove(0);
    assert_eq!((newest.deed.act, newest.by), (Act::Unmask, Some(UserId(1))));
    let home = held::<Household>(&store, HouseholdId(1)).record;
    let [here, near, unit, _] = NEIGHBORHOODS;
    assert_eq!(
        [10, 9].map(|days| home.place_on(ago(days))),
        [Some(here), Some(near)]
    );
    let away = Some(HouseholdState::Away(None));
    let normal = Some(HouseholdState::Normal);
    assert_eq!([6, 5].map(|days| home.state_on(ago(days))), [normal, away]);
    let unit = held::<Unit>(&store, unit).record;
    assert_eq!(
        [9, 8].map(|days| unit.short_on(ago(days))),
        ["一邻", "桥头邻"]
    );
    assert_eq!(
        [7, 6, 5, 4].map(|days| unit.kept_on(ago(days))),
        [true, false, false, true]
    );
    let new = held::<Unit>(&store, UnitId(13)).record;
    assert_eq!([4, 3].map(|days| new.kept_on(ago(days))), [false, true]);
    let round = held::<Round>(&store, RoundId(1)).record;
    assert_eq!(round.fields.reached, [HouseholdId(1)]);
}

#[test]
fn what_a_file_of_before_says_was_always_so_until_it_was_retired() {
    for schema in 1..=4 {
        let folder = tempfile::tempdir().expect("folder");
        let store = opened(schema, folder.path());
        let home = held::<Household>(&store, HouseholdId(1)).record;
        assert_eq!(
            home.place_on(ago(9000)),
            Some(home.neighborhood),
            "{schema}"
        );
        let id = NEIGHBORHOODS[0];
        let unit = held::<Unit>(&store, id);
        assert_eq!(unit.record.short_on(ago(9000)), unit.record.fields.short);
        // What the program of today changes in it is dated.
        let n = store.head().expect("head").0 + 1;
        let retire = Command::Unit(UnitCommand::Retire {
            id,
            base: unit.version,
        });
        let hand = if schema < 3 {
            hand("li")
        } else {
            users::signed(1, Role::Administrator)
        };
        store
            .apply(op(n), &hand, now(), today(), retire)
            .expect("retired");
        let kept = [1, 0].map(|days| {
            let unit = held::<Unit>(&store, id).record;
            unit.kept_on(ago(days))
                && held::<Household>(&store, HouseholdId(1))
                    .record
                    .kept_on(ago(days))
        });
        assert_eq!(kept, [true, false], "{schema}");
        assert_eq!(store.check().expect("checked"), []);
    }
}

#[test]
fn every_earlier_schema_is_brought_up_to_the_newest() {
    for schema in 1..SCHEMA {
        let folder = tempfile::tempdir().expect("folder");
        let store = opened(schema, folder.path());
        let newest = store.entries(None, 1).expect("read").remove(0);
        assert_eq!(newest.deed.act, Act::Upgrade, "{schema}");
        assert_eq!(newest.deed.subject, format!("{schema} → {SCHEMA}"));
    }
}

#[test]
fn schema_4_opens() {
    let folder = tempfile::tempdir().expect("folder");
    let store = opened(4, folder.path());
    let before = store.entries(None, 2).expect("read").remove(1);
    assert_eq!(before.deed.act, Act::Unmask);
    let unmasked = (before.deed.subject.as_str(), before.records);
    assert_eq!(unmasked, ("李0", 0));
}

/// A backup that the program of that time made is proved by its own manifest, put back, and upgraded when it is opened.
/// Two users were called 李明, one after the other; the one of them is 李民 now.
#[test]
fn a_backup_of_schema_4_is_put_back_and_knows_who_did_what() {
    let data = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/data/golden_v4_backup.redb"
    );
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("county.redb");
    let restored = Store::restore(data.as_ref(), &path, Standing::Stays, "");
    let (proved, _) = restored.expect("put back");
    assert_eq!((proved.manifest.schema, proved.findings), (4, Vec::new()));
    let store = Store::open(&path, Cache::Village).expect("opened");
    assert_eq!(store.check().expect("checked"), []);
    let entries = store.entries(None, usize::MAX).expect("read");
    let by = |number| {
        let entry = entries.iter().find(|entry| entry.number == Seq(number));
        let entry = entry.expect("an entry");
        (entry.who.as_str(), entry.by)
    };
    assert_eq!(by(10), ("li", None), "the owner of a file without users");
    assert_eq!(by(15), ("管理员", Some(UserId(1))));
    assert_eq!(by(14), ("李明", None), "two were called so");
    assert_eq!(by(16), ("李民", Some(UserId(2))));
    let hand = |user, name: &str| Hand {
        who: name.to_owned(),
        ..users::signed(user, Role::County)
    };
    let undo = |n, hand: &Hand| {
        let undone = store.undo(op(n), hand, now(), Which::Newest);
        undone
            .map(|done| done.entry.reverses)
            .map_err(users::refusal)
    };
    // Entry 19 was taken back by 20.
    assert_eq!(undo(900, &hand(2, "谁")), Ok(Some(Seq(16))));
    let nothing = Err(UndoRefusal::NothingToUndo.into());
    assert_eq!(undo(901, &hand(3, "李明")), nothing);
    assert_eq!(undo(902, &hand(2, "李明")), nothing);
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn schema_3_opens() {
    let folder = tempfile::tempdir().expect("folder");
    let store = opened(3, folder.path());
    let users = store.read().expect("read").users().expect("read");
    let users = users.iter().map(|held| &held.record);
    let logins: Vec<&str> = users.map(|user| user.fields.login.as_str()).collect();
    assert_eq!(logins, ["guan"]);
}

#[test]
fn schema_2_opens() {
    let folder = tempfile::tempdir().expect("folder");
    let store = opened(2, folder.path());
    let reading = store.read().expect("read");
    let seats = reading.seats(TrainingId(1), |_| true).expect("read");
    let mark = &seats[0].record.mark;
    assert_eq!(*mark, Some(Mark::Late { at: None }));
    let score = reading.get::<Score>(ScoreId(1)).expect("read");
    assert_eq!(
        score.map(|held| held.record.points),
        Some(Some(sites::whole(2)))
    );
    assert_eq!(reading.obligations().expect("read").len(), 1);
}

#[test]
fn schema_1_opens() {
    let folder = tempfile::tempdir().expect("folder");
    let store = opened(1, folder.path());
    let digest = digest(&store);
    assert_eq!(digest.len(), 12 + 25 + 2 + 1 + 1);
    let reading = store.read().expect("read");
    let added = reading
        .get::<Household>(HouseholdId(25))
        .expect("get")
        .expect("there");
    assert_eq!(
        (added.record.fields.head.as_str(), added.version),
        ("赵甲", Seq(3))
    );
    drop(reading);
    must(&store, add_household(0, NEIGHBORHOODS[0], "赵乙"));
    assert_eq!(store.check().expect("checked"), []);
}
