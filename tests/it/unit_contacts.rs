//! Whom to call in a unit: typed in its form, shown where its people must be called, masked like every phone.

use sanzhang::{
    domain::{
        Command, Hand, Held, Level, Refusal, Right, Role, Unit, UnitCommand, UnitContact,
        UnitFields, UnitId, UserRefusal,
    },
    register::Node,
    ui::Effect,
};

use super::{
    masks_hold::{phones, sits, talkative},
    support::{
        canary::OWN,
        restricted::sitter,
        shell::Shell,
        stage::Stage,
        users::{apply_as, signed},
    },
};

fn village(stage: &Stage) -> UnitId {
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    county.children(county.children(root)[0])[0]
}

/// The cursor goes there.
fn jump(stage: &mut Stage, unit: UnitId) {
    stage.open(|_| vec![Effect::Jump(Node::Unit(unit))]);
}

/// Nobody is named there yet.
fn bare() -> (Stage, UnitId) {
    let mut stage = Stage::village();
    let unit = village(&stage);
    let Held { record, version } = stage
        .model()
        .desk
        .county()
        .unit(unit)
        .cloned()
        .expect("kept");
    let mut fields = record.fields;
    if !fields.contacts.is_empty() {
        fields.contacts.clear();
        let (id, base) = (unit, version);
        stage.submit(Command::from(UnitCommand::Edit { id, base, fields }));
    }
    jump(&mut stage, unit);
    (stage, unit)
}

#[test]
fn a_contact_is_typed_in_the_form_and_shown_where_people_are_called() {
    let (mut stage, unit) = bare();
    stage.hides("联系人  ").press("e").shows("联系人1职务");
    stage
        .press("tab tab tab")
        .type_("支书")
        .press("tab")
        .type_("陈大山");
    stage.press("tab").type_("138-0000-1111").press("f2");
    stage.shows("支书  陈大山  13800001111");
    let neighborhood = stage.walk_to_neighborhood();
    stage.shows("村里联系人").shows("支书  陈大山  13800001111");
    jump(&mut stage, neighborhood);
    stage.press("l j").shows("村里联系人");
    stage
        .press("f12")
        .shows("支书  陈大山  138****1111")
        .press("f12");
    // The journal has it, and it can be taken back.
    jump(&mut stage, unit);
    stage.press("u").hides("陈大山");
    // A phone that is none is told at its field.
    stage
        .press("e tab tab tab tab")
        .type_("陈大山")
        .press("tab")
        .type_("138")
        .press("f2");
    stage.shows("联系人1电话").press("esc");
}

#[test]
fn the_command_line_sets_and_shows_them_and_masks_them_for_viewers() {
    let shell = Shell::staffed();
    let set =
        "edit 东镇/竹林村 role=支书 contact=陈六 phone=138-1234-9999 联系人2=王七 电话2=2213456";
    shell.asked("guan", set).ok();
    let page = shell.asked("li", "show 东镇/竹林村").ok().out;
    assert!(page.contains("支书  陈六  13812349999"), "{page}");
    assert!(page.contains("王七  2213456"), "{page}");
    let page = shell.asked("kan", "show 东镇/竹林村").ok().out;
    assert!(page.contains("支书  陈六  138****9999"), "{page}");
    let csv = shell.asked("li", "show 东镇/竹林村 --format csv").ok().out;
    assert!(csv.contains("contact_1") && csv.contains("陈六"), "{csv}");
    let told = shell.asked("guan", "edit 东镇/竹林村 phone=138");
    assert_eq!(told.status, 1, "{}", told.out);
    // One that is taken away leaves no gap.
    shell
        .asked("guan", "edit 东镇/竹林村 role= contact= phone=")
        .ok();
    let page = shell.asked("li", "show 东镇/竹林村").ok().out;
    assert!(page.contains("王七") && !page.contains("陈六"), "{page}");
}

#[test]
fn villages_of_the_rehearsal_have_invented_contacts_and_nobody_below_has() {
    let stage = Stage::township();
    let county = stage.model().desk.county();
    let root = county.root().expect("a county");
    let villages = county.children(county.children(root)[0]);
    let named = |unit: &&UnitId| {
        let held: &Held<Unit> = county.unit(**unit).expect("kept");
        !held.record.fields.contacts.is_empty()
    };
    let some = villages.iter().filter(named).count();
    assert!(
        some > 0 && some < villages.len(),
        "{some} of {}",
        villages.len()
    );
    let contact = UnitContact {
        name: "陈大山".to_owned(),
        ..UnitContact::default()
    };
    let fields = UnitFields {
        contacts: vec![UnitContact::default(), contact],
        ..UnitFields::default()
    };
    let kept = |level| fields.clone().cleaned(level).contacts.len();
    assert_eq!(kept(Level::Village), 1);
    assert_eq!(kept(Level::Section), 0);
}

