//! The tree and its page, as a supervisor walks them.

use sanzhang::{
    desk::{Book, Clock, Registrar},
    domain::{Command, Level, Occasion, UnitId},
    ui::Event,
};

use crate::support::{
    county::{add_unit, hand, stocked, today},
    stage::Stage,
};

#[test]
fn the_first_picture_is_the_county_with_its_page() {
    let mut stage = Stage::village();
    stage
        .shows("演示")
        .shows("蓝山县")
        .shows("毛俊镇")
        .shows("户数");
}

#[test]
fn the_tree_unfolds_down_to_a_household_and_the_page_follows() {
    let mut stage = Stage::village();
    stage.press("j l j l j l j l j l j");
    stage
        .shows("沙坪村 › 第1片")
        .shows("联户联系卡")
        .shows("邻长");
    stage.press("h h h h h h h h h h h h");
    assert!(
        stage.line(4).starts_with("│▸ ▸ 蓝山县"),
        "{}",
        stage.screen()
    );
}

#[test]
fn folds_are_kept_when_coming_back() {
    let mut stage = Stage::village();
    stage
        .press("j l j l g b")
        .shows("户数异常")
        .press("H")
        .shows("▾ 沙坪村");
}

#[test]
fn a_window_too_small_says_so_and_nothing_panics_at_any_size() {
    let mut stage = Stage::village();
    for (cols, rows) in [
        (0, 0),
        (1, 1),
        (20, 5),
        (59, 15),
        (60, 16),
        (80, 24),
        (200, 60),
        (500, 200),
    ] {
        stage.sized(cols, rows).press("j l j");
    }
    stage.sized(59, 15).shows("窗口太小");
}

#[test]
fn full_width_keys_and_letters_mean_the_same() {
    let mut stage = Stage::village();
    stage.send(sanzhang::ui::kit::Event::Key(
        "ｊ".parse().expect("a chord"),
    ));
    assert!(stage.line(5).starts_with("│▸"), "{}", stage.screen());
}

#[test]
fn a_switch_that_is_turned_is_handed_out_for_the_next_sitting() {
    use sanzhang::{
        i18n::Lang,
        session::Wish,
        ui::{Choice, Theme, Veil},
    };
    let mut stage = Stage::village();
    stage.press("j k");
    assert_eq!(stage.wishes, [], "nothing is written without a choice");
    stage.press("f7 f8 f12");
    let wished = [
        Wish::Prefer(Choice::Language(Lang::En)),
        Wish::Prefer(Choice::Theme(Theme::Light)),
        Wish::Prefer(Choice::Mask(Veil::Drawn)),
    ];
    assert_eq!(stage.wishes, wished);
    stage.wishes.clear();
    stage.press("g s j j enter");
    let arrows = Wish::Prefer(Choice::Keymap("arrows".to_owned()));
    assert_eq!(stage.wishes, [arrows]);
}

#[test]
fn the_largest_figures_stand_whole() {
    let mut stage = Stage::empty();
    let mut n = 0;
    let mut add = |parent: Option<u32>, level, name: &str| {
        n += 1;
        (n, add_unit(n, parent.map(UnitId::promised), level, name))
    };
    let (county, one) = add(None, Level::County, "县");
    let (town, two) = add(Some(county), Level::Township, "镇");
    let (village, three) = add(Some(town), Level::Village, "村");
    let (section, four) = add(Some(village), Level::Section, "片");
    let (group, five) = add(Some(section), Level::Group, "组");
    let mut parts = vec![one, two, three, four, five];
    parts.extend((0..1200).map(|i| add(Some(group), Level::Neighborhood, &format!("{i}邻")).1));
    stage.submit(Command::Batch {
        occasion: Occasion::Divisions,
        steps: parts,
    });
    for cols in [80, 100, 120] {
        stage.sized(cols, 30).shows(" 1,200 ").shows("1,202");
    }
}

#[test]
fn a_page_nobody_stands_on_is_seen_from_its_first_line_when_the_county_is_read() {
    let store = stocked();
    let mut stage = Stage::signed(&store, hand("甲"));
    let whole = stage.model().desk.clone();
    let begun = Registrar::new(store, hand("甲"), Book::Real, Clock::held(today()));
    let desk = begun.expect("opens").desk();
    let entries = Vec::new();
    stage.sized(80, 16).send(Event::Changed { desk, entries });
    // The page is opened before its figures are known.
    stage.press("j k").hides("│  重点户");
    let (desk, entries) = (whole, Vec::new());
    stage.send(Event::Changed { desk, entries });
    stage.shows("│  样县  县").shows("│  重点户");
}
