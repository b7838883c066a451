//! The day since when a change holds, named on the screen: in forms, and where a question is asked.

use chrono::{Days, NaiveDate};
use sanzhang::{
    domain::{HouseholdId, HouseholdState, UnitId},
    register::{Mark, Node},
    ui::registry::route::Registry,
};

use crate::support::stage::Stage;

fn live(stage: &Stage, unit: UnitId) -> HouseholdId {
    let rows = stage.model().desk.county().households_of(unit);
    let row = rows.iter().find(|row| !row.has(Mark::Retired));
    row.expect("a household").id
}

fn ago(stage: &Stage, days: u64) -> NaiveDate {
    stage.model().desk.today() - Days::new(days)
}

fn household(stage: &Stage, id: HouseholdId) -> sanzhang::domain::Household {
    let held = stage.model().desk.county().household(id);
    held.expect("there").record
}

#[test]
fn a_move_asks_for_another_day_beside_its_two_answers() {
    let mut stage = Stage::village();
    let here = stage.walk_to_neighborhood();
    let id = live(&stage, here);
    let group = stage
        .model()
        .desk
        .county()
        .parent(Node::Unit(here))
        .expect("a group");
    let there = stage.model().desk.county().children(group);
    let there = there
        .into_iter()
        .find(|unit| *unit != here)
        .expect("a neighbor");
    let day = ago(&stage, 3);
    let today = ago(&stage, 0).to_string();
    stage.visit(Registry::Move(vec![Node::Household(id)], Node::Unit(there)));
    stage
        .shows("调整到")
        .shows("改起始日")
        .press("right right enter");
    stage.shows("起始日").shows(&today).shows("户序号会重编");
    stage
        .press("^u")
        .type_(&day.to_string())
        .press("^s")
        .hides("起始日  ");
    let moved = household(&stage, id);
    assert_eq!(moved.place_on(day), Some(there));
    assert_eq!(moved.place_on(day - Days::new(1)), Some(here));
    // Before that day nothing is changed unseen; what was typed stays.
    stage.visit(Registry::Move(vec![Node::Household(id)], Node::Unit(here)));
    stage.press("right right enter").press("^u");
    stage.type_(&(day - Days::new(1)).to_string()).press("^s");
    stage
        .shows("起才是现在这样")
        .shows(&(day - Days::new(1)).to_string());
    stage.press("esc");
    assert_eq!(household(&stage, id).neighborhood, there);
}

#[test]
fn another_state_asks_since_when_and_an_old_one_does_not() {
    let mut stage = Stage::village();
    let here = stage.walk_to_neighborhood();
    let county = stage.model().desk.county();
    let ids = county.households_of(here).iter().map(|row| row.id);
    let normal = |id: &HouseholdId| {
        let record = county.household(*id).expect("there").record;
        record.retired.is_none() && record.fields.state == HouseholdState::Normal
    };
    let id = ids.into_iter().find(normal).expect("somebody at home");
    let day = ago(&stage, 5);
    stage.visit(Registry::EditHousehold(id)).hides("起始日");
    let on_state = |stage: &mut Stage| {
        let (x, y) = stage.caret().expect("a caret");
        let screen = stage.screen();
        let line = screen.lines().nth(usize::from(y)).unwrap_or_default();
        x > 40 && line.contains("状态")
    };
    for _ in 0..40 {
        if !on_state(&mut stage) {
            stage.press("tab");
        }
    }
    stage.press("right").shows("起始日");
    stage
        .press("tab tab")
        .press("^u")
        .type_(&day.to_string())
        .press("^s");
    let household = household(&stage, id);
    assert!(matches!(household.fields.state, HouseholdState::Away(_)));
    assert_eq!(household.state_since(), Some(day));
    let until = (day - Days::new(1)).to_string();
    stage
        .press("/")
        .type_(&household.fields.head)
        .press("enter");
    stage.shows("此前").shows(&format!("正常（至 {until}）"));
}