#[test]
fn a_viewer_reads_no_phone_of_a_contact_and_the_mask_hides_it_from_everybody() {
    let store = talkative();
    let held = store.read().expect("read").get::<Unit>(OWN.unit);
    let Held { record, version } = held.expect("read").expect("there");
    let mut fields = record.fields;
    let phone = format!("{}70000009", OWN.phones);
    fields.contacts = vec![UnitContact {
        role: format!("值班{phone}"),
        name: "陈大山".to_owned(),
        phone,
    }];
    let (id, base) = (OWN.unit, version);
    let (user, role, _) = sitter(Role::County);
    let edit = UnitCommand::Edit { id, base, fields }.into();
    apply_as(&store, &signed(user, role), edit).expect("written");
    for (role, may) in [(Role::Viewer, false), (Role::Township, true)] {
        let mut stage = sits(&store, sitter(role));
        jump(&mut stage, OWN.unit);
        let page = stage.shows("陈大山").screen();
        assert_eq!(!phones(&page).is_empty(), may, "{page}");
        let text = stage.press("Y").screen();
        assert_eq!(!phones(&text).is_empty(), may, "{text}");
        stage.press("f12").shows("陈大山");
        assert_eq!(phones(&stage.screen()), Vec::<String>::new());
        stage.press("q");
        assert_eq!(phones(&stage.screen()), Vec::<String>::new());
    }
}

#[test]
fn a_list_says_whom_to_call_in_each_unit_on_the_screen_and_to_programs() {
    let shell = Shell::staffed();
    let none = shell.asked("li", "list contacts").ok().out;
    assert!(none.contains("还没有单位登记联系人"), "{none}");
    let set =
        "edit 东镇/竹林村 role=支书 contact=陈六 phone=138-1234-9999 联系人2=王七 电话2=2213456";
    shell.asked("guan", set).ok();
    for (user, phone) in [("li", "13812349999"), ("kan", "138****9999")] {
        for words in [
            "list contacts",
            "list 单位联系人 --unit 东镇 --format csv",
            "list contacts 支书 --format json",
        ] {
            let told = shell.asked(user, words).ok().out;
            assert!(
                told.contains("陈六") && told.contains(phone),
                "{words}: {told}"
            );
            assert!(told.contains("王七"), "{words}: {told}");
        }
    }
    let told = shell.asked("guan", "list contacts --unit 西镇").ok().out;
    assert!(!told.contains("陈六"), "{told}");
    // The gap of the township says whom to ring there.
    let gap = shell.asked("li", "list coverage --unit 东镇 --format csv");
    assert!(gap.ok().out.contains("支书  陈六  13812349999"));
    let (mut stage, unit) = bare();
    stage.press("g l").shows("没有单位登记联系人").press("-");
    jump(&mut stage, unit);
    stage
        .press("e tab tab tab")
        .type_("支书")
        .press("tab")
        .type_("陈大山");
    stage.press("tab").type_("13800001111").press("f2");
    stage.press("g l").shows("支书").shows("13800001111");
    stage.press("f12").hides("13800001111").press("f12");
    stage.press("enter").shows("支书  陈大山  13800001111");
}

#[test]
fn a_village_names_whom_to_call_there_and_changes_nothing_else_of_itself() {
    for role in [Role::Village, Role::Township] {
        let store = talkative();
        let mut stage = sits(&store, sitter(role));
        jump(&mut stage, OWN.unit);
        stage.press("e").shows("联系人1职务").hides("全称");
        stage.press("^u").type_("支书").press("tab ^u");
        stage.type_(role.word()).press("f2");
        stage.shows(role.word());
        let held = store.read().expect("read").get::<Unit>(OWN.unit);
        let fields = held.expect("read").expect("there").record.fields;
        assert_eq!(fields.contacts[0].name, role.word());
        assert!(fields.name.contains(OWN.sign), "{}", fields.name);
        stage.press("u").hides(&format!("支书  {}", role.word()));
    }
    let store = talkative();
    let mut viewer = sits(&store, sitter(Role::Viewer));
    jump(&mut viewer, OWN.unit);
    viewer.press("e").hides("联系人1职务");
    // The file says the same, whatever door is tried.
    let held = store.read().expect("read").get::<Unit>(OWN.unit);
    let Held { record, version } = held.expect("read").expect("there");
    let (user, role, area) = sitter(Role::Village);
    let hand = Hand {
        area: area.map(|spot| spot.unit),
        ..signed(user, role)
    };
    let fields = UnitFields {
        short: "新名".to_owned(),
        ..record.fields
    };
    let (id, base) = (OWN.unit, version);
    let edit = UnitCommand::Edit { id, base, fields }.into();
    let right = Right::Divisions;
    let refused = apply_as(&store, &hand, edit).map(|_| ());
    assert_eq!(
        refused,
        Err(Refusal::User(UserRefusal::NoRight { role, right }))
    );
}
