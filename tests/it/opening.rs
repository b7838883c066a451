//! What is left to do until a county is open: counted apart from the records, and gone when all of it is done.

use std::collections::BTreeSet;

use chrono::Days;
use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::*,
    exchange::{Divisions, Farms},
    rehearsal::TODAY,
    report::{self, FRESH, Step},
    store::{Mark, Store},
    ui::{
        registry::{import::Import, list::List, tree::Tree},
        shell::{opening::Opening, settings::Settings, users::Users},
    },
};

use super::support::{
    county::*,
    shell::{Shell, shown},
    stage::Stage,
    users::{hand_of, staffed},
};

const LIST: &str = "代码,名称,上级代码,级别
990000000000,测试县,,县
990000100000,东镇,990000000000,镇
990000100201,竹林村委会,990000100000,村委会
990000101000,西镇,990000000000,镇
";

fn bare() -> Store {
    let store = Store::in_memory();
    let divisions = Divisions::read(LIST.as_bytes(), None, Farms::LeaveOut);
    must(&store, divisions.expect("the list is whole").command());
    store
}

/// The small county with nothing left to do.
fn open() -> Store {
    let store = stocked();
    for (n, unit) in NEIGHBORHOODS.into_iter().enumerate() {
        let person = PersonId(1 + n as u32 / 2);
        must(&store, appoint(0, unit, person, today()));
    }
    let reading = store.read().expect("read");
    for key in 1..=24 {
        let held = reading.get::<Household>(HouseholdId(key));
        let Held { record, version } = held.expect("read").expect("a household");
        let fields = Box::new(HouseholdFields {
            card_issued: Some(today()),
            in_chat: true,
            ..record.fields
        });
        let (id, base) = (record.id, version);
        must(&store, HouseholdCommand::Edit { id, base, fields }.into());
    }
    for tier in Tier::ALL {
        let fields = ObligationFields::example(tier);
        let (id, base) = (ObligationId::promised(0), Seq::default());
        let oblige = TrainingCommand::Oblige {
            id,
            base,
            tier,
            fields,
        };
        must(&store, oblige.into());
    }
    let first = super::support::users::add("guan", Role::Administrator, None);
    must(&store, first);
    let township = super::support::users::add("zhen", Role::Township, Some(UnitId(2)));
    super::support::users::apply_as(&store, &boss(), township).expect("let in");
    let copied = store.marks().set(Mark::Copied, Clock::held(TODAY).now());
    copied.expect("dated");
    store
}

fn boss() -> Hand {
    super::support::users::signed(1, Role::Administrator)
}

fn every<R: Record>(store: &Store) -> Vec<R> {
    let reading = store.read().expect("read");
    let all = (1..99).filter_map(|key| reading.get::<R>(R::from_key(key)).expect("read"));
    all.map(|held| held.record).collect()
}

