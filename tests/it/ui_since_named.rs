//! The day since when a change holds, named in forms.

use chrono::{Days, NaiveDate};
use sanzhang::{
    domain::{HouseholdId, HouseholdState},
    ui::registry::route::Registry,
};

use crate::support::stage::Stage;

fn ago(stage: &Stage, days: u64) -> NaiveDate {
    stage.model().desk.today() - Days::new(days)
}

fn household(stage: &Stage, id: HouseholdId) -> sanzhang::domain::Household {
    let held = stage.model().desk.county().household(id);
    held.expect("there").record
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
}
