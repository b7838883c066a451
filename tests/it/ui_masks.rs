//! Masks: lists show no phone in full, a viewer's search finds none digit by digit, and care is no way to pick people.

use sanzhang::{
    domain::*,
    store::{Store, Which},
    ui::registry::{route::Registry, tree::Tree},
};

use crate::support::{
    canary::{self, NEAR, SIBLING},
    county::{batch, hand, now, op},
    shell::Shell,
    stage::Stage,
    users::{apply_as, nothing, refusal, signed, staffed},
};

/// The rehearsal village's first household with a contact whose phone is known, as its page shows it.
fn phone_of(stage: &mut Stage) -> String {
    stage.walk_to_neighborhood();
    stage.press("l j l");
    let page = stage.screen();
    let digits = |word: &&str| word.len() == 11 && word.chars().all(|c| c.is_ascii_digit());
    let found = page.split(|c: char| !c.is_ascii_digit()).find(digits);
    found.unwrap_or_else(|| panic!("{page}")).to_owned()
}

fn tail(phone: &str, digits: usize) -> &str {
    phone.get(phone.len() - digits..).expect("digits are ASCII")
}

#[test]
fn a_page_shows_a_phone_in_full_and_a_list_does_not() {
    let mut stage = Stage::village();
    let phone = phone_of(&mut stage);
    let masked = mask_phone(&phone);
    assert!(masked.contains("****"));
    // Typed in full it is found, and stays masked beside others.
    stage.press("/").type_(&phone).shows(&masked).press("esc");
    // Those of leaders stand on their cards.
    for list in ["g c", "g y", "g n"] {
        let shown = stage.press(list).screen();
        let whole = shown
            .split(|c: char| !c.is_ascii_digit())
            .any(|word| word.len() == 11);
        assert!(!whole, "{list}: {shown}");
    }
}

#[test]
fn masked_only_the_last_four_digits_find_somebody() {
    let shell = Shell::staffed();
    let hits = |user: &str, words: &str| -> usize {
        let told = shell.asked(user, &format!("search {words} --format json"));
        let rows: Vec<serde_json::Value> = serde_json::from_str(&told.out).expect("rows");
        assert_eq!(told.status == 0, !rows.is_empty(), "{words}");
        rows.len()
    };
    // 13812345678 is 黄东's.
    for (typed, whole, masked) in [
        ("5678", 1, 1),
        ("45678", 1, 0),
        ("2345678", 1, 0),
        ("13812345678", 1, 0),
        ("1381234", 1, 0),
        ("678", 1, 0),
        ("黄东", 1, 1),
    ] {
        assert_eq!(hits("li", typed), whole, "{typed}");
        assert_eq!(hits("kan", typed), masked, "{typed}");
    }
    for words in [
        "search 5678",
        "search 黄东",
        "search 5678 --format json",
        "show h1",
    ] {
        let told = shell.asked("kan", words).ok().out;
        assert!(!told.contains("13812345678"), "{words}: {told}");
    }
}

#[test]
fn on_the_screen_the_mask_also_stops_the_search_and_the_list_of_care() {
    let mut stage = Stage::village();
    let phone = phone_of(&mut stage);
    stage.press("g c").hides("遮着").press("-");
    stage
        .press("/")
        .type_(tail(&phone, 6))
        .shows("找到 1 条")
        .press("esc");
    stage.press("f12");
    stage.shows("****");
    stage
        .press("/")
        .type_(tail(&phone, 6))
        .shows("找到 0 条")
        .press("esc");
    stage
        .press("/")
        .type_(tail(&phone, 4))
        .hides("找到 0 条")
        .press("esc");
    stage.press("g c").shows("遮着");
    // A viewer's screen is masked from the start.
    let store = staffed();
    let viewer = Hand {
        who: "kan先生".to_owned(),
        area: Some(UnitId(2)),
        ..signed(5, Role::Viewer)
    };
    assert_ne!(viewer.who, hand("li").who);
    Stage::signed(&store, viewer).press("g c").shows("不能查看");
}

/// A viewer of the near township, before a household of its second village.
fn viewer(store: &Store) -> Stage {
    let viewer = Hand {
        who: "kan先生".to_owned(),
        area: Some(NEAR.unit),
        ..signed(8, Role::Viewer)
    };
    let mut stage = Stage::signed(store, viewer);
    stage.press("l j l j l j l j l j");
    stage
}

fn watched() -> Store {
    let store = Store::in_memory();
    canary::fill(&store);
    store
}

