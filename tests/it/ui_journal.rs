//! The journal at the screen: what an entry touched, and taking one back.

use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::{
        CareCommand, CareId, Command, Hand, Kind, Right, Role, UnitId, User, UserId, UserRefusal,
    },
    i18n::{Lang, Say},
    store::StoreError,
    ui::{Answer, Event},
};

use crate::support::{
    county::{add_household, today},
    stage::Stage,
    users::{FAR, HERE, apply_as, edit, plan, signed, staffed, user_fields},
};

#[test]
fn an_entry_says_which_records_and_which_fields_it_changed() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j e");
    stage.press("^u").type_("黄某某").press("^s");
    stage.press("g j j").press("k").shows("黄某某");
    stage.press("enter").shows("号操作").shows("户主");
    let entry = stage.screen();
    let line = entry
        .lines()
        .find(|line| line.contains("黄某某  "))
        .expect("the household");
    assert!(line.contains("第1邻"), "{entry}");
    // From there it is taken back.
    stage.press("u").shows("撤销").press("y").press("g j");
    stage.press("enter").shows("已撤销：").press("esc");
    assert!(!stage.screen().contains("号操作"));
}

#[test]
fn who_may_change_nothing_reads_entries_and_is_asked_nothing() {
    let store = staffed();
    for (place, head) in [(HERE, "新户甲"), (FAR, "新户乙")] {
        let add = add_household(0, place.neighborhood, head);
        apply_as(&store, &signed(4, Role::County), add).expect("added");
    }
    let viewer = Hand {
        who: "kan先生".to_owned(),
        area: Some(UnitId(2)),
        ..signed(5, Role::Viewer)
    };
    let mut stage = Stage::signed(&store, viewer);
    stage
        .press("g j")
        .shows("新户甲")
        .hides("新户乙")
        .hides("撤销");
    stage
        .press("enter")
        .shows("号操作")
        .shows("新增")
        .hides("撤销");
    stage.press("u").shows("查看员").hides("要撤销");
    stage.press("esc u").shows("查看员").hides("要撤销");
}

#[test]
fn a_sentence_that_is_too_long_for_the_foot_takes_a_second_line() {
    let store = staffed();
    let hand = Hand {
        area: Some(UnitId(2)),
        ..signed(5, Role::Viewer)
    };
    let mut stage = Stage::signed(&store, hand);
    let said = UserRefusal::NoRight {
        role: Role::Viewer,
        right: Right::Divisions,
    };
    stage.sized(80, 24).press("f7 e");
    let screen = stage.screen();
    let foot: Vec<&str> = screen
        .lines()
        .rev()
        .skip(1)
        .take(2)
        .map(str::trim)
        .collect();
    let whole = format!("{} {}", foot[1], foot[0]);
    assert_eq!(whole, said.say(Lang::En), "{screen}");
    // It stands until the next key.
    stage.press("j");
    assert!(
        stage
            .screen()
            .lines()
            .nth(22)
            .expect("the frame")
            .starts_with('└')
    );
}

#[test]
fn what_could_not_be_read_is_not_said_to_be_empty() {
    for keys in ["g p", "g w", "g j", "enter"] {
        let mut stage = Stage::village();
        if keys == "enter" {
            stage.submit(Command::Care(CareCommand::Add {
                id: CareId::promised(0),
                name: "新类别".to_owned(),
            }));
            stage.press("g j");
        }
        stage.hold().press(keys).shows("正在准备");
        let failed = Answer::Failed(StoreError::Stalled);
        stage
            .send(Event::Told(failed))
            .shows("没有读到")
            .hides("正在准备");
    }
}

#[test]
fn whoever_gets_another_area_reads_nothing_more_of_the_first() {
    let store = staffed();
    let (near, far) = (UnitId(2), UnitId(13));
    let zhen = |area| Hand {
        who: "zhen先生".to_owned(),
        area: Some(area),
        ..signed(3, Role::Township)
    };
    let mut last = None;
    for command in [
        plan(HERE.village),
        add_household(0, HERE.neighborhood, "新户甲"),
    ] {
        last = Some(apply_as(&store, &zhen(near), command).expect("done"));
    }
    let mut stage = Stage::signed(&store, zhen(near));
    stage.press("g j").shows("新户甲").shows("安排了培训");

    let fields = user_fields("zhen", Role::Township, Some(far));
    let user = store.read().expect("reading").get::<User>(UserId(3));
    let version = user.expect("read").expect("a user").version;
    let moved = edit(UserId(3), version, fields);
    apply_as(&store, &signed(1, Role::Administrator), moved).expect("moved");
    let mut stage = Stage::signed(&store, zhen(far));
    stage.press("g j").shows("操作日志").hides("新户甲");
    // Of the lines all are others'; the name is in the top line alone.
    assert_eq!(stage.screen().matches("zhen先生").count(), 1);
    let clock = Clock::On(today());
    let registrar = Registrar::whole(store.clone(), zhen(far), Book::Real, clock).expect("opened");
    let number = last.expect("three of them").entry.number;
    assert_eq!(registrar.touched(number).expect("read"), []);
    let past = registrar.history(Kind::Unit, HERE.neighborhood.0, 30);
    assert!(past.expect("read").is_empty());
}

#[test]
fn far_down_the_cursor_stays_on_its_entry_when_others_save() {
    let store = staffed();
    for n in 0..620 {
        let add = CareCommand::Add {
            id: CareId::promised(0),
            name: format!("类别{n}"),
        };
        apply_as(&store, &signed(1, Role::Administrator), Command::Care(add)).expect("added");
    }
    let mut stage = Stage::signed(&store, signed(1, Role::Administrator));
    stage.press("g j G G");
    let here = |stage: &Stage| {
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.contains('▸'));
        line.map(|line| line.replace(' ', ""))
    };
    let before = here(&stage);
    assert!(before.is_some(), "{}", stage.screen());
    let add = CareCommand::Add {
        id: CareId::promised(0),
        name: "又一类".to_owned(),
    };
    apply_as(&store, &signed(4, Role::County), Command::Care(add)).expect("added");
    stage.advance(std::time::Duration::from_secs(2));
    assert_eq!(here(&stage), before, "{}", stage.screen());
    stage.press("g g").shows("又一类");
}
