//! Masks: lists show no phone in full, a viewer's search finds none digit by digit, and care is no way to pick people.

use sanzhang::domain::{Hand, Role, UnitId};

use crate::support::{
    county::hand,
    shell::Shell,
    stage::Stage,
    users::{signed, staffed},
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
    let masked = sanzhang::domain::mask_phone(&phone);
    assert!(masked.contains("****"));
    // Typed in full it is found, and stays masked beside others.
    stage.press("/").type_(&phone).shows(&masked).press("esc");
    for list in ["7", "8", "g n"] {
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
        let rows = shell.asked(user, &format!("search {words} --format json"));
        rows.json().as_array().expect("rows").len()
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
    stage.press("7").hides("遮着").press("-");
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
    stage.press("7").shows("遮着");
    // A viewer's screen is masked from the start.
    let store = staffed();
    let viewer = Hand {
        who: "kan先生".to_owned(),
        area: Some(UnitId(2)),
        ..signed(5, Role::Viewer)
    };
    assert_ne!(viewer.who, hand("li").who);
    Stage::signed(&store, viewer).press("7").shows("不能查看");
}
