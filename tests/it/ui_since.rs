//! The movement of the verified scores since a chosen day: the line that asks for the day, and the column.

use sanzhang::{
    domain::By,
    keymap::{Keymap, Preset},
    session::Wish,
};

use crate::support::{
    board::{bare, fourteen, inspected},
    stage::Stage,
};

/// Verified on 7 February, 18 March and 2 April of 2024; today is 7 April.
fn verified() -> Stage {
    let mut stage = fourteen();
    inspected(&mut stage, 0, By::Verifier, 60, &[(1, 1)]);
    inspected(&mut stage, 0, By::Verifier, 20, &[(6, 4)]);
    inspected(&mut stage, 0, By::Verifier, 5, &[(6, 3)]);
    inspected(&mut stage, 1, By::Verifier, 60, &[(1, 2)]);
    inspected(&mut stage, 1, By::Verifier, 30, &[(1, 0)]);
    inspected(&mut stage, 2, By::Verifier, 9, &[(1, 2)]);
    stage
}

/// What stands right after the verified score and the gap in a site's row.
fn moved(stage: &Stage, village: &str) -> String {
    let screen = stage.screen();
    let line = screen.lines().find(|line| line.contains(village));
    let line = line.unwrap_or_else(|| panic!("no row of {village}\n{screen}"));
    let cell = line.split_whitespace().nth(6);
    cell.expect("a cell").to_owned()
}

fn column(stage: &Stage) -> [String; 4] {
    ["第0甲村", "第1甲村", "第2甲村", "第3甲村"].map(|village| moved(stage, village))
}

#[test]
fn the_column_counts_from_the_chosen_day_and_its_head_says_so() {
    let mut stage = verified();
    stage.press("g d").shows("较上次");
    assert_eq!(column(&stage), ["-1.0", "-2.0", "-", "-"]);
    stage.press("i").shows("考核分的变化从哪天算起");
    stage
        .type_("3-1")
        .press("enter")
        .shows("较03-01")
        .hides("较上次")
        .hides("从哪天算起");
    assert_eq!(column(&stage), ["+3.0", "-2.0", "-", "-"]);
    // The line begins with what was chosen.
    stage.press("i").shows("› 2024-03-01");
    stage.press("^u").type_("2024年4月6日").press("enter");
    assert_eq!(column(&stage), ["0.0", "0.0", "0.0", "-"]);
    stage.press("i ^u").type_("2023-12-31").press("enter");
    stage.shows("较2023-12-31");
    assert_eq!(
        column(&stage),
        ["-", "-", "-", "-"],
        "nothing was scored then"
    );
    stage
        .press("i ^u")
        .type_("昨天")
        .press("enter")
        .shows("较04-06");
}

#[test]
fn nothing_typed_goes_back_to_the_latest_verification_and_esc_changes_nothing() {
    let mut stage = verified();
    stage.press("g d i").type_("3-1").press("enter");
    stage
        .press("i ^u")
        .type_("4-6")
        .press("esc")
        .hides("从哪天算起")
        .shows("较03-01");
    assert_eq!(column(&stage)[0], "+3.0");
    stage
        .press("i ^u")
        .shows("空着就跟上次考核比")
        .press("enter")
        .shows("较上次");
    assert_eq!(column(&stage), ["-1.0", "-2.0", "-", "-"]);
}

#[test]
fn a_wrong_day_is_refused_says_how_to_mend_it_and_stays_as_typed() {
    let mut stage = verified();
    stage.press("g d i").type_("2-30").press("enter");
    stage
        .shows("“2-30”：2024 年 2 月只有 29 天，请核对。")
        .shows("› 2-30")
        .shows("较上次");
    stage
        .press("f7")
        .shows("\"2-30\": 2024-02 has only 29 days")
        .press("f7");
    // The next key takes the sentence away, and the line is mended where it stands.
    stage.press("bs bs").hides("只有 29 天").type_("28");
    stage.press("enter").shows("较02-28").hides("从哪天算起");
    stage.press("i ^u").type_("4-8").press("enter");
    stage
        .shows("2024-04-08 还没到，请写今天或更早的日期。")
        .shows("› 4-8")
        .shows("较02-28");
    stage.press("^u").type_("今天").press("enter");
    stage.shows("较04-07");
    stage
        .press("i ^u")
        .paste(&"九".repeat(200))
        .press("enter")
        .shows(&format!("“{}”应写成日期", "九".repeat(20)));
}

