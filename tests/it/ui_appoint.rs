//! Appointing from the form: heads become people, nobody is typed twice, the words are those of an appointment.

use sanzhang::{
    domain::{Act, HouseholdId, UnitId},
    register::Mark,
};

use crate::support::stage::Stage;

/// A head of the neighborhood who is nobody in the book yet, and whose name is the only one of its kind.
fn stranger(stage: &Stage, unit: UnitId) -> (HouseholdId, String) {
    let county = stage.model().desk.county();
    let root = stage.model().desk.root().expect("a county");
    let names: Vec<String> = county
        .households_where(root, |r| !r.has(Mark::Retired))
        .into_iter()
        .map(|id| county.household(id).expect("known").record.fields.head)
        .collect();
    let rows = county.households_of(unit).iter();
    rows.filter(|r| !r.has(Mark::Retired))
        .map(|r| county.household(r.id).expect("known").record)
        .find(|h| {
            h.counts()
                && h.fields.head_person.is_none()
                && names.iter().filter(|n| **n == h.fields.head).count() == 1
        })
        .map(|h| (h.id, h.fields.head))
        .expect("a head who is no person")
}

#[test]
fn a_head_is_appointed_without_being_typed_twice_and_one_undo_takes_all_back() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (home, name) = stranger(&stage, unit);
    stage.press("A").type_(&name).shows("户主").press("enter");
    stage.shows("姓名").shows("所属户").press("^s");
    let short = stage.model().desk.short(unit);
    assert!(
        stage.foot().contains(&format!("任命 {name} 为")) && stage.foot().contains(&short),
        "{}",
        stage.foot()
    );
    stage.hides("登记了");
    let county = stage.model().desk.county();
    let post = county.serving(unit).expect("served");
    let fields = post.person.record.fields.clone();
    assert_eq!((fields.name, fields.household), (name.clone(), Some(home)));
    let linked = county.household(home).expect("known").record.fields;
    assert_eq!(linked.head_person, Some(post.person.record.id));
    stage.press("g j").shows(&format!("任命 {name} 为"));
    stage.press("H u");
    let county = stage.model().desk.county();
    assert_eq!(
        county
            .household(home)
            .expect("known")
            .record
            .fields
            .head_person,
        None
    );
    assert!(
        county
            .serving(unit)
            .is_none_or(|p| p.person.record.fields.name != name)
    );
}

#[test]
fn those_who_live_nearest_are_offered_first_and_answer_to_initials() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let near: Vec<String> = stage
        .model()
        .desk
        .county()
        .households_of(unit)
        .iter()
        .filter(|r| !r.has(Mark::Retired))
        .filter_map(|r| {
            Some(
                stage
                    .model()
                    .desk
                    .county()
                    .household(r.id)?
                    .record
                    .fields
                    .head,
            )
        })
        .collect();
    stage.press("A Alt-down");
    let screen = stage.screen();
    let first = near.iter().filter(|name| screen.contains(name.as_str()));
    assert!(first.count() >= 4, "{screen}");
    let (_, name) = stranger(&stage, unit);
    let (_, initials) = letters(&name);
    stage.press("esc").type_(&initials).shows(&name);
}

/// `邓桂华` as `dengguihua` and `dgh`.
fn letters(name: &str) -> (String, String) {
    let line =
        sanzhang::register::search::pinyin_line(name, sanzhang::register::search::Role::Person);
    let plain: String = unicode_normalization::UnicodeNormalization::nfd(line.as_str())
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .collect();
    let initials = plain.split(' ').filter_map(|s| s.chars().next()).collect();
    (plain.replace(' ', ""), initials)
}

#[test]
fn the_page_of_a_unit_tells_of_its_appointments() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (_, name) = stranger(&stage, unit);
    stage.press("A").type_(&name).press("enter ^s");
    let words = format!("任命 {name} 为");
    let page = stage.sized(200, 60).screen();
    assert!(page.contains("历史"), "{page}");
    // Once at the foot, once on the page.
    assert_eq!(page.matches(&words).count(), 2, "{page}");
    let history = stage.past(unit);
    let acts: Vec<&Act> = history.iter().map(|(entry, _)| &entry.deed.act).collect();
    assert_eq!(acts.first(), Some(&&Act::Appoint));
    let mut numbers: Vec<_> = history.iter().map(|(entry, _)| entry.number).collect();
    let told = numbers.len();
    numbers.dedup();
    assert_eq!(told, numbers.len(), "one entry is told once");
}