#[test]
fn what_a_role_may_not_do_is_not_offered_and_said_at_once() {
    let store = watched();
    let mut stage = viewer(&store);
    let refusal = "查看员用户不能";
    for key in ["e", "a", "D", "m", "C", "u", "P", "T", "g i", "V"] {
        stage.press(key).shows(refusal).shows("层级");
        stage.press("esc").hides(refusal);
    }
    let foot = stage.foot();
    assert!(!foot.contains("修改") && !foot.contains("新增"), "{foot}");
    assert!(!foot.contains("查看完整信息"), "{foot}");
    stage
        .press("space")
        .hides("销户")
        .hides("分户")
        .hides("查看完整信息");
    stage
        .press("esc f1")
        .hides("销户")
        .hides("查看完整信息")
        .hides("撤销")
        .press("esc");
    stage
        .press("f7 e")
        .shows("A viewer account may not")
        .press("f7");
    // Enter on a vacant post would appoint, on a rule of the settings change it.
    stage
        .press("k k k tab enter")
        .hides("任职日期")
        .press("esc");
    stage
        .press("g s")
        .hides("新增类别")
        .press("j j j j j j enter")
        .shows(refusal);
}

/// Whoever keeps the near township's books, before a household of its second village.
fn township(store: &Store) -> Stage {
    let township = Hand {
        who: "zhen先生".to_owned(),
        area: Some(NEAR.unit),
        ..signed(3, Role::Township)
    };
    let mut stage = Stage::signed(store, township);
    stage.press("l j l j l j l j l j");
    stage
}

#[test]
fn behind_the_mask_a_record_is_read_in_full_by_one_key_and_the_journal_has_it() {
    let store = watched();
    let before = store.head().expect("head");
    let mut stage = township(&store);
    let (masked, sign) = (format!("{}****", SIBLING.phones), SIBLING.sign.to_string());
    stage.shows("13370").shows("独居老人").press("f12");
    stage.shows(&masked).hides("13370").hides("独居老人");
    stage
        .press("V")
        .shows("13370")
        .shows("独居老人")
        .shows("的完整信息");
    // Whoever leads there is another record.
    stage.shows(&masked);
    let entry = store.entries(None, 1).expect("read").remove(0);
    assert_eq!((entry.number, &*entry.who), (before.next(), "zhen先生"));
    assert_eq!((entry.deed.act, entry.deed.count), (Act::Unmask, 1));
    assert!(entry.deed.subject.starts_with(&sign));
    // Once more changes nothing; elsewhere and back it is masked again.
    stage.press("V").shows("没有遮住的内容");
    stage.press("j k").hides("13370").hides("独居老人");
    assert_eq!(store.head().expect("head"), before.next());
    let told = stage.press("g j").screen();
    assert!(told.contains("查看了"), "{told}");
    // It is no change, so there is nothing to take back, and nobody's edit is stale for it.
    let undone = store.undo(op(901), &hand("wang"), now(), Which::Number(entry.number));
    assert_eq!(
        undone.map(|_| ()).map_err(refusal),
        Err(UndoRefusal::Read.into())
    );
    assert_eq!(store.check().expect("checked"), []);
}

#[test]
fn nobody_reads_in_full_what_lies_outside() {
    let store = watched();
    let hand = Hand {
        area: Some(NEAR.unit),
        ..signed(3, Role::Township)
    };
    let ask =
        |records: &[Unmask]| nothing(apply_as(&store, &hand, Command::Unmask(records.to_vec())));
    let out = || Err(EditRefusal::OutOfArea.into());
    let (own, outside) = (
        Unmask::Household(HouseholdId(1)),
        Unmask::Household(HouseholdId(13)),
    );
    assert_eq!(ask(&[own]), Ok(()));
    assert_eq!(ask(&[outside]), out());
    assert_eq!(ask(&[own, outside]), out());
    assert_eq!(ask(&[Unmask::Person(PersonId(1))]), Ok(()));
    assert_eq!(ask(&[Unmask::Person(PersonId(5))]), out());
    let all = batch(
        Occasion::Form,
        vec![Command::Unmask(vec![Unmask::Person(PersonId(1))])],
    );
    assert!(apply_as(&store, &hand, all).is_err());
    // One deed opens what somebody reads, and not a whole township.
    let (most, own) = (200, Unmask::Household(HouseholdId(1)));
    assert_eq!(ask(&vec![own; most]), Ok(()));
    let n = most + 1;
    let many = EditRefusal::TooManyUnmasked { n, most };
    assert_eq!(ask(&vec![own; n]), Err(many.into()));
}