/// The same figures, from the records alone.
fn apart(store: &Store) -> Vec<(Step, usize, usize)> {
    let units = every::<Unit>(store);
    let households: Vec<Household> = every(store);
    let households: Vec<&Household> = households.iter().filter(|one| one.counts()).collect();
    let of = |level| units.iter().filter(move |unit| unit.level == level);
    let lies = |unit: UnitId, above: UnitId| {
        let mut at = Some(unit);
        while let Some(id) = at.filter(|id| *id != above) {
            at = units
                .iter()
                .find(|unit| unit.id == id)
                .and_then(|unit| unit.parent);
        }
        at.is_some()
    };
    let divided = of(Level::Township)
        .filter(|town| of(Level::Village).any(|village| village.parent == Some(town.id)));
    let lived_in = of(Level::Village).filter(|village| {
        households
            .iter()
            .any(|home| lies(home.neighborhood, village.id))
    });
    let led: BTreeSet<UnitId> = every::<Appointment>(store)
        .iter()
        .map(|term| term.unit)
        .collect();
    let neighborhoods = || of(Level::Neighborhood);
    let fits = neighborhoods().filter(|unit| {
        let homes = households
            .iter()
            .filter(|home| home.neighborhood == unit.id);
        (5..=15).contains(&homes.count())
    });
    let areas: Vec<UnitId> = every::<User>(store)
        .iter()
        .filter_map(|user| user.fields.area)
        .collect();
    let places = || of(Level::Township).chain(of(Level::Village));
    let staffed = places().filter(|unit| areas.iter().any(|area| lies(unit.id, *area)));
    let chats = households.iter().filter(|home| home.fields.in_chat).count();
    let cards = households
        .iter()
        .filter(|home| home.fields.card_issued.is_some())
        .count();
    let copied = store.marks().last(Mark::Copied).is_some();
    vec![
        (
            Step::Divisions,
            divided.count(),
            of(Level::Township).count(),
        ),
        (
            Step::Households,
            lived_in.count(),
            of(Level::Village).count(),
        ),
        (
            Step::Leaders,
            neighborhoods()
                .filter(|unit| led.contains(&unit.id))
                .count(),
            neighborhoods().count(),
        ),
        (Step::Sizes, fits.count(), neighborhoods().count()),
        (Step::Chats, chats, households.len()),
        (Step::Cards, cards, households.len()),
        (Step::Rules, every::<Obligation>(store).len(), 3),
        (Step::Users, staffed.count(), places().count()),
        (Step::Backup, copied.into(), 1),
    ]
}

#[test]
fn each_line_is_what_the_records_come_to() {
    for (store, done) in [(bare(), 0), (stocked(), 3), (staffed(), 2), (open(), 9)] {
        let registrar = Registrar::whole(store.clone(), boss(), Book::Real, Clock::held(TODAY));
        let desk = registrar.expect("opens").desk();
        let told = report::steps(&desk);
        let figures = told
            .iter()
            .map(|one| (one.step, one.n as usize, one.of as usize));
        assert_eq!(figures.collect::<Vec<_>>(), apart(&store));
        assert_eq!(told.iter().filter(|one| one.is_done()).count(), done);
        assert_eq!(report::is_open(&desk), done == 9);
        assert_eq!(report::opening(&desk).rows.is_empty(), done == 9);
    }
}

#[test]
fn a_copy_grows_old_and_what_comes_undone_stands_there_again() {
    let store = open();
    let stands = |days: u64| {
        let clock = Clock::held(TODAY + Days::new(days));
        let registrar = Registrar::whole(store.clone(), boss(), Book::Real, clock);
        report::is_open(&registrar.expect("opens").desk())
    };
    let fresh = FRESH.unsigned_abs();
    assert!(stands(0) && stands(fresh) && !stands(fresh + 1));
    let mut stage = Stage::real(&store, Some(boss()));
    stage.hides("开县清单").press("1").hides("开县清单");
    stage.press("space").hides("开县清单").press("esc");
    stage.press("g o").shows("没有要做的");
    stage.submit(add_household(0, NEIGHBORHOODS[0], "新户"));
    stage.press("1").shows("已完成 7/9");
    stage.press("space").shows("开县清单");
}

#[test]
fn a_new_county_begins_with_the_list_and_each_line_leads_to_where_it_is_done() {
    let mut stage = Stage::real(&bare(), None);
    assert!(stage.on::<Opening>().is_some(), "{}", stage.screen());
    for (cols, rows) in [(80, 24), (120, 40)] {
        for words in [
            "已完成 0/9",
            "1 个村中 0 个有户",
            "导入名册：import households",
            "还没有备份过",
            "backup --keep 7d,4w,12m",
        ] {
            stage.sized(cols, rows).shows(words);
        }
    }
    stage.onto("微信群").press("enter");
    assert!(stage.on::<Tree>().is_some());
    stage.press("H");
    stage.onto("邻长").press("enter");
    assert!(stage.on::<List>().is_some());
    stage.press("esc").onto("用户").press("enter");
    assert!(stage.on::<Users>().is_some());
    stage.shows("user add 登录名").press("esc");
    stage.onto("培训要求").press("enter");
    assert!(stage.dialog::<Settings>().is_some());
    stage.press("esc").onto("备份").press("enter");
    stage.shows("sanzhang backup --keep 7d,4w,12m 文件夹");
    stage.onto("个有户").press("enter");
    assert!(stage.dialog::<Import>().is_some());
    stage.press("esc f7");
    stage
        .shows("0 of 9 done")
        .shows("import households roster.csv");
    // The page of the county leads there, too.
    stage.press("f7 2").shows("已完成 0/9");
    stage.press("1").onto("已完成 0/9").press("enter");
    assert!(stage.on::<Opening>().is_some());
}

