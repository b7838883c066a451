//! The board of the demonstration sites: all of them on one screen, what is marked, and the order of a column.

use sanzhang::{domain::By, i18n::Lang};

use crate::support::{
    board::{bare, fourteen, inspected, wrong},
    stage::Stage,
};

fn scored() -> Stage {
    let mut stage = fourteen();
    // 2 of 10 in the first block is under its pass line of 6.
    inspected(
        &mut stage,
        0,
        By::Verifier,
        60,
        &[(1, 2), (2, 0), (3, 95), (6, 4)],
    );
    inspected(&mut stage, 0, By::Verifier, 5, &[(6, 1)]);
    inspected(&mut stage, 1, By::Verifier, 9, &[(1, 2), (2, 3)]);
    inspected(&mut stage, 1, By::Village, 3, &[(1, 2), (2, 0), (3, 95)]);
    wrong(&mut stage, 0, "台账不全", 5);
    wrong(&mut stage, 1, "没有值班表", -3);
    stage
}

fn row(stage: &Stage, village: &str) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(village));
    line.unwrap_or_else(|| panic!("no row of {village}\n{screen}"))
        .to_owned()
}

#[test]
fn all_sites_stand_side_by_side_with_what_is_marked() {
    let mut stage = scored();
    stage.press("g d");
    for n in 0..14 {
        stage.shows(&format!("第{n}甲村"));
    }
    for head in [
        "组织",
        "联系",
        "考核",
        "自查−考核",
        "较上次",
        "对照计划",
        "阶段",
        "整改",
    ] {
        stage.shows(head);
    }
    let first: Vec<String> = row(&stage, "第0甲村")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    assert!(
        first.ends_with(&["11.0", "-", "-3.0", "超前0.4", "创建中", "1", "│"].map(str::to_owned)),
        "{first:?}"
    );
    let second = row(&stage, "第1甲村");
    assert!(second.contains("!2.0 "), "under its pass line: {second}");
    assert!(
        second.contains("+8.0"),
        "the village sees itself higher: {second}"
    );
    assert!(second.contains("!1"), "overdue: {second}");
    stage.shows("点线面：点 14，线 0，面 0；覆盖 14 个村，占 28 的 50%");
}

#[test]
fn a_small_screen_keeps_the_marks_and_gives_up_the_rest() {
    let mut stage = scored();
    stage.press("g d").sized(80, 24);
    for n in 0..14 {
        stage.shows(&format!("第{n}甲村"));
    }
    stage
        .shows("组织")
        .shows("考核")
        .shows("整改")
        .shows("!2")
        .shows("点线面")
        .hides("自查−考核");
    stage.press("f7");
    assert_eq!(stage.model().look.lang, Lang::En);
    stage
        .shows("Verified")
        .shows("To mend")
        .shows("14 sites")
        .hides("Self +/-");
}

#[test]
fn a_column_orders_the_sites_as_lists_are() {
    let mut stage = scored();
    stage.press("g d");
    // The columns stand under each other, and of figures the largest come first.
    stage.press("o").shows("按哪一列排序").shows("从大到小");
    stage.press("j j j enter").shows("按考核降序排列");
    let screen = stage.screen();
    let place = |village: &str| {
        screen
            .lines()
            .position(|line| line.contains(village))
            .expect("a row")
    };
    assert!(place("第0甲村") < place("第1甲村") && place("第1甲村") < place("第2甲村"));
    stage
        .press("f")
        .type_("第13甲")
        .press("enter")
        .shows("第13甲村")
        .hides("第3甲村");
    stage.press("esc").shows("第3甲村");
}

#[test]
fn a_board_without_sites_says_how_to_add_one() {
    let mut stage = bare();
    stage
        .press("g d")
        .shows("还没有示范点。")
        .shows("按 a 新增");
}

#[test]
fn an_inspection_that_is_not_closed_is_marked_until_it_is() {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 30, &[(1, 1), (2, 1)]);
    stage.press("g d").hides("~");
    stage.press("c").type_("2").press("enter esc");
    stage.shows("~").shows("考核未结束");
    stage
        .press("enter")
        .shows("未结束，已评 1/7 项")
        .press("esc");
    stage.press("c ^s ^s").shows("结束了").hides("~");
    stage.press("enter").hides("未结束");
}
