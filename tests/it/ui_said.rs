//! What forms and questions say of other records: a post left vacant, a leader who still serves.

use sanzhang::domain::{HouseholdId, UnitId};

use crate::support::stage::Stage;

/// The leader of the neighborhood and the household they live in.
fn leader(stage: &Stage, unit: UnitId) -> (String, HouseholdId) {
    let county = stage.model().desk.county();
    let post = county.serving(unit).expect("served");
    let fields = &post.person.record.fields;
    let home = fields.household.expect("a household");
    (fields.name.clone(), home)
}

fn onto(stage: &mut Stage, home: HouseholdId) {
    let head = stage
        .model()
        .desk
        .county()
        .household(home)
        .expect("there")
        .record
        .fields
        .head;
    stage.press("l").onto(&head);
}

#[test]
fn a_term_corrected_into_the_future_says_that_the_post_is_vacant_until_then() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (name, _) = leader(&stage, unit);
    stage.press("t ^u").type_("2024-05-01").press("tab");
    stage.shows("2024-05-01 之前这个岗位空缺").press("^s");
    stage.press("g v");
    stage.shows(&format!("{name} 2024-05-01 起任"));
}

#[test]
fn a_household_whose_leader_serves_is_not_deregistered_without_a_word() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (name, home) = leader(&stage, unit);
    onto(&mut stage, home);
    stage
        .press("D")
        .shows(&format!("{name} 现任第1邻邻长，销户后仍在任"));
    stage.press("esc");
}

#[test]
fn the_tree_is_there_again_as_it_was_left() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let crumb = stage.line(0);
    for list in ["g v", "g j", "3"] {
        stage.press(list).press("2");
        assert_eq!(stage.line(0), crumb, "after {list}");
    }
    assert!(stage.model().desk.county().is_live(unit));
}
