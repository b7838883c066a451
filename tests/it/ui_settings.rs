//! The lists that the whole county shares, kept from the settings: stages of sites and what they demand, and the
//! county leaders linked to sites.

use std::collections::BTreeSet;

use sanzhang::{
    domain::{CareCommand, CareId, Command, EXAMPLE_STAGES, Level, OfficialFields, StageFields},
    i18n::Lang,
    keymap::Context,
};

use crate::support::{
    board::{bare, fourteen},
    county::add_unit,
    stage::Stage,
};

/// The settings of a county with the example stages.
fn settings() -> Stage {
    let mut stage = bare();
    stage.press("g s").shows("设置");
    stage
}

/// A county in which nothing is kept for sites.
fn unsettled() -> Stage {
    let mut stage = Stage::empty();
    stage.submit(add_unit(1, None, Level::County, "样县"));
    stage
}

fn stages(stage: &Stage) -> Vec<StageFields> {
    let all = stage.model().desk.county().sites().stages().iter();
    all.map(|held| held.record.fields.clone()).collect()
}

fn officials(stage: &Stage) -> Vec<OfficialFields> {
    let all = stage.model().desk.county().sites().officials().iter();
    all.map(|held| held.record.fields.clone()).collect()
}

/// The line with these words.
fn line(stage: &Stage, words: &str) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(words));
    line.unwrap_or_else(|| panic!("no {words}:\n{screen}"))
        .to_owned()
}

#[test]
fn a_stage_is_added_with_its_demand_after_the_others() {
    let mut stage = settings();
    stage.onto("选点").press("a").shows("新增创建阶段");
    stage.type_("挂牌").press("enter").type_("90");
    stage.press("enter right ^s").hides("新增创建阶段");
    let last = stages(&stage).pop().expect("a stage");
    assert_eq!((last.name.as_str(), last.order), ("挂牌", 80));
    assert_eq!(
        (last.demand.least, last.demand.pass_lines),
        (Some(90), true)
    );
    let line = line(&stage, "挂牌");
    assert!(line.contains("得分率 90%，各板块达合格线"), "{line}");
    stage.press("u").hides("  挂牌");
    assert_eq!(stages(&stage).len(), EXAMPLE_STAGES.len());
}

#[test]
fn the_demand_of_a_stage_is_edited_and_taken_back() {
    let mut stage = settings();
    for open in ["enter", "e"] {
        stage.onto("县级验收").press(open).press("enter");
        stage.type_("80").press("^s").shows("得分率 80%");
        assert_eq!(stages(&stage)[4].demand.least, Some(80));
        stage.press("u").hides("得分率 80%");
        assert!(stages(&stage)[4].demand.is_free());
    }
    // Emptied, nothing is demanded.
    stage.onto("达标命名").press("e enter ^u enter left ^s");
    assert!(stages(&stage)[5].demand.is_free(), "{}", stage.screen());
}

#[test]
fn a_score_that_is_no_percentage_is_said_at_its_field() {
    let mut stage = settings();
    stage.onto("选点").press("e enter");
    for wrong in ["0", "101", "300", "八成"] {
        stage.press("^u").type_(wrong).press("^s").shows("有 1 处");
        assert_eq!(stage.model().context(), Context::Form, "{wrong}");
        assert!(stages(&stage)[0].demand.is_free());
    }
    stage.press("^u S-tab ^u ^s").shows("请填写");
    assert_eq!(stages(&stage)[0].name, "选点");
}

#[test]
fn the_order_of_a_stage_is_its_place_in_the_list() {
    let mut stage = settings();
    stage.onto("自查").press("e tab tab tab ^u");
    stage.type_("20").press("^s").shows("已被“制定方案”使用");
    assert_eq!(stages(&stage)[1].name, "制定方案");
    stage.press("^u").type_("15").press("^s");
    let names: Vec<String> = stages(&stage).into_iter().map(|s| s.name).collect();
    assert_eq!(names[..3], ["选点", "自查", "制定方案"]);
}

#[test]
fn two_stages_of_one_name_are_refused_with_a_sentence_at_the_name() {
    let mut stage = settings();
    stage.onto("自查").press("a").type_("选点").press("^s");
    stage.shows("已有创建阶段“选点”");
    assert_eq!(stages(&stage).len(), EXAMPLE_STAGES.len());
    stage.press("^u").type_("初查").press("^s");
    let last = stages(&stage).pop().expect("a stage");
    assert_eq!(last.name, "初查", "comes last");
}

#[test]
fn a_closed_stage_is_offered_no_longer_until_it_is_reopened() {
    let mut stage = settings();
    stage.onto("自查").press("D");
    assert!(line(&stage, "自查").contains("已停用，原有登记保留"));
    assert!(stages(&stage)[3].closed);
    stage.press("D").shows("这里没有");
    stage.press("u");
    assert!(!stages(&stage)[3].closed);
    stage.press("D R").hides("已停用");
    assert!(!stages(&stage)[3].closed);
    // What a closed one demands can still be read and edited; it stays closed.
    stage.press("D e enter").type_("70").press("^s");
    let edited = stages(&stage).swap_remove(3);
    assert_eq!((edited.closed, edited.demand.least), (true, Some(70)));
}