#[test]
fn nobody_is_shown_what_they_can_do_nothing_about() {
    let store = staffed();
    let steps = |role| {
        let registrar =
            Registrar::whole(store.clone(), hand_of(role), Book::Real, Clock::held(TODAY));
        let steps = report::steps(&registrar.expect("opens").desk());
        steps
            .into_iter()
            .map(|stood| stood.step)
            .collect::<Vec<_>>()
    };
    let own = [
        Step::Households,
        Step::Leaders,
        Step::Sizes,
        Step::Chats,
        Step::Cards,
    ];
    assert_eq!(steps(Role::Viewer), []);
    assert_eq!(steps(Role::Village), own);
    assert_eq!(steps(Role::Township), own);
    assert_eq!(steps(Role::County).len(), 7);
    assert_eq!(steps(Role::Administrator).len(), 9);
    let mut stage = Stage::real(&store, Some(hand_of(Role::Viewer)));
    assert!(stage.on::<Tree>().is_some());
    stage.press("g o").shows("没有要做的");
}

#[test]
fn the_shell_prints_it_and_a_backup_ticks_it() {
    let shell = Shell::with_two_households();
    let told = shell.run("list opening --format json").json();
    let row = |told: &serde_json::Value, step: &str| {
        let rows = told.as_array().expect("rows").iter();
        rows.clone()
            .find(|row| row["step"] == step)
            .expect("a line")
            .clone()
    };
    let homes = row(&told, "households");
    assert_eq!(
        (&homes["n"], &homes["of"], &homes["done"]),
        (&2.into(), &4.into(), &false.into())
    );
    assert_eq!(row(&told, "backup")["done"], false);
    let words = shell.run("list 开县清单").ok().out;
    assert!(
        words.contains("4 个村中 2 个有户") && words.contains("import households"),
        "{words}"
    );
    let copy = shown(&shell.path("copy"));
    shell.run(&format!("backup {copy}")).ok();
    let told = shell.run("list opening --format json").json();
    assert_eq!(row(&told, "backup")["done"], true, "{told}");
    let demo = shell
        .run("--lang en list opening --demo --size village")
        .ok()
        .out;
    assert!(demo.contains("rehearsal"), "{demo}");
}

#[test]
fn the_list_of_users_tells_who_never_signed_in_and_is_filtered_by_it() {
    let store = staffed();
    let at = Clock::held(TODAY).now();
    store.marks().set(Mark::SignedIn("cun"), at).expect("dated");
    let mut stage = Stage::real(&store, Some(hand_of(Role::Administrator)));
    for (cols, rows) in [(80, 24), (120, 40)] {
        stage.sized(cols, rows).press("g u");
        assert!(stage.on::<Users>().is_some());
        stage.shows("从未登录").shows("cun先生").shows("2024-04-07");
        stage.press("f").type_("从未").press("enter");
        stage
            .hides("cun先生")
            .shows("kan先生")
            .press("f")
            .press("^u enter esc");
    }
    stage.press("g u f7").shows("never signed in");
    let mut stage = Stage::real(&store, Some(hand_of(Role::Viewer)));
    stage.press("g u").shows("kan先生").hides("guan先生");
}
