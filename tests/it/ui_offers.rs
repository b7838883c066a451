//! What a role may not do is offered nowhere, and its key says so at once.

use sanzhang::{
    domain::{
        Command, Rectification, RectificationCommand, RectificationFields, RectificationId, Right,
        Role, SiteCommand, TrainingCommand, TrainingId, UnitId,
    },
    keymap::{Action, Change, Site as Do},
    store::Store,
    ui::{site::route::Site, training::route::Training},
};

use crate::support::{
    county::today,
    stage::Stage,
    users::{HERE, apply_as, hand_of, plan, staffed},
    walk::Walk,
};

const TOWN: UnitId = UnitId(2);

fn stage(store: &Store, role: Role) -> Stage {
    Stage::signed(store, hand_of(role))
}

#[test]
fn townships_and_villages_are_offered_for_change_to_the_county_alone() {
    let store = staffed();
    let mut town = stage(&store, Role::Township);
    let foot = town.foot();
    assert!(!foot.contains("新增"), "{foot}");
    town.press("a").shows("乡镇级用户不能").press("esc");
    // In a village it adds sections; of the village itself it says whom to call.
    town.press("l j");
    assert!(town.foot().contains("a 新增"), "{}", town.foot());
    town.press("e").shows("联系人1").hides("简称").press("esc");
    for key in ["D", "m", "J"] {
        town.press(key).shows("乡镇级用户不能").press("esc");
    }
    town.press("space").hides("销户").hides("拿起").press("esc");
    town.press("l j").press("e").shows("修改 ").press("esc");
    let mut village = stage(&store, Role::Village);
    assert!(village.foot().contains("a 新增"), "{}", village.foot());
    village
        .press("e")
        .shows("联系人1")
        .hides("简称")
        .press("esc");
    village.press("a").shows("新增片").press("esc");
    let mut county = stage(&store, Role::County);
    county.press("l j");
    assert!(county.foot().contains("e 修改"), "{}", county.foot());
    county.press("e").hides("不能");
}

#[test]
fn a_session_above_the_area_is_seen_and_not_changed() {
    let store = staffed();
    let hand = hand_of(Role::Township);
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
fn a_site_offers_what_the_right_of_each_deed_allows() {
    let store = staffed();
    let found = RectificationId(1);
    let mends = |command| Command::Site(SiteCommand::Rectification(command));
    let raise = mends(RectificationCommand::Raise {
        id: RectificationId::promised(0),
        site: HERE.site,
        inspection: None,
        item: None,
        fields: RectificationFields {
            what: "漏登".to_owned(),
            owner: String::new(),
            since: today(),
            due: today(),
        },
    });
    apply_as(&store, &hand_of(Role::Township), raise).expect("raised");
    let offered = |role, action: Action| {
        let mut stage = stage(&store, role);
        stage.visit(Site::page(HERE.site));
        let offers = Walk::offers(stage.model());
        let offer = offers.get(action).expect("known here").clone();
        let open = offer.is_open(&stage.model().at());
        (open, offer.rights)
    };
    // Whoever verifies raises it; the village says that it is done; whoever verifies confirms.
    let verify = &[Right::VerifiedScore][..];
    assert_eq!(offered(Role::Village, Do::Rectify.into()), (false, verify));
    assert_eq!(offered(Role::Township, Do::Rectify.into()), (true, verify));
    assert_eq!(
        offered(Role::Village, Change::Edit.into()).1,
        [Right::Sites]
    );
    let put_right = || offered(Role::Village, Do::Done.into());
    assert_eq!(put_right(), (true, &[Right::SelfScore][..]));
    let held = store.read().expect("read").get::<Rectification>(found);
    let done = mends(RectificationCommand::Done {
        id: found,
        base: held.expect("read").expect("there").version,
        on: today(),
        note: String::new(),
    });
    apply_as(&store, &hand_of(Role::Village), done).expect("done");
    assert_eq!(put_right(), (false, verify));
    // What is taken back may have asked any right that changes something.
    for right in [Right::VerifiedScore, Right::RollCall, Right::Rules] {
        let (open, rights) = offered(Role::Village, Change::Undo.into());
        assert!(open && rights.contains(&right), "{rights:?}");
    }
    assert!(!offered(Role::Viewer, Change::Undo.into()).0);
    let mut village = stage(&store, Role::Village);
    village
        .visit(Site::page(HERE.site))
        .press("r")
        .shows("不能示范点考核评分");
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
