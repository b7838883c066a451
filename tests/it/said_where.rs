//! What was done says where, and old and new: on the notice, in the journal, on the page, when it is undone.

use sanzhang::{
    domain::{Command, HouseholdCommand, HouseholdFields, HouseholdId, UnitId},
    i18n::{Lang, Say},
    ui::registry::tree::Tree,
};

use crate::support::stage::Stage;

/// The first household of the first neighborhood, and where it stands.
fn household(stage: &mut Stage) -> (UnitId, HouseholdId) {
    let unit = stage.walk_to_neighborhood();
    stage.press("l j");
    let tree = stage.on::<Tree>().and_then(Tree::node);
    let id = tree.and_then(sanzhang::register::Node::household);
    (unit, id.expect("a household"))
}

fn edited(stage: &mut Stage, id: HouseholdId, change: impl FnOnce(&mut HouseholdFields)) -> String {
    let command = stage.model().desk.editing(id, change).expect("something");
    let entry = stage.submit(command).entry;
    entry.deed.say(Lang::Zh).into_owned()
}

#[test]
fn one_field_is_told_with_its_place_and_old_and_new_wherever_it_is_read() {
    let mut stage = Stage::village();
    let (_, id) = household(&mut stage);
    let told = edited(&mut stage, id, |fields| fields.people = 9);
    assert!(
        told.contains(" 户：人口 ") && told.contains("（沙坪村第1片1组第1邻）"),
        "{told}"
    );
    assert!(told.ends_with(" → 9（沙坪村第1片1组第1邻）"), "{told}");
    stage
        .press("g j")
        .shows(" → 9")
        .shows("（沙坪村第1片1组第1邻）");
    stage
        .translated()
        .shows(": People ")
        .shows("(沙坪村第1片1组第1邻)");
    stage
        .translated()
        .press("esc u")
        .shows("已撤销：修改了")
        .shows(" → 9");
    // On the page it is told once.
    let page = stage.screen();
    assert!(page.contains("人口 "), "{page}");
    assert!(!page.contains("→ 9：人口"), "{page}");
}

#[test]
fn two_fields_are_told_with_their_values_and_more_by_name_and_number() {
    let mut stage = Stage::village();
    let (_, id) = household(&mut stage);
    let two = edited(&mut stage, id, |fields| {
        fields.people = 9;
        fields.in_chat = !fields.in_chat;
    });
    assert!(
        two.contains(" → 9，") && two.matches('→').count() == 2,
        "{two}"
    );
    let many = edited(&mut stage, id, |fields| {
        fields.people = 3;
        fields.in_chat = !fields.in_chat;
        fields.address.text = "桥头1号".to_owned();
    });
    assert!(
        many.contains("，共 3 项（") && !many.contains('→'),
        "{many}"
    );
}

#[test]
fn phones_are_masked_and_notes_and_care_are_not_told() {
    let mut stage = Stage::village();
    let (_, id) = household(&mut stage);
    let phone = edited(&mut stage, id, |fields| {
        fields.contacts[0].phone = "13907461234".to_owned();
    });
    assert!(!phone.contains("13907461234"), "{phone}");
    assert!(phone.contains("1234"), "{phone}");
    let note = edited(&mut stage, id, |fields| fields.note = "肺病在家".to_owned());
    assert!(
        note.ends_with("：备注（沙坪村第1片1组第1邻）") && !note.contains("肺病"),
        "{note}"
    );
    let care = stage.model().desk.county().care()[0].record.id;
    let day = stage.model().desk.today();
    let told = edited(&mut stage, id, |fields| fields.begin_care(care, day));
    assert!(told.ends_with('）') && !told.contains('：'), "{told}");
    let entry = serde_json::to_string(&stage.deeds()[1].0).expect("plain");
    assert!(!entry.contains("肺病"), "{entry}");
}

#[test]
fn what_comes_moves_and_goes_says_where() {
    let mut stage = Stage::village();
    let (unit, id) = household(&mut stage);
    let row = |stage: &Stage| {
        stage
            .model()
            .desk
            .county()
            .household_row(id)
            .expect("one")
            .version
    };
    let said = |stage: &mut Stage, command: HouseholdCommand| {
        let entry = stage.submit(Command::Household(command)).entry;
        entry.deed.say(Lang::Zh).into_owned()
    };
    let fields = HouseholdFields {
        head: "黄桂兰".to_owned(),
        people: 3,
        ..HouseholdFields::default()
    };
    let added = HouseholdCommand::Add {
        id: HouseholdId::promised(0),
        neighborhood: unit,
        number: None,
        fields: Box::new(fields),
    };
    let told = said(&mut stage, added);
    assert_eq!(told, "新增了 黄桂兰 户（沙坪村第1片1组第1邻）");
    let head = HouseholdCommand::NewHead {
        id,
        base: row(&stage),
        head: "新当家".to_owned(),
        person: None,
    };
    let told = said(&mut stage, head);
    assert!(told.starts_with("新当家 户换了户主，原为 "), "{told}");
    let number = HouseholdCommand::Renumber {
        id,
        base: row(&stage),
        number: 77,
    };
    let told = said(&mut stage, number);
    assert!(
        told.contains("户序号 ") && told.ends_with(" → 77（沙坪村第1片1组第1邻）"),
        "{told}"
    );
    let sibling = stage
        .model()
        .desk
        .county()
        .parent(sanzhang::register::Node::Unit(unit));
    let sibling = stage
        .model()
        .desk
        .county()
        .children(sibling.expect("a group"))[1];
    let moved = HouseholdCommand::Move {
        id,
        base: row(&stage),
        to: sibling,
    };
    let told = said(&mut stage, moved);
    assert_eq!(told, "把 新当家 户从 第1邻 调整到 沙坪村第1片1组第2邻");
    let gone = HouseholdCommand::Deregister {
        id,
        base: row(&stage),
    };
    let told = said(&mut stage, gone);
    assert_eq!(told, "新当家 户已销户（沙坪村第1片1组第2邻）");
}

#[test]
fn in_the_household_form_people_phone_and_care_come_before_what_stands_empty() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("a");
    let screen = stage.screen();
    let place = |word: &str| {
        let at = screen.lines().position(|line| line.contains(word));
        at.unwrap_or_else(|| panic!("{word} is not there\n{screen}"))
    };
    let order = ["户主*", "人口*", "联系人1电话", "重点户类别"];
    assert!(order.map(place).is_sorted(), "{screen}");
    stage.sized(80, 24);
    // The three tabs after the phone and whether somebody is away.
    stage.type_("赵样新").press("tab").type_("3");
    stage.press("tab tab tab").type_("13907461234");
    stage.press("tab tab").press("space").shows("照看");
    stage.press("^s").shows("新增了 赵样新 户");
}