#[test]
fn no_site_is_moved_to_a_stage_that_is_closed() {
    for keys in ["D", "D R"] {
        let mut stage = fourteen();
        stage.press("g s").onto("县级验收").press(keys);
        stage.press("q g d t ^l").shows("达标命名");
        if keys == "D" {
            stage.hides("县级验收");
        } else {
            stage.shows("县级验收");
        }
    }
}

#[test]
fn a_county_without_stages_is_offered_the_examples_in_one_step() {
    let mut stage = unsettled();
    stage.press("g s");
    stage
        .onto("采用示例")
        .shows("还没有，按 a 新增")
        .press("enter");
    assert_eq!(stages(&stage).len(), EXAMPLE_STAGES.len());
    stage.hides("采用示例").shows("巩固提升");
    stage.press("u");
    assert!(stages(&stage).is_empty());
    stage.onto("采用示例").press("a").shows("新增创建阶段");
    stage.type_("试点").press("^s");
    let only = stages(&stage).pop().expect("a stage");
    assert_eq!((only.name.as_str(), only.order), ("试点", 10));
    stage.hides("采用示例");
}

#[test]
fn a_county_leader_is_added_edited_and_closed() {
    let mut stage = settings();
    stage.onto("新增领导").press("a").shows("新增联点县级领导");
    stage.type_("盘志强").press("enter").type_("副县长");
    stage.press("enter").type_("13812345678").press("^s");
    assert!(line(&stage, "盘志强").contains("副县长"));
    stage.onto("盘志强").press("e enter ^u");
    stage.type_("县委常委").press("^s").shows("县委常委");
    let known = officials(&stage).pop().expect("a leader");
    assert_eq!(
        (known.post.as_str(), known.phone.as_str()),
        ("县委常委", "13812345678")
    );
    stage.onto("盘志强").press("D").shows("已停用");
    assert!(officials(&stage)[0].closed);
    stage.press("R");
    assert!(!officials(&stage)[0].closed);
    stage.press("u u u");
    assert_eq!(officials(&stage)[0].post, "副县长");
    stage.press("u");
    assert!(officials(&stage).is_empty());
}

/// All lines that come by while the cursor goes down, and that it never leaves the page.
fn passed(stage: &mut Stage) -> String {
    let mut seen = String::new();
    for _ in 0..40 {
        let screen = stage.screen();
        assert!(screen.contains('▸'), "the cursor is out of view\n{screen}");
        seen.push_str(&screen);
        stage.press("j");
    }
    seen
}

#[test]
fn heads_and_rows_of_the_lists_are_whole_on_a_small_terminal() {
    let words = [
        (
            Lang::Zh,
            [
                "重点户类别（示例清单，可按本县标准修改）",
                "示范点创建阶段（示例清单，可按本县标准修改）",
                "得分率 85%，各板块达合格线",
                "联点县级领导",
                "新增领导…",
                "示范点创建阶段：还没有，按 a 新增，或采用示例清单",
                "选点 → 巩固提升",
            ],
        ),
        (
            Lang::En,
            [
                "Categories of special care (an example list; change it to your county's)",
                "Stages of sites (an example list; change it to your county's)",
                "85% verified, blocks at pass lines",
                "County leaders linked to sites",
                "Add a county leader…",
                "Stages of sites: none yet; a adds one, or take the examples",
                "Take 7 examples       选点 → 巩固提升",
            ],
        ),
    ];
    for (lang, words) in words {
        let [mut full, mut none] = [bare(), unsettled()];
        let mut seen = String::new();
        for stage in [&mut full, &mut none] {
            if lang == Lang::En {
                stage.press("f7");
            }
            seen.push_str(&passed(stage.sized(80, 24).press("g s")));
        }
        for words in words {
            assert!(seen.contains(words), "{words}\n{seen}");
        }
    }
}

#[test]
fn a_head_stands_over_its_own_rows_wherever_the_page_is() {
    let mut stage = settings();
    stage.sized(80, 24);
    let mut seen = BTreeSet::new();
    for _ in 0..30 {
        let screen = stage.screen();
        let lines: Vec<&str> = screen.lines().collect();
        for (head, first) in [
            ("重点户类别", "新增类别"),
            ("示范点创建阶段", "选点"),
            ("联点县级领导", "新增领导"),
        ] {
            if let Some(n) = lines.iter().position(|line| line.contains(head)) {
                let below = lines[n + 1];
                if below.contains(first) {
                    seen.insert(head);
                }
                assert!(
                    below.contains(first) || below.contains('└'),
                    "{head}\n{screen}"
                );
            }
        }
        stage.press("j");
    }
    assert_eq!(seen.len(), 3, "each came by with its rows: {seen:?}");
}

#[test]
fn a_new_category_elsewhere_moves_the_cursor_from_no_row_to_another() {
    for words in ["新增阶段", "采用示例"] {
        let mut stage = unsettled();
        let mut other = stage.second();
        stage.press("g s").onto(words);
        for name in ["甲类", "乙类"] {
            other.submit(Command::Care(CareCommand::Add {
                id: CareId::promised(0),
                name: name.to_owned(),
            }));
            stage.advance(std::time::Duration::from_secs(2));
            let screen = stage.screen();
            let mut lines = screen.lines();
            let on = |line: &str| line.contains('▸') && line.contains(words);
            assert!(lines.any(on), "{words}\n{screen}");
        }
    }
}