#[test]
fn the_day_is_kept_for_the_sitting_and_not_for_the_next() {
    let mut stage = verified();
    stage.press("g d i").type_("3-1").press("enter");
    stage.press("2").hides("较03-01");
    stage.press("H").shows("较03-01").press("enter").press("H");
    stage.shows("较03-01").press("H").press("H").press("L");
    stage.press("g d").shows("较03-01");
    assert_eq!(column(&stage)[0], "+3.0");
    // A new verification counts at once.
    inspected(&mut stage, 0, By::Verifier, 1, &[(1, 2)]);
    assert_eq!(column(&stage)[0], "+4.0");
    let mut next = stage.again();
    next.press("g d").shows("较上次");
}

#[test]
fn the_column_can_be_sorted_by_and_copied_under_its_own_head() {
    let mut stage = verified();
    stage.press("g d i").type_("3-1").press("enter");
    // Village, two blocks, verified and gap go before it.
    stage.press("o j j j j j enter").shows("按较03-01降序排列");
    let place = |stage: &Stage, village: &str| {
        let screen = stage.screen();
        let row = screen.lines().position(|line| line.contains(village));
        row.expect("a row")
    };
    assert!(place(&stage, "第0甲村") < place(&stage, "第1甲村"));
    stage
        .press("o enter")
        .shows("按较03-01升序排列")
        .shows("较03-01 ^");
    assert!(place(&stage, "第1甲村") < place(&stage, "第0甲村"));
    stage.press("o enter");
    stage.press("y");
    let copied = stage.wishes.iter().find_map(|wish| match wish {
        Wish::Copy(text) => Some(text.as_str()),
        _ => None,
    });
    let head = copied.and_then(|text| text.lines().next());
    assert!(
        head.is_some_and(|head| head.contains("\t较03-01\t")),
        "{head:?}"
    );
    // Another day, another order, with the same column.
    stage.press("i ^u").type_("3-20").press("enter");
    assert!(place(&stage, "第1甲村") < place(&stage, "第0甲村"));
}

#[test]
fn a_narrow_window_shows_the_chosen_day_beside_every_block() {
    let mut stage = Stage::township();
    stage.sized(80, 24).press("g d f7");
    stage.shows("Verified").shows("To mend").hides("Moved");
    for (day, head) in [("3-1", "+/- 03-01"), ("2023-12-31", "2023-12-31")] {
        stage.press("i ^u").type_(day).press("enter").shows(head);
        for _ in 0..2 {
            for block in ["组织", "联系", "事项", "成效"] {
                stage.shows(block);
            }
            stage
                .press("f7")
                .shows(day.rsplit('-').next().expect("a day"));
        }
    }
    stage.press("i ^u enter").shows("To mend").hides("2023");
}

#[test]
fn the_line_stands_below_the_rows_in_every_size() {
    let mut stage = verified();
    stage.sized(80, 25).press("g d i");
    stage.shows("第13甲村").shows("点线面");
    stage.type_("2-30").press("enter");
    stage.shows("第13甲村").shows("点线面").shows("只有 29 天");
    stage.press("^u").sized(60, 16);
    stage.shows("› ").shows("从哪天算起").shows("第0甲村");
    stage.press("f7").shows("empty: since");
}

#[test]
fn menu_and_help_name_it_and_both_presets_reach_it() {
    let mut stage = verified();
    stage.press("g d").shows("i 变化起算日");
    stage.press("space").shows("变化起算日").press("esc");
    stage.press("?").shows("i                 变化起算日");
    let mut stage = verified().with_keymap(Keymap::preset(Preset::Arrows));
    stage.press("g d i").shows("从哪天算起").press("esc");
    stage
        .press("f7")
        .sized(200, 60)
        .shows("i Movement since a day");
    let mut stage = bare();
    stage.press("g d i").hides("从哪天算起");
}
