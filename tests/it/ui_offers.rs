//! What a role may not do is offered nowhere, and its key says so at once.

use sanzhang::{
    domain::{Command, Hand, Role, TrainingCommand, TrainingId, UnitId},
    store::Store,
    ui::training::route::Training,
};

use crate::support::{
    stage::Stage,
    users::{HERE, apply_as, plan, signed, staffed},
};

const TOWN: UnitId = UnitId(2);

fn stage(store: &Store, role: Role) -> Stage {
    let (user, area) = match role {
        Role::Village => (2, Some(HERE.village)),
        Role::Township => (3, Some(TOWN)),
        Role::County => (4, None),
        _ => (5, Some(TOWN)),
    };
    let hand = Hand {
        area,
        ..signed(user, role)
    };
    Stage::signed(store, hand)
}

#[test]
fn townships_and_villages_are_offered_for_change_to_the_county_alone() {
    let store = staffed();
    let mut town = stage(&store, Role::Township);
    let foot = town.foot();
    assert!(!foot.contains("新增") && !foot.contains("修改"), "{foot}");
    for key in ["a", "e"] {
        town.press(key).shows("乡镇级用户不能").press("esc");
    }
    // In a village it adds sections; the village itself stays as it is.
    town.press("l j");
    assert!(town.foot().contains("a 新增"), "{}", town.foot());
    assert!(!town.foot().contains("修改"), "{}", town.foot());
    for key in ["e", "D", "m", "J"] {
        town.press(key).shows("乡镇级用户不能").press("esc");
    }
    town.press("space").hides("销户").hides("拿起").press("esc");
    town.press("l j").press("e").shows("修改 ").press("esc");
    let mut village = stage(&store, Role::Village);
    assert!(village.foot().contains("a 新增"), "{}", village.foot());
    village.press("e").shows("村级用户不能").press("esc");
    village.press("a").shows("新增片").press("esc");
    let mut county = stage(&store, Role::County);
    county.press("l j");
    assert!(county.foot().contains("e 修改"), "{}", county.foot());
    county.press("e").hides("不能");
}

#[test]
fn a_session_above_the_area_is_seen_and_not_changed() {
    let store = staffed();
    let hand = signed(3, Role::Township);
    let hand = Hand {
        area: Some(TOWN),
        ..hand
    };
    apply_as(&store, &hand, plan(TOWN)).expect("planned");
    let (id, people) = (TrainingId(3), vec![HERE.person]);
    let seat = Command::Training(TrainingCommand::Assign { id, people });
    apply_as(&store, &hand, seat).expect("a seat");
    for (role, may) in [(Role::Village, false), (Role::Township, true)] {
        let mut stage = stage(&store, role);
        // From the page of whoever sits in it.
        stage.visit(Training::session(id)).shows("培训");
        assert_eq!(stage.foot().contains("r 签到"), may, "{}", stage.foot());
        stage.press("r");
        assert_eq!(stage.screen().contains("不在您负责的范围"), !may);
    }
}

#[test]
fn what_is_empty_says_how_to_begin_to_whoever_may() {
    for (role, may) in [(Role::Viewer, false), (Role::County, true)] {
        let store = staffed();
        let mut stage = stage(&store, role);
        let mut says = |keys: &str, words: &str| {
            stage.press(keys);
            assert_eq!(stage.screen().contains(words), may, "{}", stage.screen());
        };
        says("g t z z z z", "安排一场");
        says("tab enter", "安排一场");
    }
    let mut stage = stage(&staffed(), Role::Viewer);
    stage.press("g w").hides("接着填").shows("没有没写完的表单");
}

#[test]
fn whoever_signed_in_is_told_how_files_come_and_go() {
    let mut stage = stage(&staffed(), Role::County);
    stage.press("g d b w").shows("rubric export -");
    stage.type_("x.toml").press("enter");
    stage.shows("rubric export -").hides("没有权限");
}
