//! A day at the desk, key by key: add, edit, undo, two people at one county, languages and looks.

use std::time::Duration;

use sanzhang::{domain::Level, session::Wish};

use crate::support::stage::Stage;

/// Down to the first neighborhood of the village.
const TO_NEIGHBORHOOD: &str = "j l j l j l j l j";

#[test]
fn adding_a_household_opens_the_next_one_and_undo_says_what_it_took_back() {
    let mut stage = Stage::village();
    let before = households(&stage);
    stage.press(TO_NEIGHBORHOOD).press("a").shows("新增");
    stage.type_("陈试").press("tab").type_("4").press("^s");
    stage.shows("接着填下一户");
    assert_eq!(households(&stage), before + 1);
    stage.press("esc").hides("新增户").press("u");
    assert!(stage.foot().contains("已撤销"), "{}", stage.screen());
    assert!(stage.foot().contains("陈试"), "{}", stage.screen());
    assert_eq!(households(&stage), before);
    stage.press("^r");
    assert!(stage.foot().contains("重做"), "{}", stage.screen());
    assert_eq!(households(&stage), before + 1);
}

fn households(stage: &Stage) -> u32 {
    let desk = &stage.model().desk;
    desk.county()
        .figures(desk.root().expect("a county"))
        .households
}

#[test]
fn two_people_see_each_others_changes_without_a_key() {
    let mut one = Stage::village();
    let mut two = one.second();
    let before = households(&two);
    one.press(TO_NEIGHBORHOOD)
        .press("a")
        .type_("陈试")
        .press("tab")
        .type_("4")
        .press("^s");
    two.advance(Duration::from_secs(1));
    assert_eq!(households(&two), before + 1);
    two.shows("陈试").shows("新增了 陈试 户");
    one.press("esc u");
    two.advance(Duration::from_secs(1));
    assert_eq!(households(&two), before);
    two.shows("已撤销：新增了 陈试 户");
}

#[test]
fn nothing_repaints_while_a_field_has_the_focus() {
    let mut one = Stage::village();
    let mut two = one.second();
    two.press("/").type_("李");
    one.press(TO_NEIGHBORHOOD)
        .press("a")
        .type_("陈试")
        .press("tab")
        .type_("4")
        .press("^s");
    assert!(
        !two.glance(),
        "a background change repaints under the input method"
    );
    two.type_("明").press("esc");
    assert!(two.model().desk.county().head > sanzhang::domain::Seq(0));
}

#[test]
fn a_han_character_on_a_list_searches_and_says_why() {
    let mut stage = Stage::village();
    stage.type_("李");
    stage.shows("搜索").shows("中文输入法已开");
}

#[test]
fn language_and_theme_turn_live() {
    let mut stage = Stage::village();
    stage.press("f7").shows("Households").shows("DEMO");
    stage.press("f8").press("f7").shows("户数");
}

#[test]
fn every_list_opens_and_comes_back() {
    let mut stage = Stage::township();
    for (key, title) in [
        ("1", "今日"),
        ("g b", "户数异常"),
        ("g v", "空缺"),
        ("g m", "无电话"),
        ("g y", "疑似重复"),
        ("g c", "重点户"),
        ("3", "三长名册"),
        ("g j", "操作日志"),
        ("g r", "已停用"),
    ] {
        let frame = format!("─ {title} ");
        stage.press(key).shows(&frame).press("H").shows("[2 层级]");
    }
}

#[test]
fn a_list_filters_sorts_and_opens_what_stands_under_the_cursor() {
    let mut stage = Stage::village();
    stage
        .press("3")
        .press("f")
        .type_("组长")
        .press("enter")
        .shows("筛选");
    stage.hides("邻长").press("esc").shows("邻长");
    stage
        .press("o enter")
        .shows("按姓名升序")
        .press("enter")
        .shows("层级");
}

#[test]
fn an_empty_store_says_what_to_do() {
    let mut stage = Stage::empty();
    stage
        .shows("还没有单位")
        .press("1")
        .press("j l enter / esc");
}

#[test]
fn copying_goes_to_the_terminal_and_says_so() {
    let mut stage = Stage::village();
    stage.press("j l j y");
    let copied = stage
        .wishes
        .iter()
        .any(|w| matches!(w, Wish::Copy(text) if text.contains("沙坪村")));
    assert!(copied, "{:?}", stage.wishes);
}

#[test]
fn the_tree_counts_what_stands_below() {
    let stage = Stage::village();
    let desk = &stage.model().desk;
    let county = desk.county();
    let root = desk.root().expect("a county");
    let figures = county.figures(root);
    assert_eq!(figures.units(Level::Village), 1);
    assert_eq!(figures.serving[2], figures.units(Level::Neighborhood));
    assert_eq!(county.vacancies(root).len() as u32, figures.vacancies());
    assert_eq!(county.breaches(root).len() as u32, figures.breaches);
    assert_eq!(county.without_phone(root).len() as u32, figures.no_phone);
    assert_eq!(county.with_care(root).len() as u32, figures.care);
}
