//! Screens that nobody touches are covered and left; whoever may not sit there any more is shown out.

use std::time::Duration;

use sanzhang::{
    domain::{Command, Hand, Role, UnitId, UserCommand, UserId},
    session::Idle,
    ui::Farewell,
};

use crate::support::{
    county::add_household,
    stage::Stage,
    users::{HERE, apply_as, edit, signed, staffed, user_fields},
};

const MINUTE: Duration = Duration::from_secs(60);

/// The township's own user, at the store with one user of every role.
fn township() -> Hand {
    Hand {
        who: "zhen先生".to_owned(),
        area: Some(UnitId(2)),
        ..signed(3, Role::Township)
    }
}

#[test]
fn a_screen_nobody_touches_shows_nothing_until_two_keys_are_pressed() {
    let store = staffed();
    let mut stage = Stage::signed(&store, township());
    stage.press("l l l").press("/").type_("zhao");
    let before = stage.screen();
    stage.advance(9 * MINUTE);
    assert_eq!(stage.screen(), before);
    stage.advance(MINUTE).shows("屏幕已遮住");
    let covered = stage.screen();
    let words: String = covered.split_whitespace().collect();
    assert_eq!(words, "一段时间没有按键，屏幕已遮住。按任意键继续。");
    // What others do meanwhile is not shown either.
    let new = add_household(0, HERE.neighborhood, "新来");
    apply_as(&store, &signed(1, Role::Administrator), new).expect("added");
    stage.advance(MINUTE);
    assert_eq!(stage.screen(), covered);
    stage.press("x").shows("按 y 或回车").hides("zhao");
    stage.press("q").shows("屏幕已遮住");
    stage.press("x y").shows("zhao");
    // Neither key reached the search, and what was done meanwhile is there.
    stage.shows("› zhao ").shows("25 户");
    assert!(before.contains("24 户"), "{before}");
}

#[test]
fn an_hour_without_a_key_ends_the_sitting_and_keeps_what_was_typed() {
    let store = staffed();
    let mut stage = Stage::signed(&store, township());
    stage.walk_to_neighborhood();
    stage.press("a").type_("蒋样顺");
    stage.advance(59 * MINUTE);
    assert!(!stage.is_over());
    stage.advance(MINUTE);
    assert!(stage.is_over());
    assert_eq!(stage.model().farewell(), Some(Farewell::Idle));
    let mut again = Stage::signed(&store, township());
    again.press("g w").shows("蒋样顺");
}

#[test]
fn who_owns_the_file_is_left_alone() {
    let mut stage = Stage::village();
    stage.advance(600 * MINUTE);
    assert!(!stage.is_over());
    stage.hides("屏幕已遮住");
}

#[test]
fn who_may_not_sit_there_any_more_is_shown_out_and_loses_nothing() {
    let disable = || Command::User(UserCommand::Disable { id: UserId(3) });
    let role = |version| {
        edit(
            UserId(3),
            version,
            user_fields("zhen", Role::Viewer, Some(UnitId(2))),
        )
    };
    let area = |version| {
        let far = Some(UnitId(13));
        edit(UserId(3), version, user_fields("zhen", Role::Township, far))
    };
    for case in 0..3 {
        let store = staffed();
        let mut stage = Stage::signed(&store, township());
        stage.walk_to_neighborhood();
        stage.press("a").type_("蒋样顺");
        let held = store
            .read()
            .expect("read")
            .get::<sanzhang::domain::User>(UserId(3))
            .expect("read")
            .expect("a user");
        let command = match case {
            0 => disable(),
            1 => role(held.version),
            _ => area(held.version),
        };
        apply_as(&store, &signed(1, Role::Administrator), command).expect("changed");
        stage.advance(Duration::from_secs(1));
        assert!(stage.is_over(), "case {case}");
        assert_eq!(stage.model().farewell(), Some(Farewell::Dismissed));
        let drafts = store.drafts().list(&UserId(3).to_string()).expect("read");
        assert_eq!(drafts.len(), 1, "case {case}");
    }
    // What others are told about does not concern them.
    let store = staffed();
    let mut stage = Stage::signed(&store, township());
    let other = Command::User(UserCommand::Disable { id: UserId(4) });
    apply_as(&store, &signed(1, Role::Administrator), other).expect("changed");
    stage.advance(Duration::from_secs(1));
    assert!(!stage.is_over());
}

#[test]
fn the_server_says_when_a_screen_is_covered_and_left() {
    let store = staffed();
    let mut stage = Stage::signed(&store, township());
    stage.idle(Idle {
        cover: Some(2 * MINUTE),
        end: None,
    });
    stage.advance(MINUTE).hides("屏幕已遮住");
    stage.advance(MINUTE).shows("屏幕已遮住");
    stage.advance(600 * MINUTE);
    assert!(!stage.is_over());
}
