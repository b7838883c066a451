//! The lists on a site's page: people, milestones, projects, linked villages and adoptions are added under their
//! heads, edited and taken out where the cursor is.

use sanzhang::{
    domain::{LinkKind, ProjectState, SiteFields, SiteId},
    keymap::Context,
};

use crate::support::{board::fourteen, stage::Stage};

fn fields(stage: &Stage) -> SiteFields {
    let desk = &stage.model().desk;
    let file = desk.county().sites().get(SiteId(1)).expect("a site");
    file.site.record.fields.clone()
}

fn page() -> Stage {
    let mut stage = fourteen();
    stage.press("g d enter");
    assert_eq!(stage.model().context(), Context::Site);
    stage
}

#[test]
fn a_project_is_added_spent_and_taken_out() {
    let mut stage = page();
    stage.onto("项目资金").press("a").shows("项目资金：第0甲村");
    stage.type_("冷库").press("enter").type_("和美乡村建设");
    stage.press("enter").type_("500,000").press("^s");
    stage.shows("和美乡村建设").shows("0/500,000");
    stage
        .onto("冷库")
        .press("e enter enter enter")
        .type_("123456789012");
    stage.press("enter").type_("3").press("^s");
    let project = fields(&stage).projects.remove(0);
    assert_eq!((project.amount, project.spent), (500_000, 123_456_789_012));
    assert_eq!(project.state, ProjectState::Running);
    stage.press("u");
    assert_eq!(fields(&stage).projects[0].state, ProjectState::Applied);
    stage.onto("冷库").press("D");
    assert!(fields(&stage).projects.is_empty());
    stage.press("u").shows("冷库");
}

#[test]
fn what_is_no_sum_of_money_is_said_at_its_field() {
    let mut stage = page();
    stage.onto("项目资金").press("a").type_("冷库");
    stage.press("enter enter").type_("不少").press("^s");
    assert_eq!(stage.model().context(), Context::Form);
    assert!(fields(&stage).projects.is_empty());
    stage.press("^u").type_("五十万").press("^s");
    assert_eq!(fields(&stage).projects[0].amount, 500_000);
}

#[test]
fn a_milestone_is_planned_and_reached() {
    let mut stage = page();
    stage.onto("时间节点").press("a").type_("方案定稿");
    stage.press("enter").type_("2024-01-31").press("^s");
    stage.shows("! 逾期 67 天  方案定稿");
    stage.onto("方案定稿").press("enter enter enter");
    // Tomorrow nothing has been reached yet.
    stage.type_("2031-01-01").press("^s");
    assert_eq!(stage.model().context(), Context::Form);
    stage.press("^u").type_("2024-01-30").press("^s");
    stage.hides("逾期").shows("2024-01-30");
    assert!(fields(&stage).milestones[0].done.is_some());
}

#[test]
fn villages_are_linked_and_take_over_by_their_initials() {
    let mut stage = page();
    stage.onto("示范线（片）村").press("a");
    stage.type_("d3y").press("enter");
    stage.press("enter").type_("S322").press("^s");
    stage.shows("第3乙村").shows("S322");
    let link = fields(&stage).links.remove(0);
    assert_eq!((link.kind, link.name.as_str()), (LinkKind::Line, "S322"));
    stage.onto("推广村").press("a");
    stage
        .type_("第4乙")
        .press("enter enter")
        .type_("积分超市")
        .press("enter");
    stage.type_("镇组织委员").press("^s");
    stage.shows("第4乙村").shows("积分超市").shows("镇组织委员");
    // A village is no neighbour to itself.
    stage.onto("示范线（片）村").press("a").type_("第0甲");
    stage.press("enter").press("^u").type_("没有").press("^s");
    assert_eq!(stage.model().context(), Context::Form);
    stage.press("^x");
    stage.onto("S322").press("D").hides("S322");
    stage.press("u").shows("S322");
}

#[test]
fn people_responsible_stand_on_the_page_and_the_county_leader_in_the_register() {
    let mut stage = page();
    stage.onto("村责任人").press("e").type_("雷书记");
    stage.press("enter").type_("唐镇长").press("^s");
    stage.shows("雷书记").shows("唐镇长");
    stage.onto("联点县级领导").press("a").type_("盘志强");
    stage.press("enter").type_("副县长").press("^s");
    stage.shows("盘志强 副县长");
    let sites = stage.model().desk.county().sites().officials().len();
    assert_eq!((sites, fields(&stage).official.is_some()), (1, true));
    // Taken off the site, the leader stays in the register and is offered again.
    stage.onto("盘志强").press("D").hides("盘志强");
    assert_eq!(stage.model().desk.county().sites().officials().len(), 1);
    stage.onto("联点县级领导").press("e").shows("盘志强");
    stage.press("^x");
    stage.press("u").shows("盘志强 副县长");
    stage.press("u");
    assert!(fields(&stage).official.is_none());
}

#[test]
fn a_row_that_moved_is_still_the_row_that_is_edited() {
    let mut stage = page();
    for (name, due) in [("验收", "2024-12-01"), ("自查", "2024-11-01")] {
        stage.onto("时间节点").press("a").type_(name);
        stage.press("enter").type_(due).press("^s");
    }
    let names: Vec<String> = fields(&stage)
        .milestones
        .into_iter()
        .map(|m| m.name)
        .collect();
    assert_eq!(names, ["自查", "验收"]);
    stage
        .onto("验收")
        .press("e ^u")
        .type_("县级验收")
        .press("^s");
    stage.onto("自查").press("D");
    let names: Vec<String> = fields(&stage)
        .milestones
        .into_iter()
        .map(|m| m.name)
        .collect();
    assert_eq!(names, ["县级验收"]);
    // Away from the lists `a` adds nothing.
    stage.press("g g a");
    assert_eq!(stage.model().context(), Context::Site);
}