#[test]
fn while_somebody_looks_a_form_shows_only_the_field_under_the_hand() {
    let mut stage = Stage::village();
    let phone = phone_of(&mut stage);
    stage.press("e").shows(&phone).press("f12").hides(&phone);
    stage.shows(&mask_phone(&phone));
    for _ in 0..30 {
        stage.press("tab");
        if stage.screen().contains(&phone) {
            return;
        }
    }
    panic!("the field of the phone never had the focus");
}

#[test]
fn on_the_command_line_too_whoever_may_not_reads_nothing_in_full() {
    let shell = Shell::staffed();
    let entries = |user: &str| shell.asked(user, "journal").ok().out;
    let told = shell.asked("kan", "show h1").ok().out;
    assert!(!told.contains("13812345678"), "{told}");
    let refused = shell.asked("kan", "show h1 --unmask");
    assert_eq!(refused.status, 1);
    assert!(!refused.out.contains("13812345678"), "{}", refused.out);
    assert!(refused.err.contains("查看员用户不能"), "{}", refused.err);
    assert!(!entries("guan").contains("查看了"));
    // Whoever may read it anyway leaves no trace.
    let told = shell.asked("li", "show h1 --unmask").ok().out;
    assert!(told.contains("13812345678"), "{told}");
    assert!(!entries("guan").contains("查看了"));
    // h2 lies elsewhere.
    assert_eq!(shell.asked("kan", "show h2 --unmask").status, 1);
}

#[test]
fn what_hides_that_care_changed_hides_it_in_the_journal_too() {
    let store = watched();
    let held = store.read().expect("read").get::<Household>(HouseholdId(7));
    let held = held.expect("read").expect("there");
    let mut fields = held.record.fields;
    fields.care.clear();
    fields.people += 1;
    let (id, base, fields) = (HouseholdId(7), held.version, Box::new(fields));
    let edit = HouseholdCommand::Edit { id, base, fields };
    let office = Hand {
        area: Some(NEAR.unit),
        ..signed(3, Role::Township)
    };
    nothing(apply_as(&store, &office, Command::Household(edit))).expect("edited");
    let mut open = township(&store);
    open.press("g j g g enter")
        .shows("人口")
        .shows("重点户类别");
    let mut masked = township(&store);
    masked
        .press("f12 g j g g enter")
        .shows("人口")
        .hides("重点户类别");
    let mut viewer = viewer(&store);
    viewer
        .press("g j g g enter")
        .shows("人口")
        .hides("重点户类别");
}

#[test]
fn no_list_shows_a_phone_that_stands_in_a_name() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    // Figures in a name are asked about.
    stage
        .press("l j e ^u")
        .type_("黄某13800001111")
        .press("^s y");
    stage.shows("修改了").press("D y").shows("销户");
    let root = stage.model().desk.root().expect("a county");
    stage.visit(Registry::list(Figure::Retired, root));
    stage.press("j k").onto("黄某138****1111");
    stage.hides("13800001111");
}

#[test]
fn who_reads_a_household_in_full_reads_no_other_record_with_it() {
    let mut stage = Stage::village();
    stage.walk_to_neighborhood();
    stage.press("l j");
    let tree = stage.on::<Tree>().expect("a tree");
    let household = tree.household(&stage.model().at()).expect("a household");
    let (own, book) = ("13311112222", "13511112222");
    let county = stage.model().desk.county();
    let village = county.path(sanzhang::register::Node::Unit(household.neighborhood))[2];
    let person = PersonId::promised(0);
    let add = Command::Person(PersonCommand::Add {
        id: person,
        village,
        fields: PersonFields {
            name: household.fields.head.clone(),
            phone: book.to_owned(),
            ..PersonFields::default()
        },
    });
    let receipt = stage.submit(add);
    let mut fields = household.fields;
    fields.head_person = receipt.ids::<Person>().next();
    fields.contacts[0].phone = own.to_owned();
    let held = stage.model().desk.county().household(household.id);
    let (id, base) = (household.id, held.expect("there").version);
    let fields = Box::new(fields);
    let edit = Command::Household(HouseholdCommand::Edit { id, base, fields });
    stage.submit(Command::Alone(Box::new(edit)));
    stage.shows(own).shows(book);
    stage.press("f12").hides(own).hides(book);
    // The journal names the household alone.
    stage.press("V").shows(own).hides(book);
}
