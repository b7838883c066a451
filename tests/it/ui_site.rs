//! The page of a site and its forms: a site is added where the cursor was, moved on, and what is wrong is put right.

use sanzhang::{
    domain::{By, SiteId, UnitId},
    keymap::Context,
    register::{Node, SiteFile},
    ui::Effect,
};

use crate::support::{
    board::{bare, fourteen, inspected, village, wrong},
    stage::Stage,
};

fn file(stage: &Stage, n: u32) -> std::sync::Arc<SiteFile> {
    let desk = &stage.model().desk;
    desk.county()
        .sites()
        .get(SiteId(n))
        .expect("a site")
        .clone()
}

#[test]
fn a_site_is_added_where_the_cursor_was() {
    let mut stage = bare();
    // The second village of the first town.
    let second = UnitId(village(0).0 + 1);
    stage.open(|_| vec![Effect::Jump(Node::Unit(second))]);
    stage
        .press("g d a")
        .shows("新增示范点")
        .shows("第0镇/第0乙村");
    stage
        .press("^s")
        .shows("第0乙村")
        .shows("选点")
        .shows("点 1");
    // The first village of the same town is refused, and the form says why.
    stage.press("a ^u").type_("第0镇/第0甲村").press("^s");
    stage.shows("第0镇已有示范点“第0乙村”");
    stage
        .press("^u")
        .type_("没有的村")
        .press("^s")
        .shows("没有的村");
    assert_eq!(stage.model().context(), Context::Form);
    stage.press("^x");
    stage.press("u").shows("还没有示范点。");
}

#[test]
fn initials_find_the_village_of_a_new_site_and_of_one_in_its_place() {
    let mut stage = bare();
    stage.press("g d a").type_("d3y").shows("第3镇");
    stage.press("enter").shows("第3镇/第3乙村").press("^s");
    stage.shows("第3乙村").hides("新增示范点");
    // Of those that match, the villages of the same township come first.
    stage.press("p y").type_("jc").press("enter");
    stage.shows("第3镇/第3甲村");
    stage.type_("整村搬迁").press("^s");
    stage.shows("第3乙村已不在这里");
    stage.press("j").shows("第3甲村").hides("第3乙村");
}

#[test]
fn the_page_tells_everything_and_comes_back() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 60, &[(1, 2), (2, 0), (3, 95)]);
    inspected(&mut stage, 0, By::Verifier, 5, &[(2, 3), (6, 2)]);
    wrong(&mut stage, 0, "台账不全", -5);
    stage.press("g d enter");
    assert_eq!(stage.model().context(), Context::Site);
    for words in [
        "样县 › 示范创建 › 第0甲村",
        "创建中",
        "组织",
        "合格线 6",
        "历次检查",
        "60 天前检查",
        "-1",
        "最容易得的分",
        "限 ",
        "! 逾期 ",
        "台账不全",
        "雷主任",
    ] {
        stage.shows(words);
    }
    stage.press("esc");
    assert_eq!(stage.model().context(), Context::Board);
}

#[test]
fn a_stage_says_what_it_demands_and_lets_the_county_decide() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 5, &[(1, 2), (6, 2)]);
    stage
        .press("g d enter t")
        .shows("变更创建阶段")
        .shows("自查");
    // Two on: to be named a site, points are demanded.
    stage.press("^n ^n").shows("未达到").shows("(!组织)");
    stage.press("^s").shows("达标命名  2024");
    assert_eq!(file(&stage, 1).site.record.fields.stages.len(), 2);
    stage.press("u");
    assert_eq!(file(&stage, 1).site.record.fields.stages.len(), 1);
}

#[test]
fn what_is_wrong_is_raised_done_and_confirmed() {
    let mut stage = fourteen();
    stage.press("g d enter r").shows("整改");
    stage
        .type_("公示栏没有更新")
        .press("enter")
        .type_("盘主任")
        .press("^s");
    stage.shows("公示栏没有更新").shows("整改中");
    stage
        .press("d")
        .shows("整改完成：公示栏没有更新")
        .press("^s")
        .shows("已整改待确认");
    stage
        .press("d")
        .shows("确认整改")
        .press("^s")
        .shows("已确认");
    stage.press("d").shows("没有等着整改的事项");
    assert_eq!(file(&stage, 1).rectifications.len(), 1);
}

#[test]
fn replacing_asks_first_and_keeps_the_file() {
    let mut stage = fourteen();
    stage.press("g d p").shows("要把示范点“第0甲村”换成");
    assert_eq!(stage.model().context(), Context::Confirm);
    stage.press("y").shows("更换示范点 第0甲村");
    stage
        .type_("第0镇/第0乙村")
        .press("enter")
        .type_("整村搬迁")
        .press("^s");
    stage.press("j").shows("第0乙村").hides("第0甲村");
    assert!(!file(&stage, 1).is_current());
}

#[test]
fn a_site_is_edited() {
    let mut stage = fourteen();
    stage
        .press("g d enter e")
        .type_("党建引领")
        .press("^s")
        .shows("党建引领");
    assert_eq!(file(&stage, 1).site.record.fields.feature, "党建引领");
}

#[test]
fn another_village_for_a_site_is_looked_for_in_its_own_township() {
    use sanzhang::{domain::Level, register::Node};
    let stage = crate::support::board::fourteen();
    let desk = &stage.model().desk;
    let county = desk.county();
    let root = desk.root().expect("a county");
    let all = county.live_units(root, Level::Village);
    for file in county.sites().current() {
        let village = file.village();
        let township = county.parent(Node::Unit(village)).expect("a township");
        for other in &all {
            let (_, found) =
                desk.finds_villages((Some(village), Some(township)), &desk.short(*other));
            let below = |unit: &_| county.is_below(Node::Unit(*unit), township);
            assert!(found.iter().all(below), "{found:?}");
        }
    }
}
