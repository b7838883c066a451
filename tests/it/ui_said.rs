//! What forms and questions say of other records: a post left vacant, a leader who still serves, a phone that stays.

use sanzhang::{
    domain::{HouseholdId, Person, UnitId, mask_phone},
    register::Node,
    ui::Effect,
};

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

#[track_caller]
fn field(stage: &mut Stage, label: &str) {
    for _ in 0..40 {
        let (_, y) = stage.caret().expect("a field");
        if stage.line(y.into()).contains(label) {
            return;
        }
        stage.press("tab");
    }
    panic!("no field {label}");
}

#[test]
fn a_term_corrected_into_the_future_says_that_the_post_is_vacant_until_then() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (name, _) = leader(&stage, unit);
    stage.press("t ^u").type_("2024-05-01").press("tab");
    stage.shows("2024-05-01 之前这个岗位空缺").press("^s");
    stage.press("4");
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
fn a_phone_changed_in_one_place_says_that_it_stays_in_the_other() {
    let mut stage = Stage::village();
    let county = stage.model().desk.county();
    let root = stage.model().desk.root().expect("a county");
    let home = |person: &Person| {
        let home = county.household(person.fields.household?)?.record;
        let own = home.fields.contacts.first()?.phone == person.fields.phone;
        let linked = home.fields.head_person == Some(person.id);
        (own && linked && !person.fields.phone.is_empty()).then_some(home)
    };
    let posts = county.posts(root);
    let mut found = posts.iter().map(|post| &post.person.record);
    let person = found
        .find(|person| home(person).is_some())
        .expect("a leader who is a head");
    let (name, phone) = (person.fields.name.clone(), person.fields.phone.clone());
    let home = home(person).expect("just found");
    let end = mask_phone(&phone)
        .split('*')
        .next_back()
        .unwrap_or_default()
        .to_owned();
    stage.press("8").onto(&name).press("e");
    field(&mut stage, "电话");
    stage.press("^u").type_("13800001111").press("tab");
    stage.shows(&format!("{name} 户的联系电话尾号仍是 {end}"));
    stage.press("esc right enter g u");
    let unit = Node::Household(home.id);
    stage.open(|_| vec![Effect::Jump(unit)]).press("e");
    field(&mut stage, "联系人1电话");
    stage.press("^u").type_("13800001111").press("tab");
    stage.shows(&format!("人员册中 {name} 的电话尾号仍是 {end}"));
}

#[test]
fn the_tree_is_there_again_as_it_was_left() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let crumb = stage.line(0);
    for list in ["4", "9", "8"] {
        stage.press(list).press("1");
        assert_eq!(stage.line(0), crumb, "after {list}");
    }
    assert!(stage.model().desk.county().is_live(unit));
}