/// From the number of people to whoever of the book the head is.
fn to_book(stage: &mut Stage) {
    for _ in 0..17 {
        stage.press("tab");
    }
}

#[test]
fn a_known_person_of_the_head_s_name_is_offered_and_never_forced() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage.press("P").type_("赵样新").press("^s");
    stage
        .press("a")
        .type_("赵样新")
        .press("tab")
        .shows("人员册里有 赵样新");
    stage.type_("2").press("^s").shows("接着填下一户");
    let newest = |stage: &Stage| {
        let county = stage.model().desk.county();
        let id = county.households_of(unit).iter().map(|r| r.id).max();
        county
            .household(id.expect("households"))
            .expect("known")
            .record
            .fields
    };
    assert_eq!(newest(&stage).head_person, None);
    stage.type_("赵样新").press("tab").type_("2");
    to_book(&mut stage);
    stage.press("Alt-down").shows("赵样新").press("enter ^s");
    let linked = newest(&stage).head_person.expect("linked");
    let person = stage.model().desk.county().person(linked).expect("known");
    assert_eq!(person.record.fields.name, "赵样新");
}

/// Name and phone of whoever serves.
fn serving(stage: &Stage, unit: UnitId) -> (String, String) {
    let county = stage.model().desk.county();
    let post = county.serving(unit).expect("served");
    let fields = &post.person.record.fields;
    (fields.name.clone(), fields.phone.clone())
}

#[test]
fn a_leaders_phone_is_changed_from_the_tree_their_page_their_row_and_a_hit() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    let (name, _) = serving(&stage, unit);
    let ways = [
        ("c", "13900000001"),
        ("tab e", "13900000002"),
        ("3 j j e", "13900000003"),
    ];
    for (way, phone) in ways {
        stage.press("2");
        stage.press(way).shows(&format!("修改 {name}"));
        stage.press("tab tab tab tab ^u").type_(phone).press("^s");
        assert_eq!(serving(&stage, unit), (name.clone(), phone.to_owned()));
        stage.press("esc esc");
    }
    stage.press("2 /").type_(&name).press("tab e");
    stage.shows(&format!("修改 {name}"));
    stage.press("tab tab tab tab ^u").type_("13900000004");
    stage.press("^s esc");
    assert_eq!(serving(&stage, unit).1, "13900000004");
    stage.press("u");
    assert_eq!(serving(&stage, unit).1, "13900000003");
}

#[test]
fn the_term_being_served_is_corrected_and_a_vacant_post_has_nobody_to_edit() {
    let mut stage = Stage::village();
    let unit = stage.walk_to_neighborhood();
    stage.press("t").shows("更正");
    stage.press("^u").type_("2022-11").press("^s");
    let county = stage.model().desk.county();
    let since = county
        .serving(unit)
        .expect("served")
        .term
        .record
        .fields
        .since;
    assert_eq!(since.to_string(), "2022-11-01");
    // Once over, the last term can still be put right, but nobody is there to be edited.
    stage.press("E tab ^u").type_("2024-04-01").press("^s");
    stage.press("c").shows("还没有人任职");
    stage.press("t").shows("更正").press("esc");
    stage.press("g g").press("c").shows("“修改三长”用于");
}

#[test]
fn a_name_that_merely_sounds_like_somebody_s_is_not_taken_for_it() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("P").type_("赵样新").press("^s");
    stage.press("a").type_("钱样试").press("tab").type_("2");
    to_book(&mut stage);
    stage.type_("照样新").shows("赵样新");
    stage.press("tab ^s").shows("没有找到“照样新”");
    // In letters it is the name itself.
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("P").type_("赵样新").press("^s");
    stage.press("a").type_("钱样试").press("tab");
    to_book(&mut stage);
    stage.type_("zyx").press("tab").shows("赵样新").hides("zyx");
}
